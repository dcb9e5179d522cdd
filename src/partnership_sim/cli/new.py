"""`new`: a scenario folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from partnership_sim.cli.options import Problems, spoken
from partnership_sim.locale import telling


def new(directory: str, template: str, lang: str | None) -> None:
    """Write a template into a new folder."""
    from partnership_sim.scenario import templates

    problems = Problems()
    language = spoken(lang, problems) or telling()
    problems.raise_any()
    templates.write(Path(directory), template, language)
    if language == "id":
        click.echo(f"Skenario ditulis di {directory}. Selanjutnya: partnership-sim check {directory}")
    else:
        click.echo(f"Wrote a scenario into {directory}. Next: partnership-sim check {directory}")
