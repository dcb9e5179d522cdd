"""Who is in a scenario: ids, names, kinds, keys and months of entry; the same in every replicate and plan, whatever the order of the files' rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.kinds import BUILT_IN_KINDS, KINDS, kinds_among
from partnership_sim.population.ids import Ids, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.kinds import Kind
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array


@dataclass(frozen=True)
class Cast:
    """The stakeholders of a scenario as the model goes through them: those of the register in the order of their keys, then the drawn ones kind by kind.

    Attributes
    ----------
    ids, names : Ids
    kinds : tuple of Kind
        The kinds there can be, by code: the four, then a user's own that somebody is of, by name.
    kind : ndarray
        [stakeholder] int64, code of the kind.
    key : ndarray
        [stakeholder] uint64, whose draws.
    joins : ndarray
        [stakeholder] int64, month of entry.
    register_rows : ndarray
        [row of the register] int64: where each of the register's rows stands here.
    """

    ids: Ids
    names: Ids
    kinds: tuple[Kind, ...]
    kind: Array
    key: Array
    joins: Array
    register_rows: Array

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def registered(self) -> int:
        """How many come from the register."""
        return len(self.register_rows)

    @property
    def kind_names(self) -> tuple[str, ...]:
        """Names of the kinds, by code."""
        return tuple(kind.name for kind in self.kinds)

    @property
    def as_listed(self) -> Array:
        """Where each stands, [stakeholder], in the order of tables: the register's rows as in the file, then the drawn ones."""
        return np.concatenate([self.register_rows, np.arange(self.registered, len(self))])

    def meant(self, whom: Iterable[str]) -> Array:
        """Return who is meant by kinds and ids, [stakeholder], 0/1."""
        on = np.zeros(len(self))
        names = self.kind_names
        rows = {id_: row for row, id_ in enumerate(self.ids[: self.registered])}
        for name in whom:
            if name in names:
                on[self.kind == names.index(name)] = 1.0
            elif name in rows:
                on[rows[name]] = 1.0
            elif name not in KINDS:  # a kind of which nobody is means nobody
                on[self.ids.index(name)] = 1.0
        return on


def cast_of(scenario: Scenario) -> Cast:
    """Return the cast of a scenario: the register's stakeholders, then as many drawn ones as the totals ask for."""
    population = scenario.population
    register = population.register
    keys = np.array([draws.key_of_name(id_) for id_ in register.ids] if register else [], np.uint64)
    rows = np.argsort(keys, kind="stable")
    ids, names, of_kind = (
        tuple(np.array(items, object)[rows]) for items in ((register.ids, register.names, register.kinds) if register else ((),) * 3)
    )
    kinds = kinds_among(population.kinds)
    codes = {kind.name: code for code, kind in enumerate(kinds)}
    kind = [np.array([codes[name] for name in of_kind], np.int64)]
    key = [keys[rows]]
    others = tuple(drawn(name, population.total(name) - of_kind.count(name), set(ids)) for name in codes)
    for (name, code), some in zip(codes.items(), others, strict=True):
        kind.append(np.full(len(some.ordinals), code, np.int64))
        key.append(draws.keys_of_drawn(code if name in BUILT_IN_KINDS else name, np.array(some.ordinals, np.int64)))
    kind_codes = np.concatenate(kind)
    joins = np.zeros(len(kind_codes), np.int64)
    joins[: len(ids)] = register.joins[rows] if register else 0
    return Cast(Ids(ids, others), Ids(names, others), kinds, kind_codes, np.concatenate(key), joins, np.argsort(rows))
