"""Runs at the three moments by which they are judged: the programme's last month, the last month, the months after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import AFTER, END, PROGRAMME_END

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The order of the first axis of what `of_block` returns.
MOMENTS = (PROGRAMME_END, END, AFTER)


def mean_defined(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Return the mean over the defined values of an axis, NaN where none is defined."""
    defined = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: NDArray[np.float64] = np.where(defined, values, 0.0).sum(axis=axis) / defined.sum(axis=axis)
    return mean


def of_block(values: NDArray[np.float64], programme_end: int) -> NDArray[np.float64]:
    """Return [moment, run, metric] of monthly values [run, month, metric]; "after" is NaN where no month comes after."""
    months = values.shape[1]
    after = mean_defined(values[:, programme_end:], axis=1) if programme_end < months else np.full_like(values[:, 0], np.nan)
    return np.stack([values[:, programme_end - 1], values[:, -1], after])
