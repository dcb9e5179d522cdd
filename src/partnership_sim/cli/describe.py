"""`describe`: what there is, with ranges, units and sources, read from the declarations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import catalogue
from partnership_sim.cli.options import ProblemsOfCall, load_plugins, spoken
from partnership_sim.cli.speaking import LONGEST, say, shown
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import telling
from partnership_sim.tables.columns import DESCRIBED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.catalogue import CatalogueRow


def describe(what: str | None, plugins: Iterable[str], lang: str | None, *, as_json: bool) -> None:
    """Describe one thing, one sort of things, or all sorts."""
    problems = ProblemsOfCall()
    language = spoken(lang, problems) or telling()
    load_plugins(plugins, problems)
    problems.raise_any()
    tables = catalogue.rows(language)
    if what is None:
        chosen = {sort: [{"name": sort, "what": f"{len(rows)}"} for _ in (0,)] for sort, rows in tables.items()}
        rows = [row for listed in chosen.values() for row in listed]
        _show({"describe": rows}, as_json=as_json)
        return
    names = (what,) if what in tables else (*catalogue.known_as(what), what)
    if names[0] in tables:
        _show({names[0]: tables[names[0]]}, as_json=as_json)
        return
    found = {sort: [row for row in rows if row["name"] in names] for sort, rows in tables.items()}
    found = {sort: rows for sort, rows in found.items() if rows}
    if not found:
        known = [*tables, *(row["name"] for rows in tables.values() for row in rows)]
        near = nearest(what[:LONGEST], known)
        expected = "" if near else say("expected one of {names}", names=", ".join(tables))
        raise InputError([Problem("", "", say("there is no {name} to describe", name=shown(what)), expected, near)], language)
    found = dict(sorted(found.items(), key=lambda one: one[0] not in DESCRIBED))  # first the tables that a planner fills in
    for sort, rows in found.items():
        found[sort] = [row | catalogue.read_for(sort, row["name"]) for row in rows]
    _show(found, as_json=as_json, long=True)


def _show(tables: dict[str, list[CatalogueRow]], *, as_json: bool, long: bool = False) -> None:
    if as_json:
        click.echo(json.dumps(tables, ensure_ascii=False, indent=2))
        return
    for sort, rows in tables.items():
        click.echo(click.style(sort, bold=True))
        if long or (rows and len(rows[0]) > 7):
            _show_long(rows)
        else:
            _show_table(rows)
        click.echo()


def _show_long(rows: list[CatalogueRow]) -> None:
    for row in rows:
        click.echo(f"  {row['name']}")
        for key, value in row.items():
            if key != "name" and value:
                click.echo(f"    {_head(key)}: {value}")


def _head(key: str) -> str:
    """Return what a key of a row is called by people."""
    return say(catalogue.HEADS.get(key, key))


def _show_table(rows: list[CatalogueRow]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for key in rows[0] if rows else ():
        table.add_column(_head(key), overflow="fold")
    for row in rows:
        table.add_row(*(_plain(value) for value in row.values()))
    console = Console()
    if not console.is_terminal:
        console = Console(width=180)
    console.print(table)


def _plain(text: str) -> Any:  # noqa: ANN401 - rich's own type
    from rich.text import Text as Plain

    return Plain(text)
