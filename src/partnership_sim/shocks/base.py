"""What a shock is, and how one is found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import partnership_sim.kinds  # noqa: F401 - a plug-in's kinds are held against the register of kinds
from partnership_sim.declare import BUILT_IN_KINDS
from partnership_sim.entering import enter
from partnership_sim.locale import Text
from partnership_sim.own_declarations import OF_SHOCK, check_plug_in, is_number
from partnership_sim.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.month import Month
    from partnership_sim.state import Array

#: Months that a scenario has at most.
LONGEST = 600

SHOCKS: Registry[type[Shock]] = Registry("shock")


class Shock:
    """Something that happens to a partnership from outside. Subclass it, name it, write `act`.

    Attributes
    ----------
    name : str
        Its name in scenarios.
    label : Text or mapping
        Its name for people.
    source : str
        Where the idea and its size come from.
    on : tuple of str
        Targets: the kinds that it hits unless a scenario says otherwise.
    severity : float
        0..1, unless a scenario says otherwise.
    duration : int
        Months that it lasts, unless a scenario says otherwise.
    """

    name: ClassVar[str] = ""
    label: ClassVar[Text | Mapping[str, str] | str] = ""
    source: ClassVar[str] = ""
    on: ClassVar[tuple[str, ...]] = BUILT_IN_KINDS
    severity: ClassVar[float] = 0.5
    duration: ClassVar[int] = 1

    def __init_subclass__(cls, **keywords: object) -> None:
        super().__init_subclass__(**keywords)
        _check(cls)
        if cls.name:
            cls.label = Text.of(cls.label)
            enter(SHOCKS, cls)

    def __init__(self, values: Mapping[str, Array]) -> None:
        self.values = values

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:
        """Add to the month's channels.

        Parameters
        ----------
        month : Month
            The block's month.
        on : ndarray
            [run, stakeholder], 0/1: its targets that are active.
        severity : ndarray
            [run, 1], 0..1; 0 in runs that it does not strike.
        age : int
            Months since it struck, 0 in its first month.
        """
        raise NotImplementedError


def _check(cls: type[Shock]) -> None:
    """Refuse a user's shock that cannot be one, with every problem."""
    told = check_plug_in(cls, SHOCKS, OF_SHOCK)
    if told is None:
        return
    if not is_number(cls.severity) or not 0 <= cls.severity <= 1:
        told.wrong_value("severity", cls.severity, told.say("expected a number from {low} to {high}", low=0, high=1))
    if not is_number(cls.duration) or cls.duration != int(cls.duration) or not 1 <= cls.duration <= LONGEST:
        told.wrong_value("duration", cls.duration, told.say("expected a whole number from {low} to {high}", low=1, high=LONGEST))
    told.raise_any()
