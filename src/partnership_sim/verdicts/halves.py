"""Communities with little power against those with much: what a plan changes for either half, and how unequal communities are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kinds import COMMUNITY
from partnership_sim.metrics import clearly
from partnership_sim.metrics.declared import bounds
from partnership_sim.results.columns import END, NO_PROGRAMME, POWER
from partnership_sim.studies.intervals import paired
from partnership_sim.studies.power import HALVES, STRONGER, WEAKER
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.verdicts.tables import Tables

    #: (plan, half, column) -> [replicate], last month.
    Runs = dict[tuple[str, str, str], NDArray[np.float64]]

__all__ = ["STRONGER", "WEAKER", "Half", "Halves", "Unequal", "of"]

#: What is told of the halves, and how unequal communities are by what.
COLUMNS = ("need_met", "voice", "information", "resistance")
SPREADS = ("voice_spread", "benefit_spread")


@dataclass(frozen=True)
class Half:
    """What a half of the communities has in the last month, and how that differs from "No programme"."""

    level: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True)
class Unequal:
    """By how much communities are more unequal than without a programme; `equal`: more equal (1) or less (-1), clearly and by what matters, or neither (0)."""

    difference: float
    low: float
    high: float
    equal: int


@dataclass(frozen=True)
class Halves:
    """Communities by power.

    Parameters
    ----------
    columns : dict
        Column -> "weaker" or "stronger" -> Half; empty where there are too few communities.
    unequal : dict of str to Unequal
        Measure -> how unequal communities are; empty of a single run or community.
    """

    columns: dict[str, dict[str, Half]]
    unequal: dict[str, Unequal]


def of(tables: Tables, plan: str) -> Halves:
    """Return what a plan does for the weaker and the stronger half."""
    return Halves(_columns(tables, plan), _unequal(tables, plan))


def _runs(tables: Tables, plan: str) -> Runs:
    table = tables.source.table(POWER.file)
    keys = np.array([table["plan"], table["at"], table["half"]]) if len(table["plan"]) else np.empty((3, 0), str)
    return {
        (one, half, name): np.asarray(table[name])[(keys[0] == one) & (keys[1] == END) & (keys[2] == half)]
        for one in (plan, NO_PROGRAMME)
        for half in HALVES
        for name in COLUMNS
        if name in table
    }


def _columns(tables: Tables, plan: str) -> dict[str, dict[str, Half]]:
    runs = _runs(tables, plan)
    if not runs or any(not np.isfinite(values).any() for values in runs.values()):
        return {}
    return {
        name: {half: _half(tables, name, runs[plan, half, name], runs[NO_PROGRAMME, half, name]) for half in HALVES} for name in COLUMNS
    }


def _half(tables: Tables, name: str, values: NDArray[np.float64], base: NDArray[np.float64]) -> Half:
    found = paired(values[:, None], base[:, None], np.zeros(1), bounds([name]), luck=tables.luck(len(values)))
    return Half(float(np.nanmean(values)), float(found.difference[0]), float(found.low[0]), float(found.high[0]))


def _unequal(tables: Tables, plan: str) -> dict[str, Unequal]:
    if tables.scenario.population.total(COMMUNITY.name) < 2 or tables.replicates < 2:
        return {}
    found = {name: tables.versus(plan, NO_PROGRAMME, name, END) for name in SPREADS}
    if not all(math.isfinite(one.difference) for one in found.values()):
        return {}
    least = {name: matters.least(tables, name, END) for name in SPREADS}
    return {name: Unequal(one.difference, one.low, one.high, clearly.sign(one, -1, least[name])) for name, one in found.items()}
