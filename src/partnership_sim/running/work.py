"""The work itself: a part of a task is run, and what is kept of it becomes a piece."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from partnership_sim.engine.arms import run_arms
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.running import outcomes
from partnership_sim.running.moments import of_block
from partnership_sim.running.task import Piece
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership_sim.population import Cast
    from partnership_sim.running.task import Part, Task
    from partnership_sim.state import Array


class Worker:
    """Runs the parts of a task, from any thread.

    Parameters
    ----------
    task : Task
    look : callable
        Called before each month; it raises where the work is to stop.
    show : callable, optional
        Shown, under a part's number, a plan and a moment, the states there; without it they are kept with the piece, if the task asks.
    progress : callable
        Called with a number of finished runs.
    """

    def __init__(
        self,
        task: Task,
        look: Callable[[], None],
        show: Callable[[int, str, str, Array], None] | None = None,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._task, self._look, self._show, self._progress = task, look, show, progress
        self._lock = threading.Lock()
        self._cast: tuple[int, Cast] | None = None

    def __call__(self, part: Part) -> Piece:
        """Return a part's piece."""
        keep, cells = self._task.keep, self._task.cells(part)
        piece = Piece(part.number, cells.runs)
        hold = partial(self._show, part.number) if self._show is not None else partial(_hold, piece) if keep.states else None
        plans = list(cells.plans if part.plans is None else part.plans)
        show = None if hold is None else lambda arm, at, states: hold(plans[arm], at, states)
        ran = run_arms(cells.case, self._cast_of(part.group), [cells.arm(plan) for plan in plans], show=show, look=self._look)
        baseline = part.baseline
        for plan, seen in zip(plans, ran, strict=True):
            last = cells.case.programme_end
            found = outcomes.of_runs(seen.values, tuple(METRICS), seen.communities, seen.organisations, seen.first_shock, baseline)
            if plan == NO_PROGRAMME:
                baseline = found["service_total"]
            piece.outcomes[plan] = found
            piece.moments[plan] = keep.metrics_of(of_block(seen.values, last))
            piece.values[plan] = keep.of(seen.values)
            piece.communities, piece.first_shock = seen.communities, seen.first_shock
            self._progress(len(cells.runs))
        return piece

    def _cast_of(self, group: int) -> Cast:
        with self._lock:
            if self._cast is None or self._cast[0] != group:
                self._cast = group, cast_of(self._task.groups[group].case)
            return self._cast[1]


def _hold(piece: Piece, plan: str, at: str, states: Array) -> None:
    piece.states.setdefault(plan, {})[at] = states
