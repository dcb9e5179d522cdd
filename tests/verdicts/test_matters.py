"""The smallest difference that matters in results, and what so many runs can show of it."""

import math
from typing import Any

import pytest

from partnership_sim.declare import METRICS, OUTCOMES, Matters, matters
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts.matters import can_be_known, case, least
from tests.verdicts.made import SERVICE, Made


@pytest.mark.parametrize(
    ("given", "low", "high", "found"),
    [
        (None, 0.0, 1.0, Matters(0.01)),
        (None, 0.0, 100.0, Matters(1.0)),
        (None, -1.0, 1.0, Matters(0.02)),
        (None, 0.0, math.inf, Matters(0.05, of_level=True)),
        (0.2, 0.0, math.inf, Matters(0.2)),
        (2, 0.0, 100.0, Matters(2.0)),
    ],
)
def test_it_is_as_declared_else_by_the_bounds(given, low, high, found):
    assert matters(given, low, high) == found


def test_every_measure_of_the_package_has_one():
    for found in (*(one.matters for one in METRICS.values()), *(one.matters for one in OUTCOMES.values())):
        assert 0 < found.amount <= 1
        assert found.of_level == (found == Matters(0.05, of_level=True))
    said = {name: METRICS[name].matters for name in ("service", "trust", "resistance", "breaches", "core_kinds", "benefit_spread", "ties")}
    amounts = {"service": 0.01, "trust": 0.01, "resistance": 0.01, "breaches": 1.0, "core_kinds": 0.05, "benefit_spread": 0.01}
    assert said == {name: Matters(amount) for name, amount in amounts.items()} | {"ties": Matters(0.05, of_level=True)}
    assert OUTCOMES["sustained"].matters == Matters(0.05)


@pytest.mark.parametrize(
    ("means", "found"),
    [
        ({NO_PROGRAMME: 40.0, "A": 90.0}, 2.0),
        ({NO_PROGRAMME: -40.0, "A": 90.0}, 2.0),
        ({NO_PROGRAMME: 0.0, "A": 90.0, "B": 20.0}, 4.5),  # nothing is spent without a programme
        ({"A": 90.0, "B": 20.0}, 4.5),
        ({NO_PROGRAMME: math.nan, "A": 20.0}, 1.0),
        ({NO_PROGRAMME: math.nan, "A": math.nan}, 0.0),
    ],
)
def test_a_share_is_of_the_level_without_a_programme(means, found):
    made: Any = Made(means)
    assert least(made, "ties", "end") == pytest.approx(found)
    assert least(made, "trust", "end") == 0.01
    assert least(made, "of_a_plug_in_that_is_absent", "end") == pytest.approx(found)


@pytest.mark.parametrize(("runs", "known"), [(1, False), (2, False), (5, False), (19, False), (20, True), (99, True), (100, True)])
def test_a_few_runs_that_are_alike_do_not_show_that_plans_are_equal(runs, known):
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 1.0}, doubt=0.0, replicates=runs)
    assert can_be_known(runs, "service", 0.01) == known
    assert case(made, "A", NO_PROGRAMME, SERVICE) == ("equal" if known else "unclear")


@pytest.mark.parametrize(("runs", "known"), [(20, False), (59, False), (60, True), (200, True)])
def test_that_a_partnership_survives_as_often_takes_runs_enough_to_meet_a_rare_end(runs, known):
    """Never seen in n runs: at most 3 in n, by the rule of three; 3 in 60 is the twentieth that matters."""
    assert can_be_known(runs, "sustained", 0.05) == known
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 1.0}, doubt=0.0, replicates=runs)
    assert case(made, "A", NO_PROGRAMME, Goal("sustained", "run", 1)) == ("equal" if known else "unclear")
