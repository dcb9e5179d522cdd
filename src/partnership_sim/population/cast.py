"""Who is in a scenario: ids, names, kinds, keys and months of entry; the same in every replicate and plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array


@dataclass(frozen=True)
class Cast:
    """The stakeholders of a scenario, those of the register first, then the drawn ones kind by kind.

    Attributes
    ----------
    ids, names : tuple of str
    kind : ndarray
        [stakeholder] int64, code of the kind.
    key : ndarray
        [stakeholder] uint64, whose draws.
    joins : ndarray
        [stakeholder] int64, month of entry.
    registered : int
        How many come from the register.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    kind: Array
    key: Array
    joins: Array
    registered: int

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def kind_names(self) -> tuple[str, ...]:
        """Names of the kinds, by code."""
        return tuple(KINDS)

    def meant(self, whom: Iterable[str]) -> Array:
        """Return who is meant by kinds and ids, [stakeholder], 0/1."""
        on = np.zeros(len(self))
        names = tuple(KINDS)
        rows = {id_: row for row, id_ in enumerate(self.ids[: self.registered])}
        for name in whom:
            if name in KINDS:
                on[self.kind == names.index(name)] = 1.0
            elif name in rows:
                on[rows[name]] = 1.0
            else:
                on[self.ids.index(name)] = 1.0
        return on


def cast_of(scenario: Scenario) -> Cast:
    """Return the cast of a scenario: the register's stakeholders, then as many drawn ones as the totals ask for."""
    register = scenario.population.register
    ids: list[str] = list(register.ids) if register else []
    names: list[str] = list(register.names) if register else []
    kinds = tuple(KINDS)
    codes = [kinds.index(kind) for kind in register.kinds] if register else []
    keys = [draws.key_of_name(id_) for id_ in ids]
    joins = np.zeros(len(ids), np.int64) if register is None else np.asarray(register.joins, np.int64)
    taken = set(ids)
    pieces_kind, pieces_key = [np.array(codes, np.int64)], [np.array(keys, np.uint64)]
    for code, kind in enumerate(kinds):
        wanted = scenario.population.total(kind) - codes.count(code)
        ordinals: list[int] = []
        ordinal = 0
        width = max(3, len(str(wanted)))
        while len(ordinals) < wanted:
            ordinal += 1
            if (name := f"{kind}-{ordinal:0{width}d}") not in taken:  # a register may use such a name itself
                ordinals.append(ordinal)
                ids.append(name)
                names.append(name)
        pieces_kind.append(np.full(len(ordinals), code, np.int64))
        pieces_key.append(draws.keys_of_drawn(code, np.array(ordinals, np.int64)))
    kind_codes = np.concatenate(pieces_kind)
    joins = np.concatenate([joins, np.zeros(len(ids) - len(joins), np.int64)])
    return Cast(tuple(ids), tuple(names), kind_codes, np.concatenate(pieces_key), joins, len(codes))
