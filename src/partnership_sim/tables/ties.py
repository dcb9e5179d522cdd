"""The ties: a CSV with a row for each known direction of a tie between stakeholders of the register."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.tables import rows
from partnership_sim.tables.headings import TIES, Headings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.problems import Problems
    from partnership_sim.tables.people import People

ENDS = ("source", "target")
HEADINGS = Headings(TIES, ENDS)


@dataclass(frozen=True, eq=False)
class TieTable:
    """The directions of ties that are known, in the order of the file's rows.

    Parameters
    ----------
    source, target : arrays of int64 [row]
        Rows of the register.
    trust : array of float64 [row]
        The source's trust in the target, 0..1; NaN where the cell is empty (drawn).
    conflict : array of int64 [row]
        1 an open conflict, 0 none, -1 not given.
    met : array of int64 [row]
        Months since the last meeting, -1 not given.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    trust: NDArray[np.float64]
    conflict: NDArray[np.int64]
    met: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TieTable) and all(
            np.array_equal(getattr(self, item.name), getattr(other, item.name), equal_nan=item.name == "trust") for item in fields(self)
        )

    __hash__ = None  # type: ignore[assignment]


def _end(row: rows.Row, end: str, table: rows.Table, people: People, problems: Problems) -> int:
    known = people.row(row[end])
    return known if known >= 0 else people.found(row[end], table.where(row.number, end, problems), problems)


def _ends(row: rows.Row, table: rows.Table, people: People, seen: dict[tuple[int, int], int], problems: Problems) -> tuple[int, int]:
    """Return the two ends of a row as rows of the register, -1 for one that is nobody; report what is wrong."""
    say = problems.say
    source, target = (_end(row, end, table, people, problems) for end in ENDS)
    if min(source, target) >= 0:
        if source == target:
            problems.wrong(
                table.where(row.number, "target", problems),
                say('"{name}" is tied to itself', name=row["target"][:60]),
                say("expected two different stakeholders"),
            )
        elif (source, target) in seen:
            found = say(
                "the direction {source} > {target} stands in row {row} already",
                source=row["source"][:60],
                target=row["target"][:60],
                row=seen[source, target],
            )
            problems.wrong(table.where(row.number, "", problems), found, say("expected each direction once"))
        seen.setdefault((source, target), row.number)
    return source, target


def _or_minus_one(found: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.where(np.isnan(found), -1, np.minimum(found, 999)).astype(np.int64)


def read_ties(data: bytes, file: str, people: People | None, problems: Problems) -> TieTable | None:
    """Read the ties between stakeholders of a register.

    Parameters
    ----------
    data : bytes
        The CSV as it is on disk.
    file : str
        Its name, for messages.
    people : People or None
        Those of the register; None where it cannot be read: then the ends are not looked up.
    problems : Problems
        Takes every problem and what was recognised.

    Returns
    -------
    TieTable or None
        None if the file cannot be read as a table. After problems the table holds what is sound.
    """
    table = rows.read(data, file, HEADINGS, ("trust", "conflict", "met"), problems)
    if table is None:
        return None
    if "trust" not in table.columns and not problems.found:
        problems.note("{file}: there is no column trust, so the trust of every tie is drawn", file=file)
    seen: dict[tuple[int, int], int] = {}
    known = people is not None and all(end in table.columns for end in ENDS)
    pairs = (
        [_ends(row, table, people, seen, problems) for row in table.rows] if known and people is not None else [(-1, -1)] * len(table.rows)
    )
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    return TieTable(
        source=ends[:, 0],
        target=ends[:, 1],
        trust=rows.column(table, "trust", 0, 1, problems),
        conflict=_or_minus_one(rows.column(table, "conflict", 0, 1, problems, whole=True, truth=True)),
        met=_or_minus_one(rows.column(table, "met", 0, math.inf, problems, whole=True)),
    )
