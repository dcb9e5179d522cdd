"""Numbers are rounded as readers round them, and alike wherever they stand."""

import math

import pytest

from partnership_sim.plots.numbers import Numbers, places_of
from partnership_sim.report import certainty, measures
from partnership_sim.rounding import half_up
from partnership_sim.verdicts.certainty import often

EN, ID = Numbers("en"), Numbers("id")


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0.125, 2, "0.13"), (2.5, 0, "3"), (0.5, 0, "1"), (-2.5, 0, "−3"), (1.005, 2, "1.01"), (0.1 + 0.045, 2, "0.15"), (0.1249, 2, "0.12")],
)
def test_a_half_goes_up(value, places, text):
    assert EN.fixed(value, places) == text


def test_what_has_no_half_stays():
    assert math.isnan(half_up(math.nan, 2))
    assert half_up(math.inf, 2) == math.inf
    assert half_up(1250, -2) == 1300


def test_the_word_belongs_to_the_number_beside_it():
    assert EN.out_of(0.945, 100) == "95"
    assert certainty.odds(often(0.945, 200), EN) == "95 of 100 runs (almost always)"


def test_money_has_the_same_digits_everywhere():
    assert EN.money(4_673_777_100, "IDR", full=True) == EN.money(4_673_777_100, "IDR") == "IDR\N{NO-BREAK SPACE}4.67 billion"
    assert EN.money(4_695_000_000, "IDR", full=True) == "IDR\N{NO-BREAK SPACE}4.70 billion"
    assert ID.money(4_700_000_000, "IDR", full=True) == "Rp4,70 miliar"
    assert EN.money(999_600_000, "IDR", full=True) == "IDR\N{NO-BREAK SPACE}1.00 billion"


def test_money_that_is_there_is_never_nothing():
    assert EN.money(9e-6, "IDR") == "IDR\N{NO-BREAK SPACE}0.000009"
    assert EN.money(0.004, "IDR") == "IDR\N{NO-BREAK SPACE}0.004"
    assert EN.money(0.0, "IDR") == "IDR\N{NO-BREAK SPACE}0.00"
    assert EN.money(9.0, "IDR") == "IDR\N{NO-BREAK SPACE}9.00"


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([(0.20, 0.15, 0.24), (0.14, 0.10, 0.17)], 2),
        ([(2.7, 2.2, 3.2), (1.73, 1.69, 1.77)], 1),
        ([(91.0, 86.0, 94.0), (4.0, 1.0, 7.0)], 0),
        ([(0.0300, 0.0295, 0.0305), (0.0302, 0.0298, 0.0307)], 3),
        ([(0.484, 0.482, 0.486)], 3),
        ([(-0.28, -0.30, -0.26), (0.044, 0.040, 0.047), (0.03, 0.02, 0.04)], 2),
        ([(-0.28, -0.30, -0.26), (0.044, 0.040, 0.047), (0.03, 0.02, 0.04), (0.02, 0.01, 0.03)], 3),
        ([(0.0, 0.0, 0.0), (math.nan, math.nan, math.nan)], 0),
        ([], 0),
    ],
)
def test_a_column_has_one_number_of_decimals(rows, places):
    assert places_of(rows) == places


def test_two_digits_of_a_difference_unless_its_interval_needs_a_third():
    assert EN.change(0.0300, 0.0295, 0.0305) == ("+0.030", "+0.030", "+0.031")
    assert EN.change(0.03, 0.02999, 0.03001) == ("+0.0300", "+0.0300", "+0.0300")


def test_a_difference_has_the_decimals_of_its_column():
    service, sustained = measures.of("service", EN), measures.of("sustained", EN)
    assert service.difference(-0.0552, 3) == "−0.055"
    assert service.amount(-0.0552, 2) == "0.06"
    assert sustained.difference(-0.18, 0) == "−18 points"
    assert service.change(0.05, 0.04, 0.06, 3) == ("+0.050", "+0.040", "+0.060")
    assert service.about(0.00301, 0.001, 0.005) == "0.003"
    assert service.about(-0.00888, -0.00889, -0.00887) == "0.0089"


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((0.957, 1.047), ["0.96", "1.05"]),
        ((0.139, 0.087), ["0.14", "0.09"]),
        ((0.198, 0.203), ["0.20", "0.20"]),
        ((12.3, 9.96), ["12", "10"]),
        ((0.0, 0.5), ["0.00", "0.50"]),
        ((0.5, math.nan), ["0.50", "–"]),
        ((math.nan, math.nan), ["–", "–"]),
    ],
)
def test_numbers_in_a_sentence_have_the_same_decimals(values, texts):
    assert measures.of("service", EN).alike(*values) == texts
