"""What is marked in figures of monthly values, and their axes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.plots.marks import Mark
from partnership_sim.plots.style import plain
from partnership_sim.report.words import page
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from partnership_sim.report.data import Data

#: So many months make a line.
MONTHS = 2
#: So many marked shocks; more would hide the lines.
_SHOCKS = 3


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


def tells(runs: Mapping[str, NDArray[np.float64]]) -> bool:
    """Return whether anything of monthly values, plan -> [run, month], is other than 0: a line along the axis tells nothing."""
    return any(bool((np.nan_to_num(values) != 0).any()) for values in runs.values())


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
