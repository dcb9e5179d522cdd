"""The declared names that a scenario may use, looked up when they are needed, so that plug-ins count."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import METRICS, OUTCOMES, PARAMETERS, Parameter
from partnership_sim.tables.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.locale import Text
    from partnership_sim.registry import Registry

#: The ten that move the worth of the village's plan most: the first by weight in docs/sensitivity.csv (`make sensitivity`), 85 % of all weight;
#: ranges for robustness unless a scenario names others.
MOST_INFLUENTIAL = (
    "convening_cost",
    "need",
    "income_rate",
    "promise_norm",
    "deterrence",
    "meeting_base",
    "trust_gain",
    "training_half",
    "forgetting",
    "breach_visibility",
)


#: Names of earlier versions, and what is asked in their place; "" where nothing took it.
REPLACED = {
    "effectiveness": "need_met",
    "confidence_speed": "",
    "conflict_penalty": "escalation",
    "contact_support": "resistance_contact",
    "crowding_out": "",
    "discovery_rate": "breach_visibility",
    "forgiveness": "anchor_pull",
    "luck_run": "luck_place",
    "mediation_base": "settle_base",
    "mediation_uptake": "settle_base",
    "misconduct_share": "",
    "prior_pull": "anchor_pull",
    "promise_base": "promise_trust",
    "promise_confidence": "promise_norm",
    "reputation_memory": "promise_norm",
    "reputation_pull": "promise_norm",
    "return_share": "",
    "scar_size": "",
    "tie_formation": "tie_hazard",
    "trust_lent": "attribution",
}


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


def options() -> dict[str, Text]:
    """Return the levers' own options, their labels by name."""
    return {name: option.label for lever in levers().values() for name, option in lever.options.items()}


def goal_words() -> Vocabulary:
    """Return the metrics and outcomes by name and label."""
    directions()
    return Vocabulary.of((name, one.label, ()) for registry in (METRICS, OUTCOMES) for name, one in registry.items())


def lever_words() -> Vocabulary:
    """Return the levers by name and label."""
    return Vocabulary.of((name, lever.label, ()) for name, lever in levers().items())


def shock_words() -> Vocabulary:
    """Return the shocks by name and label."""
    return Vocabulary.of((name, shock.label, ()) for name, shock in shocks().items())


def form_words(lever: Any) -> Vocabulary:  # noqa: ANN401 - a class of levers
    """Return the forms of a lever by name and label."""
    return Vocabulary.of((name, label, ()) for name, label in lever.forms.items())
