"""The typical replicate of a plan, neither lucky nor unlucky by the first goal; and what happened in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.engine.events import Recorder, standing_ties
from partnership_sim.results.columns import END, EVENTS, PROGRAMME_END, START, TIES
from partnership_sim.running import watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from partnership_sim.scenario.schema import Plan, Scenario


def lower_median(values: NDArray[np.float64]) -> int:
    """Return where the lower median of `values` [run] stands, the first on ties; NaN is left out, 0 where nothing is defined."""
    defined = np.flatnonzero(~np.isnan(values))
    if not len(defined):
        return 0
    ordered = np.sort(values[defined])
    return int(np.flatnonzero(values == ordered[(len(ordered) - 1) // 2])[0])


class Story(NamedTuple):
    """Columns of ties.parquet and events.parquet; and of each plan in which months each shock of the scenario strikes, [shock, month]."""

    ties: dict[str, list[Any]]
    events: dict[str, list[Any]]
    strikes: dict[str, NDArray[np.bool_]]


def story(case: Scenario, plans: Sequence[Plan], replicates: Mapping[str, int]) -> Story:
    """Run each plan's typical replicate, by its name, once more, and return its network and what happened in it."""
    told = Story({name: [] for name in TIES.columns}, {name: [] for name in EVENTS.columns}, {})
    moments = ((START, 0), (PROGRAMME_END, case.programme_end), (END, case.months))
    for plan in plans:
        replicate = replicates[plan.name]
        recorder: Recorder | None = None
        for month, block in enumerate(watched(case, plan, (replicate,))):
            if recorder is None:
                recorder = Recorder(block)
                told.strikes[plan.name] = np.array([one.months[0, 1:] for one in block.segments[0].calendar], dtype=bool)
            else:
                recorder.after()
            for at in (at for at, when in moments if when == month):
                _add_network(told.ties, plan.name, at, {name: np.asarray(column) for name, column in standing_ties(block).items()})
            recorder.before()
        for event in recorder.events if recorder is not None else ():
            for name, item in {"plan": plan.name, "replicate": replicate, **event.row()}.items():
                told.events[name].append(item)
    return told


def _add_network(ties: dict[str, list[Any]], plan: str, at: str, network: dict[str, np.ndarray]) -> None:
    count = len(network["source"])
    ties["plan"] += [plan] * count
    ties["at"] += [at] * count
    for name in ("source", "target", "trust", "conflict"):
        ties[name] += network[name].tolist()
