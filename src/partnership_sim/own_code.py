"""A user's own code as it is called: an error raised inside it is told as the user's, with file, line, plug-in, plan and month."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from partnership_sim.errors import InputError, PartnershipError, Problem
from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from numpy.typing import NDArray

Answer = TypeVar("Answer")
#: Modules of ours begin with it; those of plug-in files do not.
OURS = "partnership_sim."
#: Names of modules that are made of a user's file begin with it.
PLUG_IN_FILE = "partnership_sim_plugin_"
PACKAGE = str(Path(__file__).parent) + os.sep
#: So much of what an error says is told.
LONGEST = 400
WHOSE = {
    "lever": "the lever {name}",
    "shock": "the shock {name}",
    "metric": "the metric {name}",
    "kind": "the kind {name}",
}


def is_ours(item: object) -> bool:
    """Return whether a class, a function or a method comes with this package; a method is of its object's class."""
    owner = getattr(item, "__self__", None)
    return str(getattr(item if owner is None else type(owner), "__module__", "")).startswith(OURS)


class OwnCode:
    """Calls a user's own code in known circumstances.

    Parameters
    ----------
    language : str
        "en" or "id": of its messages.
    plan : str
        The plan that is run; "" outside a run.
    month : int
        The month; 0 outside one.
    """

    __slots__ = ("language", "month", "plan")

    def __init__(self, language: str = "en", plan: str = "", month: int = 0) -> None:
        self.language, self.plan, self.month = language, plan, month

    def call(self, what: str, name: str, function: Callable[..., Answer], *arguments: Any) -> Answer:  # noqa: ANN401 - whatever it takes
        """Return what a function gives. Code of ours is called as it is.

        Parameters
        ----------
        what : str
            A key of `WHOSE`.
        name : str
            Of the lever, shock or metric.
        function : callable
        *arguments

        Raises
        ------
        InputError
            If a user's function raises; its cause is what was raised.
        """
        if is_ours(function):
            return function(*arguments)
        try:
            return function(*arguments)
        except (PartnershipError, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            say = translator(self.language)
            found = say("{whose} stopped with {error}").format(whose=self._whose(what, name), error=said(error))
            raise self._error(place_in(error.__traceback__, function), found, say("mend this line of your own code")) from error

    def act(self, what: str, item: Any, *arguments: Any) -> None:  # noqa: ANN401 - a lever or a shock
        """Let a lever or shock act; a user's that gives something back has not added it to a channel, and is refused."""
        if self.call(what, item.name, item.act, *arguments) is not None and not is_ours(item.act):
            say = translator(self.language)
            found, expected = say("act gives something back"), say("expected it to add to channels: month.channels.NAME[:] += ...")
            raise self.refusal(what, item.name, item.act, found, expected)

    def refusal(self, what: str, name: str, function: Callable[..., Any], found: str, expected: str) -> InputError:
        """Return the refusal of what a user's function gave; both sentences are in the language of these circumstances."""
        return self._error(place_of(function), f"{self._whose(what, name)}: {found}", expected)

    def _whose(self, what: str, name: str) -> str:
        say = translator(self.language)
        whose = say(WHOSE[what]).format(name=f'"{name}"')
        if self.month:
            return say("{whose} (plan {plan}, month {month})").format(whose=whose, plan=f'"{self.plan}"', month=self.month)
        return whose

    def _error(self, where: tuple[str, int], found: str, expected: str) -> InputError:
        return InputError([problem_at(where, found, expected, language=self.language)], self.language)


class Given(NamedTuple):
    """What a user's function gave: as numbers, None if it is none, and in words."""

    numbers: NDArray[np.float64] | None
    words: str


def described(given: object) -> Given:
    """Return what a user's function gave."""
    words = type(given).__name__
    try:
        values = np.asarray(given)
    except Exception:  # lists of several lengths, or an object of a user's own
        return Given(None, words)
    if isinstance(given, np.ndarray):
        words = f"{words} {values.shape} {values.dtype}"
    return Given(values.astype(np.float64) if values.dtype.kind in "biuf" else None, words)


def problem_at(where: tuple[str, int], found: str, expected: str, nearest: str = "", *, language: str) -> Problem:
    """Return a problem of a user's code at a file and line (0: the whole file)."""
    file, line = where
    place = translator(language)("line {line}").format(line=line) if line else ""
    return Problem(shown_file(file), place, found, expected, nearest)


def said(error: BaseException) -> str:
    """Return an error's class and words, whatever they are, in one line."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # an error of a user's own may fail even at this
        words = ""
    words = "".join(letter if letter.isprintable() else "?" for letter in words)
    kind = type(error).__name__
    return f"{kind}: {words[:LONGEST]}" if words else kind


def shown_file(file: str) -> str:
    """Return a path as its user would name it: from here, where it lies below."""
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def place_of(function: object) -> tuple[str, int]:
    """Return where a function or class of a user's is written: file and line, ("", 0) where that cannot be known."""
    function = getattr(function, "__func__", function)
    code = getattr(inspect.unwrap(function) if callable(function) else function, "__code__", None)
    if code is not None:
        return code.co_filename, code.co_firstlineno
    try:
        return inspect.getsourcefile(function) or "", inspect.getsourcelines(function)[1]  # type: ignore[arg-type]
    except (TypeError, OSError):
        return "", 0


def place_in(trace: TracebackType | None, function: object) -> tuple[str, int]:
    """Return where on the way to an error a user's code stood last: in the file of this function, else in any file that is not ours."""
    own, line = place_of(function)
    passed = [place for place in _passed(trace) if not place[0].startswith(PACKAGE)]
    return next((place for place in reversed(passed) if place[0] == own), passed[-1] if passed and not own else (own, line))


def place_of_caller() -> tuple[str, int]:
    """Return which line outside this package is being run: where a user declares something."""
    frame = sys._getframe(1)  # noqa: SLF001 - inspect.stack reads every file on the way
    while frame.f_back is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno


def _passed(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
