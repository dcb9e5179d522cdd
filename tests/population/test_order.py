"""No number depends on the order of a file's rows; tables keep that order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.running import Task, pieces
from partnership_sim.studies.record import record
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.scenario.schema import Scenario

#: Stakeholders of all kinds, newcomers among them, with cells that are given and cells that are drawn.
PEOPLE = [
    f"u{number},{kind},{joins},{'' if number % 3 else 0.3 + number / 40}"
    for number, (kind, joins) in enumerate(
        [("community", 0)] * 5 + [("ngo", 0), ("ngo", 3), ("government", 0), ("government", 0), ("business", 0), ("community", 3)]
    )
]
#: Ties with one direction, both, or no trust; ends in either order.
TIES = [
    *("u0,u5,0.4,,", "u5,u0,0.7,,", "u1,u5,0.6,1,2", "u5,u1,0.5,0,1", "u7,u2,,,", "u8,u7,0.3,,4", "u9,u3,0.55,1,"),
    *("u3,u9,0.2,,", "u4,u6,0.5,,", "u6,u10,0.45,,", "u2,u0,0.9,,", "u7,u5,0.5,,", "u8,u5,0.6,0,6", "u5,u8,0.35,,"),
]
ACTIONS = [action for action in EVERY_LEVER if action["lever"] in ("networking", "capacity_building", "mediation", "facilitated_dialogue")]
NAMED: dict[str, Any] = {"lever": "capacity_building", "spend": 0.3, "on": ["u1", "community", "u7"], "by": ["u5", "u8", "government"]}
MONTHS = 20


def case(people: list[str], ties: list[str], actions: list[Any], shocks: list[Any], kinds: list[str]) -> Scenario:
    """Return a place where a register and a file of ties give some, and more are drawn."""
    counts = {"community": 12, "government": 3, "business": 3, "ngo": 3}
    files = {
        "r.csv": "\n".join(["id,kind,joins,resistance", *people, ""]).encode(),
        "t.csv": "\n".join(["source,target,trust,conflict,met", *ties, ""]).encode(),
    }
    population = {"register": "r.csv", "ties": "t.csv", **{kind: counts[kind] for kind in kinds}}
    return scenario(population=population, files=files, actions=actions, shocks=shocks, months=MONTHS, seed=5, replicates=3)


KINDS = ["community", "government", "business", "ngo"]
AS_WRITTEN = case(PEOPLE, TIES, [*ACTIONS, NAMED], EVERY_SHOCK, KINDS)


def values(of: Scenario) -> dict[str, np.ndarray]:
    (piece,) = pieces(Task.of(of, of.plans, 2), size=2)
    return piece.values


EXPECTED = values(AS_WRITTEN)


@settings(max_examples=100, deadline=None)
@given(
    people=st.permutations(PEOPLE),
    ties=st.permutations(TIES),
    actions=st.permutations([*ACTIONS, NAMED]),
    shocks=st.permutations(EVERY_SHOCK),
    kinds=st.permutations(KINDS),
    on=st.permutations(NAMED["on"]),
    by=st.permutations(NAMED["by"]),
)
def test_no_bit_of_a_run_depends_on_the_order_of_rows(people, ties, actions, shocks, kinds, on, by) -> None:
    actions = [{**NAMED, "on": on, "by": by} if action is NAMED else action for action in actions]
    found = values(case(people, ties, actions, shocks, kinds))
    for plan, expected in EXPECTED.items():
        assert np.array_equal(found[plan], expected, equal_nan=True)


def test_the_cases_differ_at_all() -> None:
    """One tie less, and one person less, are other runs: what is equal above is not equal for want of any effect."""
    without = [row for row in TIES if not row.startswith("u4,")]
    assert not np.array_equal(
        values(case(PEOPLE, without, [*ACTIONS, NAMED], EVERY_SHOCK, KINDS))["plan"], EXPECTED["plan"], equal_nan=True
    )
    assert not np.array_equal(EXPECTED["plan"], EXPECTED["No programme"], equal_nan=True)


def tables(of: Scenario, folder: Path) -> dict[str, list[dict[str, Any]]]:
    folder.mkdir()
    record(of, of.plans, folder, command=(), workers=1, with_what_if=False)
    return {path.name: pq.read_table(path).to_pylist() for path in folder.glob("*.parquet")}


def test_tables_stand_in_the_order_of_the_register(tmp_path: Path) -> None:
    backwards = case(PEOPLE[::-1], TIES[::-1], [*ACTIONS, NAMED], EVERY_SHOCK, KINDS)
    one, other = tables(AS_WRITTEN, tmp_path / "one"), tables(backwards, tmp_path / "other")
    for name in ("runs.parquet", "outcomes.parquet", "communities_by_power.parquet"):
        assert repr(one[name]) == repr(other[name]), name
    ids = [row.split(",")[0] for row in PEOPLE]
    of_start = [[row for row in found["stakeholders.parquet"] if (row["plan"], row["at"]) == ("plan", "end")] for found in (one, other)]
    assert [row["id"] for row in of_start[0]][: len(ids)] == ids
    assert [row["id"] for row in of_start[1]][: len(ids)] == ids[::-1]
    assert [row["id"] for row in of_start[0]][len(ids) :] == [row["id"] for row in of_start[1]][len(ids) :]
    for name in ("stakeholders.parquet", "ties.parquet", "events.parquet"):
        assert sorted(map(repr, one[name])) == sorted(map(repr, other[name])), name
    listed = [row["id"] for row in of_start[1]]
    ends = [
        (listed.index(row["source"]), listed.index(row["target"]))
        for row in other["ties.parquet"]
        if (row["plan"], row["at"]) == ("plan", "end")
    ]
    assert ends == sorted(ends)
    joined = [
        [row["who"] for row in found["events.parquet"] if (row["plan"], row["event"]) == ("plan", "joined")] for found in (one, other)
    ]
    assert joined == [["u6", "u10"], ["u10", "u6"]]


def test_agents_stand_in_the_order_of_the_register() -> None:
    model = ps.PartnershipModel(AS_WRITTEN)
    agents = list(model.agents)
    assert [agent.id for agent in agents][: len(PEOPLE)] == [row.split(",")[0] for row in PEOPLE]
    assert [agent.unique_id for agent in agents] == sorted(agent.unique_id for agent in agents)
    for agent, row in zip(agents, PEOPLE, strict=False):
        given_kind, given_resistance = row.split(",")[1], row.split(",")[3]
        assert agent.kind == given_kind
        assert not given_resistance or agent.resistance == float(given_resistance)
        assert model.stakeholder(agent.id) is model.stakeholder(agent.index) is agent


def test_a_saved_diary_belongs_to_the_same_scenario_in_any_order(tmp_path: Path) -> None:
    backwards = case(PEOPLE[::-1], TIES[::-1], [*ACTIONS, NAMED][::-1], EVERY_SHOCK[::-1], KINDS)
    model = ps.PartnershipModel(AS_WRITTEN, plan="plan", replicate=1)
    model.step()
    model.spend("public_education", 0.7, on=["u1", "community"], by=["u5"], months=3)
    model.spend("capacity_building", 0.4, on=["ngo"], months=2)
    model.step()
    path = model.save_diary(tmp_path / "diary.json")
    again = ps.PartnershipModel.load_diary(backwards, path)
    assert again.metrics == pytest.approx(model.metrics, rel=0, abs=0, nan_ok=True)
    other = case([*PEOPLE[:-1], PEOPLE[-1].replace(",3,", ",4,")], TIES, [*ACTIONS, NAMED], EVERY_SHOCK, KINDS)
    turned = case(PEOPLE, ["u6,u4,0.5,," if row == "u4,u6,0.5,," else row for row in TIES], [*ACTIONS, NAMED], EVERY_SHOCK, KINDS)
    for wrong, what in ((other, "population"), (turned, "population"), (case(PEOPLE, TIES, ACTIONS, EVERY_SHOCK, KINDS), "plan")):
        with pytest.raises(ps.InputError, match=what):
            ps.PartnershipModel.load_diary(wrong, path)
