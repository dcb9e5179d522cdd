"""Quantiles of the standard normal distribution, against two others."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import special

from partnership_sim.quantiles import quantile


@given(st.lists(st.floats(0, 1, exclude_min=True, exclude_max=True), max_size=20))
@example([5e-324, 1e-300, 1 - 2.0**-53, 2.0**-33, 1 - 2.0**-33, 0.075, 0.925, 0.5, 0.5 + 1e-16])
def test_quantile_equals_two_others(probabilities: list[float]) -> None:
    """The standard library has the same algorithm; SciPy's, of Cephes, is good to a few of the last bits itself."""
    found = quantile(probabilities)
    np.testing.assert_allclose(found, [NormalDist().inv_cdf(u) for u in probabilities], rtol=1e-15, atol=0)
    np.testing.assert_allclose(found, special.ndtri(probabilities), rtol=2e-15, atol=0)


def test_quantile_at_the_ends_and_of_any_shape() -> None:
    np.testing.assert_array_equal(quantile([[0.0, 1.0, 0.5], [np.nan, -1.0, 2.0]]), [[-np.inf, np.inf, 0.0], [np.nan] * 3])
    np.testing.assert_allclose(quantile(0.975), NormalDist().inv_cdf(0.975), rtol=2e-15)
    many = np.linspace(0, 1, 3 * 10_000 + 1)
    np.testing.assert_allclose(quantile(many), special.ndtri(many), rtol=2e-15, atol=0)
