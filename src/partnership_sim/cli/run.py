"""`run`: every plan of a scenario, results and report."""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import faults, progress, stopping
from partnership_sim.cli import leaving
from partnership_sim.cli.before import tell_before
from partnership_sim.cli.options import ProblemsOfCall, prepare, whole
from partnership_sim.declare import NO_PROGRAMME
from partnership_sim.errors import MachineFault, Stopped
from partnership_sim.locale import Language, translator
from partnership_sim.results import folder as results_folder
from partnership_sim.results.columns import WHEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership_sim.report.data import Data
    from partnership_sim.results.folder import Stage
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.studies.goals import Goal
    from partnership_sim.studies.record import Recorded


def run(path: str, options: Mapping[str, Any]) -> None:
    """Run a scenario into a results folder."""
    problems = ProblemsOfCall()
    case = prepare(path, options, problems)
    workers = whole(options["workers"], "--workers", 1, 1024, problems)
    if options["out"]:
        problems.of(
            lambda: results_folder.check(Path(options["out"]), force=options["force"], language=problems.language, source=Path(path))
        )
    problems.raise_any()
    if case is None:
        return
    numbered = not options["out"]
    target = results_folder.default_target(Path(), case.stem, datetime.now().astimezone()) if numbered else Path(options["out"])
    tell_before(case, options, workers, quiet=options["quiet"])
    stopping.heed()
    with (
        faults.told_of(target, case.language),
        results_folder.staged(target, force=options["force"], language=case.language, numbered=numbered, source=Path(path)) as stage,
    ):
        done, undrawn, data = _work(case, stage, target, options, workers)
        verdict = _verdict(case, stage.path, data) if options["as_json"] else None
    place = stage.given
    _tell(case, place, done, report_there=not options["no_report"] and undrawn is None, verdict=verdict)
    _leave(case, target, done, undrawn, options, elsewhere=place != target and not numbered)


def _work(
    case: Scenario, stage: Stage, target: Path, options: Mapping[str, Any], workers: int | None
) -> tuple[Recorded, Exception | None, Data | None]:
    """Fill a results folder; return what was done, why the report could not be drawn, and what it read and judged."""
    from partnership_sim.studies.record import record, runs_in_all

    with_what_if = not options["no_what_if"]
    total = runs_in_all(case, case.plans, with_what_if=with_what_if)
    compiling = progress.compiling(case.language, quiet=options["quiet"])
    with (
        faults.told_of(target, case.language),
        compiling,
        progress.shown(total, case.language, quiet=options["quiet"], clock=lambda: time.monotonic() - compiling.seconds) as shown,
    ):
        done = record(
            case,
            case.plans,
            stage.path,
            command=["partnership-sim", *sys.argv[1:]],
            workers=workers,
            with_what_if=with_what_if,
            progress=shown.advance,
            doing=shown.doing,
        )
        stage.partial = done.partial
        if options["no_report"]:
            return done, None, None
        shown.doing(progress.REPORT)
        return done, *_write_report(case, stage.path)


def _write_report(case: Scenario, stage: Path) -> tuple[Exception | None, Data | None]:
    """Write the report; return what went wrong, so that the tables are kept whatever happens, and what it read and judged."""
    data: Data | None = None
    try:
        from partnership_sim.report.data import Data
        from partnership_sim.report.write import write_of
        from partnership_sim.results.reader import Results

        data = Data(Results(stage, scenario=case))
        write_of(data, folder=stage)
    except Exception as error:
        return error, data
    return None, data


def _verdict(case: Scenario, stage: Path, data: Data | None) -> dict[str, Any]:
    """Return what is judged of the tables in a folder, by the report where there is one, as JSON takes it."""
    if data is not None:
        return data.verdict.to_dict()
    from partnership_sim import verdicts
    from partnership_sim.results.reader import Results

    return verdicts.of(Results(stage, case.language, case)).to_dict()


