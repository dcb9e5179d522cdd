"""Ends and ticks of axes: where the lines and bands are, and whole years."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

#: Months between ticks, from the smallest; so many of them fit under a plot.
_STEPS, _TICKS = (1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240), 7
#: A part of the whole scale larger than this is shown as the whole; a smaller one than that is widened.
_WHOLE, _LEAST = 0.7, 0.1


def bands(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return mean, 5th and 95th percentile over the replicates of [run, month]; NaN where no replicate is defined."""
    months = values.shape[1]
    mean, low, high = (np.full(months, np.nan) for _ in range(3))
    some = ~np.isnan(values).all(axis=0)
    if some.any():
        mean[some] = np.nanmean(values[:, some], axis=0)
        # Without NaN the same numbers, for all months at once.
        percentile = np.nanpercentile if np.isnan(values[:, some]).any() else np.percentile
        low[some], high[some] = percentile(values[:, some], [5, 95], axis=0)
    return mean, low, high


def month_step(months: int) -> int:
    """Return how many months lie between two ticks: a year, or a part or some of it where the run is short or long."""
    return next((step for step in _STEPS if months / step <= _TICKS), math.ceil(months / _TICKS))


def zoomed(panels: Iterable[Mapping[str, NDArray[np.float64]]], banded: Sequence[str] | None = None) -> tuple[float, float]:
    """Return ends of a 0..1 axis between which all lines and bands of these panels lie; 0 and 1 where they need most of it.

    Parameters
    ----------
    panels : iterable of mappings of str to array, [run, month]
        Plan -> monthly values, of each panel that is to have this axis.
    banded : sequence of str, optional
        Plans whose band is drawn; all by default.
    """
    found = []
    for panel in panels:
        for plan, runs in panel.items():
            mean, *edges = bands(runs)
            found += [mean, *edges] if banded is None or plan in banded else [mean]
    values = np.concatenate(found) if found else np.zeros(0)
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    step = 0.1 if high - low > 0.3 else 0.05
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if high - low < _LEAST:
        low, high = low - step / 2, high + step / 2
    low, high = (0.0 if low <= 0.05 else low), (1.0 if high >= 0.95 else high)
    return (0.0, 1.0) if high - low > _WHOLE else (round(low, 3), round(high, 3))
