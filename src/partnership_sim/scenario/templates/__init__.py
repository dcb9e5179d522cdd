"""Scenario folders to start from, each in both languages; `new` writes them. Three are cases in experiments: the village is air_bersih, and
two made for teaching, promise and brokers, are jembatan_karangjati and bank_sampah_kenanga.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import LANGUAGES, SPOKEN, telling, translator
from partnership_sim.tables.columns import guide

__all__ = ["TEMPLATES", "contents", "write"]

#: Names of the templates, the default first.
TEMPLATES = ("village", "blank", "promise", "brokers")


def contents(template: str, language: str) -> dict[str, bytes]:
    """Return the files of a template by name.

    Parameters
    ----------
    template : str
        "village", "blank", or one made for teaching: "promise", "brokers".
    language : str
        "en" or "id".
    """
    folder = files(__name__) / template / language
    return {item.name: item.read_bytes() for item in sorted(folder.iterdir(), key=lambda item: item.name) if item.is_file()}


def _refuse(place: str, found: str, expected: str, language: str, near: str = "") -> None:
    raise InputError([Problem("", place, found, expected, near)], language)


def write(directory: str | Path, template: str = "village", language: str | None = None) -> Path:
    """Write a scenario folder, with a text on what its columns mean; nothing that exists is overwritten, and the folder appears whole or not at all.

    Parameters
    ----------
    directory : str or Path
        The folder; it must not exist, or be empty.
    template : str
        "village", "blank", or one made for teaching: "promise", "brokers".
    language : str, optional
        "en" or "id"; the system's unless given.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    InputError
        If the folder exists and is not empty, is a file, cannot be written, or there is no such template or language.
    """
    spoken = language if language in SPOKEN else telling()
    say = translator(spoken)
    if language is not None and language not in SPOKEN:
        _refuse(
            "--lang",
            say("{value} is none of the choices").format(value=f'"{language}"'),
            say("expected {what}").format(what='"en", "id"'),
            spoken,
        )
    if template not in TEMPLATES:
        near = nearest(template, TEMPLATES)
        expected = "" if near else say("expected one of {names}").format(names=", ".join(TEMPLATES))
        _refuse("--template", say("{name} is not a template").format(name=f'"{template}"'), expected, spoken, near)
    target = Path(directory)
    try:
        if target.is_dir() and any(target.iterdir()):
            _refuse(str(directory), say("the folder exists and is not empty"), say("expected a new folder: nothing is overwritten"), spoken)
        if target.exists() and not target.is_dir():
            _refuse(str(directory), say("there is a file of this name"), say("expected a new folder: nothing is overwritten"), spoken)
        _write_whole(target, {**contents(template, spoken if spoken in LANGUAGES else LANGUAGES[0]), **guide(spoken)})
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(
            str(directory),
            say("the folder cannot be written ({reason})").format(reason=reason),
            say("expected a folder that can be written"),
            spoken,
        )
    return target


def _write_whole(target: Path, data: dict[str, bytes]) -> None:
    """Write files beside the target and move them there in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for name, content in data.items():
            (beside / name).write_bytes(content)
        beside.chmod(0o777 & ~_umask())
        if target.is_dir():
            target.rmdir()  # empty: some systems do not move a folder onto an empty one
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _umask() -> int:
    """Return the process's mask for new files; a temporary folder ignores it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
