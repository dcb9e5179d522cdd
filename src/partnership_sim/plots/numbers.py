"""Numbers, money and dates as the reader writes them, with the digits that matter and no more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from babel import lists
from babel import numbers as babel
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

#: Babel's locales for our languages.
LOCALES = {"en": "en_GB", "id": "id_ID"}
NOTHING = "–"
MINUS = "\N{MINUS SIGN}"
#: From here on numbers are written with a power of ten.
_HUGE = 1e15
_SPACE = "\N{NO-BREAK SPACE}"


def decimals(value: float, digits: int = 2) -> int:
    """Return how many decimals show `digits` significant digits of a number, 0..6."""
    if value == 0 or not math.isfinite(value):
        return 0
    place = math.floor(math.log10(abs(value)))
    rounded = round(abs(value), digits - 1 - place)
    return min(6, max(0, digits - 1 - math.floor(math.log10(rounded)))) if rounded else 0


class Numbers:
    """Writes numbers in "en" or "id"; what is not defined is a dash."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = LOCALES.get(language, LOCALES["en"])

    def fixed(self, value: float, places: int) -> str:
        """Return a number with a fixed number of decimals."""
        if not math.isfinite(value):
            return NOTHING
        if abs(value) >= _HUGE:
            return str(babel.format_scientific(value, "0.0E0", locale=self.locale)).replace("-", MINUS)
        value = round(value, places) + 0.0
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(babel.format_decimal(value, pattern, locale=self.locale)).replace("-", MINUS)

    def number(self, value: float, digits: int = 2) -> str:
        """Return a number with two digits that matter: 0.48, 12, 4,800."""
        if not math.isfinite(value):
            return NOTHING
        if _HUGE > abs(value) >= 10**digits:
            place = math.floor(math.log10(abs(value)))
            return self.fixed(round(value, max(digits, 3) - 1 - place) if place > 2 else value, 0)
        return self.fixed(value, decimals(value, digits) if abs(value) < _HUGE else 0)

    def exact(self, value: float) -> str:
        """Return a number that somebody gave, with all its decimals up to six and no zeros after them: 4, 0.15, 2.5."""
        if not math.isfinite(value):
            return NOTHING
        places = next((places for places in range(6) if abs(round(value, places) - value) < 1e-9 * max(1.0, abs(value))), 6)
        return self.fixed(value, places)

    def signed(self, value: float, digits: int = 2) -> str:
        """Return a difference with its sign."""
        text = self.number(value, digits)
        return "+" + text if math.isfinite(value) and value > 0 and any(sign in text for sign in "123456789") else text

    def percent(self, value: float) -> str:
        """Return a share, 0..1, as a whole percentage; one decimal below 10 %."""
        if not math.isfinite(value):
            return NOTHING
        text = self.fixed(100 * value, 1 if 0 < abs(value) < 0.0995 else 0)
        return f"{text}%"

    def estimate(self, mean: float, low: float, high: float, *, percent: bool = False) -> tuple[str, str, str]:
        """Return a mean and the ends of its interval with the same decimals, so many that the interval can be seen."""
        scale = 100.0 if percent else 1.0
        mean, low, high = mean * scale, low * scale, high * scale
        places = decimals(mean)
        width = high - low
        if math.isfinite(width) and width > 0:
            largest = decimals(max(abs(mean), abs(low), abs(high)))
            places = min(6, largest + 2, max(largest, decimals(width / 2, 1)))
            if abs(mean) >= 10:
                places = min(places, 1)
        sign = "%" if percent else ""
        return tuple(self.fixed(value, places) + (sign if math.isfinite(value) else "") for value in (mean, low, high))  # type: ignore[return-value]

    def change(self, difference: float, low: float, high: float) -> tuple[str, str, str]:
        """Return a difference and the ends of its interval with their signs and the same decimals, so many that the interval can be seen."""
        half = (high - low) / 2
        places = decimals(half, 1) if math.isfinite(half) and half > 0 else decimals(difference)
        if math.isfinite(half) and half > 0:
            largest = max(abs(low), abs(high))
            places = min(max(places, decimals(largest, 1)), decimals(largest) + 1)
        texts = [self.fixed(value, places) for value in (difference, low, high)]
        plus = [value > 0 and any(sign in text for sign in "123456789") for value, text in zip((difference, low, high), texts, strict=True)]
        return tuple("+" + text if sign else text for text, sign in zip(texts, plus, strict=True))  # type: ignore[return-value]

    def of_100(self, share: float) -> str:
        """Return a share as natural frequency, 0..100; never 0 or 100 for what did or did not happen at least once."""
        if not math.isfinite(share):
            return NOTHING
        count = round(100 * share)
        return str(max(1, min(99, count)) if 0 < share < 1 else count)

    def money(self, value: float, currency: str) -> str:
        """Return an amount in short: Rp12,5 jt; IDR 12.5 million."""
        if not math.isfinite(value):
            return NOTHING
        if not 1e6 <= abs(value) < _HUGE:
            return self.money_exactly(value, currency)
        power = math.floor(math.log10(abs(value)))
        value = round(value, 2 - power)
        places = max(0, min(2, 2 - power % 3))
        short = babel.format_compact_decimal(
            value, format_type="short" if self.language == "id" else "long", locale=self.locale, fraction_digits=places
        )
        return str(self._with_symbol(str(short).replace("-", MINUS), currency))

    def money_exactly(self, value: float, currency: str) -> str:
        """Return an amount in full, without cents where it has none to speak of: Rp12.500.000."""
        return self._with_symbol(self.fixed(value, 0 if abs(value) >= 100 else 2), currency) if math.isfinite(value) else NOTHING

    def _with_symbol(self, amount: str, currency: str) -> str:
        symbol = str(babel.get_currency_symbol(currency, locale=self.locale))
        return f"{symbol}{_SPACE}{amount}" if len(symbol) > 2 else f"{symbol}{amount}"

    def date(self, day: date) -> str:
        """Return a date in full: 24 November 2026."""
        return str(format_date(day, "long", locale=self.locale))

    def join(self, parts: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return a list in words: a, b and c; with style "or": a, b or c."""
        return str(lists.format_list(list(parts), style=style, locale=self.locale))
