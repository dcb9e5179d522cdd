"""The course of runs that somebody steers: forward a month, back to any month, and off on another branch."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from partnership_sim.engine.block import advance, open_block, opened_again, start_of
from partnership_sim.engine.events import Recorder
from partnership_sim.steering.checkpoint import Checkpoint, Checkpoints
from partnership_sim.steering.diary import do, go_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership_sim.engine.block import Block
    from partnership_sim.engine.events import Event
    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.steering.diary import Line


class Course:
    """Runs of some replicates under one diary, month by month: each a pure function of case, plan, replicate and diary.

    Attributes
    ----------
    month : int
        Months gone through.
    diary : tuple of Line
        What was done by hand, in order.
    block : Block
        The runs as they stand; another object after `rewind` and `undo`.
    checkpoints : Checkpoints
    """

    def __init__(self, case: Scenario, plan: Plan, cast: Cast, replicates: Sequence[int]) -> None:
        self.replicates = tuple(replicates)
        self.month = 0
        self.diary: tuple[Line, ...] = ()
        self.block = open_block(case, plan, cast, start_of(case, cast, self.replicates))
        self.checkpoints = Checkpoints()
        self.checkpoints.keep(self.block, 0)
        self._events: dict[int, list[Event]] = {}

    def advance(self) -> None:
        """Go through one month, or stand as before if something in it fails."""
        try:
            advance(self.block, self.month + 1)
        except BaseException:
            self._go_back(self.month, self.diary)
            raise
        self.month += 1
        self.checkpoints.keep(self.block, self.month)

    def write_down(self, line: Line) -> None:
        """Do something by hand, and write it into the diary."""
        line.apply(self.block)
        self.diary += (line,)

    def rewind(self, month: int) -> None:
        """Go back to a month, 0..month; what was done up to and in it stays, what came later is cut."""
        if month < self.month:
            self._go_back(month, tuple(line for line in self.diary if line.month <= month))

    def undo(self) -> None:
        """Drop the diary's last line and go back to its month."""
        self._go_back(self.diary[-1].month, self.diary[:-1])

    def turn(self, diary: Sequence[Line]) -> None:
        """Go back to where another diary parts from what was done so far, if that is behind; what it has done by then is done.

        Parameters
        ----------
        diary : sequence of Line
            In the order of months; its lines of later months are for whoever goes on.
        """
        common = sum(1 for _ in takewhile(lambda lines: lines[0] == lines[1], zip(self.diary, diary, strict=False)))
        parting = min((line.month for line in (*self.diary[common:], *diary[common:])), default=self.month + 1)
        if parting <= self.month:
            self._go_back(parting, tuple(line for line in diary if line.month <= parting))

    def fork(self) -> Course:
        """Return a course of its own with the same past."""
        other = object.__new__(Course)
        other.replicates, other.month, other.diary = self.replicates, self.month, self.diary
        other.block = Checkpoint.of(self.block, self.month).open(self.block, self.diary)
        other.checkpoints = self.checkpoints.fork()
        other._events = dict(self._events)
        return other

    def events(self, first: int, last: int) -> list[Event]:
        """Return what happened to the first run from a month to a month, 1..month: found by going through them again."""
        missing = [month for month in range(first, last + 1) if month not in self._events]
        if missing:
            for _ in self.again(missing[0], missing[-1]):
                pass
        return [event for month in range(first, last + 1) for event in self._events[month]]

    def again(self, first: int, last: int) -> Iterator[Block]:
        """Go again through the months from one to another, 1..month: yield the runs as they stood after each, with what was done by hand in it.

        On the way what happened to the first run is noted; the block is to be looked at only.
        """
        block, since = self._nearest(first - 1)
        go_on(block, self.diary, since, first - 1)
        recorder = Recorder(block)
        for month in range(first, last + 1):
            recorder.before()
            advance(block, month)
            self._events[month] = recorder.after()
            do(block, self.diary, month)
            yield block

    def at(self, month: int) -> Block:
        """Return the runs as they stood after a month, 0..month, with what was done by hand in it; to be looked at only."""
        if month == self.month:
            return self.block
        block, since = self._nearest(month)
        go_on(block, self.diary, since, month)
        return block

    def _go_back(self, month: int, diary: tuple[Line, ...]) -> None:
        self.checkpoints.cut(month)
        self._events = {told: events for told, events in self._events.items() if told <= month}
        self.month, self.diary = month, diary
        self.block, since = self._nearest(month)
        go_on(self.block, diary, since, month)

    def _nearest(self, month: int) -> tuple[Block, int]:
        """Return a block of its own that has just gone through a month, as late as may be and not after `month`, and which month."""
        copy, like = self.checkpoints.before(month), self.block
        if copy is not None:
            return copy.open(like, [line for line in self.diary if line.month < copy.month]), copy.month
        return opened_again(like, start_of(like.case, like.cast, self.replicates)), 0
