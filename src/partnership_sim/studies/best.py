"""The best plans: who leads by the first goal, and whom it is worth to run again beside the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim import draws
from partnership_sim.metrics import clearly
from partnership_sim.metrics.declared import bounds, declared
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.goals import mean_of_known
from partnership_sim.studies.intervals import paired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.scenario.schema import Plan
    from partnership_sim.studies.collect import Collected

#: So many of the best plans are run again at most; and where one alone leads, so many: it and the next.
MOST, FEWEST = 3, 2


class Best(NamedTuple):
    """The best plans, in the order of the scenario; "No programme" is none of them.

    Attributes
    ----------
    leading : list of Plan
        The best and those that are not behind it, clearly and by what matters.
    all : list of Plan
        These; and the next where there is but one.
    """

    leading: list[Plan]
    all: list[Plan]


def of(collected: Collected, plans: Sequence[Plan]) -> Best:
    """Return the best plans by the first goal."""
    ranked = [name for name in collected.ranked() if name != NO_PROGRAMME][:MOST]
    leading = [name for name in ranked if name == ranked[0] or not _behind(collected, name, ranked[0])]
    every = leading if len(leading) >= FEWEST else ranked[:FEWEST]
    return Best(*([plan for plan in plans if plan.name in names] for names in (leading, every)))


def _behind(collected: Collected, plan: str, leader: str) -> bool:
    """Return whether a plan is behind the leader by the first goal, clearly and by what matters, as verdicts tell it."""
    goal = collected.goals()[0]
    own, ahead = (collected.scores(goal, name)[:, None] for name in (plan, leader))
    luck = draws.of_runs(collected.case.seed, range(collected.replicates))
    found = paired(ahead, own, np.array([float(goal.better)]), bounds([goal.name]), luck=luck)
    lead = clearly.Change(*(float(part[0]) for part in (found.difference, found.low, found.high)))
    least = declared(goal.name).matters.least({name: mean_of_known(collected.scores(goal, name)) for name in collected.plans})
    return clearly.sign(lead, goal.better, least) > 0
