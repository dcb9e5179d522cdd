"""Ensembles: blocks of replicates over threads, all plans of a block under the same luck.

A batch's numbers depend on neither the number of threads nor the size of blocks; batches come in the order of replicates.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import stopping
from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.engine.keeping import Keeping
from partnership_sim.errors import Stopped
from partnership_sim.population import Cast, cast_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: A block holds about this many stakeholders over all its runs: few enough for cache and memory, enough that levers in NumPy cost little.
STAKEHOLDERS_IN_BLOCK = 15_000
MOST_RUNS_IN_BLOCK = 256
#: A block of fewer spends its time in Python, which threads do not share out: two such blocks take twice as long as one of both.
FEWEST_STAKEHOLDERS_IN_BLOCK = 1_500
#: While it waits for a batch, it looks so often whether it is asked to stop.
SECONDS_BETWEEN_LOOKS = 0.2


@dataclass
class Batch:
    """All plans of a block of replicates, run to the end.

    Attributes
    ----------
    first : int
        Where its first run stands among all runs: its replicate, where replicates are numbered from 0.
    values : dict of str to ndarray
        Plan -> [run, month, metric], NaN where undefined.
    communities : ndarray
        [run, month]: number of communities there.
    first_shock : ndarray
        [run]: month of the first shock, 0 without one.
    kept : dict of str to dict of str to object
        Plan -> moment -> what `keep` made of the states there; empty without it.
    """

    first: int
    values: dict[str, Array] = field(default_factory=dict)
    communities: Array = field(default_factory=lambda: np.zeros((0, 0)))
    first_shock: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def runs(self) -> int:
        """Number of replicates."""
        return len(self.first_shock)

    def part(self, low: int, high: int) -> Batch:
        """Return its runs from `low` on and before `high`, counted among all runs, numbered from 0 (without what is kept of states)."""
        at = slice(max(0, low - self.first), max(0, high - self.first))
        values = {plan: cube[at] for plan, cube in self.values.items()}
        return Batch(max(0, self.first - low), values, self.communities[at], self.first_shock[at])


def usable_cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def block_size(stakeholders: int, replicates: int, workers: int) -> int:
    """Return how many runs a block should hold, so that every worker has work and progress is seen."""
    fitting = max(1, min(MOST_RUNS_IN_BLOCK, STAKEHOLDERS_IN_BLOCK // max(stakeholders, 1)))
    return max(1, min(fitting, max(-(-replicates // (2 * workers)), FEWEST_STAKEHOLDERS_IN_BLOCK // max(stakeholders, 1))))


def run_batches(
    case: Scenario,
    plans: Sequence[Plan],
    replicates: Sequence[int],
    *,
    workers: int | None = None,
    changes: Mapping[str, Array | float] | None = None,
    keep: Callable[[Any, str, Array], Any] | None = None,
    size: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Batch]:
    """Run plans over replicates and yield batches in their order.

    Parameters
    ----------
    case : Scenario
    plans : sequence of Plan
    replicates : sequence of int
        Replicate of each run; a number may stand several times, under other `changes`.
    workers : int, optional
        Threads; by default every processor that may be used.
    changes : mapping, optional
        Parameters not at the scenario's values: a number, or [run] numbers, one for each of `replicates`.
    keep : callable, optional
        Makes what is kept of the states at the start, at programme end and at the end, columns as in `KEPT`: see `Keeping`. It is called
        from any thread, once a batch, plan and moment.
    size : int, optional
        Runs a block.
    progress : callable
        Called with a number of finished runs, from any thread.

    Raises
    ------
    Stopped
        If it is asked to stop (`stopping`).
    """
    cast = cast_of(case)
    workers = workers or usable_cores()
    size = size or block_size(len(cast), len(replicates), workers)
    pieces = deque(range(at, min(at + size, len(replicates))) for at in range(0, len(replicates), size))
    stop = threading.Event()
    keeping = Keeping(keep) if keep is not None else None
    waiting: deque[Future[Batch]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="partnership-sim")
    try:
        while pieces or waiting:
            while pieces and len(waiting) < workers + 1:  # a few ahead, so that memory stays flat
                piece = pieces.popleft()
                whose = [replicates[at] for at in piece]
                own = {name: value[piece] if np.ndim(value) else value for name, value in (changes or {}).items()}  # type: ignore[index]
                show = partial(keeping.show, piece[0] // size) if keeping is not None else None
                waiting.append(pool.submit(_run_batch, case, plans, cast, piece[0], whose, own, show, stop, progress))
            batch = _result(waiting.popleft())
            if keeping is not None:
                batch.kept = keeping.take(batch.first // size)
            yield batch
    finally:
        stop.set()
        pool.shutdown(wait=not stopping.asked(), cancel_futures=True)  # who is asked to stop waits for no compiling


def _result(waiting: Future[Batch]) -> Batch:
    """Return a batch when it is done.

    Raises
    ------
    Stopped
        If somebody asks to stop before.
    """
    while not waiting.done():
        stopping.check()
        wait((waiting,), timeout=SECONDS_BETWEEN_LOOKS)
    return waiting.result()


def _run_batch(
    case: Scenario,
    plans: Sequence[Plan],
    cast: Cast,
    first: int,
    replicates: Sequence[int],
    changes: Mapping[str, Array | float],
    show: Callable[[str, str, Array], None] | None,
    stop: threading.Event,
    progress: Callable[[int], None],
) -> Batch:
    arms = [Arm(plan, case.shocks, replicates, changes) for plan in plans]
    batch = Batch(first)

    def look() -> None:
        if stop.is_set():
            raise Stopped
        stopping.check()

    shown = None if show is None else lambda arm, at, states: show(plans[arm].name, at, states)
    for plan, observed in zip(plans, run_arms(case, cast, arms, show=shown, look=look), strict=True):
        batch.values[plan.name], batch.communities, batch.first_shock = observed.values, observed.communities, observed.first_shock
        progress(len(replicates))
    return batch
