"""A results folder that appears whole: it is built beside its place and moved there at the end."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from partnership_sim.errors import InputError, Problem
from partnership_sim.results import manifest, swap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


def is_results(path: Path) -> bool:
    """Return whether a folder holds a manifest of ours."""
    try:
        return "partnership_sim" in manifest.read(path)
    except (OSError, ValueError):
        return False


def default_target(root: Path, stem: str, when: datetime) -> Path:
    """Return results/<stem>/<yyyymmdd-hhmmss> under `root`, with a suffix (-2, -3, ...) where that exists."""
    place = root / "results" / stem
    name = when.strftime("%Y%m%d-%H%M%S")
    target, number = place / name, 1
    while target.exists():
        number += 1
        target = place / f"{name}-{number}"
    return target


def check(target: Path, *, force: bool = False, language: str = "en") -> None:
    """Refuse a target that would be overwritten.

    Raises
    ------
    InputError
        If `target` exists; with `force` only if it holds no manifest of ours.
    """
    if not (target.exists() or target.is_symlink()):
        return
    indonesian = language == "id"
    if not force:
        found = "sudah ada" if indonesian else "exists already"
        expected = (
            "pilih folder lain, atau --force untuk mengganti hasil lama" if indonesian else "another folder, or --force to replace results"
        )
        raise InputError([Problem("--out", "", f"{target} {found}", expected)], language)
    if target.is_symlink() or not is_results(target):
        found = "bukan folder hasil dari program ini" if indonesian else "is no results folder of this program"
        expected = (
            "--force hanya mengganti folder yang berisi manifest.json kami"
            if indonesian
            else "--force replaces only a folder with our manifest.json"
        )
        raise InputError([Problem("--out", "", f"{target} {found}", expected)], language)


@contextmanager
def staged(target: Path, *, force: bool = False, language: str = "en") -> Iterator[Path]:
    """Give a temporary folder beside `target`, and move it into place when the block ends well.

    On an error or Ctrl-C inside the block the temporary folder is removed and `target` is as it was. With `force`
    results of ours are replaced in one step, and the old ones are removed after.

    Parameters
    ----------
    target : Path
        The folder that shall appear.
    force : bool
        Replace a folder that holds our manifest.json.

    Yields
    ------
    Path
        The folder to write into.

    Raises
    ------
    InputError
        If `target` must not be overwritten (see `check`), before anything is done, or if it appeared meanwhile (what was written
        then stays in the temporary folder, which the message names).
    """
    target = target.absolute()
    check(target, force=force, language=language)
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = target.parent / f".{target.name[:80]}.{secrets.token_hex(4)}.part"
    stage.mkdir()
    try:
        yield stage
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    _settle(stage, target, force=force, language=language)


def _settle(stage: Path, target: Path, *, force: bool, language: str) -> None:
    try:
        check(target, force=force, language=language)
    except InputError as error:
        raise InputError([*error.problems, Problem("--out", "", str(stage), "the new results are kept here")], language) from None
    if target.exists() and any(target.iterdir()):
        shutil.rmtree(swap.replace(stage, target), ignore_errors=True)
        return
    if target.exists():
        target.rmdir()
    os.rename(stage, target)  # noqa: PTH104 - fails rather than merges where somebody else was quicker
