"""Scenarios and blocks that several tests use."""

from __future__ import annotations

from typing import Any

import partnership_sim.metrics  # noqa: F401 - declares the metrics
from partnership_sim.engine.block import Block, open_block, start_of
from partnership_sim.kinds import KINDS
from partnership_sim.population import cast_of
from partnership_sim.scenario.schema import Scenario

SMALL = {"community": 24, "government": 3, "business": 4, "ngo": 3}

EVERY_LEVER: list[dict[str, Any]] = [
    {"lever": "capacity_building", "spend": 0.5, "negotiation": 1.0, "mediation": 0.5, "conflict_management": 0.0},
    {"lever": "networking", "spend": 1.0, "end": 20},
    {"lever": "networking", "spend": 0.7, "start": 5, "by": []},
    {"lever": "facilitated_dialogue", "spend": 0.4},
    {"lever": "facilitated_dialogue", "spend": 0.3, "form": "messages", "by": ["government"], "on": ["community", "government"]},
    {"lever": "mediation", "spend": 0.3},
    {"lever": "information_access", "spend": 0.2},
    {"lever": "public_education", "spend": 0.2},
    {"lever": "advocacy", "spend": 0.3},
    {"lever": "transparency", "spend": 0.2, "start": 4},
    {"lever": "transparency", "spend": 0.1, "form": "entitlements"},
    {"lever": "transparency", "spend": 0.1, "form": "monitoring", "start": 3, "by": ["community"]},
    {"lever": "service_delivery", "spend": 0.4, "start": 2},
    {"lever": "service_delivery", "spend": 0.5, "form": "joint", "project_size": 0.15},
    {"lever": "facilitated_dialogue", "spend": 0.2, "on": ["ngo", "business"], "by": ["ngo", "government"]},
    {"lever": "service_delivery", "spend": 0.2, "form": "joint", "on": ["community", "ngo"], "by": ["ngo", "business"]},
]

EVERY_SHOCK: list[dict[str, Any]] = [
    {"shock": "funding_cut", "month": 3, "severity": 0.4},
    {"shock": "disaster", "month": 4, "severity": 0.5},
    {"shock": "disaster", "rate": 0.8, "severity": 0.3},
    {"shock": "leadership_change", "month": 6, "severity": 0.7},
    {"shock": "scandal", "month": 8, "severity": 0.4},
    {"shock": "scandal", "rate": 0.5, "severity": 0.4, "on": ["business"]},
    {"shock": "misinformation", "month": 9, "severity": 0.6},
    {"shock": "outside_conflict", "month": 2, "severity": 0.15},
    {"shock": "outside_conflict", "rate": 1.0, "severity": 0.2, "on": ["community"]},
]


def scenario(
    *,
    population: dict[str, Any] | None = None,
    actions: list[dict[str, Any]] | None = None,
    shocks: list[dict[str, Any]] | None = None,
    months: int = 24,
    programme_end: int | None = None,
    files: dict[str, bytes] | None = None,
    budget: float | None = None,
    **keys: Any,
) -> Scenario:
    """Return a small scenario; with `actions`, a plan called "plan" beside "No programme"."""
    mapping: dict[str, Any] = {
        "name": "a test",
        "months": months,
        "programme_end": programme_end or min(months, 24),
        "population": population or SMALL,
        **keys,
    }
    if actions is not None:
        mapping["plans"] = [{"name": "plan", "actions": actions, **({} if budget is None else {"budget": budget})}]
    if shocks is not None:
        mapping["shocks"] = shocks
    return Scenario.of(mapping, files=files)


def block(case: Scenario, plan: str = "plan", replicates: Any = (0,), **changes: Any) -> Block:
    """Return a block of a scenario's runs before the first month."""
    cast = cast_of(case)
    chosen = next(one for one in case.plans if one.name == plan)
    return open_block(case, chosen, cast, start_of(case, cast, replicates, changes), changes)


def priors_of(block: Block) -> dict[tuple[str, str], float]:
    """Return the prior trust of every pair of kinds in a block's first run."""
    return {(of, to): float(block.priors[0, i, j]) for i, of in enumerate(KINDS) for j, to in enumerate(KINDS)}
