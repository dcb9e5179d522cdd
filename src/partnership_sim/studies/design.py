"""A design: points at which a scenario is run, a row of parameters each, checked as the parameters of a scenario are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.scenario.arguments import plain
from partnership_sim.scenario.check_values import declared, number_in
from partnership_sim.tables.findings import Findings, shown

if TYPE_CHECKING:
    from partnership_sim.state import Array

#: What messages call the table.
TABLE = "parameters"


def is_table(parameters: object) -> bool:
    """Return whether parameters are given as a table: a data frame, columns by name, or a list of rows; not one number each."""
    if isinstance(parameters, Mapping):
        return any(_is_column(value) for value in parameters.values())
    return parameters is not None


def _is_column(value: object) -> bool:
    return np.ndim(value) > 0 if hasattr(value, "__array__") else isinstance(value, Sequence) and not isinstance(value, str)


def points_of(parameters: Any, language: str) -> dict[str, Array]:  # noqa: ANN401 - any kind of table
    """Return the parameters of a design by name, [point] each.

    Parameters
    ----------
    parameters : DataFrame, mapping of str to sequence, or sequence of mapping
        A row a point; in a mapping, one number stands for every point.
    language : str
        Of the messages.

    Raises
    ------
    InputError
        With every problem, by row (from 1) and column.
    """
    findings = Findings(language)
    table = _table(parameters, findings)
    points = max(map(len, table.values()), default=0)
    if not points:
        findings.wrong((TABLE, ""), findings.say("the table has no rows"), findings.say("expected is a row for each design point"))
    found = {name: _column(name, [*cells, *[None] * (points - len(cells))], findings) for name, cells in table.items()}
    findings.raise_problems()
    return found


def _table(parameters: Any, findings: Findings) -> dict[str, list[Any]]:  # noqa: ANN401
    """Return the cells by column; one that a row lacks is None."""
    say = findings.say
    if hasattr(parameters, "columns") and hasattr(parameters, "iloc"):
        return {str(name): parameters.iloc[:, at].tolist() for at, name in enumerate(parameters.columns)}
    if isinstance(parameters, Mapping):
        points = max(len(value) for value in parameters.values() if _is_column(value))
        return {str(name): plain(list(value)) if _is_column(value) else [plain(value)] * points for name, value in parameters.items()}
    if not isinstance(parameters, Sequence) or not all(isinstance(row, Mapping) for row in parameters):
        expected = say("expected is a data frame, columns by name, or a list of rows")
        findings.wrong((TABLE, ""), say("{value} is no table", value=shown(parameters)), expected)
        findings.raise_problems()
    names = dict.fromkeys(name for row in parameters for name in row)
    return {str(name): [plain(row.get(name)) for row in parameters] for name in names}


def _column(name: str, cells: list[Any], findings: Findings) -> Array:
    """Return a column's numbers; report a name that is no parameter, and every cell that is empty, no number, or out of range."""
    say = findings.say
    parameter = declared(name, (TABLE, say("column {column}", column=name)), findings)
    numbers = np.zeros(len(cells))
    for row, cell in enumerate(cells if parameter is not None else []):
        where = (TABLE, findings.cell(row + 1, name))
        if cell is None:
            findings.wrong(where, say("it is missing"), say("expected is a number in every row"))
        elif parameter is not None:
            numbers[row] = number_in(cell, parameter.low, parameter.high, where, findings) or 0.0
    return numbers
