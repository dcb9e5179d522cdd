"""The table of what-ifs: one plan under one change, against the same plan unchanged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from partnership_sim.declare import PARAMETERS
from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report.markup import bare, named, within
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import RUN, WHAT_IF
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from markupsafe import Markup

    from partnership_sim.report.data import Data
    from partnership_sim.studies.goals import Goal

BUDGET = "budget_scale"
SHOCK = "shock:"
#: A plan no longer holds the partnership together where it does so in so many fewer of 100 runs, and clearly.
BREAKS = 0.10


@dataclass(frozen=True)
class Row:
    """A measure of a plan under a change, and its difference from the plan unchanged with its interval."""

    change: str
    value: float
    mean: float
    difference: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return self.low > 0 or self.high < 0

    @property
    def key(self) -> tuple[str, float]:
        """The change and its value: one world that was tried."""
        return self.change, self.value


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
            found = Row(change, 0.0 if math.isnan(value) else value, mean, difference, low, high)
            self._rows.setdefault((plan, metric, at), []).append(found)
        self.plans = tuple(plan for plan in data.plans if any(key[0] == plan for key in self._rows))

    def of(self, plan: str, metric: str, at: str) -> list[Row]:
        """Return a plan's rows but those of budgets."""
        return [row for row in self._rows.get((plan, metric, at), []) if row.change != BUDGET and math.isfinite(row.difference)]

    def budgets(self, plan: str, metric: str, at: str) -> dict[float, Row]:
        """Return a plan's rows of budgets by their scale."""
        return {row.value: row for row in self._rows.get((plan, metric, at), []) if row.change == BUDGET and math.isfinite(row.mean)}

    def harm(self, plan: str, goal: Goal) -> list[Row]:
        """Return what clearly harms a plan by a goal, from the most harmful."""
        rows = [row for row in self.of(plan, goal.name, goal.at) if row.clear and row.difference * goal.better < 0]
        return sorted(rows, key=lambda row: (goal.better * row.difference, row.change, row.value))

    def leaders(self, plan: str, goal: Goal) -> list[tuple[Row, str, Row]]:
        """Return the worlds in which another plan clearly would do better than `plan`, with that plan and its row.

        Clearly: the intervals of the two changes do not reach across the gap between the two means.
        """
        found = []
        others = {other: {row.key: row for row in self.of(other, goal.name, goal.at)} for other in self.plans if other != plan}
        for row in self.of(plan, goal.name, goal.at):
            rivals = [(other, rows[row.key]) for other, rows in others.items() if row.key in rows]
            if not rivals:
                continue
            other, best = max(rivals, key=lambda pair: goal.better * pair[1].mean)
            ahead = goal.better * (best.mean - row.mean)
            if ahead > math.hypot(_half(row), _half(best)):
                found.append((row, other, best))
        return sorted(found, key=lambda item: (goal.better * (item[0].mean - item[2].mean), item[0].change, item[0].value))

    def breaking(self, plan: str) -> list[Row]:
        """Return what clearly breaks the partnership under a plan, from the worst."""
        rows = [row for row in self.of(plan, "sustained", RUN) if row.high < 0 and row.difference <= -BREAKS]
        return sorted(rows, key=lambda row: (row.difference, row.change, row.value))

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


def _half(row: Row) -> float:
    half = (row.high - row.low) / 2
    return half if math.isfinite(half) else 0.0


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
    text = label(data, change)
    if change.startswith(SHOCK):
        return data.say(words.SHOCK, shock=within(text))
    number = data.numbers.exact(value) if math.isfinite(value) else NOTHING
    return data.say(words.UPPER if upper else words.LOWER, label=text, value=number)


def plain_words(data: Data, change: str) -> str:
    """Return what a change is of, for a figure."""
    text = bare(label(data, change))
    return bare(data.say(words.SHOCK, shock=text)) if change.startswith(SHOCK) else text[:1].upper() + text[1:]
