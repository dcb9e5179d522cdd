"""Progress with time left: a bar on a terminal or in a notebook, a line now and then where there is none; and a word when it compiles."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import compiled_code
from partnership_sim.locale import translator
from partnership_sim.studies.steps import RUNS, TABLES, TESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS_BETWEEN_LINES = 10.0
#: Speed is measured over the last so many seconds: what-if runs are quicker or slower than those before.
WINDOW = 60.0
#: No time left is told before runs have come in for so long: the first come all at once, a block from each thread.
SECONDS_BEFORE_GUESS = 2.0
REPORT = "report"
#: What is being done -> how it is called beside a count of runs, or alone.
DOING = {RUNS: "Runs", TABLES: "writing tables", TESTS: "Runs", REPORT: "drawing the report"}


class Guess:
    """How long it still takes, from runs that came in and when.

    Parameters
    ----------
    total : int
        Runs in all.
    clock : callable
        Seconds of work so far: time that goes into compiling is not counted.
    """

    def __init__(self, total: int, clock: Callable[[], float]) -> None:
        self.total = total
        self.done = 0
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque([(clock(), 0)])
        self._first: float | None = None

    def add(self, runs: int) -> None:
        """Note runs that have come in."""
        now = self._clock()
        self._first = now if self._first is None else self._first
        self.done += runs
        self._seen.append((now, self.done))
        while len(self._seen) > 2 and self._seen[1][0] < now - WINDOW:
            self._seen.popleft()

    def left(self) -> float | None:
        """Return seconds left; None as long as nobody knows."""
        now = self._clock()
        since, before = self._seen[0]
        if self._first is None or now - self._first < SECONDS_BEFORE_GUESS or self.done == before:
            return None
        return (self.total - self.done) * (now - since) / (self.done - before)


class Progress:
    """Tells nothing; those below tell more."""

    def advance(self, runs: int) -> None:
        """Note finished runs, from any thread."""

    def doing(self, what: str) -> None:
        """Note what is done from here on: a key of DOING."""


@contextmanager
def shown(total: int, language: str, *, quiet: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """Show progress on standard error until the end."""
    if quiet:
        yield Progress()
    elif sys.stderr.isatty() or _in_notebook():
        with _bar(total, language, clock) as bar:
            yield bar
    else:
        yield Lines(Guess(total, clock), language)


def _in_notebook() -> bool:
    """Return whether this is a kernel of a notebook, which shows a bar in the cell."""
    return "ipykernel" in sys.modules


def compiling(language: str, *, quiet: bool) -> compiled_code.Watch:
    """Return what measures compiling, and says that it takes its time."""
    told = threading.Event()

    def tell() -> None:
        if not quiet and not told.is_set():
            told.set()
            click.echo(translator(language)("Compiling the model for this computer; only once, it takes one to two minutes."), err=True)

    if not compiled_code.is_there():
        tell()
    return compiled_code.Watch(tell)


def in_words(seconds: float | None, language: str) -> str:
    """Return how long it still takes, as it is said; nothing as long as nobody knows."""
    if seconds is None:
        return ""
    say = translator(language)
    if seconds < 90:
        return say("about {count} s left").format(count=max(1, round(seconds)))
    return say("about {count} min left").format(count=round(seconds / 60))


class Lines(Progress):
    """Tells progress in a line every ten seconds, and what is done after the runs in a line each."""

    def __init__(self, guess: Guess, language: str) -> None:
        self._guess = guess
        self._language = language
        self._last = time.monotonic()
        self._lock = threading.Lock()

    def advance(self, runs: int) -> None:
        """Note finished runs; tell them now and then."""
        with self._lock:
            self._guess.add(runs)
            now = time.monotonic()
            if now - self._last >= SECONDS_BETWEEN_LINES:
                self._last = now
                counted = translator(self._language)("{done} of {total} runs").format(done=self._guess.done, total=self._guess.total)
                click.echo(", ".join(filter(None, (counted, in_words(self._guess.left(), self._language)))), err=True)

    def doing(self, what: str) -> None:
        """Tell what is done after the runs."""
        if what not in {RUNS, TESTS}:
            click.echo(translator(self._language)(DOING[what]), err=True)


class _Bar(Progress):
    def __init__(self, bar: Any, guess: Guess, language: str) -> None:  # noqa: ANN401 - rich's, which only a terminal loads
        self._bar = bar
        self._guess = guess
        self._language = language
        self._lock = threading.Lock()
        self._task = bar.add_task(self._name(RUNS), total=guess.total, left="")

    def _name(self, what: str) -> str:
        return translator(self._language)(DOING[what])

    def advance(self, runs: int) -> None:
        """Move the bar on."""
        with self._lock:
            self._guess.add(runs)
            self._bar.update(self._task, completed=self._guess.done, left=in_words(self._guess.left(), self._language))

    def doing(self, what: str) -> None:
        """Say what is done beside the bar."""
        self._bar.update(self._task, description=self._name(what), **({"left": ""} if what == REPORT else {}))


@contextmanager
def _bar(total: int, language: str, clock: Callable[[], float]) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Bar(*columns, console=Console(stderr=True)) as bar:
        yield _Bar(bar, Guess(total, clock), language)
