"""The one collector of problems and notes, whatever is read or asked for, in the reader's language.

Messages are English in the code and go through the catalogue; values are put in afterwards.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Self

from partnership_sim.errors import Alike, InputError, Problem, nearest
from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from partnership_sim.tables.words import Vocabulary

#: So many alike problems are told one by one; of more, the first is told, and in which rows there are others.
ONE_BY_ONE = 5
#: So many rows are named.
ROWS_NAMED = 10
LONGEST = 60
MANY = 12
#: So many names are compared with a wrong one.
MOST_COMPARED = 5000
POSITION = re.compile(r"\[\d+\]")


def _text(value: str) -> str:
    text = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in value[:LONGEST])
    return f'"{text}..."' if len(value) > LONGEST else f'"{text}"'


def _number(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else f"{'-' if value < 0 else ''}10^30..."
    return f"{value:.10g}"


def shown(value: object) -> str:
    """Return a value as a message shows it: text in quotes, one line, not too long."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list | tuple | dict):
        marks = "{}" if isinstance(value, dict) else "[]"
        return marks[0] + "..." * bool(value) + marks[1]
    if value is None:
        return "None"
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else type(value).__name__


class Said(str):
    """A sentence that still knows of which message it was made, and the first value that it shows."""

    __slots__ = ("message", "value")
    message: str
    value: str

    @classmethod
    def of(cls, text: str, message: str, value: str) -> Self:
        """Return a sentence with what it was made of."""
        said = cls(text)
        said.message, said.value = message, value
        return said


class Cell(str):
    """The place of a cell as people read it, that still knows its row and column."""

    __slots__ = ("column", "row")
    row: int
    column: str

    @classmethod
    def of(cls, text: str, row: int, column: str) -> Self:
        """Return a place in words with its row and column."""
        cell = cls(text)
        cell.row, cell.column = row, column
        return cell


def _alike(where: tuple[str, str], found: str, expected: str) -> Alike:
    """Return what makes a problem alike to others: its file, its column or key, and its message."""
    file, place = where
    column, row = (place.column, place.row) if isinstance(place, Cell) else (POSITION.sub("[]", place), 0)
    message, value = (found.message, found.value) if isinstance(found, Said) else (found, "")
    return Alike((file, column, message, expected), row, value)


def _listed(items: Iterable[object], most: int) -> str:
    distinct = list(dict.fromkeys(items))
    return ", ".join(map(str, distinct[:most])) + (", ..." if len(distinct) > most else "")


def _one(problems: list[Problem], say: Callable[..., str]) -> Problem:
    """Return the first of alike problems, with the places and the values of all."""
    first = problems[0]
    marks = [problem.alike for problem in problems if problem.alike is not None]
    rows = list(dict.fromkeys(mark.row for mark in marks if mark.row))
    if len(rows) == len(problems):
        so = say("so in {count} rows: {rows}", count=len(rows), rows=_listed(rows, ROWS_NAMED))
    elif rows:
        so = say("so {times} times, in {count} rows: {rows}", times=len(problems), count=len(rows), rows=_listed(rows, ROWS_NAMED))
    else:
        places = _listed((problem.place for problem in problems), ONE_BY_ONE)
        so = say("so {times} times: {places}", times=len(problems), places=places)
    values = [mark.value for mark in marks if mark.value]
    if len(set(values)) > 1:
        so += "; " + _listed(values, ONE_BY_ONE)
    return Problem(first.file, first.place, f"{first.found} ({so})", first.expected, first.nearest, first.gloss)


def summed(problems: Iterable[Problem], say: Callable[..., str]) -> list[Problem]:
    """Return problems in their order, alike ones of more than a few rows as one.

    Parameters
    ----------
    problems : iterable of Problem
    say : callable
        As `Problems.say`.
    """
    groups: dict[object, list[Problem]] = {}
    for position, problem in enumerate(problems):
        groups.setdefault(position if problem.alike is None else problem.alike.key, []).append(problem)
    told: list[Problem] = []
    for group in groups.values():
        told += group if len(group) <= ONE_BY_ONE else [_one(group, say)]
    return told


