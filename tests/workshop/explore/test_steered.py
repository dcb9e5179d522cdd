"""What is done to the explored partnership: a pure function of the list of actions; refused in words where it cannot be done."""

from __future__ import annotations

from typing import Any

import pytest

from partnership_sim.population import cast_of
from partnership_sim.steering.diary import ParameterChange, Spend, Stop, Strike
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.explore.actions import action_of
from partnership_sim.workshop.explore.steered import MOST_BACK, Steered
from tests.workshop.explore.worlds import CASE

CAST = cast_of(CASE)


def steered(*done: tuple[str, dict[str, Any]]) -> Steered:
    found = Steered(CASE, CAST)
    for name, given in done:
        do(found, name, **given)
    return found


def do(where: Steered, name: str, /, **given: Any) -> None:
    where.apply(action_of({"do": f"explore_{name}", **given}))


def spends(where: Steered, side: int = 0) -> list[tuple[int, str, float, int, int]]:
    return [
        (line.month, line.action.lever, line.action.spend, line.action.start, line.action.end)
        for line in where.worlds[side].lines
        if isinstance(line, Spend)
    ]


def test_it_begins_with_the_last_plan_and_nothing_done() -> None:
    where = steered()
    assert (where.told.plan, where.month, where.speed, where.worlds[0].lines) == ("second", 0, 0.0, ())
    assert where.watched[0] == CASE.goals[0]


def test_a_lever_is_spent_on_as_the_plan_does_it_until_the_programme_ends() -> None:
    where = steered(("spend", {"month": 4, "lever": "facilitated_dialogue", "amount": 2.0}))
    stop, *lines = where.worlds[0].lines
    assert stop == Stop(4, "facilitated_dialogue")
    assert [(one.action.spend, one.action.on, one.action.by, one.action.form) for one in lines if isinstance(one, Spend)] == [
        (1.5, ("community", "ngo"), ("ngo",), "face_to_face"),
        (0.5, CASE.plans[2].actions[1].on, ("government",), "messages"),
    ]
    assert {(start, end) for _, _, _, start, end in spends(where)} == {(5, 10)}
    assert [(one.spend, one.start, one.end) for one in where.spending[0] if one.lever == "facilitated_dialogue"] == [
        (0.6, 1, 4),
        (0.2, 1, 4),
        (1.5, 5, 10),
        (0.5, 5, 10),
    ]


def test_options_of_the_plan_stay_and_targets_and_form_can_be_chosen() -> None:
    where = steered(("spend", {"month": 2, "lever": "service_delivery", "amount": 1.0}))
    assert where.spending[0][-1].options == CASE.plans[2].actions[2].options
    do(where, "spend", month=3, lever="service_delivery", amount=1.0, form="joint", on=["community", "ngo-001"])
    latest = where.spending[0][-1]
    assert (latest.form, latest.on, latest.options) == ("joint", ("community", "ngo-001"), {"agreement": 0.0})


def test_after_the_programme_it_is_spent_until_the_last_month_and_nothing_is_nothing() -> None:
    where = steered(
        ("spend", {"month": 12, "lever": "mediation", "amount": 0.3}), ("spend", {"month": 3, "lever": "service_delivery", "amount": 0})
    )
    assert spends(where) == [(12, "mediation", 0.3, 13, 16)]
    assert where.worlds[0].lines[0] == Stop(3, "service_delivery")


def test_lines_stand_in_the_order_of_months_whenever_they_were_done() -> None:
    where = steered(
        ("shock", {"month": 9, "shock": "scandal", "severity": 0.3}),
        ("leakage", {"month": 2, "value": 0.28}),
        ("go", {"month": 1}),
        ("shock", {"month": 0, "shock": "disaster"}),
    )
    lines = where.worlds[0].lines
    assert [line.month for line in lines] == [0, 2, 9]
    assert [type(line) for line in lines] == [Strike, ParameterChange, Strike]
    assert isinstance(lines[2], Strike)
    assert (lines[2].entry.month, lines[2].entry.severity) == (10, 0.3)


def test_a_control_that_goes_on_moving_is_one_change() -> None:
    where = steered(*(("spend", {"month": 4, "lever": "mediation", "amount": amount / 10}) for amount in range(1, 9)))
    assert spends(where) == [(4, "mediation", 0.8, 5, 10)]
    do(where, "spend", month=5, lever="mediation", amount=0.1)
    do(where, "undo")
    assert spends(where) == [(4, "mediation", 0.8, 5, 10)]
    do(where, "undo")
    assert where.worlds[0].lines == ()
    with pytest.raises(Refused, match="Nothing has been changed"):
        do(where, "undo")


def test_what_can_be_taken_back_is_bounded() -> None:
    where = steered(*(("shock", {"month": at % 12, "shock": "scandal", "severity": (at % 10) / 10}) for at in range(150)))
    assert len(where.past) == MOST_BACK
    assert len(where.told.a) == 12


