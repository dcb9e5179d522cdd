"""What if: the best plans again with each uncertain parameter at either end of its range, with each shock, and with other budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.ensemble import run_batches
from partnership_sim.results.columns import NO_PROGRAMME, RUN, WHAT_IF
from partnership_sim.scenario.schema import ShockEntry
from partnership_sim.shocks import SHOCKS
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.intervals import student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

MOST_REPLICATES = 50
#: How many of the best plans are put to the test.
BEST = 3
BUDGETS = (0.5, 2.0)
BUDGET = "budget_scale"


def changes_of(case: Scenario) -> list[tuple[str, float]]:
    """Return what is changed, one thing at a time: parameters at either end, shocks at mid-programme, half and double money."""
    ends = [(name, value) for name, span in case.uncertainties.items() for value in span]
    shocks = [(f"shock:{name}", shock.severity) for name, shock in SHOCKS.items()]
    return [*ends, *shocks, *((BUDGET, value) for value in BUDGETS)]


def runs_needed(case: Scenario, plans: Sequence[Plan], replicates: int) -> int:
    """Return how many runs `what_if` takes, for progress."""
    best = min(BEST, len(plans) - 1) + 1
    others = len(changes_of(case)) - len(BUDGETS)
    return min(replicates, MOST_REPLICATES) * (best * others + len(plans) * (len(BUDGETS) + 1))


def what_if(
    case: Scenario, plans: Sequence[Plan], ranked: Sequence[str], replicates: int, *, workers: int | None, progress: Callable[[int], None]
) -> dict[str, list[object]]:
    """Return the columns of what_if.parquet.

    Parameters
    ----------
    plans : sequence of Plan
        "No programme" among them.
    ranked : sequence of str
        Plans, the best first.
    replicates : int
        Replicates of the main run; at most 50 are used, the same ones throughout.
    """
    count = min(replicates, MOST_REPLICATES)
    best = [plan for plan in plans if plan.name in [name for name in ranked if name != NO_PROGRAMME][:BEST] or plan.name == NO_PROGRAMME]
    unchanged = _collect(case, plans, count, workers, progress, {})
    table: dict[str, list[object]] = {name: [] for name in WHAT_IF.columns}
    for row in _rows(unchanged, unchanged, BUDGET, 1.0):
        _append(table, row)
    for change, value in changes_of(case):
        changed, parameters = case, {change: value}
        if change.startswith("shock:"):
            changed, parameters = _struck(case, change.removeprefix("shock:")), {}
        found = _collect(changed, plans if change == BUDGET else best, count, workers, progress, parameters)
        for row in _rows(found, unchanged, change, value):
            _append(table, row)
    return table


def _struck(case: Scenario, name: str) -> Scenario:
    shock = SHOCKS[name]
    on = tuple(kind for kind in shock.on if case.population.total(kind) > 0)
    entry = ShockEntry(shock=name, month=(case.programme_end + 1) // 2, rate=None, severity=shock.severity, duration=shock.duration, on=on)
    return case.model_copy(update={"shocks": (*case.shocks, entry)})


def _collect(
    case: Scenario, plans: Sequence[Plan], replicates: int, workers: int | None, progress: Callable[[int], None], changes: dict[str, float]
) -> Collected:
    collected = Collected(case, plans)
    for batch in run_batches(case, plans, range(replicates), workers=workers, changes=changes, progress=progress):
        collected.add(batch)
    return collected


def _rows(changed: Collected, unchanged: Collected, change: str, value: float) -> Iterator[tuple[object, ...]]:
    """Rows for each plan, goal, and whether it is sustained and what it costs: mean, and difference to the same plan unchanged."""
    asked = [*changed.goals()]
    asked += [Goal(name, RUN, better) for name, better in (("sustained", 1), ("cost", -1)) if name not in changed.case.goals]
    for plan in changed.plans:
        for goal in asked:
            values, before = changed.scores(goal, plan), unchanged.scores(goal, plan)
            mean = student(values[:, None])
            difference = student((values - before)[:, None])
            yield (plan, change, value, goal.name, goal.at, *(_number(part) for part in (mean.mean, difference.mean, difference.low, difference.high)))


def _number(values: Array) -> float:
    return float(np.asarray(values).reshape(-1)[0])


def _append(table: dict[str, list[object]], row: tuple[object, ...]) -> None:
    for name, item in zip(table, row, strict=True):
        table[name].append(item)
