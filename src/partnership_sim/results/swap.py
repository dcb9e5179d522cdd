"""Exchange two folders in one step where the system can, so that a name never stands for nothing.

Python's own rename puts no folder in the place of one that is not empty. With two renames, who reads in between finds nothing, and a process that is
killed in between leaves nothing under the name until somebody sweeps; they stay for where the system's exchange, which costs no import, is missing.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

from partnership_sim.results import owners

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether the system did it."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_EXCHANGE) == 0)
        return bool(system.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def replace(new: Path, target: Path) -> Path:
    """Put the folder `new` in the place of the folder `target`; return where the old one now lies.

    In one step where the system can. Else the old one moves aside first, and back if the new one cannot take its place; should the
    process be killed in between, `sweep` moves it back.
    """
    if _exchange(new, target):
        return new
    shelter = owners.beside(target, "old")
    shelter.mkdir()
    aside = shelter / target.name
    try:
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
    except OSError:
        shelter.rmdir()
        raise
    return shelter


def sweep(place: Path) -> None:
    """Remove staging folders in `place` that processes of this host left behind when they were killed; what they had moved aside comes back."""
    try:
        left = [path for path in place.iterdir() if owners.is_of_the_dead(path) and path.is_dir() and not path.is_symlink()]
    except OSError:
        return
    for path in left:
        if path.suffix == ".old" and not _back(path, place):
            continue
        shutil.rmtree(path, ignore_errors=True)


def _back(shelter: Path, place: Path) -> bool:
    """Move back what has no successor; return whether the shelter can go."""
    try:
        for old in shelter.iterdir():
            if not os.path.lexists(place / old.name):
                old.rename(place / old.name)
    except OSError:
        return False
    return True
