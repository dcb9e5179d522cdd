"""How a measure moves over the months, as a mean over runs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.results.source import Monthly
    from partnership_sim.verdicts.tables import Tables

#: What is told month by month, after what the first goal is; the first that was measured stands for a course that was not.
MEASURES = ("need_met", "working", "trust", "resistance", "resources", "participation")
#: A change by less than this part of the level is none.
STILL = 0.04
#: A level is the mean over so many months: a single one is luck.
FEW_MONTHS = 3
UP, DOWN, FLAT = "up", "down", "flat"


@dataclass(frozen=True)
class OverTime:
    """How a measure moves under the chosen plan.

    Parameters
    ----------
    measure : str
    start, programme_end, end : float
        Its mean over the first three months, the last three of the programme, and the last three.
    during, after : str or None
        "up", "down" or "flat" while the programme runs, and from then on; None where that is not known, or no month comes after.
    """

    measure: str
    start: float
    programme_end: float
    end: float
    during: str | None
    after: str | None


def measured(tables: Tables) -> Monthly:
    """Return monthly values of what is told month by month, as far as any of it is defined."""
    first = (tables.course.name,) if tables.course else ()
    found = tables.monthly(*dict.fromkeys((*first, *MEASURES)))
    return {name: runs for name, runs in found.items() if not all(np.isnan(one).all() for one in runs.values())}


def of(tables: Tables, plan: str) -> OverTime | None:
    """Return how the course of a plan goes; None where nothing was measured."""
    monthly = measured(tables)
    if not monthly:
        return None
    course = tables.course.name if tables.course else "need_met"
    name = course if course in monthly else next(iter(monthly))
    mean, end = means(monthly[name][plan]), tables.scenario.programme_end
    start = level(mean, 0, min(FEW_MONTHS, end))
    then = level(mean, max(0, end - FEW_MONTHS), end)
    last = level(mean, max(end, len(mean) - FEW_MONTHS), len(mean)) if tables.lasts else then
    return OverTime(name, start, then, last, direction(start, then), direction(then, last) if tables.lasts else None)


def means(runs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean over runs of [run, month], NaN where none is defined."""
    count = (~np.isnan(runs)).sum(axis=0)
    total = np.nansum(runs, axis=0)
    mean: NDArray[np.float64] = np.divide(total, count, out=np.full(runs.shape[1], np.nan), where=count > 0)
    return mean


def level(mean: NDArray[np.float64], first: int, stop: int) -> float:
    """Return the mean over a few months."""
    some = mean[first:stop]
    some = some[~np.isnan(some)]
    return float(some.mean()) if len(some) else math.nan


def direction(before: float, after: float) -> str | None:
    """Return "up", "down" or "flat", None where either is unknown."""
    if not math.isfinite(before + after):
        return None
    if abs(after - before) <= STILL * max(abs(before), abs(after)):
        return FLAT
    return UP if after > before else DOWN
