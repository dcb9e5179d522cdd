"""`describe`: what there is, with ranges, units and sources, read from the declarations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.options import Problems, load_plugins, spoken
from partnership_sim.declare import PARAMETERS, Text
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import system_language
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.declare import Kind, Metric, Outcome, Parameter

Row = dict[str, str]
#: The marks of sources in Indonesian; in English they read as they are.
_MARKS = {"read": "dibaca", "computed": "dihitung", "remembered": "dari ingatan", "calibrated": "disetel", "assumption": "asumsi"}


def describe(what: str | None, plugins: Iterable[str], lang: str | None, *, as_json: bool) -> None:
    """Describe one thing, one sort of things, or all sorts."""
    problems = Problems()
    language = spoken(lang, problems) or system_language()
    load_plugins(plugins, problems)
    problems.raise_any()
    tables = _tables(language)
    if what is None:
        chosen = {sort: [{"name": sort, "what": f"{len(rows)}"} for _ in (0,)] for sort, rows in tables.items()}
        rows = [row for listed in chosen.values() for row in listed]
        _show({"describe": rows}, as_json=as_json)
        return
    if what in tables:
        _show({what: tables[what]}, as_json=as_json)
        return
    found = {sort: [row for row in rows if row["name"] == what] for sort, rows in tables.items()}
    found = {sort: rows for sort, rows in found.items() if rows}
    if not found:
        names = [*tables, *(row["name"] for rows in tables.values() for row in rows)]
        said = f'"{what}" tidak dikenal' if language == "id" else f'there is no "{what}"'
        expected = "" if nearest(what, names) else ", ".join(tables)
        raise InputError([Problem("", "", said, expected, nearest(what, names))], language)
    _show(found, as_json=as_json, long=True)


def _tables(language: str) -> dict[str, list[Row]]:
    from partnership_sim.scenario.schema import table

    keys = ("name", "type", "default", "rule")
    return {
        "scenario": [dict(zip(keys, row, strict=True)) for row in table(language)],
        "month": [{"name": p.name, "section": p.section, "what": p.text[language], "source": p.source} for p in PHASES],
        "parameters": [_parameter(parameter, language) for parameter in PARAMETERS.values()],
        "levers": [_lever(name, language) for name in LEVERS],
        "metrics": [*(_metric(m, language) for m in METRICS.values()), *(_metric(o, language) for o in OUTCOMES.values())],
        "shocks": [_shock(name, language) for name in SHOCKS],
        "kinds": [_kind(kind, language) for kind in KINDS.values()],
    }


def _parameter(p: Parameter, language: str) -> Row:
    return {
        "name": p.name,
        "default": f"{p.default:g}",
        "range": f"{p.low:g}..{p.high:g}",
        "unit": p.unit,
        "what": p.label[language],
        "source": _source(p, language),
    }


def _source(p: Parameter, language: str) -> str:
    mark = _MARKS.get(p.mark, p.mark) if language == "id" else p.mark
    return mark if p.source.en in ("", p.mark) else f"{p.source[language]} ({mark})"


def _lever(name: str, language: str) -> Row:
    lever = LEVERS[name]
    row = {"name": name, "label": Text.of(lever.label)[language], "price": Text.of(lever.price)[language]}
    row["forms"] = "; ".join(f"{form}: {text[language]}" for form, text in lever.forms.items())
    row["options"] = "; ".join(f"{option} {o.low:g}..{o.high:g}: {o.label[language]}" for option, o in lever.options.items())
    row["on"] = ", ".join(lever.on)
    row["parameters"] = ", ".join(p.name for p in vars(lever).values() if hasattr(p, "default") and hasattr(p, "low"))
    row["source"] = lever.source
    return row


def _shock(name: str, language: str) -> Row:
    shock = SHOCKS[name]
    label, source = Text.of(shock.label)[language], shock.source
    on, severity, duration = ", ".join(shock.on), f"{shock.severity:g}", str(shock.duration)
    return {
        "name": name,
        "label": label,
        "on": on,
        "severity": severity,
        "duration": duration,
        "what": (shock.__doc__ or "").strip(),
        "source": source,
    }


def _metric(m: Metric | Outcome, language: str) -> Row:
    better = {1: "+", -1: "-", 0: ""}[m.better]
    return {
        "name": m.name,
        "what": m.definition[language],
        "unit": m.unit,
        "range": f"{m.low:g}..{m.high:g}",
        "better": better,
        "null": m.undefined[language],
    }


def _kind(kind: Kind, language: str) -> Row:
    row = {"name": kind.name, "label": kind.label[language], "carry": f"{kind.carry:g}"}
    for column in COLUMNS:
        spread = kind.columns[column.name]
        row[column.name] = f"{spread.mean:g}" + (f" ±{spread.spread:g}" if spread.spread else "")
    row["trust"] = ", ".join(f"{name} {value:g}" for name, value in kind.trust.items())
    return row


def _show(tables: dict[str, list[Row]], *, as_json: bool, long: bool = False) -> None:
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


def _show_long(rows: list[Row]) -> None:
    for row in rows:
        click.echo(f"  {row['name']}")
        for key, value in row.items():
            if key != "name" and value:
                click.echo(f"    {key}: {value}")


def _show_table(rows: list[Row]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for key in rows[0] if rows else ():
        table.add_column(key, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(value) for value in row.values()))
    console = Console()
    if not console.is_terminal:
        console = Console(width=180)
    console.print(table)


def _plain(text: str) -> Any:  # noqa: ANN401 - rich's own type
    from rich.text import Text as Plain

    return Plain(text)
