"""Progress with time left: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def shown(total: int, language: str, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Yield a function to call, from any thread, with a number of finished runs."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(total, language) as advance:
            yield advance
    else:
        yield _Lines(total, language).advance


@contextmanager
def _bar(total: int, language: str) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    words = ("Simulasi", "sisa waktu") if language == "id" else ("Runs", "time left")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(words[1]), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(words[0], total=total)
        yield lambda runs: progress.advance(task, runs)


class _Lines:
    """Tells progress in a line every ten seconds."""

    def __init__(self, total: int, language: str) -> None:
        self.total = total
        self.language = language
        self.done = 0
        self.begun = self.last = time.monotonic()
        self._lock = threading.Lock()

    def advance(self, runs: int) -> None:
        with self._lock:
            self.done += runs
            now = time.monotonic()
            if now - self.last < SECONDS_BETWEEN_LINES:
                return
            self.last = now
            left = round((now - self.begun) * (self.total - self.done) / max(self.done, 1))
            if self.language == "id":
                click.echo(f"{self.done} dari {self.total} simulasi, sisa sekitar {left} detik", err=True)
            else:
                click.echo(f"{self.done} of {self.total} runs, about {left} s left", err=True)
