"""How a metric or outcome is spoken of: its name in sentences, its numbers with their unit, its axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.plots.numbers import MINUS, NOTHING, decimals, places_of
from partnership_sim.report import certainty
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.plots.numbers import Numbers

#: Shares that are degrees rather than parts of a whole: shown as 0.48, not as 48%.
_DEGREES = ("trust", "resistance", "capacity", "information", "voice", "credibility", "resources_gini", "transparency")
_NOT_DEGREES = ("resistance_high", "voice_spread")
#: Numbers whose ratio is below this are close.
_CLOSE = 1.25
DEGREE, PERCENT, ODDS, NUMBER = "degree", "percent", "odds", "number"


def _style(name: str, unit: str, high: float, *, binary: bool) -> str:
    if binary:
        return ODDS
    if unit == "0 or 1":
        return PERCENT
    if unit != "share" or name in {"voice_spread", "benefit_spread"}:
        return NUMBER
    degree = name not in _NOT_DEGREES and any(name == stem or name.startswith(stem + "_") for stem in _DEGREES)
    return DEGREE if degree and high == 1.0 else PERCENT


@dataclass(frozen=True)
class Measure:
    """A metric or outcome in one language.

    Parameters
    ----------
    name : str
        As in the tables.
    label : str
        As in a sentence.
    better : int
        1, -1, or 0 without a direction.
    style : str
        "degree" (0.48), "percent", "odds" (9 of 10 runs) or "number".
    unit : str
        Of a "number", in words; "" where it has none.
    runs : int
        Of how many runs "odds" are counted; 0: they are no count of runs, and are told in percent.
    """

    name: str
    label: str
    better: int
    style: str
    unit: str
    numbers: Numbers
    low: float
    high: float
    runs: int = 0

    @property
    def percent(self) -> bool:
        """Whether axes show a hundred times the value."""
        return self.style in {PERCENT, ODDS}

    @property
    def title(self) -> str:
        """The label with a capital, as a heading."""
        return self.label[:1].upper() + self.label[1:]

    def places(self, rows: Iterable[tuple[float, float, float]]) -> int:
        """Return the decimals that a column of this measure has, values or differences with the ends of their intervals."""
        scale = 100.0 if self.percent else 1.0
        return places_of([(scale * value, scale * low, scale * high) for value, low, high in rows])

    def alike(self, *values: float) -> list[str]:
        """Return values that stand in one sentence, with the same decimals: of numbers as close as 0.96 and 1.05, those of the smaller."""
        sizes = sorted(abs(value) for value in values if math.isfinite(value))
        shown = sizes[:1] if sizes and sizes[-1] < _CLOSE * sizes[0] else sizes
        places = self.places((size, math.nan, math.nan) for size in shown)
        return [self.value(value, places) for value in values]

    def apart(self, one: float, other: float) -> list[str]:
        """Return two values that differ, with the decimals of `alike`, or as many more as show that they do."""
        shown = self.alike(one, other)
        if shown[0] != shown[1] or not abs(one - other) > 0:
            return shown
        places = self.places([(one - other, math.nan, math.nan)])
        return [self.value(value, places) for value in (one, other)]

    def value(self, value: float, places: int | None = None) -> str:
        """Return a value without its unit: 0.48, 48%, 9 of 10 runs, 0.13."""
        if self.style == ODDS and self.runs:
            return certainty.often(value, self.runs, self.numbers)
        if self.percent:
            return self.numbers.percent(value)
        return self.numbers.number(value) if places is None else self.numbers.fixed(value, places)

    def full(self, value: float, places: int | None = None) -> str:
        """Return a value with its unit."""
        text = self.value(value, places)
        return f"{text} {self.unit}" if self.unit and text != NOTHING else text

    def difference(self, value: float, places: int | None = None) -> str:
        """Return a difference with its sign; shares in points of a hundred."""
        scaled = 100 * value if self.percent else value
        text = self.numbers.signed(scaled) if places is None else self.numbers.plus(scaled, self.numbers.fixed(scaled, places))
        if not self.percent or text == NOTHING:
            return text
        return self._in_points(text)

    def _in_points(self, text: str) -> str:
        words = page.POINT if text.lstrip(f"+{MINUS}") == "1" else page.POINTS
        return words[self.numbers.language].format(value=text)

    def amount(self, value: float, places: int | None = None) -> str:
        """Return the size of a difference, without its sign."""
        return self.difference(abs(value), places).lstrip("+")

    def least(self, value: float) -> str:
        """Return the smallest difference that matters, with no zeros that say nothing: 0.01, 5 points."""
        if self.percent:
            return self._in_points(self.numbers.exact(round(100 * value, 6)))
        return self.numbers.exact(round(value, decimals(value)))

    def about(self, difference: float, low: float, high: float) -> str:
        """Return the size of a difference that stands without its interval: at most two digits, fewer where the interval is wide."""
        return min(self.amount(difference), self.change(difference, low, high)[0].lstrip(f"+{MINUS}"), key=len)

    def change(self, difference: float, low: float, high: float, places: int | None = None) -> tuple[str, str, str]:
        """Return a difference and the ends of its interval with the same decimals, the unit with the first and the last only.

        Without an interval its ends are dashes.
        """
        if not math.isfinite(low + high):
            return self.difference(difference, places), NOTHING, NOTHING
        scale = 100.0 if self.percent else 1.0
        value, one, other = self.numbers.change(scale * difference, scale * low, scale * high, places)
        if not self.percent:
            return value, one, other
        return self._in_points(value), one, self._in_points(other)

    def estimate(self, mean: float, low: float, high: float, places: int | None = None) -> tuple[str, str, str]:
        """Return mean and interval with the same decimals."""
        return self.numbers.estimate(mean, low, high, percent=self.percent, places=places)

    def axis(self) -> str:
        """Return the title of an axis, with its unit."""
        language = self.numbers.language
        words = {DEGREE: page.SCALE_01, PERCENT: page.SCALE_PERCENT, ODDS: page.SCALE_ODDS}
        if self.style in words:
            return words[self.style][language].format(label=self.title)
        return page.SCALE_UNIT[language].format(label=self.title, unit=self.unit) if self.unit else self.title


def of(name: str, numbers: Numbers, runs: int = 0) -> Measure:
    """Return how a metric or outcome is spoken of; a name that nobody declares (a plug-in that is absent) stands for itself."""
    language = numbers.language
    spoken = page.SPOKEN.get(name)
    if name in OUTCOMES:
        outcome = OUTCOMES[name]
        style = _style(name, outcome.unit, outcome.high, binary=outcome.binary)
        label, better, unit, low, high = outcome.label, outcome.better, outcome.unit, outcome.low, outcome.high
    elif name in METRICS:
        metric = METRICS[name]
        style = _style(name, metric.unit, metric.high, binary=False)
        label, better, unit, low, high = metric.label, metric.better, metric.unit, metric.low, metric.high
    else:
        style, label, better, unit, low, high = NUMBER, Text.of(name), 0, "", 0.0, float("inf")
    words = page.UNIT_WORDS.get(unit, Text.of(unit))[language] if style == NUMBER and unit != "share" else ""
    return Measure(name, (spoken or label)[language], better, style, words, numbers, low, high, runs)
