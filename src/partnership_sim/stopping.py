"""Requests to stop: whoever starts the work turns signals into them, and the work looks at them where it can stop without loss.

Nobody asks unless a program catches signals (`cli.signals` does): in a notebook, Ctrl-C is a KeyboardInterrupt as everywhere.
"""

from __future__ import annotations

import threading

from partnership_sim.errors import Stopped

_asked = threading.Event()
_heeding = threading.Event()


def ask() -> None:
    """Ask the work to stop."""
    _asked.set()


def asked() -> bool:
    """Return whether somebody asked the work to stop."""
    return _asked.is_set()


def check() -> None:
    """Stop here if somebody asked for it.

    Raises
    ------
    Stopped
        If so.
    """
    if _asked.is_set():
        raise Stopped


def answered() -> None:
    """Note that the request has been followed: what comes next may be stopped by another one."""
    _asked.clear()


def heeded() -> bool:
    """Return whether the work looks at requests by itself; else it must be interrupted."""
    return _heeding.is_set()


def heed() -> None:
    """Look at requests by itself from here on: nothing is interrupted, so that everything is written whole.

    Raises
    ------
    Stopped
        If somebody asked before.
    """
    _heeding.set()
    check()


def reset() -> None:
    """Forget requests, and be interrupted again."""
    _heeding.clear()
    _asked.clear()
