"""Which plans are best, and which cannot be told apart: never a ranking by noise."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Group = tuple[str, ...]


def groups(scores: Mapping[str, float], apart: Callable[[str, str], bool], cost: Mapping[str, float]) -> tuple[Group, ...]:
    """Return plans in groups, best first; inside a group from the cheapest.

    Parameters
    ----------
    scores : mapping of str to float
        Plan -> mean of the goal, larger is better; plans without a defined one come last, in a group of their own.
    apart : callable
        Whether the replicates tell a plan apart from the leader of a group (the interval of the paired difference excludes 0).
    cost : mapping of str to float
        Plan -> mean cost.

    Returns
    -------
    tuple of tuple of str
        The leader of the first group is the plan with the best mean; who cannot be told apart from it belongs to its group; of the rest the
        best leads the next group, and so on.
    """
    left = sorted((plan for plan, score in scores.items() if math.isfinite(score)), key=lambda plan: -scores[plan])
    found: list[Group] = []
    while left:
        leader = left[0]
        group = [leader, *(plan for plan in left[1:] if not apart(plan, leader))]
        found.append(tuple(sorted(group, key=lambda plan: _price(cost, plan))))
        left = [plan for plan in left if plan not in group]
    unknown = tuple(plan for plan, score in scores.items() if not math.isfinite(score))
    return (*found, unknown) if unknown else tuple(found)


def _price(cost: Mapping[str, float], plan: str) -> float:
    price = cost.get(plan, math.nan)
    return price if math.isfinite(price) else math.inf


def cheapest(plans: Sequence[str], cost: Mapping[str, float]) -> str:
    """Return the cheapest of some plans, the first on ties."""
    return min(plans, key=lambda plan: _price(cost, plan))
