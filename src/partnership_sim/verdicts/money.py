"""What money buys: each plan at its budget, half and double."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.metrics import clearly
from partnership_sim.results.columns import NO_PROGRAMME, RUN
from partnership_sim.verdicts import gains, matters

if TYPE_CHECKING:
    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables
    from partnership_sim.verdicts.trials import Trials

HALF, OWN, DOUBLE = 0.5, 1.0, 2.0


@dataclass(frozen=True)
class Budget:
    """A plan at a share of its budget.

    Parameters
    ----------
    scale : float
        That share.
    cost : float
        Mean cost, resource units.
    mean, median : float
        Of the goal.
    difference, low, high : float
        From the plan at its own budget.
    sign : int
        Whether it is better (1) or worse (-1) than at its own budget, clearly and by what matters, or neither (0).
    """

    scale: float
    cost: float
    mean: float
    median: float
    difference: float
    low: float
    high: float
    sign: int


@dataclass(frozen=True)
class Money:
    """What money buys by the first goal.

    Parameters
    ----------
    plan : str
        The chosen plan if it was tried, else the first that was.
    runs : int
        Of the first so many runs are all numbers of budgets.
    none, none_median : float
        Mean and median of the goal without a programme, over the same runs; NaN where there is no such plan.
    skewed : bool
        Whether some mean is far from the median of its runs.
    plans : dict
        Plan -> its budgets, the smallest first.
    more_helps : bool
        Whether twice the budget is clearly better for that plan; False, too, where half or double was not tried.
    leaders : tuple of str
        At their own budgets: the plan that clearly gains most, and who cannot be told apart from it; the best first.
    alike : bool
        Whether all leaders are known to be practically equal; False, too, of one or none.
    most : bool
        Whether no other of the plans has a larger mean gain than the first leader, clear or not.
    """

    plan: str
    runs: int
    none: float
    none_median: float
    skewed: bool
    plans: dict[str, tuple[Budget, ...]]
    more_helps: bool
    leaders: tuple[str, ...]
    alike: bool
    most: bool

    def at(self, scale: float) -> Budget | None:
        """Return the plan that is spoken of at a share of its budget; None where that was not tried."""
        return next((one for one in self.plans[self.plan] if one.scale == scale), None)


def of(tables: Tables, trials: Trials, chosen: str, goal: Goal | None) -> Money | None:
    """Return what budgets do; None where no plan was tried with another budget than its own."""
    plans = _budgets(tables, trials, goal) if goal else {}
    if goal is None or not any(len(found) > 1 for found in plans.values()):
        return None
    plan = chosen if chosen in plans else next(iter(plans))
    scales = {one.scale: one for one in plans[plan]}
    helps = HALF in scales and DOUBLE in scales and scales[DOUBLE].sign > 0
    leaders = gains.leaders(tables, plans, goal)
    most = bool(leaders) and gains.most(tables, leaders[0], plans, goal)
    none = trials.unchanged(NO_PROGRAMME, goal.name, goal.at)
    levels = (math.nan, math.nan) if none is None else (none.mean, none.median)
    skewed, alike = trials.skewed((*plans, NO_PROGRAMME), goal), gains.alike(tables, leaders, goal)
    return Money(plan, trials.runs, *levels, skewed, plans, helps, tuple(leaders), alike, most)


def _budgets(tables: Tables, trials: Trials, goal: Goal) -> dict[str, tuple[Budget, ...]]:
    found, least = {}, matters.least(tables, goal.name, goal.at)
    for plan in tables.programmes:
        rows = trials.budgets(plan, goal.name, goal.at)
        costs = trials.budgets(plan, "cost", RUN)
        own = tables.cost(plan)
        if rows:
            # Without a row of its own a budget's cost is the plan's, scaled: an upper bound.
            found[plan] = tuple(
                Budget(
                    scale,
                    costs[scale].mean if scale in costs else own * scale,
                    one.mean,
                    one.median,
                    one.difference,
                    one.low,
                    one.high,
                    clearly.sign(one, goal.better, least),
                )
                for scale, one in sorted(rows.items())
            )
    return found
