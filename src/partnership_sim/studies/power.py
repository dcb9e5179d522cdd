"""Communities with little power beside those with much, run by run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.keeping import KEPT

if TYPE_CHECKING:
    from partnership_sim.state import Array

WEAKER, STRONGER = "weaker", "stronger"
HALVES = (WEAKER, STRONGER)
#: Fewer communities than this are not split.
FEWEST = 4


def by_half(states: Array, communities: Array) -> Array:
    """Return the mean of each column over the weaker and the stronger half of the communities of each run, [half, column, run].

    In a run the communities stand in the order of their power (equal ones in their own order); of an odd number the middle one belongs
    to the stronger half.

    Parameters
    ----------
    states : ndarray, [column, run, stakeholder]
        Columns as in `KEPT`.
    communities : ndarray of bool, [stakeholder]
        Who is a community and there. Fewer than four: NaN.
    """
    chosen = states[:, :, communities]
    count = chosen.shape[2]
    if count < FEWEST:
        return np.full((len(HALVES), *states.shape[:2]), np.nan)
    order = np.argsort(chosen[KEPT.index("power")], axis=1, kind="stable")
    ordered = np.take_along_axis(chosen, order[None], axis=2)
    return np.stack([ordered[:, :, : count // 2].mean(axis=2), ordered[:, :, count // 2 :].mean(axis=2)])
