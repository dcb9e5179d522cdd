"""Tables of which only means and comparisons matter, made without a folder."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.results.columns import NO_PROGRAMME, WHAT_IF
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts.tables import Estimate, Versus

if TYPE_CHECKING:
    from collections.abc import Sequence

SERVICE = Goal("service", "after", 1)
#: plan, change, value, metric, at, difference, half of its interval.
Tried = tuple[str, str, float, str, str, float, float]


class Made:
    """Tables of which only comparisons matter; every paired difference has the same doubt, by every measure."""

    def __init__(self, means, costs=None, *, doubt=0.1, replicates=50, sustained=None, tried: Sequence[Tried] = ()):
        self.levels, self.costs, self.doubt, self.replicates = means, costs or {}, doubt, replicates
        self.sustained = sustained or {}
        self.plans = tuple(means)
        self.programmes = tuple(plan for plan in means if plan != NO_PROGRAMME)
        self.scenario = SimpleNamespace(uncertainties={}, shocks=(), parameters={})
        self.source = SimpleNamespace(table=lambda _: self._table(tried))

    def estimate(self, plan, metric="service", *_):
        return Estimate((self.sustained if metric == "sustained" else self.levels).get(plan, math.nan), math.nan, math.nan)

    def means(self, *_):
        return self.levels

    def versus(self, plan, other, *_):
        difference = self.levels[plan] - self.levels[other]
        return Versus(difference, difference - self.doubt, difference + self.doubt, 0.5)

    def cost(self, plan):
        return self.costs.get(plan, 0.0)

    def _table(self, tried):
        """Return what-ifs of the same runs as the means; against other plans under the same change they have the doubt of all pairs."""
        runs, rows = min(self.replicates, 50), []
        levels = {row[:5]: self.estimate(row[0], row[3]).mean + row[5] for row in tried}
        for plan, change, value, metric, at, difference, half in tried:
            struck = (18, 1, "ngo") if change.startswith("shock:") else (0, 0, "")
            own = levels[plan, change, value, metric, at]
            between = {plan: (difference, half)}
            between |= {
                key[0]: (own - level, self.doubt)
                for key, level in levels.items()
                if key[0] != plan and key[1:] == (change, value, metric, at)
            }
            rows += [
                (plan, other, change, value, *struck, metric, at, runs, own, own, d, d - h, d + h) for other, (d, h) in between.items()
            ]
        columns = list(zip(*rows, strict=True)) or [()] * len(WHAT_IF.columns)
        return {
            name: list(column) if kind == "text" else np.array(column, dtype=float)
            for (name, kind), column in zip(WHAT_IF.columns.items(), columns, strict=True)
        }
