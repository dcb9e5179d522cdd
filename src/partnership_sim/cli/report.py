"""`report`: the report of a results folder, anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import faults, stopping
from partnership_sim.cli.options import ProblemsOfCall, load_plugins, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping


def report(results: str, options: Mapping[str, Any]) -> None:
    """Write the report of a results folder."""
    from partnership_sim.report.data import Data
    from partnership_sim.report.place import check_place, check_writable
    from partnership_sim.report.write import NAME, write_of
    from partnership_sim.results.reader import Results

    problems = ProblemsOfCall()
    language = spoken(options["lang"], problems)
    load_plugins(options["plugins"], problems)
    data = problems.of(lambda: Data(Results(Path(results), language), language))
    target = Path(options["out"]) if options["out"] else None
    if target is not None:
        heard = problems.language if data is None else data.language
        problems.of(lambda: check_place(target, heard, force=options["force"], over_ours=False, option="--out"))
    problems.raise_any()
    place = target or Path(results) / NAME
    check_writable(place, data.language, "--out" if target else "")
    stopping.heed()
    with faults.told_of(place, data.language):
        written = write_of(data, target, folder=Path(results), force=True)
    click.echo(str(written))
