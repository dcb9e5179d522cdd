"""The identities hold each month, and states stay in range, whatever the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import Block, advance, observe
from partnership_sim.kinds import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.shocks import SHOCKS
from tests.worlds import block, scenario

SHARES = (
    "resistance",
    "negotiation",
    "mediation",
    "conflict_management",
    "information",
    "voice",
    "stubbornness",
    "rent",
    "news",
    "reputation",
    "confidence",
)


@st.composite
def actions(draw: st.DrawFn) -> dict[str, Any]:
    lever = LEVERS[draw(st.sampled_from(list(LEVERS)))]
    action: dict[str, Any] = {"lever": lever.name, "spend": draw(st.floats(0, 20))}
    if lever.forms:
        action["form"] = draw(st.sampled_from(list(lever.forms)))
    start = draw(st.integers(1, 8))
    action.update(start=start, end=draw(st.integers(start, 8)))
    action["by"] = draw(st.lists(st.sampled_from(["ngo", "government", "community"]), unique=True, max_size=2))
    return action


@st.composite
def shocks(draw: st.DrawFn) -> dict[str, Any]:
    when: dict[str, Any] = draw(st.sampled_from([{"month": 2}, {"month": 5}, {"rate": 12.0}, {"rate": 0.5}]))
    shock = draw(st.sampled_from(list(SHOCKS)))
    return {"shock": shock, "severity": draw(st.floats(0, 1)), "duration": draw(st.integers(1, 30)), **when}


@st.composite
def parameters(draw: st.DrawFn) -> dict[str, float]:
    names = draw(st.lists(st.sampled_from([name for name in PARAMETERS if "." not in name]), unique=True, max_size=8))
    return {name: draw(st.floats(PARAMETERS[name].low, PARAMETERS[name].high)) for name in names}


COUNTS = st.fixed_dictionaries(
    {"community": st.integers(1, 15), "government": st.integers(1, 3), "business": st.integers(0, 3), "ngo": st.integers(1, 4)}
)


def assert_sound(engine: Block, before: np.ndarray) -> None:
    t = engine.tally
    after = engine.state.resources.sum(axis=1)
    flow = t.income + t.returned - t.put_in - t.upkeep - t.lost
    np.testing.assert_allclose(after - before, flow, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(t.produced, t.leaked + t.to_communities + t.to_partners, rtol=1e-9, atol=1e-12)
    assert (t.spent <= t.planned + 1e-9).all()
    assert (engine.charged <= engine.segments[0].given.plan.budget * engine.values["budget_scale"] * (1 + 1e-12) + 1e-12).all()
    assert (engine.state.resources >= 0).all()
    assert (engine.state.benefit >= 0).all()
    for name in SHARES:
        column = getattr(engine.state, name)
        assert ((column >= 0) & (column <= 1)).all(), name
    for name in engine.state._fields:
        assert np.isfinite(np.asarray(getattr(engine.state, name), float)).all(), name
    for r in range(engine.runs):
        count = engine.ties.count[r, 0]
        for name in ("trust_ab", "trust_ba", "scar_ab", "scar_ba"):
            column = getattr(engine.ties, name)[r, :count]
            assert ((column >= 0) & (column <= 1)).all(), name
        ends = {tuple(sorted(pair)) for pair in zip(engine.ties.a[r, :count], engine.ties.b[r, :count], strict=True)}
        assert len(ends) == count, "a pair is tied twice"
        assert all(one != other for one, other in ends)


def assert_metrics_in_range(engine: Block) -> None:
    values = observe(engine, list(METRICS))
    for column, metric in enumerate(METRICS.values()):
        defined = values[:, column][~np.isnan(values[:, column])]
        assert (defined >= metric.low - 1e-12).all(), metric.name
        assert (defined <= metric.high + 1e-12).all(), metric.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    counts=COUNTS,
    plan=st.lists(actions(), max_size=5),
    calendar=st.lists(shocks(), max_size=4),
    chosen=parameters(),
    seed=st.integers(0, 2**63 - 1),
)
def test_arbitrary_scenarios(counts: dict[str, int], plan: list[Any], calendar: list[Any], chosen: dict[str, float], seed: int) -> None:
    calendar = [shock for shock in calendar if all(counts[kind] for kind in SHOCKS[shock["shock"]].on)]
    case = scenario(
        population={**counts, "ties_each": 6}, actions=plan, shocks=calendar, months=8, programme_end=8, parameters=chosen, seed=seed
    )
    engine = block(case, replicates=(0, 1))
    assert set(engine.cast.kind_names) == set(KINDS)
    for month in range(1, 9):
        before = engine.state.resources.sum(axis=1)
        advance(engine, month)
        assert_sound(engine, before)
        assert_metrics_in_range(engine)
