"""Sensitivity: what moves an outcome (Morris' effects; slopes over a hypercube), and how much of its spread is chance (total variance).

Morris' trajectories and measures are those of SALib (the extra `research`). Every trajectory has a replicate of its own, common to all of its
points: a step compares with common random numbers, and the spread over trajectories holds what chance does to the measures. Morris finds whatever
has an effect, one-sided or not; where chance is large, as in service, it drowns, and slopes over all runs of a hypercube tell more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.points import Points
from partnership_sim.quantiles import quantile
from partnership_sim.running import Gathered, Keep, Task, Threads, pieces
from partnership_sim.running.moments import mean_defined
from partnership_sim.studies.intervals import LEVEL, Estimate, student_quantile
from partnership_sim.studies.what_if import BUDGET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array

#: Levels of Morris' grid: values at 0, 1/3, 2/3 and 1 of a range, steps of 2/3.
LEVELS = 4
#: Metrics that are watched, as means over the months after the programme (all months without such), beside `sustained`.
WATCHED = ("need_met", "trust", "resistance", "participation")
SUSTAINED = "sustained"


def declared() -> dict[str, tuple[float, float]]:
    """Return the declared range of every parameter, of the model and of levers; the budget is a planner's question, no uncertain number."""
    return {name: (parameter.low, parameter.high) for name, parameter in PARAMETERS.items() if name != BUDGET}


def hypercube(ranges: Mapping[str, tuple[float, float]], count: int, seed: int) -> dict[str, Array]:
    """Return a Latin hypercube over ranges, [point] each."""
    from scipy.stats import qmc

    cube = qmc.LatinHypercube(len(ranges), seed=seed).random(count)
    return {name: low + cube[:, at] * (high - low) for at, (name, (low, high)) in enumerate(ranges.items())}


def trajectories(ranges: Mapping[str, tuple[float, float]], count: int, seed: int) -> dict[str, Array]:
    """Return Morris' trajectories, one after the other, [point] each: a trajectory has a point more than there are parameters."""
    from SALib.sample import morris

    points = morris.sample(_problem(ranges), count, num_levels=LEVELS, seed=seed)
    return {name: points[:, at] for at, name in enumerate(ranges)}


def _problem(ranges: Mapping[str, tuple[float, float]]) -> dict[str, object]:
    return {"num_vars": len(ranges), "names": list(ranges), "bounds": [list(span) for span in ranges.values()]}


@dataclass(frozen=True)
class Effect:
    """What a parameter does to an outcome over its whole range.

    Attributes
    ----------
    parameter : str
    mu, mu_star, sigma : float
        Mean, mean size and standard deviation of its elementary effects.
    half : float
        Half of the 95 % interval of mu_star.
    chance : float
        The mu_star that chance alone would give: what the steps' own standard errors make of no effect at all.
    size : float
        Root mean square of the elementary effects with the part of chance taken out; 0 where nothing is left.
    """

    parameter: str
    mu: float
    mu_star: float
    sigma: float
    half: float
    chance: float
    size: float

    @property
    def clear(self) -> bool:
        """Whether its effect stands out from chance."""
        return self.mu_star - self.half > self.chance


