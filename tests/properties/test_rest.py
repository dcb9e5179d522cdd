"""Without a programme a partnership rests, and what is a share stays one."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.properties.lab import DISTRICT, WARD, Course, at_rest, error, place

YEARS = 25
SEED = 4711
#: By how much a metric may move over 25 years, beyond noise; ties as a share.
DRIFT = {"trust": 0.01, "kept_promises": 0.01, "need_met": 0.02, "ties": 0.03}


def assert_rests(course: Course) -> None:
    """Assert that the mean of the fifth, eleventh and last year lies where that of the first lay, within three standard errors and DRIFT."""
    for metric, within in DRIFT.items():
        first = course.mean(metric, 1, 12)
        scale = float(np.mean(first)) if metric == "ties" else 1.0
        for year in (5, 11, YEARS):
            moved = (course.mean(metric, 12 * year - 11, 12 * year) - first) / scale
            assert abs(np.nanmean(moved)) < within + 3.0 * error(moved), (metric, year)


def assert_capped(course: Course) -> None:
    """Assert that need met is a share in every month, and no lottery over places: a year's is hardly skewed over runs.

    It is within 1; where many live and share one luck it widens a little over decades without a programme.
    """
    need_met = course["need_met"]
    assert need_met.min() >= 0.0
    assert need_met.max() <= 1.0
    for year, most in ((1, 1.0), (5, 1.0), (YEARS, 1.3)):
        assert abs(stats.skew(course.mean("need_met", 12 * year - 11, 12 * year))) < most, year


@pytest.mark.slow
def test_a_ward_rests() -> None:
    course = at_rest(place(WARD, 12 * YEARS, seed=SEED), 400)
    assert_rests(course)
    assert_capped(course)


@pytest.mark.slow
def test_a_district_rests() -> None:
    course = at_rest(place(DISTRICT, 12 * YEARS, seed=SEED), 200)
    assert_rests(course)
    assert_capped(course)
