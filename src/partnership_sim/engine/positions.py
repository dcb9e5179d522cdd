"""Positions in the network of each run: who holds it together (bridges), who could block it, who is tied to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.paths import count_through

if TYPE_CHECKING:
    from partnership_sim.engine.block import Block
    from partnership_sim.state import Array

#: What is told of everybody's position, in this order: whether it has ties; whether it is there and has none; its share of the shortest
#: paths between others; its power times its resistance, 0 without ties; whether it is among the first bridges, and the first blockers.
POSITIONS = ("tied", "alone", "bridging", "blocking", "bridge", "blocker")
#: Among the first is of whom fewer than so many others have more.
FIRST = 5
#: Up to so many stakeholders paths are counted from all, beyond from some: as many as so many steps along ties allow, of 4 to 64.
_EXACT, _STEPS, _FEWEST, _MOST = 200, 800_000, 4, 64
#: Values that differ by less than this part are equal: sums of the same paths in another order.
_ALIKE = 1e-9


def positions(block: Block, rows: slice) -> Array:
    """Return positions as a block stands in some of its runs, [position, run, stakeholder]."""
    cast, ties, state = block.cast, block.ties, block.state
    there = cast.joins <= block.month
    found = np.zeros((len(POSITIONS), rows.stop - rows.start, len(there)))
    tied, alone, bridging, blocking, bridge, blocker = found
    for at, run in enumerate(range(rows.start, rows.stop)):
        a, b = (ends[run, : ties.count[run, 0]] for ends in (ties.a, ties.b))
        awake = there[a] & there[b]
        bridging[at], tied[at] = between(a[awake], b[awake], len(there))
    alone[:] = there & (tied == 0)
    blocking[:] = state.power[rows] * state.resistance[rows] * tied
    bridge[:], blocker[:] = among_first(bridging), among_first(blocking)
    return found


def between(a: Array, b: Array, count: int) -> tuple[Array, Array]:
    """Return the betweenness of so many stakeholders, 0..1, and whether they have ties, by the two ends of every tie.

    Betweenness is the share of shortest paths between others that lead through somebody, the mean over all pairs of others. Of large
    networks it is estimated from some stakeholders with ties, evenly spaced.
    """
    ends, others = np.concatenate([a, b]).astype(np.int64), np.concatenate([b, a]).astype(np.int64)
    each = np.bincount(ends, minlength=count)
    begins = np.concatenate([[0], each.cumsum()])
    every = np.arange(count)
    if count > _EXACT:
        tied = np.flatnonzero(each)
        some = min(len(tied), max(_FEWEST, min(_MOST, _STEPS // max(1, len(ends)))))
        every = tied[np.arange(some) * len(tied) // max(1, some)]
    through, scratch = np.zeros(count), (np.empty(count, np.int64), np.empty(count, np.int64), np.empty(count), np.empty(count))
    if len(ends):
        count_through(begins, others[np.argsort(ends, kind="stable")], every, through, *scratch)
        if count > _EXACT:  # those without ties are ends too, to whom no path leads
            through *= (np.count_nonzero(each) - 1) / (count - 1)
    return through / max(1, count - 2), each > 0


def among_first(values: Array) -> Array:
    """Return who is among the first, [..., stakeholder]: who has something, and fewer than `FIRST` others have more."""
    least = np.partition(values, -FIRST, axis=-1)[..., -FIRST, None] if values.shape[-1] > FIRST else 0.0
    first: Array = (values > 0) & (values >= least * (1 - _ALIKE))
    return first
