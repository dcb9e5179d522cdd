"""state_start.parquet: everybody before the first month, the same for every plan; what another model needs to begin from the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.engine.block import start_of
from partnership_sim.engine.keeping import KEPT
from partnership_sim.population import cast_of
from partnership_sim.running import block_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership_sim.scenario.schema import Scenario

#: So many rows hold every replicate; of larger ensembles there are the typical replicates, whose ties and events are told too.
ROWS = 100_000


def shown(case: Scenario, replicates: int, typical: Iterable[int]) -> list[int]:
    """Return of which replicates the start is shown: of all, or of the typical ones where all would be too many."""
    return list(range(replicates)) if replicates * case.stakeholders <= ROWS else sorted(set(typical))


def states(case: Scenario, replicates: Sequence[int]) -> dict[str, Any]:
    """Return the columns of state_start.parquet: every stakeholder's state in month 0 of these replicates, drawn anew."""
    cast = cast_of(case)
    rows, every = cast.as_listed, tuple(cast.ids)
    ids = [every[row] for row in rows]
    size = block_size(len(cast), len(replicates), 1)
    parts: dict[str, list[Any]] = {name: [] for name in KEPT}
    for low in range(0, len(replicates), size):
        state = start_of(case, cast, replicates[low : low + size]).state
        for name, found in parts.items():
            found.append(getattr(state, name)[:, rows].ravel())
    columns: dict[str, Any] = {"replicate": np.repeat(replicates, len(ids)), "id": ids * len(replicates)}
    return columns | {name: np.concatenate(found) for name, found in parts.items()}
