"""Copies of a run's state, kept along the way: they make going back quick, within a bound of memory. No number ever depends on them."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.engine.block import enter, opened_again
from partnership_sim.population import Start
from partnership_sim.state import State, Ties
from partnership_sim.steering.diary import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.engine.block import Block
    from partnership_sim.state import Array
    from partnership_sim.steering.diary import Line

#: Bytes that the copies of a run and of all its forks may take together.
MEMORY = 64 * 2**20
#: A copy every so many months: going through a few of them again takes less time than copying each.
EVERY = 4


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A block as it stood after a month; everything else of a block follows from the case and the diary.

    Attributes
    ----------
    month : int
    start : Start
        State and ties, copied.
    charged : ndarray
        [run, 1]: what the plan has been charged with.
    """

    month: int
    start: Start
    charged: Array

    @classmethod
    def of(cls, block: Block, month: int) -> Checkpoint:
        """Copy a block."""
        state, ties = State(*map(np.ndarray.copy, block.state)), Ties(*map(np.ndarray.copy, block.ties))
        return cls(month, Start(state, ties, block.keys, block.priors), block.charged.copy())

    def open(self, like: Block, diary: Sequence[Line]) -> Block:
        """Return a block of its own that stands here.

        Parameters
        ----------
        like : Block
            Any block of the same run.
        diary : sequence of Line
            What had been done when this was copied.
        """
        block = opened_again(like, self.start)
        for line in diary:
            if not isinstance(line, AT_ONCE):  # what was done at once stands in the state
                line.apply(block)
        block.charged[:] = self.charged
        enter(block, self.month)
        return block


def size_of(block: Block) -> int:
    """Return how many bytes a copy of a block takes."""
    return sum(map(attrgetter("nbytes"), (*block.state, *block.ties, block.charged)))


class _Taken:
    """Bytes that all copies of a run and of its forks take, as long as somebody holds them."""

    def __init__(self) -> None:
        self.bytes = 0

    def hold(self, copy: Checkpoint, size: int) -> None:
        """Count a copy until nobody holds it any more."""
        self.bytes += size
        weakref.finalize(copy, self._let_go, size).atexit = False

    def _let_go(self, size: int) -> None:
        self.bytes -= size


class Checkpoints:
    """The copies of one run, by month; forks share those of their common past, and the bound.

    Every fourth month is copied. Where the bound is reached every other copy is let go, and from then on only every eighth, sixteenth, ... month is.

    Parameters
    ----------
    most : int
        Bytes that the copies of this run and of all its forks may take together.
    """

    def __init__(self, most: int = MEMORY) -> None:
        self.most = most
        self._every = EVERY
        self._kept: dict[int, Checkpoint] = {}
        self._taken = _Taken()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle without the copies: they can be made again."""
        return type(self), (self.most,)

    @property
    def memory(self) -> int:
        """Bytes that all copies of this run and of its forks take."""
        return self._taken.bytes

    @property
    def months(self) -> tuple[int, ...]:
        """The months of which there is a copy."""
        return tuple(sorted(self._kept))

    def keep(self, block: Block, month: int) -> None:
        """Copy a block that has just gone through a month, if there is room."""
        if month % self._every:
            return
        size = size_of(block)
        while self.memory + size > self.most and self._thin():
            pass
        if month % self._every == 0 and self.memory + size <= self.most:
            self._kept[month] = copy = Checkpoint.of(block, month)
            self._taken.hold(copy, size)

    def before(self, month: int) -> Checkpoint | None:
        """Return the last copy of a month not after `month`."""
        return self._kept.get(max((kept for kept in self._kept if kept <= month), default=-1))

    def cut(self, month: int) -> None:
        """Let go what was copied after a month."""
        self._kept = {kept: copy for kept, copy in self._kept.items() if kept <= month}

    def fork(self) -> Checkpoints:
        """Return the copies for a run with the same past."""
        other = Checkpoints(self.most)
        other._every, other._kept, other._taken = self._every, dict(self._kept), self._taken
        return other

    def _thin(self) -> bool:
        """Let every other copy go; return whether there was any to let go."""
        if not any(self._kept):
            return False
        self._every *= 2
        self._kept = {month: copy for month, copy in self._kept.items() if month % self._every == 0}
        return True
