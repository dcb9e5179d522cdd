"""What comes of runs that somebody steers: their metrics to the last month, computed anew from the month of a change on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.block import observe, observe_start, tally_of_start
from partnership_sim.metrics import METRICS
from partnership_sim.metrics.base import OWN, observed
from partnership_sim.metrics.tally import Tally, empty_tally
from partnership_sim.steering.course import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array
    from partnership_sim.steering.diary import Line


class Overtaken(Exception):
    """What is being computed is not asked for any more."""


class Future:
    """Runs of some replicates under one diary, to the last month.

    The tally of every month is kept, so that metrics are made of all months at once: one month at a time would take longer than the months.

    Parameters
    ----------
    case : Scenario
    plan : Plan
    cast : Cast
        The scenario's.
    replicates : sequence of int

    Attributes
    ----------
    course : Course
    """

    def __init__(self, case: Scenario, plan: Plan, cast: Cast, replicates: Sequence[int]) -> None:
        self.course = Course(case, plan, cast, replicates)
        self._months = case.months
        self._own, self._built_in = ([name for name in METRICS if (METRICS[name].theme == OWN) == own] for own in (True, False))
        self._tallies = empty_tally((case.months + 1) * len(self.course.replicates), len(cast.kinds))
        self._values = np.full((len(self.course.replicates), case.months + 1, len(METRICS)), np.nan)
        #: The first month whose metrics are not made of its tally yet.
        self._looked = 0
        self._see_start()

    @property
    def whole(self) -> bool:
        """Whether the runs stand in the last month."""
        return self.course.month == self._months

    def follow(self, diary: Sequence[Line], look: Callable[[], None] = lambda: None) -> int:
        """Go back to where another diary parts from the present one, and on to the last month.

        Parameters
        ----------
        diary : sequence of Line
            In the order of months.
        look : callable
            Called before each month. It raises where nobody asks for this any more: the runs then stand within the months, and the next diary
            is followed from there.

        Returns
        -------
        int
            Up to which month everything is as it was.
        """
        self.course.turn(diary)
        since = self.course.month
        self._looked = min(self._looked, self.course.month + 1)
        if not self.course.month:
            self._see_start()
        while not self.whole:
            look()
            month = self.course.month + 1
            self.course.block.tally = self._tally(month)
            self.course.advance()
            self._values[:, month, self._places(self._own)] = observe(self.course.block, self._own)
            for line in diary:
                if line.month == month:
                    self.course.write_down(line)
        return since

    def values(self) -> Array:
        """Return every metric, [run, month, metric], NaN where undefined and in months that are still to be gone through; month 0 is the start."""
        first, last = self._looked, self.course.month
        if first <= last:
            runs = len(self.course.replicates)
            tallies = Tally(*(column[first * runs : (last + 1) * runs] for column in self._tallies))
            found = observed(self._built_in, tallies).reshape(last + 1 - first, runs, -1)
            self._values[:, first : last + 1, self._places(self._built_in)] = found.swapaxes(0, 1)
            self._looked = last + 1
        self._values[:, last + 1 :] = np.nan
        return self._values.copy()

    def fork(self) -> Future:
        """Return the same runs, to be steered by themselves."""
        other = object.__new__(Future)
        other.course, other._months = self.course.fork(), self._months
        other._own, other._built_in, other._looked = self._own, self._built_in, self._looked
        other._tallies, other._values = Tally(*(column.copy() for column in self._tallies)), self._values.copy()
        return other

    def _see_start(self) -> None:
        block = self.course.block
        for mine, found in zip(self._tally(0), tally_of_start(block), strict=True):
            mine[:] = found
        self._values[:, 0, self._places(self._own)] = observe_start(block, self._own)
        self._looked = 0

    def _tally(self, month: int) -> Tally:
        runs = len(self.course.replicates)
        return Tally(*(column[month * runs : (month + 1) * runs] for column in self._tallies))

    @staticmethod
    def _places(names: Sequence[str]) -> list[int]:
        every = list(METRICS)
        return [every.index(name) for name in names]
