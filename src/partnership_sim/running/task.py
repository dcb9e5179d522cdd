"""What is to be run, and the pieces in which it comes. A piece's bits depend on point, plan and replicate alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from partnership_sim.points import Group, Points
from partnership_sim.running.kept import Keep
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: A block holds about this many stakeholders over all its runs: few enough for cache and memory, enough that levers in NumPy cost little.
STAKEHOLDERS_IN_BLOCK = 15_000
MOST_RUNS_IN_BLOCK = 256
#: A block of fewer spends its time in Python, which threads do not share out: two such blocks take twice as long as one of both.
FEWEST_STAKEHOLDERS_IN_BLOCK = 1_500


def block_size(stakeholders: int, runs: int, workers: int) -> int:
    """Return how many runs a block should hold, so that every worker has work and progress is seen."""
    fitting = max(1, min(MOST_RUNS_IN_BLOCK, STAKEHOLDERS_IN_BLOCK // max(stakeholders, 1)))
    return max(1, min(fitting, max(-(-runs // (2 * workers)), FEWEST_STAKEHOLDERS_IN_BLOCK // max(stakeholders, 1))))


class Part(NamedTuple):
    """A block's share of a task: the runs of a group from `low` on and before `high`."""

    number: int
    group: int
    low: int
    high: int


class Cells(NamedTuple):
    """The runs of a part.

    Attributes
    ----------
    case : Scenario
        As it is at their points, but for `parameters`.
    plans : tuple of Plan
        As they are there, "No programme" first: others are measured by it.
    runs : ndarray of int
        [run]: numbers among the task's runs.
    replicates : list of int
        [run]: whose random numbers.
    parameters : dict of str to ndarray
        [run] each.
    """

    case: Scenario
    plans: tuple[Plan, ...]
    runs: Array
    replicates: list[int]
    parameters: dict[str, Array]


@dataclass(frozen=True, eq=False)
class Task:
    """Plans of a scenario, run at points; it can be pickled.

    Parameters
    ----------
    case : Scenario
    plans : tuple of Plan
        At points that change what a plan is, each is the scenario's plan of its name.
    replicates : ndarray of int, [point, replicate]
        The replicate whose random numbers each run draws. Runs are numbered from 0, point by point.
    points : Points
    keep : Keep
    """

    case: Scenario
    plans: tuple[Plan, ...]
    replicates: Array
    points: Points = field(default_factory=Points)
    keep: Keep = field(default_factory=Keep)

    @classmethod
    def of(cls, case: Scenario, plans: Any, replicates: int, *, points: Points | None = None, keep: Keep | None = None) -> Self:  # noqa: ANN401 - any sequence
        """Return a task in which every point is run with the same replicates, numbered from 0."""
        points = points or Points()
        return cls(case, tuple(plans), np.tile(np.arange(replicates), (points.count, 1)), points, keep or Keep())

    @property
    def runs(self) -> int:
        """Number of runs of each plan."""
        return int(self.replicates.size)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The points by blocks that they can share."""
        return tuple(self.points.groups(self.case))

    def parts(self, size: int) -> Iterator[Part]:
        """Yield the task's parts, of so many runs at most."""
        number = 0
        for at, group in enumerate(self.groups):
            runs = len(group.points) * self.replicates.shape[1]
            for low in range(0, runs, size):
                yield Part(number, at, low, min(low + size, runs))
                number += 1

    def cells(self, part: Part) -> Cells:
        """Return the runs of a part."""
        group, each = self.groups[part.group], self.replicates.shape[1]
        at = np.arange(part.low, part.high)
        place = at // each
        runs = group.points[place] * each + at % each
        own = {name: column[place] for name, column in group.parameters.items()}
        plans = self.plans
        if group.case is not self.case:
            known = {plan.name: plan for plan in group.case.plans}
            plans = tuple(known[plan.name] for plan in plans)
        first = tuple(sorted(plans, key=lambda plan: plan.name != NO_PROGRAMME))
        return Cells(group.case, first, runs, self.replicates.ravel()[runs].tolist(), own)


@dataclass
class Piece:
    """All plans of a part, run to the end.

    Attributes
    ----------
    number : int
        Of its part.
    runs : ndarray of int
        [run]: numbers among the task's runs.
    outcomes : dict of str to dict of str to ndarray
        Plan -> outcome -> [run].
    moments : dict of str to ndarray
        Plan -> [moment, run, metric] of the metrics that are kept.
    values : dict of str to ndarray
        Plan -> [run, month, metric] of the months and metrics that are kept; NaN where undefined.
    communities : ndarray
        [run, month]: number of communities there.
    first_shock : ndarray
        [run]: month of the first shock, 0 without one.
    states : dict of str to dict of str to ndarray
        Plan -> moment -> [column, run, stakeholder], where they are kept.
    kept : dict of str to dict of str to object
        Plan -> moment -> what `pieces` was asked to make of the states.
    """

    number: int
    runs: Array
    outcomes: dict[str, dict[str, Array]] = field(default_factory=dict)
    moments: dict[str, Array] = field(default_factory=dict)
    values: dict[str, Array] = field(default_factory=dict)
    communities: Array = field(default_factory=lambda: np.zeros((0, 0)))
    first_shock: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    states: dict[str, dict[str, Array]] = field(default_factory=dict)
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
