"""What is to be run, and the pieces in which it comes. A piece's bits depend on point, plan and replicate alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from partnership_sim import draws
from partnership_sim.engine.amounts import Amounts
from partnership_sim.engine.arms import Arm
from partnership_sim.points import Group, Points
from partnership_sim.running.kept import Keep
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: A block holds about this many stakeholders over all its runs: few enough for cache and memory, enough that levers in NumPy cost little; and as
#: many where little is kept of them, so that nothing much waits: there it is a matter of time alone, some 5 per cent less.
STAKEHOLDERS_IN_BLOCK, MOST_IN_BLOCK = 7_500, 15_000
MOST_RUNS_IN_BLOCK = 256
#: A block of fewer spends its time in Python, which threads do not share out: two such blocks take twice as long as one of both.
FEWEST_STAKEHOLDERS_IN_BLOCK = 1_500


def block_size(stakeholders: int, runs: int, workers: int, *, most: int = STAKEHOLDERS_IN_BLOCK) -> int:
    """Return how many runs a block should hold, of at most so many stakeholders, so that every worker has work and progress is seen."""
    fitting = max(1, min(MOST_RUNS_IN_BLOCK, most // max(stakeholders, 1)))
    return max(1, min(fitting, max(-(-runs // (2 * workers)), FEWEST_STAKEHOLDERS_IN_BLOCK // max(stakeholders, 1))))


class Part(NamedTuple):
    """A block's share of a task: the runs of a group from `low` on and before `high`.

    Where some plans are there already, `plans` are those that are not, and `baseline` is the total service of "No programme", [run].
    """

    number: int
    group: int
    low: int
    high: int
    plans: tuple[str, ...] | None = None
    baseline: Array | None = None


class Cells(NamedTuple):
    """The runs of a part.

    Attributes
    ----------
    cases : list of Scenario
        [run]: as it is at its point, but for `parameters`.
    plans : dict of str to list of Plan
        [run] each, as they are there, "No programme" first: others are measured by it.
    runs : ndarray of int
        [run]: numbers among the task's runs.
    replicates : list of int
        [run]: whose random numbers.
    parameters : dict of str to ndarray
        [run] each.
    """

    cases: list[Scenario]
    plans: dict[str, list[Plan]]
    runs: Array
    replicates: list[int]
    parameters: dict[str, Array]

    @property
    def case(self) -> Scenario:
        """The scenario of the first run, for what is the same in all."""
        return self.cases[0]

    def arm(self, plan: str) -> Arm:
        """Return the runs of a plan as the engine takes them."""
        lived = [(own, case.shocks) for own, case in zip(self.plans[plan], self.cases, strict=True)]
        amounts = None if len({id(case) for case in self.cases}) == 1 else Amounts.of_runs(lived)
        return Arm(*lived[0], self.replicates, self.parameters, [case.seed for case in self.cases], amounts=amounts)


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

    @cached_property
    def luck(self) -> Array:
        """What is drawn once a run, [run, draw], runs as they are numbered: known to the intervals of means."""
        seeds = np.empty(self.points.count, np.uint64)
        for group in self.groups:
            seeds[group.points] = [case.seed for case in group.cases]
        return draws.of_runs(np.repeat(seeds, self.replicates.shape[1]), self.replicates.ravel())

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
        cases = [group.cases[at] for at in place.tolist()]
        first = sorted(self.plans, key=lambda plan: plan.name != NO_PROGRAMME)
        plans = {plan.name: [self._at(case, plan) for case in cases] for plan in first}
        return Cells(cases, plans, runs, self.replicates.ravel()[runs].tolist(), own)

    def _at(self, case: Scenario, plan: Plan) -> Plan:
        """Return a plan as it is in the scenario at a point."""
        return plan if case is self.case else next(one for one in case.plans if one.name == plan.name)


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

    def beside(self, others: Mapping[str, Piece], plans: Iterable[str]) -> Piece:
        """Return this piece with what others hold of a plan each, in the order of plans."""
        holding = {plan: others.get(plan, self) for plan in plans}
        last = list(holding.values())[-1]
        whole = Piece(self.number, self.runs, communities=last.communities, first_shock=last.first_shock)
        for plan, piece in holding.items():
            whole.outcomes[plan], whole.moments[plan], whole.values[plan] = piece.outcomes[plan], piece.moments[plan], piece.values[plan]
            if plan in piece.states:
                whole.states[plan] = piece.states[plan]
        return whole
