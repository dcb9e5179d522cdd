"""How unevenly things are spread: coefficients of variation and of Gini. docs/odd.md, section 7.16."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.arithmetic import sort
from partnership_sim.kernel import kernel, subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch
    from partnership_sim.state import Array


@subkernel
def spread(x: Scratch, values: Array, total: float, households: float) -> float:
    """Return the coefficient of variation of a column over active communities, by their size; `total` is its sum likewise. NaN if its mean is 0."""
    if households == 0.0 or total == 0.0:
        return np.nan
    mean = total / households
    squares = 0.0
    for i in range(x.tied.size):
        squares += max(0.0, -x.tied[i].part) * (values[i] - mean) ** 2
    return np.sqrt(squares / households) / mean


@kernel
def gini(values: Array, other: Array, digits: Array, count: int) -> float:
    """Return the Gini coefficient, 0..1, of the first `count` numbers, >= 0, which it sorts by way of the others; NaN if they sum to 0."""
    sort(values, other, digits, count)
    total = 0.0
    weighted = 0.0
    for at in range(count):
        total += values[at]
        weighted += (at + 1) * values[at]
    if total == 0.0:
        return np.nan
    return 2.0 * weighted / (count * total) - (count + 1) / count
