"""The declared names that a scenario may use, looked up when they are needed, so that plug-ins count."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import METRICS, OUTCOMES, PARAMETERS, Parameter, Registry

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The ten that move the worth of the village's plan most: the first by weight in docs/sensitivity.csv (`make sensitivity`), 85 % of all weight;
#: ranges for robustness unless a scenario names others.
MOST_INFLUENTIAL = (
    "reputation_pull",
    "facilitated_ties",
    "trust_gain",
    "promise_base",
    "promise_confidence",
    "training_half",
    "promise_overload",
    "tie_formation",
    "trust_loss_ratio",
    "resistance_contact",
)


def levers() -> Registry[Any]:
    """Return the levers, classes by name."""
    from partnership_sim.levers import LEVERS

    return LEVERS


def shocks() -> Registry[Any]:
    """Return the shocks, classes by name."""
    from partnership_sim.shocks import SHOCKS

    return SHOCKS


def parameters() -> Registry[Parameter]:
    """Return every parameter: the model's, and those of levers and shocks."""
    importlib.import_module("partnership_sim.parameters")  # fills the registry

    levers()
    shocks()
    return PARAMETERS


def directions() -> Mapping[str, int]:
    """Return every metric and outcome with its direction: 1 more is better, -1 less is better, 0 none."""
    importlib.import_module("partnership_sim.metrics")  # fills the registries

    return {**{name: metric.better for name, metric in METRICS.items()}, **{name: outcome.better for name, outcome in OUTCOMES.items()}}


def option_names() -> tuple[str, ...]:
    """Return the names of the levers' own options."""
    return tuple(dict.fromkeys(name for lever in levers().values() for name in lever.options))
