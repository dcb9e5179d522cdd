"""The checks of what a planner knows of a place: how hard it is to get things done there, and for how many households communities speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.locale import Text
from partnership_sim.problems import shown
from partnership_sim.scenario.check_values import number_in
from partnership_sim.scenario.validation import what
from partnership_sim.tables.words import Vocabulary

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

HOUSEHOLDS = next(column for column in COLUMNS if column.name == "households")
#: Words for what a place is like.
PLACES = (
    ("hard", Text("hard", context="place"), ("difficult", "sukar", "berat")),
    ("average", Text("average", context="place"), ("usual", "normal", "biasa", "rata rata")),
    ("easy", Text("easy", context="place"), ("gampang", "ringan")),
)


def place_words() -> Vocabulary:
    """Return what a place may be, by name and label."""
    return Vocabulary.of(PLACES)


def check_place(given: object, reading: Reading) -> str | float | None:
    """Return what a place is like, or which share of need is met there at the start; None where nothing is said, or after a problem."""
    problems, say = reading.problems, reading.problems.say
    where = reading.where(("population", "place"))
    if given is None:
        return None
    if isinstance(given, int | float) and not isinstance(given, bool):
        return number_in(given, 0.0, 1.0, where, problems)
    known = place_words()
    if isinstance(given, str):
        meant = known.meant(given)
        if meant and meant != given:
            problems.read_as(where[0], "{file}: words for the place read by their meaning: {pairs}", given, meant)
        if meant:
            return meant
    expected = say(
        "expected one of {names}, or the share of need that is met at the start, 0 to 1", names=", ".join(known.listed(problems.language))
    )
    found = say("{value} is none of the choices", value=shown(given)) if isinstance(given, str) else ""
    problems.wrong(where, found or say("{value} is {what}", value=shown(given), what=what(given, problems)), expected)
    return None


def of_each(given: object, path: Path, reading: Reading) -> object:
    """Return households by kind: one number is what each community has; a kind without households is reported and left out."""
    problems, say = reading.problems, reading.problems.say
    if isinstance(given, int | float) and not isinstance(given, bool):
        number = number_in(given, HOUSEHOLDS.low, HOUSEHOLDS.high, reading.where(path), problems)
        return {} if number is None else {name: number for name, kind in KINDS.items() if kind.receives}
    if not isinstance(given, dict):
        found = say("{value} is {what}", value=shown(given), what=what(given, problems))
        expected = say("a number, or a table of kinds of communities")
        problems.wrong(reading.where(path), found, say("expected {what}", what=expected))
        return {}
    return given


def refuse_of_organisations(kind: str, written: str, reading: Reading) -> bool:
    """Report households of a kind that has none; return whether it is one."""
    if KINDS[kind].receives:
        return False
    say = reading.problems.say
    found = say("only communities have households")
    reading.problems.wrong(reading.where(("population", "households", written)), found, say("leave it out"))
    return True
