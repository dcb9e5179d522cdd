"""A run again without one thing: a shock of its scenario, or an action of its plan. All else is the same, its luck too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.population import cast_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

SHOCK, ACTION, NOTHING = "shock", "action", "nothing"


@dataclass(frozen=True)
class Without:
    """What is left out of a run.

    Attributes
    ----------
    kind : str
        "shock", "action", or "nothing".
    entry : int
        Which, from 1: of the scenario's shocks, with all its strikes, or of the plan's actions; the budget stays as it is. 0 of nothing.
    """

    kind: str
    entry: int

    def arm(self, case: Scenario, plan: Plan, replicates: Sequence[int]) -> Arm:
        """Return a plan's runs without it."""
        if self.kind == ACTION:
            actions = tuple(action for number, action in enumerate(plan.actions, 1) if number != self.entry)
            plan = plan.model_copy(update={"actions": actions})
        left_out = frozenset({self.entry - 1} if self.kind == SHOCK else ())
        return Arm(plan, case.shocks, replicates, left_out=left_out)


def without(case: Scenario, plan: Plan, replicate: int, every: Sequence[Without]) -> Iterator[Array]:
    """Yield the monthly values of a run without each of these, one at a time: [month, metric] of all metrics.

    Parameters
    ----------
    case : Scenario
    plan : Plan
    replicate : int
    every : sequence of Without
    """
    for seen in run_arms(case, cast_of(case), [one.arm(case, plan, (replicate,)) for one in every], look=lambda: None):
        yield seen.values[0]
