"""summary.csv and comparison.csv: means with intervals, and plans compared replicate by replicate."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.results.columns import RUN
from partnership_sim.running.moments import MOMENTS
from partnership_sim.studies.intervals import paired, student, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Moments = Mapping[str, NDArray[np.float64]]
    Outcomes = Mapping[str, Mapping[str, NDArray[np.float64]]]


class _Columns(NamedTuple):
    """What the numbers are by which runs are summed up: metrics at each moment, then outcomes."""

    metric: list[str]
    at: list[str]
    better: NDArray[np.float64]
    binary: NDArray[np.bool_]


def _columns(outcomes: Outcomes, metrics: Sequence[str]) -> _Columns:
    names = list(next(iter(outcomes.values()), {}))
    better = [METRICS[name].better if name in METRICS else 0 for name in metrics for _ in MOMENTS]
    better += [OUTCOMES[name].better if name in OUTCOMES else 0 for name in names]
    binary = [False] * (len(metrics) * len(MOMENTS)) + [name in OUTCOMES and OUTCOMES[name].binary for name in names]
    return _Columns(
        [name for name in metrics for _ in MOMENTS] + names,
        [at for _ in metrics for at in MOMENTS] + [RUN] * len(names),
        np.array(better, dtype=np.float64),
        np.array(binary, dtype=bool),
    )


def _values(moments: Moments, outcomes: Outcomes, plan: str) -> NDArray[np.float64]:
    """Put a plan's numbers side by side, [run, column]; made anew for each comparison, as all together would take as much as all moments."""
    cube = moments[plan]
    monthly = np.moveaxis(cube, 0, 2).reshape(cube.shape[1], -1)  # [run, metric * moment]
    return np.column_stack([monthly, *(outcomes[plan][name] for name in next(iter(outcomes.values())))])


def summary(moments: Moments, outcomes: Outcomes, metrics: Sequence[str]) -> dict[str, list[object]]:
    """Return the columns of summary.csv.

    Parameters
    ----------
    moments : mapping of str to array, [moment, run, metric]
        Of every plan, as `moments.Gathered.tables` gives them.
    outcomes : mapping of str to mapping of str to array, [run]
        Plan -> outcome -> value of each run.
    metrics : sequence of str
        Names of the last axis of `moments`.

    Returns
    -------
    dict of str to list
        plan, metric, at, mean, low, high. Interval: Student's t, Wilson for outcomes of 0 and 1; NaN where undefined.
    """
    table = _columns(outcomes, metrics)
    found: dict[str, list[object]] = {name: [] for name in ("plan", "metric", "at", "mean", "low", "high")}
    for plan in moments:
        values = _values(moments, outcomes, plan)
        by_t, by_wilson = student(values), wilson(np.where(table.binary, values, np.nan))
        found["plan"] += [plan] * len(table.metric)
        found["metric"] += table.metric
        found["at"] += table.at
        for name, one, other in zip(("mean", "low", "high"), by_t, by_wilson, strict=True):
            found[name] += np.where(table.binary, other, one).tolist()
    return found


def comparison(moments: Moments, outcomes: Outcomes, metrics: Sequence[str]) -> dict[str, list[object]]:
    """Return the columns of comparison.csv: every plan minus every other, both ways round, paired by replicate.

    Parameters are those of `summary`.

    Returns
    -------
    dict of str to list
        plan, other, metric, at, difference, low, high, probability_better, effect; NaN where undefined.
    """
    table = _columns(outcomes, metrics)
    names = ("plan", "other", "metric", "at", "difference", "low", "high", "probability_better", "effect")
    found: dict[str, list[object]] = {name: [] for name in names}
    for plan, other in permutations(moments, 2):
        numbers = paired(_values(moments, outcomes, plan), _values(moments, outcomes, other), table.better)
        found["plan"] += [plan] * len(table.metric)
        found["other"] += [other] * len(table.metric)
        found["metric"] += table.metric
        found["at"] += table.at
        for name, column in zip(names[4:], numbers, strict=True):
            found[name] += column.tolist()
    return found
