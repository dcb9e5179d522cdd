"""Bridges and blockers of networks that can be seen through."""

from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest

from partnership_sim.results.columns import EVENTS, LAYOUTS, STAKEHOLDERS, TIES
from partnership_sim.verdicts import network
from partnership_sim.verdicts.people import Tie

WHO = {"hub": "ngo", "a": "government", "b": "community", "community-001": "community", "mayor": "government"}
POWER = {"hub": 1.0, "a": 2.0, "b": 1.0, "community-001": 1.0, "mayor": 9.0}
RESISTANCE = {"hub": 0.1, "a": 0.5, "b": 0.2, "community-001": 0.4, "mayor": 0.9}


def star(ends):
    return [Tie("hub", end, 0.5, conflict=False) for end in ends]


def source(*pairs) -> Any:
    """Return tables of the stakeholders above with ties between these pairs."""
    moments = ("0", "programme_end", "end")
    people = [("A", at, one, one.title(), kind) for at in moments for one, kind in WHO.items()]
    stakeholders = dict(zip(STAKEHOLDERS.columns, map(list, zip(*people, strict=True)), strict=True))
    states = {name: [column[row[2]] for row in people] for name, column in (("power", POWER), ("resistance", RESISTANCE))}
    ways = [("A", at, *way, 0.5, 0.0) for at in moments for pair in pairs for way in (pair, pair[::-1])]
    ties = dict(zip(TIES.columns, map(list, zip(*ways, strict=True)), strict=True)) if ways else {name: [] for name in TIES.columns}
    events = {name: ["A"] if name == "plan" else [3] for name in EVENTS.columns}
    tables = {STAKEHOLDERS.file: stakeholders | states, TIES.file: ties, EVENTS.file: events}
    return SimpleNamespace(has=lambda file: file in LAYOUTS, table=tables.__getitem__)


def test_betweenness_of_a_star():
    found = network.between(["hub", *(f"n{i}" for i in range(5))], star(f"n{i}" for i in range(5)))
    assert found["hub"] == pytest.approx(1.0)
    assert found["n1"] == 0.0


def test_who_bridges_and_who_could_block():
    found = network.of(source(("hub", "a"), ("hub", "b"), ("hub", "community-001")), "A")
    assert found is not None
    assert (found.replicate, found.people, found.drawn) == (3, 5, True)
    assert [one.id for one in found.bridges] == ["hub"]
    assert found.bridges[0].value == pytest.approx(nx.betweenness_centrality(nx.star_graph(3))[0] / 2)  # one more is there, alone
    assert [(one.id, one.value) for one in found.blockers] == [("a", 1.0), ("b", 0.2), ("hub", 0.1)]
    assert [one.id for one in found.apart] == ["mayor"]
    assert found.apart[0].value == pytest.approx(8.1)
    assert found.blocker is not None
    assert found.blocker.person is not None
    assert found.blocker.person.id == "a"
    assert found.kinds["community"].blocking == pytest.approx(0.3)  # b and the drawn one
    assert found.kinds["government"].count == 2
    assert found.kinds["government"].tied == 1
    assert sum(one.bridging for one in found.kinds.values()) == pytest.approx(1.0)


def test_nobody_without_ties_bridges_or_blocks():
    found = network.of(source(), "A")
    assert found is not None
    assert (found.ties, found.bridge, found.blocker, found.bridges, found.blockers) == (0, None, None, (), ())
    assert network.of(source(("hub", "a")), "B") is None
