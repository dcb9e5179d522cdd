"""Plans and shocks kept in spreadsheets: rows into the same tables that [[plans]] and [[shocks]] of a scenario hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.tables import rows
from partnership_sim.tables.numbers import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.tables.findings import Findings

#: Where the tables came from: the path of a table (of keys and positions) to file and row.
Origins = dict[tuple[str | int, ...], tuple[str, int]]

WHOLE = ("start", "end", "month", "duration")
LISTS = ("on", "by")
#: What a cell says for an empty list: nobody.
NOBODY = "-"


def _value(row: rows.Row, column: str, table: rows.Table, numbers: Sequence[str], findings: Findings) -> Any:  # noqa: ANN401 - a TOML value
    """Return a cell as TOML would give it; None for an empty one or, after reporting it, for one that is no number."""
    cell = row[column]
    if not cell:
        return None
    if column in LISTS:
        return [] if cell == NOBODY else [item.strip() for item in cell.split("|") if item.strip()]
    if column not in numbers:
        return cell
    expected = findings.say("a whole number") if column in WHOLE else findings.say("a number")
    number = parse(cell, table.decimal, table.where(row.number, column, findings), expected, findings)
    if math.isnan(number):
        return None
    return int(number) if column in WHOLE and number.is_integer() else number


def _entry(row: rows.Row, names: Sequence[str], table: rows.Table, numbers: Sequence[str], findings: Findings) -> dict[str, Any]:
    values = ((name, _value(row, name, table, numbers, findings)) for name in names if name in table.columns)
    return {name: value for name, value in values if value is not None}


def read_plans(data: bytes, file: str, first: int, options: Sequence[str], findings: Findings) -> tuple[list[dict[str, Any]], Origins]:
    """Read plans, one row an action; rows of the same plan belong together wherever they stand.

    Parameters
    ----------
    data : bytes
        The CSV as it is on disk.
    file : str
        Its name, for messages.
    first : int
        Position, from 0, that the first plan gets among the scenario's plans.
    options : sequence of str
        Names of the levers' own options, which may be columns.

    Returns
    -------
    list of dict
        Plans as [[plans]] would give them.
    Origins
        Where each plan and action stands.
    """
    action_columns = ("lever", "spend", "start", "end", *LISTS, "form", *options)
    numbers = ("budget", "spend", "start", "end", *options)
    table = rows.read(
        data, file, known=("plan", "budget", *action_columns), required=("plan", "lever", "spend"), numbers=numbers, findings=findings
    )
    plans: dict[str, dict[str, Any]] = {}
    origins: Origins = {}
    for row in table.rows if table is not None else ():
        assert table is not None  # noqa: S101 - for the type checker
        name = row["plan"]
        if not name:
            findings.wrong(
                table.where(row.number, "plan", findings),
                findings.say("the plan has no name"),
                findings.say("expected is the name of the plan in every row"),
            )
            continue
        if name not in plans:
            origins["plans", first + len(plans)] = (file, row.number)
        plan = plans.setdefault(name, {"name": name, "actions": []})
        position = first + list(plans).index(name)
        _budget(row, plan, table, findings)
        entry = _entry(row, action_columns, table, numbers, findings)
        if "lever" in entry or entry:
            origins["plans", position, "actions", len(plan["actions"])] = (file, row.number)
            plan["actions"].append(entry)
    return list(plans.values()), origins


def _budget(row: rows.Row, plan: dict[str, Any], table: rows.Table, findings: Findings) -> None:
    """Take a plan's budget from whichever of its rows gives it; two different ones are a problem."""
    budget = _value(row, "budget", table, ("budget",), findings)
    if budget is not None and plan.setdefault("budget", budget) != budget:
        found = findings.say("the budget {budget} differs from that of an earlier row of the plan", budget=row["budget"])
        findings.wrong(table.where(row.number, "budget", findings), found, findings.say("expected is one budget for a plan"))


def read_shocks(data: bytes, file: str, first: int, findings: Findings) -> tuple[list[dict[str, Any]], Origins]:
    """Read shocks, one row a shock, as [[shocks]] would give them; `first` as in `read_plans`."""
    columns = ("shock", "month", "rate", "severity", "duration", "on")
    numbers = ("month", "rate", "severity", "duration")
    table = rows.read(data, file, known=columns, required=("shock",), numbers=numbers, findings=findings)
    if table is None:
        return [], {}
    origins: Origins = {("shocks", first + position): (file, row.number) for position, row in enumerate(table.rows)}
    return [_entry(row, columns, table, numbers, findings) for row in table.rows], origins
