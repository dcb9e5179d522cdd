"""What all parts of a report read: the tables of one results folder, looked up by name, in one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.numbers import Numbers, decimals
from partnership_sim.plots.style import Look
from partnership_sim.report import measures
from partnership_sim.report.markup import named, say
from partnership_sim.report.words import course, page
from partnership_sim.results.columns import NO_PROGRAMME, PROGRAMME_END, WHEN
from partnership_sim.results.source import refuse_parts
from partnership_sim.scenario.doubts import of as doubts_of
from partnership_sim.verdicts.tables import Tables
from partnership_sim.verdicts.whole import of_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.locale import Text
    from partnership_sim.report.measures import Measure
    from partnership_sim.results.source import Source
    from partnership_sim.scenario.doubts import Doubt
    from partnership_sim.scenario.schema import Money
    from partnership_sim.verdicts import Verdict
    from partnership_sim.verdicts.goals import ByGoal


class Data:
    """Results in one language.

    Parameters
    ----------
    results : Source
        A results folder as `results.reader.Results` reads it, or runs in memory (`studies.held.Held`).
    language : str, optional
        "en" or "id"; by default the language of the run.

    Raises
    ------
    InputError
        If there can be no report of these results.
    """

    def __init__(self, results: Source, language: str | None = None) -> None:
        self.language: str = language or results.manifest["language"]
        refuse_parts(results, self.language)
        self.results = results
        self.tables = Tables(self.results)
        self.scenario = self.results.scenario
        self.numbers = Numbers(self.language)
        self.plans = self.results.plans
        self.programmes = self.tables.programmes
        self.replicates = self.results.replicates
        self.months = self.results.months
        self.lasts = self.tables.lasts
        self.look = Look(self.language, self.plans, page.NO_PROGRAMME[self.language])

    @cached_property
    def verdict(self) -> Verdict:
        """What is judged of the tables."""
        return of_tables(self.tables)

    def say(self, words: Text, **values: object) -> Markup:
        """Return a sentence in the report's language."""
        return say(words, self.language, **values)

    def counted(self, count: int, one: Text, many: Text) -> Markup:
        """Return how many there are of something: 1 month, 12 months."""
        return self.say(one if count == 1 else many, count=self.numbers.fixed(count, 0))

    def plan(self, name: str) -> Markup:
        """Return a plan's name as it stands in a sentence: in quotation marks, as "Direct service adds nothing" would speak of all such."""
        return Markup("“{}”").format(self.plan_name(name))

    def plan_name(self, name: str) -> Markup:
        """Return a plan's name as it stands by itself, in a table."""
        return named(page.NO_PROGRAMME[self.language] if name == NO_PROGRAMME else name)

    def names(self, plans: Iterable[str]) -> Markup:
        """Return plans' names in a row: A, B and C."""
        return Markup(self.numbers.join([self.plan(plan) for plan in plans]))  # noqa: S704 - names are escaped already

    def measure(self, name: str) -> Measure:
        """Return how a metric or outcome is spoken of."""
        return measures.of(name, self.numbers, self.replicates)

    def gain(self, name: str) -> Markup:
        """Return what plans gain by a metric, as it stands in a sentence: extra of what is good, a reduction of what is bad."""
        measure = self.measure(name)
        return self.say(course.GAIN[-1 if measure.better < 0 else 1], measure=measure.label)

    def places(self, goal: ByGoal) -> int:
        """Return the decimals of levels by a goal, wherever they are shown."""
        return self.measure(goal.name).places(one.level for one in goal.plans.values())

    def level_places(self, name: str) -> int:
        """Return the decimals of levels by a measure, wherever they are shown: those of the goal that it is, if it is one."""
        goal = next((one for one in self.verdict.goals if one.name == name), None)
        if goal is not None:
            return self.places(goal)
        return self.measure(name).places(self.tables.estimate(plan, name, PROGRAMME_END) for plan in self.plans)

    def gain_places(self, goal: ByGoal) -> int:
        """Return the decimals of what plans gain by a goal, wherever it is shown."""
        return self.measure(goal.name).places(gain[:3] for gain in goal.gains().values())

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

    def costs_apart(self, less: float, more: float) -> dict[str, str]:
        """Return two costs in one sentence, in units, with the decimals of the larger, or as many more as show that they differ."""
        usual, apart = decimals(more), decimals(more - less, 1)
        places = usual if self.numbers.fixed(less, usual) != self.numbers.fixed(more, usual) else apart
        return {name: self.numbers.fixed(units, places) for name, units in (("less", less), ("more", more))}

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

    def median(self, value: str) -> Markup:
        """Return a median as it stands below a mean in a table, where the mean alone would mislead."""
        return Markup('<span class="range">{}</span>').format(self.say(page.MEDIAN, value=value))

    def goal_words(self, goal: ByGoal) -> str:
        """Return a goal's name as in a sentence."""
        return self.measure(goal.name).label

    def measured(self, goal: ByGoal) -> Markup:
        """Return a goal's name with its time, as in a sentence."""
        return self.say(page.GOAL_WHEN, goal=self.goal_words(goal), when=self.when(goal))

    def when(self, goal: ByGoal) -> str:
        """Return at what time a goal is judged, in words."""
        return WHEN[goal.at][self.language]
