"""Points: what changes of a scenario, by dotted names; and which points can share a block.

A name is a parameter's, or that of any key of the scenario: ``trust_gain``, ``population.ties_each``, ``plans.Campuran.actions[1].spend``,
``plans."Dialog dan jejaring".budget``, ``shocks[2].severity``, ``seed``, ``months``. Places in lists count from 1.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.errors import InputError
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario import names
from partnership_sim.scenario.amounts import SEED, is_amount, order, whole, with_amounts
from partnership_sim.scenario.arguments import plain
from partnership_sim.scenario.changes import closed, inline, opened
from partnership_sim.scenario.check_values import declared, number_in
from partnership_sim.scenario.keys import LISTED, located, parts, put
from partnership_sim.scenario.places import MAIN
from partnership_sim.scenario.reading import Reading
from partnership_sim.scenario.schema import Scenario

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.state import Array

#: What messages call the table.
TABLE = "parameters"
#: Of each run of a design there are as many, in the same words: these keys are the same at all points.
SAME_AT_ALL = {("name",), ("language",), ("replicates",), ("plans",), ("parameters",)}
SECTION = "parameters."


def is_parameter(name: str) -> bool:
    """Return whether a key is a parameter: numbers, of which every run may have its own."""
    return name in names.parameters()


class Group(NamedTuple):
    """Points that can share a block.

    Attributes
    ----------
    points : ndarray of int
        Which ones, in their order.
    cases : tuple of Scenario
        [point of the group]: the scenario there, but for `parameters` and files; they differ in seed, spends, budgets and severities alone.
    parameters : dict of str to ndarray
        [point of the group] each.
    """

    points: Array
    cases: tuple[Scenario, ...]
    parameters: dict[str, Array]

    @property
    def case(self) -> Scenario:
        """The scenario at the first point, for what is the same at all."""
        return self.cases[0]


@dataclass(frozen=True)
class Points:
    """Points at which a scenario is run.

    Attributes
    ----------
    count : int
    columns : dict of str to sequence
        Values by name, [point]: numbers of parameters as an array, any others as a list.
    """

    count: int = 1
    columns: dict[str, Any] = field(default_factory=dict)

    def at(self, point: int) -> dict[str, Any]:
        """Return a point's values by name."""
        return {name: plain(column[point]) for name, column in self.columns.items()}

    @property
    def parameters(self) -> dict[str, Array]:
        """The parameters that they change, [point] each."""
        return {name: column for name, column in self.columns.items() if is_parameter(name)}

    def groups(self, case: Scenario) -> list[Group]:
        """Return the points by blocks that they can share, each group with its scenario.

        Raises
        ------
        InputError
            With every problem of every point.
        """
        cases = self._cases(case)
        others = [name for name in self.columns if name not in self.parameters and not is_amount(name)]
        alike: dict[str, list[int]] = {}
        for point, one in enumerate(cases):
            alike.setdefault(self._key(others, point) + order(one), []).append(point)
        return [
            Group(
                np.array(members, np.int64),
                tuple(cases[point] for point in members),
                {name: np.asarray(column)[members] for name, column in self.parameters.items()},
            )
            for members in alike.values()
        ]

    def _cases(self, case: Scenario) -> list[Scenario]:
        """Return the scenario at every point, but for parameters; it is one object where nothing else differs.

        What an amount may be is a range, whatever else the point says: between those that were checked as a scenario is, each is sound.
        """
        apart = [name for name in self.columns if name not in self.parameters]
        if not apart:
            return [case] * self.count
        amounts = [name for name in apart if is_amount(name)]
        alike: dict[str, list[int]] = {}
        for point in range(self.count):
            alike.setdefault(self._key([name for name in apart if name not in amounts], point), []).append(point)
        ends = {members[0]: self._ends(amounts, members) for members in alike.values()}
        checked = self._checked(case, apart, sorted(point for some in ends.values() for point in some))
        found = dict(checked)
        for members in alike.values():
            first = members[0]
            for point in members:
                found[point] = with_amounts(checked[first], self._of(amounts, point)) if amounts else checked[first]
            if any((found[point].plans, found[point].shocks) != (checked[point].plans, checked[point].shocks) for point in ends[first]):
                found |= self._checked(case, apart, members)
        return [found[point] for point in range(self.count)]

    def _ends(self, amounts: Sequence[str], members: Sequence[int]) -> set[int]:
        """Return the points, of some, between which the amounts of all others lie: the first, and those that have the least or most."""
        found = {members[0]}
        for name in amounts:
            column = [whole(self.columns[name][point]) for point in members]
            kinds = {int} if name == SEED else {int, float}
            if not all(type(cell) in kinds for cell in column):
                return set(members)
            found |= {members[column.index(min(column))], members[column.index(max(column))]}
        return found

    def _checked(self, case: Scenario, apart: Sequence[str], members: Sequence[int]) -> dict[int, Scenario]:
        """Return the scenario at some points, checked; raise InputError with every problem of every point if one has any."""
        problems, found = Problems(case.language), {}
        known: dict[str, Scenario] = {}
        for point in members:
            key = self._key(apart, point)
            try:
                found[point] = known[key] if key in known else at(case, self._of(apart, point), row=point + 1)
                known[key] = found[point]
            except InputError as error:
                problems.found += error.problems
        if problems.found and len(members) < self.count:
            self._checked(case, apart, range(self.count))
        problems.raise_problems()
        return found

    def _of(self, names: Sequence[str], point: int) -> dict[str, Any]:
        return {name: self.columns[name][point] for name in names}

    def _key(self, columns: Sequence[str], point: int) -> str:
        return json.dumps([plain(self.columns[name][point]) for name in columns], default=repr)


