"""The rows of summary.csv and comparison.csv."""

import math

import numpy as np
import pytest
from scipy import stats

from partnership_sim.studies.summary import comparison, summary

METRICS = ("trust", "resistance", "ties")


@pytest.fixture
def runs():
    generator = np.random.default_rng(5)
    luck = generator.normal(size=(3, 30, 3))
    moments = {
        plan: luck + generator.normal(size=luck.shape) * 0.1 + shift for plan, shift in (("No programme", 0.0), ("A", 0.2), ("B", -0.2))
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
    table = summary(moments, outcomes, METRICS)
    found = rows(table)
    assert len(found) == len(table["plan"]) == 3 * (3 * 3 + 3)
    values = moments["A"][2, :, 1]
    row = found["A", "resistance", "after"]
    np.testing.assert_allclose((row["low"], row["high"]), stats.t.interval(0.95, 29, values.mean(), stats.sem(values)))
    ones = int(outcomes["B"]["sustained"].sum())
    row = found["B", "sustained", "run"]
    np.testing.assert_allclose((row["low"], row["high"]), stats.binomtest(ones, 30).proportion_ci(method="wilson"))
    assert math.isnan(found["A", "resilience", "run"]["mean"])


def test_comparison_holds_every_pair_both_ways(runs):
    moments, outcomes = runs
    table = comparison(moments, outcomes, METRICS)
    found = rows(table)
    assert len(found) == len(table["plan"]) == 6 * (3 * 3 + 3)
    one, other = found["A", "B", "trust", "end"], found["B", "A", "trust", "end"]
    np.testing.assert_allclose(one["difference"], -other["difference"])
    np.testing.assert_allclose((one["low"], one["high"]), (-other["high"], -other["low"]))
    np.testing.assert_allclose(one["probability_better"], 1 - other["probability_better"])
    expected = stats.ttest_rel(moments["A"][1, :, 0], moments["B"][1, :, 0]).confidence_interval()
    np.testing.assert_allclose((one["low"], one["high"]), expected)


def test_directions(runs):
    moments, outcomes = runs
    found = rows(comparison(moments, outcomes, METRICS))
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
    assert comparison(only, {"No programme": outcomes["No programme"]}, METRICS)["plan"] == []
