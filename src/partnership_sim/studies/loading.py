"""A results folder read back, as if it had just been run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.errors import InputError
from partnership_sim.points import Points, is_parameter
from partnership_sim.problems import Problems, shown
from partnership_sim.results import seal
from partnership_sim.results.columns import MOMENTS, OUTCOMES, POINT, POINTS
from partnership_sim.results.reader import Results
from partnership_sim.running import Keep, Task, moments
from partnership_sim.studies.collect import Collected

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: So many metrics are read at a time: reading all at once would take twice the memory of the table.
AT_ONCE = 8


class Loaded(NamedTuple):
    """What `Runs` are made of."""

    task: Task
    collected: Collected
    values: dict[str, Array]


def load(folder: Path, language: str | None = None) -> Loaded:
    """Return the runs of a results folder.

    Raises
    ------
    InputError
        If it is not whole and as the run wrote it, or needs a plug-in that is not loaded.
    """
    results = Results(folder, language)
    case = results.scenario
    task = Task.of(case, _plans(results, case), results.replicates, points=_points(results), keep=Keep(results.metrics, results.every))
    collected, values = Collected(case, task.plans, results.metrics), _values(results, task)
    kept = _moments(results, task) if results.has(MOMENTS.file) else {}
    table = results.outcomes
    of_plan = np.asarray(table["plan"], dtype=object)
    names = [name for name in table if name not in OUTCOMES.among(table)]
    for plan, cube in values.items():
        mine = of_plan == plan
        found = {name: np.asarray(table[name], dtype=np.float64)[mine] for name in names}
        collected.restore(plan, kept[plan] if kept else moments.of_block(cube, case.programme_end), found)
    return Loaded(task, collected, values)


def _plans(results: Results, case: Scenario) -> tuple[Plan, ...]:
    """Return the plans of the tables, as the scenario has them."""
    problems = Problems(results.language)
    known = {plan.name: plan for plan in case.plans}
    for name in results.plans:
        if name not in known:
            where = (str(results.folder / seal.SCENARIO), "plans")
            problems.wrong(where, problems.say("there is no plan {name}", name=shown(name)), problems.say(seal.WANTED[seal.AGAIN]))
    if problems.found:
        raise InputError(problems.found, results.language)
    return tuple(known[name] for name in results.plans)


def _points(results: Results) -> Points:
    """Return the points of which the runs are."""
    if not results.points:
        return Points()
    table = results.table(POINTS.file)
    columns: dict[str, list[object]] = {key: [] for key in table["key"]}
    for key, value in zip(table["key"], table["value"], strict=True):
        columns[key].append(json.loads(value))
    return Points(results.points, {key: np.array(column, float) if is_parameter(key) else column for key, column in columns.items()})


def _values(results: Results, task: Task) -> dict[str, Array]:
    """Return monthly values, plan -> [run, month, metric]."""
    names, months = results.metrics, len(task.keep.months(max(group.case.months for group in task.groups)))
    values = {plan: np.empty((task.runs, months, len(names))) for plan in results.plans}
    for first in range(0, len(names), AT_ONCE):
        monthly = results.monthly(names[first : first + AT_ONCE], most=results.replicates)
        for place, name in enumerate(names[first : first + AT_ONCE], start=first):
            for plan, cube in monthly[name].items():
                values[plan][:, :, place] = cube
    return values


def _moments(results: Results, task: Task) -> dict[str, Array]:
    """Return what runs are compared by, plan -> [moment, run, metric]."""
    table = results.table(MOMENTS.file)
    run = table["replicate"].astype(np.int64) + (table[POINT].astype(np.int64) * results.replicates if results.points else 0)
    plan, at = (
        np.array([names.index(one) for one in table[column]], np.int64)
        for column, names in (("plan", results.plans), ("at", moments.MOMENTS))
    )
    found = np.full((len(results.plans), len(moments.MOMENTS), task.runs, len(results.metrics)), np.nan)
    for place, name in enumerate(results.metrics):
        found[plan, at, run, place] = table[name]
    return dict(zip(results.plans, found, strict=True))
