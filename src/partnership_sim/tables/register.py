"""The register: a CSV of named stakeholders, with what is known of each. Empty cells are drawn by kind."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.problems import shown
from partnership_sim.tables import rows
from partnership_sim.tables.headings import REGISTER, Headings
from partnership_sim.tables.kinds import kind_words
from partnership_sim.tables.looks import look, spelt_out, twins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.problems import Problems
    from partnership_sim.tables.words import Vocabulary

STATES = {column.name: column for column in COLUMNS if column.in_register}
#: The column that only communities have.
HOUSEHOLDS = "households"
#: So many are named in a note.
NAMED = 5
HEADINGS = Headings(REGISTER, ("id", "kind"))


@dataclass(frozen=True, eq=False)
class Register:
    """The stakeholders of a register, in the order of its rows.

    Parameters
    ----------
    ids, names, kinds : tuple of str
        One a row; ids are unique.
    joins : array of int64 [row]
        Month of entry, 0 from the start.
    columns : dict of str to float64 array [row]
        What is given of each state, NaN where the cell is empty; only columns that the file has.
    dropped : tuple of str
        Ids of rows that are left out because something is wrong with them, so that this is not told of their ties and plans too.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    joins: NDArray[np.int64]
    columns: dict[str, NDArray[np.float64]]
    dropped: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Register)
            and (self.ids, self.names, self.kinds) == (other.ids, other.names, other.kinds)
            and np.array_equal(self.joins, other.joins)
            and self.columns.keys() == other.columns.keys()
            and all(np.array_equal(values, other.columns[name], equal_nan=True) for name, values in self.columns.items())
        )

    __hash__ = None  # type: ignore[assignment]


def _identity(row: rows.Row, table: rows.Table, first: dict[str, int], problems: Problems) -> None:
    """Check a row's id; `first` holds the row of each id so far."""
    say = problems.say
    name = row["id"]
    if "id" in table.columns and (not name or name in first or name in KINDS):
        where = table.where(row.number, "id", problems)
        if not name:
            problems.wrong(where, say("the id is empty"), say("expected an id that no other row has"))
        elif name in first:
            problems.wrong(
                where,
                say('"{name}" stands in row {row} already', name=name[:60], row=first[name]),
                say("expected an id that no other row has"),
            )
        else:
            problems.wrong(
                where,
                say('"{name}" is a kind of stakeholder', name=name),
                say("expected an id that is not a kind, so that plans can tell them apart"),
            )
    first.setdefault(name, row.number)


def _kind(row: rows.Row, table: rows.Table, known: Vocabulary, problems: Problems) -> str:
    """Return the kind that a row means; report one that is none."""
    say = problems.say
    written = row["kind"]
    if written in known.labels or "kind" not in table.columns:
        return written
    kind = known.meant(written)
    if kind:
        problems.read_as(table.file, "{file}: kinds read by their meaning: {pairs}", written, kind)
        return kind
    found = say('"{name}" is not a kind of stakeholder', name=written[:60]) if written else say("the kind is empty")
    near = known.nearest(written)
    listed = ", ".join(known.listed(problems.language))
    expected = "" if near else say("expected one of {names}; partnership-sim describe kind helps to choose", names=listed)
    problems.wrong(table.where(row.number, "kind", problems), found, expected, name=written, words=known)
    return written


def _looks(table: rows.Table, problems: Problems) -> None:
    """Refuse ids that show nothing, and ids that look the same and are written with other characters."""
    say = problems.say
    for row in table.rows:
        if row["id"] and not look(row["id"]):
            found = say("{name} shows nothing to a reader", name=f'"{spelt_out(row["id"][:60])}"')
            problems.wrong(table.where(row.number, "id", problems), found, say("expected an id that can be read"))
    for position, earlier in twins(row["id"] for row in table.rows):
        row, first = table.rows[position], table.rows[earlier]
        if look(row["id"]):
            found = say(
                '"{name}" looks like the "{other}" of row {row}, and is written with other characters',
                name=spelt_out(row["id"][:60]),
                other=spelt_out(first["id"][:60]),
                row=first.number,
            )
            problems.wrong(table.where(row.number, "id", problems), found, say("type one of the two anew, or give it another id"))


def _households(given: NDArray[np.float64], kinds: tuple[str, ...], table: rows.Table, problems: Problems) -> NDArray[np.float64]:
    """Return households of communities; those of organisations are told and left out, a community without any is a problem."""
    say, state = problems.say, STATES[HOUSEHOLDS]
    receives = np.array([kind not in KINDS or KINDS[kind].receives for kind in kinds], bool)
    told = [table.rows[row]["id"] for row in np.flatnonzero(~receives & (given > 0))]
    if told:
        names = ", ".join(told[:NAMED]) + (", ..." if len(told) > NAMED else "")
        problems.note(
            "{file}: households of organisations are not counted ({count}): {names}", file=table.file, count=len(told), names=names
        )
    for row in np.flatnonzero(receives & (given < state.low)):
        place = table.where(table.rows[row].number, HOUSEHOLDS, problems)
        expected = say("a number from {low} to {high}", low=f"{state.low:g}", high=f"{state.high:.0f}")
        problems.wrong(place, say("{value} lies outside the range", value=shown(float(given[row]))), say("expected {what}", what=expected))
    return np.where(receives, given, np.nan)


def read_register(data: bytes, file: str, problems: Problems) -> Register | None:
    """Read a register.

    Parameters
    ----------
    data : bytes
        The CSV as it is on disk.
    file : str
        Its name, for messages.
    problems : Problems
        Takes every problem and what was recognised.

    Returns
    -------
    Register or None
        None if the file cannot be read as a table, or lacks a column that it must have. After other problems the register holds what
        is sound.
    """
    table = rows.read(data, file, HEADINGS, (*STATES, "joins"), problems)
    if table is None:
        return None
    if not table.rows:
        if not any(problem.file == file for problem in problems.found):
            expected = problems.say("expected a row for each stakeholder")
            problems.wrong((file, ""), problems.say("the register has a header and no rows"), expected)
        return None
    first: dict[str, int] = {}
    known = kind_words()
    for row in table.rows:
        _identity(row, table, first, problems)
    kinds = tuple(_kind(row, table, known, problems) for row in table.rows)
    _looks(table, problems)
    low = {name: 0.0 if name == HOUSEHOLDS else state.low for name, state in STATES.items()}
    columns = {name: rows.column(table, name, low[name], state.high, problems) for name, state in STATES.items() if name in table.columns}
    if HOUSEHOLDS in columns:
        columns[HOUSEHOLDS] = _households(columns[HOUSEHOLDS], kinds, table, problems)
    joins = rows.column(table, "joins", 0, math.inf, problems, whole=True, month=True)
    if any(name not in table.columns for name in HEADINGS.required):
        return None  # nobody can be found in it; that is said once
    return Register(
        ids=tuple(row["id"] for row in table.rows),
        names=tuple(row["name"] or row["id"] for row in table.rows),
        kinds=kinds,
        joins=np.nan_to_num(np.minimum(joins, 1e6)).astype(np.int64),
        columns=columns,
        dropped=table.dropped,
    )
