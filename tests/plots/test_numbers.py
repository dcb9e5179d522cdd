"""Numbers as readers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.plots.numbers import NOTHING, Numbers

EN, ID = Numbers("en"), Numbers("id")


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (0.4837261, "0.48", "0,48"),
        (12.34, "12", "12"),
        (0.0995, "0.10", "0,10"),
        (1234.5, "1,230", "1.230"),
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (-0.0312, "−0.031", "−0,031"),
        (float("nan"), NOTHING, NOTHING),
        (float("inf"), NOTHING, NOTHING),
        (483726.1, "484,000", "484.000"),
    ],
)
def test_two_digits_that_matter(value, english, indonesian):
    assert EN.number(value) == english
    assert ID.number(value) == indonesian


def test_money():
    assert ID.money(12_500_000, "IDR") == "Rp12,5 juta"
    assert ID.money_exactly(12_500_000, "IDR") == "Rp12.500.000"
    assert EN.money(12_500_000, "IDR") == "IDR\N{NO-BREAK SPACE}12.5 million"
    assert ID.money(1_500_000_000, "IDR") == "Rp1,5 miliar"
    assert EN.money(950, "USD") == "US$\N{NO-BREAK SPACE}950"
    assert EN.money(float("nan"), "IDR") == NOTHING


def test_dates_and_lists():
    assert ID.date(date(2026, 11, 24)) == "24 November 2026"
    assert EN.date(date(2026, 11, 24)) == "24 November 2026"
    assert EN.join(["a", "b", "c"]) == "a, b and c"
    assert ID.join(["a", "b", "c"]) == "a, b, dan c"
    assert ID.join(["a", "b"], "or") == "a atau b"
    assert EN.join([]) == ""


@pytest.mark.parametrize(("share", "text"), [(0.0, "0"), (1.0, "100"), (0.001, "1"), (0.999, "99"), (0.5, "50"), (float("nan"), NOTHING)])
def test_natural_frequencies_never_round_to_never_or_always(share, text):
    assert EN.out_of(share, 100) == text


@pytest.mark.parametrize(
    ("value", "low", "high", "texts"),
    [
        (0.14, 0.03, 0.25, ("+0.1", "0.0", "+0.3")),  # 0.0 is not 0
        (0.1, -0.01, 0.2, None),
        (0.1, 0.0004, 0.2, None),
        (-0.1, -0.2, -0.0004, None),
        (1e-9, 5e-10, 2e-9, None),
        (0.0, 0.0, 0.0, None),
        (0.1, 0.0, 0.2, None),
        (30.0, 1e-12, 60.0, None),
    ],
)
@pytest.mark.parametrize("places", [None, 0, 1, 3])
def test_an_end_of_an_interval_reads_0_only_where_it_is_0(value, low, high, texts, places):
    for shown in (EN.change(value, low, high, places), EN.estimate(value, low, high, places=places)):
        assert shown != texts
        for end, text in ((low, shown[1]), (high, shown[2])):
            assert (not any(digit in text for digit in "123456789") and text[0] not in "<>") == (end == 0), shown
            assert text.startswith(("−", "<")) == (end < 0), shown
        if low > 0 or high < 0:
            assert any(digit in shown[0] for digit in "123456789") or shown[0][0] in "<>"


def test_one_more_digit_where_rounding_hides_the_sign():
    assert EN.change(0.14, 0.03, 0.25) == ("+0.14", "+0.03", "+0.25")
    assert ID.change(0.102, -0.012, 0.216) == ("+0,10", "−0,01", "+0,22")
    assert EN.change(0.1, 0.0004, 0.2) == ("+0.10", "+0.0004", "+0.20")
    assert EN.change(0.1, 1e-9, 0.2) == ("+0.10", ">0", "+0.20")
    assert EN.change(0.003, -0.00007, 0.008, 3) == ("+0.003", "−0.00007", "+0.008")
    assert EN.change(0.003, -0.000007, 0.008, 3) == ("+0.003", "<0", "+0.008")  # its column has three decimals
    assert ID.estimate(0.22, -0.0049, 0.44, places=2) == ("0,22", "−0,005", "0,44")


def test_an_interval_can_be_seen():
    assert EN.estimate(0.4837, 0.4812, 0.4862) == ("0.484", "0.481", "0.486")
    assert EN.estimate(0.48, 0.3, 0.66) == ("0.48", "0.30", "0.66")
    assert ID.estimate(0.48, 0.3, 0.66, percent=True) == ("48%", "30%", "66%")
    assert EN.estimate(0.48, float("nan"), float("nan")) == ("0.48", NOTHING, NOTHING)


def test_a_difference_and_its_interval_share_their_decimals():
    assert EN.change(0.0803, 0.0541, 0.1066) == ("+0.08", "+0.05", "+0.11")
    assert ID.change(-0.000019, -0.0016, 0.0015) == ("0,000", "−0,002", "+0,002")
    assert EN.change(23.3, 12.1, 34.6) == ("+23", "+12", "+35")
    assert EN.change(0.065625, 0.065625, 0.065625 + 1e-17) == ("+0.0656", "+0.0656", "+0.0656")
    assert EN.change(0.5, float("nan"), float("nan")) == ("+0.50", NOTHING, NOTHING)


@pytest.mark.parametrize(("value", "text"), [(4.0, "4"), (0.15, "0,15"), (2.5, "2,5"), (0.0, "0"), (1e6, "1.000.000"), (1 / 3, "0,333333")])
def test_given_numbers_are_written_as_given(value, text):
    assert ID.exact(value) == text


def test_signs():
    assert EN.signed(0.021) == "+0.021"
    assert EN.signed(-0.21) == "−0.21"
    assert EN.signed(0.0) == "0"
    assert EN.percent(0.042) == "4.2%"
    assert ID.percent(0.042) == "4,2%"
    assert EN.percent(0.64) == "64%"
    assert EN.percent(0.0) == EN.percent(-0.0) == "0%"
    assert ID.percent(0.0002) == "<0,1%"


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_any_number_has_words(value):
    for numbers in (EN, ID):
        assert numbers.number(value)
        assert numbers.signed(value)
        assert numbers.money(value, "IDR")
        assert numbers.percent(value)
