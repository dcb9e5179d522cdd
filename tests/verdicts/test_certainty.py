"""How certain something is by how often it was so."""

import math

import pytest

from partnership_sim.verdicts import certainty
from partnership_sim.verdicts.certainty import DEGREES, FEW, chance, degree
from partnership_sim.verdicts.tables import Score


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
    ("better", "equal", "sign", "case", "name"),
    [
        (0.97, 0.0, 1, certainty.AGREE, "almost_always"),
        (0.97, 0.0, 0, certainty.UNEQUAL, None),
        (0.5, 0.0, 0, certainty.AGREE, "no_better_than_chance"),
        (0.03, 0.0, -1, certainty.AGREE, "almost_never"),
        (0.03, 0.0, 1, certainty.RARE, None),
        (0.97, 0.0, -1, certainty.LOSING, None),
        (0.0, 1.0, 0, certainty.SAME, None),
        (0.3, 0.7, 1, certainty.AGREE, None),
        (math.nan, 0.0, 0, "", None),
    ],
)
def test_a_degree_is_given_only_where_the_mean_says_the_same(better, equal, sign, case, name):
    found = chance(Score(better, equal, 100), sign)
    assert (found.case, found.degree) == (case, name)
