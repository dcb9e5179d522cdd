"""What comes out, a head, does not hang on how finely people are counted, nor on how many there are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from partnership_sim.constants import MANY
from tests.properties.lab import Course, at_rest, error, place

ORGANISATIONS = {"government": 10, "business": 10, "ngo": 10}
#: Months over which is averaged: the years after the second.
MONTHS = (25, 72)


def counted_as(communities: int, *, places: int = 1, runs: int = 400) -> Course:
    """Return the course of so many times 3,000 households and 30 organisations, counted as so many communities."""
    people: dict[str, Any] = {kind: places * number for kind, number in ORGANISATIONS.items()}
    people |= {"community": communities, "households": {"community": {"mean": 3000.0 * places / communities}}, "ties_each": 6}
    return at_rest(place(people, MONTHS[1]), runs)


def assert_alike(one: Course, other: Course, share: float) -> None:
    """Assert that two courses differ by no more than a share of need met and of what communities have, .02 of kept promises, .01 of trust.

    The same replicates have the same luck of the place, so differences are paired; two standard errors of them have to lie within half of that.
    """
    for metric, within in (("need_met", None), ("resources_community", None), ("kept_promises", 0.02), ("trust", 0.01)):
        usual = one.mean(metric, *MONTHS)
        difference = (other.mean(metric, *MONTHS) - usual) / (1.0 if within else np.mean(usual))
        assert 2.0 * error(difference) < (within or share) / 2.0, f"{metric}: too few runs"
        assert abs(np.mean(difference)) < (within or share), metric


@pytest.mark.slow
def test_grain() -> None:
    """People are counted as 30, 100 or 300 communities: need met differs by some 3 per cent."""
    middle = counted_as(100)
    for communities in (30, 300):
        assert_alike(middle, counted_as(communities), 0.05)


@pytest.mark.slow
def test_three_times_everything_is_the_same_a_head() -> None:
    """Among MANY organisations and more nobody spends more time on coordination, so three times everything is the same."""
    assert 7 * sum(ORGANISATIONS.values()) >= MANY
    assert_alike(counted_as(700, places=7, runs=100), counted_as(2100, places=21, runs=100), 0.02)


@pytest.mark.slow
def test_coordination_is_what_three_times_as_many_organisations_cost() -> None:
    """Among fewer, coordination takes time that grows with their number: partners meet less, and less of the need is met, not more."""
    small, large = counted_as(100), counted_as(300, places=3)
    assert 0.9 < np.mean(large.mean("meetings", *MONTHS)) / np.mean(small.mean("meetings", *MONTHS)) < 0.98
    assert 0.94 < np.mean(large.mean("need_met", *MONTHS)) / np.mean(small.mean("need_met", *MONTHS)) < 1.0