@dataclass
class _AtPoint(Reading):
    """A scenario while it is checked at a point: what is wrong with it stands in the point's row and in the columns that were changed."""

    row: int = 0
    changed: dict[Path, str] = field(default_factory=dict)

    def where(self, path: Path) -> tuple[str, str]:
        """Return the point's cell for a key that it changes, or that lies in one or holds one; else the point's row and the key."""
        name = next((name for own, name in self.changed.items() if path and own[: len(path)] == path[: len(own)]), "")
        return place(self.row, name or super().where(path)[1], self.problems)


def place(row: int, name: str, problems: Problems) -> tuple[str, str]:
    """Return where a point's value stands, as a message tells it; row 0: there is one point."""
    return TABLE, problems.cell(row, name) if row else name


def at(case: Scenario, point: Mapping[str, Any], *, row: int = 0) -> Scenario:
    """Return a scenario as it is at a point, checked as any scenario is.

    Parameters
    ----------
    case : Scenario
    point : mapping of str to value
        Values by dotted names. Where `months` becomes less, programme_end, actions and shocks are cut to it.
    row : int
        Of the point in its table, from 1, for messages; 0 where it is the only one.

    Raises
    ------
    InputError
        With every problem: the point's row and name, what was found, what is expected, the nearest name.
    """
    problems = Problems(case.language)
    values = {_bare(name): whole(value) for name, value in point.items()}
    tables = opened(case, values.get("months"), problems)
    reading = _AtPoint(problems, MAIN, None, case.files, row=row)
    for section in LISTED[:2]:
        if any(name.startswith(section) for name in values):
            inline(tables, section, case.files)
    for name, value in values.items():
        path = _located(case, name, place(row, name, problems), problems)
        if path is not None:
            put(tables, path, value)
            reading.changed[path] = name
    return Scenario.model_validate(closed(case, tables, {}, reading, None if "language" in values else case.language))


