"""Collects the batches of an ensemble: what summaries, comparisons and tables need of them, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.engine.keeping import KEPT
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END, START
from partnership_sim.studies import goals, outcomes, power, typical
from partnership_sim.studies.moments import Gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.engine.ensemble import Batch
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array


class Kept(NamedTuple):
    """What is kept of a batch's states at a moment.

    Attributes
    ----------
    total : ndarray
        [column, stakeholder]: summed over its runs and all before it.
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
        In the order of the last axis of values; all that are declared by default.
    """

    def __init__(self, case: Scenario, plans: Sequence[Plan], metrics: Sequence[str] | None = None) -> None:
        self.case = case
        self.plans = tuple(plan.name for plan in plans)
        self.metrics = tuple(METRICS if metrics is None else metrics)
        self.replicates = 0
        self.moments = Gathered(case.programme_end)
        self._outcomes: dict[str, list[dict[str, Array]]] = {plan: [] for plan in self.plans}
        self._states: dict[tuple[str, str], Array] = {}
        self._halves: dict[tuple[str, str], list[Array]] = {}
        self._communities = {at: _communities(case, at) for at in (START, PROGRAMME_END, END)}
        #: What was asked for since the last batch.
        self._scores: dict[tuple[goals.Goal, str], Array] = {}

    def add(self, batch: Batch) -> None:
        """Add a batch; batches come in the order of replicates."""
        self._scores.clear()
        baseline: Array | None = None
        for plan in sorted(self.plans, key=lambda name: name != NO_PROGRAMME):
            values = batch.values[plan]
            found = outcomes.of_runs(
                values, self.metrics, batch.communities, self.case.programme_end, batch.first_shock, baseline_service_total=baseline
            )
            if plan == NO_PROGRAMME:
                baseline = found["service_total"]
            self._outcomes[plan].append(found)
            self.moments.add(plan, batch.first, values)
            for at, kept in batch.kept.get(plan, {}).items():
                self._halves.setdefault((plan, at), []).append(kept.halves)
                self._states[plan, at] = kept.total
        self.replicates += batch.runs

    def restore(self, plan: str, values: Array, outcomes: dict[str, Array]) -> None:
        """Take up all runs of a plan at once, as a results folder holds them: monthly values [run, month, metric], and outcomes [run]."""
        self._scores.clear()
        self._outcomes[plan] = [outcomes]
        self.moments.add(plan, 0, values)
        self.replicates = len(values)

    def keep(self, before: Kept | None, at: str, states: Array) -> Kept:
        """Return what is kept of a batch's states, [column, run, stakeholder], at a moment; batches come in the order of replicates."""
        total = np.zeros(states[:, 0].shape) if before is None else before.total.copy()
        for run in range(states.shape[1]):  # one after the other: the sum does not depend on the size of blocks
            total += states[:, run]
        return Kept(total, power.by_half(states, self._communities[at]))

    @property
    def outcomes(self) -> dict[str, dict[str, Array]]:
        """Plan -> outcome -> [run]."""
        return {
            plan: {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
            for plan, pieces in self._outcomes.items()
            if pieces
        }

    def scores(self, goal: goals.Goal, plan: str) -> Array:
        """Return a goal's value in each run of a plan, [run]."""
        if (goal, plan) not in self._scores:
            self._scores[goal, plan] = goals.scores(goal, self.moments.of(plan), self.outcomes[plan], self.metrics)
        return self._scores[goal, plan]

    def goals(self) -> tuple[goals.Goal, ...]:
        """Return the scenario's goals, the first of which ranks the plans."""
        return goals.of(self.case.goals, months=self.case.months, programme_end=self.case.programme_end)

    def ranked(self) -> list[str]:
        """Return the plans by the mean of the first goal, the best first; those where it is undefined last.

        As in a paired comparison, a replicate counts where the goal is defined for every plan that has it at all.
        """
        goal = self.goals()[0]
        scores = {plan: self.scores(goal, plan) for plan in self.plans}
        having = [values for values in scores.values() if not np.isnan(values).all()]
        shared = ~np.isnan(having).any(axis=0) if having else np.zeros(self.replicates, bool)

        def key(plan: str) -> float:
            values = scores[plan][shared] if shared.any() else scores[plan]
            values = values[~np.isnan(values)]
            return -goal.better * float(values.mean()) if len(values) else float("inf")

        return sorted(self.plans, key=key)

    def typical(self, plan: str) -> int:
        """Return a plan's typical replicate: the lower median by the first goal."""
        return typical.lower_median(self.scores(self.goals()[0], plan))

    def communities_by_power(self) -> dict[str, Any]:
        """Return the columns of communities_by_power.parquet: mean of each state over the weaker and the stronger half."""
        cells = [
            (plan, at, half, [piece[which] for piece in pieces])
            for (plan, at), pieces in self._halves.items()
            for which, half in enumerate(power.HALVES)
        ]
        columns: dict[str, Any] = {
            "plan": [plan for plan, _, _, _ in cells for _ in range(self.replicates)],
            "replicate": list(range(self.replicates)) * len(cells),
            "at": [at for _, at, _, _ in cells for _ in range(self.replicates)],
            "half": [half for _, _, half, _ in cells for _ in range(self.replicates)],
        }
        for row, name in enumerate(KEPT):
            columns[name] = np.concatenate([np.zeros(0), *(means[row] for _, _, _, pieces in cells for means in pieces)])
        return columns

    def stakeholders(self) -> dict[str, Any]:
        """Return the columns of stakeholders.parquet: mean of each state over replicates."""
        cast = cast_of(self.case)
        rows = cast.as_listed
        ids, names = ([every[row] for row in rows] for every in (tuple(cast.ids), tuple(cast.names)))
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


def _communities(case: Scenario, at: str) -> Array:
    """Return who is a community and there at a moment, [stakeholder]."""
    cast = cast_of(case)
    month = {START: 0, PROGRAMME_END: case.programme_end, END: case.months}[at]
    receives = np.array([kind.receives for kind in cast.kinds])
    return np.asarray(receives[cast.kind] & (cast.joins <= month))
