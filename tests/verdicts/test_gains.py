"""What counts as a gain, what is left of it, and who gains most."""

import math
from typing import Any

import pytest

from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import gains
from partnership_sim.verdicts.tables import Versus
from tests.verdicts.made import SERVICE, Made

CLEAR_GAIN, CLEAR_LOSS, UNCLEAR = (Versus(d, d - 0.1, d + 0.1, 0.5) for d in (0.5, -0.5, 0.05))


def test_plans_are_better_practically_equal_unclear_or_worse():
    """By service 0.01 matters: 0.003 that is known to 0.002 does not, neither as a gain nor as a loss, however clear of 0 it is."""
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 3.0, "B": 1.011, "C": 1.003, "D": 1.009, "E": 0.997, "F": 0.989, "G": 1.0}, doubt=0.002)
    cases = {"A": "better", "B": "better", "C": "equal", "D": "unclear", "E": "equal", "F": "worse", "G": "equal"}
    assert gains.against_none(made, SERVICE) == cases


def test_less_is_a_gain_where_less_is_better():
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 0.5, "B": 1.5})
    assert gains.against_none(made, Goal("resistance", "after", -1)) == {"A": "better", "B": "worse"}


def between(difference: float, half: float = 0.1) -> Versus:
    return Versus(difference, difference - half, difference + half, 0.5)


@pytest.mark.parametrize(
    ("then", "now", "better", "case", "share"),
    [
        (CLEAR_GAIN, between(0.25), 1, gains.PART, 0.5),
        (CLEAR_GAIN, between(0.48), 1, gains.ALL, 0.96),
        (CLEAR_GAIN, between(0.6), 1, gains.MORE, 1.2),
        (CLEAR_GAIN, between(0.01), 1, gains.GONE, 0.0),
        (CLEAR_GAIN, between(-0.5), 1, gains.GONE, 0.0),
        (CLEAR_GAIN, between(0.25, 0.3), 1, gains.UNSURE, math.nan),
        (CLEAR_LOSS, between(-0.25), 1, gains.LOSS, math.nan),
        (CLEAR_LOSS, between(-0.25), -1, gains.PART, 0.5),
        (UNCLEAR, between(0.5), 1, gains.LATE, math.nan),
        (UNCLEAR, between(-0.5), 1, gains.NO_GAIN, math.nan),
        (CLEAR_GAIN, between(0.5, math.nan), 1, gains.UNKNOWN, math.nan),
    ],
)
def test_what_is_left_of_a_gain_is_told_only_where_it_is_clear(then, now, better, case, share):
    found = gains.kept(then, now, better, (0.01, 0.01))
    assert found.case == case
    assert found.share == pytest.approx(share, nan_ok=True)


def test_a_gain_too_small_to_matter_is_none_at_either_end():
    small = between(0.009, 0.001)
    assert gains.kept(small, CLEAR_GAIN, 1, (0.01, 0.01)).case == gains.LATE
    assert gains.kept(small, small, 1, (0.01, 0.01)).case == gains.NO_GAIN
    assert gains.kept(between(0.1, 0.01), small, 1, (0.01, 0.01)).case == gains.UNSURE
    part = gains.kept(between(0.1, 0.01), small, 1, (0.01, 0.005))
    assert part.case == gains.PART
    assert part.share == pytest.approx(0.09)
    assert gains.kept(between(-0.009, 0.001), CLEAR_GAIN, 1, (0.01, 0.01)).case == gains.LATE  # no loss either


def test_nobody_is_named_alone_who_does_not_clearly_lead():
    means = {NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95, "C": 0.5, "D": 0.05}
    made: Any = Made(means)
    assert gains.leaders(made, made.programmes, SERVICE) == ["A", "B"]
    clear: Any = Made(means, doubt=0.01)
    assert gains.leaders(clear, clear.programmes, SERVICE) == ["A"]
    none: Any = Made(means, doubt=2.0)
    assert not gains.alike(none, ["A", "B"], SERVICE)
    assert gains.leaders(none, none.programmes, SERVICE) == []


def test_leaders_are_alike_only_where_all_are_known_to_differ_by_less_than_matters():
    close: Any = Made({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.999, "C": 0.998}, doubt=0.005)  # the smallest that matters in service: 0.01
    assert gains.leaders(close, close.programmes, SERVICE) == ["A", "B", "C"]
    assert gains.alike(close, ["A", "B", "C"], SERVICE)
    assert not gains.alike(close, ["A"], SERVICE)
    wide: Any = Made(close.levels, doubt=0.0085)  # C may be 0.0105 behind
    assert not gains.alike(wide, ["A", "B", "C"], SERVICE)
    few: Any = Made(close.levels, doubt=0.005, replicates=5)
    assert not gains.alike(few, ["A", "B", "C"], SERVICE)
