"""What stays when the money ends: programme end against the end of the run."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.metrics.declared import declared
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import gains, matters, skew

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from partnership_sim.verdicts.gains import Kept
    from partnership_sim.verdicts.tables import Tables, Versus

#: Beside the course, of so many of these it is told what stays.
BESIDE, MOST = ("need_met", "trust", "built"), 3


class ThenAndNow(NamedTuple):
    """A plan's gain over none at programme end and at the end."""

    then: Versus
    now: Versus

    @property
    def known(self) -> bool:
        """Whether both gains are."""
        return all(math.isfinite(gain.difference) for gain in self)


class Medians(NamedTuple):
    """The medians, over the runs, of what a plan gains over none at programme end and at the end; of "No programme", of its level."""

    then: float
    now: float


@dataclass(frozen=True)
class Stays:
    """What stays of the gains by one measure.

    Parameters
    ----------
    measure : str
    plans : dict of str to ThenAndNow
        Of every programme.
    leaders : tuple of str
        Those that at the end clearly gain most, the best first.
    alike : bool
        Whether all leaders are known to be practically equal; False, too, of one or none.
    most : bool
        Whether no other programme has a larger mean gain at the end, clear or not.
    """

    measure: str
    plans: dict[str, ThenAndNow]
    leaders: tuple[str, ...]
    alike: bool
    most: bool

    def known(self) -> dict[str, ThenAndNow]:
        """Return the gains that are known at both ends."""
        return {plan: pair for plan, pair in self.plans.items() if pair.known}


@dataclass(frozen=True)
class Lasting:
    """What stays of what plans gain.

    Parameters
    ----------
    measure : str
        By what it is judged: the first goal that is measured month by month.
    better : int
        Its good direction.
    kept : dict of str to Kept
        Plan -> what became of its gain by that measure.
    measures : tuple of Stays
        That measure, and some more.
    medians : dict of str to Medians
        Plan -> medians by that measure; empty where nothing is skewed.
    """

    measure: str
    better: int
    kept: dict[str, Kept]
    measures: tuple[Stays, ...]
    medians: dict[str, Medians]


def of(tables: Tables, order: tuple[str, ...]) -> Lasting | None:
    """Return what lasts; None where no month comes after the programme, or there is nothing to compare."""
    course = tables.course
    if not tables.lasts or course is None or not tables.programmes or NO_PROGRAMME not in tables.plans:
        return None
    ranked = sorted(tables.programmes, key=lambda plan: order.index(plan) if plan in order else len(order))
    least = matters.least(tables, course.name, PROGRAMME_END), matters.least(tables, course.name, END)
    measures = tuple(_stays(tables, name, ranked) for name in list(dict.fromkeys([course.name, *BESIDE]))[:MOST])
    kept = {plan: gains.kept(*pair, course.better, least) for plan, pair in measures[0].plans.items()}
    return Lasting(course.name, course.better, kept, measures, _medians(tables, course.name, (NO_PROGRAMME, *ranked), least))


def _medians(tables: Tables, name: str, plans: Sequence[str], least: tuple[float, float]) -> dict[str, Medians]:
    """Return the medians of plans; none where none of them is far from its mean."""
    skewed, found = False, {}
    for plan in plans:
        both = [_values(tables, name, plan, at) for at in (PROGRAMME_END, END)]
        skewed |= any(skew.of_runs(runs, smallest) for runs, smallest in zip(both, least, strict=True))
        found[plan] = Medians(*(float(np.median(runs)) if len(runs) else math.nan for runs in both))
    return found if skewed else {}


def _values(tables: Tables, name: str, plan: str, at: str) -> NDArray[np.float64]:
    """Return what a plan gains over none, run by run, where that is defined; of "No programme", its level."""
    goal = Goal(name, at, 1)
    if plan != NO_PROGRAMME:
        return matters.gaps(tables, plan, NO_PROGRAMME, goal)
    runs = tables.runs(plan, goal)
    return runs[~np.isnan(runs)]


def _stays(tables: Tables, name: str, ranked: list[str]) -> Stays:
    plans = {plan: ThenAndNow(*gains.then_and_now(tables, plan, name)) for plan in ranked}
    known = [plan for plan, pair in plans.items() if pair.known]
    goal = Goal(name, END, declared(name).better or 1)
    leaders = gains.leaders(tables, known, goal)
    most = bool(leaders) and gains.most(tables, leaders[0], known, goal)
    return Stays(name, plans, tuple(leaders), gains.alike(tables, leaders, goal), most)
