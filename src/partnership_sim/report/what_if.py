"""The table of what-ifs: one plan under one change, against the same plan unchanged."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from partnership_sim.declare import PARAMETERS
from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report import certainty, clearly, gains, measures
from partnership_sim.report.markup import bare, named, within
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import RUN, WHAT_IF
from partnership_sim.shocks import SHOCKS
from partnership_sim.studies.what_if import BUDGET, MOST_REPLICATES, SHOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from partnership_sim.report.data import Data
    from partnership_sim.report.measures import Measure
    from partnership_sim.studies.goals import Goal

#: A plan no longer holds the partnership together where it does so in so many fewer of 100 runs, and clearly.
BREAKS = 0.10
#: Where a plan gains nothing, a change below this part of its level is none of note.
_SMALL_LEVEL = 0.05
#: Parameters of this say how far runs scatter, not what a plan meets.
_LUCK = re.compile(r"\b(luck|spread)\b")


@dataclass(frozen=True)
class Row:
    """A measure of a plan under a change, and its difference from the plan unchanged with its interval.

    `mean` is the mean of all runs of the plan unchanged, plus the difference: so levels agree with the other parts. `own` is that of the
    runs that were made under the change.
    """

    change: str
    value: float
    mean: float
    difference: float
    low: float
    high: float
    own: float = math.nan

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return clearly.clear(self.low, self.high)

    @property
    def between(self) -> tuple[float, float, float]:
        """The difference and the ends of its interval."""
        return self.difference, self.low, self.high

    @property
    def key(self) -> tuple[str, float]:
        """The change and its value: one world that was tried."""
        return self.change, self.value


class Duel(NamedTuple):
    """A plan and its best rival in one world that was tried; `ahead`: by how much the rival is better, `doubt`: half its interval."""

    row: Row
    other: str
    best: Row
    ahead: float
    doubt: float


class Blow(NamedTuple):
    """What harms a plan most of all that was tried: its row by the first goal, and by `sustained` where that clearly falls."""

    effect: Row
    holds: Row | None


class WhatIf:
    """The table of what-ifs of one folder."""

    def __init__(self, data: Data) -> None:
        self.data = data
        table = data.results.table(WHAT_IF.file)
        numbers = (table[name].tolist() for name in ("value", "mean", "difference", "low", "high"))
        self._rows: dict[tuple[str, str, str], list[Row]] = {}
        keys = zip(table["plan"], table["metric"], table["at"], table["change"], strict=True)
        for (plan, metric, at, change), row in zip(keys, zip(*numbers, strict=True), strict=True):
            value, mean, difference, low, high = row
            # A shock has no value of its own.
            found = Row(change, 0.0 if math.isnan(value) else value, mean, difference, low, high, mean)
            self._rows.setdefault((plan, metric, at), []).append(self._on_all_runs(found, plan, metric, at))
        self.plans = tuple(plan for plan in data.plans if any(key[0] == plan for key in self._rows))
        #: From the first so many runs come the differences.
        self.runs = min(data.replicates, MOST_REPLICATES)

    def _on_all_runs(self, row: Row, plan: str, metric: str, at: str) -> Row:
        """Return a row whose mean is that of all runs plus its difference, within the bounds of the measure."""
        level, measure = self.data.estimate(plan, metric, at).mean, self.data.measure(metric)
        if not math.isfinite(level + row.difference):
            return row
        return replace(row, mean=min(max(level + row.difference, measure.low), measure.high))

    def of(self, plan: str, metric: str, at: str) -> list[Row]:
        """Return a plan's rows but those of budgets."""
        return [row for row in self._rows.get((plan, metric, at), []) if row.change != BUDGET and math.isfinite(row.difference)]

    def budgets(self, plan: str, metric: str, at: str) -> dict[float, Row]:
        """Return a plan's rows of budgets by their scale."""
        return {row.value: row for row in self._rows.get((plan, metric, at), []) if row.change == BUDGET and math.isfinite(row.mean)}

    def harm(self, plan: str, goal: Goal) -> list[Row]:
        """Return what clearly, and by something of note, harms a plan by a goal, from the most harmful."""
        least = self.least(plan, goal)
        rows = [row for row in self.of(plan, goal.name, goal.at) if clearly.sign(row, goal.better) < 0 and abs(row.difference) >= least]
        return sorted(rows, key=lambda row: (goal.better * row.difference, row.change, row.value))

    def _duels(self, plan: str, goal: Goal) -> Iterator[Duel]:
        """Yield every world that was tried with another plan too, half and double budget among them."""

        def worlds(name: str) -> dict[tuple[str, float], Row]:
            budgets = [row for scale, row in self.budgets(name, goal.name, goal.at).items() if scale != 1 and math.isfinite(row.difference)]
            return {row.key: row for row in (*self.of(name, goal.name, goal.at), *budgets)}

        others = {other: worlds(other) for other in self.plans if other != plan}
        for key, row in worlds(plan).items():
            rivals = [(other, rows[key]) for other, rows in others.items() if key in rows]
            if rivals:
                other, best = max(rivals, key=lambda pair: goal.better * pair[1].mean)
                unchanged = self.data.versus(other, plan, goal.name, goal.at)
                doubt = math.hypot(*(_half(one.low, one.high) for one in (row, best, unchanged)))
                yield Duel(row, other, best, goal.better * (best.mean - row.mean), doubt)

    def leaders(self, plan: str, goal: Goal) -> list[Duel]:
        """Return the worlds in which another plan clearly would do better than `plan`, the clearest first.

        Clearly: the intervals of the two changes and of the unchanged plans do not reach across the gap between the two means.
        """
        found = [duel for duel in self._duels(plan, goal) if duel.ahead > duel.doubt]
        return sorted(found, key=lambda duel: (-duel.ahead, duel.row.change, duel.row.value))

    def near(self, plan: str, goal: Goal) -> tuple[int, int]:
        """Return in how many worlds another plan is level (as it is shown) or ahead by its mean, though not clearly; and of how many."""
        measure, places, duels = self.level(goal), self.data.places(goal), list(self._duels(plan, goal))

        def level(duel: Duel) -> bool:
            return measure.value(duel.best.mean, places) == measure.value(duel.row.mean, places)

        return sum(duel.ahead <= duel.doubt and (duel.ahead >= 0 or level(duel)) for duel in duels), len(duels)

    def harmed(self, plan: str, goal: Goal) -> bool:
        """Return whether anything that was tried harms a plan, how far runs scatter included."""
        return bool(self.harm(plan, goal) or self.breaking(plan))

    def breaking(self, plan: str) -> list[Row]:
        """Return what clearly breaks the partnership under a plan, from the worst."""
        rows = [row for row in self.of(plan, "sustained", RUN) if row.high < 0 and row.difference <= -BREAKS]
        return sorted(rows, key=lambda row: (row.difference, row.change, row.value))

    def blow(self, plan: str, goal: Goal) -> Blow | None:
        """Return the one thing that harms a plan most; None where nothing clearly does.

        That is what makes the partnership hold clearly less often, the most harmful first; else the largest clear loss by the goal.
        What only says how far runs scatter is never it.
        """
        effects = {row.key: row for row in self.of(plan, goal.name, goal.at)}
        for row in self.breaking(plan):
            if row.key in effects and not is_luck(row.change):
                return Blow(effects[row.key], row)
        harm = [row for row in self.harm(plan, goal) if not is_luck(row.change)]
        return Blow(harm[0], None) if harm else None

    def unused(self, plan: str, row: Row) -> bool:
        """Return whether a parameter does exactly nothing under a plan, by whatever was measured."""
        same = [one for key, rows in self._rows.items() if key[0] == plan for one in rows if one.key == row.key]
        return row.change in PARAMETERS and all(one.difference == one.low == one.high == 0 for one in same if math.isfinite(one.difference))

    def least(self, plan: str, goal: Goal) -> float:
        """Return below what a change is none of note: a tenth of what the plan gains over none; where it gains nothing, a part of its level."""
        if gains.gains(self.data, plan, goal):
            return gains.SMALL * abs(gains.over_nothing(self.data, plan, goal).difference)
        return _SMALL_LEVEL * abs(self.data.estimate(plan, goal.name, goal.at).mean)

    def calm(self, plan: str, goal: Goal) -> list[str]:
        """Return the changes that at neither end do anything of note, break the partnership, or change the ranking."""
        rows, least = self.of(plan, goal.name, goal.at), self.least(plan, goal)
        serious = {row.key for row in self.breaking(plan)} | {duel.row.key for duel in self.leaders(plan, goal)}
        loud = {row.change for row in rows if row.key in serious or (row.clear and abs(row.difference) >= least)}
        return [change for change in dict.fromkeys(row.change for row in rows) if change not in loud]

    def places(self, plan: str, goal: Goal) -> int:
        """Return the decimals of a plan's differences by a goal, wherever they are shown."""
        return self.data.measure(goal.name).places((row.difference, row.low, row.high) for row in self.of(plan, goal.name, goal.at))

    def told(self, plan: str, goal: Goal, blow: Blow) -> Markup:
        """Return what harms a plan most, with its effects, as it stands in a sentence."""
        data, holds, effect = self.data, blow.holds, blow.effect
        values: dict[str, object] = {"change": self.words(effect), "goal": data.goal_words(goal)}
        values["difference"] = self.change(plan, goal, effect)
        if holds is None:
            return data.say(words.BLOW, **values)
        values |= {"now": self.holding(holds), "before": self.before(holds)}
        also = goal.name != "sustained" and clearly.sign(effect, goal.better) < 0
        return data.say(words.BLOW_BOTH if also else words.BLOW_HOLDS, **values)

    def change(self, plan: str, goal: Goal, row: Row) -> str:
        """Return the difference that a change makes, with its unit."""
        measure = self.data.measure(goal.name)
        text = measure.change(row.difference, row.low, row.high, self.places(plan, goal))[0]
        return f"{text} {measure.unit}" if measure.unit else text

    def holding(self, row: Row) -> str:
        """Return in how many of the runs that were made under a change the partnership holds."""
        return certainty.often(row.own, self.runs, self.data.numbers)

    def before(self, row: Row) -> str:
        """Return in how many of the same runs it holds without the change."""
        return self.data.numbers.out_of(row.own - row.difference, min(self.runs, certainty.HUNDRED))

    def level(self, goal: Goal) -> Measure:
        """Return how levels under a change are told: no count of runs, as the difference comes from fewer runs than the mean."""
        return measures.of(goal.name, self.data.numbers)

    def words(self, row: Row) -> Markup:
        """Return a change in words."""
        return change_words(self.data, row.change, row.value, self.upper(row))

    def upper(self, row: Row) -> bool:
        """Return whether a value is the upper end of its parameter's range."""
        low, high = self.data.scenario.uncertainties.get(row.change, (-math.inf, math.inf))
        if not math.isfinite(low + high):
            default = PARAMETERS[row.change].default if row.change in PARAMETERS else 0.0
            return row.value > self.data.scenario.parameters.get(row.change, default)
        return abs(row.value - high) <= abs(row.value - low)


