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
        ({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95}, {"A": 9, "B": 1}, ranking.EQUAL, "B"),
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


def test_plans_that_cannot_be_told_apart_share_their_rank():
    found = by(Made({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95, "C": 0.5, "D": 0.45}))
    assert [found.rank[plan] for plan in ("A", "B", "C", "D", NO_PROGRAMME)] == [1, 1, 3, 3, 5]


def test_one_replicate_decides_nothing():
    assert by(Made({NO_PROGRAMME: 0.0, "A": 1.0}, replicates=1)).case == ranking.ONE_RUN
