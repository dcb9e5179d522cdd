"""Pieces on disk, under a key of all that they depend on: a study that was broken off goes on where it was.

Plans are kept apart, so that one plan more runs itself alone. A piece is there whole or not at all: it is written aside and renamed, and carries a digest of its bytes. One that is damaged is made anew.
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
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from partnership_sim.running.task import Cells, Part, Task
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

    def keys(self, task: Task, part: Part) -> dict[str, str]:
        """Return the name of each plan's piece of a part: a digest of sources and plug-ins, scenario, points, plan, replicates, what is kept."""
        cells, keep = task.cells(part), task.keep
        common = {
            "sources": sources_digest(),
            "plugins": plugins.digests(),
            "points": {name: column.tolist() for name, column in sorted(cells.parameters.items())},
            "seeds": [case.seed for case in cells.cases],
            "replicates": cells.replicates,
            "measured": NO_PROGRAMME in cells.plans,
            "kept": (keep.names, keep.every, keep.states),
        }
        return {plan: _digest({**common, **_lived(cells, plan)}) for plan in cells.plans}

    def get(self, key: str, plan: str, part: Part, runs: Array) -> Piece | None:
        """Return a plan's piece as that of a part, or None where none is there that is whole."""
        try:
            data = self._path(key).read_bytes()
            if hashlib.blake2b(data[DIGEST:], digest_size=DIGEST).digest() != data[:DIGEST]:
                return None
            with np.load(io.BytesIO(data[DIGEST:]), allow_pickle=False) as held:
                return _piece(Piece(part.number, runs), plan, {name: held[name] for name in held.files})
        except (OSError, ValueError, KeyError, EOFError):
            return None

    def put(self, key: str, plan: str, piece: Piece, language: str) -> None:
        """Keep what a piece holds of a plan.

        Raises
        ------
        MachineFault
            If the disk takes it not.
        """
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **_arrays(piece, plan))
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


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:40]


def _lived(cells: Cells, plan: str) -> dict[str, Any]:
    """Return what the runs of a plan depend on: scenario, plan and shocks of the first, and every number in which others differ from it."""
    amounts = cells.arm(plan).amounts
    numbers = [] if amounts is None else [amounts.budget, *amounts.spends, *amounts.severities]
    return {
        "plan": plan,
        "scenario": identity(cells.case, cells.plans[plan][0]),
        "amounts": [np.asarray(number).tolist() for number in numbers],
    }


def _arrays(piece: Piece, plan: str) -> dict[str, Any]:
    """Return what a piece holds of a plan, as arrays by name: what kind, and which of it."""
    found: dict[str, Any] = {"communities": piece.communities, "first_shock": piece.first_shock}
    found |= {"moments": piece.moments[plan], "values": piece.values[plan]}
    found |= {f"outcomes|{name}": values for name, values in piece.outcomes[plan].items()}
    return found | {f"states|{moment}": states for moment, states in piece.states.get(plan, {}).items()}


def _piece(piece: Piece, plan: str, arrays: dict[str, Array]) -> Piece:
    """Return a piece, filled with what stands in arrays of a plan."""
    piece.communities, piece.first_shock = arrays.pop("communities"), arrays.pop("first_shock")
    for name, array in arrays.items():
        kind, *which = name.split("|")
        place = getattr(piece, kind)
        if which:
            place.setdefault(plan, {})[which[0]] = array
        else:
            place[plan] = array
    return piece
