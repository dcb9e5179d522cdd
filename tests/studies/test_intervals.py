"""Intervals against scipy.stats and known answers."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import special, stats

from partnership_sim.studies.intervals import of_runs, paired, student, student_quantile, wilson

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@settings(deadline=None)
@given(arrays(float, st.tuples(st.integers(2, 30), st.integers(1, 4)), elements=NUMBERS))
def test_student_equals_scipy(values):
    found = student(values)
    for column in range(values.shape[1]):
        own = values[:, column]
        expected = stats.t.interval(0.95, len(own) - 1, own.mean(), stats.sem(own)) if own.std() > 0 else (own[0], own[0])
        np.testing.assert_allclose([found.low[column], found.high[column]], expected, rtol=1e-9, atol=1e-6)
        np.testing.assert_allclose(found.mean[column], own.mean(), rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_wilson_equals_scipy(counts):
    n, ones = counts
    found = wilson(np.repeat([1.0, 0.0], [ones, n - ones])[:, None])
    expected = stats.binomtest(ones, n).proportion_ci(0.95, method="wilson")
    np.testing.assert_allclose([found.low[0], found.high[0]], expected, atol=1e-12)
    assert found.mean[0] == ones / n
    assert 0 <= found.low[0] <= found.mean[0] <= found.high[0] <= 1


@given(st.integers(1, 10_000), st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_quantiles_of_student_equal_scipy(freedom, level):
    assert student_quantile(freedom, level) == pytest.approx(float(special.stdtrit(freedom, 0.5 + level / 2)), rel=1e-12)


def test_paired_equals_scipy():
    generator = np.random.default_rng(3)
    one, other = generator.normal(size=(2, 40, 3)) + np.array([0.0, 0.3, 2.0])
    found = paired(one, other, np.array([1.0, -1.0, 0.0]))
    for column in range(3):
        expected = stats.ttest_rel(one[:, column], other[:, column]).confidence_interval(0.95)
        np.testing.assert_allclose([found.low[column], found.high[column]], expected, rtol=1e-12)
        difference = one[:, column] - other[:, column]
        np.testing.assert_allclose(found.effect[column], difference.mean() / difference.std(ddof=1))
    np.testing.assert_allclose(found.better[0], (one[:, 0] > other[:, 0]).mean())
    np.testing.assert_allclose(found.better[1], (one[:, 1] < other[:, 1]).mean())
    assert math.isnan(found.better[2])


def test_a_known_answer():
    found = student(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]))
    np.testing.assert_allclose([found.mean[0], found.low[0], found.high[0]], [3.0, 1.0367568385, 4.9632431615], rtol=1e-9)


def test_ties_count_one_half():
    found = paired(np.array([[1.0], [1.0], [2.0], [0.0]]), np.ones((4, 1)), np.array([1.0]))
    assert found.better[0] == 0.5
    lower = paired(np.array([[1.0], [0.0]]), np.ones((2, 1)), np.array([-1.0]))
    assert lower.better[0] == 0.75


def test_undefined_values_are_left_out_pair_by_pair():
    values = np.array([[1.0, np.nan], [2.0, np.nan], [np.nan, np.nan], [4.0, 1.0]])
    found = student(values)
    np.testing.assert_allclose(found.mean, [7 / 3, 1.0])
    assert math.isnan(found.low[1])
    np.testing.assert_allclose(student(values[[0, 1, 3], :1]).low, found.low[:1])
    other = paired(values, np.zeros_like(values), np.array([1.0, 1.0]))
    assert other.better.tolist() == [1.0, 1.0]
    nothing = student(np.full((3, 1), np.nan))
    assert math.isnan(nothing.mean[0])
    assert math.isnan(wilson(np.full((3, 1), np.nan)).low[0])


def test_equal_values_have_no_spread():
    same = np.full((7, 1), 0.1)
    found = student(same)
    assert (found.mean[0], found.low[0], found.high[0]) == (0.1, 0.1, 0.1)
    assert math.isnan(paired(same, same * 0, np.array([1.0])).effect[0])


@pytest.mark.parametrize("runs", [0, 1])
def test_too_few_runs_have_no_interval(runs):
    found = paired(np.ones((runs, 2)), np.zeros((runs, 2)), np.ones(2))
    assert np.isnan(found.low).all()
    assert np.isnan(found.effect).all()
    assert np.isnan(student(np.ones((runs, 2))).high).all()


def test_rounding_is_no_result():
    """Two plans that spend the same budget in other steps cost the same."""
    cost = np.array([[10.0], [10.0 + 2e-15], [10.0 - 2e-15]])
    found = paired(cost, np.full((3, 1), 10.0), np.array([-1.0]))
    assert found.difference[0] == 0.0
    assert found.better[0] == 0.5
    assert np.isnan(found.effect[0])
    assert np.isnan(paired(cost + 1.0, np.full((3, 1), 10.0), np.array([-1.0])).effect[0])


def test_a_column_has_the_same_bits_among_any_others() -> None:
    """Columns are worked on in groups: where a group ends changes no number."""
    draw = np.random.default_rng(5)
    luck = draw.standard_normal((40, 2))
    values, others = np.exp(draw.standard_normal((40, 67))) + luck[:, :1], draw.standard_normal((40, 67))
    values[3, 40:] = np.nan
    better = np.ones(67)
    whole, apart = student(values, luck=luck), paired(values, others, better, luck=luck)
    for low in range(65):
        some = slice(low, low + 3)
        for every, part in (
            (whole, student(values[:, some], luck=luck)),
            (apart, paired(values[:, some], others[:, some], better[some], luck=luck)),
        ):
            for column, own in zip(every, part, strict=True):
                np.testing.assert_array_equal(column[some], own)


def test_an_interval_is_held_within_what_can_be():
    values = np.array([[0.0, 0.5, 3.0], [0.02, 0.5, 5.0], [0.01, 0.9, 7.0]])
    plain, bounds = student(values), np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    found = of_runs(values, bounds)
    assert plain.low[0] < 0 < plain.high[0] < 1
    assert plain.high[1] > 1
    assert (found.low[0], found.high[0]) == (0.0, plain.high[0])
    assert found.high[1] == 1.0
    assert (found.low[2], found.high[2]) == (plain.low[2], 5.0)  # a mean beyond what is declared is held all the same
    assert of_runs(values).low.tolist() == plain.low.tolist()
    apart = paired(values[:2], 1.0 - values[:2], np.ones(3), bounds)
    assert (apart.low >= -1).all()
    assert (apart.high[:2] <= 1).all()
    assert np.isnan(of_runs(values[:1], bounds).low).all()
