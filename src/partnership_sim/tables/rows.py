"""CSV into rows that know their place: separator, decimal mark and encoding are recognised, and what was recognised is said."""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.tables import cells, header, scale
from partnership_sim.tables.numbers import SCIENTIFIC, Decimal, lies_in, parse, range_expected, recognise
from partnership_sim.tables.text import decode
from partnership_sim.tables.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from partnership_sim.problems import Problems
    from partnership_sim.tables.headings import Headings

TOLD_SEPARATOR = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)
#: How a row begins that sums up the others, or that says something about the table.
SUMMARY = re.compile(
    r"(?:(?:grand |sub)?totals?|sub total|jumlah|jml|sums?|averages?|mean|means|median|minimum|maximum|min|max|counts?|banyaknya"
    r"|rata rata|rerata|nilai rata rata|total keseluruhan|jumlah keseluruhan|jumlah total|standard deviation|simpangan baku)\Z"
)
#: What Python's reader says, as far as it begins so, and what it means.
PLAIN = {
    "unexpected end": "a quotation mark is missing",
    "field larger": "a cell is longer than any cell is meant to be",
    "": "something stands behind a closing quotation mark",
}
REMARK = re.compile(r"(?:sources?|notes?|remarks?|sumber|catatan|keterangan|ket)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A row of a table: its number in the file (its first row is 1) and its cells by column, without blanks around them."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; "" for a column that the table lacks."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """A CSV: its columns that are known, its rows, how its numbers are written, its headings, and who stands in rows that were left out."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    decimal: Decimal = field(default=".")
    headings: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

    def where(self, row: int, column: str, problems: Problems) -> tuple[str, str]:
        """Return file and place of a cell, for a problem."""
        return self.file, problems.cell(row, self.headings.get(column, column))


def _plain(cell: str, decimal: Decimal, low: float, high: float, *, whole: bool) -> float | None:
    """Return a number about which there is nothing to say, else None: most cells are such, and large files have millions."""
    if not cell:
        return math.nan
    if (decimal != "," and "," in cell) or (decimal != "." and "." in cell) or not SCIENTIFIC.match(cell):
        return None
    number = float(cell.replace(",", "."))
    return number if low <= number <= high and not (whole and not number.is_integer()) else None


def column(
    table: Table, name: str, low: float, high: float, problems: Problems, *, whole: bool = False, truth: bool = False, month: bool = False
) -> NDArray[np.float64]:
    """Return a column of numbers, [row]; NaN where a cell is empty or, after reporting it, no number in low..high.

    Parameters
    ----------
    whole : bool
        Whether the numbers must be whole.
    truth : bool
        Whether words for yes and no stand for 1 and 0.
    month : bool
        Whether they are numbers of months.
    """
    values = np.full(len(table.rows), math.nan)
    if name not in table.columns:
        return values
    outside: list[tuple[int, float]] = []
    expected = range_expected(low, high, problems, whole=whole)
    for position, row in enumerate(table.rows):
        cell = row.cells[name]
        number = _plain(cell, table.decimal, low, high, whole=whole)
        if number is None and truth and not math.isnan(number := cells.truth(cell)):
            problems.read_as(table.file, "{file}: words read as 1 (yes) or 0 (no): {pairs}", cell, f"{number:g}")
        if number is None or (math.isnan(number) and cell):
            where = table.where(row.number, name, problems)
            number = parse(cell, table.decimal, where, expected, problems, percent=high <= 1 and not whole, month=month)
            if not low <= number <= high or (whole and not number.is_integer()):
                if not math.isnan(number):
                    outside.append((position, number))
                number = math.nan
        values[position] = number
    _tell_outside(table, name, outside, values, (low, high), problems, whole=whole)
    return values


def _tell_outside(
    table: Table,
    name: str,
    outside: Sequence[tuple[int, float]],
    values: NDArray[np.float64],
    limits: tuple[float, float],
    problems: Problems,
    *,
    whole: bool,
) -> None:
    """Report the numbers of a column that lie outside their range: as a scale where they look like one, else each."""
    if not outside:
        return
    if limits == (0, 1) and not whole:
        written = table.headings.get(name, name)
        numbers = [*(float(number) for number in values[~np.isnan(values)]), *(number for _, number in outside)]
        where = (table.file, problems.say("column {column}", column=written))
        if scale.told(numbers, len(table.rows), where, written, problems):
            return
    for position, number in outside:
        row = table.rows[position]
        lies_in(number, row.cells[name], table.where(row.number, name, problems), *limits, problems, whole=whole)


def _records(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def _is_no_row(
    number: int, record: Sequence[str], row: Row, words: Sequence[str], file: str, headings: Headings, problems: Problems
) -> bool:
    """Return whether a record is a total, a remark or the header again; such are told, to be deleted."""
    first = next(cell.strip() for cell in record if cell.strip())
    must = [row[name] for name in headings.required if name in row.cells]
    if len(must) > 1 and all(must) and first[-1:].casefold() != words[0][-1:].casefold():
        return False  # most rows are such, and large files have millions
    say = problems.say
    if SUMMARY.match(folded(first.rstrip(": "))) and (not all(must) or (len(must) == 1 and first == must[0])):
        found = say("{first} looks like a total of the rows above", first=f'"{first[:60]}"')
    elif REMARK.match(first) and not all(must):
        found = say("{first} looks like a remark", first=f'"{first[:60]}"')
    elif folded(first) == folded(words[0]) and [folded(cell) for cell in record if cell.strip()] == [
        folded(word) for word in words if word
    ]:
        found = say("the header stands here again")
    else:
        return False
    problems.wrong((file, problems.cell(number)), found, say("delete the row"))
    return True


def _rows(
    records: list[list[str]], last: int, words: list[str], columns: dict[int, str], file: str, headings: Headings, problems: Problems
) -> tuple[list[Row], list[str]]:
    """Return the rows below the header and the ids of those left out because they have cells beyond it; report these and what is no row."""
    say = problems.say
    width = len(words)
    nameless = {position: 0 for position, word in enumerate(words) if not word}
    rows, dropped = [], []
    at = next((position for position, name in columns.items() if name == headings.required[0]), 0)
    for number, record in enumerate(records[last + 1 :], start=last + 2):
        if not any(cell.strip() for cell in record):
            continue
        if any(cell.strip() for cell in record[width:]):
            problems.wrong(
                (file, problems.cell(number)),
                say("the row has {count} cells", count=len(record)),
                say("expected {count} cells, as in the header", count=width),
            )
            dropped.append(record[at].strip())
            continue
        record.extend([""] * (width - len(record)))  # spreadsheets leave out empty cells at the end
        row = Row(number, {name: record[position].strip() for position, name in columns.items()})
        if _is_no_row(number, record, row, words, file, headings, problems):
            continue
        for position in nameless:
            nameless[position] += bool(record[position].strip())
        rows.append(row)
    for position, count in nameless.items():
        if count:
            problems.note(
                "{file}: column {position} has no heading, and its {count} cells are not used",
                file=file,
                position=position + 1,
                count=count,
            )
    return rows, dropped


def _tell_failed(rows: Sequence[Row], columns: Sequence[tuple[str, str]], file: str, problems: Problems) -> None:
    """Report formulas that failed where a name should stand; among numbers they are told as no numbers."""
    say = problems.say
    for row in rows:
        for name, heading in columns:
            if row.cells[name][:1] == "#" and cells.FAILED.match(row.cells[name]):
                found = say("{cell} is what a spreadsheet shows for a formula that failed", cell=row.cells[name])
                problems.wrong((file, problems.cell(row.number, heading)), found, say("write what should stand there"))


def _csv_problem(text: str, separator: str, error: csv.Error, file: str, problems: Problems) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, _ in enumerate(reader, start=1):  # noqa: B007 - the number of the last good row is what is wanted
            pass
    except csv.Error:
        pass
    reason = next(words for start, words in PLAIN.items() if str(error).startswith(start))
    problems.wrong(
        (file, problems.cell(row + 1)),
        problems.say("this is not a CSV file ({reason})", reason=problems.say(reason)),
        problems.say("expected a cell with all its quotation marks, or none"),
    )


def read(data: bytes, file: str, headings: Headings, numbers: Sequence[str], problems: Problems) -> Table | None:
    """Read a CSV of any of the usual dialects.

    Parameters
    ----------
    data : bytes
        The file as it is on disk.
    file : str
        Its name, for messages.
    headings : Headings
        The columns that it may have.
    numbers : sequence of str
        Columns that hold numbers.

    Returns
    -------
    Table or None
        None if there is nothing to read; every problem is in `problems`.
    """
    decoded = decode(data, file, problems, table=True)
    if decoded is None:
        return None
    text, encoding = decoded
    told = TOLD_SEPARATOR.match(text)
    if told:
        text = text[told.end() :]
    if not text.strip():
        names = ", ".join(headings.required)
        expected = problems.say("expected a header with {names}, and rows below it", names=names)
        problems.wrong((file, ""), problems.say("the file is empty"), expected)
        return None
    separator = told.group(1) if told else header.separator(text, headings)
    try:
        records = _records(text, separator)
    except csv.Error as error:
        _csv_problem(text, separator, error, file, problems)
        return None
    first, last, words = header.find(records, headings)
    columns = header.columns(words, file, last + 1, headings, problems)
    if not columns:
        return None
    if any(cell.strip() for record in records[:first] for cell in record):
        problems.note("{file}: header found in row {row}; what stands above it is left out", file=file, row=first + 1)
    rows, dropped = _rows(records, last, words, columns, file, headings, problems)
    _tell_failed(rows, [(name, words[position]) for position, name in columns.items() if name not in numbers], file, problems)
    decimal, sure = recognise([row[name] for row in rows for name in numbers if name in row.cells], separator)
    heard = [problems.say(header.SEPARATORS[separator])]
    if sure:
        heard.append(problems.say("decimal comma") if decimal == "," else problems.say("decimal point"))
    problems.note("{file}: {recognised}", file=file, recognised=", ".join([*heard, encoding]))
    written = {name: words[position] for position, name in columns.items() if folded(words[position]) != folded(name)}
    return Table(file, tuple(columns.values()), tuple(rows), decimal, written, tuple(dropped))
