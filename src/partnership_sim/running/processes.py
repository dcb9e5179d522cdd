"""Processes of this computer, started anew (spawn): plug-ins travel along by their files."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from partnership_sim import plugins, stopping
from partnership_sim.declare import KINDS, METRICS, PARAMETERS
from partnership_sim.errors import InputError, MachineFault, PartnershipError, Problem, Stopped
from partnership_sim.locale import translator
from partnership_sim.running.executors import OfWorkers
from partnership_sim.running.work import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from partnership_sim.running.executors import Show, Working
    from partnership_sim.running.task import Part, Piece, Task


class Processes(OfWorkers):
    """Processes of this computer: for levers and metrics of one's own in plain Python, which threads do not share out.

    A program that uses them guards what it does by ``if __name__ == "__main__":``, as for all of Python's process pools.

    Parameters
    ----------
    workers : int, optional
        By default one a processor that may be used.
    """

    def begin(self, task: Task, show: Show | None, progress: Callable[[int], None]) -> Working:  # noqa: ARG002 - told by who takes the pieces
        """Return processes that begin with a task."""
        return _InProcesses(task, self.workers)


@dataclass(frozen=True)
class Luggage:
    """What a process needs to know of the one that started it.

    Attributes
    ----------
    task : bytes
        Pickled: it may hold what only plug-ins declare, so that it is opened after those are loaded.
    files : dict of Path to bytes
        Plug-in files, and what stood in each when it was loaded.
    installed : bool
        Whether plug-ins of installed packages are loaded.
    declared : tuple of str
        Names of all that is declared, in order.
    language : str
    """

    task: bytes
    files: dict[Path, bytes]
    installed: bool
    declared: tuple[str, ...]
    language: str


class _InProcesses:
    tells = False

    def __init__(self, task: Task, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._language = task.case.language
        self._stop = context.Event()
        luggage = Luggage(pickle.dumps(task), plugins.loaded_files(), plugins.installed_are_loaded(), declared(), self._language)
        self._pool = ProcessPoolExecutor(workers, context, _arrive, (luggage, self._stop))

    def submit(self, part: Part) -> Future[Piece]:
        """Have a part run."""
        try:
            return _Told(self._pool.submit(_work, part), self._language)
        except BrokenProcessPool as error:
            raise _ended(self._language) from error

    def end(self) -> None:
        """Let the processes go: each looks before every month whether it is to stop."""
        self._stop.set()
        self._pool.shutdown(wait=not stopping.asked(), cancel_futures=True)


class _Told(Future[Any]):
    """A future whose process may have ended before its time: that is told as a fault of the machine."""

    def __init__(self, inner: Future[Piece], language: str) -> None:
        super().__init__()
        self._inner, self._language = inner, language
        inner.add_done_callback(self._take)

    def _take(self, inner: Future[Piece]) -> None:
        if inner.cancelled():
            self.cancel()
            return
        error = inner.exception()
        if error is None:
            self.set_result(inner.result())
        else:
            self.set_exception(_ended(self._language) if isinstance(error, BrokenProcessPool) else error)


def _ended(language: str) -> MachineFault:
    say = translator(language)
    return MachineFault(say("A process of the run ended before its time: use fewer workers if memory is short"))


def declared() -> tuple[str, ...]:
    """Return the names of all that is declared, by register: what a task is pickled by."""
    from partnership_sim.levers import LEVERS
    from partnership_sim.shocks import SHOCKS

    return tuple(f"{registry.what} {name}" for registry in (LEVERS, SHOCKS, METRICS, KINDS, PARAMETERS) for name in registry)


class _Here:
    """What this process works at: its worker, or why there is none."""

    worker: Worker | None = None
    fault: PartnershipError | None = None


def _arrive(luggage: Luggage, stop: Any) -> None:  # noqa: ANN401 - an event of multiprocessing
    """Make ready in a new process. What goes wrong is kept, and told by the first part: an initializer that raises breaks the pool."""
    for number in (signal.SIGINT, signal.SIGTERM) if os.name != "nt" else (signal.SIGINT,):
        signal.signal(number, signal.SIG_IGN)  # who started this process is asked to stop, and tells it
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def look() -> None:
        if stop.is_set():
            raise Stopped

    try:
        _unpack(luggage)
        _Here.worker = Worker(pickle.loads(luggage.task), look)  # noqa: S301 - of the process that started this one
    except PartnershipError as error:
        _Here.fault = error


def _unpack(luggage: Luggage) -> None:
    """Load the plug-ins that the process which started this one has.

    Raises
    ------
    InputError
        If a file has changed since, or something is declared there that no plug-in brings.
    """
    say = translator(luggage.language)
    if luggage.installed:
        plugins.load_installed(luggage.language)
    for path, content in luggage.files.items():
        plugins.load_plugin(path, luggage.language)
        if plugins.loaded_files()[path] != content:
            found = say("the plug-in has changed since it was loaded")
            raise InputError([Problem(str(path), "", found, say("load it again"))], luggage.language)
    here = declared()
    if here != luggage.declared:
        odd = next((name for name in luggage.declared if name not in here), luggage.declared[0])
        found = say("processes do not know {name}, which is declared outside of plug-in files").format(name=f'"{odd}"')
        raise InputError([Problem("", "executor", found, say("expected a plug-in file that declares it, or threads"))], luggage.language)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: nobody would take its pieces."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(part: Part) -> Piece:
    if _Here.fault is not None:
        raise _Here.fault
    assert _Here.worker is not None  # noqa: S101 - else there is a fault
    return _Here.worker(part)
