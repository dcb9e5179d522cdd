"""What cells hold instead of numbers: each is told with itself and with what to write."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.problems import Problems
from partnership_sim.tables.cells import truth
from partnership_sim.tables.marks import plain_forms
from partnership_sim.tables.numbers import parse

WHERE = ("x.csv", "row 2")


def told(cell, decimal=".", language="en", *, percent=False):
    problems = Problems(language)
    assert math.isnan(parse(cell, decimal, WHERE, "a number", problems, percent=percent))
    (problem,) = problems.found
    return problem.tell(language).removeprefix("x.csv:row 2: ")


@pytest.mark.parametrize(
    ("cell", "decimal", "said"),
    [
        ("1.500", "?", "1.500 can be read in two ways, with a mark for thousands or for decimals; write 1500 or 1.5"),
        ("12,000", "?", "12,000 can be read in two ways, with a mark for thousands or for decimals; write 12000 or 12"),
        ("1.500", ",", "1.500 is written otherwise than the rest of the file (decimal comma); write 1500 or 1,5"),
        ("1.500.000", ",", "1.500.000 is written with marks for thousands; write 1500000"),
        ("1,234.5", ".", "1,234.5 is written with marks for thousands; write 1234.5"),
        ("1.234,5", ",", "1.234,5 is written with marks for thousands; write 1234,5"),
        ("1 500", ".", "1 500 is written with marks for thousands; write 1500"),
        ("1'500", ".", "1'500 is written with marks for thousands; write 1500"),
        ("0,5", ".", "0,5 is written otherwise than the rest of the file (decimal point); write 0.5"),
        ("'2.5", ".", "'2.5: an apostrophe stands before the number; delete it"),
        ("\u20192,5", ",", "\u20192,5: an apostrophe stands before the number; delete it"),
        ("=A1*2", ".", "=A1*2 is a formula; write its value: copy the column and paste it as values"),
    ],
)
def test_what_to_write(cell, decimal, said):
    assert told(cell, decimal) == said


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "Err:502"])
def test_formulas_that_failed(cell):
    assert f"{cell} is what a spreadsheet shows for a formula that failed" in told(cell)


@pytest.mark.parametrize("cell", ["Rp1.500.000", "Rp 500", "$1,500", "IDR 20", "20 EUR", "US$5"])
def test_money(cell):
    assert f"{cell} is an amount of money; expected a number" in told(cell)


@pytest.mark.parametrize("cell", ["1-Feb", "01/02/2026", "2026-02-01", "Feb-26", "2-Mei", "1/2"])
def test_dates(cell):
    assert f"{cell} is a date" in told(cell)


@pytest.mark.parametrize("cell", ["n/a", "N/A", "-", "?", "tidak tahu", "Unknown", "tidak ada data", "\u2013"])
def test_what_is_not_known_is_empty_and_said(cell):
    problems = Problems("en")
    assert math.isnan(parse(cell, ".", WHERE, "a number", problems))
    assert not problems.found
    assert problems.notes == [f'x.csv: read as empty, because they say that it is not known: "{cell}"']


@pytest.mark.parametrize(("cell", "number"), [("50%", 0.5), ("40 %", 0.4), ("33.3%", 0.333), ("100%", 1), ("0%", 0), ("7%", 0.07)])
def test_percentages(cell, number):
    assert parse(cell, ".", WHERE, "a number", Problems("en"), percent=True) == number
    assert parse(cell.replace(".", ","), ",", WHERE, "a number", Problems("en"), percent=True) == number
    assert told(cell) == f"{cell} is a percentage; expected a number"


def test_less_than_a_percent_is_rather_a_share():
    assert "less than one percent" in told("0.5%", percent=True)


@pytest.mark.parametrize("cell", ["\ufeff1.5", "1.5\u200b", "\u200e1.5\u00a0"])
def test_invisible_characters_around_a_number(cell):
    assert parse(cell, ".", WHERE, "a number", Problems("en")) == 1.5


@pytest.mark.parametrize(
    ("words", "value"), [(("TRUE", "yes", "Ya", "BENAR", "y", "ada"), 1), (("FALSE", "No", "tidak", "SALAH", "n", "tidak ada"), 0)]
)
def test_yes_and_no(words, value):
    assert {truth(word) for word in words} == {value}
    assert math.isnan(truth("maybe"))


def test_in_indonesian():
    assert told("1.500", "?", "id").endswith("tulislah 1500 atau 1.5")
    assert told("'2.5", ".", "id") == "'2.5: ada tanda petik tunggal di depan angka; hapuslah tanda itu"


@given(st.integers(1000, 10**12), st.integers(1, 99), st.sampled_from([(".", ","), (",", ".")]))
def test_a_grouped_number_is_told_without_its_marks(whole, cents, marks):
    thousands, decimal = marks
    grouped = f"{whole:,}".replace(",", thousands)
    assert plain_forms(f"{grouped}{decimal}{cents:02d}", decimal) == [f"{whole}{decimal}{cents:02d}"]
    assert plain_forms(grouped, decimal)[0] == str(whole)


@pytest.mark.parametrize("cell", ["Januari 2026", "Jan-26", "2026-01-15", "15/01/2026", "1 Mei"])
def test_a_date_where_months_are_counted_is_told_so(cell):
    problems = Problems("en")
    parse(cell, ",", WHERE, problems.say("a whole number"), problems)
    (problem,) = problems.found
    assert problem.tell().endswith(f"{cell} is a date; expected a whole number: months are counted, the first month is 1")


def test_a_short_date_may_be_a_number_that_a_spreadsheet_changed():
    problems = Problems("en")
    parse("1/2", ",", WHERE, problems.say("a whole number"), problems)
    (problem,) = problems.found
    assert "spreadsheets make dates of numbers" in problem.tell()
