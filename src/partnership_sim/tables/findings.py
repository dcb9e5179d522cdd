"""What reading files finds: problems and notes, in the reader's language.

Messages are English in the code and go through the catalogue; values are put in afterwards.
"""

from __future__ import annotations

import datetime
import difflib
from typing import TYPE_CHECKING

from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 60
MANY = 12


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
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else type(value).__name__


class Findings:
    """Collects every problem and note of every file.

    Parameters
    ----------
    language : str
        "en" or "id".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self._translate = translator(language)

    def say(self, message: str, **values: object) -> str:
        """Return a message in the reader's language, with its values."""
        return self._translate(message).format(**values)

    def wrong(
        self, where: tuple[str, str], found: str, expected: str = "", *, name: str = "", names: Sequence[str] = (), closely: bool = False
    ) -> None:
        """Add a problem.

        Parameters
        ----------
        where : (file, place)
        found, expected : str
            Sentences that `say` made.
        name, names
            A wrong name and the valid ones: the nearest is asked about; without one, few names are listed.
        closely : bool
            Whether only a very similar name is asked about.
        """
        near = nearest(name, names) if names else ""
        if closely and near and difflib.SequenceMatcher(None, name.lower(), near.lower()).ratio() < 0.75:
            near = ""
        if names and not near and not expected and len(names) <= MANY:
            expected = self.say("expected is one of {names}", names=", ".join(names))
        self.problems.append(Problem(*where, found=found, expected=expected, nearest=near))

    def note(self, message: str, **values: object) -> None:
        """Add a note, once."""
        text = self.say(message, **values)
        if text not in self.notes:
            self.notes.append(text)

    def cell(self, row: int, column: str = "") -> str:
        """Return the place of a cell, or of a row."""
        return self.say("row {row}, column {column}", row=row, column=column[:LONGEST]) if column else self.say("row {row}", row=row)

    def raise_problems(self) -> None:
        """Raise InputError if there is any problem."""
        if self.problems:
            raise InputError(self.problems, self.language)
