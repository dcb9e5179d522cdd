"""manifest.json: what made these results, with which versions, from which input."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from importlib import metadata
from typing import TYPE_CHECKING, Any

from partnership_sim.results import columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

FILE = columns.MANIFEST
#: Bytes; no manifest comes near.
LARGEST = 1 << 24
LIBRARIES = ("numpy", "numba", "llvmlite", "scipy", "pyarrow", "networkx", "matplotlib", "pydantic", "mesa", "babel")


def version(name: str) -> str | None:
    """Return the installed version of a distribution, None where there is none."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def hash_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of an input: its files by name, in order of the names."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
    return digest.hexdigest()


def of(
    *,
    files: Mapping[str, bytes],
    seed: int,
    command: Sequence[str] | str,
    started: datetime,
    ended: datetime,
    counts: Mapping[str, int],
    language: str = "en",
    partial: bool = False,
) -> dict[str, Any]:
    """Return a manifest.

    Parameters
    ----------
    files : mapping of str to bytes
        The input files, as read.
    command : str or sequence of str
        What was typed, or the call that stands for it.
    started, ended : datetime
        With their time zones.
    counts : mapping of str to int
        "plans", "replicates" (really done), "months", "stakeholders", ...
    language : str
        In which the run spoke; the report does too, unless it is asked for another.
    partial : bool
        Whether the user stopped the run before the last replicate.
    """
    return {
        "partnership_sim": version("partnership-sim") or "unknown",
        "python": platform.python_version(),
        "libraries": {name: found for name in LIBRARIES if (found := version(name))},
        "platform": platform.platform(),
        "machine": platform.machine(),
        "byteorder": sys.byteorder,
        "seed": int(seed),
        "language": language,
        "input_sha256": hash_of(files),
        "command": command if isinstance(command, str) else list(command),
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "counts": {name: int(count) for name, count in counts.items()},
        "plugins": [],  # set with their copies, where there are some
        "partial": bool(partial),
    }


def write(folder: Path, content: Mapping[str, Any]) -> Path:
    """Write manifest.json into a folder and return its path."""
    path = folder / FILE
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(
        text, encoding="utf-8", errors="backslashreplace"
    )  # a file's name may hold bytes that are no text: JSON reads them back
    return path


def read(folder: Path) -> dict[str, Any]:
    """Return the manifest of a results folder.

    Raises
    ------
    OSError
        If there is none.
    ValueError
        If it is not JSON object.
    """
    with (folder / FILE).open("rb") as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise ValueError(f"{FILE} is too large")
    try:
        content = json.loads(text.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError(f"{FILE} is nested too deeply") from None
    if not isinstance(content, dict):
        raise ValueError(f"{FILE} holds no object")  # noqa: TRY004 - a wrong file, not a wrong type of argument
    return content
