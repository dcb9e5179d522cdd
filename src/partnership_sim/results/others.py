"""What other people put into a results folder: it is kept when a newer run takes the folder's place."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from partnership_sim.results import manifest, seal
from partnership_sim.results.columns import FOLDERS, PLUGINS, SCENARIO, is_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def others(folder: Path) -> Iterator[str]:
    """Yield what no run wrote, by its path in the folder: files and links, and folders as a whole where a run writes none of that name."""
    listed = _listed(folder)
    for entry in sorted(folder.iterdir()):
        if entry.name in FOLDERS and entry.is_dir() and not entry.is_symlink():
            names = sorted(path.relative_to(folder).as_posix() for path in entry.rglob("*") if path.is_symlink() or not path.is_dir())
            yield from (name for name in names if not is_written(name, listed))
        elif not is_written(entry.name, listed):
            yield entry.name


def edited(folder: Path) -> list[str]:
    """Return the files of the input and the plug-ins that somebody changed after the run: they are no more what a run wrote."""
    return [
        name
        for name, entry in _listed(folder).items()
        if name.startswith((f"{SCENARIO}/", f"{PLUGINS}/")) and (path := folder / name).is_file() and seal.hash_of(path) != entry["sha256"]
    ]


def _listed(folder: Path) -> dict[str, dict[str, str]]:
    found = manifest.read(folder).get(seal.FILES)
    return {name: entry for name, entry in found.items() if isinstance(entry, dict)} if isinstance(found, dict) else {}


def carry(old: Path, new: Path) -> None:
    """Put what others have in `old` into `new` as well; what is there already is left.

    Raises
    ------
    OSError
        If something cannot be carried over.
    """
    for name in others(old):
        source, target = old / name, new / name
        if target.exists() or target.is_symlink():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True, copy_function=_share)
        else:
            _share(source, target)


def _share(source: str | Path, target: str | Path) -> None:
    """Give a file a second name, or copy it where the system has no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)
