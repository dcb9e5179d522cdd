"""Ctrl-C, SIGTERM, SIGHUP (on Windows Ctrl-Break) as requests to stop."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from partnership_sim import stopping

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interrupted(KeyboardInterrupt):
    """A signal while work that cannot stop by itself goes on.

    A class of its own, since CPython remembers a bare KeyboardInterrupt that went through code made of text (as imports of others do)
    and then, under `python -m`, ends by SIGINT, whatever exit status it is given.
    """


@contextmanager
def caught(*, for_good: bool) -> Iterator[None]:
    """Turn signals into requests to stop; work that does not look at them by itself is interrupted.

    A signal that whoever started us wants ignored (nohup, a job in the background) stays ignored.

    Parameters
    ----------
    for_good : bool
        Whether the process ends afterwards: then there is nothing left to be stopped.
    """
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
            if signal.getsignal(number) not in {signal.SIG_IGN, None}:
                before[number] = signal.signal(number, _ask)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if for_good else handler)
        stopping.reset()


def _ask(_number: int, _frame: object) -> None:
    stopping.ask()
    if not stopping.heeded():
        raise Interrupted
