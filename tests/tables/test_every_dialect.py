"""A table says the same however a spreadsheet writes it: known people and ties, written in every way that is read."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.problems import Problems
from partnership_sim.tables.headings import REGISTER, TIES
from partnership_sim.tables.people import People
from partnership_sim.tables.register import Register, read_register
from partnership_sim.tables.ties import TieTable, read_ties
from tests.fuzzing import examples
from tests.tables.dialects import UNREAD, dialects, heading, number, told, written

KINDS = {
    "community": ("community", "Communities", "KOMUNITAS", "komunitas", "COMMUNITY "),
    "government": ("government", "Government", "pemerintah", "Pemerintah"),
    "business": ("business", "Business", "Dunia usaha", "dunia usaha"),
    "ngo": ("ngo", "NGO", "NGOs", "LSM", "lsm"),
}
TRUTH = {1: ("1", "TRUE", "yes", "ya", "BENAR"), 0: ("0", "FALSE", "no", "tidak", "SALAH")}
SHARES = ("resistance", "negotiation", "rent", "trust")

VALUES = st.one_of(st.integers(1, 100).map(lambda value: value / 100), st.just(math.nan))


@st.composite
def registers(draw: st.DrawFn) -> tuple[bytes, Register]:
    """Return a register as a file, and what it says."""
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
        heading(draw, of["name"]): [f"Kantor {one}, Sleman" for one in people],
        heading(draw, of["kind"]): [draw(st.sampled_from(KINDS[kind])) for kind in kinds],
        **{heading(draw, of[name]): [number(draw, value, dialect, share=name in SHARES) for value in values[name]] for name in states},
    }
    if joins is not None:
        columns[heading(draw, of["joins"])] = [str(month) if month else draw(st.sampled_from(["", "0"])) for month in joins]
    said = Register(
        tuple(people),
        tuple(f"Kantor {one}, Sleman" for one in people),
        tuple(kinds),
        np.array(joins if joins is not None else [0] * height, np.int64),
        {name: np.array(column) for name, column in values.items()},
    )
    return written(draw, dialect, columns), said


@examples()
@given(registers())
def test_a_register_says_the_same_in_every_dialect(given_):
    data, said = given_
    problems = Problems("en")
    read = read_register(data, "r.csv", problems)
    told(data, problems, UNREAD)
    assert read is not None
    assert (read.ids, read.names, read.kinds, read.joins.tolist()) == (said.ids, said.names, said.kinds, said.joins.tolist())
    assert set(read.columns) == set(said.columns)
    for name, column in said.columns.items():
        for one, other in zip(read.columns[name], column, strict=True):
            assert (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, abs_tol=1e-12)


@st.composite
def ties(draw: st.DrawFn) -> tuple[bytes, list[tuple[int, int]], list[float], list[int]]:
    """Return ties as a file, and what they say: ends, trust and conflict."""
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
    data, pairs, trust, conflict = given_
    problems = Problems("id")
    people = People([f"s{row}" for row in range(5)], [f"Kantor {row}" for row in range(5)])
    read: TieTable | None = read_ties(data, "t.csv", people, problems)
    told(data, problems, UNREAD)
    assert read is not None
    assert list(zip(read.source.tolist(), read.target.tolist(), strict=True)) == pairs
    assert read.conflict.tolist() == conflict
    for one, other in zip(read.trust, trust, strict=True):
        assert (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, abs_tol=1e-12)
