"""What all parts of a report read: the tables of one results folder, looked up by name, in one language."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from markupsafe import Markup

from partnership_sim.plots.numbers import Numbers
from partnership_sim.plots.style import Look
from partnership_sim.report import clearly, measures
from partnership_sim.report.markup import named, say
from partnership_sim.report.words import page
from partnership_sim.results.columns import COMPARISON, END, NO_PROGRAMME, PROGRAMME_END, RUN, SUMMARY
from partnership_sim.results.reader import Results
from partnership_sim.scenario.doubts import of as doubts_of
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.goals import of as goals_of
from partnership_sim.studies.intervals import gaps_between
from partnership_sim.studies.moments import MOMENTS, of_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from partnership_sim.declare import Text
    from partnership_sim.report.measures import Measure
    from partnership_sim.scenario.doubts import Doubt
    from partnership_sim.scenario.schema import Money

#: Monthly values are read of at most so many replicates: enough for bands, and little memory.
MOST = 1000
_NAN = math.nan


class Estimate(NamedTuple):
    """A mean with its 95% interval; NaN where undefined."""

    mean: float
    low: float
    high: float


class Versus(NamedTuple):
    """A plan minus another, paired by replicate; NaN where undefined."""

    difference: float
    low: float
    high: float
    odds: float

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return clearly.clear(self.low, self.high)


class Score(NamedTuple):
    """In what share of `runs` one plan does better than another, and in what share both are equal."""

    better: float
    equal: float
    runs: int


class Data:
    """One results folder in one language.

    Parameters
    ----------
    folder : Path
        A results folder.
    language : str, optional
        "en" or "id"; by default the language of the run.
    """

    def __init__(self, folder: Path, language: str | None = None) -> None:
        self.results = Results(folder, language)
        self.scenario = self.results.scenario
        self.language = self.results.language
        self.numbers = Numbers(self.language)
        self.plans = self.results.plans
        self.programmes = tuple(plan for plan in self.plans if plan != NO_PROGRAMME)
        self.replicates = self.results.replicates
        self.look = Look(self.language, self.plans, page.NO_PROGRAMME[self.language])

    def say(self, words: Text, **values: object) -> Markup:
        """Return a sentence in the report's language."""
        return say(words, self.language, **values)

    def counted(self, count: int, one: Text, many: Text) -> Markup:
        """Return how many there are of something: 1 month, 12 months."""
        return self.say(one if count == 1 else many, count=self.numbers.fixed(count, 0))

    def plan(self, name: str) -> Markup:
        """Return a plan's name as it stands in a sentence."""
        words = page.NO_PROGRAMME[self.language] if name == NO_PROGRAMME else name
        return named(words)

    def names(self, plans: Iterable[str]) -> Markup:
        """Return plans' names in a row: A, B and C."""
        return Markup(self.numbers.join([self.plan(plan) for plan in plans]))  # noqa: S704 - names are escaped already

    def measure(self, name: str) -> Measure:
        """Return how a metric or outcome is spoken of."""
        return measures.of(name, self.numbers, self.replicates)

    @property
    def lasts(self) -> bool:
        """Whether months come after the programme."""
        return self.scenario.programme_end < self.months

    @cached_property
    def months(self) -> int:
        """Months run."""
        return int(self.results.manifest["counts"]["months"])

    @cached_property
    def _summary(self) -> dict[tuple[str, str, str], Estimate]:
        table = self.results.table(SUMMARY.file)
        keys = zip(table["plan"], table["metric"], table["at"], strict=True)
        numbers = zip(*(table[name].tolist() for name in ("mean", "low", "high")), strict=True)
        return {key: Estimate(*row) for key, row in zip(keys, numbers, strict=True)}

    @cached_property
    def _comparison(self) -> dict[tuple[str, str, str, str], Versus]:
        table = self.results.table(COMPARISON.file)
        keys = zip(table["plan"], table["other"], table["metric"], table["at"], strict=True)
        numbers = zip(*(table[name].tolist() for name in ("difference", "low", "high", "probability_better")), strict=True)
        return {key: Versus(*row) for key, row in zip(keys, numbers, strict=True)}

    def estimate(self, plan: str, metric: str, at: str) -> Estimate:
        """Return a plan's mean of a metric with its interval; a single run has none, of a share neither."""
        found = self._summary.get((plan, metric, at), Estimate(_NAN, _NAN, _NAN))
        return found if self.replicates > 1 else Estimate(found.mean, _NAN, _NAN)

    def places(self, goal: Goal) -> int:
        """Return the decimals of levels by a goal, wherever they are shown."""
        return self.measure(goal.name).places(self.estimate(plan, goal.name, goal.at) for plan in self.plans)

    def versus(self, plan: str, other: str, metric: str, at: str) -> Versus:
        """Return a plan against another."""
        return self._comparison.get((plan, other, metric, at), Versus(_NAN, _NAN, _NAN, _NAN))

    def score(self, plan: str, other: str, goal: Goal) -> Score:
        """Return in how many of the runs that were made a plan does better than another."""
        odds = self.versus(plan, other, goal.name, goal.at).odds
        one, two = self.runs(plan, goal), self.runs(other, goal)
        if not len(one) or len(one) != len(two) or not math.isfinite(odds):
            return Score(odds, 0.0, self.replicates)
        gaps = gaps_between(one, two)
        gaps = gaps[~np.isnan(gaps)]
        equal = float(np.mean(gaps == 0)) if len(gaps) else 0.0
        # A tie counts one half in the table; there may be more runs than are read here.
        better = min(1.0, max(0.0, round(odds - equal / 2, 12)))
        return Score(better, equal, len(gaps) if self.replicates <= MOST else self.replicates)

    def defined(self, plan: str, goal: Goal) -> int:
        """Return in how many runs a plan's value of a goal is defined."""
        runs = self.runs(plan, goal)
        return int((~np.isnan(runs)).sum()) if len(runs) and self.replicates <= MOST else self.replicates

    def cost(self, plan: str) -> float:
        """Return the mean cost of a plan, resource units; 0 where it is not known."""
        cost = self.estimate(plan, "cost", RUN).mean
        return cost if math.isfinite(cost) else 0.0

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What to look at twice in the scenario, in the report's language."""
        return doubts_of(self.scenario, self.language)

    @cached_property
    def worth(self) -> Money | None:
        """What a unit is worth; None where the scenario does not say, or mistakes units for money."""
        return None if any(doubt.grave and doubt.about == "unit" for doubt in self.doubts) else self.scenario.money

    def costs(self, units: float) -> Markup:
        """Return an amount of resource units in words, with money where the scenario says what a unit is worth."""
        value, money = self.numbers.number(units), self.money(units)
        return self.say(page.UNITS_MONEY, value=value, money=money) if money else self.say(page.UNITS, value=value)

    def money(self, units: float) -> str:
        """Return what resource units are worth, "" where the scenario does not say what one is worth."""
        money = self.worth
        return "" if money is None or not units else self.numbers.money(units * money.unit, money.currency, full=True)

    def cost_cell(self, units: float) -> Markup:
        """Return an amount of resource units in a table, with what it is worth below; the exact amount in its title."""
        value, money = self.numbers.number(units), self.worth
        if money is None or not units:
            return self.say(page.BARE, value=value)
        exactly = self.numbers.money_exactly(units * money.unit, money.currency)
        return Markup('{}<br><span class="range" title="{}">{}</span>').format(value, exactly, self.money(units))

    def cost_head(self) -> Markup:
        """Return the heading of a column of costs."""
        money = self.worth
        if money is None:
            return self.say(page.COST_HEAD)
        currency = page.CURRENCIES.get(money.currency)
        return self.say(page.COST_MONEY, currency=currency[self.language] if currency else money.currency)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the scenario, in its order."""
        return goals_of(self.scenario.goals, months=self.months, programme_end=self.scenario.programme_end)

    @cached_property
    def goal(self) -> Goal | None:
        """The first goal that could be measured for some plan; None if there is none."""
        for goal in self.goals:
            if any(math.isfinite(self.estimate(plan, goal.name, goal.at).mean) for plan in self.plans):
                return goal
        return None

    @cached_property
    def course(self) -> Goal | None:
        """The first goal that is measured month by month, or service: what lasts is judged by it."""
        chosen = [(goal.name, goal.better) for goal in self.goals if goal.at != RUN] + [("service", 1), ("trust", 1)]
        for name, better in chosen:
            if any(math.isfinite(self.estimate(plan, name, END).mean) for plan in self.plans):
                return Goal(name, PROGRAMME_END, better)
        return None

    def runs(self, plan: str, goal: Goal) -> NDArray[np.float64]:
        """Return a plan's value of a goal run by run, of at most the first `MOST` replicates; empty where it was not kept."""
        if goal.at == RUN:
            table = self.results.outcomes
            mine = [name == plan for name in table["plan"]]
            return np.asarray(table[goal.name])[mine][:MOST] if goal.name in table else np.empty(0)
        monthly = self.monthly(goal.name, plans=[plan])
        if goal.name not in monthly or plan not in monthly[goal.name]:
            return np.empty(0)
        values = monthly[goal.name][plan]
        return of_block(values[:, :, None], self.scenario.programme_end)[MOMENTS.index(goal.at), :, 0]

    def goal_words(self, goal: Goal) -> str:
        """Return a goal's name as in a sentence."""
        return self.measure(goal.name).label

    def when(self, goal: Goal) -> str:
        """Return at what time a goal is judged, in words."""
        return page.WHEN[goal.at][self.language]

    def monthly(self, *names: str, plans: Sequence[str] | None = None) -> dict[str, dict[str, NDArray[np.float64]]]:
        """Return monthly values, metric -> plan -> [run, month], of at most the first `MOST` replicates."""
        return self.results.monthly(names, plans=plans, most=MOST)
