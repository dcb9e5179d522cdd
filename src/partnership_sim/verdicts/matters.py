"""What the smallest difference that matters is in these results, and how two plans stand to each other by it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.metrics import clearly
from partnership_sim.metrics.declared import declared
from partnership_sim.studies.intervals import gaps_between
from partnership_sim.verdicts.certainty import FEW, Score

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables

#: Of what never happened in so many runs divided by this, it is known that it happens more seldom than in one of them (the rule of three).
RULE_OF_THREE = 3.0


def least(tables: Tables, name: str, at: str) -> float:
    """Return the smallest difference that matters by a measure at a moment, in its unit."""
    matters = declared(name).matters
    return matters.least({plan: tables.estimate(plan, name, at).mean for plan in tables.plans} if matters.of_level else {})


def case(tables: Tables, plan: str, other: str, goal: Goal) -> str:
    """Return how a plan stands to another by a goal: "better", "equal", "unclear" or "worse"."""
    smallest = least(tables, goal.name, goal.at)
    found = clearly.case(tables.versus(plan, other, goal.name, goal.at), goal.better, smallest)
    return clearly.UNCLEAR if found == clearly.EQUAL and not can_be_known(tables.replicates, goal.name, smallest) else found


def can_be_known(runs: int, name: str, smallest: float) -> bool:
    """Return whether so many runs can show that two plans are practically equal.

    A few runs that happen to be alike show nothing; of what is 0 or 1 in a run, it takes enough of them to have met a rare difference.
    """
    return runs >= FEW and not (declared(name).binary and runs * smallest < RULE_OF_THREE)


def gaps(tables: Tables, plan: str, other: str, goal: Goal) -> NDArray[np.float64]:
    """Return by how much a plan is better than another in each run in which both are defined; empty where runs were not kept."""
    one, two = tables.runs(plan, goal), tables.runs(other, goal)
    found = goal.better * gaps_between(one, two) if len(one) == len(two) else np.empty(0)
    return np.asarray(found[~np.isnan(found)])


def score(tables: Tables, plan: str, other: str, goal: Goal) -> Score:
    """Return in how many of the runs that were read a plan does better than another, by what matters."""
    apart, binary = gaps(tables, plan, other, goal), declared(goal.name).binary
    smallest = least(tables, goal.name, goal.at)
    if not len(apart):
        return Score(smallest, math.nan, math.nan, math.nan, tables.replicates, binary)
    counted = ((apart > 0) & (apart >= smallest), (apart < 0) & (apart <= -smallest), apart == 0)
    gain, loss, same = (float(np.mean(so)) for so in counted)
    return Score(smallest, gain, loss, same, len(apart), binary)
