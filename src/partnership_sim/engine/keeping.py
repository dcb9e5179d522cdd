"""What is kept of the states of an ensemble: made batch after batch, so that sums do not depend on threads and no state waits for its reader."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from partnership_sim.kinds import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership_sim.state import Array

#: Columns of the state of which something can be kept, at the start, at programme end and at the end.
KEPT = (*(column.name for column in COLUMNS), "need_met", "built", "working")


class Keeping:
    """Hands states to `keep` in the order of batches, whichever thread is there first; then they are let go.

    Parameters
    ----------
    keep : callable
        Given what it made of the batch before (None for the first), the moment, and the states there, [column, run, stakeholder]; it
        changes none of them. What it returns is kept.
    """

    def __init__(self, keep: Callable[[Any, str, Array], Any]) -> None:
        self._keep = keep
        self._lock = threading.Lock()
        self._early: dict[tuple[str, str, int], Array] = {}
        self._last: dict[tuple[str, str], tuple[int, Any]] = {}
        self._made: dict[int, dict[str, dict[str, Any]]] = {}

    def show(self, batch: int, plan: str, at: str, states: Array) -> None:
        """Show a batch's states, by its number from 0, under a plan at a moment: at once if those of the batches before have been seen."""
        with self._lock:
            self._early[plan, at, batch] = states
            number, made = self._last.get((plan, at), (-1, None))
            while (plan, at, number + 1) in self._early:
                number += 1
                made = self._keep(made, at, self._early.pop((plan, at, number)))
                self._made.setdefault(number, {}).setdefault(plan, {})[at] = made
            self._last[plan, at] = number, made

    def take(self, batch: int) -> dict[str, dict[str, Any]]:
        """Return what was made of a batch's states, plan -> moment -> object; it and all before it are done."""
        with self._lock:
            return self._made.pop(batch)
