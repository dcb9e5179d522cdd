"""Pieces on disk, under a key of all that they depend on: a study that was broken off goes on where it was.

A piece is there whole or not at all: it is written aside and renamed, and carries a digest of its bytes. One that is damaged is made anew.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import compiled_code, faults, plugins
from partnership_sim.running.task import Piece
from partnership_sim.scenario.identity import identity

if TYPE_CHECKING:
    from partnership_sim.running.task import Part, Task
    from partnership_sim.state import Array

#: Rooms of the package in which nothing is that numbers depend on.
FACES = ("cli", "report", "plots", "locale")
DIGEST = hashlib.blake2b(digest_size=16).digest_size


class Store:
    """A folder of pieces.

    Parameters
    ----------
    folder : path
        Made where it is missing. Anything in it may be deleted at any time: it is made anew.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def __repr__(self) -> str:
        return f"Store({str(self.folder)!r})"

    def key(self, task: Task, part: Part) -> str:
        """Return the name of a part's piece: a digest of sources and plug-ins, scenario, points, plans, replicates, and what is kept."""
        cells, keep = task.cells(part), task.keep
        content = {
            "sources": sources_digest(),
            "plugins": sorted(hashlib.sha256(held).hexdigest() for held in plugins.loaded_files().values()),
            "plans": [(plan.name, identity(cells.case, plan)) for plan in cells.plans],
            "points": {name: column.tolist() for name, column in sorted(cells.parameters.items())},
            "replicates": cells.replicates,
            "kept": (keep.names, keep.every, keep.states),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:40]

    def get(self, key: str, part: Part, runs: Array) -> Piece | None:
        """Return a piece as that of a part, or None where none is there that is whole."""
        try:
            data = self._path(key).read_bytes()
            if hashlib.blake2b(data[DIGEST:], digest_size=DIGEST).digest() != data[:DIGEST]:
                return None
            with np.load(io.BytesIO(data[DIGEST:]), allow_pickle=False) as held:
                return _piece(part.number, runs, {name: held[name] for name in held.files})
        except (OSError, ValueError, KeyError, EOFError):
            return None

    def put(self, key: str, piece: Piece, language: str) -> None:
        """Keep a piece.

        Raises
        ------
        MachineFault
            If the disk takes it not.
        """
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **_arrays(piece))
        data = buffer.getvalue()
        path = self._path(key)
        with faults.told_of(self.folder, language):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=".aside-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.blake2b(data, digest_size=DIGEST).digest() + data)
                Path(aside).replace(path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.piece"


@cache
def sources_digest() -> str:
    """Return a digest of all sources on which numbers depend, compiled or not, and of the versions that compile them."""
    digest = hashlib.blake2b(compiled_code.sources_digest().encode(), digest_size=16)
    package = compiled_code.PACKAGE
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package)
        if name.parts[0] not in FACES:
            digest.update(name.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _arrays(piece: Piece) -> dict[str, Any]:
    """Return a piece as arrays by name: what kind, plan, and which of it; the names of plans are listed, as they may be any text."""
    plans = list(piece.outcomes)
    found: dict[str, Any] = {"plans": np.array(plans, dtype=str), "communities": piece.communities, "first_shock": piece.first_shock}
    for at, plan in enumerate(plans):
        found[f"moments|{at}"], found[f"values|{at}"] = piece.moments[plan], piece.values[plan]
        found |= {f"outcomes|{at}|{name}": values for name, values in piece.outcomes[plan].items()}
        found |= {f"states|{at}|{moment}": states for moment, states in piece.states.get(plan, {}).items()}
    return found


def _piece(number: int, runs: Array, arrays: dict[str, Array]) -> Piece:
    plans = arrays.pop("plans").tolist()
    piece = Piece(number, runs, communities=arrays.pop("communities"), first_shock=arrays.pop("first_shock"))
    for name, array in arrays.items():
        kind, at, *which = name.split("|")
        place = getattr(piece, kind)
        if which:
            place.setdefault(plans[int(at)], {})[which[0]] = array
        else:
            place[plans[int(at)]] = array
    return piece
