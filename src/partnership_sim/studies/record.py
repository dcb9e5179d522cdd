"""A scenario run from start to tables: every file of the results folder but the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import stopping
from partnership_sim.engine.events import Recorder, standing_ties
from partnership_sim.errors import Stopped
from partnership_sim.plugins import loaded_files
from partnership_sim.population import cast_of
from partnership_sim.results import manifest, seal
from partnership_sim.results.columns import END, EVENTS, POWER, PROGRAMME_END, STAKEHOLDERS, START, TIES, WHAT_IF
from partnership_sim.results.writer import RunsWriter, write, write_plugins, write_scenario
from partnership_sim.running import Keep, Task, Threads, outcomes, pieces, watched
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.steps import RUNS, TABLES, TESTS
from partnership_sim.studies.summary import comparison, summary
from partnership_sim.studies.what_if import runs_needed, what_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from partnership_sim.scenario.schema import Plan, Scenario


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
    return len(plans) * case.replicates + (runs_needed(case, plans, case.replicates) if with_what_if else 0)


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
    started = datetime.now(UTC).astimezone()
    collected = Collected(case, plans)
    doing(RUNS)
    ended_by = _run(collected, plans, folder, workers, progress)
    doing(TABLES)
    _write_tables(folder, collected, plans)
    tested: dict[str, list[object]] = {name: [] for name in WHAT_IF.columns}
    if with_what_if and ended_by is None:
        doing(TESTS)
        try:
            tested = what_if(collected, plans, workers=workers, progress=progress)
        except (Stopped, MemoryError) as error:
            ended_by = error
    write(folder, WHAT_IF.file, tested)
    write_scenario(folder, case.files)
    counts = {
        "plans": len(plans),
        "replicates": collected.replicates,
        "months": case.months,
        "stakeholders": len(cast_of(case)),
        "registered": cast_of(case).registered,
    }
    ended = datetime.now(UTC).astimezone()
    content = manifest.of(
        files=case.files,
        seed=case.seed,
        command=command,
        started=started,
        ended=ended,
        counts=counts,
        language=case.language,
        plugins=write_plugins(folder, loaded_files()),
        partial=ended_by is not None,
    )
    manifest.write(folder, seal.sealed(folder, content))
    if isinstance(ended_by, Stopped):
        stopping.answered()
    return Recorded(collected, ended_by)


def _run(
    collected: Collected, plans: Sequence[Plan], folder: Path, workers: int | None, progress: Callable[[int], None]
) -> Stopped | MemoryError | None:
    """Run every replicate into runs.parquet and `collected`; return what ended it early, if something was done before."""
    case = collected.case
    task = Task.of(case, plans, case.replicates, keep=Keep(states=True))
    every = pieces(task, executor=Threads(workers), keep=collected.keep, progress=progress)
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


def _write_tables(folder: Path, collected: Collected, plans: Sequence[Plan]) -> None:
    tables = collected.moments
    write(folder, "outcomes.parquet", outcomes.table(collected.outcomes))
    write(folder, "summary.csv", summary(tables, collected.outcomes, collected.metrics))
    write(folder, "comparison.csv", comparison(tables, collected.outcomes, collected.metrics))
    write(folder, STAKEHOLDERS.file, collected.stakeholders())
    write(folder, POWER.file, collected.communities_by_power())
    _write_typical(folder, collected, plans)


def _write_typical(folder: Path, collected: Collected, plans: Sequence[Plan]) -> None:
    """Run each plan's typical replicate once more, and write its network and what happened in it."""
    case = collected.case
    ties: dict[str, list[object]] = {name: [] for name in TIES.columns}
    told: dict[str, list[object]] = {name: [] for name in EVENTS.columns}
    for plan in plans:
        replicate = collected.typical(plan.name)
        recorder: Recorder | None = None
        for month, block in enumerate(watched(case, plan, (replicate,))):
            if recorder is None:
                recorder = Recorder(block)
            else:
                recorder.after()
            for at, when in ((START, 0), (PROGRAMME_END, case.programme_end), (END, case.months)):
                if month == when:
                    _add_network(ties, plan.name, at, {name: np.asarray(column) for name, column in standing_ties(block).items()})
            recorder.before()
        for event in recorder.events if recorder is not None else ():
            for name, item in {"plan": plan.name, "replicate": replicate, **event.row()}.items():
                told[name].append(item)
    write(folder, TIES.file, ties)
    write(folder, EVENTS.file, told)


def _add_network(ties: dict[str, list[object]], plan: str, at: str, network: dict[str, np.ndarray]) -> None:
    count = len(network["source"])
    ties["plan"] += [plan] * count
    ties["at"] += [at] * count
    for name in ("source", "target", "trust", "conflict"):
        ties[name] += network[name].tolist()
