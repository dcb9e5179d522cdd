"""What is told before a run starts: what was recognised, what to look at twice, what it will take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from partnership_sim.locale import translator
from partnership_sim.scenario import doubts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.schema import Scenario


def tell_before(case: Scenario, options: Mapping[str, Any], workers: int | None, *, quiet: bool) -> None:
    """Tell it on standard error, of doubts the gravest even if quiet.

    Raises
    ------
    InputError
        If the run needs more memory than the machine has.
    """
    from partnership_sim.studies.estimate import estimate, refuse, sentence

    found = estimate(
        case, workers=workers, with_what_if=not options.get("no_what_if", False), with_report=not options.get("no_report", False)
    )
    refuse(found, case.language)
    for note in () if quiet else case.notes:
        click.echo(note, err=True)
    told = [doubt for doubt in doubts.of(case) if doubt.grave or not quiet]
    if told:
        click.echo(translator(case.language)("Please check"), err=True)
    for doubt in told:
        click.echo(f"- {doubt.text}", err=True)
    if not quiet:
        click.echo(sentence(found, case.language), err=True)
