"""A task's pieces, one after the other."""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim import stopping
from partnership_sim.engine.keeping import Keeping
from partnership_sim.running.executors import Threads
from partnership_sim.running.task import Piece, block_size
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from partnership_sim.running.executors import Executor, Working
    from partnership_sim.running.store import Store
    from partnership_sim.running.task import Part, Task
    from partnership_sim.state import Array

#: While it waits for a piece, it looks so often whether it is asked to stop.
SECONDS_BETWEEN_LOOKS = 0.2


def pieces(
    task: Task,
    *,
    executor: Executor | None = None,
    keep: Callable[[Any, str, Array], Any] | None = None,
    size: int | None = None,
    in_order: bool = True,
    store: Store | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Piece]:
    """Run a task and yield its pieces.

    Parameters
    ----------
    task : Task
    executor : Executor, optional
        Threads on all cores by default.
    keep : callable, optional
        Makes what is kept of the states at the start, at programme end and at the end, columns as `run_arms` shows them: see `Keeping`.
        It is called from any thread, once a piece, plan and moment, and needs a task that keeps states.
    size : int, optional
        Runs a piece.
    in_order : bool
        Whether pieces come in the order of their numbers, as they do where `keep` sums over them; else each comes as soon as it is done.
    store : Store, optional
        Where pieces are looked for, and kept. Pieces are then of as many runs for any number of workers.
    progress : callable
        Called with a number of finished runs, from any thread.

    Raises
    ------
    Stopped
        If it is asked to stop (`stopping`).
    """
    executor = executor or Threads()
    size = size or block_size(task.case.stakeholders, task.runs, executor.workers if store is None else 1)
    parts = deque(task.parts(size))
    keeping = Keeping(keep) if keep is not None else None
    working = executor.begin(task, keeping.show if keeping is not None and store is None else None, progress)
    waiting: list[_Awaited] = []
    try:
        while parts or waiting:
            while parts and len(waiting) < executor.workers + 1:  # a few ahead, so that memory stays flat
                waiting.append(_awaited(task, parts.popleft(), working, store))
            done = _next(waiting, in_order=in_order or keeping is not None)
            piece = done.future.result()
            told = len(piece.outcomes) if working.tells else 0
            if store is not None:
                for plan in piece.outcomes:
                    store.put(done.keys[plan], plan, piece, task.case.language)
                piece = piece.beside(done.held, done.keys)
            progress(len(piece.runs) * (len(task.plans) - told))
            if keeping is not None:
                for plan, moments in piece.states.items():
                    for at, states in moments.items():
                        keeping.show(piece.number, plan, at, states)
                piece.states = {}
                piece.kept = keeping.take(piece.number)
            yield piece
    finally:
        working.end()


class _Awaited(NamedTuple):
    """A piece that comes; with a store, its plans' keys there, and what is held there of some plans already."""

    future: Future[Piece]
    keys: Mapping[str, str]
    held: Mapping[str, Piece]


def _awaited(task: Task, part: Part, working: Working, store: Store | None) -> _Awaited:
    """Return a part's piece: what the store does not hold of it is run."""
    if store is None:
        return _Awaited(working.submit(part), {}, {})
    keys, runs = store.keys(task, part), task.cells(part).runs
    found = {plan: store.get(key, plan, part, runs) for plan, key in keys.items()}
    held = {plan: piece for plan, piece in found.items() if piece is not None}
    missing = tuple(plan for plan in keys if plan not in held)
    if missing:
        baseline = held[NO_PROGRAMME].outcomes[NO_PROGRAMME]["service_total"] if NO_PROGRAMME in held else None
        return _Awaited(working.submit(part._replace(plans=missing, baseline=baseline)), keys, held)
    nothing: Future[Piece] = Future()
    nothing.set_result(Piece(part.number, runs))
    return _Awaited(nothing, keys, held)


def _next(waiting: list[_Awaited], *, in_order: bool) -> _Awaited:
    """Return the next piece when it is done, and wait for it no more.

    Raises
    ------
    Stopped
        If somebody asks to stop before.
    """
    looked_at = waiting[:1] if in_order else list(waiting)
    while not any(one.future.done() for one in looked_at):
        stopping.check()
        wait([one.future for one in looked_at], timeout=SECONDS_BETWEEN_LOOKS, return_when=FIRST_COMPLETED)
    done = next(one for one in looked_at if one.future.done())
    waiting.remove(done)
    return done
