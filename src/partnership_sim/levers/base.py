"""What a lever is, and how one is found by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

import partnership_sim.kinds  # a plug-in's kinds are held against the register of kinds
import partnership_sim.parameters  # noqa: F401 - the model's parameters come first in their register
from partnership_sim.declare import BUILT_IN_KINDS
from partnership_sim.entering import enter
from partnership_sim.locale import Text
from partnership_sim.month_sums import row_sums
from partnership_sim.own_code import said
from partnership_sim.own_declarations import OF_LEVER, check_plug_in
from partnership_sim.registry import Registry

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.own_declarations import Declaration
    from partnership_sim.state import Array

LEVERS: Registry[type[Lever]] = Registry("lever")


@dataclass(frozen=True)
class Option:
    """A number that an action may set for its lever alone.

    `default` None: the lever decides (its `label` says how). `form`: the form of the lever that it is for; "" for all.
    """

    default: float | None
    low: float
    high: float
    label: Text
    form: str = ""


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
        Targets: the kinds that it works on unless an action says otherwise.
    only : tuple of str
        Kinds that it can work on at all; empty: every kind.
    forms : mapping of str to Text
        Its forms, the first is the default; empty: it has one form.
    options : mapping of str to Option
        What an action may set.
    shares : tuple of str
        Options that are shares of one whole: together at most 1.
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
    shares: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **keywords: object) -> None:
        super().__init_subclass__(**keywords)
        _check(cls)
        if cls.name:
            cls.label, cls.price = Text.of(cls.label), Text.of(cls.price)
            cls.forms = {form: Text.of(words) for form, words in cls.forms.items()}
            enter(LEVERS, cls)

    def __init__(self, values: Mapping[str, Array], form: str = "", options: Mapping[str, float] | None = None) -> None:
        self.values = values
        self.form = form or next(iter(self.forms), "")
        self.chosen = dict(options or {})
        #: The month in which the lever acts.
        self.month: Month | None = None

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
        half_effect: Array | None = getattr(self, "half_effect", None)
        if half_effect is None:
            raise AttributeError(f"{self.name} has no half_effect; expected half_effect = ps.Parameter(...)")
        sizes = on if self.month is None else on * self.month.size
        return per_head(spend, sizes) / half_effect

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
            [run, stakeholder], 0/1: its targets that are active.
        spend : ndarray
            [run, 1], >= 0: what is spent this month.
        """
        raise NotImplementedError


def _check(cls: type[Lever]) -> None:
    """Refuse a user's lever that cannot be one, with every problem."""
    told = check_plug_in(cls, LEVERS, OF_LEVER)
    if told is None:
        return
    told.words("price", cls.price, needed=False)
    told.check_kinds("only", cls.only, may_be_empty=True)
    if not isinstance(cls.forms, Mapping) or not all(isinstance(form, str) for form in cls.forms):
        told.wrong_value("forms", cls.forms, told.say('expected forms = {{"NAME": "what it is", ...}}'))
    else:
        for form, words in cls.forms.items():
            told.words(f"forms[{form!r}]", words, needed=True)
        for key in ("meant", "limited_to"):
            _check_by_form(told, cls, key)
    if not isinstance(cls.options, Mapping) or not all(isinstance(option, Option) for option in cls.options.values()):
        told.wrong_value("options", cls.options, told.say('expected options = {{"NAME": Option(default, low, high, label), ...}}'))
    told.raise_any()


def _check_by_form(told: Declaration, cls: type[Lever], key: str) -> None:
    """Ask a user's own `meant` or `limited_to` of every form."""
    function = getattr(cls, key)
    if function.__func__ is getattr(Lever, key).__func__:
        return
    for form in cls.forms or ("",):
        try:
            kinds = function(form)
        except Exception as error:
            told.wrong(
                told.say("{key} stopped with {error}", key=f"{key}({form!r})", error=said(error)),
                told.say("mend this line of your own code"),
            )
            return
        told.check_kinds(f"{key}({form!r})", kinds, may_be_empty=key == "limited_to")


def per_head(spend: Array, heads: Array) -> Array:
    """Return a spend per head, [run, 1], of so many that each stakeholder counts for, [run, stakeholder]; 0 where nobody is."""
    total = row_sums(np.ones(1), heads)
    return np.asarray(np.divide(spend, total, out=np.zeros_like(total), where=total > 0.0))
