"""How certain something is by how often it was so."""

import math

import pytest

from partnership_sim.verdicts import certainty
from partnership_sim.verdicts.certainty import DEGREES, FEW, Score, chance, degree


def test_degrees_cover_every_share():
    bounds = list(DEGREES.values())
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == 0


@pytest.mark.parametrize(
    ("share", "runs", "name"),
    [
        (0.97, 100, "almost_always"),
        (0.945, 100, "almost_always"),  # as it is shown: 95 of 100
        (0.944, 100, "usually"),
        (0.87, 20, "usually"),
        (0.6, 50, "more_often_than_not"),
        (0.5, 30, "no_better_than_chance"),
        (0.01, 200, "almost_never"),
        (1.0, 1000, None),
        (0.0, 1000, None),
        (math.nan, 1000, None),
        (0.97, FEW - 1, None),
    ],
)
def test_a_degree_belongs_to_the_number_that_is_shown(share, runs, name):
    assert degree(share, runs) == name


@pytest.mark.parametrize(
    ("gain", "loss", "same", "sign", "case", "name"),
    [
        (0.97, 0.0, 0.0, 1, certainty.AGREE, "almost_always"),
        (0.97, 0.0, 0.0, 0, certainty.UNEQUAL, "almost_always"),
        (0.5, 0.4, 0.0, 0, certainty.AGREE, "no_better_than_chance"),
        (0.03, 0.9, 0.0, -1, certainty.AGREE, "almost_never"),
        (0.05, 0.0, 0.0, 1, certainty.RARE, "seldom"),  # a gain that 10 of 200 runs carry
        (0.49, 0.0, 0.0, 1, certainty.RARE, "no_better_than_chance"),
        (0.5, 0.0, 0.0, 1, certainty.AGREE, "no_better_than_chance"),
        (0.0, 0.05, 0.0, -1, certainty.LOSING, None),
        (0.97, 0.03, 0.0, -1, certainty.UNEQUAL, "almost_always"),
        (0.0, 0.0, 1.0, 0, certainty.SAME, None),
        (0.0, 0.0, 0.0, 0, certainty.AGREE, None),
        (math.nan, math.nan, math.nan, 0, "", None),
    ],
)
def test_how_often_a_gain_comes_is_told_beside_what_the_mean_says(gain, loss, same, sign, case, name):
    found = chance(Score(0.01, gain, loss, same, 200), sign)
    assert (found.case, found.degree, found.runs) == (case, name, 200)
    assert found.neither == pytest.approx(1 - gain - loss, nan_ok=True) or math.isnan(gain)


def test_of_what_is_so_or_not_so_a_mean_is_never_carried_by_a_few():
    """Fifteen of 100 partnerships survive that else would not: that is the mean difference."""
    assert chance(Score(0.05, 0.15, 0.0, 0.85, 100, binary=True), 1).case == certainty.AGREE


@pytest.mark.parametrize(("runs", "named"), [(1, False), (2, False), (5, False), (19, False), (20, True), (99, True), (200, True)])
def test_of_few_runs_no_word_of_certainty_is_given(runs, named):
    assert (chance(Score(0.01, 0.9, 0.0, 0.0, runs), 1).degree is not None) == named
