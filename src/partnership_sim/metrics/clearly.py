"""When a difference counts: the one rule by which everything is judged.

It has to be clear, and at least the smallest difference that matters by the measure (`declare.Matters`). One that is known to be smaller is
practically none; of any other it is not known.
"""

from __future__ import annotations

import math
from typing import NamedTuple, Protocol

#: One thing beside another: better or worse by what matters, practically equal, or not to be told apart from it.
BETTER, EQUAL, UNCLEAR, WORSE = "better", "equal", "unclear", "worse"


class Between(Protocol):
    """A difference with the ends of its 95% interval; NaN where undefined."""

    @property
    def difference(self) -> float:
        """The mean difference."""
        ...

    @property
    def low(self) -> float:
        """The lower end."""
        ...

    @property
    def high(self) -> float:
        """The upper end."""
        ...


class Change(NamedTuple):
    """A difference that was worked out here."""

    difference: float
    low: float
    high: float


def clear(low: float, high: float) -> bool:
    """Return whether an interval is known and leaves out 0."""
    return low > 0 or high < 0


def sign(found: Between, better: int, least: float) -> int:
    """Return 1 for a gain that counts, -1 for a loss, 0 for neither.

    Parameters
    ----------
    found : Between
    better : int
        1 if more is better, -1 if less is.
    least : float
        The smallest difference that matters.
    """
    if not clear(found.low, found.high) or abs(found.difference) < least:
        return 0
    return 1 if found.difference * better > 0 else -1


def equal(found: Between, least: float) -> bool:
    """Return whether a difference is known to be smaller than any that matters: its interval lies within."""
    within = math.isfinite(found.low + found.high) and -least <= found.low and found.high <= least
    return within and not sign(found, 1, least)


def case(found: Between, better: int, least: float) -> str:
    """Return whether one thing is better than another, worse, practically equal, or not to be told apart from it."""
    counts = sign(found, better, least)
    if counts:
        return BETTER if counts > 0 else WORSE
    return EQUAL if equal(found, least) else UNCLEAR
