"""Where a mean alone misleads, as the median of the runs is far from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Runs are skewed where their median differs from their mean by more than this part of the mean: then the mean alone misleads.
SKEW = 0.25


def side(mean: float, median: float, least: float) -> int:
    """Return on which side of the mean the median lies, -1 or 1, where it is far from it, and by what matters; else, or of NaN, 0."""
    if not abs(mean - median) > SKEW * abs(mean) or abs(mean - median) < least:
        return 0
    return -1 if median < mean else 1


def of_runs(runs: NDArray[np.float64], least: float) -> int:
    """Return the same of defined runs; 0 of none."""
    return side(float(runs.mean()), float(np.median(runs)), least) if len(runs) else 0
