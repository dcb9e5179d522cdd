"""What could break a plan, from what-ifs whose answer is known."""

from typing import Any

import pytest

from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import what_if
from partnership_sim.verdicts.trials import Trials, is_luck
from tests.verdicts.made import SERVICE, Made

MEANS = {NO_PROGRAMME: 1.0, "A": 2.0, "B": 1.7}
SUSTAINED = {NO_PROGRAMME: 0.7, "A": 0.9, "B": 0.8}
CHANGE = "trust_loss_ratio"


def tried(*rows, means=MEANS, **values: Any) -> Trials:
    made: Any = Made(means, sustained=SUSTAINED, tried=rows, **values)
    return Trials(made)


def service(plan, change, difference, half=0.01, value=1.0):
    return (plan, change, value, "service", "after", difference, half)


def holds(plan, change, difference, half=0.01, value=1.0):
    return (plan, change, value, "sustained", "run", difference, half)


def test_level_difference_and_what_was_before_are_of_the_same_runs():
    found = tried(service("A", CHANGE, -0.2), holds("A", CHANGE, -0.3), replicates=200)
    (one,) = found.of("A", "service", "after")
    assert (one.runs, one.mean, one.before) == pytest.approx((50, 1.8, 2.0))
    assert found.runs == 50
    judged = what_if.of(found, "A", SERVICE)
    assert judged is not None
    assert (judged.breaking[0].runs, judged.breaking[0].holds, judged.breaking[0].before) == pytest.approx((50, 0.6, 0.9))


@pytest.mark.parametrize(("count", "runs"), [(3, 3), (50, 50), (1000, 50)])
def test_it_says_of_how_many_runs(count, runs):
    assert tried(service("A", CHANGE, -0.2), replicates=count).runs == runs


def test_no_programme_stands_beside_under_the_same_change():
    rows = [
        service(NO_PROGRAMME, "shock:scandal", -0.4, 0.05),
        service("A", "shock:scandal", -0.3),
        service("A", "shock:scandal:ngo", -0.1),
    ]
    judged = what_if.of(tried(*rows), "A", SERVICE)
    assert judged is not None
    whole, one = judged.tried
    assert whole.without is not None
    assert (whole.without.mean, whole.without.difference) == pytest.approx((0.6, -0.4))
    assert one.without is None
    assert [(tried_.world.shock.name, tried_.world.shock.kind) for tried_ in judged.tried if tried_.world.shock] == [
        ("scandal", ""),
        ("scandal", "ngo"),
    ]


def test_a_single_run_puts_nobody_clearly_ahead():
    nan = float("nan")
    both = [service("A", CHANGE, -0.25, nan), service("B", CHANGE, 0.25, nan)]
    assert tried(*both, doubt=nan, replicates=1).leaders("A", SERVICE) == []


@pytest.mark.parametrize(
    ("difference", "half", "calm"),
    [(-0.2, 0.01, False), (-0.2, 0.3, True), (-0.009, 0.001, True), (-0.011, 0.001, False), (0.009, 0.001, True), (0.011, 0.001, False)],
)
def test_a_change_that_counts_is_clear_and_at_least_the_smallest_that_matters(difference, half, calm):
    found = tried(service("A", CHANGE, difference, half))
    assert found.calm("A", SERVICE) == ([CHANGE] if calm else [])
    harm = [] if calm or difference > 0 else [CHANGE]
    assert [one.change for one in found.harm("A", SERVICE)] == harm


def test_a_lead_that_does_not_matter_overtakes_nobody():
    """B is 0.3 behind; 0.305 in its favour puts it ahead, without any doubt, by 0.005; 0.32 by 0.02."""
    small = [service("A", CHANGE, 0.0, 0.0), service("B", CHANGE, 0.305, 0.0)]
    assert tried(*small, doubt=0.0).leaders("A", SERVICE) == []
    large = [service("A", CHANGE, 0.0, 0.0), service("B", CHANGE, 0.32, 0.0)]
    assert [duel.other for duel in tried(*large, doubt=0.0).leaders("A", SERVICE)] == ["B"]


def test_what_breaks_the_partnership_is_never_nothing_of_note():
    assert tried(service("A", CHANGE, 0.0), holds("A", CHANGE, -0.2)).calm("A", SERVICE) == []


