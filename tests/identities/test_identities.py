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
    "norm",
    "risk",
    "stain",
    "working",
    "need_met",
    "used_to",
)
#: Columns that count or measure, and are never below 0.
AMOUNTS = ("resources", "promised", "under_way", "built", "finished", "joint", "idle")


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


def assert_money_adds_up(engine: Block, before: np.ndarray, charged: np.ndarray) -> None:
    """Assert that what everybody has is what they had, with what came and without what went; what partners give each other is nothing in sum."""
    t = engine.tally
    after = engine.state.resources.sum(axis=1)
    left = before + t.income - t.put_in - t.upkeep - t.maintained - t.convened_by - t.lost - t.given_back
    np.testing.assert_allclose(after, left, rtol=1e-9, atol=1e-9)
    for name in ("income", "put_in", "upkeep", "maintained", "convened_by", "lost", "given_back"):
        assert (getattr(t, name) >= 0).all(), name
    np.testing.assert_allclose(engine.charged[:, 0] - charged, t.spent, rtol=1e-9, atol=1e-9)
    assert ((t.convened_by == 0) | (engine.channels.view().convening[:, 0] == 0)).all(), "members pay where the plan does"


def assert_sound(engine: Block) -> None:
    t = engine.tally
    np.testing.assert_allclose(t.produced, t.leaked + t.to_communities + t.to_partners, rtol=1e-9, atol=1e-12)
    assert (t.spent <= t.planned + 1e-9).all()
    assert (engine.charged <= engine.segments[0].given.plan.budget * engine.values["budget_scale"] * (1 + 1e-12) + 1e-12).all()
    for name in AMOUNTS:
        assert (getattr(engine.state, name) >= 0).all(), name
    assert (engine.state.abandoned <= engine.state.begun).all()
    assert np.isin(engine.state.convened, (0.0, 1.0)).all()
    assert ((engine.state.lapsed == 0) == (engine.state.convened == 1)).all()
    for name in SHARES:
        column = getattr(engine.state, name)
        assert ((column >= 0) & (column <= 1)).all(), name
    for name in engine.state._fields:
        assert np.isfinite(np.asarray(getattr(engine.state, name), float)).all(), name
    for r in range(engine.runs):
        count = engine.ties.count[r, 0]
        for name in ("trust_ab", "trust_ba", "anchor_ab", "anchor_ba"):
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
        before, charged = engine.state.resources.sum(axis=1), engine.charged[:, 0].copy()
        advance(engine, month)
        assert_money_adds_up(engine, before, charged)
        assert_sound(engine)
        assert_metrics_in_range(engine)


def test_a_plan_is_charged_for_what_its_actions_spend_and_for_convening() -> None:
    """Within what can be carried and a budget: all that is planned, and .02 a month for each of the ten organisations, in months in which it spends."""
    actions = [{"lever": "public_education", "spend": 0.3, "end": 2}, {"lever": "mediation", "spend": 0.2, "start": 2, "end": 3}]
    engine = block(scenario(actions=actions, months=5, programme_end=5, budget=100.0), replicates=range(3))
    for month, spent in enumerate((0.3, 0.5, 0.2, 0.0, 0.0), start=1):
        before = engine.charged.copy()
        advance(engine, month)
        convening = 0.2 if spent else 0.0
        np.testing.assert_allclose(engine.charged - before, spent + convening, rtol=1e-12)
        np.testing.assert_allclose(engine.tally.spent, spent + convening, rtol=1e-12)
        assert (engine.channels.view().convening == (1.0 if spent else 0.0)).all()
        assert ((engine.tally.convened_by > 0.0) == (spent == 0.0)).all()


def test_convening_comes_first_where_a_budget_runs_out() -> None:
    engine = block(
        scenario(actions=[{"lever": "public_education", "spend": 1.0}], months=4, programme_end=4, budget=2.5), replicates=range(3)
    )
    for month, (convening, spent) in enumerate([(0.2, 1.0), (0.2, 1.0), (0.1, 0.0), (0.0, 0.0)], start=1):
        before = engine.charged.copy()
        advance(engine, month)
        np.testing.assert_allclose(engine.charged - before, convening + spent, atol=1e-12)
        np.testing.assert_allclose(engine.channels.view().convening, convening / 0.2, atol=1e-12)
    np.testing.assert_allclose(engine.charged, 2.5, rtol=1e-12)


def test_partners_give_each_other_what_sums_to_nothing() -> None:
    """With everything else that moves means switched off each has what it had, what those who have more and trust it give, and not what it gives."""
    cut = {"shock": "funding_cut", "month": 1, "severity": 1.0, "on": list(KINDS)}
    off = {"pledge_share": 0.0, "tie_upkeep": 0.0, "convening_cost": 0.0, "income_rate": 1.0}
    engine = block(scenario(actions=[], shocks=[cut], months=1), "No programme", range(3), **off)
    reserve = np.linspace(0.2, 1.8, engine.state.resources.shape[1])
    engine.state.resources[:] = engine.state.endowment * reserve
    engine.state.built[:] = 0.0
    before = engine.state.resources.copy()
    given_to = np.zeros_like(before)
    for r in range(3):
        for e in range(engine.ties.count[r, 0]):
            a, b = int(engine.ties.a[r, e]), int(engine.ties.b[r, e])
            giver, taker = (a, b) if reserve[a] > reserve[b] else (b, a)
            trust = float(engine.ties.trust_ab[r, e] if giver == a else engine.ties.trust_ba[r, e])
            ties = int(
                ((engine.ties.a[r, : engine.ties.count[r, 0]] == giver) | (engine.ties.b[r, : engine.ties.count[r, 0]] == giver)).sum()
            )
            if trust >= 0.4:
                least = min(engine.state.endowment[r, a], engine.state.endowment[r, b])
                gift = 0.03 * trust * (reserve[giver] - reserve[taker]) * least / max(1.0, 0.03 * ties)
                given_to[r, taker] += gift
                given_to[r, giver] -= gift
    assert np.abs(given_to).max() > 0.01
    np.testing.assert_allclose(given_to.sum(axis=1), 0.0, atol=1e-12)
    advance(engine, 1)
    np.testing.assert_allclose(engine.state.resources, before + given_to, rtol=1e-12)
