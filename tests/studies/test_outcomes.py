"""Outcomes of runs that were made up so that the answer is known."""

import math

import numpy as np
import pytest

from partnership_sim.running import moments, outcomes
from partnership_sim.studies import goals, typical

METRICS = ("trust", "convened", "organisations_at_work", "activity", "first_works", "need_met", "service", "spent")


def cube(runs=1, months=24, **columns):
    values = np.zeros((runs, months, len(METRICS)))
    for name, column in columns.items():
        values[:, :, METRICS.index(name)] = column
    return values


def path(*stretches):
    """Return a metric of one run, [1, month], from stretches of (value, months)."""
    return np.concatenate([np.full(months, value, float) for value, months in stretches])[None]


@pytest.mark.parametrize(
    ("convened", "at_work", "organisations", "expected"),
    [
        (path((1, 24)), 3, 3, 1.0),
        (path((1, 24)), 2, 3, 0.0),
        (path((1, 24)), 5, 2, np.nan),
        (path((1, 12), (0, 12)), 3, 8, 1.0),
        (path((1, 11), (0, 13)), 3, 8, 0.0),
        (path((0, 23), (1, 1)), 3, 8, 1.0),
        (path((0, 24)), 8, 8, 0.0),
        (path((1, 5), (0, 1)), 3, 8, 1.0),
        (path((0, 6)), 3, 8, 0.0),
    ],
)
def test_sustained(convened, at_work, organisations, expected):
    """Convened, or lapsed for a year at most, with three organisations at work in the last month; no word on fewer than three."""
    months = convened.shape[1]
    before = path((8, months - 1), (at_work, 1))
    np.testing.assert_equal(outcomes.sustained(convened, before, np.full(months, organisations)), [expected])


def test_sustained_looks_at_organisations_and_work_of_the_last_month_alone():
    convened, enough, few = path((1, 24)), path((8, 24)), path((8, 23), (2, 1))
    np.testing.assert_equal(outcomes.sustained(convened, few, np.full(24, 8)), [0.0])
    np.testing.assert_equal(outcomes.sustained(convened, path((0, 23), (3, 1)), np.full(24, 8)), [1.0])
    np.testing.assert_equal(outcomes.sustained(convened, enough, np.array([8] * 23 + [2])), [np.nan])
    np.testing.assert_equal(outcomes.sustained(convened, enough, np.array([2] * 23 + [3])), [1.0])


def test_activity_is_left_only_where_the_partnership_did_not_last():
    lasted = np.array([1.0, 0.0, 0.0, np.nan, 0.0])
    activity = np.array([[0.5, 0.5], [0.0, 0.5], [0.9, 0.49], [0.5, 0.5], [0.5, np.nan]])  # half is most
    np.testing.assert_equal(outcomes.activity_left(lasted, activity), [np.nan, 1.0, 0.0, np.nan, np.nan])


def test_first_work_is_the_month_in_which_half_have_one():
    shares = np.array([[0.0, 0.49, 0.5, 0.4], [0.6, 0.0, 0.0, 0.0], [0.0, 0.1, 0.2, 0.49], [np.nan, np.nan, np.nan, np.nan]])
    np.testing.assert_equal(outcomes.months_to_first_work(shares), [3.0, 1.0, np.nan, np.nan])


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
    columns = {"convened": 1.0, "organisations_at_work": [[3.0], [2.0]], "activity": 0.5, "first_works": np.linspace(0, 23 / 24, 24)}
    values = cube(2, 24, **columns, need_met=0.4, service=2.0, spent=0.25)
    counts = np.full((2, 24), 5)
    found = outcomes.of_runs(values, METRICS, counts, counts, np.array([0, 7]), np.array([100.0, 240.0]))
    assert tuple(found) == outcomes.NAMES
    np.testing.assert_equal(found["sustained"], [1.0, 0.0])
    np.testing.assert_equal(found["activity_left"], [np.nan, 1.0])
    np.testing.assert_equal(found["months_to_first_work"], [13.0, 13.0])
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