def test_a_parameter_that_does_exactly_nothing_is_not_used():
    found = tried(service("A", CHANGE, 0.0, 0.0), service("A", "synergy", 0.0, 0.001), service("A", "shock:scandal", 0.0, 0.0))
    unused, used, shock = found.of("A", "service", "after")
    assert (found.unused("A", unused), found.unused("A", used), found.unused("A", shock)) == (True, False, False)
    elsewhere = tried(service("A", CHANGE, 0.0, 0.0), holds("A", CHANGE, -0.02))
    assert not elsewhere.unused("A", elsewhere.of("A", "service", "after")[0])


def test_what_breaks_the_partnership_comes_before_what_costs_more():
    found = tried(
        service("A", "synergy", -0.6),
        service("A", "shock:scandal", -0.3),
        service("A", CHANGE, -0.1),
        holds("A", "shock:scandal", -0.18),
        holds("A", CHANGE, -0.12),
    )
    blow = found.blow("A", SERVICE)
    assert blow is not None
    assert (blow.effect.change, blow.effect.difference) == ("shock:scandal", -0.3)
    judged = what_if.of(found, "A", SERVICE)
    assert judged is not None
    assert judged.blow is not None
    assert judged.blow.breaking is not None
    assert judged.blow.breaking.holds == pytest.approx(0.72)
    assert judged.blow.breaking.before == pytest.approx(0.9)
    assert judged.blow.worse


@pytest.mark.parametrize(("fall", "half"), [(-0.04, 0.01), (-0.3, 0.4)])
def test_else_the_largest_clear_loss_of_the_goal(fall, half):
    found = tried(service("A", "synergy", -0.6), service("A", "shock:scandal", -0.3), holds("A", "shock:scandal", fall, half))
    blow = found.blow("A", SERVICE)
    assert blow is not None
    assert (blow.effect.change, blow.holds) == ("synergy", None)


def test_luck_is_never_what_breaks_a_plan():
    assert [is_luck(name) for name in ("luck_place", "luck_tie", "synergy", "information_spread", "shock:scandal")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert tried(service("A", "luck_place", -0.6), holds("A", "luck_place", -0.5)).blow("A", SERVICE) is None


def test_another_plan_leads_only_where_it_is_clear_of_all_doubt():
    """B is 0.3 behind: 0.5 in its favour makes 0.2 ahead, clear of a doubt of 0.1 but not of 0.3."""
    both = [service("A", CHANGE, -0.25), service("B", CHANGE, 0.25)]
    (duel,) = tried(*both).leaders("A", SERVICE)
    assert (duel.other, duel.trial.change) == ("B", CHANGE)
    assert duel.ahead == pytest.approx(0.2)
    assert tried(*both, doubt=0.3).leaders("A", SERVICE) == []


def test_every_world_that_was_tried_with_another_plan_is_a_duel():
    level = [service("A", "synergy", -0.15), service("B", "synergy", 0.15)]
    behind = [service("A", CHANGE, 0.0), service("B", CHANGE, 0.1)]
    ahead = [service("A", "budget_scale", -0.2, value=0.5), service("B", "budget_scale", 0.15, value=0.5)]
    unchanged = [service("A", "budget_scale", 0.0), service("B", "budget_scale", 0.0)]
    judged = what_if.of(tried(*level, *behind, *ahead, *unchanged), "A", SERVICE)
    assert judged is not None
    assert [(one.world.change, one.plan, one.clear) for one in judged.rivals] == [
        ("synergy", "B", False),
        (CHANGE, "B", False),
        ("budget_scale", "B", False),
    ]
    assert [one.ahead for one in judged.rivals] == pytest.approx([0.0, -0.2, 0.05])
    assert judged.overtaken == ()


def test_where_the_chosen_plan_was_not_tried_the_first_that_was_is_spoken_of():
    judged = what_if.of(tried(service("B", CHANGE, -0.2)), "A", SERVICE)
    assert judged is not None
    assert judged.plan == "B"
    assert what_if.of(tried(), "A", SERVICE) is None
    assert what_if.of(tried(service("A", CHANGE, -0.2)), "A", None) is None


def test_what_matters_most_is_by_the_larger_end_and_leaves_out_what_is_calm():
    rows = [service("A", CHANGE, -0.2, value=2.0), service("A", CHANGE, 0.3, value=5.0), service("A", "synergy", 0.01)]
    judged = what_if.of(tried(*rows, service("A", "shock:scandal", -0.5)), "A", SERVICE)
    assert judged is not None
    assert judged.matter == {CHANGE: 0.3}
    assert judged.calm == ("synergy",)
    assert [one.world.end for one in judged.tried] == ["lower", "upper", "upper", "shock"]
