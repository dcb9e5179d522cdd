"""Who leads, and who cannot be told apart from whom: plans are never ranked by noise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.report import clearly, gains
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.report.data import Data
    from partnership_sim.studies.goals import Goal

CHOOSE, EQUAL, NONE_BETTER, DO_NOTHING, ONLY_ONE, ONE_RUN, UNDEFINED = (
    "choose",
    "equal",
    "none better",
    "do nothing",
    "only one",
    "one run",
    "undefined",
)


@dataclass(frozen=True)
class Ranking:
    """The plans by one goal.

    Parameters
    ----------
    verdict : str
        Which of the answers above holds.
    order : tuple of str
        Plans with a defined mean, best mean first, "No programme" among them.
    rank : dict of str to int
        One more than the number of plans that are clearly better.
    chosen : str
        The plan to speak of: of those that clearly beat "No programme" and cannot be told apart from the best of them, the cheapest.
    group : tuple of str
        Those plans, the best first; where none clearly beats "No programme", the programmes that cannot be told apart from the best mean.
    unsure : tuple of str
        Programmes outside the group that are not clearly behind its best: they may do as well, but do not clearly beat "No programme".
    """

    verdict: str
    order: tuple[str, ...]
    rank: dict[str, int]
    chosen: str
    group: tuple[str, ...]
    unsure: tuple[str, ...] = ()


def behind(data: Data, plan: str, leader: str, goal: Goal) -> bool:
    """Return whether a plan is clearly behind another by a goal."""
    return clearly.sign(data.versus(leader, plan, goal.name, goal.at), goal.better) > 0


def by(data: Data, goal: Goal | None) -> Ranking:
    """Rank the plans of a folder by a goal."""
    fallback = data.programmes[0] if data.programmes else NO_PROGRAMME
    if goal is None:
        return Ranking(ONLY_ONE if not data.programmes else UNDEFINED, (), {}, fallback, ())
    means = {plan: data.estimate(plan, goal.name, goal.at).mean for plan in data.plans}
    order = sorted((plan for plan in data.plans if math.isfinite(means[plan])), key=lambda plan: -goal.better * means[plan])
    rank = {plan: 1 + sum(behind(data, plan, other, goal) for other in order) for plan in order}
    programmes = [plan for plan in order if plan != NO_PROGRAMME]
    if not programmes:
        return Ranking(ONLY_ONE if not data.programmes else UNDEFINED, tuple(order), rank, fallback, ())
    best = gains.leaders(data, programmes, goal)
    group = best or [plan for plan in programmes if not behind(data, plan, programmes[0], goal)]
    unsure = [plan for plan in programmes if best and plan not in best and not behind(data, plan, best[0], goal)]
    verdict = _verdict(data, goal, programmes, best)
    chosen = programmes[0] if verdict == ONE_RUN else min(group, key=lambda plan: (data.cost(plan), group.index(plan)))
    return Ranking(verdict, tuple(order), rank, chosen, tuple(group), tuple(unsure))


def _verdict(data: Data, goal: Goal, programmes: Sequence[str], best: Sequence[str]) -> str:
    if data.replicates < 2:
        return ONE_RUN
    if not best:
        return DO_NOTHING if all(behind(data, plan, NO_PROGRAMME, goal) for plan in programmes) else NONE_BETTER
    return CHOOSE if len(best) == 1 else EQUAL
