"""What a plan gains over "No programme": whether it counts, what of it is left, and which plans gain most."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.metrics.clearly import BETTER, EQUAL, sign
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables, Versus

#: Of a gain so much left, or less, is nothing; so much or more has held; more than that has grown.
NOTHING_LEFT, HELD, GROWN = 0.05, 0.9, 1.1
#: What became of a gain: never clear, clearly a loss, clear only at the end, gone, not to be told, partly or wholly there, larger.
NO_GAIN, LOSS, LATE, GONE, UNSURE, PART, ALL, MORE = "no_gain", "loss", "late", "gone", "unsure", "part", "all", "more"
UNKNOWN = "unknown"


def over_nothing(tables: Tables, plan: str, goal: Goal) -> Versus:
    """Return a plan against "No programme" by a goal."""
    return tables.versus(plan, NO_PROGRAMME, goal.name, goal.at)


def gains(tables: Tables, plan: str, goal: Goal) -> bool:
    """Return whether a plan is better than "No programme", clearly and by what matters."""
    return matters.case(tables, plan, NO_PROGRAMME, goal) == BETTER


def against_none(tables: Tables, goal: Goal) -> dict[str, str]:
    """Return of every programme whether it is better than none, practically equal, worse, or not to be told apart from it."""
    return {plan: matters.case(tables, plan, NO_PROGRAMME, goal) for plan in tables.programmes}


def leaders(tables: Tables, plans: Iterable[str], goal: Goal) -> list[str]:
    """Return those of the plans that gain most over none, the best first: the best, and those that it does not clearly beat by what matters."""
    goal = replace(goal, better=goal.better or 1)
    gaining = [plan for plan in plans if gains(tables, plan, goal)]
    gaining.sort(key=lambda plan: -goal.better * over_nothing(tables, plan, goal).difference)
    return [plan for plan in gaining if plan == gaining[0] or matters.case(tables, gaining[0], plan, goal) != BETTER]


def alike(tables: Tables, leaders: Sequence[str], goal: Goal) -> bool:
    """Return whether all leaders are known to be practically equal to the first; else some cannot be told apart from it."""
    goal = replace(goal, better=goal.better or 1)
    return len(leaders) > 1 and all(matters.case(tables, plan, leaders[0], goal) == EQUAL for plan in leaders[1:])


def most(tables: Tables, plan: str, plans: Iterable[str], goal: Goal) -> bool:
    """Return whether no other of the plans has a larger mean gain over none, clear or not."""
    better = goal.better or 1
    own = better * over_nothing(tables, plan, goal).difference
    return all(not better * over_nothing(tables, other, goal).difference > own for other in plans)


class Kept(NamedTuple):
    """What became of a gain after the programme: which of the cases, and the share of it that is left (NaN where that says nothing)."""

    case: str
    share: float = math.nan


def kept(then: Versus, now: Versus, better: int, least: tuple[float, float]) -> Kept:
    """Judge a gain over none at the end (`now`) against that at programme end (`then`); a share is told only where both count.

    `least` are the smallest differences that matter at the two moments.
    """
    start, end = sign(then, better, least[0]), sign(now, better, least[1])
    if not math.isfinite(then.low + then.high + now.low + now.high):
        return Kept(UNKNOWN)
    if start <= 0:
        return Kept(LOSS if start else LATE if end > 0 else NO_GAIN)
    share = now.difference / then.difference
    if end <= 0:
        return Kept(GONE, 0.0) if end or share <= NOTHING_LEFT else Kept(UNSURE)
    return Kept(MORE if share > GROWN else ALL if share >= HELD else PART, share)


def then_and_now(tables: Tables, plan: str, name: str) -> tuple[Versus, Versus]:
    """Return a plan's gain over none by a measure, at programme end and at the end."""
    then, now = (tables.versus(plan, NO_PROGRAMME, name, at) for at in (PROGRAMME_END, END))
    return then, now
