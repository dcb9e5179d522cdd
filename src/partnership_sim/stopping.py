"""Requests to stop: whoever starts the work turns signals into them, and the work looks at them where it can stop without loss.

Nobody asks unless a program catches signals (`cli.signals` does): in a notebook, Ctrl-C is a KeyboardInterrupt as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnership_sim.errors import Stopped


@dataclass
class _State:
    """Plain flags: a signal may come while another one is handled, and would wait for the other's lock for ever."""

    asked: bool = False
    heeding: bool = False


_state = _State()


def ask() -> None:
    """Ask the work to stop."""
    _state.asked = True


def asked() -> bool:
    """Return whether somebody asked the work to stop."""
    return _state.asked


def check() -> None:
    """Stop here if somebody asked for it.

    Raises
    ------
    Stopped
        If so.
    """
    if _state.asked:
        raise Stopped


def answered() -> None:
    """Note that the request has been followed: what comes next may be stopped by another one."""
    _state.asked = False


def heeded() -> bool:
    """Return whether the work looks at requests by itself; else it must be interrupted."""
    return _state.heeding


def heed() -> None:
    """Look at requests by itself from here on: nothing is interrupted, so that everything is written whole.

    Raises
    ------
    Stopped
        If somebody asked before.
    """
    _state.heeding = True
    check()


def reset() -> None:
    """Forget requests, and be interrupted again."""
    _state.heeding = False
    _state.asked = False
