"""What a plan gains over "No programme": whether it counts, what of it is left, and which plans gain most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END
from partnership_sim.verdicts.clearly import sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables, Versus

#: A difference below this part of a gain is almost nothing beside it.
SMALL = 0.1
#: Of a gain so much left, or less, is nothing; so much or more has held; more than that has grown.
NOTHING_LEFT, HELD, GROWN = 0.05, 0.9, 1.1
#: What became of a gain: never clear, clearly a loss, clear only at the end, gone, not to be told, partly or wholly there, larger.
NO_GAIN, LOSS, LATE, GONE, UNSURE, PART, ALL, MORE = "no_gain", "loss", "late", "gone", "unsure", "part", "all", "more"
UNKNOWN = "unknown"
BETTER, SLIGHT, UNCLEAR, WORSE = "better", "slight", "unclear", "worse"


def over_nothing(tables: Tables, plan: str, goal: Goal) -> Versus:
    """Return a plan against "No programme" by a goal."""
    return tables.versus(plan, NO_PROGRAMME, goal.name, goal.at)


def gains(tables: Tables, plan: str, goal: Goal) -> bool:
    """Return whether a plan is clearly better than "No programme"."""
    return sign(over_nothing(tables, plan, goal), goal.better) > 0


def practically_nothing(difference: float, gain: float) -> bool:
    """Return whether a difference is almost nothing beside what the best gains: whoever decides need not mind it."""
    return abs(difference) < SMALL * abs(gain)


def against_none(tables: Tables, goal: Goal) -> dict[str, str]:
    """Return of every programme whether it is clearly better than none, so by little beside the best, clearly worse, or none of these."""
    found = {plan: over_nothing(tables, plan, goal) for plan in tables.programmes}
    best = leaders(tables, tables.programmes, goal)
    most = max((abs(found[plan].difference) for plan in best), default=0.0)
    cases = {}
    for plan, one in found.items():
        slight = plan not in best and practically_nothing(one.difference, most)
        cases[plan] = {1: SLIGHT if slight else BETTER, 0: UNCLEAR, -1: WORSE}[sign(one, goal.better)]
    return cases


def leaders(tables: Tables, plans: Iterable[str], goal: Goal) -> list[str]:
    """Return those of the plans that clearly gain most over none, the best first: the best, and who cannot be told apart from it."""
    better = goal.better or 1
    found = {plan: over_nothing(tables, plan, goal) for plan in plans}
    gaining = [plan for plan, one in found.items() if sign(one, better) > 0]
    gaining.sort(key=lambda plan: -better * found[plan].difference)
    return [plan for plan in gaining if plan == gaining[0] or not tables.versus(gaining[0], plan, goal.name, goal.at).clear]


def most(tables: Tables, plan: str, plans: Iterable[str], goal: Goal) -> bool:
    """Return whether no other of the plans has a larger mean gain over none, clear or not."""
    better = goal.better or 1
    own = better * over_nothing(tables, plan, goal).difference
    return all(not better * over_nothing(tables, other, goal).difference > own for other in plans)


class Kept(NamedTuple):
    """What became of a gain after the programme: which of the cases, and the share of it that is left (NaN where that says nothing)."""

    case: str
    share: float = math.nan


def kept(then: Versus, now: Versus, better: int) -> Kept:
    """Judge a gain over none at the end (`now`) against that at programme end (`then`); a share is told only where both are clear."""
    start, end = sign(then, better), sign(now, better)
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
