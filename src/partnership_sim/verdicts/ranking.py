"""Who leads, and who is practically equal to whom, or cannot be told apart: plans are never ranked by noise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.metrics.clearly import BETTER
from partnership_sim.metrics.clearly import EQUAL as EQUAL_BY
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.goals import ranked
from partnership_sim.verdicts import gains, matters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables

#: One plan does best; several are practically equal, or some of them cannot be told apart; no plan beats none; each does worse than none;
#: there is one alone; one run decides nothing; no goal could be measured.
CHOOSE, EQUAL, NOT_APART, NONE_BETTER, DO_NOTHING, ONLY_ONE, ONE_RUN, UNDEFINED = (
    "choose",
    "equal",
    "not_apart",
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
        Plans with a defined mean, best mean first over the runs that they share, "No programme" among them.
    rank : dict of str to int
        One more than the number of plans that are better, clearly and by what matters.
    chosen : str
        The plan to speak of: of those that beat "No programme" and are not behind the best of them, the cheapest.
    group : tuple of str
        Those plans, the best first; where none beats "No programme", the programmes that are not behind the best mean.
    equal : tuple of str
        Those of the group that are known to be practically equal to its best; the others cannot be told apart from it.
    unsure : tuple of str
        Programmes outside the group that are not clearly behind its best: they may do as well, but do not clearly beat "No programme".
    """

    case: str
    order: tuple[str, ...]
    rank: dict[str, int]
    chosen: str
    group: tuple[str, ...]
    equal: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def next(self) -> str | None:
        """The best of the programmes that are all clearly behind the one best plan; None where there is no such order."""
        rest = [plan for plan in self.order if plan not in {NO_PROGRAMME, *self.group}]
        return rest[0] if rest and len(self.group) == 1 and not self.unsure else None


def behind(tables: Tables, plan: str, leader: str, goal: Goal) -> bool:
    """Return whether a plan is behind another by a goal, clearly and by what matters."""
    return matters.case(tables, leader, plan, goal) == BETTER


def by(tables: Tables, goal: Goal | None) -> Ranking:
    """Rank the plans by a goal."""
    fallback = tables.programmes[0] if tables.programmes else NO_PROGRAMME
    if goal is None:
        return Ranking(ONLY_ONE if not tables.programmes else UNDEFINED, (), {}, fallback, ())
    means = tables.means(goal)
    order = [plan for plan in ranked(means, goal.better) if math.isfinite(means[plan])]
    rank = {plan: 1 + sum(behind(tables, plan, other, goal) for other in order) for plan in order}
    programmes = [plan for plan in order if plan != NO_PROGRAMME]
    if not programmes:
        return Ranking(ONLY_ONE if not tables.programmes else UNDEFINED, tuple(order), rank, fallback, ())
    best = gains.leaders(tables, programmes, goal)
    group = best or [plan for plan in programmes if not behind(tables, plan, programmes[0], goal)]
    unsure = [plan for plan in programmes if best and plan not in best and not behind(tables, plan, best[0], goal)]
    equal = [plan for plan in group[1:] if matters.case(tables, plan, group[0], goal) == EQUAL_BY]
    case = _case(tables, goal, programmes, best, equal)
    chosen = programmes[0] if case == ONE_RUN else min(group, key=lambda plan: (tables.cost(plan), group.index(plan)))
    return Ranking(case, tuple(order), rank, chosen, tuple(group), tuple(equal), tuple(unsure))


def _case(tables: Tables, goal: Goal, programmes: Sequence[str], best: Sequence[str], equal: Sequence[str]) -> str:
    if tables.replicates < 2:
        return ONE_RUN
    if not best:
        return DO_NOTHING if all(behind(tables, plan, NO_PROGRAMME, goal) for plan in programmes) else NONE_BETTER
    if len(best) == 1:
        return CHOOSE
    return EQUAL if len(equal) == len(best) - 1 else NOT_APART
