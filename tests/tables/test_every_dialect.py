"""A table says the same however a spreadsheet writes it: known people and ties, written in every way that is read."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.tables.findings import Findings
from partnership_sim.tables.headings import REGISTER, TIES, Heading
from partnership_sim.tables.people import People
from partnership_sim.tables.register import Register, read_register
from partnership_sim.tables.ties import TieTable, read_ties
from tests.fuzzing import examples

KINDS = {
    "community": ("community", "Communities", "KOMUNITAS", "komunitas"),
    "government": ("government", "Government", "pemerintah", "Pemerintah"),
    "business": ("business", "Business", "Dunia usaha", "dunia usaha"),
    "ngo": ("ngo", "NGO", "NGOs", "LSM", "lsm"),
}
UNREAD = ("catatan lapangan", "Telepon", "Q17 open answer", "alamat")
UNKNOWN = ("", "n/a", "-", "?", "tidak tahu")
TRUTH = {1: ("1", "TRUE", "yes", "ya", "BENAR"), 0: ("0", "FALSE", "no", "tidak", "SALAH")}
SHARES = ("resistance", "negotiation", "rent", "trust")


@dataclass(frozen=True)
class Dialect:
    """How one file is written."""

    separator: str
    decimal: str
    mark: str
    line: str
    quoting: Any
    title: bool
    blank: bool
    short: bool


@st.composite
def dialects(draw: st.DrawFn) -> Dialect:
    separator = draw(st.sampled_from(";,\t"))
    return Dialect(
        separator,
        draw(st.sampled_from(".,")),
        draw(st.sampled_from(["", "\ufeff"])),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )


def heading(draw: st.DrawFn, column: Heading) -> str:
    """Return one of the ways in which a column's heading is written."""
    word = draw(st.sampled_from([column.name, column.name, column.label.en, column.label.id, *column.strong()]))
    return draw(st.sampled_from([word, word.upper(), word.capitalize(), word.replace(" ", "_"), f" {word} "]))


def number(draw: st.DrawFn, value: float, dialect: Dialect, *, share: bool) -> str:
    """Return one of the ways in which a number is written; NaN is one that is not known."""
    if math.isnan(value):
        return draw(st.sampled_from(UNKNOWN))
    written = [f"{value:.2f}", f"{value:.1f}" if round(value, 1) == value else f"{value:.2f}", f"{value:.10g}"]
    if share:
        written += [f"{round(100 * value)}%", f"{round(100 * value)} %"]
    return draw(st.sampled_from(written)).replace(".", dialect.decimal)


def written(draw: st.DrawFn, dialect: Dialect, columns: dict[str, list[str]]) -> str:
    """Return a table, its columns in any order, some that mean nothing among them."""
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
    if dialect.title:
        rows = [["Data 2026"], [], *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.line, quoting=dialect.quoting).writerows(rows)
    return dialect.mark + out.getvalue()


def cut(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while row and not row[-1]:
        row = row[:-1]
    return row


def told(text: str, findings: Findings, names: tuple[str, ...]) -> None:
    """Nothing is wrong, and each column that is not read is named."""
    assert not findings.problems, [problem.tell() for problem in findings.problems]
    notes = "\n".join(findings.notes)
    assert all(name in notes for name in names if name in text)


VALUES = st.one_of(st.integers(1, 100).map(lambda value: value / 100), st.just(math.nan))


@st.composite
def registers(draw: st.DrawFn) -> tuple[str, Register]:
    """Return a register as text, and what it says."""
    dialect = draw(dialects())
    height = draw(st.integers(1, 6))
    people = [f"s{row}" for row in range(height)]
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=height, max_size=height))
    of = {column.name: column for column in REGISTER}
    states = draw(st.lists(st.sampled_from(["resources", "resistance", "negotiation", "rent", "power"]), unique=True, max_size=5))
    values = {name: draw(st.lists(VALUES, min_size=height, max_size=height)) for name in states}
    joins = draw(st.lists(st.integers(0, 30), min_size=height, max_size=height)) if draw(st.booleans()) else None
    columns = {
        heading(draw, of["id"]): people,
        heading(draw, of["name"]): [f"Kantor {one}" for one in people],
        heading(draw, of["kind"]): [draw(st.sampled_from(KINDS[kind])) for kind in kinds],
        **{heading(draw, of[name]): [number(draw, value, dialect, share=name in SHARES) for value in values[name]] for name in states},
    }
    if joins is not None:
        columns[heading(draw, of["joins"])] = [str(month) if month else draw(st.sampled_from(["", "0"])) for month in joins]
    said = Register(
        tuple(people),
        tuple(f"Kantor {one}" for one in people),
        tuple(kinds),
        np.array(joins if joins is not None else [0] * height, np.int64),
        {name: np.array(column) for name, column in values.items()},
    )
    return written(draw, dialect, columns), said


@examples()
@given(registers())
def test_a_register_says_the_same_in_every_dialect(given_):
    text, said = given_
    findings = Findings("en")
    read = read_register(text.encode(), "r.csv", findings)
    told(text, findings, UNREAD)
    assert read is not None
    assert (read.ids, read.names, read.kinds, read.joins.tolist()) == (said.ids, said.names, said.kinds, said.joins.tolist())
    assert set(read.columns) == set(said.columns)
    for name, column in said.columns.items():
        for one, other in zip(read.columns[name], column, strict=True):
            assert (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, abs_tol=1e-12)


@st.composite
def ties(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[float], list[int]]:
    """Return ties as text, and what they say: ends, trust and conflict."""
    dialect = draw(dialects())
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1]), unique=True, min_size=1, max_size=6
        )
    )
    trust = draw(st.lists(VALUES, min_size=len(pairs), max_size=len(pairs)))
    conflict = draw(st.lists(st.sampled_from([0, 1]), min_size=len(pairs), max_size=len(pairs)))
    of = {column.name: column for column in TIES}

    def end(row: int) -> str:
        return draw(st.sampled_from([f"s{row}", f"Kantor {row}", f"kantor  {row}"]))

    columns = {
        heading(draw, of["source"]): [end(source) for source, _ in pairs],
        heading(draw, of["target"]): [end(target) for _, target in pairs],
    }
    if draw(st.booleans()):
        columns[heading(draw, of["trust"])] = [number(draw, value, dialect, share=True) for value in trust]
    else:
        trust = [math.nan] * len(pairs)
    columns[heading(draw, of["conflict"])] = [draw(st.sampled_from(TRUTH[one])) for one in conflict]
    return written(draw, dialect, columns), pairs, trust, conflict


@examples()
@given(ties())
def test_ties_say_the_same_in_every_dialect(given_):
    text, pairs, trust, conflict = given_
    findings = Findings("id")
    people = People([f"s{row}" for row in range(5)], [f"Kantor {row}" for row in range(5)])
    read: TieTable | None = read_ties(text.encode(), "t.csv", people, findings)
    told(text, findings, UNREAD)
    assert read is not None
    assert list(zip(read.source.tolist(), read.target.tolist(), strict=True)) == pairs
    assert read.conflict.tolist() == conflict
    for one, other in zip(read.trust, trust, strict=True):
        assert (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, abs_tol=1e-12)
