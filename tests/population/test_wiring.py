"""Drawn ties: as the description says, and as measured networks are."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from partnership_sim.declare import KINDS
from partnership_sim.population import cast_of
from partnership_sim.population.drawing import populate
from partnership_sim.population.wiring import set_in_order
from tests.reference.draws import Luck, key_of_name
from tests.reference.wiring import wired
from tests.scripts import script
from tests.worlds import scenario

ACTIVITY = {"community": 1.0, "government": 2.0, "business": 1.0, "ngo": 1.2}


@pytest.fixture
def study():
    return script("structure", "structure")


@pytest.mark.parametrize(
    ("kinds", "ties_each", "homophily"),
    [((30, 4, 5, 4), 6, 0.15), ((40, 4, 5, 4), 35, 0.3), ((5, 5, 5, 5), 3.5, 0.9), ((3, 1, 0, 2), 8, 0.0), ((2, 0, 0, 0), 1, 1.0)],
)
def test_ties_are_drawn_as_described(kinds, ties_each, homophily) -> None:
    population = {**dict(zip(KINDS, kinds, strict=True)), "ties_each": ties_each, "homophily": homophily}
    case = scenario(population=population, actions=[], seed=7)
    cast = cast_of(case)
    ties = populate(case, cast, (0, 3), {}).ties
    for run, replicate in enumerate((0, 3)):
        names = [list(KINDS)[code] for code in cast.kind]
        expected = wired(Luck(7, replicate), [int(key) for key in cast.key], names, ACTIVITY, ties_each=ties_each, homophily=homophily)
        assert sorted(map(int, ties.key[run, : ties.count[run, 0]])) == sorted(expected)


def test_ties_beside_given_ones_are_drawn_as_described() -> None:
    register = b"id,kind\na,community\nb,ngo\nc,community\nd,ngo\n"
    population = {"register": "r.csv", "ties": "t.csv", "community": 12, "government": 3, "business": 0, "ngo": 2, "ties_each": 4}
    case = scenario(
        population=population,
        files={"r.csv": register, "t.csv": b"source,target,trust\na,b,0.5\nd,c,0.5\na,d,0.5\nb,a,0.2\n"},
        actions=[],
        seed=3,
    )
    cast = cast_of(case)
    ties = populate(case, cast, (1,), {}).ties
    by_key = sorted("abcd", key=key_of_name)
    assert cast.ids[:4] == tuple(by_key)
    pairs = ([by_key.index(id_) for id_ in pair] for pair in ("ab", "cd", "ad"))
    names = [list(KINDS)[code] for code in cast.kind]
    expected = wired(
        Luck(3, 1),
        [int(key) for key in cast.key],
        names,
        ACTIVITY,
        ties_each=4,
        homophily=0.15,
        is_open=[False] * 4 + [True] * (len(cast) - 4),
        given=sorted((min(pair), max(pair)) for pair in pairs),
    )
    found = list(map(int, ties.key[0, : ties.count[0, 0]]))
    assert found[:3] == expected[:3]
    assert sorted(found) == sorted(expected)


def test_ties_that_share_an_end_stand_close_to_each_other() -> None:
    """A chunk of ties then has fewer ends: by chance 300 ties of 600 have nearly as many as there is room for, 600 less those that meet."""
    people, ties = 600, 1_500
    lots = np.random.default_rng(1)
    ends = np.array([[i, (i + lots.integers(1, 12)) % people] for i in lots.integers(0, people, ties)], np.int32)[None]
    before = ends.copy()
    set_in_order(ends, np.array([[ties]]), 5, people)
    assert (ends[0, :5] == before[0, :5]).all()
    assert sorted(map(tuple, ends[0].tolist())) == sorted(map(tuple, before[0].tolist()))
    of_chunk = [len(np.unique(some[0, at : at + 300])) for some in (before, ends) for at in range(0, ties, 300)]
    assert max(of_chunk[5:]) < 0.6 * min(of_chunk[:5])


def test_what_a_network_is_like(study) -> None:
    """A triangle of two kinds with a tail: 3 of its 5 triples close, 2 of 4 ties cross; chance: 1 - (3*2 + 2*1)/(5*4) = .6."""
    kind = np.array([0, 0, 1, 0, 1])
    found = study.structure(kind, [(0, 1), (1, 2), (0, 2), (2, 4)], [(0.9, 0.9), (0.6, 0.2), (0.1, 0.2), (0.7, 0.8)])
    assert found.clustering == pytest.approx(3 / 5)
    assert found.mixing == pytest.approx(0.5 / 0.6)
    assert found.giant == pytest.approx(4 / 5)
    assert found.reciprocity == pytest.approx(4 / 5)
    assert found.degree == pytest.approx(8 / 5)
    assert found.between[:2] == pytest.approx([0, 2 / 6 / 2])
    assert np.isnan(found.between[2:]).all()


def test_clustering_comes_from_being_introduced(study) -> None:
    """A population drawn without regard to partners of partners would cluster as densely as it is tied; ours clusters far above."""
    found = study.drawn({"community": 60, "government": 6, "business": 8, "ngo": 6, "ties_each": 8}, 6, 5)[0]
    density = 8 / 79
    assert min(network.clustering for network in found) > 2 * density
    assert all(abs(network.degree - 8) < 0.05 for network in found)


def test_standing_ties_only_are_counted(study) -> None:
    found = study.drawn({"community": 20, "government": 2, "business": 2, "ngo": 2, "ties_each": 5}, 2, 5, (0, 24))
    assert set(found) == {0, 24}
    assert found[24][0].degree != found[0][0].degree


def test_measured_networks_have_the_share_by_chance_that_their_data_have() -> None:
    """Kinds that are not published were chosen to give it; those that are give it."""
    for network in script("structure", "measured").NETWORKS:
        n = network.size
        by_chance = 1 - sum(k * (k - 1) for k in network.kinds) / (n * (n - 1))
        assert by_chance == pytest.approx(network.by_chance, abs=0.002), network
        assert network.degree < n - 1


def test_tables_and_pages_are_written(study, tmp_path) -> None:
    rows = [
        study.Compared(network, 0, study.drawn({"community": 12, "government": 4, "business": 4, "ngo": 4, "ties_each": 5}, 2, 1)[0])
        for network in study.NETWORKS[:1]
    ]
    rows.append(study.Compared(None, 0, study.drawn({"community": 12, "government": 4, "business": 0, "ngo": 4, "ties_each": 5}, 2, 1)[0]))
    study.write(rows, tmp_path, 2, 1)
    assert {path.name for path in tmp_path.iterdir()} == {
        "structure.csv",
        "structure.md",
        "structure.id.md",
        "structure.png",
        "structure.id.png",
    }
    for tag in ("", ".id"):
        text = (tmp_path / f"structure{tag}.md").read_text(encoding="utf-8")
        assert "{" not in text
        assert study.NETWORKS[0].network in text
    assert len((tmp_path / "structure.csv").read_text(encoding="utf-8").splitlines()) == 1 + 2 * len(study.STATISTICS)


def test_nine_of_ten_are_in_one_piece_as_measured() -> None:
    case = scenario(population={"community": 40, "government": 4, "business": 6, "ngo": 4, "ties_each": 8}, actions=[])
    cast = cast_of(case)
    ties = populate(case, cast, range(20), {}).ties
    giant = []
    for run in range(20):
        graph = nx.Graph()
        graph.add_edges_from(zip(ties.a[run, : ties.count[run, 0]].tolist(), ties.b[run, : ties.count[run, 0]].tolist(), strict=True))
        giant.append(max(map(len, nx.connected_components(graph))) / len(cast))
    assert np.mean(giant) > 0.9
