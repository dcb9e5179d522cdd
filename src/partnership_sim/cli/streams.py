"""Standard streams that do no harm where they are closed, full, of few letters, or read by nobody any more."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Forgiving(io.FileIO):
    """A stream's file that takes what cannot be written, and remembers why it could not."""

    failed: OSError | None = None

    def write(self, data: object) -> int:
        try:
            return super().write(data) or 0  # type: ignore[arg-type]
        except OSError as error:
            self.failed = error
            return memoryview(data).nbytes  # type: ignore[arg-type]


@contextmanager
def forgiving() -> Iterator[Callable[[], OSError | None]]:
    """Let nothing that is printed end the work.

    Yields
    ------
    callable
        Returns why something of standard output could not be written; None where all was.
    """
    before = sys.stdin, sys.stdout, sys.stderr
    _open_what_is_closed()
    output, _ = (_soften(number, name) for number, name in ((1, "stdout"), (2, "stderr")))

    def lost() -> OSError | None:
        sys.stdout.flush()
        return output.failed if output is not None else None

    try:
        yield lost
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        sys.stdin, sys.stdout, sys.stderr = before


def _open_what_is_closed() -> None:
    """Let the numbers 0, 1 and 2 stand for something, so that no file of ours gets one of them, and messages inside it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def _soften(number: int, name: str) -> _Forgiving | None:
    """Put a stream that harms nobody in the place of the process's own; one that somebody else put there is left."""
    stream = getattr(sys, name)
    if stream is not getattr(sys, f"__{name}__") or os.name == "nt":
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a Windows console may know no arrows or accents
        return None
    with suppress(OSError):
        stream.flush()
    file = _Forgiving(number, "w", closefd=False)
    buffered = io.BufferedWriter(file)
    by_line = number == 2 or stream.isatty()
    setattr(sys, name, io.TextIOWrapper(buffered, encoding=stream.encoding, errors="replace", line_buffering=by_line))
    return file
