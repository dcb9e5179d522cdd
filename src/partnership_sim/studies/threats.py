"""The shocks to which plans are put: each at mid-programme as it is declared, on all whom it meets, and on one of each kind of them.

Such a test takes the place of the scenario's own shocks of the same name; its other shocks stay. One community is tried only where there
are few: one of many weighs next to nothing.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.kinds import KINDS
from partnership_sim.population.ids import drawn
from partnership_sim.scenario.schema import ShockEntry
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.schema import Scenario

#: How a change that is a shock begins: "shock:scandal" meets all of its kinds, "shock:scandal:ngo" one NGO.
SHOCK = "shock:"
#: So many communities at most are few.
FEW = 20


class Threat(NamedTuple):
    """A shock that is tried.

    Attributes
    ----------
    change : str
        Its name in what_if.parquet.
    entry : ShockEntry
        As it strikes.
    """

    change: str
    entry: ShockEntry


def threats(case: Scenario) -> list[Threat]:
    """Return the shocks that are tried: none on kinds of which nobody is there by then, and none twice."""
    return [threat for name in SHOCKS for threat in _of_shock(case, name)]


def under(case: Scenario, entry: ShockEntry) -> tuple[ShockEntry, ...]:
    """Return the shocks of a scenario with one of them in the place of all of its name."""
    return (*(own for own in case.shocks if own.shock != entry.shock), entry)


def meets_one(change: str) -> bool:
    """Return whether a change is a shock that meets one of a kind."""
    return change.startswith(SHOCK) and change.count(":") > 1


def shock_of(change: str) -> str:
    """Return the name of the shock that a change is; "" where it is none."""
    return change.split(":")[1] if change.startswith(SHOCK) else ""


def _of_shock(case: Scenario, name: str) -> Iterator[Threat]:
    shock, month = SHOCKS[name], (case.programme_end + 1) // 2
    there = {kind: _there(case, kind, month) for kind in dict.fromkeys(shock.on)}
    kinds = tuple(kind for kind, found in there.items() if found.people)

    def threat(change: str, on: tuple[str, ...]) -> Threat:
        return Threat(change, ShockEntry(shock=name, month=month, rate=None, severity=shock.severity, duration=shock.duration, on=on))

    if kinds:
        yield threat(f"{SHOCK}{name}", kinds)
    if sum(there[kind].people for kind in kinds) > 1:  # one alone is all
        for kind in (kind for kind in kinds if not KINDS[kind].receives or there[kind].people <= FEW):
            yield threat(f"{SHOCK}{name}:{kind}", (there[kind].one,))


class _There(NamedTuple):
    """How many of a kind are there in a month, and one of them."""

    people: int
    one: str


def _there(case: Scenario, kind: str, month: int) -> _There:
    """Return who of a kind is there; the one is whoever of the register has most ties in its table, then most power, then the first id.

    Where nobody of the kind is registered it is the first that is drawn: those are alike before the draw.
    """
    population, register = case.population, case.population.register
    kinds = register.kinds if register is not None else ()
    others = drawn(kind, population.total(kind) - kinds.count(kind), set(register.ids) if register is not None else ())
    if register is None:
        return _There(len(others.ordinals), others.id_of(others.ordinals[0]) if others.ordinals else "")
    rows = [row for row, of in enumerate(kinds) if of == kind and register.joins[row] <= month]
    ties, power = _partners(case), np.nan_to_num(register.columns.get("power", np.zeros(len(register))))
    listed = sorted(rows, key=lambda row: (-ties[row], -power[row], register.ids[row]))
    one = register.ids[listed[0]] if listed else others.id_of(others.ordinals[0]) if others.ordinals else ""
    return _There(len(rows) + len(others.ordinals), one)


def _partners(case: Scenario) -> Counter[int]:
    """Return with how many others each of the register is tied by its table, by row."""
    ties = case.population.ties
    if ties is None:
        return Counter()
    pairs = {(min(ends), max(ends)) for ends in zip(ties.source.tolist(), ties.target.tolist(), strict=True)}
    return Counter(chain.from_iterable(pairs))
