"""`run`: plans of a scenario over replicates, and over the points of a design."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import progress as telling
from partnership_sim.metrics import METRICS
from partnership_sim.points import at, is_parameter, is_table, points_of
from partnership_sim.problems import Problems
from partnership_sim.running import Keep, Task, Threads, pieces
from partnership_sim.running.store import Store
from partnership_sim.runs import Runs
from partnership_sim.scenario.arguments import choice, listed, plain, sound, the_path, wrong_type
from partnership_sim.scenario.chosen import case_of, chosen_plans
from partnership_sim.scenario.keys import parts
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.estimate import estimate_of_table, refuse
from partnership_sim.studies.held import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from partnership_sim.running import Executor
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

__all__ = ["run"]


def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan | Mapping[str, Any]] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | pd.DataFrame | None = None,
    metrics: Sequence[str] | None = None,
    every: int = 1,
    workers: int | None = None,
    executor: Executor | None = None,
    store: str | Path | None = None,
    progress: bool = False,
) -> Runs:
    """Run plans of a scenario over replicates, on all cores; writes no file.

    Parameters
    ----------
    scenario : Scenario or path
    plans : iterable of str, Plan or mapping, optional
        Names of the scenario's plans, or plans of your own, as Plan or as [[plans]] gives them; all by default. "No programme" is added
        if it is not among them.
    replicates, months : int, optional
        Instead of the scenario's.
    parameters : mapping of str to value, or a table, optional
        Values by name: parameters, within their declared ranges, or any other key of the scenario ("population.ties_each",
        "plans.NAME.actions[1].spend", "shocks[2].severity", "seed"; places count from 1, a name with dots or spaces stands in quotation
        marks). A table has a row a design point: a data frame, a mapping of columns, or a list of mappings. Every point is run with the
        same replicates, and so with common random numbers.
    metrics : sequence of str, optional
        The metrics that are kept; all by default. None of them ([]): outcomes only, some 50 bytes a run and plan. A report needs all.
    every : int
        Monthly values are kept of every so many months: 12 keeps months 12, 24, ...; summaries and comparisons do not depend on it.
    workers : int, optional
        Threads; results do not depend on it.
    executor : Executor, optional
        Who does the work (`partnership_sim.running`); threads by default. Results do not depend on it.
    store : path, optional
        A folder in which pieces are kept, and looked for: a study that was broken off goes on where it was. Where all is kept, everybody's
        state at three moments is among it.
    progress : bool
        Whether a bar is shown on terminals and in notebooks, a line now and then elsewhere; all on standard error.

    Raises
    ------
    InputError
        With every problem; or that the machine has not the memory for what is kept, and what to lower.
    """
    case = case_of(scenario, "scenario")
    keep, executor = _asked(case, metrics, every, workers, executor, progress=progress)
    points = points_of(parameters, case.language) if is_table(parameters) else None
    others = (
        points is None and isinstance(parameters, dict) and any(parts(str(name)) and not is_parameter(str(name)) for name in parameters)
    )
    changes = {"replicates": replicates, "months": months, "parameters": None if points is not None or others else parameters}
    changes = {name: value for name, value in changes.items() if value is not None}
    if changes:
        case = case.with_(**changes)
    if others:
        case = at(case, parameters)  # type: ignore[arg-type] # a mapping, as looked at above
    chosen = chosen_plans(case, plans)
    if points is not None and not all(plan in case.plans for plan in chosen):
        case = case.with_(plans=chosen)  # so that points can change what somebody's own plans are
        chosen = case.plans
    if points is None and keep.metrics is None and keep.every == 1:
        keep = replace(keep, states=True)  # so that all tables of a results folder can be made of what is kept
    task = Task.of(case, chosen, case.replicates, points=points, keep=keep)
    refuse(estimate_of_table(case, chosen, points=task.points.count, workers=executor.workers, keep=keep), case.language)
    folder = Store(the_path("store", store, case.language)) if store is not None else None
    started = now()
    collected, values = _gathered(task, executor, folder, progress=progress)
    return Runs(task, collected, values, started=started)


def _asked(
    case: Scenario, metrics: object, every: object, workers: object, executor: Executor | None, *, progress: object
) -> tuple[Keep, Executor]:
    """Return what is kept, and who does the work.

    Raises
    ------
    InputError
        With every problem of these arguments.
    """
    problems = Problems(case.language)
    sound(problems, workers=workers, every=every, progress=progress)
    if executor is not None and not hasattr(executor, "begin"):
        wrong_type("executor", executor, problems.say("expected {what}", what="Executor"), problems)
    named = listed(plain(metrics))
    if not isinstance(named, list | None):
        wrong_type("metrics", metrics, problems.say("expected {what}", what=problems.say("a list of names")), problems)
    elif named is not None:
        for position, name in enumerate(named):
            choice(f"metrics[{position + 1}]", name, tuple(METRICS), "{name} is not a metric", problems)
    problems.raise_problems()
    keep = Keep(None if named is None else tuple(name for name in METRICS if name in named), int(plain(every) or 1))
    return keep, executor or Threads(plain(workers))


def _gathered(task: Task, executor: Executor, store: Store | None, *, progress: bool) -> tuple[Collected, dict[str, Array]]:
    """Run every point; return what is collected, and monthly values, plan -> [run, month, metric], point after point."""
    case, keep = task.case, task.keep
    collected = Collected(case, task.plans, keep.names)
    months = len(keep.months(max(group.case.months for group in task.groups)))
    values = {plan.name: np.empty((task.runs, months, len(keep.names))) for plan in task.plans}
    with ExitStack() as stack:
        compiling = stack.enter_context(telling.compiling(case.language, quiet=not progress))
        clock = lambda: time.monotonic() - compiling.seconds  # noqa: E731 - time that goes into compiling is not counted
        shown = stack.enter_context(telling.shown(task.runs * len(task.plans), case.language, quiet=not progress, clock=clock))
        for piece in pieces(task, executor=executor, keep=collected.keep if keep.states else None, store=store, progress=shown.advance):
            for plan, cube in piece.values.items():
                values[plan][piece.runs, : cube.shape[1]] = cube
                values[plan][piece.runs, cube.shape[1] :] = np.nan  # points may be of fewer months
            piece.values = {}
            collected.add(piece)
    return collected, values
