"""Who holds a partnership together and who could block it, at programme end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import networkx as nx
import numpy as np

from partnership_sim.results.columns import EVENTS, PROGRAMME_END, TIES
from partnership_sim.verdicts.people import MOMENTS, People

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership_sim.results.source import Source

#: So many bridges and blockers are told, and so many of those who are tied to nobody.
TOLD, APART = 5, 3


class Joined(Protocol):
    """What joins two stakeholders."""

    @property
    def source(self) -> str:
        """One of them."""
        ...

    @property
    def target(self) -> str:
        """The other."""
        ...


@dataclass(frozen=True)
class Person:
    """A stakeholder of the register, by its share of shortest paths (a bridge), or by its power times resistance (a blocker)."""

    id: str
    name: str
    kind: str
    value: float


@dataclass(frozen=True)
class OfKind:
    """The stakeholders of a kind.

    Parameters
    ----------
    count, tied : int
        How many there are, and how many of them have ties.
    bridging : float
        Their share of all bridging.
    blocking : float
        Their mean of power times resistance, of those who have ties.
    """

    count: int
    tied: int
    bridging: float
    blocking: float


@dataclass(frozen=True)
class First:
    """Who comes first: a stakeholder of the register, else the kind that does most."""

    person: Person | None
    kind: str


@dataclass(frozen=True)
class Network:
    """Positions in the network of a plan's typical run.

    Parameters
    ----------
    plan : str
    replicate : int or None
        The typical run; None where it is not told.
    people, ties : int
        How many there are in all, and ties at any of the three moments.
    drawn : bool
        Whether some of them were drawn, and have no names.
    bridge, blocker : First or None
        Who holds most together, and who could block most; None where nobody does.
    bridges, blockers : tuple of Person
        Those of the register, the first few.
    apart : tuple of Person
        Those of the register who have power and resist, but are tied to nobody.
    kinds : dict of str to OfKind
    """

    plan: str
    replicate: int | None
    people: int
    ties: int
    drawn: bool
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
    ties = people.ties[PROGRAMME_END]
    tied = {end for tie in ties for end in (tie.source, tie.target)}
    products = blocking(people.states[PROGRAMME_END])
    bridging = between(people.ids, ties)
    tied_up = {one: value for one, value in products.items() if one in tied}
    apart = {one: value for one, value in products.items() if one not in tied}
    kinds = _kinds(people, bridging, tied_up)
    return Network(
        plan,
        _replicate(source, plan),
        len(people.ids),
        sum(len(people.ties[at]) for at in MOMENTS),
        any(not people.is_named(one) for one in people.ids),
        _first(people, bridging, {kind: one.bridging for kind, one in kinds.items()}),
        _first(people, tied_up, {kind: one.blocking for kind, one in kinds.items()}),
        _named(people, bridging, TOLD),
        _named(people, tied_up, TOLD),
        _named(people, apart, APART),
        kinds,
    )


def _replicate(source: Source, plan: str) -> int | None:
    table = source.table(EVENTS.file)
    found = {int(replicate) for name, replicate in zip(table["plan"], table["replicate"], strict=True) if name == plan}
    return found.pop() if len(found) == 1 else None


def blocking(states: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return power times resistance of those of whom both are known: who is strong and unwilling can block."""
    products = {one: state.get("power", math.nan) * state.get("resistance", math.nan) for one, state in states.items()}
    return {one: value for one, value in products.items() if math.isfinite(value)}


def between(ids: Sequence[str], ties: Iterable[Joined], *, exact: int = 300, work: int = 400_000) -> Mapping[str, float]:
    """Return betweenness, 0..1: the share of shortest paths between others that lead through a stakeholder. Who has much of it is a bridge.

    Above `exact` stakeholders it is estimated from some of them (fixed seed), as many as `work` steps along ties allow, 4..64.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((tie.source, tie.target) for tie in ties)
    pivots = max(4, min(64, work // max(1, graph.number_of_edges()), len(graph)))
    found: Mapping[str, float] = nx.betweenness_centrality(graph, k=pivots if len(graph) > exact else None, seed=1)
    return found


def _named(people: People, values: Mapping[str, float], most: int) -> tuple[Person, ...]:
    """Return register stakeholders with the largest values, at most a few, none with 0."""
    some = [one for one, value in values.items() if people.is_named(one) and value > 0]
    return tuple(_person(people, one, values[one]) for one in sorted(some, key=lambda one: -values[one])[:most])


def _person(people: People, identity: str, value: float) -> Person:
    return Person(identity, people.name(identity), people.kind(identity), value)


def _kinds(people: People, bridging: Mapping[str, float], tied_up: Mapping[str, float]) -> dict[str, OfKind]:
    total = sum(bridging.values()) or 1.0
    found = {}
    for kind in dict.fromkeys(people.kind(one) for one in people.ids):
        own = [one for one in people.ids if people.kind(one) == kind]
        block = [tied_up[one] for one in own if one in tied_up]
        share = sum(bridging.get(one, 0.0) for one in own) / total
        tied = sum(people.kind(one) == kind for one in tied_up)
        found[kind] = OfKind(len(own), tied, share, float(np.mean(block)) if block else math.nan)
    return found


def _first(people: People, values: Mapping[str, float], kinds: Mapping[str, float]) -> First | None:
    """Return the stakeholder with the largest value if the register names it, else the kind with the largest; None where all are 0."""
    top = max(values, key=lambda one: values[one], default="")
    if not top or not values[top] > 0:
        return None
    if people.is_named(top):
        return First(_person(people, top, values[top]), people.kind(top))
    return First(None, max(kinds, key=lambda kind: kinds[kind] if math.isfinite(kinds[kind]) else -1.0))
