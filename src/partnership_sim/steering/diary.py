"""The diary: what was done by hand to a run. A run is a pure function of case, plan, replicate and diary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.engine.block import advance
from partnership_sim.engine.calendar import struck_by_hand
from partnership_sim.engine.dealings import break_word, transfer
from partnership_sim.engine.spending import assign
from partnership_sim.parameters import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.engine.block import Block
    from partnership_sim.scenario.schema import Action, ShockEntry


@dataclass(frozen=True)
class Spend:
    """Money spent by hand, from the month after `month` on; bound by neither budget nor programme end."""

    month: int
    action: Action

    def apply(self, block: Block) -> None:
        """Add the action to the plans of the block."""
        for segment in block.segments:
            segment.assignments += assign([self.action], block.cast, segment.values, segment.month.own_code, by_hand=True)


@dataclass(frozen=True)
class Stop:
    """Spending on a lever stopped by hand, from the month after `month` on: what the plan and earlier lines spend on it."""

    month: int
    lever: str

    def apply(self, block: Block) -> None:
        """Take the lever's actions out of the plans of the block."""
        for segment in block.segments:
            segment.assignments = [one for one in segment.assignments if one.action.lever != self.lever]


@dataclass(frozen=True)
class Strike:
    """A shock struck by hand, in the month after `month`."""

    month: int
    entry: ShockEntry

    def apply(self, block: Block) -> None:
        """Add the shock to the calendars of the block."""
        for segment in block.segments:
            month, last = segment.month, block.case.months
            segment.calendar.append(struck_by_hand(self.entry, block.cast, month.runs, last, segment.values, month.own_code))


@dataclass(frozen=True)
class ParameterChange:
    """Parameters changed by hand, from the month after `month` on."""

    month: int
    parameters: tuple[tuple[str, float], ...]

    def apply(self, block: Block) -> None:
        """Set the parameters of every run of the block."""
        for name, value in self.parameters:
            block.values[name][:] = value
            if name in NAMES:
                block.parameters[name] = value


@dataclass(frozen=True)
class Write:
    """A number of a stakeholder's state set by hand, after `month`."""

    month: int
    column: str
    stakeholder: int
    value: float

    def apply(self, block: Block) -> None:
        """Set the number in every run of the block."""
        getattr(block.state, self.column)[:, self.stakeholder] = self.value


@dataclass(frozen=True)
class Transfer:
    """Resources that some give by hand, after `month`, to others or away.

    `units` in all are taken from `by` in proportion to what each has, at most what they have, and given to `to` in proportion to size; to nobody:
    they leave the partnership, as what is spent does.
    """

    month: int
    units: float
    by: tuple[str, ...]
    to: tuple[str, ...]

    def apply(self, block: Block) -> None:
        """Move the resources in every run of the block."""
        for segment in block.segments:
            transfer(segment.month, block.cast, self.units, self.by, self.to)


@dataclass(frozen=True)
class BrokenWord:
    """A word that some break by hand to others, after `month`, before everybody's eyes and without answering for it; `lacked`: for want of means."""

    month: int
    by: tuple[str, ...]
    to: tuple[str, ...]
    lacked: bool

    def apply(self, block: Block) -> None:
        """Let trust fall and disputes open in every run of the block."""
        for segment in block.segments:
            break_word(segment.month, block.cast, self.by, self.to, lacked=self.lacked)


#: A line of a diary.
Line = Spend | Stop | Strike | ParameterChange | Write | Transfer | BrokenWord
#: Those that are done at once, and stand in the state from then on.
AT_ONCE = (Write, Transfer, BrokenWord)


def do(block: Block, diary: Sequence[Line], month: int) -> None:
    """Do by hand what a diary says of a month, to a block that has just gone through it."""
    for line in diary:
        if line.month == month:
            line.apply(block)


def go_on(block: Block, diary: Sequence[Line], since: int, to: int) -> None:
    """Take a block that has just gone through month `since` on to month `to`, each month's lines after it.

    Parameters
    ----------
    diary : sequence of Line
        Lines before `since` are passed over: the block has them.
    since, to : int
        0..months.
    """
    do(block, diary, since)
    for month in range(since + 1, to + 1):
        advance(block, month)
        do(block, diary, month)
