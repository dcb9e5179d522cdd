"""Results folders: a scenario run from start to tables, or the tables of runs that are in memory; every file but the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim import stopping
from partnership_sim.errors import Stopped
from partnership_sim.plugins import loaded_files
from partnership_sim.results import manifest, seal
from partnership_sim.results.columns import OF_TESTS
from partnership_sim.results.writer import RunsWriter, write, write_checked, write_plugins, write_scenario
from partnership_sim.running import Keep, Task, Threads, pieces
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.held import Held, runs_of_tests
from partnership_sim.studies.steps import RUNS, TABLES, TESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from partnership_sim.scenario.schema import Plan, Scenario

#: Runs in memory are written so many at a time: all at once would take twice the memory of the table.
AT_ONCE = 256


@dataclass(frozen=True)
class Recorded:
    """What `record` has done: what was collected, and what kept it from its end.

    Attributes
    ----------
    collected : Collected
    ended_by : Stopped, MemoryError or None
        The user's request, or the machine, where not all was done.
    """

    collected: Collected
    ended_by: Stopped | MemoryError | None

    @property
    def partial(self) -> bool:
        """Whether something of what was asked for is missing."""
        return self.ended_by is not None


def runs_in_all(case: Scenario, plans: Sequence[Plan], *, with_what_if: bool) -> int:
    """Return how many runs `record` takes, for progress."""
    return len(plans) * case.replicates + (runs_of_tests(case, plans, case.replicates) if with_what_if else 0)


def record(
    case: Scenario,
    plans: Sequence[Plan],
    folder: Path,
    *,
    command: Sequence[str],
    workers: int | None = None,
    with_what_if: bool = True,
    progress: Callable[[int], None] = lambda _: None,
    doing: Callable[[str], None] = lambda _: None,
) -> Recorded:
    """Run plans and write every table of a results folder into `folder`.

    `progress` is called with numbers of finished runs, from any thread, `doing` with each step of studies/steps.py as it begins.

    Where it is asked to stop (`stopping`), or memory runs out, the pieces that all plans have finished are kept and written as whole
    tables.

    Raises
    ------
    Stopped
        If it was asked to stop before the first piece was done: there is nothing to keep.
    """
    held = Held(Task.of(case, plans, case.replicates, keep=Keep(states=True)), Collected(case, plans), {}, command=command)
    doing(RUNS)
    ended_by = _run(held, folder, workers, progress)
    return _written(held, folder, ended_by, workers, progress, doing, with_what_if=with_what_if)


def save(held: Held, folder: Path, *, with_what_if: bool = True) -> Recorded:
    """Write every table of runs in memory into `folder`, the same as `record` writes; what-ifs are made where they are not there."""
    metrics = held.collected.metrics
    if metrics:
        replicates = held.replicates if held.points else None
        with RunsWriter(folder, metrics, replicates=replicates, every=held.task.keep.every) as writer:
            for first, last, months in held.stretches():
                end = last * held.replicates
                for low in range(first * held.replicates, end, AT_ONCE):
                    writer.add(low, {plan: cube[low : min(low + AT_ONCE, end), :months] for plan, cube in held.values.items()})
    return _written(held, folder, None, None, lambda _: None, lambda _: None, with_what_if=with_what_if)


def _run(held: Held, folder: Path, workers: int | None, progress: Callable[[int], None]) -> Stopped | MemoryError | None:
    """Run every replicate into runs.parquet and what is collected; return what ended it early, if something was done before."""
    collected = held.collected
    every = pieces(held.task, executor=Threads(workers), keep=collected.keep, progress=progress)
    with RunsWriter(folder, collected.metrics) as writer:
        while True:
            try:
                piece = next(every, None)
            except (Stopped, MemoryError) as error:
                if collected.replicates == 0:
                    raise
                return error
            if piece is None:
                return None
            writer.add(int(piece.runs[0]), {plan: piece.values[plan] for plan in collected.plans})
            piece.values = {}
            collected.add(piece)


def _written(
    held: Held,
    folder: Path,
    ended_by: Stopped | MemoryError | None,
    workers: int | None,
    progress: Callable[[int], None],
    doing: Callable[[str], None],
    *,
    with_what_if: bool,
) -> Recorded:
    """Write all but runs.parquet, and seal the folder."""
    doing(TABLES)
    _write_tables(held, folder)
    if set(OF_TESTS) <= set(held.files):
        if with_what_if and ended_by is None:
            doing(TESTS)
            try:
                held.test(workers=workers, progress=progress)
            except (Stopped, MemoryError) as error:
                ended_by = error
        for file in OF_TESTS:
            write(folder, file, held.written(file))
    write_scenario(folder, held.scenario.files)
    write_checked(folder, held.scenario)
    held.end(partial=ended_by is not None)
    content = {**held.manifest, "plugins": write_plugins(folder, loaded_files())}
    manifest.write(folder, seal.sealed(folder, content))
    if isinstance(ended_by, Stopped):
        stopping.answered()
    return Recorded(held.collected, ended_by)


def _write_tables(held: Held, folder: Path) -> None:
    """Write every table that is made of what was run."""
    for file in held.files:
        if file not in OF_TESTS:
            write(folder, file, held.written(file))
