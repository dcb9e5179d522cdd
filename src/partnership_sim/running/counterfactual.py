"""A run again without one thing: a shock of its scenario, or an action of its plan. All else is the same, its luck too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.population import cast_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario, ShockEntry
    from partnership_sim.state import Array

SHOCK, ACTION, NOTHING = "shock", "action", "nothing"


class Without(NamedTuple):
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

    def arm(self, case: Scenario, plan: Plan, replicate: int) -> Arm:
        """Return a plan's run without it."""
        if self.kind == ACTION:
            actions = tuple(action for number, action in enumerate(plan.actions, 1) if number != self.entry)
            plan = plan.model_copy(update={"actions": actions})
        return Arm(plan, shocks_without(case, {self.entry} if self.kind == SHOCK else ()), (replicate,))


def shocks_without(case: Scenario, entries: Container[int]) -> tuple[ShockEntry, ...]:
    """Return a scenario's shocks without some, by their number from 1: these keep their places, and strike nobody."""
    return tuple(shock.model_copy(update={"left_out": True}) if number in entries else shock for number, shock in enumerate(case.shocks, 1))


def without(case: Scenario, plan: Plan, replicate: int, every: Sequence[Without]) -> Iterator[Array]:
    """Yield the monthly values of a run without each of these, one at a time: [month, metric] of all metrics."""
    for seen in run_arms(case, cast_of(case), [one.arm(case, plan, replicate) for one in every], look=lambda: None):
        yield seen.values[0]
