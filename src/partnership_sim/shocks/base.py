"""What a shock is, and how one is found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from partnership_sim.declare import BUILT_IN_KINDS, Registry, Text, declare_parameters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.month import Month
    from partnership_sim.state import Array

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
        Kinds that it hits unless a scenario says otherwise.
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
        if cls.name:
            cls.label = Text.of(cls.label or cls.name)
            SHOCKS.add(cls.name, cls)
            declare_parameters(cls, cls.name)

    def __init__(self, values: Mapping[str, Array]) -> None:
        self.values = values

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:
        """Add to the month's channels.

        Parameters
        ----------
        month : Month
            The block's month.
        on : ndarray
            [run, stakeholder], 0/1: who is hit, and active.
        severity : ndarray
            [run, 1], 0..1; 0 in runs that it does not strike.
        age : int
            Months since it struck, 0 in its first month.
        """
        raise NotImplementedError
