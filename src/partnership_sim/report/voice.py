"""The report's voice: sentences, names, numbers and certainty in the reader's language, safe to stand in HTML."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from partnership_sim.declare import KINDS, PARAMETERS, Text
from partnership_sim.levers import LEVERS
from partnership_sim.plots.numbers import NOTHING, Numbers
from partnership_sim.plots.style import plain, shorten
from partnership_sim.report.measures import Measure, measure
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.report.facts import Comparison, Estimate
    from partnership_sim.scenario import Scenario

_LONGEST = 60


class Voice:
    """Speaks "en" or "id".

    Parameters
    ----------
    language : str
        "en" or "id".
    scenario : Scenario
        For what a unit is worth.
    """

    def __init__(self, language: str, scenario: Scenario) -> None:
        self.language = language
        self._money = scenario.money

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers in the reader's language."""
        return Numbers(self.language)

    def say(self, words: Text, **values: object) -> Markup:
        """Return a sentence with values put in; values that are no Markup are escaped, and so is nothing else."""
        return Markup(words[self.language]).format(**values)  # noqa: S704 - our own sentences; what is put in is escaped

    def heading(self, words: Text, **values: object) -> Markup:
        """Return a sentence that begins with a capital letter, whatever value it begins with."""
        text = self.say(words, **values)
        return text[0].upper() + text[1:] if text else text

    # names ------------------------------------------------------------------------------------------------------

    def name(self, text: str) -> Markup:
        """Return a name that a user gave: isolated, in one line, cut where it is very long (whole in the tooltip)."""
        text = plain(text)
        short = shorten(text, _LONGEST)
        return Markup("<bdi>{}</bdi>").format(text) if short == text else Markup('<bdi title="{}">{}</bdi>').format(text, short)

    def plan(self, plan: str) -> Markup:
        """Return a plan's name; "No programme" in the reader's language."""
        return self.say(page.NO_PROGRAMME) if plan == NO_PROGRAMME else self.name(plan)

    def join(self, parts: Iterable[str], *, either: bool = False) -> Markup:
        """Return a list in words."""
        return Markup(self.numbers.join([str(escape(part)) for part in parts], "or" if either else "standard"))  # noqa: S704 - each part is escaped

    def kind(self, kind: str, *, plural: bool = True) -> Markup:
        """Return the words for a kind of stakeholder."""
        if kind not in KINDS:
            return self.name(kind)
        return escape((KINDS[kind].plural if plural else KINDS[kind].label)[self.language])

    def parameter(self, name: str) -> Markup:
        """Return what a parameter is, in words."""
        label = PARAMETERS[name].label[self.language] if name in PARAMETERS else ""
        return escape(label or name)

    def shock(self, name: str) -> Markup:
        """Return the words for a shock."""
        return escape(Text.of(SHOCKS[name].label)[self.language] if name in SHOCKS else name)

    def lever(self, name: str) -> Markup:
        """Return the words for a lever."""
        return escape(Text.of(LEVERS[name].label)[self.language] if name in LEVERS else name)

    def goal(self, name: str) -> Markup:
        """Return the words for a metric or outcome."""
        return escape(measure(name).label[self.language])

    # numbers ----------------------------------------------------------------------------------------------------

    def value(self, of: Measure, value: float) -> Markup:
        """Return a value of a measure: 0.48; 64%; 64 of 100."""
        if not math.isfinite(value):
            return escape(NOTHING)
        if of.odds:
            return self.say(page.OF_100, count=self.numbers.of_100(value))
        return escape(self.numbers.percent(value) if of.percent else self.numbers.number(value))

    def difference(self, of: Measure, value: float, *, sign: bool = True) -> Markup:
        """Return a difference of a measure, with its sign; of shares in points of a hundred."""
        if not math.isfinite(value):
            return escape(NOTHING)
        scaled = 100 * value if of.hundredfold else value
        number = self.numbers.signed(scaled) if sign else self.numbers.number(abs(scaled))
        return self.say(page.POINTS, value=number) if of.hundredfold else escape(number)

    def ends(self, of: Measure, low: float, high: float) -> Markup:
        """Return an interval of a difference: -0.01 to 0.04."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return escape(NOTHING)
        factor = 100 if of.hundredfold else 1
        return self.say(page.RANGE, low=self.numbers.signed(factor * low), high=self.numbers.signed(factor * high))

    def interval(self, of: Measure, estimate: Estimate) -> tuple[Markup, Markup]:
        """Return a mean and its interval with the decimals that the interval deserves; the second is empty without one."""
        mean, low, high = self.numbers.estimate(estimate.mean, estimate.low, estimate.high, percent=of.hundredfold)
        head = self.value(of, estimate.mean) if of.odds else escape(mean)
        if not math.isfinite(estimate.low):
            return head, Markup("")
        return head, self.say(page.RANGE, low=low.removesuffix("%"), high=high if not of.odds else high.removesuffix("%"))

    def certainty(self, probability: float) -> Markup:
        """Return the word for a probability, 0..1, from the one table."""
        return self.say(next(words for least, words in page.CERTAINTY if probability >= least))

    def odds(self, probability: float) -> Markup:
        """Return a probability as natural frequency with its word: 97 of 100 (almost always)."""
        if not math.isfinite(probability):
            return escape(NOTHING)
        return self.say(page.ODDS, count=self.numbers.of_100(probability), word=self.certainty(probability))

    def money(self, units: float) -> Markup | None:
        """Return what units are worth, None where the scenario does not say."""
        if self._money is None or not math.isfinite(units):
            return None
        return escape(self.numbers.money(units * self._money.unit, self._money.currency))

    @property
    def currency(self) -> str | None:
        """The scenario's currency, if it has one."""
        return self._money.currency if self._money else None

    def units(self, units: float) -> Markup:
        """Return an amount of resources: 60 resource units (Rp1,5 M)."""
        money = self.money(units)
        number = self.numbers.number(units)
        return self.say(page.UNITS, value=number) if money is None else self.say(page.UNITS_MONEY, value=number, money=money)

    def axis(self, of: Measure, words: Text | None = None) -> str:
        """Return the words on an axis: the measure (or `words`) with its unit."""
        label = (words or of.label)[self.language]
        label = label[:1].upper() + label[1:]
        if of.odds:
            return page.SCALE_ODDS[self.language].format(label=label)
        if of.percent:
            return page.SCALE_PERCENT[self.language].format(label=label)
        if of.bounded:
            return page.SCALE_01[self.language].format(label=label)
        unit = page.UNIT_WORDS.get(of.unit)
        return page.SCALE_UNIT[self.language].format(label=label, unit=unit[self.language]) if unit else label

    def change(self, of: Measure, comparison: Comparison) -> Markup:
        """Return a difference with its interval: +0.02 (+0.01 to +0.03)."""
        text = self.difference(of, comparison.difference)
        if not math.isfinite(comparison.low):
            return text
        return Markup("{} ({})").format(text, self.ends(of, comparison.low, comparison.high))
