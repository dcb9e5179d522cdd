"""The tables of results, looked up by name: what every verdict reads."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim import draws
from partnership_sim.metrics import clearly
from partnership_sim.results.columns import COMPARISON, END, NO_PROGRAMME, OUTCOMES, PROGRAMME_END, RUN, SUMMARY
from partnership_sim.running.moments import MOMENTS, of_block
from partnership_sim.studies.goals import Goal, shared_means
from partnership_sim.studies.goals import of as goals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from partnership_sim.results.source import Monthly, Source

#: Monthly values are read of at most so many replicates: enough for what is said of single runs, and little memory.
MOST = 1000
#: Whether the partnership holds, a run each.
HOLDS = Goal("sustained", RUN, 1)
_NAN = math.nan


class Estimate(NamedTuple):
    """A mean with its 95% interval; NaN where undefined."""

    mean: float
    low: float
    high: float


class Versus(NamedTuple):
    """A plan minus another, paired by replicate, and the share of replicates in which it is better; NaN where undefined."""

    difference: float
    low: float
    high: float
    odds: float

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return clearly.clear(self.low, self.high)


class Tables:
    """Summary, comparison and runs of results, by plan and measure.

    Parameters
    ----------
    source : Source
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.scenario = source.scenario
        self.plans = source.plans
        self.programmes = tuple(plan for plan in self.plans if plan != NO_PROGRAMME)
        self.replicates = source.replicates
        self.months = source.months
        self._moments: dict[str, dict[str, NDArray[np.float64]]] = {}

    @property
    def lasts(self) -> bool:
        """Whether months come after the programme."""
        return self.scenario.programme_end < self.months

    @cached_property
    def _summary(self) -> dict[tuple[str, str, str], Estimate]:
        table = self.source.table(SUMMARY.file)
        keys = zip(table["plan"], table["metric"], table["at"], strict=True)
        numbers = zip(*(table[name].tolist() for name in ("mean", "low", "high")), strict=True)
        return {key: Estimate(*row) for key, row in zip(keys, numbers, strict=True)}

    @cached_property
    def _comparison(self) -> dict[tuple[str, str, str, str], Versus]:
        table = self.source.table(COMPARISON.file)
        keys = zip(table["plan"], table["other"], table["metric"], table["at"], strict=True)
        numbers = zip(*(table[name].tolist() for name in ("difference", "low", "high", "probability_better")), strict=True)
        return {key: Versus(*row) for key, row in zip(keys, numbers, strict=True)}

    @cached_property
    def _outcomes(self) -> dict[str, NDArray[np.float64]]:
        table = self.source.table(OUTCOMES.file)
        return {"plan": np.asarray(table["plan"], dtype=object)} | {name: np.asarray(table[name]) for name in table if name != "plan"}

    def luck(self, runs: int) -> NDArray[np.float64]:
        """Return what was drawn once a run, [run, draw], of the first so many runs."""
        return draws.of_runs(self.scenario.seed, range(runs))

    def estimate(self, plan: str, metric: str, at: str) -> Estimate:
        """Return a plan's mean of a metric with its interval; a single run has none, of a share neither."""
        found = self._summary.get((plan, metric, at), Estimate(_NAN, _NAN, _NAN))
        return found if self.replicates > 1 else Estimate(found.mean, _NAN, _NAN)

    def versus(self, plan: str, other: str, metric: str, at: str) -> Versus:
        """Return a plan against another."""
        return self._comparison.get((plan, other, metric, at), Versus(_NAN, _NAN, _NAN, _NAN))

    def defined(self, plan: str, goal: Goal) -> int:
        """Return in how many runs a plan's value of a goal is defined."""
        runs = self.runs(plan, goal)
        return int((~np.isnan(runs)).sum()) if len(runs) and self.replicates <= MOST else self.replicates

    def cost(self, plan: str) -> float:
        """Return the mean cost of a plan, resource units; 0 where it is not known."""
        cost = self.estimate(plan, "cost", RUN).mean
        return cost if math.isfinite(cost) else 0.0

    def measured(self, goal: Goal) -> bool:
        """Return whether a goal could be measured for some plan."""
        return any(math.isfinite(self.estimate(plan, goal.name, goal.at).mean) for plan in self.plans)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the scenario, in its order."""
        return goals_of(self.scenario.goals, months=self.months, programme_end=self.scenario.programme_end)

    @cached_property
    def goal(self) -> Goal | None:
        """The first goal that could be measured for some plan; None if there is none."""
        return next((goal for goal in self.goals if self.measured(goal)), None)

    @cached_property
    def course(self) -> Goal | None:
        """The first goal that is measured month by month, or need met: what lasts is judged by it."""
        chosen = [(goal.name, goal.better) for goal in self.goals if goal.at != RUN] + [("need_met", 1), ("trust", 1)]
        return next((Goal(name, PROGRAMME_END, better) for name, better in chosen if self.measured(Goal(name, END, better))), None)

    def runs(self, plan: str, goal: Goal) -> NDArray[np.float64]:
        """Return a plan's value of a goal run by run, of at most the first `MOST` replicates; empty where it was not kept."""
        if goal.at == RUN:
            table = self._outcomes
            return table[goal.name][table["plan"] == plan][:MOST] if goal.name in table else np.empty(0)
        if goal.name not in self._moments:
            cubes = self.source.monthly([goal.name], most=MOST).get(goal.name, {})
            self._moments[goal.name] = {
                name: of_block(values[:, :, None], self.scenario.programme_end)[:, :, 0] for name, values in cubes.items()
            }
        moments = self._moments[goal.name]
        return moments[plan][MOMENTS.index(goal.at)] if plan in moments else np.empty(0)

    def means(self, goal: Goal) -> dict[str, float]:
        """Return the means by which plans are ranked, over the runs that they share; of more runs than are looked at, those of the summary."""
        runs = {plan: self.runs(plan, goal) for plan in self.plans}
        if self.replicates > MOST or not all(map(len, runs.values())):
            return {plan: self.estimate(plan, goal.name, goal.at).mean for plan in self.plans}
        return shared_means(runs)

    def monthly(self, *names: str, plans: Sequence[str] | None = None) -> Monthly:
        """Return monthly values, metric -> plan -> [run, month], of at most the first `MOST` replicates."""
        return self.source.monthly(names, plans=plans, most=MOST)
