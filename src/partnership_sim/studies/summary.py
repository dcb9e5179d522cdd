"""summary.csv and comparison.csv: means with intervals, and plans compared replicate by replicate."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.metrics.declared import bounds
from partnership_sim.results.columns import POINT, RUN
from partnership_sim.running.moments import MOMENTS
from partnership_sim.studies.intervals import of_runs, paired, wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Moments = Mapping[str, NDArray[np.float64]]
    Outcomes = Mapping[str, Mapping[str, NDArray[np.float64]]]


class _Columns(NamedTuple):
    """What the numbers are by which runs are summed up: metrics at each moment, then outcomes; all of it at each point."""

    metric: list[str]
    at: list[str]
    better: NDArray[np.float64]
    binary: NDArray[np.bool_]
    bounds: NDArray[np.float64]


def _columns(outcomes: Outcomes, metrics: Sequence[str], points: int) -> _Columns:
    names = list(next(iter(outcomes.values()), {}))
    better = [METRICS[name].better if name in METRICS else 0 for name in metrics for _ in MOMENTS]
    better += [OUTCOMES[name].better if name in OUTCOMES else 0 for name in names]
    binary = [False] * (len(metrics) * len(MOMENTS)) + [name in OUTCOMES and OUTCOMES[name].binary for name in names]
    every = [name for name in metrics for _ in MOMENTS] + names
    return _Columns(
        every,
        [at for _ in metrics for at in MOMENTS] + [RUN] * len(names),
        np.tile(np.array(better, dtype=np.float64), points),
        np.tile(np.array(binary, dtype=bool), points),
        np.tile(bounds(every), points),
    )


def _values(moments: Moments, outcomes: Outcomes, plan: str, points: int) -> NDArray[np.float64]:
    """Put a plan's numbers side by side, [replicate, column], those of each point beside those of the point before.

    Made anew for each comparison, as all together would take as much as all moments.
    """
    cube = moments[plan]
    monthly = np.moveaxis(cube, 0, 2).reshape(cube.shape[1], -1)  # [run, metric * moment]
    values = np.column_stack([monthly, *(outcomes[plan][name] for name in next(iter(outcomes.values())))])
    if points == 1:
        return values
    return values.reshape(points, -1, values.shape[1]).swapaxes(0, 1).reshape(len(values) // points, -1)


def summary(
    moments: Moments, outcomes: Outcomes, metrics: Sequence[str], luck: NDArray[np.float64], *, points: int = 0
) -> dict[str, list[object]]:
    """Return the columns of summary.csv.

    Parameters
    ----------
    moments : mapping of str to array, [moment, run, metric]
        Of every plan.
    outcomes : mapping of str to mapping of str to array, [run]
        Plan -> outcome -> value of each run.
    metrics : sequence of str
        Names of the last axis of `moments`.
    luck : array, [run, draw]
        What was drawn once a run.
    points : int
        Points of which the runs are, point after point; each is summed up by itself. 0: they are of one scenario.

    Returns
    -------
    dict of str to list
        plan, metric, at, mean, low, high, where there are points after `point`. Intervals know the luck of the runs
        (`intervals.of_runs`), those of outcomes of 0 and 1 are Wilson's; NaN where undefined.
    """
    table = _columns(outcomes, metrics, points or 1)
    numbers = []
    for plan in moments:
        values = _values(moments, outcomes, plan, points or 1)
        by_t = _by_luck(_estimated, luck, points or 1, values, table.bounds)
        by_wilson = wilson(np.where(table.binary, values, np.nan))
        numbers.append([np.where(table.binary, other, one) for one, other in zip(by_t, by_wilson, strict=True)])
    return _table(points, {"plan": list(moments)}, table, ("mean", "low", "high"), numbers)


def comparison(
    moments: Moments,
    outcomes: Outcomes,
    metrics: Sequence[str],
    luck: NDArray[np.float64],
    *,
    points: int = 0,
    to: str | None = None,
) -> dict[str, list[object]]:
    """Return the columns of comparison.csv: every plan minus every other, both ways round, paired by replicate.

    Parameters are those of `summary`; with `to`, only what is compared with that plan.

    Returns
    -------
    dict of str to list
        plan, other, metric, at, difference, low, high, probability_better, effect, where there are points after `point`; NaN where
        undefined.
    """
    table = _columns(outcomes, metrics, points or 1)
    pairs = [(plan, other) for plan, other in permutations(moments, 2) if to in {None, other}]
    numbers = []
    for plan, other in pairs:
        values, others = (_values(moments, outcomes, one, points or 1) for one in (plan, other))
        numbers.append(_by_luck(_compared, luck, points or 1, values, others, table.better[None], table.bounds))
    keys = {"plan": [plan for plan, _ in pairs], "other": [other for _, other in pairs]}
    return _table(points, keys, table, ("difference", "low", "high", "probability_better", "effect"), numbers)


def _estimated(values: NDArray[np.float64], ends: NDArray[np.float64], luck: NDArray[np.float64]) -> Sequence[NDArray[np.float64]]:
    return of_runs(_several(values), _several(ends), luck=luck)


def _compared(
    values: NDArray[np.float64],
    others: NDArray[np.float64],
    better: NDArray[np.float64],
    ends: NDArray[np.float64],
    luck: NDArray[np.float64],
) -> Sequence[NDArray[np.float64]]:
    return paired(_several(values), _several(others), _several(better[0]), _several(ends), luck=luck)


def _by_luck(
    compute: Callable[..., Sequence[NDArray[np.float64]]], luck: NDArray[np.float64], points: int, *tables: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Compute columns from tables [row, point * column] and luck: all points at once where they have the same, as they do of one seed."""
    of_points = luck.reshape(points, len(luck) // points, -1)
    if (of_points == of_points[:1]).all():
        return [part[: tables[0].shape[1]] for part in compute(*tables, of_points[0])]
    each = tables[0].shape[1] // points
    found = [
        [part[:each] for part in compute(*(table[:, at * each : (at + 1) * each] for table in tables), of_points[at])]
        for at in range(points)
    ]
    return [np.concatenate(parts) for parts in zip(*found, strict=True)]


def _several(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a lone column twice: NumPy adds up a column among others in another order than one alone, and the last bit would differ."""
    return np.concatenate([values, values], axis=-1) if values.shape[-1] == 1 else values


def _table(
    points: int, keys: dict[str, list[str]], table: _Columns, names: Sequence[str], numbers: list[list[NDArray[np.float64]]]
) -> dict[str, list[object]]:
    """Return a table by point, key and number.

    Parameters
    ----------
    keys : dict of str to list
        Columns of plans, [key].
    names : sequence of str
        What the numbers are called.
    numbers : list of list of array, [key][name][point * number]
    """
    times, rows, each = points or 1, len(numbers), len(table.metric)
    found: dict[str, list[Any]] = {}
    if points:
        found[POINT] = [point for point in range(points) for _ in range(rows * each)]
    for name, column in keys.items():
        found[name] = [plan for plan in column for _ in range(each)] * times
    found["metric"], found["at"] = ([*column] * (rows * times) for column in (table.metric, table.at))
    for at, name in enumerate(names):
        columns = [every[at].reshape(times, each) for every in numbers] or [np.zeros((times, 0))]
        found[name] = np.stack(columns, axis=1).ravel().tolist()
    return found
