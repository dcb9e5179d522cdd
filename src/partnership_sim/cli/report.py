"""`report`: the report of a results folder, anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.options import Problems, load_plugins, spoken
from partnership_sim.locale import system_language
from partnership_sim.results.folder import is_results

if TYPE_CHECKING:
    from collections.abc import Mapping


def report(results: str, options: Mapping[str, Any]) -> None:
    """Write the report of a results folder."""
    from partnership_sim import report as writing

    problems = Problems(system_language())
    language = spoken(options["lang"], problems)
    load_plugins(options["plugins"], problems)
    folder = Path(results)
    if not is_results(folder):
        problems.add(
            results,
            ("it is no results folder", "expected is a folder that `partnership-sim run` wrote, with its manifest.json"),
            ("ini bukan folder hasil", "yang diharapkan folder yang ditulis oleh `partnership-sim run`, dengan manifest.json-nya"),
        )
    target = Path(options["out"]) if options["out"] else None
    if target is not None and (target.is_dir() or (target.exists() and not options["force"])):
        problems.add(
            "--out",
            (f"{target} exists", "expected is a new file, or --force"),
            (f"{target} sudah ada", "yang diharapkan berkas baru, atau --force"),
        )
    problems.raise_any()
    click.echo(str(writing.write(folder, language, target)))
