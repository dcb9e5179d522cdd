"""`check`: every problem at once, and what is given and what will be drawn."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.options import ProblemsOfCall, prepare
from partnership_sim.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def check(path: str, options: Mapping[str, Any], *, as_json: bool) -> None:
    """Check a scenario and say what it holds."""
    from partnership_sim.scenario import check as checking
    from partnership_sim.studies.estimate import estimate, refuse, sentence

    problems = ProblemsOfCall()
    case = prepare(path, options, problems)
    try:
        problems.raise_any()
    except InputError as error:
        if as_json:
            told = [{name: getattr(one, name) for name in ("file", "place", "found", "expected", "nearest")} for one in error.problems]
            click.echo(json.dumps({"valid": False, "problems": told}, ensure_ascii=False, indent=2))
        raise
    if case is None:
        return
    lines = checking.report(case, problems.language)
    takes = estimate(case)
    refuse(takes, problems.language)
    if as_json:
        held = {"valid": True, "notes": [line for line in lines if line], "doubts": [asdict(doubt) for doubt in lines.doubts]}
        held["estimate"] = {"bytes": round(takes.memory), "seconds": round(takes.seconds, 1)}
        click.echo(json.dumps(held, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(line)
    click.echo(sentence(takes, problems.language))
