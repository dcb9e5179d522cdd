"""Rounding as readers do it."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

#: From here on numbers are written with a power of ten, and not rounded.
HUGE = 1e15


def half_up(value: float, places: int) -> float:
    """Return a number with so many decimals (below 0: tens, hundreds), halves away from 0 as readers round them."""
    if not math.isfinite(value) or abs(value) >= HUGE:
        return value
    # Fifteen digits: 0.145 that a sum made 0.14499999999999999 is still a half.
    return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
