"""Which shocks strike which run in which month: those that the scenario lists, in a month or at a rate. docs/odd.md, section 7.2."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.draws import Process
from partnership_sim.engine.acting import act
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.month import Month
    from partnership_sim.own_code import OwnCode
    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import ShockEntry
    from partnership_sim.shocks import Shock
    from partnership_sim.state import Array


def place(entry: ShockEntry) -> tuple[object, ...]:
    """Return where an entry stands among shocks, by what it says: draws and sums then do not depend on the order in which shocks were written."""
    return entry.shock, entry.month or 0, sorted(entry.on), entry.rate or 0.0, entry.severity, entry.duration


@dataclass(frozen=True)
class Strikes:
    """One entry of a calendar: when it strikes each run of a block.

    Attributes
    ----------
    entry : ShockEntry
    severity : number or ndarray
        How hard it strikes: every run, or each, [run, 1].
    shock : Shock
    on : ndarray
        [stakeholder], 0/1: its targets.
    months : ndarray
        [run, month + 1] bool; month 0 is never struck. Runs are those of a segment.
    """

    entry: ShockEntry
    severity: Array | float
    shock: Shock
    on: Array
    months: Array

    @cached_property
    def place(self) -> tuple[object, ...]:
        """Where it stands among the shocks of a month."""
        return place(self.entry)

    @cached_property
    def _strikes(self) -> list[bool]:
        """Whether it strikes any run in a month, [month + 1]."""
        return list(map(bool, np.asarray(self.months.any(axis=0))))

    def act(self, month: Month) -> None:
        """Add to the channels of a month what has struck and still lasts."""
        for age in range(min(self.entry.duration, month.number)):
            if self._strikes[month.number - age]:
                severity = np.where(self.months[:, month.number - age, None], self.severity, 0.0)
                act("shock", self.shock, month.for_plug_in(self.shock.name), self.on * month.active, severity, age)


def strikes_of(
    entries: Sequence[ShockEntry],
    severities: Sequence[Array | float],
    last: int,
    cast: Cast,
    keys: Array,
    values: Mapping[str, Array],
    own_code: OwnCode,
) -> list[Strikes]:
    """Return the calendar of runs up to the month `last`, an item for each entry; `keys` are the runs' keys, [run].

    Entries that are left out strike nobody; they keep their numbers, so that the others strike when they do beside them.
    """
    numbers = _numbers(entries)
    calendar = []
    for at, (entry, severity) in enumerate(zip(entries, severities, strict=True)):
        months = np.zeros((len(keys), last + 1), bool)
        if entry.left_out:
            pass
        elif entry.month is not None:
            months[:, entry.month] = True
        elif entry.rate is not None:
            entity = np.array([draws.key_of_name(f"{entry.shock}:{numbers[at]}")], np.uint64)
            for month in range(1, last + 1):
                months[:, month] = draws.uniforms(keys, month, Process.SHOCK, entity)[0][:, 0] < entry.rate / 12.0
        calendar.append(
            Strikes(entry, severity, own_code.call("shock", entry.shock, SHOCKS[entry.shock], values), cast.meant(entry.on), months)
        )
    return calendar


def _numbers(entries: Sequence[ShockEntry]) -> dict[int, int]:
    """Return the number, from 1, of each entry at a rate among those of its shock, by where it stands."""
    counted: Counter[str] = Counter()
    numbers = {}
    for at in sorted((at for at, entry in enumerate(entries) if entry.rate is not None), key=lambda at: place(entries[at])):
        counted[entries[at].shock] += 1
        numbers[at] = counted[entries[at].shock]
    return numbers


def struck_by_hand(entry: ShockEntry, cast: Cast, runs: int, months: int, values: Mapping[str, Array], own_code: OwnCode) -> Strikes:
    """Return the calendar's item of a shock that somebody strikes by hand in `entry.month`."""
    struck = np.zeros((runs, months + 1), bool)
    struck[:, entry.month] = True
    return Strikes(entry, entry.severity, own_code.call("shock", entry.shock, SHOCKS[entry.shock], values), cast.meant(entry.on), struck)


def first_strike(calendar: list[Strikes], runs: int) -> Array:
    """Return the month of each run's first shock, [run] int64; 0 without one."""
    first = np.zeros(runs, np.int64)
    for strikes in calendar:
        struck = strikes.months.any(axis=1)
        month = np.where(struck, strikes.months.argmax(axis=1), 0)
        first = np.where(struck & ((first == 0) | (month < first)), month, first)
    return first