def _half(low: float, high: float) -> float:
    half = (high - low) / 2
    return half if math.isfinite(half) else 0.0


def is_luck(change: str) -> bool:
    """Return whether a change is of how far runs scatter."""
    return change in PARAMETERS and (change.startswith("luck_") or _LUCK.search(PARAMETERS[change].label.en.lower()) is not None)


def label(data: Data, change: str) -> Markup:
    """Return what a change is of: the words of a parameter, or of a shock."""
    if change.startswith(SHOCK):
        name = change.removeprefix(SHOCK)
        words_ = SHOCKS[name].label if name in SHOCKS else name
        text = words_ if isinstance(words_, str) else words_[data.language]
        return escape(text)
    if change in PARAMETERS and PARAMETERS[change].label[data.language]:
        return escape(PARAMETERS[change].label[data.language])
    return named(change)


def change_words(data: Data, change: str, value: float, upper: bool) -> Markup:
    """Return a change as it stands in a sentence."""
    if change == BUDGET:
        return data.say(words.BUDGETS[value]) if value in words.BUDGETS else data.say(words.BUDGET_TIMES, value=data.numbers.exact(value))
    text = label(data, change)
    if change.startswith(SHOCK):
        return data.say(words.SHOCK, shock=within(text))
    number = data.numbers.exact(value) if math.isfinite(value) else NOTHING
    return data.say(words.UPPER if upper else words.LOWER, label=text, value=number)


def plain_words(data: Data, change: str) -> str:
    """Return what a change is of, for a figure."""
    text = bare(label(data, change))
    return bare(data.say(words.SHOCK, shock=text)) if change.startswith(SHOCK) else text[:1].upper() + text[1:]
