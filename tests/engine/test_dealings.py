"""Resources that change hands and words that are broken by hand, on a few people whose numbers can be told in the head."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.steering import Session
from partnership_sim.steering.diary import Transfer

REGISTER = b"""id,kind,households,resources,resistance,conflict_management,joins
rich,ngo,,2,0.5,0.5,
poor,ngo,,1,0.5,0.5,
office,government,,1,1,0,
hamlet,community,20,1,0.5,0,
town,community,60,1,0.5,0,
late,community,200,1,0.5,0,3
"""
TIES = b"""source,target,trust
office,hamlet,0.5
hamlet,office,0.8
office,town,0.5
town,office,0.4
rich,office,0.6
office,rich,0.7
rich,poor,0.9
poor,rich,0.9
"""
WHOLE: dict[str, Any] = {"name": "x", "months": 12, "population": {"register": "r.csv", "ties": "t.csv"}}
LOSS = PARAMETERS["trust_gain"].default * PARAMETERS["trust_loss_ratio"].default


def session_of(**parameters: float) -> Session:
    return Session(ps.Scenario.of({**WHOLE, "parameters": parameters}, files={"r.csv": REGISTER, "t.csv": TIES}))


def resources(run: Session) -> dict[str, float]:
    state = run.state_of()
    return dict(zip(state["id"].tolist(), state["resources"].tolist(), strict=True))


def trust(run: Session) -> dict[tuple[str, str], float]:
    ties = run.network_of()
    return {(one, other): value for one, other, value in zip(ties["source"], ties["target"], ties["trust"], strict=True)}


def test_it_is_taken_by_what_they_have_and_given_by_size():
    run = session_of()
    for who, units in (("rich", 3.0), ("poor", 1.0), ("hamlet", 0.0), ("town", 0.0)):
        run.write("resources", who, units)
    run.transfer(2.0, ["ngo"], ["community"])
    found = resources(run)
    assert (found["rich"], found["poor"], found["hamlet"], found["town"]) == pytest.approx((1.5, 0.5, 0.5, 1.5))
    assert run.diary[-1] == Transfer(0, 2.0, ("ngo",), ("community",))


def test_nobody_gives_more_than_it_has_and_what_goes_to_nobody_is_gone():
    run = session_of()
    before = resources(run)
    run.transfer(100.0, ["poor"], ["office"])
    found = resources(run)
    assert found["poor"] == 0.0
    assert found["office"] == pytest.approx(before["office"] + before["poor"])
    run.transfer(100.0, ["poor"], ["office"])
    assert resources(run) == found
    run.transfer(found["office"] / 4, ["office"])
    assert sum(resources(run).values()) == pytest.approx(sum(before.values()) - found["office"] / 4)


def test_who_has_not_joined_neither_gives_nor_gets():
    run = session_of()
    before = resources(run)
    run.transfer(1.0, ["late"], ["office"])
    run.transfer(1.0, ["office"], ["late"])
    run.break_word(["late"], ["office"])
    assert resources(run) == before
    run.run_to(3)
    before = resources(run)
    run.transfer(0.1, ["office"], ["late"])
    assert resources(run)["late"] == pytest.approx(before["late"] + 0.1)


@pytest.mark.parametrize("lacked", [False, True])
def test_those_to_whom_a_word_was_broken_trust_less_and_nobody_else(lacked: bool) -> None:
    run = session_of()
    before = trust(run)
    run.break_word(["office"], ["community"], lacked=lacked)
    stays = 1.0 - LOSS * (0.5 if lacked else 1.0)
    expected = {pair: value * (stays if pair in {("hamlet", "office"), ("town", "office")} else 1.0) for pair, value in before.items()}
    assert trust(run) == pytest.approx(expected)


def test_both_ends_may_break_their_word():
    run = session_of()
    before = trust(run)
    run.break_word(["ngo"], ["ngo"])
    after = trust(run)
    assert {pair: after[pair] / before[pair] for pair in before if after[pair] != before[pair]} == pytest.approx(
        {("rich", "poor"): 1.0 - LOSS, ("poor", "rich"): 1.0 - LOSS}
    )


def test_disputes_open_as_often_as_the_rule_says_and_not_twice():
    """An office that resists wholly and communities that manage no conflict: of two ties, quarrelsome * escalation opens, 1 at most."""
    opened, chances = 0, 0.0
    for replicate in range(60):
        case = ps.Scenario.of({**WHOLE, "parameters": {"escalation": 0.3}}, files={"r.csv": REGISTER, "t.csv": TIES})
        run = Session(case, replicate=replicate)
        chances += 2 * min(1.0, 0.3 * float(run._course.block.state.quarrelsome[0, 0]))
        run.break_word(["office"], ["community"])
        ties = run.network_of()
        first = int(np.asarray(ties["conflict"]).astype(bool).sum()) // 2
        run.break_word(["office"], ["community"])
        assert int(np.asarray(run.network_of()["conflict"]).astype(bool).sum()) // 2 == first
        opened += first
    assert abs(opened - chances) < 4 * np.sqrt(chances)


def test_a_line_of_a_diary_changes_nothing_elsewhere():
    """A transfer of nothing and a word broken to nobody leave every bit of the run."""
    run, other = session_of(), session_of()
    run.transfer(0.0, ["ngo"], ["community"])
    run.break_word(["poor"], ["community"])
    run.run_to(12)
    other.run_to(12)
    assert all(np.array_equal(one, two) for one, two in zip(run.state_of().values(), other.state_of().values(), strict=True))
    one, two = ([list(every.metrics_of(month).values()) for month in range(13)] for every in (run, other))
    assert np.array_equal(one, two, equal_nan=True)


def test_what_cannot_be_meant_is_refused_in_words():
    run = session_of()
    with pytest.raises(ps.InputError) as caught:
        run.transfer(-1.0, ["nggo"], [3])  # type: ignore[list-item]
    told = {problem.place: problem.tell("en") for problem in caught.value.problems}
    assert set(told) == {"units", "by[1]", "to[1]"}
    assert 'did you mean "ngo"?' in told["by[1]"]
    with pytest.raises(ps.InputError) as caught:
        run.break_word([], ["business"], lacked="yes")  # type: ignore[arg-type]
    assert {problem.place for problem in caught.value.problems} == {"by", "to[1]", "lacked"}
    assert run.diary == ()
