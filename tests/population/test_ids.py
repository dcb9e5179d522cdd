"""Ids that are made when they are asked for: the same as if they had all been written down."""

from __future__ import annotations

import copy
import pickle

import pytest

from partnership_sim.population import cast_of
from partnership_sim.population.ids import Ids, drawn
from tests.worlds import scenario

#: A register uses three ids of the pattern itself, and one that only looks like it.
GIVEN = ("community-002", "Ada", "community-0003", "ngo-001")
IDS = Ids(GIVEN, (drawn("community", 4, GIVEN), drawn("ngo", 0, GIVEN), drawn("business", 1000, GIVEN)))
WRITTEN = (*GIVEN, *(f"community-{n:03d}" for n in (1, 3, 4, 5)), *(f"business-{n:04d}" for n in range(1, 1001)))


def test_they_are_as_written_down() -> None:
    assert tuple(IDS) == WRITTEN
    assert len(IDS) == len(WRITTEN)
    assert tuple(IDS[row] for row in range(len(IDS))) == WRITTEN
    assert (IDS[-1], IDS[2:9], IDS[::-300]) == (WRITTEN[-1], WRITTEN[2:9], WRITTEN[::-300])
    for row in (len(IDS), -len(IDS) - 1):
        with pytest.raises(IndexError):
            IDS[row]


def test_each_is_found_where_it_stands() -> None:
    assert [IDS.index(id_) for id_ in WRITTEN] == list(range(len(WRITTEN)))
    assert all(id_ in IDS for id_ in WRITTEN)
    assert IDS.index("community-003", 4, 6) == 5
    with pytest.raises(ValueError, match="community-003"):
        IDS.index("community-003", 6)


@pytest.mark.parametrize(
    "id_", ["community-006", "community-3", "business-001", "business-0000", "business-1001", "business-", "business-١", "-1", "", 3]
)
def test_others_are_not_found(id_) -> None:
    assert id_ not in IDS
    with pytest.raises(ValueError, match="is not among the ids"):
        IDS.index(str(id_))


def test_they_equal_their_copies_only() -> None:
    assert copy.deepcopy(IDS) == pickle.loads(pickle.dumps(IDS)) == IDS  # noqa: S301 - our own bytes
    assert Ids(GIVEN[:2], IDS.drawn) != IDS


def test_a_cast_has_the_keys_of_its_ids_whatever_a_register_took() -> None:
    """The free ordinals go on where the register leaves a hole, with the luck that those ordinals have without it."""
    files = {"r.csv": b"id,name,kind,joins\ncommunity-002,Budi,community,4\nx,Ada,ngo,0\n"}
    counts = {"community": 4, "government": 0, "business": 2, "ngo": 1}
    plain = cast_of(scenario(population={**counts, "community": 5}, actions=[]))
    cast = cast_of(scenario(population={**counts, "register": "r.csv"}, files=files, actions=[]))
    drawn_ids = ("community-001", "community-003", "community-004", "business-001", "business-002")
    assert [cast.ids[row] for row in cast.as_listed] == ["community-002", "x", *drawn_ids]
    assert [cast.names[row] for row in cast.as_listed] == ["Budi", "Ada", *drawn_ids]
    assert cast.joins[cast.as_listed].tolist() == [4, 0, 0, 0, 0, 0, 0]
    assert cast.ids[2:] == drawn_ids
    assert cast.key[0] < cast.key[1]
    assert cast.registered == 2
    for id_ in cast.ids[2:]:
        assert cast.key[cast.ids.index(id_)] == plain.key[plain.ids.index(id_)]