def _located(case: Scenario, name: str, where: tuple[str, str], problems: Problems) -> Path | None:
    """Return where a value goes in the scenario's document; None after reporting a name that is none."""
    if name in names.parameters():
        return "parameters", name
    path = parts(name)
    if path is None:
        declared(name, where, problems)
        return None
    return located(case, path, where, problems)


def _bare(name: object) -> str:
    """Return the name under which a key is known: parameters without their section."""
    text = str(name)
    return text.removeprefix(SECTION) if text.removeprefix(SECTION) in names.parameters() else text


def is_table(parameters: object) -> bool:
    """Return whether points are given as a table: a data frame, columns by name, or a list of rows; not one value each."""
    if isinstance(parameters, Mapping):
        return any(_is_column(value) for value in parameters.values())
    return parameters is not None


def _is_column(value: object) -> bool:
    return np.ndim(value) > 0 if hasattr(value, "__array__") else isinstance(value, Sequence) and not isinstance(value, str)


def points_of(table: Any, language: str) -> Points:  # noqa: ANN401 - any kind of table
    """Return the points of a table; parameters are checked, the rest by `Points.groups`.

    Parameters
    ----------
    table : DataFrame, mapping of str to sequence, or sequence of mapping
        A row a point; in a mapping, one value stands for every point.
    language : str
        Of the messages.

    Raises
    ------
    InputError
        With every problem, by row (from 1) and column.
    """
    problems = Problems(language)
    columns = _table(table, problems)
    count = max(map(len, columns.values()), default=0)
    if not count:
        problems.wrong((TABLE, ""), problems.say("the table has no rows"), problems.say("expected a row for each design point"))
    found = {_bare(name): _column(_bare(name), [*cells, *[None] * (count - len(cells))], problems) for name, cells in columns.items()}
    problems.raise_problems()
    return Points(count, found)


def _table(table: Any, problems: Problems) -> dict[str, list[Any]]:  # noqa: ANN401
    """Return the cells by column; one that a row lacks is None."""
    say = problems.say
    if hasattr(table, "columns") and hasattr(table, "iloc"):
        return {str(name): table.iloc[:, at].tolist() for at, name in enumerate(table.columns)}
    if isinstance(table, Mapping):
        points = max(len(value) for value in table.values() if _is_column(value))
        return {str(name): plain(list(value)) if _is_column(value) else [plain(value)] * points for name, value in table.items()}
    if not isinstance(table, Sequence) or not all(isinstance(row, Mapping) for row in table):
        expected = say("expected a data frame, columns by name, or a list of rows")
        problems.wrong((TABLE, ""), say("{value} is not a table", value=shown(table)), expected)
        problems.raise_problems()
    columns = dict.fromkeys(name for row in table for name in row)
    return {str(name): [plain(row.get(name)) for row in table] for name in columns}


def _column(name: str, cells: list[Any], problems: Problems) -> Any:  # noqa: ANN401 - numbers or any values
    """Return a column's values; report a name that is none, and every cell that is empty, or no number of a parameter's range."""
    say = problems.say
    where, path = (TABLE, say("column {column}", column=name)), parts(name)
    other = name not in names.parameters() and path is not None
    if other and path is not None and (path in SAME_AT_ALL or (path[0] == "plans" and path[-1] == "name")):
        problems.wrong(where, say("{name} is the same at all points", name=shown(name)), say("expected another key of the scenario"))
    parameter = None if other else declared(name, where, problems)
    numbers = np.zeros(len(cells))
    for row, cell in enumerate(cells if other or parameter is not None else []):
        spot = place(row + 1, name, problems)
        if cell is None or (other and cell != cell):  # noqa: PLR0124 - an empty cell of a data frame is NaN
            expected = say("expected a number in every row") if parameter is not None else say("expected a value in every row")
            problems.wrong(spot, say("it is missing"), expected)
        elif parameter is not None:
            numbers[row] = number_in(cell, parameter.low, parameter.high, spot, problems) or 0.0
    return cells if other else numbers
