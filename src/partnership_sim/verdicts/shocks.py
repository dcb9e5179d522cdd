"""What the scenario's own shocks cost a plan over its runs: the same runs without them, under the same luck."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from partnership_sim.metrics import clearly
from partnership_sim.results.columns import SHOCK_COSTS
from partnership_sim.studies.shock_costs import ALL
from partnership_sim.studies.what_if import MOST_REPLICATES
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables


@dataclass(frozen=True)
class WithoutShock:
    """A shock that is left out.

    Parameters
    ----------
    entry : int
        Which of the scenario's shocks, from 1; 0: all together.
    name : str
        Of the shock; "" of all.
    month : int or None
        In which it comes; None of one at a rate, and of all.
    difference, low, high : float
        By how much the goal is higher without it, with its interval.
    sign : int
        Better without it (1) or worse (-1), clearly and by what matters; or neither (0).
    equal : bool
        Whether the difference is known to be smaller than any that matters.
    """

    entry: int
    name: str
    month: int | None
    difference: float
    low: float
    high: float
    sign: int
    equal: bool


@dataclass(frozen=True)
class Shocks:
    """What the scenario's shocks cost a plan.

    Parameters
    ----------
    plan, goal, at : str
        Who is spoken of, by which goal, and when that is judged.
    runs : int
        From the first so many come the differences.
    without : tuple of WithoutShock
        All together first, where there are several.
    """

    plan: str
    goal: str
    at: str
    runs: int
    without: tuple[WithoutShock, ...]


def of(tables: Tables, plan: str, goal: Goal | None) -> Shocks | None:
    """Return what the scenario's shocks cost a plan by a goal; None where it was not run without them, or they are none."""
    if goal is None or not tables.source.has(SHOCK_COSTS.file):
        return None
    table = tables.source.table(SHOCK_COSTS.file)
    keys = zip(table["plan"], table["metric"], table["at"], strict=True)
    wanted = [row for row, key in enumerate(keys) if key == (plan, goal.name, goal.at)]
    found, smallest, runs = [], matters.least(tables, goal.name, goal.at), min(tables.replicates, MOST_REPLICATES)
    known = matters.can_be_known(runs, goal.name, smallest)
    for row in wanted:
        entry = int(table["entry"][row])
        difference, low, high = (float(table[name][row]) for name in ("difference", "low", "high"))
        if math.isfinite(difference):
            shock = None if entry == ALL else tables.scenario.shocks[entry - 1]
            name, month = (shock.shock, shock.month) if shock is not None else ("", None)
            one = WithoutShock(entry, name, month, difference, low, high, sign=0, equal=False)
            equal = known and clearly.equal(one, smallest)
            found.append(replace(one, sign=clearly.sign(one, goal.better, smallest), equal=equal))
    return Shocks(plan, goal.name, goal.at, runs, tuple(found)) if found else None
