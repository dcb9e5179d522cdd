"""Brokers make no more attempts than there are pairs to join, however much is paid and can be carried: time and memory stay bounded."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from partnership_sim.engine.block import advance
from partnership_sim.kinds import KINDS
from tests.worlds import block, scenario

PEOPLE = {"community": 20, "government": 3, "business": 5, "ngo": 3}


def pairs_of_two_kinds(people: dict[str, int]) -> int:
    kinds = [kind for kind in KINDS for _ in range(people.get(kind, 0))]
    return sum(one != other for one, other in combinations(kinds, 2))


def test_an_outsider_paid_for_millions_of_ties_makes_those_that_there_can_be() -> None:
    case = scenario(population=PEOPLE, actions=[{"lever": "networking", "spend": 25e6, "by": []}], months=4)
    world = block(case, replicates=range(5), admin_capacity=1e12)
    for month in range(1, 5):
        advance(world, month)
    assert world.scratch.proposal_key.size < 1000  # 465 pairs of people
    for r in range(5):
        rows = slice(0, int(world.ties.count[r, 0]))
        kind = world.state.kind[r]
        cross = int((kind[world.ties.a[r, rows]] != kind[world.ties.b[r, rows]]).sum())
        assert 0.9 * pairs_of_two_kinds(PEOPLE) < cross <= pairs_of_two_kinds(PEOPLE)


def test_no_more_attempts_than_pairs_are_made_in_a_month() -> None:
    """Of n attempts at n pairs, each on one by chance, about a share of 1 - 1/e find one that no other attempt finds first."""
    case = scenario(population={**PEOPLE, "ties_each": 0}, actions=[{"lever": "networking", "spend": 1e9, "by": []}], months=1)
    world = block(case, replicates=range(40), admin_capacity=1e12)
    advance(world, 1)
    share = float(world.ties.count.mean()) / pairs_of_two_kinds(PEOPLE)
    assert 0.45 < share < 0.7


def test_who_is_not_meant_is_not_joined_to_another_who_is_not() -> None:
    actions = [{"lever": "networking", "spend": 1e6, "by": [], "on": ["government"]}]
    world = block(scenario(population={**PEOPLE, "ties_each": 0}, actions=actions, months=1), admin_capacity=1e12)
    advance(world, 1)
    rows = slice(0, int(world.ties.count[0, 0]))
    ends = np.stack([world.state.kind[0][world.ties.a[0, rows]], world.state.kind[0][world.ties.b[0, rows]]])
    assert rows.stop > 0
    assert (ends == list(KINDS).index("government")).any(axis=0).all()
