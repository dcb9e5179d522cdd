"""Collects the pieces of an ensemble: what summaries, comparisons and tables need of them, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.engine.keeping import KEPT
from partnership_sim.engine.positions import POSITIONS
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.results.columns import END, PROGRAMME_END, START
from partnership_sim.running import Gathered
from partnership_sim.studies import goals, power, typical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.population import Cast
    from partnership_sim.running import Piece
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array


class Kept(NamedTuple):
    """What is kept of a piece's states at a moment.

    Attributes
    ----------
    total : ndarray
        [column, stakeholder]: summed over its runs and all before it, columns as `run_arms` shows them.
    halves : ndarray
        [half, column, run]: means over the weaker and the stronger half of the communities.
    """

    total: Array
    halves: Array


class Collected:
    """What is kept of an ensemble.

    Parameters
    ----------
    case : Scenario
    plans : sequence of Plan
        "No programme" among them.
    metrics : sequence of str, optional
        Those of which moments are kept, in the order of their last axis; all that are declared by default.
    """

    def __init__(self, case: Scenario, plans: Sequence[Plan], metrics: Sequence[str] | None = None) -> None:
        self.case = case
        self.plans = tuple(plan.name for plan in plans)
        self.metrics = tuple(METRICS if metrics is None else metrics)
        self.replicates = 0
        self._early: dict[int, Piece] = {}
        self._next = 0
        self._moments, self._outcomes, self._halves = Gathered(axis=1), Gathered(axis=0), Gathered(axis=2)
        self._states: dict[tuple[str, str], Array] = {}
        self._communities = _communities(case)
        #: What was asked for since the last piece.
        self._scores: dict[tuple[goals.Goal, str], Array] = {}

    def add(self, piece: Piece) -> None:
        """Add a piece; one that comes before its turn waits, so that the order in which they come changes nothing."""
        self._early[piece.number] = piece
        while self._next in self._early:
            self._take(self._early.pop(self._next))
            self._next += 1

    def _take(self, piece: Piece) -> None:
        self._scores.clear()
        for plan in self.plans:
            self._moments.add(plan, piece.runs, piece.moments[plan])
            for name, values in piece.outcomes[plan].items():
                self._outcomes.add((plan, name), piece.runs, values)
            for at, kept in piece.kept.get(plan, {}).items():
                self._halves.add((plan, at), piece.runs, kept.halves)
                self._states[plan, at] = kept.total
        self.replicates += len(piece.runs)

    def part(self, case: Scenario, low: int, high: int) -> Collected:
        """Return what is kept of the runs from `low` on and before `high` as of runs of their own, under a scenario of theirs."""
        part = Collected(case, (), self.metrics)
        part.plans = self.plans
        for plan, outcomes in self.outcomes.items():
            part.restore(plan, self._moments.of(plan)[:, low:high], {name: values[low:high] for name, values in outcomes.items()})
        return part

    def restore(self, plan: str, moments: Array, outcomes: dict[str, Array]) -> None:
        """Take up all runs of a plan at once: [moment, run, metric], and outcomes [run]."""
        self._scores.clear()
        self.replicates = moments.shape[1]
        runs = np.arange(self.replicates)
        self._moments.add(plan, runs, moments)
        for name, values in outcomes.items():
            self._outcomes.add((plan, name), runs, values)

    def keep(self, before: Kept | None, at: str, states: Array) -> Kept:
        """Return what is kept of a piece's states, [column, run, stakeholder], at a moment; pieces come in the order of replicates."""
        total = np.zeros(states[:, 0].shape) if before is None else before.total.copy()
        for run in range(states.shape[1]):  # one after the other: the sum does not depend on the size of blocks
            total += states[:, run]
        return Kept(total, power.by_half(states[: len(KEPT)], self._communities[at]))

    @property
    def outcomes(self) -> dict[str, dict[str, Array]]:
        """Plan -> outcome -> [run]."""
        found: dict[str, dict[str, Array]] = {}
        for plan in self.plans:
            mine = {name: self._outcomes.of((of, name)) for of, name in self._outcomes if of == plan}
            if mine:
                found[plan] = mine
        return found

    @property
    def moments(self) -> dict[str, Array]:
        """Plan -> [moment, run, metric], runs by replicate."""
        return {plan: self._moments.of(plan) for plan in self.plans if plan in self._moments}

    @property
    def has_states(self) -> bool:
        """Whether states at the start, at programme end and at the end are kept."""
        return bool(self._states)

    def scores(self, goal: goals.Goal, plan: str) -> Array:
        """Return a goal's value in each run of a plan, [run]."""
        if (goal, plan) not in self._scores:
            self._scores[goal, plan] = goals.scores(goal, self.moments[plan], self.outcomes[plan], self.metrics)
        return self._scores[goal, plan]

    def goals(self) -> tuple[goals.Goal, ...]:
        """Return the scenario's goals, the first of which ranks the plans."""
        return goals.of(self.case.goals, months=self.case.months, programme_end=self.case.programme_end)

    def ranked(self) -> list[str]:
        """Return the plans by the first goal, the best first; those where it is undefined last."""
        goal = self.goals()[0]
        return goals.ranked(goals.shared_means({plan: self.scores(goal, plan) for plan in self.plans}), goal.better)

    def typical(self, plan: str) -> int:
        """Return a plan's typical replicate: the lower median by the first goal."""
        return typical.lower_median(self.scores(self.goals()[0], plan))

    def communities_by_power(self) -> dict[str, Any]:
        """Return the columns of communities_by_power.parquet: mean of each state over the weaker and the stronger half."""
        cells = [
            (plan, at, half, self._halves.of((plan, at))[which]) for plan, at in self._halves for which, half in enumerate(power.HALVES)
        ]
        columns: dict[str, Any] = {
            "plan": [plan for plan, _, _, _ in cells for _ in range(self.replicates)],
            "replicate": list(range(self.replicates)) * len(cells),
            "at": [at for _, at, _, _ in cells for _ in range(self.replicates)],
            "half": [half for _, _, half, _ in cells for _ in range(self.replicates)],
        }
        for row, name in enumerate(KEPT):
            columns[name] = np.concatenate([np.zeros(0), *(means[row] for _, _, _, means in cells)])
        return columns

    def stakeholders(self) -> dict[str, Any]:
        """Return the columns of stakeholders.parquet: mean of each state over replicates."""
        cast, rows, ids = self._listed()
        every = tuple(cast.names)
        names = [every[row] for row in rows]
        kinds = [cast.kind_names[code] for code in cast.kind[rows]]
        keys = list(self._states)
        columns: dict[str, Any] = {
            "plan": [plan for plan, _ in keys for _ in ids],
            "at": [at for _, at in keys for _ in ids],
            "id": ids * len(keys),
            "name": names * len(keys),
            "kind": kinds * len(keys),
        }
        for row, name in enumerate(KEPT):
            pieces = [self._states[key][row, rows] / self.replicates for key in keys]
            columns[name] = np.concatenate(pieces) if pieces else np.zeros(0)
        return columns

    def positions(self) -> dict[str, Any]:
        """Return the columns of positions.parquet: mean of everybody's position at programme end over replicates."""
        _, rows, ids = self._listed()
        totals = {plan: total for (plan, at), total in self._states.items() if at == PROGRAMME_END}
        columns: dict[str, Any] = {"plan": [plan for plan in totals for _ in ids], "id": ids * len(totals)}
        for row, name in enumerate(POSITIONS, start=len(KEPT)):
            columns[name] = np.concatenate([np.zeros(0), *(total[row, rows] / self.replicates for total in totals.values())])
        return columns

    def _listed(self) -> tuple[Cast, Array, list[str]]:
        """Return the cast, and its rows and ids in the order in which they are listed."""
        cast = cast_of(self.case)
        every = tuple(cast.ids)
        return cast, cast.as_listed, [every[row] for row in cast.as_listed]


def _communities(case: Scenario) -> dict[str, Array]:
    """Return who is a community and there at each moment, [stakeholder]."""
    cast = cast_of(case)
    receives = np.array([kind.receives for kind in cast.kinds])[cast.kind]
    months = {START: 0, PROGRAMME_END: case.programme_end, END: case.months}
    return {at: receives & (cast.joins <= month) for at, month in months.items()}
