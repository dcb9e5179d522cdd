"""What people can do in a workshop: one frozen model each, every text and number within bounds, told apart by `do`.

A session is the list of these in the order in which they were accepted: what follows from it is computed (`room`, `play`, `explore`).
"""

from __future__ import annotations

import math
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from partnership_sim.locale import Text
from partnership_sim.workshop.cleaning import cleaned

#: Letters of a name, and of an answer to a question of reflection.
NAME, ANSWER = 24, 600
#: Choices in one round, targets of one of them, groups of a room, seats that a room ever has.
CHOICES, TARGETS, GROUPS, SEATS = 24, 40, 20, 500
#: Items of the questionnaire, and the points of its scale.
ITEMS, POINTS = 8, 5
LARGEST_SPEND = 1e6
NOT_UNDERSTOOD = Text("This could not be understood ({place}). Please try again.")


def _name(text: str) -> str:
    name = cleaned(text)[:NAME].strip()
    if not name:
        raise ValueError("empty")
    return name


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("not finite")
    return round(value, 2)


Name = Annotated[str, Field(max_length=400), AfterValidator(_name)]
Word = Annotated[str, Field(max_length=80)]
Answered = Annotated[str, Field(max_length=4 * ANSWER), AfterValidator(lambda text: cleaned(text)[:ANSWER])]
Spend = Annotated[float, Field(ge=0, le=LARGEST_SPEND, strict=False), AfterValidator(_finite)]
Number = Annotated[int, Field(ge=1, le=SEATS)]
Round = Annotated[int, Field(ge=1, le=24)]
Point = Annotated[int, Field(ge=1, le=POINTS)]


