"""When a difference counts as clear: the one rule by which everything is judged."""

from __future__ import annotations

from typing import Protocol


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


def clear(low: float, high: float) -> bool:
    """Return whether an interval is known and leaves out 0."""
    return low > 0 or high < 0


def sign(found: Between, better: int) -> int:
    """Return 1 for a clear gain, -1 for a clear loss, 0 for neither; `better`: 1 if more is better, -1 if less is."""
    if not clear(found.low, found.high):
        return 0
    return 1 if found.difference * better > 0 else -1
