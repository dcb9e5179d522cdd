"""For whom a plan gains: kind by kind, the plan against "No programme"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import KINDS
from partnership_sim.metrics import clearly
from partnership_sim.metrics.declared import bounds
from partnership_sim.results.columns import END, NO_PROGRAMME
from partnership_sim.running.moments import mean_defined
from partnership_sim.studies.intervals import paired
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.verdicts.tables import Tables

    #: Plan -> [run, month].
    Runs = dict[str, NDArray[np.float64]]

#: What is told kind by kind, and its good direction.
TRUST, RESISTANCE, RESOURCES = "trust", "resistance", "resources"
MEASURES = {TRUST: 1, RESISTANCE: -1, RESOURCES: 1}


@dataclass(frozen=True)
class ForKind:
    """A plan minus "No programme" among a kind, in the last month.

    Parameters
    ----------
    difference, low, high : float
    clear : bool
        Whether the interval leaves out 0.
    equal : bool
        Whether it is known to be less than any difference that matters.
    sign : int
        Whether that is clear and at least the smallest difference that matters: upwards (1), downwards (-1), or not (0).
    better : int
        The same as better (1), worse (-1), or neither (0).
    """

    difference: float
    low: float
    high: float
    clear: bool
    equal: bool
    sign: int
    better: int


def of(tables: Tables, plan: str) -> dict[str, dict[str, ForKind]] | None:
    """Return measure -> kind -> what a plan changes; None where it is compared with nothing, or nothing was measured by kind."""
    if plan == NO_PROGRAMME or NO_PROGRAMME not in tables.plans:
        return None
    runs = curves(tables, plan)
    if not runs:
        return None
    changes = {key: _change(tables, key[0], values, plan) for key, values in runs.items()}
    found: dict[str, dict[str, ForKind]] = {}
    for name in MEASURES:
        some = {kind: change for (measure, kind), change in changes.items() if measure == name}
        if some:
            found[name] = {kind: _judged(name, *change, _least(tables, name, kind)) for kind, change in some.items()}
    return found


def curves(tables: Tables, plan: str) -> dict[tuple[str, str], Runs]:
    """Return (measure, kind) -> plan -> [run, month], of a plan and "No programme".

    Trust is the trust that the other kinds place in this one.
    """
    plans = [one for one in (plan, NO_PROGRAMME) if one in tables.plans]
    pairs = {kind: [f"trust_{other}_{kind}" for other in KINDS if other != kind] for kind in KINDS}
    single = {(measure, kind): f"{measure}_{kind}" for measure in (RESOURCES, RESISTANCE) for kind in KINDS}
    monthly = tables.monthly(*single.values(), *(name for names in pairs.values() for name in names), plans=plans)
    found: dict[tuple[str, str], Runs] = {}
    for kind, names in pairs.items():
        given = [monthly[name] for name in names if name in monthly]
        if given:
            found[TRUST, kind] = {one: mean_defined(np.stack([runs[one] for runs in given]), axis=0) for one in plans}
    for key, name in single.items():
        if name in monthly:
            found[key] = monthly[name]
    return {key: runs for key, runs in found.items() if not all(np.isnan(one).all() for one in runs.values())}


def _change(tables: Tables, measure: str, runs: Runs, plan: str) -> tuple[float, float, float]:
    found = paired(runs[plan][:, -1:], runs[NO_PROGRAMME][:, -1:], np.zeros(1), bounds([measure]), luck=tables.luck(len(runs[plan])))
    return float(found.difference[0]), float(found.low[0]), float(found.high[0])


def _least(tables: Tables, measure: str, kind: str) -> float:
    """Return the smallest difference that matters among a kind; trust in it is a mean over the kinds that trust it."""
    return matters.least(tables, TRUST if measure == TRUST else f"{measure}_{kind}", END)


def _judged(measure: str, difference: float, low: float, high: float, least: float) -> ForKind:
    found = clearly.Change(difference, low, high)
    sign = clearly.sign(found, 1, least)
    return ForKind(*found, clearly.clear(low, high), clearly.equal(found, least), sign, sign * MEASURES[measure])
