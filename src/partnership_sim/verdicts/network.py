"""Who holds a partnership together and who could block it, at programme end: in how many runs, and by how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.engine.positions import FIRST
from partnership_sim.results.columns import EVENTS, PROGRAMME_END, TIES
from partnership_sim.verdicts import certainty, positions
from partnership_sim.verdicts.people import MOMENTS, People

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from partnership_sim.results.source import Source
    from partnership_sim.verdicts.certainty import Often
    from partnership_sim.verdicts.positions import Positions

#: So many bridges and blockers are told, and so many of those who are tied to nobody.
TOLD, APART = FIRST, 3


@dataclass(frozen=True)
class Person:
    """A stakeholder of the register in a position.

    Parameters
    ----------
    id, name, kind : str
    value : float
        Mean over runs: of a bridge its share of shortest paths between others, of a blocker its power times resistance (0 in runs in
        which it has no ties).
    among : Often
        In how many runs it is among the first five; of those apart, in how many it has no ties.
    steady : bool
        Whether that is so in at least half of the runs: else it stands in tables only, with how often it is.
    """

    id: str
    name: str
    kind: str
    value: float
    among: Often
    steady: bool


@dataclass(frozen=True)
class OfKind:
    """The stakeholders of a kind.

    Parameters
    ----------
    count : int
        How many there are.
    tied : float
        How many of them have ties, mean of runs.
    bridging : float
        Their share of all bridging.
    blocking : float
        Their mean of power times resistance, of those who have ties.
    """

    count: int
    tied: float
    bridging: float
    blocking: float


@dataclass(frozen=True)
class First:
    """Who comes first: a stakeholder of the register, else the kind that does most.

    Parameters
    ----------
    person : Person or None
        None where it is a kind.
    kind : str
    steady : bool
        Whether it is a kind, or somebody who is among the first five in at least half of the runs: else who comes first changes from run to run.
    """

    person: Person | None
    kind: str
    steady: bool


@dataclass(frozen=True)
class Network:
    """Positions in a plan's network at programme end.

    Parameters
    ----------
    plan : str
    replicate : int or None
        The typical run, whose ties are drawn; None where it is not told.
    runs : int
        From how many runs positions are; 1 where results hold those of the typical run only.
    people, ties : int
        How many there are in all, and ties of the typical run at any of the three moments.
    drawn : bool
        Whether some of them were drawn, and have no names.
    alone : float
        How many are there without ties, mean of runs.
    bridge, blocker : First or None
        Who holds most together, and who could block most; None where nobody does.
    bridges, blockers : tuple of Person
        Those of the register who are ever among the first five, those who most often are first.
    apart : tuple of Person
        Those of the register who have power and resist, but are tied to nobody in at least half of the runs, and are not told among the blockers.
    kinds : dict of str to OfKind
    """

    plan: str
    replicate: int | None
    runs: int
    people: int
    ties: int
    drawn: bool
    alone: float
    bridge: First | None
    blocker: First | None
    bridges: tuple[Person, ...]
    blockers: tuple[Person, ...]
    apart: tuple[Person, ...]
    kinds: dict[str, OfKind]


def of(source: Source, plan: str) -> Network | None:
    """Return positions in a plan's network; None where it was not kept, or nobody is there."""
    people = People(source, plan)
    if not source.has(TIES.file) or not people.ids:
        return None
    found = positions.of(source, people)
    kinds = _kinds(people, found)
    bridges, blockers = (
        _Ranked(people, found.bridging, found.bridge, found.runs),
        _Ranked(people, found.blocking, found.blocker, found.runs),
    )
    told = blockers.named()
    return Network(
        plan,
        _replicate(source, plan),
        found.runs,
        len(people.ids),
        sum(len(people.ties[at]) for at in MOMENTS),
        any(not people.is_named(one) for one in people.ids),
        sum(found.alone.values()),
        bridges.first({kind: one.bridging for kind, one in kinds.items()}),
        blockers.first({kind: one.blocking for kind, one in kinds.items()}),
        bridges.named(),
        told,
        _apart(people, found, {one.id for one in told}),
        kinds,
    )


def _replicate(source: Source, plan: str) -> int | None:
    table = source.table(EVENTS.file)
    found = {int(replicate) for name, replicate in zip(table["plan"], table["replicate"], strict=True) if name == plan}
    return found.pop() if len(found) == 1 else None


class _Ranked:
    """Everybody by how often they are among the first, then by their mean."""

    def __init__(self, people: People, values: Mapping[str, float], among: Mapping[str, float], runs: int) -> None:
        self._people, self._values, self._among, self._runs = people, values, among, runs
        self._order = sorted((one for one in values if among[one] > 0), key=lambda one: (-among[one], -values[one]))

    def named(self) -> tuple[Person, ...]:
        """Return those of the register, at most a few."""
        return tuple(self._person(one) for one in [one for one in self._order if self._people.is_named(one)][:TOLD])

    def first(self, kinds: Mapping[str, float]) -> First | None:
        """Return who comes first if the register names it, else the kind with the largest value; None where nobody has any."""
        if not self._order:
            return None
        top = self._order[0]
        if self._people.is_named(top):
            person = self._person(top)
            return First(person, person.kind, person.steady)
        return First(None, max(kinds, key=lambda kind: kinds[kind] if math.isfinite(kinds[kind]) else -1.0), steady=True)

    def _person(self, one: str) -> Person:
        among = certainty.often(self._among[one], self._runs)
        return Person(one, self._people.name(one), self._people.kind(one), self._values[one], among, positions.mostly(among.share))


def _apart(people: People, found: Positions, blockers: Container[str]) -> tuple[Person, ...]:
    """Return those of the register with power and resistance who mostly have no ties and are not told as blockers, those with most of it first."""
    products = positions.blocking(people.states[PROGRAMME_END])
    unwilling = [one for one, product in products.items() if product > 0 and people.is_named(one)]
    some = [one for one in unwilling if positions.mostly(found.alone.get(one, 0.0)) and one not in blockers]
    return tuple(
        Person(one, people.name(one), people.kind(one), products[one], certainty.often(found.alone[one], found.runs), steady=True)
        for one in sorted(some, key=lambda one: -products[one])[:APART]
    )


def _kinds(people: People, found: Positions) -> dict[str, OfKind]:
    total = sum(found.bridging.values()) or 1.0
    kinds = {}
    for kind in dict.fromkeys(people.kind(one) for one in people.ids):
        own = [one for one in people.ids if people.kind(one) == kind]
        tied, bridging, blocking = (sum(of[one] for one in own) for of in (found.tied, found.bridging, found.blocking))
        kinds[kind] = OfKind(len(own), tied, bridging / total, blocking / tied if tied else math.nan)
    return kinds
