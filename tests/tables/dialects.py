"""The dialects in which spreadsheets write one and the same table: separator, decimals, bytes, headings, titles, short and blank rows."""

from __future__ import annotations

import codecs
import csv
import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from partnership_sim.problems import Problems
    from partnership_sim.tables.headings import Heading

UNREAD = ("catatan lapangan", "Telepon", "Q17 open answer", "alamat")
UNKNOWN = ("", "n/a", "-", "?", "tidak tahu")


@dataclass(frozen=True)
class Dialect:
    """How one file is written."""

    separator: str
    decimal: str
    encoding: str
    line: str
    quoting: Any
    #: Whether the first line says which separator is used, as Excel writes and reads it.
    told: bool
    #: What stands above the header: the first cells of rows, and whether these are as wide as the table.
    titles: tuple[str, ...]
    wide: bool
    blank: bool
    short: bool


@st.composite
def dialects(draw: st.DrawFn) -> Dialect:
    return Dialect(
        separator=draw(st.sampled_from(";,\t")),
        decimal=draw(st.sampled_from(".,")),
        encoding=draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])),
        line=draw(st.sampled_from(["\n", "\r\n"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        told=draw(st.booleans()),
        titles=draw(st.sampled_from([(), ("Data 2026", ""), ("Stakeholder register 2026",), ("Daftar 2026", "Kabupaten, 12 desa", "")])),
        wide=draw(st.booleans()),
        blank=draw(st.booleans()),
        short=draw(st.booleans()),
    )


def heading(draw: st.DrawFn, column: Heading) -> str:
    """Return one of the ways in which a column's heading is written."""
    word = draw(st.sampled_from([column.name, column.name, column.label["en"], column.label["id"], *column.strong()]))
    return draw(st.sampled_from([word, word.upper(), word.capitalize(), word.title(), word.replace(" ", "_"), f" {word} "]))


def number(draw: st.DrawFn, value: float, dialect: Dialect, *, share: bool) -> str:
    """Return one of the ways in which a number is written; NaN is one that is not known."""
    if math.isnan(value):
        return draw(st.sampled_from(UNKNOWN))
    written = [f"{value:.2f}", f"{value:.1f}" if round(value, 1) == value else f"{value:.2f}", f"{value:.10g}"]
    if share:
        written += [f"{round(100 * value)}%", f"{round(100 * value)} %"]
    return draw(st.sampled_from(written)).replace(".", dialect.decimal)


def written(draw: st.DrawFn, dialect: Dialect, columns: dict[str, list[str]]) -> bytes:
    """Return a table as a file, its columns in any order, some that mean nothing among them."""
    extra = draw(st.lists(st.sampled_from(UNREAD), unique=True, max_size=2))
    height = len(next(iter(columns.values())))
    filled = {
        **columns,
        **{name: draw(st.lists(st.sampled_from(["x1", "", "08 123"]), min_size=height, max_size=height)) for name in extra},
    }
    order = draw(st.permutations(list(filled)))
    rows = [list(order), *([filled[name][row] for name in order] for row in range(height))]
    if dialect.short:
        rows = [rows[0], *(cut(row) for row in rows[1:])]
    if dialect.blank:
        rows = [rows[0], [""] * len(order), *rows[1:], [], ["", ""]]
    above = [[title] if title else [] for title in dialect.titles]
    rows = [*(row + [""] * (len(order) - len(row)) if dialect.wide else row for row in above), *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.line, quoting=dialect.quoting).writerows(rows)
    first = f"sep={dialect.separator}\r\n" if dialect.told else ""
    return (first + out.getvalue()).encode(dialect.encoding)


def cut(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while row and not row[-1]:
        row = row[:-1]
    return row


def told(data: bytes, problems: Problems, names: tuple[str, ...]) -> None:
    """Nothing is wrong, and each column that is not read is named."""
    text = data.decode("utf-16" if data.startswith(codecs.BOM_UTF16) else "utf-8")
    assert not problems.found, [problem.tell() for problem in problems.found]
    notes = "\n".join(problems.notes)
    assert all(name in notes for name in names if name in text)
