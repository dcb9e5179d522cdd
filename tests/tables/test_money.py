"""Amounts of money are told with the number of resource units to write."""

from __future__ import annotations

import math

import pytest

from partnership_sim.problems import Problems
from partnership_sim.tables.money import units
from partnership_sim.tables.numbers import parse


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("Rp75.000.000", 3),
        ("Rp 75.000.000,00", 3),
        ("Rp. 75,000,000", 3),
        ("Rp75.000.000,-", 3),
        ("Rp 10 juta", 0.4),
        ("Rp2,5 juta", 0.1),
        ("IDR 1 miliar", 40),
        ("25000000 IDR", 1),
        ("75jt rp", 3),
    ],
)
def test_amounts_in_the_currency_of_the_scenario_are_divided_by_what_a_unit_is_worth(cell, number):
    assert units(cell, "IDR", 25e6) == pytest.approx(number)


@pytest.mark.parametrize("cell", ["USD 5,000", "$5000", "Rp1.500 juta", "Rp lima juta", "75.000.000", "Rp"])
def test_what_is_not_sure_is_no_number_of_units(cell):
    assert math.isnan(units(cell, "IDR", 25e6))


def test_nothing_is_divided_where_the_scenario_does_not_say_what_a_unit_is_worth():
    assert math.isnan(units("Rp75.000.000", "", 0.0))


@pytest.mark.parametrize(
    ("language", "worth", "expected"),
    [
        ("en", ("IDR", 25e6), "Rp20.000.000 is an amount of money, 0.8 resource units of this scenario; "),
        ("id", ("IDR", 25e6), "Rp20.000.000 adalah jumlah uang, sama dengan 0,8 satuan sumber daya dalam skenario ini; "),
        ("en", ("", 0.0), "Rp20.000.000 is an amount of money; expected a number, in resource units, without a currency: the amount"),
    ],
)
def test_the_message_says_what_to_write(language, worth, expected):
    problems = Problems(language)
    problems.worth = worth
    assert math.isnan(parse("Rp20.000.000", ",", ("plans.csv", "row 2"), "a number", problems))
    (problem,) = problems.found
    assert expected in problem.tell(language)
