"""Agent-based simulation of multi-stakeholder partnerships between communities, government, business and NGOs.

>>> import partnership_sim as ps
>>> runs = ps.run("experiments/air_bersih", replicates=50)  # doctest: +SKIP
>>> runs.compare("trust")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnership_sim.agents import NGO, Business, Community, Government, Stakeholder, agent_class
    from partnership_sim.declare import Kind, Parameter, Spread
    from partnership_sim.ensembles import run
    from partnership_sim.errors import ExtraMissing, InputError, ModelOver, PartnershipError, Stopped
    from partnership_sim.kinds.own import register_kind
    from partnership_sim.levers import Lever, Option
    from partnership_sim.locale import Text
    from partnership_sim.metrics import metric
    from partnership_sim.model import PartnershipModel
    from partnership_sim.month import Month
    from partnership_sim.plugins import load_plugin
    from partnership_sim.running.executors import Threads
    from partnership_sim.running.processes import Processes
    from partnership_sim.runs import Runs
    from partnership_sim.scenario.schema import Action, Plan, Scenario
    from partnership_sim.shocks import Shock

__version__ = "0.1.0"

_HOMES = {
    "Action": "scenario.schema",
    "Business": "agents",
    "Community": "agents",
    "ExtraMissing": "errors",
    "Government": "agents",
    "InputError": "errors",
    "Kind": "declare",
    "Lever": "levers",
    "ModelOver": "errors",
    "Month": "month",
    "NGO": "agents",
    "Option": "levers",
    "Parameter": "declare",
    "PartnershipError": "errors",
    "PartnershipModel": "model",
    "Plan": "scenario.schema",
    "Processes": "running.processes",
    "Runs": "runs",
    "Scenario": "scenario.schema",
    "Shock": "shocks",
    "Spread": "declare",
    "Stakeholder": "agents",
    "Stopped": "errors",
    "Text": "locale",
    "Threads": "running.executors",
    "agent_class": "agents",
    "load_plugin": "plugins",
    "metric": "metrics",
    "register_kind": "kinds.own",
    "run": "ensembles",
}

__all__ = [
    "NGO",
    "Action",
    "Business",
    "Community",
    "ExtraMissing",
    "Government",
    "InputError",
    "Kind",
    "Lever",
    "ModelOver",
    "Month",
    "Option",
    "Parameter",
    "PartnershipError",
    "PartnershipModel",
    "Plan",
    "Processes",
    "Runs",
    "Scenario",
    "Shock",
    "Spread",
    "Stakeholder",
    "Stopped",
    "Text",
    "Threads",
    "agent_class",
    "load_plugin",
    "metric",
    "register_kind",
    "run",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - public names, loaded on first use
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
