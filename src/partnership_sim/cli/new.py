"""`new`: a scenario folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from partnership_sim.cli.options import ProblemsOfCall, spoken
from partnership_sim.locale import telling, translator


def new(directory: str, template: str, lang: str | None) -> None:
    """Write a template into a new folder."""
    from partnership_sim.scenario import templates

    problems = ProblemsOfCall()
    language = spoken(lang, problems) or telling()
    problems.raise_any()
    templates.write(Path(directory), template, language)
    click.echo(translator(language)("Wrote a scenario into {folder}. Next: partnership-sim check {folder}").format(folder=directory))
