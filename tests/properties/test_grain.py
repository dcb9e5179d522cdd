"""What comes out, a head, does not hang on how finely people are counted, nor on how many there are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.properties.lab import Course, at_rest, error, place

RUNS = 400
ORGANISATIONS = {"government": 10, "business": 10, "ngo": 10}
#: Months over which is averaged: the years after the second.
MONTHS = (25, 72)


def counted_as(communities: int, times: int = 1) -> Course:
    """Return the course of 3,000 households and 30 organisations, or so many times as many, counted as so many communities."""
    people: dict[str, Any] = {kind: times * number for kind, number in ORGANISATIONS.items()}
    people |= {"community": communities, "households": {"community": {"mean": 3000.0 * times / communities}}, "ties_each": 6}
    return at_rest(place(people, MONTHS[1]), RUNS)


def assert_alike(one: Course, other: Course) -> None:
    """Assert that two courses differ by no more than grain may make: 5 % of need met and of what communities have, .02 of kept promises, .01 of trust.

    The same replicates have the same luck of the place, so differences are paired; two standard errors of them have to lie within half of that.
    """
    for metric, within in (("need_met", 0.05), ("resources_community", 0.05), ("kept_promises", 0.02), ("trust", 0.01)):
        usual = one.mean(metric, *MONTHS)
        difference = (other.mean(metric, *MONTHS) - usual) / (np.mean(usual) if within == 0.05 else 1.0)
        assert 2.0 * error(difference) < within / 2.0, f"{metric}: too few runs"
        assert abs(np.mean(difference)) < within, metric


@pytest.mark.slow
def test_grain() -> None:
    middle = counted_as(100)
    for communities in (30, 300):
        assert_alike(middle, counted_as(communities))


@pytest.mark.slow
def test_three_times_everything_is_the_same_a_head() -> None:
    assert_alike(counted_as(100), counted_as(300, times=3))
