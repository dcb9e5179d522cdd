"""What a shock or an action changes in the typical run: its values beside those of the same run without it, under the same luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.metrics import clearly
from partnership_sim.results.columns import COUNTERFACTUALS
from partnership_sim.running import ACTION, NOTHING, SHOCK
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables

#: The effect of a shock is looked for from a strike on among so many months.
WITHIN = 12


class Beside(NamedTuple):
    """A month of the run: a measure with and without a cause; `sign`: better with it (1), worse (-1), by less than matters (0)."""

    month: int
    value: float
    without: float
    sign: int


@dataclass(frozen=True)
class Cause:
    """A shock or an action, and what it changes in the run.

    Parameters
    ----------
    kind : str
        "shock" or "action".
    entry : int
        Which of the scenario's shocks, or of the plan's actions, from 1.
    name : str
        Of the shock, or the lever.
    months : tuple of int
        Of a shock: those in which it strikes, all of which are left out. Of an action: the first and the last.
    largest : Beside
        Where the two runs are furthest apart: within a year of a strike; of an action, from its first month on.
    end : Beside
        The last month; NaN where undefined.
    """

    kind: str
    entry: int
    name: str
    months: tuple[int, ...]
    largest: Beside
    end: Beside


def of(tables: Tables, plan: str, measure: Goal) -> tuple[Cause, ...] | None:
    """Return what each shock and each action changes in a plan's typical run, by a measure; None where that was not computed.

    What can be compared in no month is left out.
    """
    runs = _runs(tables, plan, measure.name)
    own = runs.pop((NOTHING, 0), None)
    if own is None:
        return None
    found, least = [], matters.least(tables, measure.name, measure.at)
    for (kind, entry), (acts, without) in runs.items():
        months = np.flatnonzero(acts) + 1
        largest = _largest(own[1], without, _window(kind, months, len(without)), measure.better, least)
        if largest is not None:
            span = months if kind == SHOCK else months[[0, -1]]
            end = beside(own[1], without, len(without), measure.better, least)
            found.append(Cause(kind, entry, _name(tables, plan, kind, entry), tuple(span.tolist()), largest, end))
    return tuple(found)


def worst(causes: Iterable[Cause], better: int) -> Cause | None:
    """Return the shock that costs most where it costs most; None where none costs as much as matters."""
    costly = [one for one in causes if one.kind == SHOCK and one.largest.sign < 0]
    return max(costly, key=lambda one: better * (one.largest.without - one.largest.value), default=None)


def beside(own: NDArray[np.float64], without: NDArray[np.float64], month: int, better: int, least: float) -> Beside:
    """Return both runs in a month, from 1; under the same luck their difference is known, so it counts from the smallest that matters on."""
    value, other = float(own[month - 1]), float(without[month - 1])
    apart = value - other
    return Beside(month, value, other, clearly.sign(clearly.Change(apart, apart, apart), better, least))


def _runs(tables: Tables, plan: str, metric: str) -> dict[tuple[str, int], tuple[NDArray[np.bool_], NDArray[np.float64]]]:
    """Return, by what is left out, when it acts and what the measure is without it, [month] each."""
    if not tables.source.has(COUNTERFACTUALS.file):
        return {}
    table = tables.source.table(COUNTERFACTUALS.file)
    if metric not in table:
        return {}
    wanted = np.array([name == plan for name in table["plan"]], bool)
    rows: dict[tuple[str, int], list[tuple[float, float, float]]] = {}
    columns = (table[name] for name in ("without", "entry", "month", "acts", metric))
    for take, kind, entry, *row in zip(wanted, *columns, strict=True):
        if take:
            rows.setdefault((kind, int(entry)), []).append((float(row[0]), float(row[1]), float(row[2])))
    return {
        key: (np.array([one[1] > 0 for one in sorted(found)]), np.array([one[2] for one in sorted(found)])) for key, found in rows.items()
    }


def _window(kind: str, months: NDArray[np.int64], last: int) -> NDArray[np.int64]:
    """Return the months in which an effect is looked for."""
    if kind == ACTION:
        return np.arange(months[0], last + 1)
    every = np.unique(np.concatenate([np.arange(month, month + WITHIN) for month in months]))
    return every[every <= last]


def _largest(own: NDArray[np.float64], without: NDArray[np.float64], window: NDArray[np.int64], better: int, least: float) -> Beside | None:
    """Return the month in which two runs are furthest apart, the first on ties; None where they can be compared in none."""
    apart = np.abs(own - without)[window - 1]
    if np.isnan(apart).all():
        return None
    return beside(own, without, int(window[np.nanargmax(apart)]), better, least)


def _name(tables: Tables, plan: str, kind: str, entry: int) -> str:
    if kind == SHOCK:
        return tables.scenario.shocks[entry - 1].shock
    return next(one for one in tables.scenario.plans if one.name == plan).actions[entry - 1].lever
