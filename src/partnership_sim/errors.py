"""The tree of errors.

PartnershipError
├── InputError          what a user gave is wrong: every Problem of every file at once (exit status 2)
├── ExtraMissing        a command needs an extra that is not installed (exit status 2)
├── Stopped             the user stopped the work; what was done is kept (exit status 3)
├── MachineFault        the machine failed the work: a full disk, too little memory (exit status 1)
└── ModelOver           a step past the last month
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


#: Nobody mistypes longer names, and comparing them costs.
LONGEST_NAME = 100


class Alike(NamedTuple):
    """What makes problems alike (file, column, message), and what is one's own: its row (0: none) and the value that it shows."""

    key: tuple[str, ...]
    row: int = 0
    value: str = ""


#: So much of a path or a place is told.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in what a user gave.

    Parameters
    ----------
    file : str
        The file it stands in, as the user would name it; "" for an option or a call.
    place : str
        Line, row and column, or the key's path (``plans[2].actions[1].lever``), counted from 1; "" for the whole file.
    found : str
        What was found, as a sentence without a full stop.
    expected : str
        What is expected instead; "" when `nearest` says it.
    nearest : str
        The nearest valid name for a typo, or "".
    gloss : str
        What `nearest` is called in the reader's language, where that is another word.
    alike : Alike, optional
        By what it is summed up with others.
    """

    file: str
    place: str
    found: str
    expected: str = ""
    nearest: str = ""
    gloss: str = ""
    alike: Alike | None = field(default=None, compare=False, repr=False)

    def tell(self, language: str = "en") -> str:
        """Return the message in one line, in "en" or "id"."""
        head = ":".join(part if len(part) <= LONGEST else f"{part[:LONGEST]}..." for part in (self.file, self.place) if part)
        text = f"{head}: {self.found}" if head else self.found
        if self.expected:
            text += f"; {self.expected}"
        if self.nearest:
            name = f'"{self.nearest}"' + (f" ({self.gloss})" if self.gloss else "")
            text += "; " + translator(language)("did you mean {name}?").format(name=name)
        return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in " ".join(text.split()))


class PartnershipError(Exception):
    """Base of all errors of this package. They come back whole from pickling and copying, whatever a subclass takes to be made."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the error anew without calling its class: a process pool hangs on an error that it cannot send."""
        usual: tuple[Any, ...] = super().__reduce__()  # type: ignore[assignment]
        return _anew, (type(self), self.args), *usual[2:]


def _anew(error: type[PartnershipError], args: tuple[Any, ...]) -> PartnershipError:
    made = error.__new__(error)
    made.args = args
    return made


class InputError(PartnershipError, ValueError):
    """What a user gave is wrong; holds every problem found.

    Parameters
    ----------
    problems : iterable of Problem
        At least one.
    language : str
        "en" or "id": the language in which the error tells itself.
    """

    def __init__(self, problems: Iterable[Problem], language: str = "en") -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.language = language
        super().__init__("\n".join(problem.tell(language) for problem in self.problems))


class ExtraMissing(PartnershipError, ImportError):
    """A command needs an extra that is not installed."""


class Stopped(PartnershipError):
    """The user stopped the work; what was done so far is kept."""


class MachineFault(PartnershipError):
    """The machine failed the work: says what failed, where, and what to do."""


class ModelOver(PartnershipError, RuntimeError):
    """A step past the last month of a scenario."""


def nearest(name: str, names: Sequence[str]) -> str:
    """Return the name of `names` that is most like `name`, or "" if none is near."""
    if len(name) > LONGEST_NAME:
        return ""
    found = difflib.get_close_matches(name.lower(), [known.lower() for known in names], n=1, cutoff=0.6)
    return next((known for known in names if known.lower() == found[0]), "") if found else ""
