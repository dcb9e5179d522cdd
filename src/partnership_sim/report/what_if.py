"""What-ifs: the best plans again, with one assumption changed at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.results.reader import Columns

BUDGET = "budget_scale"
SHOCK = "shock:"


@dataclass(frozen=True)
class Effect:
    """What a change does to a metric of a plan."""

    mean: float
    difference: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval of the difference excludes 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Change:
    """A change of one assumption: a parameter at a value, a shock, or the budget scaled."""

    name: str
    value: float
    upper: bool = True

    @property
    def shock(self) -> str | None:
        """The shock's name, None if it is a parameter."""
        return self.name.removeprefix(SHOCK) if self.name.startswith(SHOCK) else None


NOTHING = Effect(math.nan, math.nan, math.nan, math.nan)


class WhatIf:
    """The table of what-ifs, looked up.

    Parameters
    ----------
    table : mapping
        The columns of what_if.parquet; may be empty.
    """

    def __init__(self, table: Columns) -> None:
        keys = zip(table["plan"], table["change"], map(_key, table["value"]), table["metric"], table["at"], strict=True)
        self._effects = dict(zip(keys, map(Effect, table["mean"], table["difference"], table["low"], table["high"]), strict=True))
        self.plans = tuple(dict.fromkeys(table["plan"]))
        pairs: dict[str, dict[float, None]] = {}
        for name, value in zip(table["change"], table["value"], strict=True):
            pairs.setdefault(name, {})[_key(value)] = None
        self._values: Mapping[str, Sequence[float]] = {name: sorted(values) for name, values in pairs.items()}

    def effect(self, plan: str, change: Change, metric: str, at: str) -> Effect:
        """Return what a change does to a metric of a plan; NaN where it was not computed."""
        return self._effects.get((plan, change.name, change.value, metric, at), NOTHING)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change but those of the budget, lower ends first."""
        return tuple(
            Change(name, value, upper=value == values[-1])
            for name, values in self._values.items()
            if name != BUDGET
            for value in dict.fromkeys((values[0], values[-1]))
        )

    @property
    def scales(self) -> tuple[Change, ...]:
        """The scales of the budget that were run."""
        return tuple(Change(BUDGET, value) for value in self._values.get(BUDGET, ()))


def _key(value: float) -> float:
    return 0.0 if math.isnan(value) else float(value)
