"""What the scenario's own shocks cost: the best plans again without each of them, and without all, under the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.results.columns import RUN, SHOCK_COSTS
from partnership_sim.running import shocks_without
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.intervals import student
from partnership_sim.studies.what_if import BEST, MOST_REPLICATES, again, best_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.studies.collect import Collected

#: Of more shocks than this only all together are left out: each takes as many runs as a shock that is tried.
MOST_ENTRIES = 4
ALL = 0


def left_out(case: Scenario) -> dict[int, frozenset[int]]:
    """Return what is left out at a time, shocks by their number from 1: each, by its number, and all, as 0 where there are several."""
    every = frozenset(range(1, len(case.shocks) + 1))
    each = {entry: frozenset({entry}) for entry in sorted(every)} if len(every) <= MOST_ENTRIES else {}
    return {ALL: every, **each} if len(every) > 1 else each


def runs_needed(case: Scenario, plans: Sequence[Plan], replicates: int) -> int:
    """Return how many runs `shock_costs` takes, for progress."""
    return min(replicates, MOST_REPLICATES) * min(BEST, len(plans) - 1) * len(left_out(case))


def shock_costs(
    unchanged: Collected, plans: Sequence[Plan], *, workers: int | None, progress: Callable[[int], None]
) -> dict[str, list[object]]:
    """Return the columns of shock_costs.parquet.

    Parameters
    ----------
    unchanged : Collected
        The main run; its first 50 replicates are run again.
    plans : sequence of Plan
        Its plans, of which the best are taken.
    """
    case, count = unchanged.case, min(unchanged.replicates, MOST_REPLICATES)
    best = best_of(unchanged, plans)
    table: dict[str, list[object]] = {name: [] for name in SHOCK_COSTS.columns}
    for entry, entries in left_out(case).items() if best else ():
        spared = case.model_copy(update={"shocks": shocks_without(case, entries)})
        for row in _rows(again(spared, best, count, workers, progress), unchanged, entry):
            for column, item in zip(table.values(), row, strict=True):
                column.append(item)
    return table


def _rows(spared: Collected, unchanged: Collected, entry: int) -> Iterator[tuple[object, ...]]:
    """Yield a row for each plan and goal, and whether it is sustained: the mean without, and its difference from the same runs with them."""
    asked = [*spared.goals()] if "sustained" in spared.case.goals else [*spared.goals(), Goal("sustained", RUN, 1)]
    for plan in spared.plans:
        for goal in asked:
            values = spared.scores(goal, plan)
            own = unchanged.scores(goal, plan)[: len(values)]
            luck = draws.of_runs(spared.case.seed, range(len(values)))
            mean, difference = student(values[:, None]), student((values - own)[:, None], luck=luck)
            numbers = (float(np.asarray(part)[0]) for part in (mean.mean, difference.mean, difference.low, difference.high))
            yield (plan, entry, goal.name, goal.at, *numbers)
