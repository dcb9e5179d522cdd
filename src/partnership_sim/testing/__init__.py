"""Contracts that any lever, shock or metric must meet; run them on your own with one line: ``check_lever(PeerExchange)``.

Each raises AssertionError that says what is wrong.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import METRICS, PARAMETERS
from partnership_sim.engine.block import Block, advance, observe, open_block, start_of
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.running import Task, Threads, pieces
from partnership_sim.scenario.schema import Scenario

if TYPE_CHECKING:
    from partnership_sim.levers import Lever
    from partnership_sim.shocks import Shock
    from partnership_sim.state import Array

__all__ = ["check_lever", "check_metric", "check_shock", "small_case"]

SPEND = 0.8
START, END = 3, 6
SHARES = ("resistance", "negotiation", "mediation", "conflict_management", "information", "voice")


def small_case(**changes: Any) -> Scenario:  # noqa: ANN401 - as scenario.toml would give them
    """Return a small scenario of all four kinds over eight months, with other keys as in scenario.toml."""
    population = {"community": 14, "government": 2, "business": 2, "ngo": 3, "ties_each": 5, "conflict": 0.2}
    return Scenario.of({"name": "contract", "months": 8, "population": population, **changes})


def check_lever(lever: type[Lever]) -> None:
    """Check a lever: its texts; in range; spends no more than it was given, and convening costs; zero spend is no programme to the last bit; nothing outside its
    months; the same bits in blocks of 1, 7 and 64 runs.
    """
    _check_texts(lever.name, lever.label, lever.source)
    for form in lever.forms or ("",):
        one: dict[str, Any] = {"lever": lever.name, "spend": SPEND, "start": START, "end": END, **({"form": form} if form else {})}
        plans = [{"name": "spent", "actions": [one]}, {"name": "zero", "actions": [{**one, "spend": 0.0}]}]
        case = small_case(plans=plans)
        values = _same_bits(case, lever.name)
        spent, zero, nothing = values["spent"], values["zero"], values["No programme"]
        assert np.array_equal(zero, nothing, equal_nan=True), f"{lever.name}: a spend of 0 differs from no programme"
        before = spent[:, : START - 1]
        assert np.array_equal(before, nothing[:, : START - 1], equal_nan=True), f"{lever.name}: it acts before its first month"
        cost = spent[:, :, list(METRICS).index("spent")]
        organisations = sum(number for kind, number in case.population.counts.items() if not KINDS[kind].receives)
        most = SPEND + PARAMETERS["convening_cost"].default * organisations
        assert (cost <= most * (1 + 1e-9)).all(), f"{lever.name}: it spends more than it was given, and convening costs"
        assert not cost[:, END:].any(), f"{lever.name}: it spends after its last month"
        _check_channels(case, lever.name)


def check_shock(shock: type[Shock]) -> None:
    """Check a shock: its texts; in range; severity 0 is not a shock to the last bit; nothing before its month; the same bits in any block."""
    _check_texts(shock.name, shock.label, shock.source)
    struck = _same_bits(small_case(shocks=[{"shock": shock.name, "month": START, "severity": 0.6}]), shock.name)["No programme"]
    idle = _same_bits(small_case(shocks=[{"shock": shock.name, "month": START, "severity": 0.0}]), shock.name)["No programme"]
    calm = _same_bits(small_case(), shock.name)["No programme"]
    assert np.array_equal(idle, calm, equal_nan=True), f"{shock.name}: a severity of 0 differs from no shock"
    assert np.array_equal(struck[:, : START - 1], calm[:, : START - 1], equal_nan=True), f"{shock.name}: it acts before its month"
    assert not np.array_equal(struck, calm, equal_nan=True), f"{shock.name}: it changes no metric"


def check_metric(name: str) -> None:
    """Check a metric: its texts; within its declared range wherever it is defined; the same bits in any block."""
    metric = METRICS[name]
    _check_texts(name, metric.label, "-")
    actions = [{"lever": "facilitated_dialogue", "spend": 0.5}, {"lever": "capacity_building", "spend": 0.3}]
    values = _same_bits(small_case(plans=[{"name": "spent", "actions": actions}]), name)
    for cube in values.values():
        column = cube[:, :, list(METRICS).index(name)]
        defined = column[~np.isnan(column)]
        assert ((defined >= metric.low) & (defined <= metric.high)).all(), f"{name}: outside {metric.low}..{metric.high}"


def _check_texts(name: str, label: Any, source: str) -> None:  # noqa: ANN401 - what a user wrote
    text = Text.of(label)
    assert text["en"] and text["id"], f"{name}: it has no label"
    if text["en"] == text["id"]:
        warnings.warn(f"{name}: its label is the same in both languages", stacklevel=3)
    assert source, f"{name}: it names no source"


def _same_bits(case: Scenario, what: str) -> dict[str, Array]:
    """Return a case's runs, [run, month, metric] a plan, the same bits in blocks of 1, 7 and 64."""
    found = []
    for size in (64, 7, 1):
        every = list(pieces(Task.of(case, case.plans, 8), executor=Threads(1), size=size))
        found.append({plan.name: np.concatenate([piece.values[plan.name] for piece in every]) for plan in case.plans})
    for other in found[1:]:
        for plan, values in found[0].items():
            assert np.array_equal(values, other[plan], equal_nan=True), f"{what}: its numbers depend on the size of blocks"
    return found[0]


def _open(case: Scenario) -> Block:
    cast = cast_of(case)
    return open_block(case, case.plans[1], cast, start_of(case, cast, (0, 1, 2)))


def _check_channels(case: Scenario, what: str) -> None:
    """States stay in range, and channels are finite, never negative, and empty outside the lever's months."""
    block = _open(case)
    for month in range(1, case.months + 1):
        advance(block, month)
        observe(block, list(METRICS))
        for name, channel in block.channels.view()._asdict().items():
            assert np.isfinite(channel).all(), f"{what}: channel {name} is not finite"
            assert (channel >= 0).all(), f"{what}: channel {name} is negative"
            if not START <= month <= END:
                assert not channel.any(), f"{what}: it writes to channel {name} outside its months"
        for name in SHARES:
            column = getattr(block.state, name)
            assert ((column >= 0) & (column <= 1)).all(), f"{what}: {name} leaves 0..1"
        assert (block.state.resources >= 0).all(), f"{what}: resources are negative"
