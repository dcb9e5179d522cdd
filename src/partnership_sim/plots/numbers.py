"""Numbers, money and dates as the reader writes them, with the digits that matter and no more."""

from __future__ import annotations

import math
import re
from statistics import median
from typing import TYPE_CHECKING, Literal

from babel import lists
from babel import numbers as babel
from babel.dates import format_date

from partnership_sim.locale import Language
from partnership_sim.rounding import HUGE, half_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NOTHING = "–"
MINUS = "\N{MINUS SIGN}"
_SPACE = "\N{NO-BREAK SPACE}"
#: An interval whose half is less than this part of the last decimal cannot be seen.
_UNSEEN = 0.3
#: What rounds to 0 is shown with so many decimals more than its column at most.
_MORE = 2


def decimals(value: float, digits: int = 2) -> int:
    """Return how many decimals show `digits` significant digits of a number, 0..6."""
    if value == 0 or not math.isfinite(value):
        return 0
    place = math.floor(math.log10(abs(value)))
    rounded = half_up(abs(value), digits - 1 - place)
    return min(6, max(0, digits - 1 - math.floor(math.log10(rounded)))) if rounded else 0


def places_of(rows: Sequence[tuple[float, float, float]]) -> int:
    """Return how many decimals a column of numbers with the ends of their intervals has.

    Two digits that matter of the larger numbers (the third quartile), at most a third of the largest, none from 10 on; one more where
    the usual interval could not be seen.
    """
    sizes = sorted(abs(row[0]) for row in rows if math.isfinite(row[0]) and row[0])
    if not sizes:
        return 0
    largest, usual = decimals(sizes[-1]), decimals(sizes[math.ceil(0.75 * len(sizes)) - 1])
    places = largest if sizes[-1] >= 10 else min(largest + 1, max(largest, usual))
    halves = [(row[2] - row[1]) / 2 for row in rows if math.isfinite(row[2] - row[1]) and row[2] > row[1]]
    unseen = bool(halves) and median(halves) < _UNSEEN * 10.0**-places
    return min(6, places + 1 if unseen and places == largest else places)


def _showing(places: int, low: float, high: float) -> int:
    """Return so many decimals, or one more where they would hide on which side of 0 an end of an interval lies."""
    hidden = any(math.isfinite(end) and end and not half_up(end, places) for end in (low, high))
    return min(6, places + 1) if hidden else places


