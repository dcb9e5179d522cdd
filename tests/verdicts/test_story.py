"""What is worth telling of a typical run."""

import numpy as np
import pytest

from partnership_sim.verdicts import story
from partnership_sim.verdicts.story import Event


def test_at_most_twelve_events_shocks_first_in_the_order_of_months():
    events = [Event(month, "tie_formed", f"a{month}", "b", "", 0.5) for month in range(1, 40)]
    events += [Event(month, "breach_seen", f"a{month}", "b", "", 0.1 * month) for month in range(1, 20)]
    events += [Event(month, "shock", "disaster", "community", "", 0.5) for month in (5, 30)]
    told = story.choose(events, 40)
    assert len(told) <= 12
    assert [event.month for event in told] == sorted(event.month for event in told)
    assert [event.month for event in told if event.event == "shock"] == [5, 30]
    assert {event.month for event in told if event.event == "breach_seen"} == {18, 19}


def test_events_are_spread_over_the_run():
    crowd = [Event(month, kind, "a", "b", "", 1.0) for month in range(50, 59) for kind in ("deceit_exposed", "joined", "tie_formed")]
    calm = [Event(month, kind, "a", "b", "", 0.1) for month in (5, 20) for kind in ("conflict_opened", "conflict_settled", "tie_ended")]
    told = story.choose([*crowd, *calm], 72)
    for start in range(1, 73):
        assert sum(start <= event.month < start + 9 for event in told) <= 3
    assert all(sum(event.event == kind for event in told) <= 2 for kind in {event.event for event in told})
    assert {5, 20} <= {event.month for event in told}


def test_what_followed_a_shock_is_its_worst_month_within_a_year_against_the_half_year_before():
    course = np.array([9.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0, 0.9, 0.5, 0.8, *[2.0] * 9, 0.1])
    fall = story.fall_after(course, 8, 1)
    assert fall is not None
    assert fall.before == pytest.approx(8 / 6)  # months 2 to 7
    assert (fall.worst, fall.until) == (0.5, 9)
    assert fall.depth == pytest.approx((8 / 6 - 0.5) / (8 / 6))
    less = story.fall_after(course, 8, -1)
    assert less is not None
    assert (less.worst, less.until) == (2.0, 11)


@pytest.mark.parametrize(("course", "month"), [([], 3), ([1.0, 2.0], 1), ([1.0, np.nan, 2.0], 2)])
def test_of_what_is_not_known_nothing_followed(course, month):
    assert story.fall_after(np.array(course), month, 1) is None
