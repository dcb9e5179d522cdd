"""What the scenario's own shocks cost: the plans that lead again without each of them, and without all, under the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim import draws
from partnership_sim.results.columns import RUN, SHOCK_COSTS
from partnership_sim.running import shocks_without
from partnership_sim.studies import best
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.what_if import MOST_REPLICATES, again, numbers_of

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
    """Return how many runs `shock_costs` takes at most, for progress: as many plans as possible lead."""
    return min(replicates, MOST_REPLICATES) * min(best.MOST, len(plans) - 1) * len(left_out(case))


def shock_costs(
    unchanged: Collected, plans: Sequence[Plan], *, workers: int | None, progress: Callable[[int], None]
) -> dict[str, list[object]]:
    """Return the columns of shock_costs.parquet.

    Parameters
    ----------
    unchanged : Collected
        The main run; its first 50 replicates are run again.
    plans : sequence of Plan
        Its plans, of which those that lead are taken.
    workers : int, optional
    progress : callable
        Called with numbers of runs: those that are finished, and those of `runs_needed` that are spared, as fewer plans lead.
    """
    case, count = unchanged.case, min(unchanged.replicates, MOST_REPLICATES)
    leading, entries = best.of(unchanged, plans).leading, left_out(case)
    progress(runs_needed(case, plans, unchanged.replicates) - len(leading) * len(entries) * count)
    table: dict[str, list[object]] = {name: [] for name in SHOCK_COSTS.columns}
    for entry, without in entries.items() if leading else ():
        spared = case.model_copy(update={"shocks": shocks_without(case, without)})
        for row in _rows(again(spared, leading, count, workers, progress), unchanged, entry):
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
            _, mean, _, *difference = numbers_of(values, own, goal, luck)
            yield plan, entry, goal.name, goal.at, mean, *difference
