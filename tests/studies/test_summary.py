"""The rows of summary.csv and comparison.csv."""

import math

import numpy as np
import pytest
from scipy import stats

from partnership_sim import draws
from partnership_sim.studies.intervals import student
from partnership_sim.studies.summary import comparison, summary

METRICS = ("trust", "resistance", "ties")
LUCK = draws.of_runs(1, range(30))


@pytest.fixture
def runs():
    generator = np.random.default_rng(5)
    luck = generator.normal(size=(3, 30, 3))
    moments = {
        plan: 0.5 + 0.1 * luck + generator.normal(size=luck.shape) * 0.01 + shift
        for plan, shift in (("No programme", 0.0), ("A", 0.02), ("B", -0.02))
    }
    outcomes = {
        plan: {"sustained": (generator.random(30) < 0.6).astype(float), "cost": np.full(30, cost), "resilience": np.full(30, np.nan)}
        for plan, cost in (("No programme", 0.0), ("A", 2.0), ("B", 3.0))
    }
    return moments, outcomes


def rows(table):
    keys = [name for name in ("plan", "other", "metric", "at") if name in table]
    return {
        tuple(row[key] for key in keys): row
        for row in (dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True))
    }


def test_summary_has_a_row_for_every_plan_metric_and_moment(runs):
    moments, outcomes = runs
    table = summary(moments, outcomes, METRICS, LUCK)
    found = rows(table)
    assert len(found) == len(table["plan"]) == 3 * (3 * 3 + 3)
    values = moments["A"][2, :, 1]
    row = found["A", "resistance", "after"]
    assert row["mean"] == pytest.approx(values.mean(), rel=1e-14)
    expected = student(values[:, None], luck=LUCK)
    np.testing.assert_allclose((row["low"], row["high"]), (expected.low[0], expected.high[0]), rtol=1e-12)
    ones = int(outcomes["B"]["sustained"].sum())
    row = found["B", "sustained", "run"]
    np.testing.assert_allclose((row["low"], row["high"]), stats.binomtest(ones, 30).proportion_ci(method="wilson"))
    assert math.isnan(found["A", "resilience", "run"]["mean"])


def test_intervals_stay_where_means_can_lie():
    """Of three runs one in which a share is large: Student's interval would reach from below none to above all of it."""
    values = {"No programme": [0.0, 0.0, 0.01], "A": [0.02, 0.99, 1.0], "B": [0.0, 0.0, 1.0]}
    moments = {plan: np.array(of)[None, :, None].repeat(3, axis=0) for plan, of in values.items()}
    outcomes = {plan: {"months_to_first_work": np.array([1.0, 2.0, 60.0])} for plan in values}
    found = rows(summary(moments, outcomes, ("need_met",), LUCK[:3]))
    assert (found["B", "need_met", "end"]["low"], found["B", "need_met", "end"]["high"]) == (0.0, 1.0)
    assert found["No programme", "need_met", "after"]["low"] == 0.0
    assert found["A", "need_met", "after"]["high"] == 1.0
    assert found["A", "months_to_first_work", "run"]["low"] == 1.0
    assert found["A", "months_to_first_work", "run"]["high"] > 72.0  # it has no upper bound
    compared = rows(comparison(moments, outcomes, ("need_met",), LUCK[:3]))
    assert compared["A", "No programme", "need_met", "end"]["high"] == 1.0
    assert compared["No programme", "B", "need_met", "end"]["low"] == -1.0


def test_comparison_holds_every_pair_both_ways(runs):
    moments, outcomes = runs
    table = comparison(moments, outcomes, METRICS, LUCK)
    found = rows(table)
    assert len(found) == len(table["plan"]) == 6 * (3 * 3 + 3)
    one, other = found["A", "B", "trust", "end"], found["B", "A", "trust", "end"]
    np.testing.assert_allclose(one["difference"], -other["difference"])
    np.testing.assert_allclose((one["low"], one["high"]), (-other["high"], -other["low"]))
    np.testing.assert_allclose(one["probability_better"], 1 - other["probability_better"])
    gaps = moments["A"][1, :, 0] - moments["B"][1, :, 0]
    assert one["difference"] == pytest.approx(gaps.mean(), rel=1e-12)
    expected = student(gaps[:, None], luck=LUCK)
    np.testing.assert_allclose((one["low"], one["high"]), (expected.low[0], expected.high[0]), rtol=1e-12)


def test_each_point_knows_its_own_luck():
    """Points of two seeds are summed up as each alone is; points of one seed too."""
    generator = np.random.default_rng(5)
    found = {plan: generator.normal(size=(3, 60, 2)) ** 2 for plan in ("No programme", "A")}
    for seeds in ((1, 2), (1, 1)):
        luck = np.concatenate([draws.of_runs(seed, range(30)) for seed in seeds])
        for table in (summary, comparison):
            whole = table(found, {key: {} for key in found}, ("trust", "ties"), luck, points=2)
            for point in range(2):
                runs = slice(30 * point, 30 * (point + 1))
                alone = table(
                    {plan: cube[:, runs] for plan, cube in found.items()}, {key: {} for key in found}, ("trust", "ties"), luck[runs]
                )
                here = np.array(whole["point"]) == point
                for name, column in alone.items():
                    assert np.array_equal(np.array(whole[name])[here], np.array(column), equal_nan=isinstance(column[0], float)), (
                        seeds,
                        point,
                        name,
                    )


def test_directions(runs):
    moments, outcomes = runs
    found = rows(comparison(moments, outcomes, METRICS, LUCK))
    assert found["A", "No programme", "trust", "end"]["probability_better"] > 0.7
    assert found["A", "No programme", "resistance", "end"]["probability_better"] < 0.3
    assert math.isnan(found["A", "No programme", "ties", "end"]["probability_better"])
    cost = found["A", "No programme", "cost", "run"]
    assert cost["probability_better"] == 0.0
    assert (cost["low"], cost["high"]) == (2.0, 2.0)
    assert math.isnan(cost["effect"])


def test_one_plan_has_nothing_to_compare(runs):
    moments, outcomes = runs
    only = {"No programme": moments["No programme"]}
    assert comparison(only, {"No programme": outcomes["No programme"]}, METRICS, LUCK)["plan"] == []
