"""Where a report may be written: over a report of ours, and over nothing else."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from partnership_sim import faults
from partnership_sim.errors import InputError, Problem
from partnership_sim.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

#: What stands in the head of every page of ours; nothing else tells it from somebody's file.
GENERATOR = "partnership_sim"
_OURS = re.compile(rb'<meta name="generator" content="' + GENERATOR.encode() + rb"\b")
#: So many bytes hold the head of a page up to it.
_HEAD = 4096


def is_ours(path: Path) -> bool:
    """Return whether a file is a page that this program wrote."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OURS.search(file.read(_HEAD)) is not None


def check_place(target: Path, language: str, *, force: bool = False, over_ours: bool = True, option: str = "") -> None:
    """Refuse a place where something lies that must not be overwritten.

    Parameters
    ----------
    target : Path
    language : str
        Of the message.
    force : bool
        Whether any plain file may be replaced.
    over_ours : bool
        Whether an older report may be replaced without `force`.
    option : str
        The option that named the place, if one did.

    Raises
    ------
    InputError
        If a folder, a device or somebody's file lies there, or a file in the way of its folder.
    """
    problems = Problems(language)
    say, where = problems.say, (option, str(target))
    try:
        if target.is_dir():
            problems.wrong(where, say("it is a folder"), say("expected the name of a file for the report"))
        elif target.exists() and not target.is_file():
            problems.wrong(where, say("it is not a file"), say("expected the name of a file for the report"))
        elif target.exists() and not force and not over_ours:
            problems.wrong(where, say("it exists already"), say("expected a new file, or --force"))
        elif target.exists() and not force and not is_ours(target):
            problems.wrong(where, say("it exists and is not a report of this program"), say("expected a new file, or an older report"))
        elif (wrong := next((folder for folder in target.parents if folder.exists() and not folder.is_dir()), None)) is not None:
            problems.wrong(where, say("{folder} is not a folder", folder=str(wrong)), say("expected the name of a file for the report"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problems.wrong(where, say("it cannot be read ({reason})", reason=reason), say("expected the name of a file for the report"))
    problems.raise_problems()


def beginning(target: Path) -> Path:
    """Return the file beside `target` in which a report is begun, hidden until it is whole."""
    return target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")


def check_writable(target: Path, language: str, option: str = "") -> None:
    """Refuse a place at which no report can be written, before anything is drawn.

    Raises
    ------
    InputError
        With what keeps it from being written, and what to do.
    """
    begun = beginning(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        begun.touch()
        begun.unlink()
    except OSError as error:
        raise InputError([Problem("", option, *faults.what(error, target, language))], language) from error


def check_folder(place: Path, language: str) -> None:
    """Refuse a place in the results folder at which files shall go into a folder, but something else lies.

    Raises
    ------
    InputError
        If a file or a link lies there.
    """
    problems = Problems(language)
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        say = problems.say
        problems.wrong((str(place), ""), say("it is not a folder"), say("expected a folder, or nothing: move away what lies there"))
    problems.raise_problems()
