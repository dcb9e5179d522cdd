"""The typical replicate of a plan: neither lucky nor unlucky by the first goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.studies import goals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def lower_median(values: Array) -> int:
    """Return where the lower median of `values` [run] stands, the first on ties; NaN is left out, 0 where nothing is defined."""
    defined = np.flatnonzero(~np.isnan(values))
    if not len(defined):
        return 0
    ordered = np.sort(values[defined])
    return int(np.flatnonzero(values == ordered[(len(ordered) - 1) // 2])[0])


def replicate(goal: goals.Goal, moments: Array, outcomes: Mapping[str, Array], metrics: Sequence[str]) -> int:
    """Return the typical replicate of one plan.

    Parameters
    ----------
    goal : Goal
        The first goal, from `goals.of`.
    moments : array, [moment, run, metric]
        As `moments.of_block` or `moments.Gathered.of` gives them, runs by replicate from 0.
    outcomes : mapping of str to array, [run]
    metrics : sequence of str
        Names of the last axis of `moments`.

    Returns
    -------
    int
        The replicate of the lower median by the goal; the lowest number on ties, 0 where the goal is defined in no run.
    """
    return lower_median(goals.scores(goal, moments, outcomes, metrics))


def of_plans(
    goal: goals.Goal, moments: Mapping[str, Array], outcomes: Mapping[str, Mapping[str, Array]], metrics: Sequence[str]
) -> dict[str, int]:
    """Return the typical replicate of every plan; see `replicate`."""
    return {plan: replicate(goal, cube, outcomes[plan], metrics) for plan, cube in moments.items()}
