"""Who is in a scenario: ids, names, kinds, keys and months of entry; the same in every replicate and plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.kinds import KINDS
from partnership_sim.population.ids import Ids, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array


@dataclass(frozen=True)
class Cast:
    """The stakeholders of a scenario, those of the register first, then the drawn ones kind by kind.

    Attributes
    ----------
    ids, names : Ids
    kind : ndarray
        [stakeholder] int64, code of the kind.
    key : ndarray
        [stakeholder] uint64, whose draws.
    joins : ndarray
        [stakeholder] int64, month of entry.
    registered : int
        How many come from the register.
    """

    ids: Ids
    names: Ids
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
    ids = register.ids if register else ()
    names = register.names if register else ()
    kinds = tuple(KINDS)
    codes = [kinds.index(kind) for kind in register.kinds] if register else []
    kind = [np.array(codes, np.int64)]
    key = [np.array([draws.key_of_name(id_) for id_ in ids], np.uint64)]
    others = tuple(drawn(name, scenario.population.total(name) - codes.count(code), set(ids)) for code, name in enumerate(kinds))
    for code, some in enumerate(others):
        kind.append(np.full(len(some.ordinals), code, np.int64))
        key.append(draws.keys_of_drawn(code, np.array(some.ordinals, np.int64)))
    kind_codes = np.concatenate(kind)
    joins = np.zeros(len(kind_codes), np.int64)
    joins[: len(ids)] = register.joins if register else 0
    return Cast(Ids(ids, others), Ids(names, others), kind_codes, np.concatenate(key), joins, len(ids))
