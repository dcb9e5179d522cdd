"""Goals: by what number plans are ranked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.results.columns import AFTER, END, RUN
from partnership_sim.running.moments import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Goal:
    """A metric or outcome that plans are judged by.

    Parameters
    ----------
    name : str
        A metric or outcome that has a direction.
    at : str
        Where summary and comparison hold it: "after", "end" where no month comes after the programme, "run" for an outcome.
    better : int
        1 if more is better, -1 if less is.
    """

    name: str
    at: str
    better: int


def of(names: Sequence[str], *, months: int, programme_end: int) -> tuple[Goal, ...]:
    """Return the goals of a scenario, in its order."""
    at = AFTER if programme_end < months else END
    return tuple(Goal(name, RUN, OUTCOMES[name].better) if name in OUTCOMES else Goal(name, at, METRICS[name].better) for name in names)


def shared_means(runs: Mapping[str, NDArray[np.float64]]) -> dict[str, float]:
    """Return each plan's mean over the replicates by which plans can be ranked, NaN where it is undefined.

    As in a paired comparison, a replicate counts where the goal is defined for every plan that has it at all: no plan is ahead because the
    runs in which it can be judged were luckier.
    """
    having = [values for values in runs.values() if not np.isnan(values).all()]
    shared = ~np.isnan(having).any(axis=0) if having else np.zeros(0, bool)
    return {plan: mean_of_known(values[shared] if shared.any() else values) for plan, values in runs.items()}


def mean_of_known(values: NDArray[np.float64]) -> float:
    """Return the mean of the values that are defined, NaN where none is."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else math.nan


def ranked(means: Mapping[str, float], better: int) -> list[str]:
    """Return plans by their means, the best first; those where it is undefined last."""
    return sorted(means, key=lambda plan: math.inf if math.isnan(means[plan]) else -better * means[plan])


def scores(
    goal: Goal, moments: NDArray[np.float64], outcomes: Mapping[str, NDArray[np.float64]], metrics: Sequence[str]
) -> NDArray[np.float64]:
    """Return a goal's value in each run, [run], from moments [moment, run, metric] and outcomes [run]."""
    if goal.at == RUN:
        return np.asarray(outcomes[goal.name], dtype=np.float64)
    return np.asarray(moments[MOMENTS.index(goal.at), :, list(metrics).index(goal.name)], dtype=np.float64)
