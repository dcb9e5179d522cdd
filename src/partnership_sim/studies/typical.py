"""The typical replicate of a plan: neither lucky nor unlucky by the first goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def lower_median(values: NDArray[np.float64]) -> int:
    """Return where the lower median of `values` [run] stands, the first on ties; NaN is left out, 0 where nothing is defined."""
    defined = np.flatnonzero(~np.isnan(values))
    if not len(defined):
        return 0
    ordered = np.sort(values[defined])
    return int(np.flatnonzero(values == ordered[(len(ordered) - 1) // 2])[0])