class Numbers:
    """Writes numbers in "en" or "id"; what is not defined is a dash."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Language.of(language).locale

    def fixed(self, value: float, places: int) -> str:
        """Return a number with a fixed number of decimals."""
        if not math.isfinite(value):
            return NOTHING
        if abs(value) >= HUGE:
            return str(babel.format_scientific(value, "0.0E0", locale=self.locale)).replace("-", MINUS)
        value = half_up(value, places) + 0.0
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(babel.format_decimal(value, pattern, locale=self.locale)).replace("-", MINUS)

    def seen(self, value: float, places: int, more: int = _MORE) -> str:
        """Return a number with a fixed number of decimals, but never 0 for what is not.

        What rounds to 0 gets one digit of its own (0.0004) where that takes so many decimals `more` at most, else only its side: ">0" or "<0".
        """
        if not math.isfinite(value) or value == 0 or half_up(value, places):
            return self.fixed(value, places)
        own = decimals(value, 1)
        shown = own <= places + more and half_up(value, own)
        return self.fixed(value, own) if shown else ">0" if value > 0 else "<0"

    def _with_ends(self, value: float, low: float, high: float, places: int) -> tuple[str, str, str]:
        """Return a number and the ends of its interval so that all see on which side of 0 each end lies, and the number if both agree."""
        write = self.seen if low > 0 or high < 0 else self.fixed
        return write(value, places), self.seen(low, places), self.seen(high, places)

    def number(self, value: float, digits: int = 2) -> str:
        """Return a number with two digits that matter: 0.48, 12, 4,800."""
        if not math.isfinite(value):
            return NOTHING
        if HUGE > abs(value) >= 10**digits:
            place = math.floor(math.log10(abs(value)))
            return self.fixed(half_up(value, max(digits, 3) - 1 - place) if place > 2 else value, 0)
        return self.fixed(value, decimals(value, digits) if abs(value) < HUGE else 0)

    def exact(self, value: float) -> str:
        """Return a number that somebody gave, with all its decimals up to six and no zeros after them: 4, 0.15, 2.5."""
        if not math.isfinite(value):
            return NOTHING
        places = next((places for places in range(6) if abs(round(value, places) - value) < 1e-9 * max(1.0, abs(value))), 6)
        return self.fixed(value, places)

    def signed(self, value: float, digits: int = 2) -> str:
        """Return a difference with its sign."""
        return self.plus(value, self.number(value, digits))

    def percent(self, value: float) -> str:
        """Return a share, 0..1, as a whole percentage; one decimal below 10%, and never 0 for what is not."""
        if not math.isfinite(value):
            return NOTHING
        if 0 < value < 0.0005:
            return f"<{self.fixed(0.1, 1)}%"
        text = self.fixed(100 * value, 1 if 0 < abs(value) < 0.0995 else 0)
        return f"{text}%"

    def estimate(self, mean: float, low: float, high: float, *, percent: bool = False, places: int | None = None) -> tuple[str, str, str]:
        """Return a mean and the ends of its interval with the same decimals, so many that the interval can be seen."""
        scale = 100.0 if percent else 1.0
        mean, low, high = mean * scale, low * scale, high * scale
        if places is None:
            places, width = decimals(mean), high - low
            if math.isfinite(width) and width > 0:
                largest = decimals(max(abs(mean), abs(low), abs(high)))
                places = min(6, largest + 1, max(largest, decimals(width / 2, 1)))
                if abs(mean) >= 10:
                    places = min(places, 1)
                places = _showing(places, low, high)
        sign = "%" if percent else ""
        texts = self._with_ends(mean, low, high, places)
        one, two, three = (text + sign if text != NOTHING else text for text in texts)
        return one, two, three

    def change(self, difference: float, low: float, high: float, places: int | None = None) -> tuple[str, str, str]:
        """Return a difference and the ends of its interval with their signs and the same decimals.

        By default as many as the interval makes matter: at most two digits, a third where the interval could not be seen with two, or
        where it could not be seen on which side of 0 an end lies.
        """
        if places is None:
            half = (high - low) / 2
            places = decimals(difference)
            if math.isfinite(half) and half > 0:
                largest = max(abs(low), abs(high))
                most = decimals(largest)
                seen = self.fixed(low, most) != self.fixed(high, most)
                places = _showing(min(max(decimals(half, 1), decimals(largest, 1)), most if seen else most + 1), low, high)
        texts = self._with_ends(difference, low, high, places)
        one, two, three = (self.plus(value, text) for value, text in zip((difference, low, high), texts, strict=True))
        return one, two, three

    @staticmethod
    def plus(value: float, text: str) -> str:
        """Return the text of a number with a plus where it is above 0 and shows it."""
        return "+" + text if math.isfinite(value) and value > 0 and any(sign in text for sign in "123456789") else text

    def out_of(self, share: float, every: int) -> str:
        """Return a share as natural frequency, 0..`every`; neither 0 nor all for what did or did not happen at least once."""
        if not math.isfinite(share):
            return NOTHING
        count = int(half_up(every * share, 0))
        return self.fixed(max(1, min(every - 1, count)) if 0 < share < 1 and every > 1 else count, 0)

    def money(self, value: float, currency: str, *, full: bool = False) -> str:
        """Return an amount in short: Rp12,5 juta; IDR 12.5 million; `full`: always three digits, IDR 4.70 billion."""
        if not math.isfinite(value):
            return NOTHING
        if not 1e6 <= abs(value) < HUGE:
            return self.money_exactly(value, currency)
        power = math.floor(math.log10(abs(value)))
        value = half_up(value, 2 - power)
        power = math.floor(math.log10(abs(value)))
        places = 2 - power % 3
        short = str(babel.format_compact_decimal(value, format_type="long", locale=self.locale, fraction_digits=places))
        if full:
            short = re.sub(r"^\D?[\d.,]+", self.fixed(value / 10.0 ** (power - power % 3), places), short)
        return self._with_symbol(short.replace("-", MINUS), currency)

    def money_exactly(self, value: float, currency: str) -> str:
        """Return an amount in full, without cents where it has none to speak of: Rp12.500.000; never 0 for what is not."""
        return self._with_symbol(self.seen(value, 0 if abs(value) >= 100 else 2, more=4), currency) if math.isfinite(value) else NOTHING

    def _with_symbol(self, amount: str, currency: str) -> str:
        symbol = str(babel.get_currency_symbol(currency, locale=self.locale))
        return f"{symbol}{_SPACE}{amount}" if len(symbol) > 2 else f"{symbol}{amount}"

    def date(self, day: date) -> str:
        """Return a date in full: 24 November 2026."""
        return str(format_date(day, "long", locale=self.locale))

    def join(self, parts: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return a list in words: a, b and c; with style "or": a, b or c."""
        return str(lists.format_list(list(parts), style=style, locale=self.locale))
