"""The plug-ins without which a results folder cannot be read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from partnership_sim.plugins import loaded_files
from partnership_sim.problems import Problems, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from partnership_sim.errors import Problem


def missing(folder: Path, plugins: Iterable[Mapping[str, str]], language: str) -> list[Problem]:
    """Return a problem for each of a run's plug-ins that is not loaded now, by name or content.

    Parameters
    ----------
    folder : Path
        The results folder, with their copies.
    plugins : iterable of mapping
        As the manifest lists them.
    """
    problems = Problems(language)
    loaded = loaded_files()
    known = {path.name for path in loaded} | {hashlib.sha256(content).hexdigest() for content in loaded.values()}
    for entry in plugins:
        if not known & {entry["name"], entry["sha256"]}:
            found = problems.say("these results need the plug-in {name}, which is not loaded", name=shown(entry["name"]))
            option = f'--plugin "{folder / entry["file"]}"'
            expected = problems.say("expected {option}; a plug-in is a program, so look at it before you load it", option=option)
            problems.wrong((str(folder), ""), found, expected)
    return problems.found
