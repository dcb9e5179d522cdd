"""The register, the ties, and the words of problems."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.errors import InputError
from partnership_sim.kinds import COLUMNS
from partnership_sim.problems import Problems, shown
from partnership_sim.tables import read_register, read_ties
from partnership_sim.tables.calendar import read_plans, read_shocks
from partnership_sim.tables.people import People


def test_a_register():
    problems = Problems("en")
    text = "id;name;kind;resources;resistance;joins\na;Ada;ngo;1,5;;\nb;;community;;0,25;7\n"
    register = read_register(text.encode(), "r.csv", problems)
    assert not problems.found
    assert register is not None
    assert (register.ids, register.names, register.kinds) == (("a", "b"), ("Ada", "b"), ("ngo", "community"))
    assert register.joins.tolist() == [0, 7]
    assert set(register.columns) == {"resources", "resistance"}
    np.testing.assert_array_equal(register.columns["resources"], [1.5, np.nan])
    np.testing.assert_array_equal(register.columns["resistance"], [np.nan, 0.25])
    assert register == read_register(text.replace(";", "\t").encode(), "r.csv", Problems("en"))
    assert register != read_register(text.replace("7", "8").encode(), "r.csv", Problems("en"))


def test_every_column_can_be_given():
    names = [column.name for column in COLUMNS if column.in_register]
    text = f"id,kind,{','.join(names)}\na,ngo,{','.join('0.5' for _ in names)}\n"
    problems = Problems("en")
    register = read_register(text.encode(), "r.csv", problems)
    assert not problems.found
    assert register is not None
    assert set(register.columns) == set(names)


@pytest.mark.parametrize("name", ["voice", "benefit"])
def test_what_the_model_alone_keeps_is_no_column(name):
    problems = Problems("en")
    register = read_register(f"id,kind,{name}\na,ngo,0.5\n".encode(), "r.csv", problems)
    assert register is not None
    assert register.columns == {}
    assert f'r.csv: the column "{name}" is not used' in problems.notes


def test_ties():
    problems = Problems("en")
    text = "source,target,trust,conflict,met\na,b,0.5,1,\nb,a,,,3\nc,a,0.2,0,2000\n"
    ties = read_ties(text.encode(), "t.csv", People(("a", "b", "c"), ("a", "b", "c")), problems)
    assert not problems.found
    assert ties is not None
    assert (ties.source.tolist(), ties.target.tolist()) == ([0, 1, 2], [1, 0, 0])
    np.testing.assert_array_equal(ties.trust, [0.5, np.nan, 0.2])
    assert (ties.conflict.tolist(), ties.met.tolist()) == ([1, -1, 0], [-1, 3, 999])


def test_no_ties_are_a_table_without_rows():
    problems = Problems("en")
    ties = read_ties(b"source,target,trust\n", "t.csv", People(("a",), ("a",)), problems)
    assert not problems.found
    assert ties is not None
    assert len(ties) == 0


def test_rows_of_a_plan_belong_together_wherever_they_stand():
    problems = Problems("en")
    text = "plan,budget,lever,spend,on\nP,,mediation,1,a|ngo\nQ,3,networking,2,\nP,5,networking,1,\n"
    plans, origins = read_plans(text.encode(), "p.csv", 4, (), problems)
    assert not problems.found
    assert [(plan["name"], plan.get("budget"), len(plan["actions"])) for plan in plans] == [("P", 5, 2), ("Q", 3, 1)]
    assert plans[0]["actions"][0] == {"lever": "mediation", "spend": 1, "on": ["a", "ngo"]}
    assert origins["plans", 4, "actions", 1][:2] == ("p.csv", 4)
    assert origins["plans", 5][:2] == ("p.csv", 3)


def test_shocks():
    problems = Problems("en")
    shocks, origins = read_shocks(b"shock;month;rate;severity\ndisaster;3;;0,4\nscandal;;0,5;\n", "s.csv", 0, problems)
    assert not problems.found
    assert shocks == [{"shock": "disaster", "month": 3, "severity": 0.4}, {"shock": "scandal", "rate": 0.5}]
    assert {path: origin[:2] for path, origin in origins.items()} == {("shocks", 0): ("s.csv", 2), ("shocks", 1): ("s.csv", 3)}


@given(st.binary(max_size=120), st.sampled_from(["en", "id"]))
def test_any_bytes(data, language):
    problems = Problems(language)
    register = read_register(data, "r.csv", problems)
    ties = read_ties(data, "t.csv", People(("a", "b"), ("a", "b")), problems)
    plans, _ = read_plans(data, "p.csv", 0, (), problems)
    assert problems.found or register is not None
    assert problems.found or ties is not None
    assert problems.found or isinstance(plans, list)
    read_shocks(data, "s.csv", 0, problems)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", '"a"'),
        ("a\nb\u202e", '"a\\u000ab\\u202e"'),
        ("x" * 61, f'"{"x" * 60}..."'),
        (True, "true"),
        (10**40, "10^30..."),
        (-(10**400), "-10^30..."),
        (0.1 + 0.2, "0.3"),
        (float("nan"), "nan"),
        ([1], "[...]"),
        ([], "[]"),
        ({}, "{}"),
        ({"a": 1}, "{...}"),
        (datetime.date(2026, 1, 2), "2026-01-02"),
        (None, "None"),
        (object(), "object"),
    ],
)
def test_how_values_are_shown(value, text):
    assert shown(value) == text


def test_names_are_asked_about_or_listed():
    problems = Problems("en")
    problems.wrong(("f", "p"), "x", name="neer", names=("near", "far"))
    problems.wrong(("f", "p"), "x", name="zzz", names=("near", "far"))
    problems.wrong(("f", "p"), "x", "e", name="zzz", names=tuple(f"name{number}" for number in range(40)))
    assert [(problem.nearest, problem.expected) for problem in problems.found] == [
        ("near", ""),
        ("", "expected one of near, far"),
        ("", "e"),
    ]
    with pytest.raises(InputError) as caught:
        problems.raise_problems()
    assert len(caught.value.problems) == 3


def test_a_note_is_made_once():
    problems = Problems("en")
    for _ in range(2):
        problems.note("{file}: {recognised}", file="a", recognised="b")
    assert problems.notes == ["a: b"]


@pytest.mark.parametrize("written", ["BUMN", "Koperasi", "Perguruan tinggi", "School", "Donor"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_kind_that_may_be_several_is_not_guessed_and_says_where_help_is(written, language):
    problems = Problems(language)
    read_register(f"id,kind\na,{written}\n".encode(), "r.csv", problems)
    (problem,) = problems.found
    assert problem.nearest == ""
    assert "partnership-sim describe kind" in problem.expected
    assert "government" in problem.expected