def elementary(ranges: Mapping[str, tuple[float, float]], points: Mapping[str, Array], values: Array) -> Array:
    """Return the elementary effects of every replicate, [trajectory, parameter, replicate], per whole range of a parameter.

    Parameters
    ----------
    ranges : mapping
    points : mapping of str to ndarray
        Of `trajectories`.
    values : ndarray, [point, replicate]
    """
    count = len(ranges)
    place = np.stack([(points[name] - low) / (high - low) for name, (low, high) in ranges.items()], axis=1)
    steps = np.diff(place.reshape(-1, count + 1, count), axis=1)
    rises = np.diff(values.reshape(len(steps), count + 1, -1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    effects = rises / np.take_along_axis(steps, moved[:, :, None], axis=2)
    return np.take_along_axis(effects, np.argsort(moved, axis=1)[:, :, None], axis=1)


def effects(ranges: Mapping[str, tuple[float, float]], points: Mapping[str, Array], values: Array, seed: int = 0) -> list[Effect]:
    """Return what each parameter does, in the order of the ranges.

    Parameters
    ----------
    ranges, points, values
        As for `elementary`.
    seed : int
        Of the resampling behind SALib's intervals.
    """
    from SALib.analyze import morris

    table = np.stack([points[name] for name in ranges], axis=1)
    found = morris.analyze(_problem(ranges), table, values.mean(axis=1), num_levels=LEVELS, num_resamples=1000, seed=seed)
    chance, size = noise(elementary(ranges, points, values))
    columns = (found["mu"], found["mu_star"], found["sigma"], found["mu_star_conf"], chance, size)
    return [Effect(name, *(float(column[at]) for column in columns)) for at, name in enumerate(ranges)]


def noise(effects: Array) -> tuple[Array, Array]:
    """Return mu_star by chance alone, and the size of effects without chance, [parameter] each, of [trajectory, parameter, replicate]."""
    replicates = effects.shape[2]
    error = effects.var(axis=2, ddof=1) / replicates if replicates > 1 else np.zeros(effects.shape[:2])
    square = (effects.mean(axis=2) ** 2 - error).mean(axis=0)
    return np.sqrt(2 / np.pi * error.mean(axis=0)), np.sqrt(np.maximum(square, 0.0))


def slopes(ranges: Mapping[str, tuple[float, float]], points: Mapping[str, Array], values: Array) -> Estimate:
    """Return the linear effect of each parameter over its whole range, all others as they come, with its 95 % interval, [parameter].

    Parameters
    ----------
    ranges : mapping
    points : mapping of str to ndarray
        Of `hypercube`: more points than parameters.
    values : ndarray, [point, replicate]
        Least squares on the means over replicates, so that their spread holds both chance and what is not linear.
    """
    table = np.stack([np.ones(len(values)), *((points[name] - low) / (high - low) for name, (low, high) in ranges.items())], axis=1)
    inverse = np.linalg.pinv(table.T @ table)
    found = inverse @ table.T @ values.mean(axis=1)
    rest = values.mean(axis=1) - table @ found
    free = len(values) - table.shape[1]
    error = np.sqrt(rest @ rest / free * np.diag(inverse)) if free > 0 else np.full(len(found), np.nan)
    half = student_quantile(max(free, 1)) * error
    return Estimate(found[1:], (found - half)[1:], (found + half)[1:])


def weights(slope: Estimate, moving: NDArray[np.bool_]) -> Array:
    """Return each parameter's share in the squares of the slopes that are clear, less what chance adds to them; zeros if none is.

    `moving` says which parameters have any effect (Morris): the others weigh nothing.
    """
    error = (slope.high - slope.mean) / float(quantile(0.5 + LEVEL / 2))
    squares = np.where(moving & slope.clear, slope.mean**2 - error**2, 0.0)
    return np.asarray(squares / squares.sum() if squares.sum() > 0 else squares)


@dataclass(frozen=True)
class Split:
    """The variance of an outcome: between points (parameters) and within them (chance); their sum is the whole."""

    between: Estimate
    within: Estimate
    share: Estimate

    @property
    def sd(self) -> float:
        """Standard deviation of a single run."""
        return float(np.sqrt(np.maximum(self.between.mean + self.within.mean, 0.0)))


def split(values: Array) -> Split:
    """Split a variance by the law of total variance; no replicate of any point shares its random numbers.

    Parameters
    ----------
    values : ndarray, [point, replicate]

    Returns
    -------
    Split
        Variance between and within points, and the share of that between points in the sum, with 95 % intervals (jackknife over
        points). The component between points is the variance of the points' means less what chance adds to it, so its mean is
        right at any number of replicates, and it may fall below 0.
    """
    means, noises = values.mean(axis=1), values.var(axis=1, ddof=1)
    whole = _components(means, noises, values.shape[1])
    rest = np.arange(len(means))
    without = np.array([_components(means[rest != at], noises[rest != at], values.shape[1]) for at in rest])
    count = len(means)
    spread = np.sqrt((count - 1) / count * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    half = student_quantile(count - 1) * spread
    return Split(*(Estimate(*(np.asarray(part) for part in (mean, mean - w, mean + w))) for mean, w in zip(whole, half, strict=True)))


def _components(means: Array, noises: Array, replicates: int) -> Array:
    within = noises.mean()
    between = means.var(ddof=1) - within / replicates
    total = between + within
    return np.array([between, within, between / total if total > 0 else np.nan])


def observed(
    case: Scenario, plans: Sequence[str], points: Mapping[str, Array], lucks: Array, *, workers: int | None = None
) -> dict[str, dict[str, Array]]:
    """Run plans at points; return plan -> outcome -> [point, replicate].

    Parameters
    ----------
    case : Scenario
    plans : sequence of str
    points : mapping of str to ndarray
        Parameters, [point] each.
    lucks : ndarray of int, [point, replicate]
        The replicate whose random numbers each run draws.
    """
    chosen = tuple(plan for plan in case.plans if plan.name in plans)
    first = case.programme_end if case.programme_end < case.months else 0
    task = Task(case, chosen, lucks, Points(len(lucks), dict(points)), Keep(WATCHED))
    found = Gathered(axis=0)
    for piece in pieces(task, executor=Threads(workers)):
        for plan, values in piece.values.items():
            for at, name in enumerate(WATCHED):
                found.add((plan, name), piece.runs, mean_defined(values[:, first:, at], axis=1))
            found.add((plan, SUSTAINED), piece.runs, piece.outcomes[plan][SUSTAINED])
    return {plan.name: {name: found.of((plan.name, name)).reshape(lucks.shape) for name in (*WATCHED, SUSTAINED)} for plan in chosen}
