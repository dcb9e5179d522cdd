"""A results folder read back, as if it had just been run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.errors import InputError
from partnership_sim.results import seal
from partnership_sim.results.columns import OUTCOMES
from partnership_sim.results.reader import Results
from partnership_sim.studies.collect import Collected
from partnership_sim.tables.findings import Findings, shown

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: So many metrics are read at a time: reading all at once would take twice the memory of the table.
AT_ONCE = 8


class Loaded(NamedTuple):
    """What `Runs` are made of."""

    case: Scenario
    plans: tuple[Plan, ...]
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
    plans = _plans(results, case)
    collected = Collected(case, plans, results.metrics)
    values = _values(results)
    table = results.outcomes
    of_plan = np.asarray(table["plan"], dtype=object)
    names = [name for name in table if name not in OUTCOMES.columns]
    for plan, cube in values.items():
        mine = of_plan == plan
        collected.restore(plan, cube, {name: np.asarray(table[name], dtype=np.float64)[mine] for name in names})
    return Loaded(case, plans, collected, values)


def _plans(results: Results, case: Scenario) -> tuple[Plan, ...]:
    """Return the plans of the tables, as the scenario has them."""
    findings = Findings(results.language)
    known = {plan.name: plan for plan in case.plans}
    for name in results.plans:
        if name not in known:
            where = (str(results.folder / seal.SCENARIO), "plans")
            findings.wrong(where, findings.say("there is no plan {name}", name=shown(name)), findings.say(seal.WANTED[seal.AGAIN]))
    if findings.problems:
        raise InputError(findings.problems, results.language)
    return tuple(known[name] for name in results.plans)


def _values(results: Results) -> dict[str, Array]:
    """Return monthly values, plan -> [run, month, metric]."""
    names, months = results.metrics, int(results.manifest["counts"]["months"])
    values = {plan: np.empty((results.replicates, months, len(names))) for plan in results.plans}
    for first in range(0, len(names), AT_ONCE):
        monthly = results.monthly(names[first : first + AT_ONCE], most=results.replicates)
        for place, name in enumerate(names[first : first + AT_ONCE], start=first):
            for plan, cube in monthly[name].items():
                values[plan][:, :, place] = cube
    return values
