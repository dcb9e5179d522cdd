"""Plans and shocks kept in spreadsheets: rows into the same tables that [[plans]] and [[shocks]] of a scenario hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim.tables import rows
from partnership_sim.tables.headings import PLANS, SHOCKS, Headings, with_options
from partnership_sim.tables.numbers import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership_sim.locale import Text
    from partnership_sim.problems import Problems


class Origin(NamedTuple):
    """Where a table stands: file, row, and how the columns are headed there where their headings are other words."""

    file: str
    row: int
    headings: Mapping[str, str]


#: Where the tables came from, by the path of each (of keys and positions).
Origins = dict[tuple[str | int, ...], Origin]

MONTHS = ("start", "end", "month")
WHOLE = ("start", "end", "month", "duration")
LISTS = ("on", "by")
#: What a cell says for an empty list: nobody.
NOBODY = "-"
SHOCK_HEADINGS = Headings(SHOCKS, ("shock",))
SHOCK_NUMBERS = ("month", "rate", "severity", "duration")


def _value(row: rows.Row, column: str, table: rows.Table, numbers: Sequence[str], problems: Problems) -> Any:  # noqa: ANN401 - a TOML value
    """Return a cell as TOML would give it; None for an empty one or, after reporting it, for one that is not a number."""
    cell = row[column]
    if not cell:
        return None
    if column in LISTS:
        return [] if cell == NOBODY else [item.strip() for item in cell.split("|") if item.strip()]
    if column not in numbers:
        return cell
    expected = problems.say("a whole number") if column in WHOLE else problems.say("a number")
    where = table.where(row.number, column, problems)
    number = parse(cell, table.decimal, where, expected, problems, percent=column == "severity", month=column in MONTHS)
    if math.isnan(number):
        return None
    return int(number) if column in WHOLE and number.is_integer() else number


def _entry(row: rows.Row, names: Sequence[str], table: rows.Table, numbers: Sequence[str], problems: Problems) -> dict[str, Any]:
    values = ((name, _value(row, name, table, numbers, problems)) for name in names if name in table.columns)
    return {name: value for name, value in values if value is not None}


def _plan_names(table: rows.Table, problems: Problems) -> Iterator[tuple[rows.Row, str]]:
    """Yield the rows with the names of their plans: an empty cell means the plan above, as merged cells are saved."""
    above = ""
    for row in table.rows:
        if not row["plan"] and not above:
            where = table.where(row.number, "plan", problems)
            problems.wrong(
                where, problems.say("the plan has no name"), problems.say("expected the name of the plan, here or in a row above")
            )
            continue
        if not row["plan"]:
            problems.read_as(
                table.file, "{file}: rows without a plan are read as those of the plan above them ({count}): {pairs}", above, ""
            )
        above = row["plan"] or above
        yield row, above


def read_plans(
    data: bytes, file: str, first: int, options: Sequence[tuple[str, Text]], problems: Problems
) -> tuple[list[dict[str, Any]], Origins]:
    """Read plans, one row an action; rows of the same plan belong together wherever they stand.

    Parameters
    ----------
    data : bytes
        The CSV as it is on disk.
    file : str
        Its name, for messages.
    first : int
        Position, from 0, that the first plan gets among the scenario's plans.
    options : sequence of (str, Text)
        Names and labels of the levers' own options, which may be columns.

    Returns
    -------
    list of dict
        Plans as [[plans]] would give them; none where a column that must be there is missing.
    Origins
        Where each plan and action stands.
    """
    own = tuple(name for name, _ in options)
    action_columns = ("lever", "spend", "start", "end", *LISTS, "form", *own)
    numbers = ("budget", "spend", "start", "end", *own)
    headings = Headings(with_options(PLANS, options), ("plan", "lever", "spend"))
    table = rows.read(data, file, headings, numbers, problems)
    if table is None:
        return [], {}
    plans: dict[str, dict[str, Any]] = {}
    positions: dict[str, int] = {}
    origins: Origins = {}
    for row, name in _plan_names(table, problems):
        position = positions.setdefault(name, first + len(positions))
        origins.setdefault(("plans", position), Origin(file, row.number, table.headings))
        plan = plans.setdefault(name, {"name": name, "actions": []})
        _budget(row, plan, table, problems)
        entry = _entry(row, action_columns, table, numbers, problems)
        if entry:
            origins["plans", position, "actions", len(plan["actions"])] = Origin(file, row.number, table.headings)
            plan["actions"].append(entry)
    complete = all(name in table.columns for name in headings.required)
    return (list(plans.values()), origins) if complete else ([], {})


def _budget(row: rows.Row, plan: dict[str, Any], table: rows.Table, problems: Problems) -> None:
    """Take a plan's budget from whichever of its rows gives it; two different ones are a problem."""
    budget = _value(row, "budget", table, ("budget",), problems)
    if budget is not None and plan.setdefault("budget", budget) != budget:
        found = problems.say("the budget {budget} differs from that of an earlier row of the plan", budget=row["budget"])
        problems.wrong(table.where(row.number, "budget", problems), found, problems.say("expected one budget for a plan"))


def read_shocks(data: bytes, file: str, first: int, problems: Problems) -> tuple[list[dict[str, Any]], Origins]:
    """Read shocks, one row a shock, as [[shocks]] would give them; `first` as in `read_plans`."""
    table = rows.read(data, file, SHOCK_HEADINGS, SHOCK_NUMBERS, problems)
    if table is None:
        return [], {}
    names = SHOCK_HEADINGS.names
    origins: Origins = {("shocks", first + position): Origin(file, row.number, table.headings) for position, row in enumerate(table.rows)}
    shocks = [_entry(row, names, table, SHOCK_NUMBERS, problems) for row in table.rows]
    return (shocks, origins) if "shock" in table.columns else ([], {})
