"""What breaks a plan, and what would change the answer: one plan in every world that was tried."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.declare import PARAMETERS
from partnership_sim.results.columns import NO_PROGRAMME, RUN
from partnership_sim.studies.threats import SHOCK, shock_of
from partnership_sim.studies.what_if import BUDGET
from partnership_sim.verdicts import matters
from partnership_sim.verdicts.tables import HOLDS
from partnership_sim.verdicts.worlds import IS_LOWER, IS_SHOCK, IS_UPPER, Struck, World, world_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.trials import Duel, Trial, Trials

__all__ = ["BUDGET", "IS_LOWER", "IS_SHOCK", "IS_UPPER", "SHOCK", "Struck", "WhatIf", "World", "of", "shock_of"]

#: So many parameters at most are called those that matter most.
MATTER = 8


@dataclass(frozen=True)
class Without:
    """What the same change does without a programme.

    Parameters
    ----------
    before, mean : float
        Of the goal without the change and under it.
    median : float
        Of its runs under the change.
    difference, low, high : float
        From "No programme" unchanged.
    holds, held : float
        In what share of the runs the partnership holds under the change, and without it; NaN where that was not tried.
    """

    before: float
    mean: float
    median: float
    difference: float
    low: float
    high: float
    holds: float
    held: float


@dataclass(frozen=True)
class Tried:
    """What a change does to a plan by the first goal.

    Parameters
    ----------
    world : World
    runs : int
        Of so many runs are all its numbers.
    before, mean : float
        Of the goal without the change and under it.
    median : float
        Of its runs under the change.
    difference, low, high : float
        From the plan unchanged.
    unused : bool
        Whether it is a parameter that does exactly nothing under this plan.
    holds, held : float
        In what share of the runs the partnership holds under the change, and without it; NaN where that was not tried.
    without : Without or None
        "No programme" under the same change; None where it was not tried, or is the plan.
    """

    world: World
    runs: int
    before: float
    mean: float
    median: float
    difference: float
    low: float
    high: float
    unused: bool
    holds: float
    held: float
    without: Without | None


@dataclass(frozen=True)
class Breaking:
    """A change under which the partnership clearly holds less often: shares of the runs with it, and of the same runs without."""

    world: World
    runs: int
    holds: float
    before: float


@dataclass(frozen=True)
class Blow:
    """The one thing that harms a plan most.

    Parameters
    ----------
    effect : Tried
    breaking : Breaking or None
        Where it makes the partnership hold less often.
    worse : bool
        Whether it is clearly worse by the goal, too.
    """

    effect: Tried
    breaking: Breaking | None
    worse: bool


@dataclass(frozen=True)
class Rival:
    """The best other plan in a world that was tried.

    Parameters
    ----------
    world : World
    plan : str
    own, other : float
        The means of the plan that is spoken of, and of the other, over the same runs.
    ahead : float
        By how much the other is better, whatever the good direction; below 0 it is behind.
    doubt : float
        Half the interval of that.
    clear : bool
        Whether it clearly is ahead.
    """

    world: World
    plan: str
    own: float
    other: float
    ahead: float
    doubt: float
    clear: bool


@dataclass(frozen=True)
class WhatIf:
    """A plan under everything that was tried.

    Parameters
    ----------
    plan : str
        The chosen plan if it was tried, else the first that was.
    plans : tuple of str
        Those that were tried.
    runs : int
        So many runs were tried under each change, the first ones.
    tried : tuple of Tried
        In the order of the table; without budgets.
    skewed : bool
        Whether under some change the mean of this plan, or of "No programme", is far from the median of its runs.
    median, median_without : float
        Of the same runs unchanged, of this plan and of "No programme"; NaN where not known.
    least : float
        The smallest difference that matters by the goal.
    harm : tuple of Tried
        What clearly, and by what matters, harms it by the goal, the most harmful first.
    breaking : tuple of Breaking
        What clearly breaks the partnership, the worst first.
    blow : Blow or None
        What harms it most, luck aside.
    harmed : bool
        Whether anything harms it, luck included.
    rivals : tuple of Rival
        Every world that was tried with another plan too.
    overtaken : tuple of Rival
        Those in which the other clearly leads, the clearest first.
    calm : tuple of str
        Changes that at neither end do anything that matters.
    matter : dict of str to float
        The parameters that do most, by the largest difference that either end makes; the largest first.
    """

    plan: str
    plans: tuple[str, ...]
    runs: int
    tried: tuple[Tried, ...]
    skewed: bool
    median: float
    median_without: float
    least: float
    harm: tuple[Tried, ...]
    breaking: tuple[Breaking, ...]
    blow: Blow | None
    harmed: bool
    rivals: tuple[Rival, ...]
    overtaken: tuple[Rival, ...]
    calm: tuple[str, ...]
    matter: dict[str, float]


def of(trials: Trials, chosen: str, goal: Goal | None) -> WhatIf | None:
    """Return what changes do to the chosen plan, or to the first that was tried; None where nothing was."""
    plan = chosen if chosen in trials.plans else next((one for one in trials.plans if one != NO_PROGRAMME), NO_PROGRAMME)
    rows = trials.of(plan, goal.name, goal.at) if goal else []
    if goal is None or not rows:
        return None
    holds = {one.key: one for one in trials.of(plan, HOLDS.name, RUN)}
    told = {one.key: _tried(trials, plan, goal, one, holds) for one in rows}
    harm, breaking, calm = trials.harm(plan, goal), trials.breaking(plan), trials.calm(plan, goal)
    return WhatIf(
        plan=plan,
        plans=trials.plans,
        runs=trials.runs,
        tried=tuple(told.values()),
        skewed=trials.skewed((plan, NO_PROGRAMME), goal),
        median=_median(trials, plan, goal),
        median_without=_median(trials, NO_PROGRAMME, goal),
        least=matters.least(trials.tables, goal.name, goal.at),
        harm=tuple(told[one.key] for one in harm),
        breaking=tuple(_breaking(trials, one) for one in breaking),
        blow=_blow(trials, plan, goal, told),
        harmed=bool(harm or breaking),
        rivals=tuple(_rival(trials, duel) for duel in trials.duels(plan, goal)),
        overtaken=tuple(_rival(trials, duel) for duel in trials.leaders(plan, goal)),
        calm=tuple(calm),
        matter=_matter(rows, calm),
    )


def _tried(trials: Trials, plan: str, goal: Goal, one: Trial, holds: Mapping[tuple[str, float], Trial]) -> Tried:
    kept = _shares(holds.get(one.key))
    return Tried(
        world=world_of(trials, one),
        runs=one.runs,
        before=one.before,
        mean=one.mean,
        median=one.median,
        difference=one.difference,
        low=one.low,
        high=one.high,
        unused=trials.unused(plan, one),
        holds=kept[0],
        held=kept[1],
        without=_without(trials, goal, one) if plan != NO_PROGRAMME else None,
    )


def _without(trials: Trials, goal: Goal, one: Trial) -> Without | None:
    none = trials.without(one, goal.name, goal.at)
    if none is None:
        return None
    shares = _shares(trials.without(one, HOLDS.name, RUN))
    return Without(none.before, none.mean, none.median, none.difference, none.low, none.high, *shares)


def _median(trials: Trials, plan: str, goal: Goal) -> float:
    one = trials.unchanged(plan, goal.name, goal.at)
    return math.nan if one is None else one.median


def _shares(kept: Trial | None) -> tuple[float, float]:
    """Return in what share of the runs the partnership holds under a change, and without it."""
    return (math.nan, math.nan) if kept is None else (kept.mean, kept.before)


def _breaking(trials: Trials, one: Trial) -> Breaking:
    return Breaking(world_of(trials, one), one.runs, one.mean, one.before)


def _rival(trials: Trials, duel: Duel) -> Rival:
    own = duel.best.before  # of the runs in which both plans are defined
    return Rival(world_of(trials, duel.trial), duel.other, own, duel.best.mean, duel.ahead, duel.doubt, duel.clear)


def _blow(trials: Trials, plan: str, goal: Goal, told: Mapping[tuple[str, float], Tried]) -> Blow | None:
    found = trials.blow(plan, goal)
    if found is None:
        return None
    breaking = _breaking(trials, found.holds) if found.holds else None
    return Blow(told[found.effect.key], breaking, goal.name != HOLDS.name and trials.sign(found.effect, goal) < 0)


def _matter(rows: Iterable[Trial], calm: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in rows:
        if one.change in PARAMETERS and one.change not in calm and abs(one.difference) >= abs(found.get(one.change, 0.0)):
            found[one.change] = one.difference
    order = sorted(found, key=lambda name: (-abs(found[name]), name))
    return {name: found[name] for name in order[:MATTER]}
