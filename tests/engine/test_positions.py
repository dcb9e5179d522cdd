"""Positions in the network: betweenness against networkx, who is among the first, who has no ties."""

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.engine import positions
from partnership_sim.engine.events import standing_ties
from partnership_sim.engine.positions import among_first, between
from partnership_sim.results.columns import POSITIONS, STAKEHOLDERS
from partnership_sim.running import watched
from tests.worlds import scenario


def betweenness(graph):
    ends = np.array(list(graph.edges), dtype=np.int64).reshape(-1, 2)
    return between(ends[:, 0], ends[:, 1], len(graph))


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(5),
        nx.path_graph(6),
        nx.cycle_graph(7),
        nx.karate_club_graph(),
        nx.disjoint_union(nx.barbell_graph(4, 2), nx.empty_graph(3)),
        nx.gnm_random_graph(60, 140, seed=3),
        nx.empty_graph(4),
        nx.path_graph(2),
        nx.empty_graph(1),
    ],
)
def test_betweenness_is_that_of_networkx(graph):
    found, tied = betweenness(graph)
    assert found == pytest.approx(np.array(list(nx.betweenness_centrality(graph).values())), abs=1e-12)
    assert tied.tolist() == [degree > 0 for _, degree in graph.degree]


def test_betweenness_of_a_large_network_is_an_estimate_around_the_truth(monkeypatch):
    graph = nx.disjoint_union(nx.barabasi_albert_graph(400, 3, seed=5), nx.empty_graph(50))
    truth = np.array(list(nx.betweenness_centrality(graph).values()))
    found, _ = betweenness(graph)
    assert not np.allclose(found, truth, rtol=1e-3)
    assert found.sum() == pytest.approx(truth.sum(), rel=0.1)
    assert np.corrcoef(found, truth)[0, 1] > 0.95
    monkeypatch.setattr(positions, "_MOST", 400)  # from everybody who has ties: the truth
    monkeypatch.setattr(positions, "_STEPS", 10_000_000)
    assert betweenness(graph)[0] == pytest.approx(truth, abs=1e-12)


def test_among_the_first_is_of_whom_fewer_than_five_others_have_more():
    assert among_first(np.array([9.0, 8, 7, 6, 5, 4, 0])).tolist() == [True] * 5 + [False] * 2
    assert among_first(np.array([9.0, 8, 7, 6, 5, 5 + 1e-12, 4])).tolist() == [True] * 6 + [False]  # equal but for rounding
    assert among_first(np.array([[3.0, 0, 0], [0, 0, 0]])).tolist() == [[True, False, False], [False] * 3]
    assert among_first(np.ones(9)).all()  # nobody has more than anybody


def people():
    """Return a world of 12 in which 3 have no ties, one of whom comes in month 9, and one has the most power and resistance."""
    ids = [f"p{number:02}" for number in range(12)]
    register = pd.DataFrame({"id": ids, "kind": ["community", "government", "business", "ngo"] * 3, "joins": [0] * 11 + [9]})
    register["power"], register["resistance"] = [9.0] + [1.0 + number / 10 for number in range(11)], [0.9] + [0.3] * 11
    pairs = [(a, b) for a in range(1, 10) for b in range(a + 1, 10) if (a * b) % 4 == 0]
    ties = pd.DataFrame({"source": [ids[a] for a, _ in pairs], "target": [ids[b] for _, b in pairs], "trust": 0.5})
    return register, ties


def world(**changes):
    register, ties = people()
    files = {"register.csv": register.to_csv(index=False).encode(), "ties.csv": ties.to_csv(index=False).encode()}
    population = {"register": "register.csv", "ties": "ties.csv", "ties_each": 0}
    mapping = {
        "name": "x",
        "months": 10,
        "programme_end": 5,
        "replicates": 7,
        "parameters": {"tie_hazard": 0.012},
        "plans": [{"name": "A"}],
    }
    return ps.Scenario.of({**mapping, "population": population, **changes}, files=files)


def test_shares_are_those_of_the_runs_one_by_one():
    case = world()
    held = ps.run(case).results
    table: Any = pd.DataFrame(held.table(POSITIONS.file)).set_index(["plan", "id"])
    states = list(table.columns)
    assert states == ["tied", "alone", "bridging", "blocking", "bridge", "blocker"]
    plan = next(plan for plan in case.plans if plan.name == "A")
    sums = {name: dict.fromkeys(people()[0]["id"], 0.0) for name in states}
    for replicate in range(7):
        block = next(block for block in watched(case, plan, (replicate,)) if block.month == 5)
        graph = nx.Graph()
        graph.add_nodes_from(sums["tied"])
        graph.add_edges_from(zip(*(standing_ties(block)[name] for name in ("source", "target")), strict=True))
        through = nx.betweenness_centrality(graph)
        ids = tuple(block.cast.ids)
        block_by = {
            one: float(block.state.power[0, row] * block.state.resistance[0, row]) for row, one in enumerate(ids) if graph.degree(one)
        }
        for one in graph:
            sums["tied"][one] += graph.degree(one) > 0
            sums["alone"][one] += graph.degree(one) == 0 and one != "p11"
            sums["bridging"][one] += through[one]
            sums["blocking"][one] += block_by.get(one, 0.0)
            sums["bridge"][one] += through[one] > 0 and sum(value > through[one] + 1e-12 for value in through.values()) < 5
            sums["blocker"][one] += one in block_by and sum(value > block_by[one] for value in block_by.values()) < 5
    for name, values in sums.items():
        found = table.loc["A", name].to_dict()
        assert found == pytest.approx({one: value / 7 for one, value in values.items()}, abs=1e-12), name
    alone = table.loc["A", "alone"]
    assert (alone["p00"], table.loc["A", "blocker"]["p00"]) == (1.0, 0.0)  # who has most to block with blocks nothing without ties
    assert table.loc["A", "bridge"].between(0.01, 0.99).any()  # in some runs, not in all
    assert alone["p11"] == table.loc["A", "tied"]["p11"] == 0.0  # it is not there yet


def test_positions_do_not_depend_on_blocks_or_doors(tmp_path):
    case = scenario(months=12, replicates=6)
    one, other = (ps.run(case, workers=workers).results.table(POSITIONS.file) for workers in (1, 3))
    runs = ps.run(case)
    runs.save(tmp_path / "r")
    read = ps.Runs.load(tmp_path / "r").results.table(POSITIONS.file)
    for found in (other, read):
        assert found["id"] == one["id"]
        assert all(np.array_equal(found[name], one[name]) for name in list(one)[2:])
    assert len(one["id"]) == len(runs.results.table(STAKEHOLDERS.file)["id"]) / 3


def test_states_of_the_tables_are_no_positions():
    runs = ps.run(scenario(months=6, replicates=2)).results
    assert not set(runs.table(STAKEHOLDERS.file)) & {"bridging", "alone"}
