"""Outcomes of runs that were made up so that the answer is known."""

import math

import numpy as np
import pytest

from partnership_sim.running import moments, outcomes
from partnership_sim.studies import goals, typical

METRICS = ("trust", "active_core", "core_kinds", "service", "spent")


def cube(runs=1, months=24, **columns):
    values = np.zeros((runs, months, len(METRICS)))
    for name, column in columns.items():
        values[:, :, METRICS.index(name)] = column
    return values


@pytest.mark.parametrize(
    ("then", "now", "kinds", "expected"),
    [(0.8, 0.4, 1, 1.0), (0.8, 0.39, 1, 0.0), (0.8, 0.8, 0, 0.0), (np.nan, 0.8, 1, np.nan), (0.8, np.nan, 1, np.nan), (0.8, 0.9, 1, 1.0)],
)
def test_sustained(then, now, kinds, expected):
    core, all_kinds = np.zeros((1, 10)), np.zeros((1, 10))
    core[0, 4], core[0, -1], all_kinds[0, -1] = then, now, kinds
    np.testing.assert_equal(outcomes.sustained(core, all_kinds, 5), [expected])


def service(shock=7, lowest=4.0, at_twelfth=7.0, months=24):
    path = np.full(months, 10.0)
    path[shock - 1 + 2] = lowest
    path[shock - 1 + 11] = at_twelfth
    return path[None]


def test_resilience_is_the_share_won_back():
    found = outcomes.resilience(service(), np.array([7]))
    np.testing.assert_allclose(found, [0.5])
    np.testing.assert_allclose(outcomes.resilience(service(at_twelfth=13.0), np.array([7])), [1.5])


def test_resilience_looks_at_six_months_before_at_most():
    path = service(shock=9)
    path[0, :2] = 1000.0
    np.testing.assert_allclose(outcomes.resilience(path, np.array([9])), [0.5])
    short = service(shock=3)
    short[0, :2] = [8.0, 12.0]
    np.testing.assert_allclose(outcomes.resilience(short, np.array([3])), [0.5])


def test_resilience_is_undefined_without_shock_loss_or_time():
    path = service()
    for month in (-1, 0, 1, 14):
        assert math.isnan(outcomes.resilience(path, np.array([month]))[0])
    assert math.isfinite(outcomes.resilience(service(shock=13), np.array([13]))[0])
    assert math.isnan(outcomes.resilience(np.full((1, 24), 3.0), np.array([7]))[0])
    path[0, 8] = np.nan
    assert math.isnan(outcomes.resilience(path, np.array([7]))[0])


def test_totals_count_every_community_of_every_month():
    path = np.array([[1.0, 2.0, np.nan], [np.nan, np.nan, np.nan]])
    counts = np.array([[3, 4, 0], [0, 0, 0]])
    np.testing.assert_equal(outcomes.service_total(path, counts), [11.0, np.nan])


def test_cost_effectiveness_has_no_value_at_no_cost():
    found = outcomes.cost_effectiveness(np.array([10.0, 10.0]), np.array([4.0, 4.0]), np.array([2.0, 0.0]))
    np.testing.assert_equal(found, [3.0, np.nan])


def test_of_runs_gives_every_outcome_in_order():
    values = cube(2, 24, active_core=0.5, core_kinds=1.0, service=2.0, spent=0.25)
    found = outcomes.of_runs(values, METRICS, np.full((2, 24), 5), 12, np.array([-1, 7]), np.array([100.0, 240.0]))
    assert tuple(found) == outcomes.NAMES
    np.testing.assert_allclose(found["service_total"], [240.0, 240.0])
    np.testing.assert_allclose(found["cost"], [6.0, 6.0])
    np.testing.assert_allclose(found["cost_effectiveness"], [140 / 6, 0.0])
    np.testing.assert_equal(found["resilience"], [np.nan, np.nan])
    table = outcomes.table({"No programme": found, "B": found})
    assert table["plan"] == ["No programme"] * 2 + ["B"] * 2
    np.testing.assert_array_equal(np.asarray(table["replicate"]), [0, 1, 0, 1])


def test_moments_are_programme_end_end_and_the_months_after():
    values = np.arange(2 * 6, dtype=float).reshape(1, 6, 2)
    values[0, 4, 1] = np.nan
    found = moments.of_block(values, 3)
    np.testing.assert_equal(found[:, 0, 0], [4.0, 10.0, 8.0])
    np.testing.assert_equal(found[:, 0, 1], [5.0, 11.0, 9.0])
    assert np.isnan(moments.of_block(values, 6)[2]).all()


def test_goals_know_where_they_are_judged():
    monthly, outcome = goals.of(("resistance", "sustained"), months=10, programme_end=5)
    assert (monthly.at, monthly.better) == ("after", -1)
    assert (outcome.at, outcome.better) == ("run", 1)
    assert goals.of(("trust",), months=5, programme_end=5)[0].at == "end"


def test_scores_of_a_goal():
    cube_ = moments.of_block(np.arange(8.0).reshape(2, 4, 1), 2)
    goal = goals.Goal("trust", "after", 1)
    np.testing.assert_array_equal(goals.scores(goal, cube_, {}, ("trust",)), [2.5, 6.5])
    np.testing.assert_array_equal(
        goals.scores(goals.Goal("cost", "run", -1), cube_, {"cost": np.array([3.0, 4.0])}, ("trust",)), [3.0, 4.0]
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0, 1.0, 2.0], 2),
        ([4.0, 1.0, 3.0, 2.0], 3),
        ([2.0, 1.0, 2.0, 2.0], 0),
        ([np.nan, 5.0, np.nan], 1),
        ([np.nan, np.nan], 0),
        ([7.0], 0),
    ],
)
def test_the_typical_replicate_is_the_lower_median(values, expected):
    assert typical.lower_median(np.array(values)) == expected
