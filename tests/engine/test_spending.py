"""What the actions of a month share is found once, and anew where it may have changed."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np

from partnership_sim.engine.block import advance, enter
from partnership_sim.month import Month
from partnership_sim.month_sums import tie_counts
from tests.worlds import EVERY_LEVER, block, scenario

TWO_TEAMS = [
    {"lever": "facilitated_dialogue", "spend": 0.4},
    {"lever": "mediation", "spend": 0.3},
    {"lever": "facilitated_dialogue", "spend": 0.3, "form": "messages", "by": ["government"]},
    {"lever": "mediation", "spend": 0.2, "by": ["government"], "on": ["community"]},
]


def test_a_team_is_formed_once_however_many_actions_it_carries_out():
    one = block(scenario(actions=TWO_TEAMS))
    with patch.object(Month, "form_team", autospec=True, side_effect=Month.form_team) as formed:
        advance(one, 1)
    assert formed.call_count == 2


def test_ties_are_counted_once_for_all_who_mean_the_same_people():
    one = block(scenario(actions=TWO_TEAMS))
    with patch("partnership_sim.month.tie_counts", wraps=tie_counts) as counted:
        advance(one, 1)
    assert counted.call_count == 2, "once for everybody, once for communities"


def test_ties_are_counted_anew_for_other_people_and_once_the_month_is_over():
    one = block(scenario(actions=EVERY_LEVER), replicates=(0, 1))
    for number in range(1, 13):
        enter(one, number)
        view = one.segments[0].month
        on = view.active.copy()
        before = view.ties_within(on)
        on[:, 0] = 0.0
        assert (view.ties_within(on) < before).all(), "the same array, but not the same people"
        view.ties_within(on)[:] = -1.0
        assert (view.ties_within(on) >= 0).all(), "what is handed out is the caller's own"
        advance(one, number)
        over = one.segments[0].month.ties_within(one.segments[0].month.active)
        enter(one, number)
        assert np.array_equal(over, one.segments[0].month.ties_within(one.segments[0].month.active))
    assert not np.array_equal(over, before)
