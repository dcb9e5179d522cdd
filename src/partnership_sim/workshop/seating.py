"""Who sits where: seats and groups, and their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partnership_sim.declare import KINDS
from partnership_sim.workshop.actions import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.workshop.actions import Choice


@dataclass
class Sent:
    """What a group sent or drafts in a round, and the seat that did; None: the trainer."""

    choices: tuple[Choice, ...]
    seat: int | None


@dataclass
class Seat:
    """A phone and those around it.

    `reflections` are its answers by round and question, `points` its questionnaires by wave.
    """

    number: int
    name: str
    group: int
    secret: str
    removed: bool = False
    asks: bool = False
    reflections: dict[tuple[int, int], str] = field(default_factory=dict)
    points: dict[str, tuple[int | None, ...]] = field(default_factory=dict)


@dataclass
class Group:
    """A group: `draft` is of the present round, `sent` by round; `kind` by which it is called in every language, until somebody renames it."""

    number: int
    name: str
    kind: str = ""
    draft: Sent | None = None
    sent: dict[int, Sent] = field(default_factory=dict)

    def called(self, language: str) -> str:
        """Return what it is called in a language."""
        return kind_called(self.kind, language) if self.kind else self.name


def kind_called(kind: str, language: str) -> str:
    """Return what a group is called that plays a kind."""
    plural = KINDS[kind].plural[language]
    return plural[:1].upper() + plural[1:NAME]


def free_name(name: str, whose: int, seats: Mapping[int, Seat]) -> str:
    """Return a name that no other seat has: a number behind it where it is taken."""
    taken = {seat.name.casefold() for seat in seats.values() if seat.number != whose}
    return _numbered(name, taken)


def told_apart(names: Iterable[str]) -> list[str]:
    """Return names in their order; one that stands twice gets a number."""
    found: list[str] = []
    for name in names:
        found.append(_numbered(name, {one.casefold() for one in found}))
    return found


def _numbered(name: str, taken: set[str]) -> str:
    found, count = name, 1
    while found.casefold() in taken:
        count += 1
        found = f"{name[: NAME - 4]} {count}"
    return found
