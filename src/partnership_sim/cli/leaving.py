"""How the program ends: what went wrong in plain words, and the exit status."""

from __future__ import annotations

import errno
import os
import sys
import threading
from typing import TYPE_CHECKING

import click

from partnership_sim import faults
from partnership_sim.cli.speaking import say
from partnership_sim.errors import ExtraMissing, InputError, MachineFault, Stopped
from partnership_sim.locale import telling

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, INPUT, STOPPED = 0, 1, 2, 3
#: Threads that are still compiling cannot be stopped; nobody waits for them longer than so many seconds.
PATIENCE = 1.0


def status_of(cli: click.Group, arguments: Sequence[str]) -> int:
    """Run the command line; say what went wrong in plain words, and return the exit status."""
    try:
        return int(cli.main(list(arguments), prog_name="partnership-sim", standalone_mode=False) or DONE)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else FAILED
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _told(error)


def _stopped(message: str = "") -> int:
    click.echo(message or say("Stopped; nothing was kept."), err=True)
    return STOPPED


def _told(error: Exception) -> int:
    """Say what went wrong in plain words; return the exit status."""
    if isinstance(error, click.Abort) and error.__cause__ is not None:  # click takes every end of a file for a user who leaves
        error = error.__cause__ if isinstance(error.__cause__, Exception) else Stopped()
    if isinstance(error, Stopped | click.Abort):
        return _stopped(str(error))
    if isinstance(error, click.ClickException):
        error.show()
        return INPUT
    lines, status = _in_words(error)
    for line in lines:
        click.echo(line, err=True)
    return status


def _in_words(error: Exception) -> tuple[list[str], int]:
    if isinstance(error, InputError):
        return [problem.tell(error.language) for problem in error.problems], INPUT
    if isinstance(error, ExtraMissing):
        return [str(error)], INPUT
    if isinstance(error, BrokenPipeError):  # nobody reads any more
        return [], DONE
    if isinstance(error, MachineFault):
        return [str(error)], FAILED
    if faults.is_fault(error):
        return [faults.tell(error, getattr(error, "filename", None) or "-", telling())], FAILED
    words = say("a defect of ours: {error} (--debug shows where)", error=f"{type(error).__name__}: {error}")
    return [f"partnership-sim: {words}"], FAILED


def unwritten(error: OSError) -> int:
    """Return the exit status where standard output could not be written: nobody misses what nobody reads any more."""
    if error.errno in {errno.EPIPE, errno.EIO, errno.EBADF}:  # `| head`, a terminal that was closed, `>&-`
        return DONE
    click.echo(faults.tell(error, say("standard output"), telling()), err=True)
    return FAILED


def leave(status: int) -> None:
    """End with a status, though some thread may be in the middle of compiling."""
    working = [thread for thread in threading.enumerate() if thread.name.startswith("partnership-sim")] if status == STOPPED else []
    for thread in working:
        thread.join(PATIENCE)
    if any(thread.is_alive() for thread in working):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)
    if status:
        sys.exit(status)
