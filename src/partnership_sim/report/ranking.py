"""Who leads, and who cannot be told apart from whom: plans are never ranked by noise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.report import gains
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
        Plans of the same rank cannot be told apart from the best of them.
    chosen : str
        The plan to speak of: the leader, or, of those that cannot be told apart from it and clearly beat "No programme", the cheapest.
    group : tuple of str
        Programmes that cannot be told apart from the leader, the leader first.
    """

    verdict: str
    order: tuple[str, ...]
    rank: dict[str, int]
    chosen: str
    group: tuple[str, ...]


def _groups(data: Data, goal: Goal, order: Sequence[str]) -> list[list[str]]:
    """Return the plans in groups: each holds the best plan left and those whose interval against it holds 0."""
    left, groups = list(order), []
    while left:
        leader = left[0]
        group = [leader] + [plan for plan in left[1:] if not data.versus(leader, plan, goal.name, goal.at).clear]
        groups.append(group)
        left = [plan for plan in left if plan not in group]
    return groups


def by(data: Data, goal: Goal | None) -> Ranking:
    """Rank the plans of a folder by a goal."""
    fallback = data.programmes[0] if data.programmes else NO_PROGRAMME
    if goal is None:
        return Ranking(ONLY_ONE if not data.programmes else UNDEFINED, (), {}, fallback, ())
    means = {plan: data.estimate(plan, goal.name, goal.at).mean for plan in data.plans}
    order = sorted((plan for plan in data.plans if math.isfinite(means[plan])), key=lambda plan: -goal.better * means[plan])
    rank, place = {}, 1
    for equal in _groups(data, goal, order):
        rank.update(dict.fromkeys(equal, place))
        place += len(equal)
    programmes = [plan for plan in order if plan != NO_PROGRAMME]
    if not programmes:
        return Ranking(ONLY_ONE if not data.programmes else UNDEFINED, tuple(order), rank, fallback, ())
    group = tuple(_groups(data, goal, programmes)[0])
    better = [plan for plan in group if gains.gains(data, plan, goal)]
    chosen = min(better or group, key=lambda plan: (data.cost(plan), order.index(plan)))
    verdict = _verdict(data, goal, programmes, group)
    return Ranking(verdict, tuple(order), rank, programmes[0] if verdict == ONE_RUN else chosen, group)


def _verdict(data: Data, goal: Goal, programmes: Sequence[str], group: Sequence[str]) -> str:
    if data.replicates < 2:
        return ONE_RUN
    if not any(gains.gains(data, plan, goal) for plan in programmes):
        worse = all(data.versus(plan, NO_PROGRAMME, goal.name, goal.at).clear for plan in programmes)
        return DO_NOTHING if worse else NONE_BETTER
    return CHOOSE if len(group) == 1 else EQUAL
