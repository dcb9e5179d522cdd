"""Who leads, and who cannot be told apart from whom: plans are never ranked by noise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import clearly, gains

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables

CHOOSE, EQUAL, NONE_BETTER, DO_NOTHING, ONLY_ONE, ONE_RUN, UNDEFINED = (
    "choose",
    "equal",
    "none_better",
    "do_nothing",
    "only_one",
    "one_run",
    "undefined",
)


@dataclass(frozen=True)
class Ranking:
    """The plans by one goal.

    Parameters
    ----------
    case : str
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

    case: str
    order: tuple[str, ...]
    rank: dict[str, int]
    chosen: str
    group: tuple[str, ...]
    unsure: tuple[str, ...] = ()

    @property
    def next(self) -> str | None:
        """The best of the programmes that are all clearly behind the one best plan; None where there is no such order."""
        rest = [plan for plan in self.order if plan not in {NO_PROGRAMME, *self.group}]
        return rest[0] if rest and len(self.group) == 1 and not self.unsure else None


def behind(tables: Tables, plan: str, leader: str, goal: Goal) -> bool:
    """Return whether a plan is clearly behind another by a goal."""
    return clearly.sign(tables.versus(leader, plan, goal.name, goal.at), goal.better) > 0


def by(tables: Tables, goal: Goal | None) -> Ranking:
    """Rank the plans by a goal."""
    fallback = tables.programmes[0] if tables.programmes else NO_PROGRAMME
    if goal is None:
        return Ranking(ONLY_ONE if not tables.programmes else UNDEFINED, (), {}, fallback, ())
    means = {plan: tables.estimate(plan, goal.name, goal.at).mean for plan in tables.plans}
    order = sorted((plan for plan in tables.plans if math.isfinite(means[plan])), key=lambda plan: -goal.better * means[plan])
    rank = {plan: 1 + sum(behind(tables, plan, other, goal) for other in order) for plan in order}
    programmes = [plan for plan in order if plan != NO_PROGRAMME]
    if not programmes:
        return Ranking(ONLY_ONE if not tables.programmes else UNDEFINED, tuple(order), rank, fallback, ())
    best = gains.leaders(tables, programmes, goal)
    group = best or [plan for plan in programmes if not behind(tables, plan, programmes[0], goal)]
    unsure = [plan for plan in programmes if best and plan not in best and not behind(tables, plan, best[0], goal)]
    case = _case(tables, goal, programmes, best)
    chosen = programmes[0] if case == ONE_RUN else min(group, key=lambda plan: (tables.cost(plan), group.index(plan)))
    return Ranking(case, tuple(order), rank, chosen, tuple(group), tuple(unsure))


def _case(tables: Tables, goal: Goal, programmes: Sequence[str], best: Sequence[str]) -> str:
    if tables.replicates < 2:
        return ONE_RUN
    if not best:
        return DO_NOTHING if all(behind(tables, plan, NO_PROGRAMME, goal) for plan in programmes) else NONE_BETTER
    return CHOOSE if len(best) == 1 else EQUAL