class Problems:
    """Collects every problem and note, to be told all at once.

    Parameters
    ----------
    language : str
        "en" or "id".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.found: list[Problem] = []
        #: currency of the scenario, and what a resource unit is worth in it; 0 where nothing is said
        self.worth: tuple[str, float] = ("", 0.0)
        self._counts: dict[tuple[str, ...], int] = {}
        #: notes in their order: a text, or what was read as what under a message
        self._notes: dict[object, dict[tuple[str, str], int]] = {}

    def say(self, message: str, **values: object) -> str:
        """Return a message in the reader's language, with its values."""
        text = translator(self.language)(message).format(**values)
        return Said.of(text, message, str(next(iter(values.values()), "")))

    def wrong(
        self,
        where: tuple[str, str],
        found: str,
        expected: str = "",
        *,
        name: str = "",
        names: Sequence[str] = (),
        words: Vocabulary | None = None,
    ) -> None:
        """Add a problem.

        Parameters
        ----------
        where : (file, place)
        found, expected : str
            Sentences that `say` made.
        name, names
            A wrong name and the valid ones: the nearest is asked about; without one, few names are listed.
        words : Vocabulary, optional
            The valid names with their labels, instead of `names`.
        """
        alike = _alike(where, found, expected)
        told = self._counts[alike.key] = self._counts.get(alike.key, 0) + 1
        near, gloss = "", ""
        if told <= ONE_BY_ONE:  # more are summed up, and comparing costs
            near, gloss = words.asked(name, self.language) if words is not None else ("", "")
            near = near or (nearest(name, names) if 0 < len(names) <= MOST_COMPARED else "")
        if not near and not expected:
            listed = words.listed(self.language) if words is not None else names
            if 0 < len(listed) <= MANY:
                expected = self.say("expected one of {names}", names=", ".join(listed))
        self.found.append(Problem(where[0], str(where[1]), str(found), str(expected), near, gloss, alike))

    def note(self, message: str, **values: object) -> None:
        """Add a note, once."""
        self._notes.setdefault(str(self.say(message, **values)), {})

    def read_as(self, file: str, message: str, written: str, meant: str) -> None:
        """Note that a word of a file was read as another; a note a message names all of its file.

        Parameters
        ----------
        message : str
            With {file}, {pairs} and, if wanted, {count}: of all cells so read.
        """
        pairs = self._notes.setdefault((file, message), {})
        pairs[written, meant] = pairs.get((written, meant), 0) + 1

    def remember(self, notes: Iterable[str]) -> None:
        """Put earlier notes before those that there are."""
        self._notes = {**{note: {} for note in notes}, **self._notes}

    @property
    def notes(self) -> list[str]:
        """Return every note, once each."""
        return list(dict.fromkeys(self._noted(key, pairs) for key, pairs in self._notes.items()))

    def _noted(self, key: object, pairs: dict[tuple[str, str], int]) -> str:
        if not isinstance(key, tuple):
            return str(key)
        file, message = key
        shown_pairs = [f"{_text(written)} = {meant}" if meant else _text(written) for written, meant in pairs][:MANY]
        listed = ", ".join(shown_pairs) + (", ..." if len(pairs) > MANY else "")
        return str(self.say(message, file=file, pairs=listed, count=sum(pairs.values())))

    def cell(self, row: int, column: str = "") -> str:
        """Return the place of a cell, or of a row."""
        column = column[:LONGEST]
        text = self.say("row {row}, column {column}", row=row, column=column) if column else self.say("row {row}", row=row)
        return Cell.of(text, row, column)

    def raise_problems(self) -> None:
        """Raise InputError if there is any problem, alike ones summed up."""
        if self.found:
            raise InputError(summed(self.found, self.say), self.language)