def _leave(case: Scenario, target: Path, done: Recorded, undrawn: Exception | None, options: Mapping[str, Any], *, elsewhere: bool) -> None:
    """Leave in another way than at the end of a whole run.

    Raises
    ------
    MachineFault
        If the machine failed.
    Exception
        Why the report could not be drawn.
    """
    from partnership_sim import compiled_code

    say = translator(case.language)
    if (place := compiled_code.unkept()) is not None and not options["quiet"]:
        click.echo(say("compiled code cannot be kept in {place}: each start compiles anew").format(place=place), err=True)
    lines = []
    if done.partial:
        lines.append(say("Stopped: the first {count} replicates are kept.").format(count=done.collected.replicates))
    if elsewhere:
        lines.append(say("{target} stays as it is.").format(target=target))
    if isinstance(undrawn, Stopped):
        lines.append(say("Stopped before the report was drawn: the tables are there."))
    for line in lines:
        click.echo(line, err=options["as_json"])
    for error in (done.ended_by, undrawn):
        if isinstance(error, MemoryError | OSError):
            raise MachineFault(faults.tell(error, target, case.language)) from error
    if lines:
        sys.exit(leaving.STOPPED)
    if undrawn is not None:
        raise undrawn


def _tell(case: Scenario, target: Path, done: Recorded, *, report_there: bool, verdict: Mapping[str, Any] | None) -> None:
    """Say where the results are and how the plans did by the goals; as JSON where there is a verdict to go with it."""
    import numpy as np

    from partnership_sim.scenario import names

    collected = done.collected
    goals = collected.goals()
    rows = [
        {
            "plan": plan,
            **{
                goal.name: float(np.nanmean(collected.scores(goal, plan))) if _defined(collected.scores(goal, plan)) else None
                for goal in goals
            },
        }
        for plan in collected.ranked()
    ]
    report = str(target / "report.html") if report_there else None
    if verdict is not None:
        summary: dict[str, Any] = {
            "out": str(target),
            "report": report,
            "partial": done.partial,
            "replicates": collected.replicates,
            "plans": rows,
        }
        summary["verdict"] = verdict
        click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
        return
    words = names.goal_words()
    click.echo(_when(goals, collected.replicates, {goal.name: words.labels[goal.name][case.language] for goal in goals}, case.language))
    for line in _table(rows, {goal.name: words.labels[goal.name][case.language] for goal in goals}, case.language):
        click.echo(line)
    say = translator(case.language)
    click.echo(say("Results: {place}").format(place=target))
    if report:
        click.echo(say("Report: {place}").format(place=report))


def _when(goals: Sequence[Goal], replicates: int, labels: Mapping[str, str], language: str) -> str:
    """Return the line above the table: of how many runs its means are, and of which months."""
    of = {at: ", ".join(labels[goal.name] for goal in goals if goal.at == at) for at in dict.fromkeys(goal.at for goal in goals)}
    times = "; ".join(f"{named} {WHEN[at][language]}" for at, named in of.items())
    words = translator(language)("Means of {count} runs: {times}" if replicates > 1 else "One run: {times}")
    return words.format(count=replicates, times=times)


def _table(rows: list[dict[str, Any]], labels: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the lines of a table of plans by goals, in a language."""
    plans = [translator(language)(row["plan"]) if row["plan"] == NO_PROGRAMME else row["plan"] for row in rows]
    width = max(map(len, plans))
    yield " " * width + "".join(f"  {label:>12}" for label in labels.values())
    for name, row in zip(plans, rows, strict=True):
        cells = ("-" if row[goal] is None else f"{row[goal]:.3g}" for goal in labels)
        written = map(Language.of(language).number, cells)
        yield f"{name:<{width}}" + "".join(f"  {cell:>{max(12, len(label))}}" for cell, label in zip(written, labels.values(), strict=True))


def _defined(values: Any) -> bool:  # noqa: ANN401 - an array
    return bool((values == values).any())  # noqa: PLR0124 - NaN differs from itself
