"""95 % intervals and paired comparisons, for many columns at once; NaN is left out column by column.

Means are plain means of the runs. Where the luck of the runs is given, their intervals know it (`known_luck`).
"""

from __future__ import annotations

import functools
import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from partnership_sim.quantiles import quantile
from partnership_sim.studies import known_luck

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Array = NDArray[np.float64]

LEVEL = 0.95
#: So many columns are worked on at a time: what is made on the way takes some ten times their memory.
AT_ONCE = 32
#: Two numbers that differ by less than this share of the larger are the same: sums of the same spends in another order.
ROUNDING = 1e-12


class Estimate(NamedTuple):
    """A mean with its interval, each [column]; NaN where undefined."""

    mean: Array
    low: Array
    high: Array

    @property
    def clear(self) -> NDArray[np.bool_]:
        """Whether the interval leaves out 0, [column]; not where it is undefined."""
        return np.asarray((self.low > 0) | (self.high < 0))


class Paired(NamedTuple):
    """A paired comparison, each [column]; NaN where undefined."""

    difference: Array
    low: Array
    high: Array
    better: Array
    effect: Array


def _moments(values: Array) -> tuple[Array, Array, Array]:
    """Return count, mean and standard deviation (divisor n - 1) of the defined values of each column of [run, column]."""
    defined = ~np.isnan(values)
    count = defined.sum(axis=0).astype(np.float64)
    # A column of one value has exactly that mean and no spread: sums of equal numbers round, so deviations from a member are summed.
    if not len(values):
        nothing = np.full(values.shape[1:], np.nan)
        return count, nothing, nothing
    first = np.take_along_axis(values, np.argmax(defined, axis=0)[None], axis=0)[0]
    deviation = np.where(defined, values - first, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        shift = deviation.sum(axis=0) / count
        spread = np.sqrt(np.where(defined, (deviation - shift) ** 2, 0.0).sum(axis=0) / (count - 1))
    return count, first + shift, np.where(count > 1, spread, np.nan)


def _half_width(count: Array, spread: Array, level: float) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        every, place = np.unique(count, return_inverse=True)
        t = np.array([student_quantile(max(int(one) - 1, 1), level) for one in every])[place]
        return np.where(count > 1, t * spread / np.sqrt(count), np.nan)


@functools.cache
def student_quantile(freedom: int, level: float = LEVEL) -> float:
    """Return how many standard errors an interval of Student's t reaches to each side.

    With t = sqrt(freedom) tan(angle), the chance of lying within is a finite sum over powers of the cosine (Abramowitz and Stegun 1964,
    26.7.3 and 26.7.4), all terms positive. It bends down in the angle, so Newton's steps from 0 come to the answer from below.
    scipy.special.stdtrit is equal to 3e-14, but takes .36 seconds to import, of every start; a quantile takes .00005 here. A test compares them.

    Parameters
    ----------
    freedom : int
        Degrees of freedom, >= 1.
    level : float
        Chance of lying within, 0 < level < 1.
    """
    odd = freedom % 2
    k = np.arange(1, (freedom + odd) // 2)
    factors = 2 * k / (2 * k + 1) if odd else (2 * k - 1) / (2 * k)
    terms = np.cumprod(np.concatenate([[1.0], factors]))[: freedom // 2]
    powers = np.arange(len(terms))
    slope = 2 / math.sqrt(math.pi) * math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    angle, step = 0.0, 1.0
    while step > 1e-15 * angle:
        sine, cosine = math.sin(angle), math.cos(angle)
        within = sine * float((terms * np.exp(powers * math.log1p(-sine * sine))).sum())
        if odd:
            within = 2 / math.pi * (angle + cosine * within)
        step = (level - within) / (slope * cosine ** (freedom - 1))
        angle += step
    return math.sqrt(freedom) * math.tan(angle)


def student(values: Array, level: float = LEVEL, luck: Array | None = None) -> Estimate:
    """Return mean and interval of the mean of each column of [run, column].

    The interval is NaN with fewer than two defined values, the mean with none.

    Parameters
    ----------
    values : array, [run, column]
    level : float
        Chance that the interval holds the truth.
    luck : array, [run, draw], optional
        What was drawn once a run, standard normal (`draws.of_runs`). With it, and from `known_luck.fewest` runs on, the interval comes from
        what luck leaves unexplained, and is reached out to the mean where it would not hold it; else it is Student's t.
    """
    if values.shape[1] > AT_ONCE:
        return Estimate(*_in_groups(lambda part: student(part, level, luck), values))
    count, mean, spread = _moments(values)
    half = _half_width(count, spread, level)
    low, high = mean - half, mean + half
    if luck is not None:
        _know_luck(values, luck, level, low, high, spread > 0)
        low, high = np.fmin(low, mean), np.fmax(high, mean)
        low[count < 2], high[count < 2] = np.nan, np.nan
    return Estimate(mean, low, high)


def _in_groups(compute: Callable[..., Sequence[Array]], *tables: Array) -> list[Array]:
    """Compute columns a group at a time, from tables of as many columns."""
    columns = tables[0].shape[-1]
    groups = -(-columns // AT_ONCE)
    ends = [at * columns // groups for at in range(groups + 1)]  # of about one size: a column alone would be summed in another order
    found = [compute(*(table[..., low:high] for table in tables)) for low, high in pairwise(ends)]
    return [np.concatenate(parts) for parts in zip(*found, strict=True)]


def _know_luck(values: Array, luck: Array, level: float, low: Array, high: Array, scattered: NDArray[np.bool_]) -> None:
    """Write the ends of intervals that know the luck of the runs, for columns that scatter and have enough runs; those defined in the same runs at once."""
    defined = ~np.isnan(values)
    chosen = np.flatnonzero(scattered & (defined.sum(axis=0) >= known_luck.fewest(luck.shape[1])))
    if not len(chosen):
        return
    patterns, which = np.unique(defined[:, chosen], axis=1, return_inverse=True)
    for at, runs in enumerate(patterns.T):
        columns = chosen[which.reshape(-1) == at]
        found = known_luck.mean_of(values[np.ix_(runs, columns)], luck[runs])
        reach = _student_quantiles(found.freedom, level) * found.error
        low[columns], high[columns] = known_luck.ends(found, reach)


def _student_quantiles(freedom: Array, level: float) -> Array:
    """Return `student_quantile` for any degrees of freedom >= 1: linear in their inverse between whole ones, to two hundredths."""
    whole = np.floor(freedom).astype(int)
    below, above = (np.array([student_quantile(int(one), level) for one in whole + more]) for more in (0, 1))
    share = (1 / whole - 1 / freedom) * whole * (whole + 1)
    return np.asarray(below + share * (above - below))


def wilson(values: Array, level: float = LEVEL) -> Estimate:
    """Return share and Wilson's score interval of each column of 0 and 1 in [run, column]; NaN without a defined value."""
    count = (~np.isnan(values)).sum(axis=0).astype(np.float64)
    ones = np.nansum(values, axis=0)
    z = float(quantile(0.5 + level / 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        share = ones / count
        middle = (ones + z * z / 2) / (count + z * z)
        half = z / (count + z * z) * np.sqrt(count * share * (1 - share) + z * z / 4)
        low = np.where(ones == 0, 0.0, middle - half)
        high = np.where(ones == count, 1.0, middle + half)
    none = count == 0
    return Estimate(share, np.where(none, np.nan, low), np.where(none, np.nan, high))


def gaps_between(values: Array, others: Array) -> Array:
    """Return values minus others; differences within rounding are 0."""
    gaps = values - others
    return np.where(np.abs(gaps) <= ROUNDING * np.maximum(np.abs(values), np.abs(others)), 0.0, gaps)


def of_runs(values: Array, bounds: Array | None = None, level: float = LEVEL, luck: Array | None = None) -> Estimate:
    """Return `student` of what runs came to: the one definition of the intervals that are shown.

    Parameters
    ----------
    values, level, luck
        As for `student`. Where a column is undefined in some runs, whether it is may hang on their luck (a first work that an unlucky place
        never sees): its interval knows nothing of luck and is Student's t of the runs in which it is defined.
    bounds : array, [2, column], optional
        The lowest and the highest value that there can be. A mean lies within them, so no interval reaches beyond.
    """
    found = student(values, level, luck)
    partly = np.isnan(values).any(axis=0)
    if luck is not None and partly.any():
        found = Estimate(*(np.where(partly, plain, known) for plain, known in zip(student(values, level), found, strict=True)))
    if bounds is None:
        return found
    lowest, highest = bounds
    low = np.minimum(np.maximum(found.low, lowest), found.mean)  # a metric of a user's own may leave what it declares
    return Estimate(found.mean, low, np.maximum(np.minimum(found.high, highest), found.mean))


def paired(
    values: Array, others: Array, better: Array, bounds: Array | None = None, level: float = LEVEL, luck: Array | None = None
) -> Paired:
    """Compare two plans replicate by replicate.

    Parameters
    ----------
    values, others : array, [run, column]
        The same replicates in the same order; a replicate counts in a column where both are defined.
    better : array, [column]
        1 if more is better, -1 if less is, 0 without a direction.
    bounds : array, [2, column], optional
        The lowest and the highest value that there can be in either plan.
    level, luck
        As for `of_runs`.

    Returns
    -------
    Paired
        Mean difference (values minus others), its interval, the share of replicates in which `values` is better
        (a tie counts one half; NaN without a direction), and the mean difference over its standard deviation (NaN where that is 0).
        Differences within rounding count as 0.
    """
    if values.shape[1] > AT_ONCE:
        ends = np.stack([np.full(values.shape[1], -np.inf), np.full(values.shape[1], np.inf)]) if bounds is None else bounds
        return Paired(*_in_groups(lambda one, two, sign, within: paired(one, two, sign, within, level, luck), values, others, better, ends))
    difference = gaps_between(values, others)
    count, mean, spread = _moments(difference)
    reach = None if bounds is None else np.stack([bounds[0] - bounds[1], bounds[1] - bounds[0]])
    _, low, high = of_runs(difference, reach, level, luck)
    gain = difference * better
    with np.errstate(invalid="ignore", divide="ignore"):
        share = ((gain > 0).sum(axis=0) + 0.5 * (gain == 0).sum(axis=0)) / count
        effect = np.where(spread > ROUNDING * np.abs(mean), mean / spread, np.nan)
    return Paired(mean, low, high, np.where(better == 0, np.nan, share), effect)
