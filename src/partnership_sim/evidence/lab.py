"""Where experiments are run: plans with common random numbers, at one or many points of the space of parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import OUTCOMES, PARAMETERS
from partnership_sim.parameters import records
from partnership_sim.points import Points
from partnership_sim.running import Gathered, Keep, Task, Threads, pieces
from partnership_sim.running.moments import mean_defined
from partnership_sim.scenario.schema import NO_PROGRAMME, Scenario
from partnership_sim.studies.intervals import Estimate, student_quantile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from partnership_sim.state import Array, Record

#: The partnership on which the older findings are tried unless an experiment says otherwise; a ward of some 250 households; a district.
STANDARD = {"community": 120, "government": 8, "business": 14, "ngo": 8}
WARD = {"community": 12, "government": 2, "business": 2, "ngo": 2, "ties_each": 6}
DISTRICT = {"community": 96, "government": 10, "business": 16, "ngo": 10, "ties_each": 8}
#: A budget that never binds.
NO_LIMIT = 1e6
#: 97.5 % quantile of the normal distribution.
NORMAL = 1.959964


@dataclass(frozen=True)
class Arms:
    """What was observed of every plan.

    Attributes
    ----------
    values : dict of str to ndarray
        Plan -> [point, replicate, month, metric]; NaN where undefined.
    metrics : tuple of str
        The last axis.
    outcomes : dict of str to dict
        Plan -> outcome -> [point, replicate].
    """

    values: dict[str, Array]
    metrics: tuple[str, ...]
    outcomes: dict[str, dict[str, Array]]

    def of(self, metric: str, plan: str = NO_PROGRAMME, first: int = 1, last: int | None = None) -> Array:
        """Return a metric's mean over the months first to last (by default all), [point, replicate]."""
        months = self.values[plan][:, :, first - 1 : last, self.metrics.index(metric)]
        return mean_defined(months, axis=2)

    def at(self, metric: str, month: int, plan: str = NO_PROGRAMME) -> Array:
        """Return a metric in a month, [point, replicate]."""
        return np.asarray(self.values[plan][:, :, month - 1, self.metrics.index(metric)])

    def outcome(self, name: str, plan: str = NO_PROGRAMME) -> Array:
        """Return an outcome, [point, replicate]; NaN where undefined."""
        return self.outcomes[plan][name]

    def change(self, metric: str, plan: str, first: int, last: int | None = None) -> Array:
        """Return what a plan adds to a metric's mean over some months, replicate by replicate, [point, replicate]."""
        return self.of(metric, plan, first, last) - self.of(metric, first=first, last=last)

    def in_sd(self, metric: str, plan: str, first: int, last: int | None = None) -> Array:
        """Return `change` in standard deviations of the runs without a programme, [point, replicate]."""
        return in_sd(self.change(metric, plan, first, last), self.of(metric, first=first, last=last))


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

    def shifted(self, name: str, by: float) -> Lab:
        """Return a lab with a parameter moved at every point."""
        return replace(self, points={**self.points, name: self.parameter(name) + by})

    def records(self) -> list[Record]:
        """Return the record that phases read at every point."""
        return list(records(self.points, self.count).view(np.recarray))

    def case(self, plans: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, **keys: Any) -> Scenario:  # noqa: ANN401
        """Return a scenario: the standard partnership, no shocks, 36 months; `plans` are lists of actions by name, convening comes to what they spend."""
        months = keys.get("months", 36)
        mapping: dict[str, Any] = {
            "name": "evidence",
            "months": months,
            "programme_end": months,
            "seed": self.seed,
            "population": STANDARD,
            "plans": [{"name": name, "actions": list(actions), "budget": NO_LIMIT} for name, actions in (plans or {}).items()],
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
                found.add((plan,), piece.runs, values)
            for plan, outcomes in piece.outcomes.items():
                for name, column in outcomes.items():
                    found.add((plan, name), piece.runs, column)
        shape = (self.count, number)
        plans = [plan.name for plan in case.plans]
        return Arms(
            {plan: found.of((plan,)).reshape(*shape, case.months, len(metrics)) for plan in plans},
            tuple(metrics),
            {plan: {name: found.of((plan, name)).reshape(shape) for name in OUTCOMES} for plan in plans},
        )


def ratio_of_means(values: Array, others: Array) -> Estimate:
    """Return the ratio of two means over replicates, paired, with its 95 % interval, [point] each.

    The interval is made for its logarithm (delta method): a ratio is skewed. Where the ratio is not above 0 it is made for the ratio itself.
    """
    mean, other = values.mean(axis=1), others.mean(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = mean / other
        half = NORMAL * (values - ratio[:, None] * others).std(axis=1, ddof=1) / np.abs(other) / np.sqrt(values.shape[1])
        times = np.exp(half / ratio)
    above = ratio > 0
    return Estimate(ratio, np.where(above, ratio / times, ratio - half), np.where(above, ratio * times, ratio + half))


def relative_change(values: Array, others: Array) -> Estimate:
    """Return by how much the mean of values lies above that of others, as a share of it, with the interval of their ratio, [point] each."""
    return Estimate(*(part - 1.0 for part in ratio_of_means(values, others)))


def in_sd(effect: Array, spread: Array) -> Array:
    """Return an effect in standard deviations over replicates of another quantity, [point, replicate].

    Its mean is the standardised effect; replicates are shifted by what each adds to that standard deviation, so that an interval of the mean
    knows that it is an estimate.
    """
    deviation = spread - spread.mean(axis=1, keepdims=True)
    variance = (deviation**2).mean(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        by_replicate = effect / np.sqrt(variance)
        return np.asarray(by_replicate - by_replicate.mean(axis=1, keepdims=True) * (deviation**2 / variance - 1.0) / 2.0)


def jackknifed(statistic: Callable[..., float], *samples: Array, groups: int = 20) -> Estimate:
    """Return a statistic of samples [point, replicate] with its 95 % interval by leaving out groups of replicates, [point] each."""
    count = samples[0].shape[1]
    groups = min(groups, count)
    number = np.arange(count) % groups
    whole = np.array([statistic(*one) for one in zip(*samples, strict=True)])
    without = np.array(
        [[statistic(*(row[number != group] for row in one)) for group in range(groups)] for one in zip(*samples, strict=True)]
    )
    half = student_quantile(groups - 1) * np.sqrt(
        (groups - 1) / groups * ((without - without.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    )
    return Estimate(whole, whole - half, whole + half)


def correlation(x: Array, y: Array) -> Estimate:
    """Return the correlation over replicates with Fisher's interval, [point]."""
    r = np.array([np.corrcoef(one, other)[0, 1] for one, other in zip(x, y, strict=True)])
    half = NORMAL / math.sqrt(max(1, x.shape[1] - 3))
    return Estimate(r, np.tanh(np.arctanh(r) - half), np.tanh(np.arctanh(r) + half))


def median(values: Array) -> Estimate:
    """Return the median over replicates, infinite values counted, with its interval from order statistics, [point]."""
    ordered = np.sort(values, axis=1)
    count = values.shape[1]
    reach = NORMAL * math.sqrt(count) / 2.0
    low, high = max(0, math.floor(count / 2 - reach) - 1), min(count - 1, math.ceil(count / 2 + reach))
    return Estimate(ordered[:, (count - 1) // 2], ordered[:, low], ordered[:, high])


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

#: A community-driven programme in a ward, some 32 units in three years: dialogue that facilitates every tie about half of the time, grants, training.
COMMUNITY_DRIVEN = [
    action("facilitated_dialogue", 0.4),
    action("service_delivery", 0.4, form="joint"),
    action("capacity_building", 0.1),
]
#: A programme of many parts in a district.
MIXED = [
    action("capacity_building", 1.0),
    action("networking", 0.5),
    action("facilitated_dialogue", 2.0),
    action("service_delivery", 2.0, form="joint"),
    action("mediation", 0.3),
    action("transparency", 0.5),
]
