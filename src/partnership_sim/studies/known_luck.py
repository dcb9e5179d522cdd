"""What the known luck of runs leaves unexplained of a mean.

The luck of a place (its productivity, its history) is drawn once a run, is the same for every plan, and its distribution is known exactly,
whereas the runs hold a sample of it. Results hang on it strongly and unevenly: a few lucky places make most of a mean. So a mean is
estimated as a regression estimator does (Cochran 1977, chapter 7; control variates: Glynn & Szechtman 2002), on a scale that fits:

1. how large values are goes with luck as exp(a + b * luck), fitted by least squares to the logarithms of their sizes;
2. values over that scale are a polynomial of second degree in luck, fitted by least squares;
3. the mean of scale times polynomial over all luck is exact, as luck is normal; what it is beyond that over the luck of these runs is taken
   off the plain mean.

What is left of each run, by how much it weighs, gives the standard error (HC2: MacKinnon & White 1985) and its degrees of freedom
(Satterthwaite 1946): few, where few runs weigh most.
"""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

DEGREE = 2
#: Sizes below this share of their mean count as it: the logarithm would look at nothing else.
FLOOR = 0.1
#: Beside the coefficients of the polynomial, so many runs are needed.
BEYOND = 4
#: An interval on the logarithmic scale reaches no further than this.
FURTHEST = 3.0


class Mean(NamedTuple):
    """Means freed from the luck of their runs, each [column].

    Attributes
    ----------
    mean, error, freedom : ndarray
        The mean, its standard error and the degrees of freedom of that.
    sign : ndarray
        1 or -1 where all values have that sign, else 0.
    """

    mean: Array
    error: Array
    freedom: Array
    sign: Array


def fewest(draws: int) -> int:
    """Return from how many runs on luck of so many draws can be known."""
    return math.comb(draws + DEGREE, DEGREE) + BEYOND


def mean_of(values: Array, luck: Array) -> Mean:
    """Return the mean of each column freed from luck.

    Parameters
    ----------
    values : array, [run, column]
        All defined, not all equal in any column.
    luck : array, [run, draw]
        Standard normal.
    """
    runs, columns = values.shape
    if columns == 1:  # NumPy adds up a column among others in another order than one alone, and the last bit would differ
        return Mean(*(part[:1] for part in mean_of(np.repeat(values, 2, axis=1), luck)))
    size = np.abs(values)
    size = np.maximum(size, FLOOR * size.mean(axis=0))
    level, *slopes = _times(_inverse(np.column_stack([np.ones(runs), luck])), np.log(size))
    slope = np.array(slopes)  # [draw, column]
    scale = np.exp(level + _added(luck, slope))

    powers = _powers(luck.shape[1])
    terms = _terms(luck, powers)
    solve = _inverse(terms)  # [term, run]
    coefficients = _times(solve, values / scale)
    left = values / scale - _added(terms, coefficients)
    leverage = (terms * solve.T).sum(axis=1)

    beyond = _times(terms.T, scale) / runs - _expected(level, slope, powers)
    weight = scale / runs - _added(solve.T, beyond)
    error = np.sqrt((weight**2 * left**2 / np.maximum(1 - leverage, 1e-9)[:, None]).sum(axis=0))
    alike = (weight**2).sum(axis=0) ** 2 / (weight**4).sum(axis=0)  # so many runs of one weight would tell as much
    freedom = np.fmax(alike * (runs - len(powers)) / runs, 2.0)
    sign = np.asarray((values > 0).all(axis=0) * 1.0 - (values < 0).all(axis=0))
    return Mean(values.mean(axis=0) - (beyond * coefficients).sum(axis=0), error, freedom, sign)


def _inverse(matrix: Array) -> Array:
    return np.asarray(np.linalg.pinv(matrix), np.float64)


def _times(matrix: Array, columns: Array) -> Array:
    """Return the product with a matrix, [row, column]: the same bits for a column whichever others there are."""
    return np.stack([(row[:, None] * columns).sum(axis=0) for row in matrix])


def _added(parts: Array, columns: Array) -> Array:
    """Return the product with a matrix of few columns, [row, column], likewise."""
    return np.asarray(sum(part[:, None] * column for part, column in zip(parts.T, columns, strict=True)))


def ends(found: Mean, reach: Array) -> tuple[Array, Array]:
    """Return the ends of intervals that reach so far, [column]; where all values have one sign, as far on the logarithmic scale."""
    signed = (found.sign != 0) & (found.sign == np.sign(found.mean))
    factor = np.exp(np.minimum(reach / np.where(signed, np.abs(found.mean), 1.0), FURTHEST))
    near, far = found.mean / factor, found.mean * factor
    low = np.where(signed, np.minimum(near, far), found.mean - reach)
    return low, np.where(signed, np.maximum(near, far), found.mean + reach)


def _powers(draws: int) -> list[tuple[int, ...]]:
    """Return the powers of each draw in the terms of the polynomial."""
    every = itertools.product(range(DEGREE + 1), repeat=draws)
    return sorted((one for one in every if sum(one) <= DEGREE), key=lambda one: (sum(one), one))


def _terms(luck: Array, powers: list[tuple[int, ...]]) -> Array:
    """Return the terms of the polynomial, [run, term]: products of Hermite's polynomials, 1, x, x^2 - 1, each of mean 0 but the first."""
    hermite = np.stack([np.ones_like(luck), luck, luck**2 - 1])
    return np.stack([np.prod([hermite[power, :, draw] for draw, power in enumerate(one)], axis=0) for one in powers], axis=1)


def _expected(level: Array, slope: Array, powers: list[tuple[int, ...]]) -> Array:
    """Return the mean of scale times each term over all luck, [term, column]: that of exp(b * x) * Hermite(x) is exp(b^2 / 2) * b^power."""
    whole = np.exp(level + (slope**2).sum(axis=0) / 2)
    return np.stack([whole * np.prod(slope ** np.array(one)[:, None], axis=0) for one in powers])
