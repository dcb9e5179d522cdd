"""Whole or refused: the manifest holds a checksum of every table, of the input and of itself, and whoever reads checks them first."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from partnership_sim.locale import SPOKEN, telling
from partnership_sim.problems import Problems, shown
from partnership_sim.results import columns, damage, manifest
from partnership_sim.results.columns import CHECKED, COMPARISON, LAYOUTS, OUTCOMES, RUNS, STAKEHOLDERS, SUMMARY, TIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES, OWN = "files", "sha256"
SCENARIO, PLUGINS = columns.SCENARIO, columns.PLUGINS
MAIN = f"{SCENARIO}/scenario.toml"
AGAIN, READABLE = "again", "readable"
#: What is expected, in English.
WANTED = {AGAIN: "expected what the run wrote: put back a copy, or run again", READABLE: "expected a file that you may read"}
#: What every results folder has.
ALWAYS = {OUTCOMES.file, MAIN}
#: Tables that differ from run to run.
TELLING = (RUNS.file, OUTCOMES.file, SUMMARY.file, COMPARISON.file, STAKEHOLDERS.file, TIES.file)
#: What every manifest holds that is sealed, and its type.
KEYS: dict[str, type] = {
    "partnership_sim": str,
    "seed": int,
    "language": str,
    "input_sha256": str,
    "counts": dict,
    "partial": bool,
    FILES: dict,
    OWN: str,
}


def sealed(folder: Path, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a manifest with the size and SHA-256 of every file that a run wrote into `folder`, and with its own."""
    found = [folder / file for file in (*LAYOUTS, CHECKED) if (folder / file).is_file()]
    for inside in (SCENARIO, PLUGINS):
        found += sorted(path for path in (folder / inside).rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": hash_of(path)} for path in found}
    whole = {**content, FILES: files}
    return {**whole, OWN: _own(whole)}


def verified(folder: Path, language: str | None = None) -> dict[str, Any]:
    """Return the manifest of a results folder of which every file is as the run wrote it.

    Whatever else lies in the folder (the report, figures, files of the user's) does not matter.

    Parameters
    ----------
    folder : Path
    language : str, optional
        Of messages, "en" or "id"; by default that of the run, else of the system.

    Raises
    ------
    InputError
        With every file that is missing, edited, cut short, of another run or of another scenario.
    """
    problems = Problems(language or telling())
    content = _read(folder, problems)
    problems.raise_problems()
    if language is None and content.get("language") in SPOKEN:
        problems = Problems(content["language"])
    _check_manifest(folder, content, problems)
    problems.raise_problems()
    _check_files(folder, content[FILES], problems)
    problems.raise_problems()
    return content


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _own(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a manifest says, however it is laid out as text."""
    return hashlib.sha256(json.dumps({**content, OWN: None}, sort_keys=True).encode()).hexdigest()


def _read(folder: Path, problems: Problems) -> dict[str, Any]:
    """Return what manifest.json says, or nothing after reporting why it cannot be read."""
    say = problems.say
    path = folder / manifest.FILE
    try:
        if not path.exists():
            expected = say("expected a folder that `partnership-sim run` wrote, with its manifest.json")
            problems.wrong((str(folder), ""), say("it is not a results folder"), expected)
            return {}
        if not path.is_file():
            problems.wrong((str(path), ""), say("it is not a file"), say(WANTED[AGAIN]))
            return {}
        return manifest.read(folder)
    except OSError as error:
        problems.wrong((str(path), ""), say("it cannot be read ({reason})", reason=error.strerror or str(error)), say(WANTED[READABLE]))
    except ValueError:
        problems.wrong((str(path), ""), say("it is damaged: it is not JSON that a run wrote"), say(WANTED[AGAIN]))
    return {}


def _check_manifest(folder: Path, content: Mapping[str, Any], problems: Problems) -> None:
    say, where = problems.say, (str(folder / manifest.FILE), "")
    if not isinstance(content.get("partnership_sim"), str):
        problems.wrong(where, say("it was not written by this program, or was edited"), say(WANTED[AGAIN]))
    elif FILES not in content and OWN not in content:
        found = say(
            "version {version} wrote these results and kept no checksums of its files, so nobody can tell whether they are whole",
            version=shown(content["partnership_sim"]),
        )
        problems.wrong(where, found, say(WANTED[AGAIN]))
    elif content.get(OWN) != _own(content):
        missing = [key for key in KEYS if key not in content]
        for key in missing:
            problems.wrong((where[0], key), say("this key is missing: the manifest was edited or damaged"), say(WANTED[AGAIN]))
        if not missing:
            problems.wrong(where, say("it was edited or damaged: it does not match its own checksum"), say(WANTED[AGAIN]))
    elif not _is_sound(content):
        problems.wrong(where, say("another version of this program wrote it, and this one cannot read it"), say(WANTED[AGAIN]))


def _is_sound(content: Mapping[str, Any]) -> bool:
    """Return whether a manifest has every key and file that this version reads."""
    if not all(isinstance(content.get(key), kind) for key, kind in KEYS.items()) or not set(content[FILES]) >= ALWAYS:
        return False
    return all(isinstance(entry, dict) and {"bytes", "sha256"} <= set(entry) and _is_inside(name) for name, entry in content[FILES].items())


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name in LAYOUTS or name == CHECKED or (parts[:1] in {(SCENARIO,), (PLUGINS,)} and ".." not in parts)


def _check_files(folder: Path, files: Mapping[str, Mapping[str, Any]], problems: Problems) -> None:
    """Report every file that is not as the manifest says; where no table is, it is the manifest of another run."""
    found = {name: wrong for name, entry in files.items() if (wrong := _wrong_with(folder / name, name, entry, problems)) is not None}
    if all(name in found and found[name][0] == problems.say(damage.FOUND[damage.OTHER]) for name in TELLING if name in files):
        path = str(folder / manifest.FILE)
        problems.wrong((path, ""), problems.say("it is the manifest of another run: no table is as it says"), problems.say(WANTED[AGAIN]))
        return
    for name, wrong in found.items():
        problems.wrong((str(folder / name), ""), *wrong)


def _wrong_with(path: Path, name: str, entry: Mapping[str, Any], problems: Problems) -> tuple[str, str] | None:
    """Return what is wrong with a file and what is expected; None if it is as the run wrote it."""
    say, wanted = problems.say, WANTED[AGAIN]
    try:
        if not path.exists():
            found = say("it is missing")
        elif not path.is_file():
            found = say("it is not a file")
        elif path.stat().st_size == entry["bytes"] and hash_of(path) == entry["sha256"]:
            return None
        elif name in LAYOUTS:
            what = damage.of_table(path)
            found, wanted = say(damage.FOUND[what]), damage.WANTED.get(what, wanted)
        elif name.startswith(SCENARIO):
            place = name if name == CHECKED else f"{SCENARIO}/"
            found = say("it was changed after the run: {folder} is not what was run (input_sha256)", folder=place)
        else:
            found = say("it is not the plug-in that was run")
    except OSError as error:
        return say("it cannot be read ({reason})", reason=error.strerror or str(error)), say(WANTED[READABLE])
    return found, say(wanted)
