"""Morris' measures of functions that are known, and variances split where the shares are known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from partnership_sim.declare import PARAMETERS
from partnership_sim.studies import sensitivity
from partnership_sim.studies.intervals import Estimate
from tests.worlds import scenario

RANGES = {"a": (0.0, 1.0), "b": (-2.0, 2.0), "c": (10.0, 30.0), "idle": (0.0, 5.0)}


def placed(points, name):
    low, high = RANGES[name]
    return (points[name] - low) / (high - low)


def test_trajectories_change_one_parameter_a_step_within_its_range() -> None:
    points = sensitivity.trajectories(RANGES, 6, seed=1)
    table = np.stack([points[name] for name in RANGES], axis=1).reshape(6, len(RANGES) + 1, len(RANGES))
    assert ((np.diff(table, axis=1) != 0).sum(axis=2) == 1).all()
    for name, (low, high) in RANGES.items():
        assert points[name].min() >= low
        assert points[name].max() <= high


def test_a_linear_function_gives_its_slopes_per_range_and_no_spread() -> None:
    points = sensitivity.trajectories(RANGES, 10, seed=1)
    values = 3.0 * points["a"] - 0.5 * points["b"] + 0.01 * points["c"]
    a, b, c, idle = sensitivity.effects(RANGES, points, values[:, None])
    for found, slope in ((a, 3.0), (b, -2.0), (c, 0.2), (idle, 0.0)):
        assert found.mu == pytest.approx(slope, abs=1e-9)
        assert found.mu_star == pytest.approx(abs(slope), abs=1e-9)
        assert found.size == pytest.approx(abs(slope), abs=1e-9)
        assert found.sigma == pytest.approx(0.0, abs=1e-9)
        assert found.chance == 0.0
    assert [one.clear for one in (a, b, c)] == [True, True, True]


def test_our_elementary_effects_are_those_of_the_analyzer() -> None:
    """Of a function with an interaction: mean, mean size and spread over trajectories agree."""
    points = sensitivity.trajectories(RANGES, 12, seed=4)
    values = (placed(points, "a") * placed(points, "b") - 2 * placed(points, "c") ** 2)[:, None]
    ours = sensitivity.elementary(RANGES, points, values)[:, :, 0]
    theirs = sensitivity.effects(RANGES, points, values)
    assert ours.mean(axis=0) == pytest.approx([one.mu for one in theirs])
    assert np.abs(ours).mean(axis=0) == pytest.approx([one.mu_star for one in theirs])
    assert ours.std(axis=0, ddof=1) == pytest.approx([one.sigma for one in theirs])
    assert theirs[0].sigma > 0.1


def test_chance_is_told_from_effect() -> None:
    """Noise of sd 1 a value and 4 replicates: a difference has sd sqrt(2/4), over a step of 2/3."""
    generator = np.random.default_rng(5)
    points = sensitivity.trajectories(RANGES, 400, seed=2)
    values = 3.0 * points["a"][:, None] + generator.normal(0, 1, (len(points["a"]), 4))
    a, _, _, idle = sensitivity.effects(RANGES, points, values)
    expected = np.sqrt(2 / np.pi) * np.sqrt(2 / 4) / (2 / 3)
    assert idle.mu_star == pytest.approx(expected, rel=0.1)
    assert idle.chance == pytest.approx(expected, rel=0.1)
    assert idle.size < 0.35
    assert a.size == pytest.approx(3.0, rel=0.05)
    assert a.clear
    assert not idle.clear


def test_slopes_of_a_linear_function_and_their_intervals() -> None:
    """Over 200 samples, 95 % of the intervals of each slope hold it; without noise the slopes are exact."""
    points = sensitivity.hypercube(RANGES, 60, seed=3)
    line = 3.0 * placed(points, "a") - 2.0 * placed(points, "b")
    exact = sensitivity.slopes(RANGES, points, line[:, None])
    assert exact.mean == pytest.approx([3.0, -2.0, 0.0, 0.0], abs=1e-9)
    generator = np.random.default_rng(11)
    found = [sensitivity.slopes(RANGES, points, line[:, None] + generator.normal(0, 2, (60, 3))) for _ in range(200)]
    for at, slope in enumerate((3.0, -2.0, 0.0, 0.0)):
        covered = sum(bool(one.low[at] <= slope <= one.high[at]) for one in found)
        assert stats.binom.cdf(covered, 200, 0.95) > 0.001
        assert stats.binom.sf(covered - 1, 200, 0.95) > 0.001


def test_weights_are_shares_of_clear_squares() -> None:
    mean, half = np.array([3.0, -4.0, 0.1]), np.array([0.01, 0.01, 0.5])
    slope, every = Estimate(mean, mean - half, mean + half), np.ones(3, bool)
    assert sensitivity.weights(slope, every) == pytest.approx([0.36, 0.64, 0.0], abs=1e-4)
    assert sensitivity.weights(slope, np.array([True, False, True])) == pytest.approx([1.0, 0.0, 0.0])
    assert not sensitivity.weights(Estimate(mean * 0, -half, half), every).any()


@pytest.mark.parametrize(("between", "within"), [(1.0, 0.0), (1.0, 3.0), (0.0, 2.0)])
def test_the_split_finds_known_components(between: float, within: float) -> None:
    """Over 300 samples the means are right, and 95 % of intervals hold the truth where there is a spread to speak of."""
    generator = np.random.default_rng(7)
    shape = (60, 5)
    found = [sensitivity.split(generator.normal(0, between**0.5, (60, 1)) + generator.normal(0, within**0.5, shape)) for _ in range(300)]
    assert np.mean([one.between.mean for one in found]) == pytest.approx(between, abs=0.06)
    assert np.mean([one.within.mean for one in found]) == pytest.approx(within, abs=0.06)
    share = between / (between + within)
    assert np.mean([one.share.mean for one in found]) == pytest.approx(share, abs=0.02)
    if within:
        covered = sum(bool(one.share.low <= share <= one.share.high) for one in found)
        assert stats.binom.cdf(covered, 300, 0.92) > 0.001


def test_declared_ranges_are_of_all_but_the_question() -> None:
    assert set(PARAMETERS) - set(sensitivity.declared()) == {"budget_scale"}


def test_points_that_agree_give_equal_outcomes_and_the_plan_has_an_effect() -> None:
    """Two points alike but for a third one's parameter, under the same luck; talk keeps words, so it raises trust on average."""
    case = scenario(months=18, programme_end=12, actions=[{"lever": "facilitated_dialogue", "spend": 2.0}])
    lucks = np.tile(np.arange(8), (3, 1))
    found = sensitivity.observed(case, ("No programme", "plan"), {"trust_gain": np.array([0.05, 0.05, 0.08])}, lucks, workers=1)
    assert set(found["plan"]) == {"need_met", "trust", "resistance", "participation", "sustained"}
    trust, without = found["plan"]["trust"], found["No programme"]["trust"]
    assert trust.shape == (3, 8)
    assert (trust[0] == trust[1]).all()
    assert (trust[2] != trust[0]).all()
    assert (trust != without).all()
    assert ((trust - without).mean(axis=1) > 0).all()
