"""`evidence`: runs the published findings, prints one table, and writes the pages of docs/evidence if asked to."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.options import ProblemsOfCall, spoken, whole
from partnership_sim.cli.speaking import shown
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import Text, telling, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership_sim.evidence import Finding

HELD = {True: Text("held"), False: Text("not held"), None: Text("-")}


def evidence(options: dict[str, Any]) -> None:
    """Run the chosen findings and tell what was found."""
    from partnership_sim.evidence import load, pages, robust, rows

    problems = ProblemsOfCall()
    language = spoken(options["lang"], problems) or telling()
    workers = whole(options["workers"], "--workers", 1, 1024, problems)
    problems.raise_any()
    chosen = _chosen(load(), options["only"], language)
    say = _progress(len(chosen), quiet=options["quiet"])
    folder = Path(options["out"]) if options["out"] is not None else None
    if folder is not None:
        pages.refuse(folder, language, robust=options["robust"], force=options["force"])
    if options["robust"]:
        found = []
        for row in robust(chosen, workers=workers, progress=say):
            found.append(row)
            if not options["as_json"]:  # told as soon as it is known: the whole takes long
                _show_robust(row, language)
        if folder is not None:
            pages.write_robust(folder, found)
        if options["as_json"]:
            _show(found, language, as_json=True)
        return
    found = list(rows(chosen, language=language, workers=workers, progress=say))
    if folder is not None:
        pages.write(folder, found, language)
    _show(found, language, as_json=options["as_json"])


def _chosen(findings: Sequence[type[Finding]], only: Sequence[str], language: str) -> list[type[Finding]]:
    known = {finding.id: finding for finding in findings}
    wrong = [name for name in only if name not in known]
    if wrong:
        say = translator(language)
        said, expected = say("there is no finding {name}"), say("expected one of {names}").format(names=", ".join(known))
        raise InputError(
            [Problem("", "--only", said.format(name=shown(name)), expected, nearest(name, list(known))) for name in wrong], language
        )
    return [known[name] for name in only] if only else list(findings)


def _progress(count: int, *, quiet: bool) -> Callable[[str], None]:
    """Return what tells, on standard error, which finding is being tried."""
    done = iter(range(1, count + 1))

    def say(name: str) -> None:
        if not quiet:
            click.echo(f"{next(done)}/{count} {name}", err=True)

    return say


def _show(found: list[dict[str, Any]], language: str, *, as_json: bool) -> None:
    from partnership_sim.evidence.pages import effect_of
    from partnership_sim.verdicts.judged import count

    if as_json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    for row in found:
        effect = effect_of(row, language)
        click.echo(f"{row['id']:<22} {HELD[row['held']][language]:<14} {effect:<28} {row['claim']}")
    counted = count((row["nature"], row["held"]) for row in found)._asdict()
    told = translator(language)(
        "{held} of {tried} emergent ones held; beside them {fitted_held} of {fitted} fitted ones and {identities_held} of {identities} identities; {beyond} beyond the model"
    )
    click.echo(told.format(**counted))


def _show_robust(row: dict[str, Any], language: str) -> None:
    told = translator(language)("right way {right_way:.0%}, shown clearly {shown:.0%} ({sets})").format(**row)
    click.echo(f"{row['id']:<6} {told}")
