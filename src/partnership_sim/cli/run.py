"""`run`: every plan of a scenario, results and report."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli import progress
from partnership_sim.cli.options import Problems, prepare, whole
from partnership_sim.results import folder as results_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.studies.record import Recorded

STOPPED = 3


def run(path: str, options: Mapping[str, Any]) -> None:
    """Run a scenario into a results folder."""
    problems = Problems()
    case = prepare(path, options, problems)
    workers = whole(options["workers"], "--workers", 1, 1024, problems)
    if options["out"]:
        problems.of(lambda: results_folder.check(Path(options["out"]), force=options["force"], language=problems.language))
    problems.raise_any()
    if case is None:
        return
    target = Path(options["out"]) if options["out"] else results_folder.default_target(Path(), case.stem, datetime.now().astimezone())
    from partnership_sim.studies.record import record, runs_in_all

    quiet = options["quiet"]
    for note in () if quiet else case.notes:
        click.echo(note, err=True)
    _say_compiling(case.language, quiet=quiet)
    with_what_if = not options["no_what_if"]
    with results_folder.staged(target, force=options["force"], language=case.language) as stage:
        total = runs_in_all(case, case.plans, with_what_if=with_what_if)
        with progress.shown(total, case.language, quiet=quiet) as advance:
            done = record(
                case,
                case.plans,
                stage,
                command=["partnership-sim", *sys.argv[1:]],
                workers=workers,
                with_what_if=with_what_if,
                progress=advance,
            )
        defect = None if options["no_report"] else _write_report(stage)
    _tell(case, target, done, report_there=not options["no_report"] and defect is None, as_json=options["as_json"])
    if defect is not None:
        raise defect
    if done.partial:
        sys.exit(STOPPED)


def _write_report(stage: Path) -> Exception | None:
    """Write the report; return what went wrong, so that the tables are kept whatever happens."""
    from partnership_sim import report

    try:
        report.write(stage)
    except Exception as error:
        return error
    return None


def _say_compiling(language: str, *, quiet: bool) -> None:
    from partnership_sim.kernel import is_compiled_code_there

    if quiet or is_compiled_code_there():
        return
    if language == "id":
        click.echo("Model sedang dikompilasi untuk komputer ini; hanya sekali, sekitar satu sampai dua menit.", err=True)
    else:
        click.echo("Compiling the model for this computer; only once, it takes one to two minutes.", err=True)


def _tell(case: Scenario, target: Path, done: Recorded, *, report_there: bool, as_json: bool) -> None:
    """Say where the results are and how the plans did by the goals."""
    import numpy as np

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
    if as_json:
        summary = {"out": str(target), "report": report, "partial": done.partial, "replicates": collected.replicates, "plans": rows}
        click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
        return
    width = max(len(str(row["plan"])) for row in rows)
    click.echo(" " * width + "  " + "  ".join(f"{goal.name:>12}" for goal in goals))
    for row in rows:
        click.echo(
            f"{row['plan']:<{width}}  "
            + "  ".join(f"{row[goal.name]:>12.3g}" if row[goal.name] is not None else f"{'-':>12}" for goal in goals)
        )
    indonesian = case.language == "id"
    if done.partial:
        kept = collected.replicates
        click.echo(f"Dihentikan: {kept} replikasi pertama disimpan." if indonesian else f"Stopped: the first {kept} replicates are kept.")
    click.echo(f"{'Hasil' if indonesian else 'Results'}: {target}")
    if report:
        click.echo(f"{'Laporan' if indonesian else 'Report'}: {report}")


def _defined(values: Any) -> bool:  # noqa: ANN401 - an array
    return bool((values == values).any())  # noqa: PLR0124 - NaN differs from itself
