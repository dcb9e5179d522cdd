"""CSV into rows that know their place: separator, decimal mark and encoding are recognised, and what was recognised is said."""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.tables.numbers import SCIENTIFIC, Decimal, checked, recognise
from partnership_sim.tables.text import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from partnership_sim.tables.findings import Findings

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


@dataclass(frozen=True)
class Row:
    """A row of a table: its number in the file (the header is row 1) and its cells by column, without blanks around them."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; "" for a column that the table lacks."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """A CSV: its columns that are known, its rows, and how its numbers are written."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    decimal: Decimal = field(default=".")

    def where(self, row: int, column: str, findings: Findings) -> tuple[str, str]:
        """Return file and place of a cell, for a problem."""
        return self.file, findings.cell(row, column)


def _plain(cell: str, decimal: Decimal, low: float, high: float, *, whole: bool) -> float | None:
    """Return a number about which there is nothing to say, else None: most cells are such, and large files have millions."""
    if not cell:
        return math.nan
    if "," in cell or (decimal != "." and "." in cell) or not SCIENTIFIC.match(cell):
        return None
    number = float(cell)
    return number if low <= number <= high and not (whole and not number.is_integer()) else None


def column(table: Table, name: str, low: float, high: float, findings: Findings, *, whole: bool = False) -> NDArray[np.float64]:
    """Return a column of numbers, [row]; NaN where a cell is empty or, after reporting it, no number in low..high."""
    values = np.full(len(table.rows), math.nan)
    if name not in table.columns:
        return values
    for position, row in enumerate(table.rows):
        cell = row.cells[name]
        number = _plain(cell, table.decimal, low, high, whole=whole)
        if number is None:
            number = checked(cell, table.decimal, table.where(row.number, name, findings), low, high, findings, whole=whole)
        values[position] = number
    return values


def _records(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def _header(text: str, separator: str) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return next(([cell.strip().lower() for cell in record] for record in reader if any(cell.strip() for cell in record)), [])
    except csv.Error:
        return []


def _separator(text: str, known: Sequence[str]) -> str:
    """Return the separator under which the header has the most known columns, then the most columns."""

    def merit(separator: str) -> tuple[int, int]:
        header = _header(text, separator)
        return sum(name in known for name in header), len(header)

    return max(SEPARATORS, key=merit)


def _columns(header: list[str], file: str, row: int, known: Sequence[str], required: Sequence[str], findings: Findings) -> dict[int, str]:
    """Return the known columns by position; report the missing, repeated and misspelt."""
    say = findings.say
    columns: dict[int, str] = {}
    asked: list[str] = []
    for position, name in enumerate(header):
        if name in columns.values():
            findings.wrong((file, findings.cell(row, name)), say("the column stands twice"), say("expected is each column once"))
        elif name in known:
            columns[position] = name
        elif name:
            problems = len(findings.problems)
            findings.wrong(
                (file, findings.cell(row, name)),
                say("{name} is no column here", name=f'"{name[:60]}"'),
                name=name,
                names=known,
                closely=True,
            )
            asked.append(findings.problems[-1].nearest)
            if not asked[-1]:
                del findings.problems[problems:]
                findings.note('{file}: the column "{name}" is not used', file=file, name=name[:60])
    for name in required:
        if name not in columns.values() and name not in asked:
            findings.wrong(
                (file, findings.cell(row)),
                say("the column {name} is missing", name=f'"{name}"'),
                say("expected are the columns {names}", names=", ".join(required)),
            )
    return columns


def _cells(records: list[list[str]], first: int, columns: dict[int, str], file: str, findings: Findings) -> list[Row]:
    """Return the rows below the header, blank ones left out; report those whose length differs from the header's."""
    say = findings.say
    width = len(records[first])
    rows = []
    for number, record in enumerate(records[first + 1 :], start=first + 2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) < width or any(cell.strip() for cell in record[width:]):
            findings.wrong(
                (file, findings.cell(number)),
                say("the row has {count} cells", count=len(record)),
                say("expected are {count} cells, as in the header", count=width),
            )
            continue
        rows.append(Row(number, {name: record[position].strip() for position, name in columns.items()}))
    return rows


def _csv_problem(text: str, separator: str, error: csv.Error, file: str, findings: Findings) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, _ in enumerate(reader, start=1):  # noqa: B007 - the number of the last good row is what is wanted
            pass
    except csv.Error:
        pass
    findings.wrong(
        (file, findings.cell(row + 1)),
        findings.say("this is no CSV ({reason})", reason=error),
        findings.say("expected is a cell with all its quotation marks, or none"),
    )


def read(
    data: bytes, file: str, *, known: Sequence[str], required: Sequence[str], numbers: Sequence[str], findings: Findings
) -> Table | None:
    """Read a CSV of any of the usual dialects.

    Parameters
    ----------
    data : bytes
        The file as it is on disk.
    file : str
        Its name, for messages.
    known, required, numbers : sequences of str
        Columns that are read, that must be there, and that hold numbers.

    Returns
    -------
    Table or None
        None if there is nothing to read; every problem is in `findings`.
    """
    decoded = decode(data, file, findings)
    if decoded is None:
        return None
    text, mark = decoded
    told = re.match(r"sep=([,;\t])\r?\n", text)
    if told:
        text = text[told.end() :]
    if not text.strip():
        findings.wrong(
            (file, ""),
            findings.say("the file is empty"),
            findings.say("expected is a header with {names}, and rows below it", names=", ".join(required)),
        )
        return None
    separator = told.group(1) if told else _separator(text, known)
    try:
        records = _records(text, separator)
    except csv.Error as error:
        _csv_problem(text, separator, error, file, findings)
        return None
    first = next((number for number, record in enumerate(records) if any(cell.strip() for cell in record)), 0)
    before = len(findings.problems)
    columns = _columns([cell.strip().lower() for cell in records[first]], file, first + 1, known, required, findings)
    if len(findings.problems) > before and not any(name in columns.values() for name in required):
        return None
    rows = _cells(records, first, columns, file, findings)
    decimal, sure = recognise([row[name] for row in rows for name in numbers if name in row.cells], separator)
    heard = [findings.say(SEPARATORS[separator])]
    if sure:
        heard.append(findings.say("decimal comma") if decimal == "," else findings.say("decimal point"))
    heard.append(findings.say("UTF-8 with mark") if mark else "UTF-8")
    findings.note("{file}: {recognised}", file=file, recognised=", ".join(heard))
    return Table(file, tuple(columns.values()), tuple(rows), decimal)
