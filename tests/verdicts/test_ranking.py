"""Who leads, from means whose answer is known."""

import math
from typing import Any

import pytest

from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import ranking
from tests.verdicts.made import SERVICE, Made


def by(made: Any) -> ranking.Ranking:
    return ranking.by(made, SERVICE)


@pytest.mark.parametrize(
    ("means", "costs", "case", "chosen"),
    [
        ({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.5}, {"A": 9, "B": 1}, ranking.CHOOSE, "A"),
        ({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95}, {"A": 9, "B": 1}, ranking.NOT_APART, "B"),
        ({NO_PROGRAMME: 0.0, "A": 0.15, "B": 0.09}, {"A": 9, "B": 1}, ranking.CHOOSE, "A"),
        ({NO_PROGRAMME: 0.0, "A": 0.05, "B": 0.02}, {"A": 9, "B": 1}, ranking.NONE_BETTER, "B"),
        ({NO_PROGRAMME: 1.0, "A": 0.5, "B": 0.2}, {}, ranking.DO_NOTHING, "A"),
        ({NO_PROGRAMME: 1.0}, {}, ranking.ONLY_ONE, NO_PROGRAMME),
        ({NO_PROGRAMME: math.nan, "A": math.nan}, {}, ranking.UNDEFINED, "A"),
    ],
)
def test_never_a_ranking_by_noise(means, costs, case, chosen):
    found = by(Made(means, costs))
    assert (found.case, found.chosen) == (case, chosen)


@pytest.mark.parametrize(
    ("means", "case", "group", "equal", "chosen"),
    [
        ({"A": 1.0, "B": 0.999}, ranking.EQUAL, ("A", "B"), ("B",), "B"),
        ({"A": 1.0, "B": 0.991}, ranking.NOT_APART, ("A", "B"), (), "B"),
        ({"A": 1.0, "B": 0.999, "C": 0.991}, ranking.NOT_APART, ("A", "B", "C"), ("B",), "B"),
        ({"A": 1.0, "B": 0.999, "C": 0.98}, ranking.EQUAL, ("A", "B"), ("B",), "B"),
    ],
)
def test_who_is_practically_equal_is_told_from_who_cannot_be_told_apart(means, case, group, equal, chosen):
    """By service 0.01 matters and 0.004 is known; the cheaper of equals is offered, and of those that may be worse, too."""
    found = by(Made({NO_PROGRAMME: 0.0, **means}, {"A": 9, "B": 1, "C": 5}, doubt=0.004))
    assert (found.case, found.group, found.equal, found.chosen) == (case, group, equal, chosen)


def test_plans_that_cannot_be_told_apart_share_their_rank():
    found = by(Made({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95, "C": 0.5, "D": 0.45}))
    assert [found.rank[plan] for plan in ("A", "B", "C", "D", NO_PROGRAMME)] == [1, 1, 3, 3, 5]


def test_one_replicate_decides_nothing():
    assert by(Made({NO_PROGRAMME: 0.0, "A": 1.0}, replicates=1)).case == ranking.ONE_RUN
