"""Places of some sizes, run many times, and what their metrics were."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.worlds import scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array

WARD = {"community": 12, "government": 2, "business": 2, "ngo": 2, "ties_each": 6}
DISTRICT = {"community": 96, "government": 10, "business": 16, "ngo": 10, "ties_each": 8}
#: Runs that go through the months together.
TOGETHER = 50


class Course:
    """Metrics of all months of an arm's runs."""

    def __init__(self, values: Array) -> None:
        self.values = values

    def __getitem__(self, name: str) -> Array:
        """Return a metric, [run, month]."""
        return np.asarray(self.values[:, :, list(METRICS).index(name)])

    def mean(self, name: str, first: int, last: int) -> Array:
        """Return a metric's mean over the months first..last, [run]; NaN where it is nowhere defined."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            return np.asarray(np.nanmean(self[name][:, first - 1 : last], axis=1))


def place(population: Mapping[str, Any], months: int, **keys: Any) -> Scenario:
    """Return a drawn place."""
    return scenario(population=dict(population), months=months, **keys)


def courses(case: Scenario, runs: int) -> dict[str, Course]:
    """Run every plan of a case so many times; return its course by the plan's name."""
    cast = cast_of(case)
    found: dict[str, list[Array]] = {plan.name: [] for plan in case.plans}
    for first in range(0, runs, TOGETHER):
        replicates = list(range(first, min(runs, first + TOGETHER)))
        arms = [Arm(plan, case.shocks, replicates, {}) for plan in case.plans]
        for plan, out in zip(case.plans, run_arms(case, cast, arms), strict=True):
            found[plan.name].append(out.values)
    return {name: Course(np.concatenate(values)) for name, values in found.items()}


def at_rest(case: Scenario, runs: int) -> Course:
    """Return the course of a case without a programme."""
    return courses(case, runs)[NO_PROGRAMME]


def error(values: Array) -> float:
    """Return the standard error of a mean over runs."""
    defined = values[~np.isnan(values)]
    return float(np.std(defined, ddof=1) / np.sqrt(defined.size))
