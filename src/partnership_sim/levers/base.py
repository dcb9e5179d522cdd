"""What a lever is, and how one is found by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

import partnership_sim.parameters  # noqa: F401 - the model's parameters come first in their register
from partnership_sim.declare import BUILT_IN_KINDS, Registry, Text, declare_parameters
from partnership_sim.month import row_sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.month import Month
    from partnership_sim.state import Array

LEVERS: Registry[type[Lever]] = Registry("lever")


@dataclass(frozen=True)
class Option:
    """A number that an action may set for its lever alone.

    `default` None: the lever decides (its `label` says how).
    """

    default: float | None
    low: float
    high: float
    label: Text


class Lever:
    """A strategy on which a plan can spend. Subclass it, name it, write `act`: nothing else.

    Attributes
    ----------
    name : str
        Its name in scenarios.
    label : Text or mapping
        Its name for people, {"en": ..., "id": ...}.
    source : str
        Where the idea and its size come from.
    price : Text or mapping
        The side effect that makes it the wrong choice somewhere.
    on : tuple of str
        Kinds that it works on unless an action says otherwise.
    only : tuple of str
        Kinds that it can work on at all; empty: every kind.
    forms : mapping of str to Text
        Its forms, the first is the default; empty: it has one form.
    options : mapping of str to Option
        What an action may set.
    half_effect : Parameter
        Spend per head and month at which half of what is possible is reached.
    """

    name: ClassVar[str] = ""
    label: ClassVar[Text | Mapping[str, str] | str] = ""
    source: ClassVar[str] = ""
    price: ClassVar[Text | Mapping[str, str] | str] = ""
    on: ClassVar[tuple[str, ...]] = BUILT_IN_KINDS
    only: ClassVar[tuple[str, ...]] = ()
    forms: ClassVar[Mapping[str, Text]] = {}
    options: ClassVar[Mapping[str, Option]] = {}

    def __init_subclass__(cls, **keywords: object) -> None:
        super().__init_subclass__(**keywords)
        if cls.name:
            cls.label, cls.price = Text.of(cls.label or cls.name), Text.of(cls.price)
            LEVERS.add(cls.name, cls)
            declare_parameters(cls, cls.name)

    def __init__(self, values: Mapping[str, Array], form: str = "", options: Mapping[str, float] | None = None) -> None:
        self.values = values
        self.form = form or next(iter(self.forms), "")
        self.chosen = dict(options or {})

    @classmethod
    def meant(cls, form: str) -> tuple[str, ...]:  # noqa: ARG003 - for levers whose forms differ
        """Return the kinds that a form works on unless an action says otherwise."""
        return cls.on

    @classmethod
    def limited_to(cls, form: str) -> tuple[str, ...]:  # noqa: ARG003
        """Return the kinds that a form can work on at all; empty: every kind."""
        return cls.only

    def option(self, name: str) -> float | None:
        """Return an option of the action at hand, or its default."""
        return self.chosen.get(name, self.options[name].default)

    def dose(self, spend: Array, on: Array) -> Array:
        """Return the intensity of a spend: per head of those in `on`, in units of `half_effect`, [run, 1].

        Channels saturate in the phases that read them, so intensities simply add up.
        """
        half_effect: Array = self.half_effect  # type: ignore[attr-defined]
        return per_head(spend, on) / half_effect

    def possible(self, month: Month, on: Array) -> Array:
        """Return in which runs there is anything to spend on, [run, 1], 0/1; by default where somebody is meant."""
        return (month.number_of(on) > 0) * 1.0

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Add to the month's channels.

        Parameters
        ----------
        month : Month
            The block's month.
        on : ndarray
            [run, stakeholder], 0/1: who is meant, and active.
        spend : ndarray
            [run, 1], >= 0: what is spent this month.
        """
        raise NotImplementedError


def per_head(spend: Array, on: Array) -> Array:
    """Return a spend per head of those in `on`, [run, 1]; 0 where nobody is."""
    return np.asarray(spend / np.maximum(row_sums(np.ones(1), on), 1.0))
