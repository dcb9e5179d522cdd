"""What a plan gains over "No programme": whether it counts, what of it is left, and which plans gain most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.report.data import Data, Versus
    from partnership_sim.studies.goals import Goal

#: A difference below this part of a gain is almost nothing beside it.
SMALL = 0.1
#: A part of the gain of which so much is left, or less, counts as nothing left; so much or more has held.
NOTHING_LEFT, HELD = 0.05, 0.9
BETTER, SLIGHT, UNCLEAR, WORSE = "better", "slight", "unclear", "worse"


def over_nothing(data: Data, plan: str, goal: Goal) -> Versus:
    """Return a plan against "No programme" by a goal."""
    return data.versus(plan, NO_PROGRAMME, goal.name, goal.at)


def sign(versus: Versus, better: int) -> int:
    """Return 1 for a clear gain, -1 for a clear loss, 0 for neither."""
    if not versus.clear:
        return 0
    return 1 if versus.difference * better > 0 else -1


def gains(data: Data, plan: str, goal: Goal) -> bool:
    """Return whether a plan is clearly better than "No programme"."""
    return sign(over_nothing(data, plan, goal), goal.better) > 0


def verdicts(data: Data, goal: Goal) -> dict[str, str]:
    """Return of every programme whether it is clearly better than none, slightly so beside the best, clearly worse, or none of these."""
    found = {plan: over_nothing(data, plan, goal) for plan in data.programmes}
    best = max((one.difference * goal.better for one in found.values() if sign(one, goal.better) > 0), default=0.0)
    words = {}
    for plan, one in found.items():
        slight = one.difference * goal.better < SMALL * best
        words[plan] = {1: SLIGHT if slight else BETTER, 0: UNCLEAR, -1: WORSE}[sign(one, goal.better)]
    return words


def left(then: Versus, now: Versus, better: int) -> float:
    """Return the share of a gain at programme end that is left at the end; NaN where there was no clear gain."""
    return now.difference / then.difference if sign(then, better) > 0 else math.nan


def left_of(data: Data, plan: str, course: Goal) -> float:
    """Return the share of a plan's gain that is left at the end."""
    then, now = (data.versus(plan, NO_PROGRAMME, course.name, at) for at in (PROGRAMME_END, END))
    return left(then, now, course.better)


def leaders(data: Data, plans: Iterable[str], goal: Goal) -> list[str]:
    """Return those of the plans that clearly gain most over none, the best first: the best, and who cannot be told apart from it."""
    better = goal.better or 1
    found = {plan: over_nothing(data, plan, goal) for plan in plans}
    clear = [plan for plan, one in found.items() if sign(one, better) > 0]
    clear.sort(key=lambda plan: -better * found[plan].difference)
    return [plan for plan in clear if plan == clear[0] or not data.versus(clear[0], plan, goal.name, goal.at).clear]
