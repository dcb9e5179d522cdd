"""Small sums that several phases need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def sat(y: float) -> float:
    return y / (1.0 + y)


def filled(y: float) -> float:
    return 1.0 - math.exp(-y)


def clip(x: float) -> float:
    return min(1.0, max(0.0, x))


def half_up(x: float) -> int:
    return math.floor(x + 0.5)


def over(numerator: float, divisor: float) -> float:
    """Return a quotient, NaN where the divisor is 0."""
    return numerator / divisor if divisor != 0 else math.nan


def mean(values: Iterable[float]) -> float:
    """Return the mean, NaN of nothing."""
    numbers = list(values)
    return over(math.fsum(numbers), len(numbers))


def within(carry: float, expected: float) -> float:
    """Return min(1, carry / expected), which is 1 if nothing is expected."""
    return 1.0 if expected == 0 else min(1.0, carry / expected)


def weighted(pairs: Iterable[tuple[float, float]]) -> float:
    """Return the mean of values by their weights (weight, value), NaN of nothing."""
    numbers = list(pairs)
    return over(math.fsum(weight * value for weight, value in numbers), math.fsum(weight for weight, _ in numbers))
