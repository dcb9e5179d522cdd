"""`run`: plans of a scenario over replicates, and over the points of a design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import numpy as np

from partnership_sim.engine.ensemble import run_batches
from partnership_sim.metrics import METRICS
from partnership_sim.runs import DesignRuns, Runs
from partnership_sim.scenario.arguments import plain, sound
from partnership_sim.scenario.chosen import case_of, chosen_plans
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.design import is_table, points_of
from partnership_sim.studies.estimate import estimate_of_table, refuse
from partnership_sim.tables.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

__all__ = ["run"]


@overload
def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan | Mapping[str, Any]] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, float] | None = None,
    workers: int | None = None,
) -> Runs: ...
@overload
def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan | Mapping[str, Any]] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, Sequence[float]] | Mapping[str, Array] | Sequence[Mapping[str, float]] | pd.DataFrame,
    workers: int | None = None,
) -> DesignRuns: ...
def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan | Mapping[str, Any]] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, Any] | Sequence[Mapping[str, float]] | pd.DataFrame | None = None,
    workers: int | None = None,
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
    parameters : mapping of str to float, or a table, optional
        Parameters by name, within their declared ranges. A table has a row a design point: a data frame, a mapping of columns, or
        a list of mappings. Every point is run with the same replicates, and so meets the same luck; see `DesignRuns`.
    workers : int, optional
        Threads; results do not depend on it.

    Raises
    ------
    InputError
        With every problem; or that the machine has not the memory for the table, 8 bytes a metric and month, and what to lower.
    """
    case = case_of(scenario, "scenario")
    findings = Findings(case.language)
    sound(findings, workers=workers)
    findings.raise_problems()
    workers = plain(workers)
    points = points_of(parameters, case.language) if is_table(parameters) else None
    changes = {"replicates": replicates, "months": months, "parameters": None if points is not None else parameters}
    changes = {name: value for name, value in changes.items() if value is not None}
    if changes:
        case = case.with_(**changes)
    chosen = chosen_plans(case, plans)
    count = len(next(iter(points.values()))) if points is not None else 1
    refuse(estimate_of_table(case, chosen, points=count, workers=workers), case.language)
    if points is None:
        collected = Collected(case, chosen)
        return Runs(case, chosen, collected, _gathered(case, chosen, [collected], {}, workers))
    gathered = [Collected(case, chosen) for _ in range(count)]
    return DesignRuns(case, chosen, gathered, _gathered(case, chosen, gathered, points, workers), points)


def _gathered(
    case: Scenario, plans: tuple[Plan, ...], collected: Sequence[Collected], points: Mapping[str, Array], workers: int | None
) -> dict[str, Array]:
    """Run every point, a `collected` each; return monthly values, plan -> [run, month, metric], point after point."""
    count = case.replicates
    changes = {name: np.repeat(column, count) for name, column in points.items()}
    values = {plan.name: np.empty((count * len(collected), case.months, len(METRICS))) for plan in plans}
    for batch in run_batches(case, plans, list(range(count)) * len(collected), workers=workers, changes=changes):
        for point in range(batch.first // count, (batch.first + batch.runs - 1) // count + 1):
            collected[point].add(batch.part(point * count, (point + 1) * count))
        for plan, cube in batch.values.items():
            values[plan][batch.first : batch.first + batch.runs] = cube
    return values
