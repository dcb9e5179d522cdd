"""A scenario run from start to tables: every file of the results folder but the report."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.block import advance, open_block, start_of
from partnership_sim.engine.ensemble import run_batches
from partnership_sim.engine.events import Recorder, standing_ties
from partnership_sim.errors import Stopped
from partnership_sim.plugins import loaded_files
from partnership_sim.population import cast_of
from partnership_sim.results import manifest, seal
from partnership_sim.results.columns import END, EVENTS, POWER, PROGRAMME_END, STAKEHOLDERS, START, TIES, WHAT_IF
from partnership_sim.results.writer import RunsWriter, write, write_plugins, write_scenario
from partnership_sim.studies import outcomes
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.summary import comparison, summary
from partnership_sim.studies.what_if import runs_needed, what_if

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from partnership_sim.scenario.schema import Plan, Scenario


@dataclass(frozen=True)
class Recorded:
    """What `record` has done: what was collected, and whether the user stopped it before its end."""

    collected: Collected
    partial: bool


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
) -> Recorded:
    """Run plans and write every table of a results folder into `folder`.

    On Ctrl-C the batches that all plans have finished are kept and written as whole tables.

    Raises
    ------
    Stopped
        If the user stopped it before the first batch was done: there is nothing to keep.
    """
    started = datetime.now(UTC).astimezone()
    collected = Collected(case, plans)
    partial = False
    with RunsWriter(folder, collected.metrics) as writer:
        try:
            for batch in run_batches(case, plans, range(case.replicates), workers=workers, keep=collected.keep, progress=progress):
                with _uninterrupted():
                    writer.add(batch.first, {plan: batch.values[plan] for plan in collected.plans})
                    collected.add(batch)
        except KeyboardInterrupt:
            partial = True
    if collected.replicates == 0:
        raise Stopped("stopped before the first replicates were done")
    _write_tables(folder, collected, plans)
    tested: dict[str, list[object]] = {name: [] for name in WHAT_IF.columns}
    if with_what_if and not partial:
        try:
            tested = what_if(collected, plans, workers=workers, progress=progress)
        except KeyboardInterrupt:
            partial = True
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
        partial=partial,
    )
    manifest.write(folder, seal.sealed(folder, content))
    return Recorded(collected, partial)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done, so that no table has a batch that another lacks."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def _write_tables(folder: Path, collected: Collected, plans: Sequence[Plan]) -> None:
    tables = collected.moments.tables(collected.plans)
    write(folder, "outcomes.parquet", outcomes.table(collected.outcomes))
    write(folder, "summary.csv", summary(tables, collected.outcomes, collected.metrics))
    write(folder, "comparison.csv", comparison(tables, collected.outcomes, collected.metrics))
    write(folder, STAKEHOLDERS.file, collected.stakeholders())
    write(folder, POWER.file, collected.communities_by_power())
    _write_typical(folder, collected, plans)


def _write_typical(folder: Path, collected: Collected, plans: Sequence[Plan]) -> None:
    """Run each plan's typical replicate once more, and write its network and what happened in it."""
    case = collected.case
    cast = cast_of(case)
    ties: dict[str, list[object]] = {name: [] for name in TIES.columns}
    told: dict[str, list[object]] = {name: [] for name in EVENTS.columns}
    for plan in plans:
        replicate = collected.typical(plan.name)
        block = open_block(case, plan, cast, start_of(case, cast, (replicate,)))
        recorder = Recorder(block)
        for month in range(case.months + 1):
            if month > 0:
                recorder.before()
                advance(block, month)
                recorder.after()
            for at, when in ((START, 0), (PROGRAMME_END, case.programme_end), (END, case.months)):
                if month == when:
                    _add_network(ties, plan.name, at, {name: np.asarray(column) for name, column in standing_ties(block).items()})
        for event in recorder.events:
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