class Frozen(BaseModel):
    """Something that is said and does not change; whatever it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Choice(Frozen):
    """What a group spends on a lever in each month of a round.

    Parameters
    ----------
    lever : str
    spend : float
        Units a month, >= 0, kept to hundredths.
    form : str
        "" is the lever's first.
    on : tuple of str
        Kinds or ids; nobody named: all that the form means.
    """

    lever: Word
    spend: Spend
    form: Word = ""
    on: Annotated[tuple[Word, ...], Field(max_length=TARGETS, strict=False)] = ()


Choices = Annotated[tuple[Choice, ...], Field(max_length=CHOICES, strict=False)]


class Action(Frozen):
    """Something that is done; `by` is the role that may do it."""

    by: ClassVar[str] = "trainer"
    do: str


class Settings(Action):
    """How the game is played; while nobody plays yet it can be set again.

    Parameters
    ----------
    game : str
        "groups": each group has the whole partnership. "roles": the groups are the kinds of one partnership.
    rounds, months_a_round, months_after : int
    budget : float, optional
        Units of a group for the whole programme; by default the largest budget of the scenario's plans.
    groups : tuple of str
        Their names.
    seconds : int
        Time for each round; 0: as long as the trainer likes.
    """

    do: Literal["settings"] = "settings"
    game: Literal["groups", "roles"] = "groups"
    rounds: Annotated[int, Field(ge=1, le=24)] = 6
    months_a_round: Annotated[int, Field(ge=1, le=24)] = 6
    months_after: Annotated[int, Field(ge=0, le=120)] = 36
    budget: Annotated[float, Field(gt=0, le=1e9, strict=False), AfterValidator(_finite)] | None = None
    groups: Annotated[tuple[Name, ...], Field(min_length=1, max_length=GROUPS, strict=False)] = ("1", "2", "3", "4")
    seconds: Annotated[int, Field(ge=0, le=7200)] = 0


class Start(Action):
    """The first round begins."""

    do: Literal["start"] = "start"


class Close(Action):
    """A round is closed: what the groups sent counts. `timer`: its time was over."""

    do: Literal["close"] = "close"
    round: Round
    timer: bool = False


class Next(Action):
    """On from what is looked at: to the next round, the years after, the debrief."""

    do: Literal["next"] = "next"
    phase: Word
    round: Annotated[int, Field(ge=0, le=24)]


class SendFor(Action):
    """The trainer sends for a group: what is given, or its draft as it stands."""

    do: Literal["send_for"] = "send_for"
    round: Round
    group: Number
    choices: Choices | None = None


class Timer(Action):
    """The time left of this round; None: as long as the trainer likes."""

    do: Literal["timer"] = "timer"
    seconds: Annotated[int, Field(ge=5, le=7200)] | None = None


class Rename(Action):
    """Another name for a seat."""

    do: Literal["rename"] = "rename"
    seat: Number
    name: Name


class RenameGroup(Action):
    """Another name for a group."""

    do: Literal["rename_group"] = "rename_group"
    group: Number
    name: Name


class AddGroup(Action):
    """One group more, while nobody plays yet."""

    do: Literal["add_group"] = "add_group"
    name: Name


class Remove(Action):
    """A seat may do nothing any more until it is readmitted."""

    do: Literal["remove"] = "remove"
    seat: Number


class Readmit(Action):
    """A seat that was removed is back."""

    do: Literal["readmit"] = "readmit"
    seat: Number


class Move(Action):
    """A seat goes to another group."""

    do: Literal["move"] = "move"
    seat: Number
    group: Number


class Unveil(Action):
    """Whether the projector names the groups beside their figures."""

    do: Literal["unveil"] = "unveil"
    on: bool


class Show(Action):
    """What the projector shows."""

    do: Literal["show"] = "show"
    what: Literal["play", "explore"]


class Speak(Action):
    """The language of the projector."""

    do: Literal["speak"] = "speak"
    language: Literal["en", "id"]


class Join(Action):
    """Somebody takes a seat. `secret` is the SHA-256 of what only their browser knows."""

    by: ClassVar[str] = "nobody"
    do: Literal["join"] = "join"
    nickname: Name
    group: Number | None = None
    secret: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Draft(Action):
    """What a group thinks of sending; all its seats see it."""

    by: ClassVar[str] = "seat"
    do: Literal["draft"] = "draft"
    round: Round
    choices: Choices


class Send(Action):
    """What a group sends; the last one before the round closes counts."""

    by: ClassVar[str] = "seat"
    do: Literal["send"] = "send"
    round: Round
    choices: Choices


class Reflect(Action):
    """An answer to a question of reflection; the last one counts. The years after the programme are asked about as one round more."""

    by: ClassVar[str] = "seat"
    do: Literal["reflect"] = "reflect"
    round: Annotated[int, Field(ge=1, le=25)]
    question: Annotated[int, Field(ge=1, le=3)]
    text: Answered


class Questionnaire(Action):
    """The questionnaire before or after; None: no answer to an item."""

    by: ClassVar[str] = "seat"
    do: Literal["questionnaire"] = "questionnaire"
    wave: Literal["before", "after"]
    points: Annotated[tuple[Point | None, ...], Field(min_length=ITEMS, max_length=ITEMS, strict=False)]


class PledgeTo(Action):
    """In the game of roles: a group gives another its word, in public, of units that it will transfer."""

    by: ClassVar[str] = "seat"
    do: Literal["pledge"] = "pledge"
    round: Round
    to: Number
    amount: Spend


class Settle(Action):
    """In the game of roles: a group keeps its word of a round that is closed, or withholds it, in public."""

    by: ClassVar[str] = "seat"
    do: Literal["settle"] = "settle"
    round: Round
    to: Number
    keep: bool


class ChangeName(Action):
    """Another name for one's own seat."""

    by: ClassVar[str] = "seat"
    do: Literal["change_name"] = "change_name"
    name: Name


class Ask(Action):
    """A seat that was removed asks to be readmitted."""

    by: ClassVar[str] = "seat"
    do: Literal["ask"] = "ask"


OF_TRAINER = (
    Settings | Start | Close | Next | SendFor | Timer | Rename | RenameGroup | AddGroup | Remove | Readmit | Move | Unveil | Show | Speak
)
OF_SEAT = Join | Draft | Send | Reflect | Questionnaire | PledgeTo | Settle | ChangeName | Ask
_ANY: TypeAdapter[Any] = TypeAdapter(Annotated[OF_TRAINER | OF_SEAT, Field(discriminator="do")])


class Refused(Exception):
    """What cannot be done now, in words for who tried."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


def action_of(given: Any) -> Action:  # noqa: ANN401 - whatever a page sent
    """Return what was done.

    Raises
    ------
    Refused
        If it is nothing that can be done, or not within its bounds.
    """
    try:
        return _ANY.validate_python(given)  # type: ignore[no-any-return]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "do"
        raise Refused(NOT_UNDERSTOOD.with_(place=place[:60])) from None
