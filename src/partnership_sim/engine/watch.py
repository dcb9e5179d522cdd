"""A block through all its months, watched: every metric of every month.

A metric of few rows takes as long as one of many, so the tallies of several months lie one below the other and are looked at together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.engine.block import advance, observe
from partnership_sim.metrics import METRICS
from partnership_sim.metrics.base import OWN, observed, total
from partnership_sim.metrics.tally import Tally, empty_tally

if TYPE_CHECKING:
    from partnership_sim.engine.block import Block

#: Rows of tallies that are looked at together: few enough to stay in cache.
ROWS = 1024


class Watch:
    """The months of a block, one after the other.

    Parameters
    ----------
    block : Block
        Before its first month.
    months : int
        How many there will be.

    Attributes
    ----------
    values : ndarray
        [run, month, metric], NaN where undefined; whole once the last month is over.
    communities : ndarray
        [run, month]: standard communities there; likewise. `organisations` is their number.
    """

    def __init__(self, block: Block, months: int) -> None:
        self.block = block
        self.values = np.empty((block.runs, months, len(METRICS)))
        self.communities = np.empty((block.runs, months))
        self.organisations = np.empty((block.runs, months))
        self._own, self._built_in = (
            {name: at for at, name in enumerate(METRICS) if (METRICS[name].theme == OWN) == own} for own in (True, False)
        )
        self._together = min(months, max(1, ROWS // block.runs))
        self._tallies = empty_tally(self._together * block.runs, len(block.cast.kinds))

    def advance(self, month: int) -> None:
        """Take the block through one month, 1..months."""
        runs, at = self.block.runs, (month - 1) % self._together
        self.block.tally = Tally(*(column[at * runs : (at + 1) * runs] for column in self._tallies))
        advance(self.block, month)
        self.values[:, month - 1, list(self._own.values())] = observe(self.block, list(self._own))
        if at + 1 == self._together or month == self.values.shape[1]:
            self._look(month - at, month)

    def _look(self, first: int, last: int) -> None:
        """Look at the tallies of the months from `first` to `last`."""
        shape = (last - first + 1, self.block.runs)
        tallies = Tally(*(column[: shape[0] * shape[1]] for column in self._tallies))
        values = observed(list(self._built_in), tallies).reshape(*shape, -1)
        self.values[:, first - 1 : last, list(self._built_in.values())] = values.swapaxes(0, 1)
        self.communities[:, first - 1 : last] = tallies.households.reshape(shape).T
        self.organisations[:, first - 1 : last] = (total(tallies.people) - tallies.communities).reshape(shape).T
