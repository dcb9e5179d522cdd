"""`report`: the report of a results folder, anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.options import Problems, load_plugins, spoken
from partnership_sim.locale import system_language
from partnership_sim.results import seal

if TYPE_CHECKING:
    from collections.abc import Mapping


def report(results: str, options: Mapping[str, Any]) -> None:
    """Write the report of a results folder."""
    from partnership_sim import report as writing

    problems = Problems(system_language())
    language = spoken(options["lang"], problems)
    load_plugins(options["plugins"], problems)
    folder = Path(results)
    problems.of(lambda: seal.verified(folder, language))
    target = Path(options["out"]) if options["out"] else None
    if target is not None and (target.is_dir() or (target.exists() and not options["force"])):
        problems.add(
            "--out",
            (f"{target} exists", "expected is a new file, or --force"),
            (f"{target} sudah ada", "yang diharapkan berkas baru, atau --force"),
        )
    problems.raise_any()
    click.echo(str(writing.write(folder, language, target)))
