"""Quantiles of the standard normal distribution, for whole arrays and in compiled code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kernel import kernel

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Coefficients of AS 241 (above, below the line), highest power first: |u - 1/2| <= 0.425; beyond, by r = sqrt(-log(tail)): r <= 5; r > 5.
MIDDLE = (
    (2.5090809287301226727e3, 5.2264952788528545610e3),
    (3.3430575583588128105e4, 2.8729085735721942674e4),
    (6.7265770927008700853e4, 3.9307895800092710610e4),
    (4.5921953931549871457e4, 2.1213794301586595867e4),
    (1.3731693765509461125e4, 5.3941960214247511077e3),
    (1.9715909503065514427e3, 6.8718700749205790830e2),
    (1.3314166789178437745e2, 4.2313330701600911252e1),
    (3.3871328727963666080e0, 1.0),
)
TAIL = (
    (7.74545014278341407640e-4, 1.05075007164441684324e-9),
    (2.27238449892691845833e-2, 5.47593808499534494600e-4),
    (2.41780725177450611770e-1, 1.51986665636164571966e-2),
    (1.27045825245236838258e0, 1.48103976427480074590e-1),
    (3.64784832476320460504e0, 6.89767334985100004550e-1),
    (5.76949722146069140550e0, 1.67638483018380384940e0),
    (4.63033784615654529590e0, 2.05319162663775882187e0),
    (1.42343711074968357734e0, 1.0),
)
FAR_TAIL = (
    (2.01033439929228813265e-7, 2.04426310338993978564e-15),
    (2.71155556874348757815e-5, 1.42151175831644588870e-7),
    (1.24266094738807843860e-3, 1.84631831751005468180e-5),
    (2.65321895265761230930e-2, 7.86869131145613259100e-4),
    (2.96560571828504891230e-1, 1.48753612908506148525e-2),
    (1.78482653991729133580e0, 1.36929880922735805310e-1),
    (5.46378491116411436990e0, 5.99832206555887937690e-1),
    (6.65790464350110377720e0, 1.0),
)


def quantile(u: ArrayLike) -> NDArray[np.float64]:
    """Return where the standard normal distribution reaches the probabilities `u`, 0..1, of any shape; infinite at 0 and 1.

    Algorithm AS 241 (PPND16) of Wichura 1988, to a relative 1e-15: a rational function of u near the middle, and in each tail two
    of the square root of minus the logarithm of the tail.
    """
    u = np.array(u, np.float64)
    _quantiles(u.reshape(-1))
    return u


@kernel
def _quantiles(u: NDArray[np.float64]) -> None:
    """Replace probabilities by their quantiles, [number]."""
    for at in range(u.size):
        u[at] = quantile_of(u[at])


@kernel
def quantile_of(u: float) -> float:
    """Return where the standard normal distribution reaches one probability, 0..1 (`quantile`)."""
    q = u - 0.5
    if abs(q) <= 0.425:
        return q * _ratio(MIDDLE, 0.180625 - q * q)
    tail = u if q < 0.0 else 1.0 - u
    r = np.sqrt(-np.log(tail))
    far = _ratio(TAIL, r - 1.6) if r <= 5.0 else _ratio(FAR_TAIL, r - 5.0)
    far = np.inf if tail == 0.0 else far
    return -far if q < 0.0 else far


@kernel
def _ratio(coefficients: tuple[tuple[float, float], ...], at: float) -> float:
    """Return the ratio of two polynomials with the coefficients (above, below), highest power first."""
    above = 0.0
    below = 0.0
    for one, two in coefficients:
        above = above * at + one
        below = below * at + two
    return above / below
