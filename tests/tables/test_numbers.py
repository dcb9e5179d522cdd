"""Numbers in cells: the decimal mark is recognised for a file, never guessed for a cell."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.problems import Problems
from partnership_sim.tables import cells
from partnership_sim.tables.numbers import lies_in, parse, recognise

WHERE = ("x.csv", "row 2")


@pytest.mark.parametrize(
    ("cells", "separator", "decimal", "sure"),
    [
        ([], ",", ".", False),
        (["1", "2", ""], ";", ".", False),
        (["0.5"], ",", ".", True),
        (["0,5"], ";", ",", True),
        (["0,5"], ",", ",", True),
        (["0.5"], ";", ".", True),
        (["0.5", "0.25", "1,234"], ",", ".", True),
        (["0,5", "0,25", "1.234"], ";", ",", True),
        (["1.234"], ",", ".", True),
        (["1,234"], ";", ",", True),
        (["1.234"], ";", "?", False),
        (["1,234"], ",", "?", False),
        (["1.234", "1,234"], ";", "?", False),
        (["0.5", "0,5"], ";", ",", True),
        (["0.5", "0,5"], ",", ".", True),
        (["no number", "2,x"], ";", ".", False),
    ],
)
def test_how_decimals_are_written(cells, separator, decimal, sure):
    assert recognise(cells, separator) == (decimal, sure)


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("5", ".", 5),
        ("-0.5", ".", -0.5),
        (".5", ".", 0.5),
        ("5.", ".", 5),
        ("1e-3", ".", 0.001),
        ("0,25", ",", 0.25),
        ("1,5e2", ",", 150),
        ("7", "?", 7),
    ],
)
def test_numbers(cell, decimal, number):
    problems = Problems("en")
    assert parse(cell, decimal, WHERE, "a number", problems) == number
    assert not problems.found


@pytest.mark.parametrize(
    ("cell", "decimal", "found"),
    [
        ("x", ".", '"x" is not a number'),
        ("nan", ".", '"nan" is not a number'),
        ("-inf", ".", '"-inf" is not a number'),
        ("1_000", ".", '"1_000" is not a number'),
        ("٣", ".", '"٣" is not a number'),
        ("1e5000", ".", '"1e5000" is not a number'),
        ("1e999", ".", "1e999 is not a finite number"),
        ("1.234,5", ",", "1.234,5 is written with marks for thousands"),
        ("1,234.5", ".", "1,234.5 is written with marks for thousands"),
        ("1'000", ".", "1'000 is written with marks for thousands"),
        ("1 000", ",", "1 000 is written with marks for thousands"),
        ("0,5", ".", "0,5 is written otherwise than the rest of the file (decimal point)"),
        ("0.5", ",", "0.5 is written otherwise than the rest of the file (decimal comma)"),
        ("1.234", "?", "1.234 can be read in two ways, with a mark for thousands or for decimals"),
    ],
)
def test_what_is_no_number(cell, decimal, found):
    problems = Problems("en")
    assert math.isnan(parse(cell, decimal, WHERE, "a number", problems))
    (problem,) = problems.found
    assert (problem.file, problem.place, problem.found) == (*WHERE, found)
    assert problem.expected


def test_an_empty_cell_is_missing_and_no_problem():
    problems = Problems("en")
    assert math.isnan(parse("", ".", WHERE, "a number", problems))
    assert not problems.found


@pytest.mark.parametrize(
    ("cell", "low", "high", "whole", "found", "expected"),
    [
        ("1.7", 0, 1, False, "1.7 lies outside the range", "expected a number from 0 to 1"),
        ("-1", 0, math.inf, True, "-1 lies outside the range", "expected a whole number from 0 on"),
        ("-1", 0, math.inf, False, "-1 lies outside the range", "expected a number from 0 on"),
        ("0.5", 0, 1, True, "0.5 is not whole", "expected a whole number from 0 to 1"),
    ],
)
def test_ranges(cell, low, high, whole, found, expected):
    problems = Problems("en")
    assert not lies_in(float(cell), cell, WHERE, low, high, problems, whole=whole)
    assert [(problem.found, problem.expected) for problem in problems.found] == [(found, expected)]


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([".", ","]))
def test_every_number_is_read_as_it_was_written(number, decimal):
    problems = Problems("en")
    cell = repr(number).replace(".", decimal)
    assert parse(cell, decimal, WHERE, "a number", problems) == number
    assert not problems.found


@given(st.text(max_size=12), st.sampled_from([".", ",", "?"]))
def test_any_cell_is_a_number_or_a_problem(cell, decimal):
    problems = Problems("id")
    number = parse(cell, decimal, WHERE, "a number", problems)
    assert math.isfinite(number) or bool(problems.found) or bool(problems.notes) or not cells.visible(cell)
