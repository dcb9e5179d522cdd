"""Everybody's position in a plan's network at programme end: over all runs, or of the typical run where results hold no more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.positions import among_first, between
from partnership_sim.results.columns import POSITIONS, PROGRAMME_END

if TYPE_CHECKING:
    from partnership_sim.results.source import Source
    from partnership_sim.verdicts.people import People

    Values = dict[str, float]


#: Who is among the first in at least this share of the runs is said to be so, in pictures and sentences: a label on who is so in fewer
#: would say what most runs deny. Tables show the others too, with how often they are.
MOSTLY = 0.5


def mostly(share: float) -> bool:
    """Return whether something is so in enough of the runs to be said without how often."""
    return share >= MOSTLY


@dataclass(frozen=True)
class Positions:
    """Means over runs by id; `tied`, `alone`, `bridge` and `blocker` are shares of runs.

    Parameters
    ----------
    runs : int
        From how many runs they are.
    tied, alone : dict of str to float
        With ties; there, and without.
    bridging, blocking : dict of str to float
        Share of the shortest paths between others; power times resistance, 0 without ties.
    bridge, blocker : dict of str to float
        Among the first by each.
    """

    runs: int
    tied: Values
    alone: Values
    bridging: Values
    blocking: Values
    bridge: Values
    blocker: Values


def of(source: Source, people: People) -> Positions:
    """Return the positions under a plan."""
    if not source.has(POSITIONS.file):
        return _of_typical(people)
    table = source.table(POSITIONS.file)
    mine = [row for row, plan in enumerate(table["plan"]) if plan == people.plan]
    ids = [table["id"][row] for row in mine]
    columns = [dict(zip(ids, table[name][mine].tolist(), strict=True)) for name in list(POSITIONS.columns)[2:]]
    return Positions(source.replicates, *({one: values.get(one, 0.0) for one in people.ids} for values in columns))


def _of_typical(people: People) -> Positions:
    """Return the positions in the typical run: its ties, and states that are means over runs."""
    place = {one: at for at, one in enumerate(people.ids)}
    pairs = [(place[tie.source], place[tie.target]) for tie in people.ties[PROGRAMME_END] if {tie.source, tie.target} <= place.keys()]
    a, b = np.array(pairs, np.int64).reshape(-1, 2).T
    bridging, tied = between(a, b, len(place))
    products = blocking(people.states[PROGRAMME_END])
    block = np.array([products.get(one, 0.0) for one in place]) * tied
    there = set(people.there(PROGRAMME_END))
    alone = np.array([one in there for one in place]) & ~tied
    columns = (tied, alone, bridging, block, among_first(bridging), among_first(block))
    return Positions(1, *(dict(zip(place, column.astype(float).tolist(), strict=True)) for column in columns))


def blocking(states: dict[str, dict[str, float]]) -> Values:
    """Return power times resistance of those of whom both are known: who is strong and unwilling can block."""
    products = {one: state.get("power", math.nan) * state.get("resistance", math.nan) for one, state in states.items()}
    return {one: value for one, value in products.items() if math.isfinite(value)}
