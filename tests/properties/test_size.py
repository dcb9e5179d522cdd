"""What joint projects do is in proportion to what they are: many tiny ones do nothing, and no budget adds more weight than it has money."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.dynamics.trust import weight_of
from partnership_sim.engine.block import advance
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.state import AGREED, PROJECT
from tests.properties.lab import DISTRICT, WARD, courses, error, place
from tests.worlds import block

MEANS = st.floats(0.001, 10.0)


@given(own=MEANS, budget=st.floats(0.0, 100.0), projects=st.integers(1, 10_000), overhead=st.floats(0.0, 0.05))
def test_a_budget_adds_no_more_weight_than_it_has_money(own: float, budget: float, projects: int, overhead: float) -> None:
    """Beside what partners put in themselves: so many meetings at most count twice as would have cost the budget."""
    weight = weight_of(own, max(0.0, budget / projects - overhead))
    assert 1.0 <= weight < 2.0 + 1e-12
    assert projects * (weight - 1.0) <= budget / (2.0 * own) * (1.0 + 1e-9) + projects * 1e-12


@given(own=MEANS, one=MEANS, other=MEANS)
def test_a_larger_grant_counts_for_more_and_less_than_in_proportion(own: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert weight_of(own, less) <= weight_of(own, more)
    assert (weight_of(own, more) - 1.0) / more <= (weight_of(own, less) - 1.0) / less * (1.0 + 1e-9) + 1e-9


def test_who_puts_in_nothing_counts_once() -> None:
    assert weight_of(0.0, 0.0) == 1.0


def with_projects(size: float, spend: float = 0.4) -> dict[str, Any]:
    """Return a plan of joint projects of one size, under a formal agreement."""
    action = {"lever": "service_delivery", "form": "joint", "spend": spend, "end": 24, "by": [], "project_size": size, "agreement": 1.0}
    return {"name": f"{size:g}", "budget": 1000.0, "actions": [action]}


@pytest.mark.parametrize("size", [0.01, 0.001])
def test_projects_that_their_overhead_eats_up_do_nothing_but_cost(size: float) -> None:
    """To the last bit: nobody is trusted more, keeps more promises or builds more for them than where the same is spent on nobody."""
    case = place(WARD, 24, plans=[with_projects(size), with_projects(100.0, 1e-300)])
    (tiny, nothing) = (block(case, plan.name, range(3)) for plan in case.plans[1:])
    for month in range(1, 25):
        advance(tiny, month)
        advance(nothing, month)
        assert (tiny.ties.story & PROJECT).any()
        assert not (tiny.ties.story & AGREED).any()
    assert (tiny.charged > nothing.charged + 1.0).all()
    for name, one, other in zip(tiny.state._fields, tiny.state, nothing.state, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)
    for name in ("trust_ab", "trust_ba", "unmet", "conflict"):
        np.testing.assert_array_equal(getattr(tiny.ties, name), getattr(nothing.ties, name), err_msg=name)


def test_effects_go_to_nothing_as_projects_become_small() -> None:
    """At the same money: kept promises while it lasts, and what has been built by its end."""
    sizes = (0.1, 0.010001)
    case = place(DISTRICT, 24, plans=[with_projects(size, 2.0) for size in sizes])
    found = courses(case, 50)
    for metric, least in (("kept_promises", 0.003), ("built", 0.002)):
        usual, tiny = (found[f"{size:g}"].mean(metric, 13, 24) - found[NO_PROGRAMME].mean(metric, 13, 24) for size in sizes)
        assert np.mean(usual) > least + 3.0 * error(usual), metric
        assert abs(np.mean(tiny)) < 3.0 * error(tiny) + least / 20.0, metric
