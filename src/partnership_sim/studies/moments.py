"""Runs at the three moments by which they are judged: the programme's last month, the last month, the months after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.results.columns import AFTER, END, PROGRAMME_END

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def of_plans(values: Mapping[str, NDArray[np.float64]], programme_end: int) -> dict[str, NDArray[np.float64]]:
    """Return [moment, run, metric] of every plan from its monthly values [run, month, metric]."""
    return {plan: of_block(cube, programme_end) for plan, cube in values.items()}


class Gathered:
    """Collects blocks of runs, keeping of each run only its moments.

    Parameters
    ----------
    programme_end : int
        Last month in which a plan may spend, 1..months.
    """

    def __init__(self, programme_end: int) -> None:
        self.programme_end = programme_end
        self._blocks: dict[str, dict[int, NDArray[np.float64]]] = {}

    def add(self, plan: str, first: int, values: NDArray[np.float64]) -> None:
        """Add the runs `first`, `first` + 1, ... of a plan, monthly values [run, month, metric]."""
        self._blocks.setdefault(plan, {})[first] = of_block(values, self.programme_end)

    def of(self, plan: str) -> NDArray[np.float64]:
        """Return [moment, run, metric] of a plan, runs by replicate; none that is added later comes between those that are there."""
        blocks = self._blocks[plan]
        if len(blocks) > 1:  # laid together once, so that no number is there twice
            self._blocks[plan] = blocks = {min(blocks): np.concatenate([blocks[first] for first in sorted(blocks)], axis=1)}
        return next(iter(blocks.values()))

    def tables(self, plans: Sequence[str]) -> dict[str, NDArray[np.float64]]:
        """Return [moment, run, metric] of every plan."""
        return {plan: self.of(plan) for plan in plans}
