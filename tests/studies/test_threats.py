"""Which shocks plans are put to, and on whom."""

from __future__ import annotations

from typing import Any

from partnership_sim.population import cast_of
from partnership_sim.scenario.schema import Scenario
from partnership_sim.studies.threats import shock_of, threats, under
from tests.worlds import scenario

REGISTER = """id,name,kind,power,joins
dinas,Dinas,government,2,
camat,Camat,government,1,
bupati,Bupati,government,9,20
lsm,LSM,ngo,1,
yayasan,Yayasan,ngo,3,
rt,RT,community,1,
"""
TIES = """source,target
camat,rt
rt,camat
camat,lsm
bupati,rt
bupati,lsm
bupati,camat
dinas,rt
lsm,rt
yayasan,rt
"""


def of(counts: dict[str, int], files: dict[str, bytes] | None = None, **keys: Any) -> Scenario:
    population: dict[str, Any] = {"community": 0, "government": 0, "business": 0, "ngo": 0} | counts
    if files:
        population |= {"register": "register.csv"} | ({"ties": "ties.csv"} if "ties.csv" in files else {})
    return Scenario.of({"name": "t", "months": 12, "programme_end": 8, "population": population, **keys}, files=files or {})


def on(case: Scenario, shock: str) -> dict[str, tuple[str, ...]]:
    return {one.change: one.entry.on for one in threats(case) if shock_of(one.change) == shock}


def test_the_one_of_a_kind_is_the_best_tied_that_is_there_in_that_month() -> None:
    """The regent has most ties but comes in month 20; without a table of ties it is the most powerful."""
    files = {"register.csv": REGISTER.encode(), "ties.csv": TIES.encode()}
    case = of({"community": 3, "government": 3, "ngo": 2}, files, months=30, programme_end=8)
    assert on(case, "scandal") == {
        "shock:scandal": ("government", "ngo"),
        "shock:scandal:government": ("camat",),
        "shock:scandal:ngo": ("lsm",),
    }
    assert {one.entry.month for one in threats(case)} == {4}
    without = of({"community": 3, "government": 3, "ngo": 2}, {"register.csv": REGISTER.encode()}, months=30, programme_end=8)
    assert on(without, "scandal")["shock:scandal:ngo"] == ("yayasan",)


def test_of_drawn_ones_it_is_the_first_and_one_of_many_communities_is_not_tried() -> None:
    assert on(of({"community": 20, "government": 3}), "outside_conflict") == {
        "shock:outside_conflict": ("community", "government"),
        "shock:outside_conflict:community": ("community-001",),
        "shock:outside_conflict:government": ("government-001",),
    }
    assert "shock:disaster:community" not in on(of({"community": 21, "government": 3}), "disaster")


def test_kinds_of_which_nobody_is_are_left_out_and_one_alone_is_all() -> None:
    case = of({"community": 5, "government": 1})
    assert on(case, "scandal") == {"shock:scandal": ("government",)}
    assert on(of({"community": 5}), "scandal") == {}


def test_a_smaller_shock_meets_one_only() -> None:
    case = of({"community": 5, "government": 4, "ngo": 3})
    met = {one.change: cast_of(case).meant(one.entry.on).sum() for one in threats(case)}
    assert met["shock:scandal"] == 7
    assert {count for change, count in met.items() if change.count(":") == 2} == {1}


def test_the_others_stay() -> None:
    case = scenario(shocks=[{"shock": "scandal", "month": 2}, {"shock": "disaster", "month": 3}, {"shock": "scandal", "rate": 1.0}])
    entry = next(one.entry for one in threats(case) if one.change == "shock:scandal")
    assert [(one.shock, one.month) for one in under(case, entry)] == [("disaster", 3), ("scandal", entry.month)]
