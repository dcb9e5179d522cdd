"""What is kept of runs, and how what is kept of many pieces is laid together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Hashable

    from partnership_sim.state import Array


@dataclass(frozen=True)
class Keep:
    """What is kept of every run; its outcomes always are.

    Parameters
    ----------
    metrics : tuple of str, optional
        Those of which moments (programme end, end, the months after) and monthly values are kept; all by default, none: outcomes only.
    every : int
        Monthly values are kept of every so many months (12: months 12, 24, ...); 0: of none.
    states : bool
        Whether the states at the start, at programme end and at the end come with a piece.
    """

    metrics: tuple[str, ...] | None = None
    every: int = 1
    states: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the metrics that are kept."""
        return tuple(METRICS) if self.metrics is None else self.metrics

    def months(self, last: int) -> Array:
        """Return the months, from 1, whose values are kept of runs of so many months."""
        return np.arange(self.every, last + 1, self.every) if self.every else np.zeros(0, np.int64)

    def of(self, values: Array) -> Array:
        """Return what is kept of monthly values [run, month, metric] of all metrics."""
        chosen = self.metrics_of(values)
        return chosen if self.every == 1 else chosen[:, self.months(values.shape[1]) - 1]

    def metrics_of(self, values: Array) -> Array:
        """Return the metrics that are kept of values whose last axis holds all."""
        return values if self.metrics is None else values[..., [list(METRICS).index(name) for name in self.metrics]]


class Gathered:
    """Arrays of pieces by a key, laid together in the order of runs, whatever the order in which they were added.

    Parameters
    ----------
    axis : int
        The axis of runs.
    """

    def __init__(self, axis: int) -> None:
        self._axis = axis
        self._parts: dict[Hashable, list[tuple[Array, Array]]] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def __iter__(self) -> Any:  # noqa: ANN401 - an iterator of keys
        return iter(self._parts)

    def add(self, key: Hashable, runs: Array, values: Array) -> None:
        """Add what was kept of runs, by their numbers; each comes once."""
        self._parts.setdefault(key, []).append((runs, values))

    def of(self, key: Hashable) -> Array:
        """Return all that was added under a key."""
        parts = self._parts[key]
        if len(parts) > 1:  # laid together once, so that no number is there twice
            parts[:] = [(np.concatenate([runs for runs, _ in parts]), np.concatenate([values for _, values in parts], axis=self._axis))]
        runs, values = parts[0]
        if (np.diff(runs) < 0).any():
            order = np.argsort(runs, kind="stable")
            parts[:] = [(runs[order], np.take(values, order, axis=self._axis))]
        return parts[0][1]
