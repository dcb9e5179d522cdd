"""Monthly values summed up for figures and their titles."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.plots.over_time import Mark
from partnership_sim.plots.style import plain
from partnership_sim.report.words import page
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from partnership_sim.report.data import Data

#: A change by less than this part of the level is none.
STILL = 0.04
#: So many marked shocks; more would hide the lines.
_SHOCKS = 3


def means(runs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean over runs of [run, month], NaN where none is defined."""
    count = (~np.isnan(runs)).sum(axis=0)
    total = np.nansum(runs, axis=0)
    mean: NDArray[np.float64] = np.divide(total, count, out=np.full(runs.shape[1], np.nan), where=count > 0)
    return mean


def direction(before: float, after: float) -> str:
    """Return "up", "down" or "flat", "" where either is unknown."""
    if not math.isfinite(before + after):
        return ""
    if abs(after - before) <= STILL * max(abs(before), abs(after)):
        return "flat"
    return "up" if after > before else "down"


def marks(data: Data, *, told: bool = True) -> list[Mark]:
    """Return programme end and the shocks that come in a given month, with their words or as lines only."""
    end = data.scenario.programme_end
    found = [Mark(end, page.PROGRAMME_ENDS[data.language])] if end < data.months else []
    found += [
        Mark(shock.month, shock_name(data, shock.shock), shock=True)
        for shock in data.scenario.shocks[:_SHOCKS]
        if shock.month is not None and shock.month <= data.months
    ]
    return found if told else [replace(mark, label="") for mark in found]


def shock_name(data: Data, name: str) -> str:
    """Return what a shock is called."""
    if name not in SHOCKS:
        return plain(name)
    label = SHOCKS[name].label
    return label if isinstance(label, str) else label[data.language]


def limits(values: Iterable[NDArray[np.float64]]) -> tuple[float, float] | None:
    """Return ends of an upright axis on which all these bands fit, [run, month] each; None where nothing is defined."""
    ends = []
    for runs in values:
        defined = runs[~np.isnan(runs)]
        if len(defined):
            ends += [float(np.quantile(defined, 0.02)), float(np.quantile(defined, 0.98))]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    low = 0.0 if low < 0.5 * high else low
    room = (high - low) * 0.06 or 0.5
    return (low if low == 0 else low - room), high + room
