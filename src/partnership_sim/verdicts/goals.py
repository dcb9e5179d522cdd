"""Every plan by every goal: its level, what it gains over none, how often, and how skewed its runs are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.metrics.clearly import BETTER, WORSE
from partnership_sim.metrics.declared import declared
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import certainty, gains, matters, skew

if TYPE_CHECKING:
    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.certainty import Chance
    from partnership_sim.verdicts.tables import Estimate, Tables, Versus


@dataclass(frozen=True)
class Standing:
    """A plan by a goal.

    Parameters
    ----------
    level : Estimate
    median : float
        Of its runs.
    skewed : int
        -1 where the median of the runs, or of what they gain, is far below the mean, 1 where it is far above, else 0; 0 of what is 0 or 1 in a run.
    median_gain : float
        The median, over runs, of what it gains over "No programme"; NaN of that plan itself.
    gain : Versus or None
        Over "No programme"; None of that plan itself.
    against_none : str or None
        "better" or "worse" than "No programme", practically "equal", or "unclear".
    chance : Chance or None
        How often it does better than "No programme".
    """

    level: Estimate
    median: float
    skewed: int
    median_gain: float
    gain: Versus | None
    against_none: str | None
    chance: Chance | None


@dataclass(frozen=True)
class ByGoal:
    """The plans by one goal.

    Parameters
    ----------
    name, at : str
        A metric or outcome, and when it is judged.
    better : int
        1 if more is better, -1 if less is.
    measured : bool
        Whether it could be measured for some plan.
    plans : dict of str to Standing
    least : float
        The smallest difference that matters.
    leaders : tuple of str
        Those that clearly gain most over none: the best, and who cannot be told apart from it; the best first.
    alike : bool
        Whether all leaders are known to be practically equal; False, too, of one or none.
    most : bool
        Whether no programme has a larger mean gain than the first leader, clear or not.
    """

    name: str
    at: str
    better: int
    measured: bool
    plans: dict[str, Standing]
    least: float
    leaders: tuple[str, ...]
    alike: bool
    most: bool

    def gains(self) -> dict[str, Versus]:
        """Return the programmes' gains over none, defined or not."""
        return {plan: one.gain for plan, one in self.plans.items() if one.gain is not None}


def of(tables: Tables, goal: Goal, order: tuple[str, ...]) -> ByGoal:
    """Judge all plans by a goal; plans that gain exactly the same stand in `order`."""
    cases = gains.against_none(tables, goal)
    plans = {plan: _standing(tables, goal, plan, cases.get(plan)) for plan in tables.plans}
    ranked = [*order, *(plan for plan in tables.plans if plan not in order)]
    compared = [plan for plan in ranked if (one := plans[plan].gain) is not None and math.isfinite(one.difference)]
    leaders = gains.leaders(tables, compared, goal)
    most = bool(leaders) and gains.most(tables, leaders[0], compared, goal)
    alike, least = gains.alike(tables, leaders, goal), matters.least(tables, goal.name, goal.at)
    return ByGoal(goal.name, goal.at, goal.better, tables.measured(goal), plans, least, tuple(leaders), alike, most)


def _standing(tables: Tables, goal: Goal, plan: str, case: str | None) -> Standing:
    level, runs = tables.estimate(plan, goal.name, goal.at), tables.runs(plan, goal)
    runs = runs[~np.isnan(runs)]
    median = float(np.median(runs)) if len(runs) else math.nan
    gaps = goal.better * matters.gaps(tables, plan, NO_PROGRAMME, goal) if plan != NO_PROGRAMME else np.empty(0)
    least = matters.least(tables, goal.name, goal.at)
    skewed = 0 if declared(goal.name).binary else skew.of_runs(runs, least) or skew.of_runs(gaps, least)
    median_gain = float(np.median(gaps)) if len(gaps) else math.nan
    if plan == NO_PROGRAMME:
        return Standing(level, median, skewed, median_gain, None, None, None)
    gain = gains.over_nothing(tables, plan, goal)
    chance = certainty.chance(matters.score(tables, plan, NO_PROGRAMME, goal), {BETTER: 1, WORSE: -1}.get(case or "", 0))
    return Standing(level, median, skewed, median_gain, gain, case, chance)
