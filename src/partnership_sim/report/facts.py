"""Everything that the report says in numbers, looked up once: estimates, comparisons, the ranking, what-ifs."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.report import ranking
from partnership_sim.report.measures import measure
from partnership_sim.results.columns import COMPARISON, END, NO_PROGRAMME, PROGRAMME_END, RUN, SUMMARY
from partnership_sim.studies import goals as goal_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from partnership_sim.results.reader import Results
    from partnership_sim.scenario import Scenario
    from partnership_sim.studies.goals import Goal

#: Fewer replicates than this make no ranking that one should trust.
ENOUGH = 30
#: Bands are drawn from at most so many replicates.
MOST_RUNS = 2000


class Estimate(NamedTuple):
    """A mean and its 95 % interval; NaN where undefined."""

    mean: float
    low: float
    high: float


class Comparison(NamedTuple):
    """A paired difference and its 95 % interval, and the share of replicates in which the plan is better; NaN where undefined."""

    difference: float
    low: float
    high: float
    better: float

    @property
    def clear(self) -> bool:
        """Whether the interval excludes 0."""
        return self.low > 0 or self.high < 0


UNKNOWN = Estimate(math.nan, math.nan, math.nan)
INCOMPARABLE = Comparison(math.nan, math.nan, math.nan, math.nan)


class Facts:
    """The numbers of one results folder.

    Parameters
    ----------
    results : Results
        The tables.
    scenario : Scenario
        Its input.
    """

    def __init__(self, results: Results, scenario: Scenario) -> None:
        self.results = results
        self.scenario = scenario
        self.plans = results.plans
        self.replicates = results.replicates
        self.goals: tuple[Goal, ...] = goal_rules.of(scenario.goals, months=scenario.months, programme_end=scenario.programme_end)

    @cached_property
    def _summary(self) -> Mapping[tuple[str, str, str], Estimate]:
        table = self.results.table(SUMMARY.file)
        keys = zip(table["plan"], table["metric"], table["at"], strict=True)
        return dict(zip(keys, map(Estimate, table["mean"], table["low"], table["high"]), strict=True))

    @cached_property
    def _comparison(self) -> Mapping[tuple[str, str, str, str], Comparison]:
        table = self.results.table(COMPARISON.file)
        keys = zip(table["plan"], table["other"], table["metric"], table["at"], strict=True)
        values = map(Comparison, table["difference"], table["low"], table["high"], table["probability_better"])
        return dict(zip(keys, values, strict=True))

    def mean(self, plan: str, metric: str, at: str) -> Estimate:
        """Return a mean with its interval."""
        return self._summary.get((plan, metric, at), UNKNOWN)

    def against(self, plan: str, other: str, metric: str, at: str) -> Comparison:
        """Return plan minus other."""
        return self._comparison.get((plan, other, metric, at), INCOMPARABLE)

    def gain(self, plan: str, metric: str, at: str) -> Comparison:
        """Return plan minus "No programme"."""
        return self.against(plan, NO_PROGRAMME, metric, at)

    # the ranking ------------------------------------------------------------------------------------------------

    @cached_property
    def goal(self) -> Goal | None:
        """The goal by which plans are ranked: the first that is defined for any plan; None if none is."""
        return next(
            (goal for goal in self.goals if any(math.isfinite(self.mean(plan, goal.name, goal.at).mean) for plan in self.plans)), None
        )

    @cached_property
    def costs(self) -> Mapping[str, float]:
        """Mean cost of each plan."""
        return {plan: self.mean(plan, "cost", RUN).mean for plan in self.plans}

    def score(self, plan: str) -> float:
        """Return a plan's mean by the ranking goal, larger is better."""
        return self.mean(plan, self.goal.name, self.goal.at).mean * self.goal.better if self.goal else math.nan

    def versus(self, plan: str, other: str) -> Comparison:
        """Return plan minus other by the ranking goal."""
        return self.against(plan, other, self.goal.name, self.goal.at) if self.goal else INCOMPARABLE

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Plans in groups that the replicates tell apart, best first."""
        scores = {plan: self.score(plan) for plan in self.plans}
        return ranking.groups(scores, lambda plan, leader: self.versus(plan, leader).clear, self.costs)

    @cached_property
    def leader(self) -> str:
        """The plan with the best mean."""
        return max(self.plans, key=lambda plan: score if math.isfinite(score := self.score(plan)) else -math.inf)

    @cached_property
    def best(self) -> tuple[str, ...]:
        """The plans that cannot be told apart from the leader, the leader among them."""
        return self.groups[0]

    @cached_property
    def chosen(self) -> str:
        """The plan to recommend: the cheapest of the best."""
        return ranking.cheapest(self.best, self.costs)

    @cached_property
    def focus(self) -> str:
        """The plan that later parts look at: the recommended one, or the best of the programmes where that is to do nothing."""
        programmes = [plan for plan in self.plans if plan != NO_PROGRAMME]
        if self.chosen != NO_PROGRAMME or not programmes:
            return self.chosen
        return max(programmes, key=lambda plan: score if math.isfinite(score := self.score(plan)) else -math.inf)

    @property
    def programmes(self) -> tuple[str, ...]:
        """Every plan but "No programme", in the scenario's order."""
        return tuple(plan for plan in self.plans if plan != NO_PROGRAMME)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Every plan, best group first."""
        return tuple(plan for group in self.groups for plan in group)

    # time -------------------------------------------------------------------------------------------------------

    @property
    def has_after(self) -> bool:
        """Whether months come after the programme."""
        return self.scenario.programme_end < self.scenario.months

    @cached_property
    def course(self) -> str:
        """The monthly metric that stands for the ranking goal where a course over time is wanted."""
        metric = next((goal.name for goal in self.goals if goal.at != RUN and goal == self.goal), None)
        return metric or "service"

    def kept(self, plan: str) -> float | None:
        """Return the share of a plan's gain at programme end that is left at the end; None where that gain is not clearly for the better."""
        then, now = self.gain(plan, self.course, PROGRAMME_END), self.gain(plan, self.course, END)
        direction = self._direction
        clear = min(then.low * direction, then.high * direction) > 0
        return now.difference / then.difference if self.has_after and clear and math.isfinite(now.difference) else None

    @property
    def _direction(self) -> int:
        return measure(self.course).better or 1

    def monthly(self, *metrics: str) -> Mapping[str, Mapping[str, NDArray[np.float64]]]:
        """Return metric -> plan -> [run, month] of the metrics that were recorded and are defined somewhere."""
        found = self.results.monthly(metrics, most=MOST_RUNS)
        return {name: plans for name, plans in found.items() if any(np.isfinite(values).any() for values in plans.values())}
