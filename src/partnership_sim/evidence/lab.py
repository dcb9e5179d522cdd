"""Where experiments are run: plans with common random numbers, at one or many points of the space of parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.parameters import records
from partnership_sim.points import Points
from partnership_sim.running import Gathered, Keep, Task, Threads, outcomes, pieces
from partnership_sim.running.moments import mean_defined
from partnership_sim.scenario.schema import NO_PROGRAMME, Scenario
from partnership_sim.studies.intervals import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.state import Array, Record

#: The partnership on which findings are tried unless an experiment says otherwise.
STANDARD = {"community": 120, "government": 8, "business": 14, "ngo": 8}


@dataclass(frozen=True)
class Arms:
    """What was observed of every plan.

    Attributes
    ----------
    values : dict of str to ndarray
        Plan -> [point, replicate, month, metric]; NaN where undefined.
    metrics : tuple of str
        The last axis.
    """

    values: dict[str, Array]
    metrics: tuple[str, ...]

    def of(self, metric: str, plan: str = NO_PROGRAMME, first: int = 1, last: int | None = None) -> Array:
        """Return a metric's mean over the months first to last (by default all), [point, replicate]."""
        months = self.values[plan][:, :, first - 1 : last, self.metrics.index(metric)]
        return mean_defined(months, axis=2)

    def at(self, metric: str, month: int, plan: str = NO_PROGRAMME) -> Array:
        """Return a metric in a month, [point, replicate]."""
        return np.asarray(self.values[plan][:, :, month - 1, self.metrics.index(metric)])

    def sustained(self, plan: str, programme_end: int) -> Array:
        """Return the outcome `sustained` of a plan, [point, replicate]; active_core and core_kinds must have been observed."""
        core, kinds = (self.values[plan][..., self.metrics.index(name)] for name in ("active_core", "core_kinds"))
        runs = outcomes.sustained(core.reshape(-1, core.shape[2]), kinds.reshape(-1, core.shape[2]), programme_end)
        return runs.reshape(core.shape[:2])


@dataclass
class Lab:
    """Runs the arms of experiments.

    Parameters
    ----------
    seed : int
        Of all draws.
    share : float
        Of the replicates that an experiment asks for, so many are run.
    points : mapping of str to ndarray
        Parameters not at their defaults, [point] each; empty: one point, the defaults.
    workers : int, optional
        Threads.
    """

    seed: int
    share: float = 1.0
    points: Mapping[str, Array] = field(default_factory=dict)
    workers: int | None = None

    @property
    def count(self) -> int:
        """Number of points."""
        return len(next(iter(self.points.values()))) if self.points else 1

    def replicates(self, asked: int) -> int:
        """Return how many replicates are run of those asked for."""
        return max(2, round(asked * self.share))

    def parameter(self, name: str) -> Array:
        """Return a parameter at every point, [point]."""
        return np.asarray(self.points.get(name, np.full(self.count, PARAMETERS[name].default)))

    def records(self) -> list[Record]:
        """Return the record that phases read at every point."""
        return list(records(self.points, self.count).view(np.recarray))

    def case(self, plans: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, **keys: Any) -> Scenario:  # noqa: ANN401
        """Return a scenario: the standard partnership, no shocks, 36 months; `plans` are lists of actions by name."""
        months = keys.get("months", 36)
        mapping: dict[str, Any] = {
            "name": "evidence",
            "months": months,
            "programme_end": months,
            "seed": self.seed,
            "population": STANDARD,
            "plans": [{"name": name, "actions": list(actions)} for name, actions in (plans or {}).items()],
            **keys,
        }
        return Scenario.of(mapping)

    def run(self, case: Scenario, metrics: Sequence[str], replicates: int = 200) -> Arms:
        """Run every plan of a case at every point, all with common random numbers."""
        number = self.replicates(replicates)
        task = Task.of(case, case.plans, number, points=Points(self.count, dict(self.points)), keep=Keep(tuple(metrics)))
        found = Gathered(axis=0)
        for piece in pieces(task, executor=Threads(self.workers)):
            for plan, values in piece.values.items():
                found.add(plan, piece.runs, values)
        shape = (self.count, number, case.months, len(metrics))
        return Arms({plan.name: found.of(plan.name).reshape(shape) for plan in case.plans}, tuple(metrics))


def ratio_of_means(values: Array, others: Array) -> Estimate:
    """Return the ratio of two means over replicates with its 95 % interval (delta method, paired), [point] each."""
    ratio = values.mean(axis=1) / others.mean(axis=1)
    rest = values - ratio[:, None] * others
    with np.errstate(invalid="ignore", divide="ignore"):
        half = 1.959964 * rest.std(axis=1, ddof=1) / np.abs(others.mean(axis=1)) / np.sqrt(values.shape[1])
    return Estimate(ratio, ratio - half, ratio + half)


def first_reached(places: Sequence[float], values: Sequence[float] | Array, level: float) -> float:
    """Return where a curve first reaches a level, between the places that were tried; infinite if it never does."""
    enough = np.flatnonzero(np.asarray(values) >= level)
    if not len(enough):
        return np.inf
    at = enough[0]
    return float(places[0]) if at == 0 else float(np.interp(level, values[at - 1 : at + 1], places[at - 1 : at + 1]))


def action(lever: str, spend: float, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - as a scenario takes them
    """Return an action of a plan."""
    return {"lever": lever, "spend": spend, **keys}


#: A mix of six levers, and the usual calendar of shocks.
MIX = [
    action("capacity_building", 2.0),
    action("networking", 1.0),
    action("facilitated_dialogue", 2.5),
    action("mediation", 0.5),
    action("transparency", 1.0),
    action("information_access", 0.5),
]
CALENDAR: list[dict[str, Any]] = [
    {"shock": name, "rate": rate, "severity": 0.5}
    for name, rate in (("funding_cut", 0.15), ("disaster", 0.10), ("leadership_change", 0.18), ("scandal", 0.10), ("misinformation", 0.20))
]
