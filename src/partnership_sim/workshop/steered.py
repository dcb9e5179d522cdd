"""A plan with what is done by hand beside it, and what comes of both in equally lucky worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from partnership_sim.metrics import METRICS
from partnership_sim.running import outcomes
from partnership_sim.running.moments import of_block
from partnership_sim.scenario.chosen import chosen_plan
from partnership_sim.scenario.parts import Plan
from partnership_sim.steering.future import Future
from partnership_sim.studies import goals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array
    from partnership_sim.steering.diary import Line
    from partnership_sim.studies.goals import Goal


class Steered(Plan):
    """A plan, and the lines of a diary beside it, in the order of their months."""

    diary: tuple[Any, ...] = ()

    @classmethod
    def beside(cls, plan: Plan, diary: Iterable[Line]) -> Self:
        """Return a plan with what is done by hand."""
        lines = tuple(sorted(diary, key=lambda line: line.month))
        return cls.model_construct(name=plan.name, budget=plan.budget, actions=plan.actions, diary=lines)

    def future(self, case: Scenario, cast: Cast, replicates: Sequence[int]) -> Future:
        """Return what comes of it in some replicates, to the last month."""
        bare = chosen_plan(case, Plan(self.name, self.budget, self.actions))
        found = Future(case, bare, cast, replicates)
        found.follow(self.diary)
        return found


class Place(NamedTuple):
    """What outcomes need to know of the worlds beside the metrics of their months: the same for all plans.

    Attributes
    ----------
    communities : ndarray, [world, month]
        Standard communities.
    first_shock : ndarray, [world]
        Month of the first shock, 0 without one.
    service : ndarray, [world]
        All service without a programme.
    """

    communities: Array
    first_shock: Array
    service: Array


def scores_of(values: Array, asked: Iterable[Goal], place: Place, case: Scenario, cast: Cast) -> dict[str, Array]:
    """Return the value of goals in each world, [world], by their names; `values` are every metric, [world, month, metric], months from 1."""
    months = np.arange(1, case.months + 1)
    receives = np.array([kind.receives for kind in cast.kinds])[cast.kind]
    organisations = (cast.joins[~receives, None] <= months).sum(axis=0)
    found = outcomes.of_runs(values, tuple(METRICS), place.communities, organisations, place.first_shock, place.service)
    moments = of_block(values, case.programme_end)
    return {goal.name: goals.scores(goal, moments, found, tuple(METRICS)) for goal in asked}
