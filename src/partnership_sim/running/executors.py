"""Who does the work: threads of this process, or others that keep to the same protocol (`processes`). Results depend on neither the executor nor its number of workers."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from partnership_sim import stopping
from partnership_sim.errors import Stopped
from partnership_sim.running.work import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from partnership_sim.running.task import Part, Piece, Task
    from partnership_sim.state import Array

    #: Shown, under a part's number, a plan and a moment, the states there.
    Show = Callable[[int, str, str, Array], None]


def usable_cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Working(Protocol):
    """Workers that have begun with a task."""

    #: Whether workers show states and tell progress by themselves; else both are taken from the pieces as they come.
    tells: bool

    def submit(self, part: Part) -> Future[Piece]:
        """Have a part run."""

    def end(self) -> None:
        """Let the workers go; what they have begun is given up."""


class Executor(Protocol):
    """Whoever runs the parts of a task.

    Attributes
    ----------
    workers : int
    """

    workers: int

    def begin(self, task: Task, show: Show | None, progress: Callable[[int], None]) -> Working:
        """Return workers for a task; what they may call from any thread are `show` and `progress`."""


class OfWorkers:
    """What executors have in common: how many workers they have."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or usable_cores()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.workers})"


class Threads(OfWorkers):
    """Threads of this process.

    Parameters
    ----------
    workers : int, optional
        By default one a processor that may be used.
    """

    def begin(self, task: Task, show: Show | None, progress: Callable[[int], None]) -> Working:
        """Return threads that begin with a task."""
        return _InThreads(task, show, progress, self.workers)


class _InThreads:
    tells = True

    def __init__(self, task: Task, show: Show | None, progress: Callable[[int], None], workers: int) -> None:
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="partnership-sim")
        self._worker = Worker(task, self._look, show, progress)

    def _look(self) -> None:
        if self._stop.is_set():
            raise Stopped
        stopping.check()

    def submit(self, part: Part) -> Future[Piece]:
        """Have a part run."""
        return self._pool.submit(self._worker, part)

    def end(self) -> None:
        """Let the threads go."""
        self._stop.set()
        self._pool.shutdown(wait=not stopping.asked(), cancel_futures=True)  # who is asked to stop waits for no compiling
