"""What can be done on the page on which a partnership is explored: one frozen model each, told apart by `do`, beside those of the room."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from partnership_sim.workshop.actions import NOT_UNDERSTOOD, TARGETS, Action, Refused, Spend, Word

#: What every `do` of these begins with.
PREFIX = "explore_"
#: The largest number of metrics that are drawn at once, and how far prior trust can be moved.
CURVES, TRUST = 6, 0.3
Month = Annotated[int, Field(ge=0, le=600)]
Targets = Annotated[tuple[Word, ...], Field(min_length=1, max_length=TARGETS, strict=False)]
Side = Literal["a", "b"]


class Go(Action):
    """Stand still in a month."""

    do: Literal["explore_go"] = "explore_go"
    month: Month


class Play(Action):
    """Go on from a month by itself, so many months a second."""

    do: Literal["explore_play"] = "explore_play"
    month: Month
    speed: Annotated[float, Field(ge=0.25, le=20, strict=False)] = 2.0


class ChoosePlan(Action):
    """Another plan from month 0 on; what was done by hand is put aside."""

    do: Literal["explore_plan"] = "explore_plan"
    plan: Annotated[str, Field(max_length=400)]


class Begin(Action):
    """Another start, in month 0; what was done by hand stays.

    Parameters
    ----------
    trust : float, optional
        Added to the mean prior trust of every pair of kinds; trust that the table of ties gives stays as it is.
    budget : float, optional
        By what the plan's spends and its budget are multiplied.
    """

    do: Literal["explore_start"] = "explore_start"
    trust: Annotated[float, Field(ge=-TRUST, le=TRUST, strict=False)] | None = None
    budget: Annotated[float, Field(ge=0, le=4, strict=False)] | None = None


class SpendOn(Action):
    """Spend so much a month on a lever from the month after on, to the end of the programme (after it: to the last month).

    Parameters
    ----------
    month : int
    lever : str
    amount : float
        Units a month for the whole lever, instead of what is spent on it now.
    on : tuple of str, optional
        Kinds or ids; by default those that it is spent on now, else all that the lever means.
    form : str, optional
        By default the present one, else the lever's first.
    """

    do: Literal["explore_spend"] = "explore_spend"
    month: Month
    lever: Word
    amount: Spend
    on: Targets | None = None
    form: Word | None = None


class Leak(Action):
    """Another leakage from the month after on."""

    do: Literal["explore_leakage"] = "explore_leakage"
    month: Month
    value: Annotated[float, Field(ge=0, le=1, strict=False)]


class Strike(Action):
    """A shock in the month after."""

    do: Literal["explore_shock"] = "explore_shock"
    month: Month
    shock: Word
    severity: Annotated[float, Field(ge=0, le=1, strict=False)] | None = None


class Undo(Action):
    """Take back what was done last."""

    do: Literal["explore_undo"] = "explore_undo"


class Clear(Action):
    """Put aside all that was done by hand."""

    do: Literal["explore_clear"] = "explore_clear"


class Fork(Action):
    """Part into two futures in a month: A stays as it is, what is done from then on is done to B."""

    do: Literal["explore_fork"] = "explore_fork"
    month: Month


class Keep(Action):
    """Go on with one of two futures."""

    do: Literal["explore_keep"] = "explore_keep"
    side: Side


class Watch(Action):
    """Draw these metrics."""

    do: Literal["explore_watch"] = "explore_watch"
    metrics: Annotated[tuple[Word, ...], Field(min_length=1, max_length=CURVES, strict=False)]


class Pick(Action):
    """Look at one stakeholder; None: at nobody."""

    do: Literal["explore_pick"] = "explore_pick"
    who: Annotated[str, Field(max_length=200)] | None = None


Deed = SpendOn | Leak | Strike
Done = Go | Play | ChoosePlan | Begin | SpendOn | Leak | Strike | Undo | Clear | Fork | Keep | Watch | Pick
_ANY: TypeAdapter[Any] = TypeAdapter(Annotated[Done, Field(discriminator="do")])


def is_explore(given: Any) -> bool:  # noqa: ANN401 - whatever a page sent
    """Return whether something is to be done to the explored partnership."""
    return isinstance(given, dict) and str(given.get("do", "")).startswith(PREFIX)


def action_of(given: Any) -> Done:  # noqa: ANN401 - whatever a page sent
    """Return what was done.

    Raises
    ------
    Refused
        If it is nothing that can be done, or not within its bounds.
    """
    try:
        return _ANY.validate_python(given)  # type: ignore[no-any-return]
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"][1:]) or "do"
        raise Refused(NOT_UNDERSTOOD.with_(place=place[:60])) from None
