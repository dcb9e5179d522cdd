"""What a plan costs, what a unit spent brings, and how often the partnership holds under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.parameters import BUDGET_SCALE
from partnership_sim.results.columns import RUN
from partnership_sim.verdicts import certainty
from partnership_sim.verdicts.tables import HOLDS

if TYPE_CHECKING:
    from partnership_sim.verdicts.certainty import Often
    from partnership_sim.verdicts.tables import Estimate, Tables

#: A plan that spends less than this share of its budget is told of: its money does not reach anybody.
LITTLE = 0.5


@dataclass(frozen=True)
class OfPlan:
    """A plan by itself.

    Parameters
    ----------
    cost : float
        Its mean cost, resource units.
    planned : float
        Its budget.
    little : bool
        Whether most of the budget stays unspent.
    effect : Estimate
        Extra service for a unit spent.
    holds : Often
        How often the partnership holds to the end.
    """

    cost: float
    planned: float
    little: bool
    effect: Estimate
    holds: Often


def of(tables: Tables, plan: str) -> OfPlan:
    """Return what a plan costs, brings and holds together."""
    cost = tables.cost(plan)
    budget = next((one.budget for one in tables.scenario.plans if one.name == plan), 0.0)
    planned = budget * tables.scenario.parameters.get(BUDGET_SCALE, 1.0)
    holds = certainty.often(tables.estimate(plan, HOLDS.name, RUN).mean, tables.defined(plan, HOLDS))
    return OfPlan(cost, planned, cost < LITTLE * planned, tables.estimate(plan, "cost_effectiveness", RUN), holds)
