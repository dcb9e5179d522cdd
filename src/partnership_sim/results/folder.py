"""A results folder that appears whole: it is built beside its place and moved there at the end."""

from __future__ import annotations

import itertools
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim import faults
from partnership_sim.errors import InputError, Problem
from partnership_sim.locale import translator
from partnership_sim.results import manifest, others, owners, swap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


#: So many names are told.
MOST_NAMES = 10


@dataclass
class Stage:
    """Where results are built.

    Attributes
    ----------
    path : Path
        The folder to write into.
    target : Path
        Where they are meant to appear.
    partial : bool
        Set it where they are not all that was asked for: such results replace nothing that is there.
    given : Path
        Once they have appeared, where: as a rule the target, as it was given.
    """

    path: Path
    target: Path
    given: Path
    partial: bool = False


def is_results(path: Path) -> bool:
    """Return whether a folder holds a manifest of ours."""
    try:
        return "partnership_sim" in manifest.read(path)
    except (OSError, ValueError):
        return False


def default_target(root: Path, stem: str, when: datetime) -> Path:
    """Return results/<stem>/<yyyymmdd-hhmmss> under `root`; `staged` takes the next number (-2, -3, ...) where that exists in the end."""
    return root / "results" / stem / when.strftime("%Y%m%d-%H%M%S")


def check(target: Path, *, force: bool = False, language: str = "en", source: Path | None = None) -> None:
    """Refuse a target that would be overwritten, or that cannot be written.

    Parameters
    ----------
    source : Path, optional
        The scenario that is run: it must not lie in what is replaced.

    Raises
    ------
    InputError
        If `target` exists; with `force` only if it holds no manifest of ours, or what is run. If no folder can be made there.
    """
    try:
        _refuse(target, force=force, language=language, source=source)
        stage, made = _begin(target)
        _undo(stage, made)
    except InputError:
        raise
    except (OSError, ValueError) as error:
        found, remedy = faults.what(error, target, language)
        raise InputError([Problem("--out", "", found, remedy)], language) from error


def _refuse(target: Path, *, force: bool, language: str, source: Path | None = None) -> None:
    """Refuse a target that would be overwritten."""
    say = translator(language)

    def wrong(found: str, expected: str, **values: object) -> InputError:
        return InputError([Problem("--out", "", say(found).format(target=target, **values), say(expected))], language)

    if not os.path.lexists(target):
        return
    if not force:
        raise wrong("{target} exists already", "another folder, or --force to replace results")
    if target.is_symlink() or not is_results(target):
        raise wrong("{target} is not a results folder of this program", "--force replaces only a folder with our manifest.json")
    if source is not None and source.resolve().is_relative_to(target.resolve()):
        raise wrong("the scenario that is run lies in {target}", "another folder, or copy the scenario out of it first")
    if edited := others.edited(target):
        found = "{names} in {target} were changed after the run"
        raise wrong(found, "another folder, or move what was changed out of it first", names=", ".join(edited[:MOST_NAMES]))


@contextmanager
def staged(
    target: Path, *, force: bool = False, language: str = "en", numbered: bool = False, source: Path | None = None
) -> Iterator[Stage]:
    """Give a temporary folder beside `target`, and move it into place when the block ends well.

    On an error inside the block the temporary folder is removed and `target` is as it was. With `force` results of ours are replaced in
    one step, and the old ones are removed after; what other people put into the folder is kept. Partial results replace nothing: where
    the target exists they go to <target>-partial.

    Parameters
    ----------
    target : Path
        The folder that shall appear.
    force : bool
        Replace a folder that holds our manifest.json.
    numbered : bool
        Take the next free name (-2, -3, ...) if the target exists in the end.
    source : Path, optional
        The scenario that is run: it must not lie in what is replaced.

    Yields
    ------
    Stage

    Raises
    ------
    InputError
        If `target` must not be overwritten or cannot be written (see `check`), before anything is done, or if it appeared meanwhile (what
        was written then goes to <target>-2, which the message names).
    """
    given, target = target, target.absolute() if target.name not in {"", ".."} else target.resolve()
    if not numbered:
        check(target, force=force, language=language, source=source)
    try:
        path, made = _begin(target)
    except (OSError, ValueError) as error:
        raise InputError([Problem("--out", "", *faults.what(error, target, language))], language) from error
    stage = Stage(path, target, given)
    try:
        yield stage
    except BaseException:
        _undo(path, made)
        raise
    place = _settle(stage, force=force, language=language, numbered=numbered)
    stage.given = given if place == target else given.with_name(place.name)


def _begin(target: Path) -> tuple[Path, list[Path]]:
    """Make a staging folder beside the target; return it and the folders above it that had to be made."""
    missing = list(itertools.takewhile(lambda folder: not os.path.lexists(folder), target.parents))
    stage = owners.beside(target)
    try:
        _make(stage)
        swap.sweep(target.parent)
        with suppress(FileNotFoundError):
            os.lstat(target)  # a name too long is told here
    except BaseException:
        _undo(stage, missing)
        raise
    return stage, missing


def _make(stage: Path) -> None:
    """Make a folder and those above it, though another run may just be removing them as its own."""
    for _ in range(10):
        with suppress(FileNotFoundError):
            stage.parent.mkdir(parents=True, exist_ok=True)
            stage.mkdir()
            return
    stage.mkdir(parents=True)


def _undo(stage: Path, made: list[Path]) -> None:
    """Leave nothing behind."""
    shutil.rmtree(stage, ignore_errors=True)
    for folder in made:
        with suppress(OSError):  # somebody else is using it by now
            folder.rmdir()


def _settle(stage: Stage, *, force: bool, language: str, numbered: bool) -> Path:
    """Move what was built to its place; return that."""
    target = stage.target
    if os.path.lexists(target) and force and not stage.partial:
        with suppress(InputError, OSError):
            _refuse(target, force=force, language=language)
            return _take_over(stage.path, target)
    ending = "-partial" if stage.partial and not numbered else ""
    names = [target] if numbered or not os.path.lexists(target) else []
    for place in itertools.chain(
        names, (_with(target, f"{ending}{number}") for number in itertools.chain(("",) if ending else (), _numbers()))
    ):
        if _moved(stage.path, place):
            break
    if place != target and not stage.partial and not numbered:
        say = translator(language)
        found = say("{target} exists already").format(target=target)
        kept = say("the new results are kept in {place}").format(place=place)
        raise InputError([Problem("--out", "", found, kept)], language)
    return place


def _numbers() -> Iterator[str]:
    return (f"-{number}" for number in itertools.count(2))


def _with(target: Path, ending: str) -> Path:
    return target.with_name(owners.shortened(target.name, owners.LONGEST_NAME - len(ending)) + ending)


def _moved(stage: Path, place: Path) -> bool:
    """Move a folder to a free name; return False where the name is taken, by whomever and however lately."""
    if os.path.lexists(place):
        return False
    try:
        os.rename(stage, place)  # noqa: PTH104 - fails rather than merges where somebody else was quicker
    except OSError:
        if os.path.lexists(place):
            return False
        raise
    return True


def _take_over(stage: Path, target: Path) -> Path:
    """Put new results in the place of old ones; what others put there stands in both before, so that it is never gone."""
    others.carry(target, stage)
    old = swap.replace(stage, target)
    with suppress(OSError):
        others.carry(old if old == stage else old / target.name, target)  # what came in between
        shutil.rmtree(old, ignore_errors=True)
    return target