def test_another_beginning_goes_to_month_0_and_keeps_what_was_done() -> None:
    where = steered(("spend", {"month": 4, "lever": "mediation", "amount": 0.4}), ("go", {"month": 9}))
    before = where.worlds[0].lines
    do(where, "start", trust=0.1)
    do(where, "start", budget=0.5)
    world = where.worlds[0]
    assert (where.month, world.lines, world.start) == (0, before, (0.1, 0.5))
    for pair, spread in CASE.population.trust.items():
        assert world.case.population.trust[pair].mean == pytest.approx(min(spread.mean + 0.1, 0.95))
    assert world.plan.budget == 30.0
    assert [one.spend for one in world.plan.actions] == [0.3, 0.1, 0.2]


def test_another_plan_puts_aside_what_was_done_and_gives_it_back() -> None:
    where = steered(("spend", {"month": 4, "lever": "mediation", "amount": 0.4}), ("go", {"month": 9}), ("plan", {"plan": "first"}))
    assert (where.told.plan, where.month, where.worlds[0].lines) == ("first", 0, ())
    do(where, "undo")
    assert (where.told.plan, len(where.worlds[0].lines)) == ("second", 2)


def test_two_futures_part_in_a_month_and_only_b_is_changed() -> None:
    where = steered(("spend", {"month": 2, "lever": "mediation", "amount": 0.4}), ("fork", {"month": 5}))
    a = where.worlds[0].lines
    do(where, "spend", month=5, lever="mediation", amount=1.0)
    do(where, "shock", month=7, shock="scandal")
    assert where.worlds[0].lines == a
    assert spends(where, 1) == [(2, "mediation", 0.4, 3, 10), (5, "mediation", 1.0, 6, 10)]
    assert [len(world.lines) for world in where.without()] == [len(a) + 1, len(a) + 2]
    with pytest.raises(Refused, match="part in month 5"):
        do(where, "spend", month=4, lever="mediation", amount=1.0)
    with pytest.raises(Refused, match="compared already"):
        do(where, "fork", month=6)
    do(where, "clear")
    assert where.worlds[1].lines == a
    do(where, "undo")
    b = where.worlds[1].lines
    do(where, "keep", side="b")
    assert [world.lines for world in where.worlds] == [b]
    do(where, "undo")
    do(where, "keep", side="a")
    assert [world.lines for world in where.worlds] == [a]
    with pytest.raises(Refused, match="No two futures"):
        do(where, "keep", side="a")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("spend", {"month": 16, "lever": "mediation", "amount": 1}),
        ("spend", {"month": 2, "lever": "magic", "amount": 1}),
        ("spend", {"month": 2, "lever": "mediation", "amount": -1}),
        ("spend", {"month": 2, "lever": "mediation", "amount": float("nan")}),
        ("spend", {"month": 2, "lever": "service_delivery", "amount": 1, "on": ["government"], "form": "direct"}),
        ("spend", {"month": 2, "lever": "service_delivery", "amount": 1, "form": "sideways"}),
        ("spend", {"month": 2, "lever": "mediation", "amount": 1, "on": ["nobody-001"]}),
        ("shock", {"month": 2, "shock": "meteor"}),
        ("shock", {"month": 2, "shock": "scandal", "severity": 2}),
        ("leakage", {"month": 2, "value": 0.9}),
        ("plan", {"plan": "third"}),
        ("start", {"trust": 0.5}),
        ("go", {"month": 17}),
        ("go", {"month": True}),
        ("play", {"month": 3, "speed": 1000}),
        ("watch", {"metrics": ["beauty"]}),
        ("watch", {"metrics": []}),
        ("pick", {"who": "nobody-001"}),
        ("dance", {}),
        ("undo", {"more": 1}),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(name: str, given: dict[str, Any]) -> None:
    where = steered(("spend", {"month": 4, "lever": "mediation", "amount": 0.4}), ("go", {"month": 9}))
    before = (where.told, where.month, where.speed, where.watched, where.picked, len(where.past))
    with pytest.raises(Refused):
        do(where, name, **given)
    assert (where.told, where.month, where.speed, where.watched, where.picked, len(where.past)) == before


def test_the_same_list_gives_the_same_state() -> None:
    done: list[tuple[str, dict[str, Any]]] = [
        ("spend", {"month": 2, "lever": "mediation", "amount": 0.4}),
        ("play", {"month": 2, "speed": 5}),
        ("fork", {"month": 5}),
        ("shock", {"month": 6, "shock": "scandal"}),
        ("watch", {"metrics": ["trust"]}),
        ("pick", {"who": "ngo-001"}),
    ]
    one, other = steered(*done), steered(*done)
    assert [(world.plan, world.lines) for world in one.worlds] == [(world.plan, world.lines) for world in other.worlds]
    assert (one.told, one.month, one.speed, one.watched, one.picked) == (other.told, other.month, other.speed, other.watched, other.picked)
