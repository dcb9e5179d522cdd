"""What if: the best plans again with each uncertain parameter at either end of its range, with each shock, and with other budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.declare import PARAMETERS
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.points import Points
from partnership_sim.results.columns import NO_PROGRAMME, RUN, WHAT_IF
from partnership_sim.running import Keep, Task, Threads, block_size, pieces
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
#: Shares of the plan's own budget and spends.
BUDGETS = (0.5, 2.0)
BUDGET = "budget_scale"
SHOCK = "shock:"


def changes_of(case: Scenario) -> list[tuple[str, float]]:
    """Return what is changed, one thing at a time: parameters at either end, shocks at mid-programme, half and double money."""
    ends = [(name, value) for name, span in case.uncertainties.items() for value in span]
    shocks = [(f"{SHOCK}{name}", shock.severity) for name, shock in SHOCKS.items()]
    return [*ends, *shocks, *((BUDGET, value) for value in BUDGETS)]


def is_of_plans(name: str) -> bool:
    """Return whether a change concerns only those who do something: the parameters of levers, and money."""
    return name == BUDGET or name.split(".", maxsplit=1)[0] in LEVERS


def runs_needed(case: Scenario, plans: Sequence[Plan], replicates: int) -> int:
    """Return how many runs `what_if` takes, for progress."""
    best = min(BEST, len(plans) - 1)
    runs = sum(len(plans) - 1 if name == BUDGET else best + (not is_of_plans(name)) for name, _ in changes_of(case))
    return min(replicates, MOST_REPLICATES) * runs


def what_if(
    unchanged: Collected, plans: Sequence[Plan], *, workers: int | None, progress: Callable[[int], None]
) -> dict[str, list[object]]:
    """Return the columns of what_if.parquet.

    Parameters
    ----------
    unchanged : Collected
        The main run; its first 50 replicates are run again, the same ones throughout.
    plans : sequence of Plan
        Its plans, "No programme" among them.
    """
    case = unchanged.case
    count = min(unchanged.replicates, MOST_REPLICATES)
    best = [
        plan
        for plan in plans
        if plan.name in [name for name in unchanged.ranked() if name != NO_PROGRAMME][:BEST] or plan.name == NO_PROGRAMME
    ]
    table: dict[str, list[object]] = {name: [] for name in WHAT_IF.columns}
    for row in _rows(unchanged, unchanged, slice(0, count), BUDGET, 1.0):
        _append(table, row)
    every = changes_of(case)
    whole = [(name, value) for name, value in every if not name.startswith(SHOCK) and not is_of_plans(name)]
    of_plans = [(name, value) for name, value in every if is_of_plans(name) and name != BUDGET]
    budgets = [(name, value) for name, value in every if name == BUDGET]
    acting = [plan for plan in plans if plan.name != NO_PROGRAMME]
    best_acting = [plan for plan in best if plan.name != NO_PROGRAMME]
    for chosen, design in ((best, whole), (best_acting, of_plans), (acting, budgets)):
        found = _collect(case, chosen, count, workers, progress, design) if design else unchanged
        for at, (name, value) in enumerate(design):
            rows = list(_rows(found, unchanged, slice(at * count, (at + 1) * count), name, value))
            if is_of_plans(name):  # without a programme nothing changes
                rows += _rows(unchanged, unchanged, slice(0, count), name, value, (NO_PROGRAMME,))
            for row in rows:
                _append(table, row)
    for name, value in every:
        if name.startswith(SHOCK):
            found = _collect(_struck(case, name.removeprefix(SHOCK)), best, count, workers, progress, [])
            for row in _rows(found, unchanged, slice(0, count), name, value):
                _append(table, row)
    return table


def _struck(case: Scenario, name: str) -> Scenario:
    shock = SHOCKS[name]
    on = tuple(kind for kind in shock.on if case.population.total(kind) > 0)
    entry = ShockEntry(shock=name, month=(case.programme_end + 1) // 2, rate=None, severity=shock.severity, duration=shock.duration, on=on)
    return case.model_copy(update={"shocks": (*case.shocks, entry)})


def _collect(
    case: Scenario,
    plans: Sequence[Plan],
    replicates: int,
    workers: int | None,
    progress: Callable[[int], None],
    design: Sequence[tuple[str, float]],
) -> Collected:
    """Run the same replicates for each changed parameter of a design, all in the same blocks; once for an empty one."""
    times = max(len(design), 1)
    unchanged = {name: case.parameters.get(name, PARAMETERS[name].default) for name, _ in design}
    columns = {name: np.full(times, value) for name, value in unchanged.items()}
    for at, (name, value) in enumerate(design):
        columns[name][at] = value * unchanged[name] if name == BUDGET else value
    metrics = tuple(name for name in METRICS if name in case.goals)
    task = Task.of(case, plans, replicates, points=Points(times, columns), keep=Keep(metrics, every=0))
    executor = Threads(workers)
    size = block_size(
        case.stakeholders, 2 * task.runs, executor.workers
    )  # of few runs half as many blocks as elsewhere: small ones spend their time in Python
    collected = Collected(case, plans, metrics)
    for piece in pieces(task, executor=executor, size=size, progress=progress):
        collected.add(piece)
    return collected


def _rows(
    changed: Collected, unchanged: Collected, runs: slice, change: str, value: float, plans: Sequence[str] | None = None
) -> Iterator[tuple[object, ...]]:
    """Rows for each plan (all that were changed by default), goal, and whether it is sustained and what it costs: mean, and difference to
    the same plan unchanged.
    """
    asked = [*changed.goals()]
    asked += [Goal(name, RUN, better) for name, better in (("sustained", 1), ("cost", -1)) if name not in changed.case.goals]
    for plan in plans or changed.plans:
        for goal in asked:
            values = changed.scores(goal, plan)[runs]
            before = unchanged.scores(goal, plan)[: len(values)]
            luck = draws.of_runs(changed.case.seed, range(len(values)))
            mean = student(values[:, None])
            difference = student((values - before)[:, None], luck=luck)
            yield (
                plan,
                change,
                value,
                goal.name,
                goal.at,
                *(_number(part) for part in (mean.mean, difference.mean, difference.low, difference.high)),
            )


def _number(values: Array) -> float:
    return float(np.asarray(values).reshape(-1)[0])


def _append(table: dict[str, list[object]], row: tuple[object, ...]) -> None:
    for name, item in zip(table, row, strict=True):
        table[name].append(item)
