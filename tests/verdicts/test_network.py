"""Bridges and blockers of networks that can be seen through: over all runs, and of the typical run where results hold no more."""

from types import SimpleNamespace
from typing import Any

import networkx as nx
import numpy as np
import pytest

from partnership_sim.results.columns import EVENTS, POSITIONS, STAKEHOLDERS, TIES
from partnership_sim.verdicts import network

WHO = {"hub": "ngo", "a": "government", "b": "community", "community-001": "community", "mayor": "government"}
POWER = {"hub": 1.0, "a": 2.0, "b": 1.0, "community-001": 1.0, "mayor": 9.0}
RESISTANCE = {"hub": 0.1, "a": 0.5, "b": 0.2, "community-001": 0.4, "mayor": 0.9}
STAR = (("hub", "a"), ("hub", "b"), ("hub", "community-001"))


def source(*pairs, positions=None, joins=None) -> Any:
    """Return tables of the stakeholders above with ties between these pairs, and of 40 runs where there are `positions`."""
    moments = ("0", "programme_end", "end")
    people = [("A", at, one, one.title(), kind) for at in moments for one, kind in WHO.items()]
    stakeholders = dict(zip(STAKEHOLDERS.columns, map(list, zip(*people, strict=True)), strict=True))
    states = {name: [column[row[2]] for row in people] for name, column in (("power", POWER), ("resistance", RESISTANCE))}
    ways = [("A", at, *way, 0.5, 0.0) for at in moments for pair in pairs for way in (pair, pair[::-1])]
    ties = dict(zip(TIES.columns, map(list, zip(*ways, strict=True)), strict=True)) if ways else {name: [] for name in TIES.columns}
    events = {name: ["A"] if name == "plan" else [3] for name in EVENTS.columns}
    tables = {STAKEHOLDERS.file: stakeholders | states, TIES.file: ties, EVENTS.file: events}
    if positions is not None:
        rows = [("A", one, *values) for one, values in positions.items()]
        columns: Any = dict(zip(POSITIONS.columns, zip(*rows, strict=True), strict=True))
        made: Any = {
            name: list(values) if kind == "text" else np.array(values)
            for (name, kind), values in zip(POSITIONS.columns.items(), columns.values(), strict=True)
        }
        tables[POSITIONS.file] = made
    register = SimpleNamespace(ids=tuple(joins), joins=np.array(list(joins.values()))) if joins else None
    scenario = SimpleNamespace(programme_end=6, months=12, population=SimpleNamespace(register=register))
    return SimpleNamespace(has=tables.__contains__, table=tables.__getitem__, scenario=scenario, replicates=40)


def test_who_bridges_and_who_could_block_in_the_typical_run():
    found = network.of(source(*STAR), "A")
    assert found is not None
    assert (found.replicate, found.runs, found.people, found.drawn, found.alone) == (3, 1, 5, True, 1.0)
    assert [one.id for one in found.bridges] == ["hub"]
    assert found.bridges[0].value == pytest.approx(nx.betweenness_centrality(nx.star_graph(3))[0] / 2)  # one more is there, alone
    assert [(one.id, one.value) for one in found.blockers] == [("a", 1.0), ("b", 0.2), ("hub", 0.1)]
    assert {(one.among.share, one.among.runs, one.among.degree) for one in (*found.bridges, *found.blockers)} == {(1.0, 1, None)}
    assert [one.id for one in found.apart] == ["mayor"]
    assert found.apart[0].value == pytest.approx(8.1)
    assert found.blocker is not None
    assert found.blocker.person is not None
    assert found.blocker.person.id == "a"
    assert found.kinds["community"].blocking == pytest.approx(0.3)  # b and the drawn one
    assert found.kinds["government"].count == 2
    assert found.kinds["government"].tied == 1
    assert sum(one.bridging for one in found.kinds.values()) == pytest.approx(1.0)


def test_whoever_has_not_joined_yet_is_not_without_ties():
    found = network.of(source(*STAR, joins={"mayor": 9}), "A")
    assert found is not None
    assert (found.alone, found.apart) == (0.0, ())


#: tied, alone, bridging, blocking, bridge, blocker: shares of 40 runs and means.
OFTEN = {
    "hub": (1.0, 0.0, 0.5, 0.1, 1.0, 0.2),
    "a": (0.9, 0.1, 0.2, 0.9, 0.3, 0.9),
    "b": (1.0, 0.0, 0.3, 0.2, 0.3, 0.0),
    "community-001": (1.0, 0.0, 0.1, 0.3, 0.1, 0.5),
    "mayor": (0.25, 0.75, 0.0, 0.0, 0.0, 0.0),
}


def test_positions_are_those_of_all_runs_and_say_in_how_many():
    found = network.of(source(*STAR, positions=OFTEN), "A")
    assert found is not None
    assert found.runs == 40
    assert found.alone == pytest.approx(0.85)
    assert [(one.id, one.value, one.among.share) for one in found.bridges] == [("hub", 0.5, 1.0), ("b", 0.3, 0.3), ("a", 0.2, 0.3)]
    assert [(one.id, one.among.share, one.among.degree) for one in found.blockers] == [
        ("a", 0.9, "usually"),
        ("hub", 0.2, "less_often_than_not"),
    ]
    assert [(one.id, one.value, one.among.share) for one in found.apart] == [("mayor", 9.0 * 0.9, 0.75)]
    assert found.bridge is not None
    assert found.bridge.steady
    assert found.bridge.person == found.bridges[0]
    government = found.kinds["government"]
    assert (government.count, government.tied) == (2, 1.15)
    assert government.blocking == pytest.approx(0.9 / 1.15)
    assert found.kinds["ngo"].bridging == pytest.approx(0.5 / 1.1)


def test_who_comes_first_in_few_runs_is_not_steady():
    found = network.of(source(*STAR, positions=OFTEN | {"hub": (1.0, 0.0, 0.5, 0.1, 0.475, 0.2)}), "A")
    assert found is not None
    assert found.bridge is not None
    assert not found.bridge.steady  # in 19 of 40 runs
    assert found.blocker is not None
    assert found.blocker.steady


def test_those_who_are_among_the_first_in_half_of_the_runs_are_steady_and_no_others():
    often = OFTEN | {"b": (1.0, 0.0, 0.3, 0.2, 0.5, 0.0), "a": (0.9, 0.1, 0.2, 0.9, 0.475, 0.9)}
    found = network.of(source(*STAR, positions=often), "A")
    assert found is not None
    assert {one.id: one.steady for one in found.bridges} == {"hub": True, "b": True, "a": False}
    assert {one.id: one.steady for one in found.blockers} == {"a": True, "hub": False}  # in 36 and in 8 of 40
    few = network.of(source(*STAR, positions=OFTEN), "A")
    assert few is not None
    assert [one.id for one in few.bridges if one.steady] == ["hub"]  # the others stand in the table only


def test_where_the_drawn_come_first_their_kinds_are_told():
    often = OFTEN | {"community-001": (1.0, 0.0, 0.9, 0.9, 1.0, 1.0)}
    found = network.of(source(*STAR, positions=often), "A")
    assert found is not None
    assert found.bridge == network.First(None, "community", steady=True)
    assert found.blocker == network.First(None, "government", steady=True)  # the largest mean of those with ties
    assert [one.id for one in found.bridges] == ["hub", "b", "a"]


def test_nobody_without_ties_bridges_or_blocks():
    found = network.of(source(), "A")
    assert found is not None
    assert (found.ties, found.bridge, found.blocker, found.bridges, found.blockers) == (0, None, None, (), ())
    assert network.of(source(("hub", "a")), "B") is None
