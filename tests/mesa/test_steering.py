"""A model that is steered is a session with Mesa's clock, agents and collector; whatever was done, gone back on and branched off."""

from __future__ import annotations

import copy
import io
import pickle
import threading
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.metrics import METRICS
from partnership_sim.shocks import SHOCKS
from tests.steering import machine
from tests.steering.machine import CASE, TRIES, Steered
from tests.worlds import scenario

if TYPE_CHECKING:
    from pathlib import Path


def same(model: ps.PartnershipModel) -> None:
    """Hold a model against a fresh run, and the rows of its collector; its agents see where it stands."""
    fresh = machine.same(model)
    frame = model.datacollector.get_model_vars_dataframe()
    assert np.array_equal(frame.to_numpy(float).reshape(-1, len(METRICS)), fresh.rows, equal_nan=True)
    assert model.running == (model.month < CASE.months)
    agent = model.stakeholder("ngo-002")
    assert agent.resources == fresh.block.state.resources[0, agent.index]
    assert model.stakeholder("ngo-002") is agent


class SteeredModels(Steered):
    """Anything that can be done to models."""

    kind = ps.PartnershipModel

    def hold(self, run: ps.PartnershipModel) -> None:
        same(run)


SteeredModels.TestCase.settings = TRIES
test_whatever_is_done_equals_a_fresh_run = SteeredModels.TestCase


def stepped(months: int, case: ps.Scenario = CASE, **keys: Any) -> ps.PartnershipModel:
    model = ps.PartnershipModel(case, "plan", **keys)
    for _ in range(months):
        model.step()
    return model


def test_a_fork_goes_its_own_way() -> None:
    model = stepped(3, agent_reporters={"voice": "voice"})
    held = model.stakeholder("ngo-001")
    other = model.fork()
    other.spend("advocacy", 2.0)
    other.stakeholder("ngo-001").resistance = 0.9
    assert held.resistance != 0.9
    assert other.stakeholder("ngo-001") is not held
    for _ in range(2):
        other.step()
    assert (model.month, model.diary) == (3, ())
    assert len(model.datacollector.get_model_vars_dataframe()) == 3
    steps = other.datacollector.get_agent_vars_dataframe().index.get_level_values("Step")
    assert list(dict.fromkeys(steps)) == [1, 2, 3, 4, 5]
    assert len(model.datacollector.get_agent_vars_dataframe()) == 3 * len(model.cast)
    one, two = (each.datacollector.get_model_vars_dataframe() for each in (model, other))
    assert one.equals(two.iloc[:3])
    same(model)
    same(other)
    told = [event.tell() for event in other.events]
    model.step()
    model.step()
    assert model.metrics != other.metrics
    assert [event.tell() for event in other.events_of(5)] == told


def test_rows_of_later_months_are_dropped_and_mesa_s_clock_runs_on() -> None:
    model = stepped(5, agent_reporters={"voice": "voice"})
    agent = model.stakeholder("ngo-002")
    model.rewind(2)
    assert model.stakeholder("ngo-002") is agent
    assert agent.resources == model.state.resources[0, agent.index]
    assert (model.month, model.steps) == (2, 5)
    assert len(model.datacollector.get_model_vars_dataframe()) == 2
    assert len(model.datacollector.get_agent_vars_dataframe()) == 2 * len(model.cast)
    model.step()
    assert (model.month, model.steps) == (3, 6)
    assert len(model.datacollector.get_agent_vars_dataframe()) == 3 * len(model.cast)
    model.rewind(0)
    assert list(model.metrics.values()) == pytest.approx(list(stepped(0).metrics.values()), rel=0, abs=0, nan_ok=True)
    assert model.datacollector.get_model_vars_dataframe().empty


def test_at_the_last_month_one_can_go_back_but_not_on() -> None:
    model = stepped(CASE.months)
    for act in (model.step, lambda: model.spend("advocacy", 1.0), lambda: model.strike("scandal"), lambda: model.change(trust_gain=0.06)):
        with pytest.raises(ps.ModelOver):
            act()
    model.stakeholder(0).voice = 0.5
    assert not model.running
    model.rewind(np.int64(7))  # type: ignore[arg-type]
    assert model.running
    assert type(model.month) is int
    model.step()
    same(model)


def test_events_as_a_table_and_in_words() -> None:
    model = stepped(4)
    model.strike("disaster")
    model.step()
    table = model.events_table()
    assert list(table.columns) == ["plan", "replicate", "month", "event", "who", "with", "by", "size", "en", "id"]
    assert sorted(set(table["month"])) == [month for month in range(1, 6) if model.events_of(month)]
    assert model.events_table(5).equals(table[table["month"] == 5].reset_index(drop=True))
    assert [event.tell("id") for event in model.events] == model.events_table(5)["id"].tolist()
    cut = SHOCKS["funding_cut"].label
    assert f"Bulan 3: terjadi guncangan: {cut['id']}." in set(table["id"])  # type: ignore[index]
    assert f"Month 3: {cut['en']} strikes." in set(table["en"])  # type: ignore[index]
    assert len(table) == len(model.events_table()) > 0
    model.rewind(4)
    assert not (model.events_table()["month"] == 5).any()
    with pytest.raises(ps.InputError, match="month 5 is not behind; expected a whole number from 1 to 4"):
        model.events_of(5)
    assert stepped(0).events == []
    assert stepped(0).events_table().empty


class Adaptive(ps.PartnershipModel):
    """A model of somebody's own, with a step and attributes of its own."""

    def step(self) -> None:
        self.spend("advocacy", 0.5)
        super().step()


def test_the_step_of_a_subclass_is_not_repeated(tmp_path: Path) -> None:
    model = Adaptive(CASE, "plan")
    for _ in range(3):
        model.step()
    other = model.fork()
    assert type(other) is Adaptive
    other.step()
    assert len(other.diary) == 4
    other.undo()
    assert (other.month, len(other.diary)) == (4, 3)
    again = Adaptive.load_diary(CASE, other.save_diary(tmp_path / "diary.json"))
    assert again.diary == other.diary
    for each in (model, other, again):
        same(each)


def test_a_fork_has_its_own_copies_of_what_a_subclass_has_set() -> None:
    model: Any = Adaptive(CASE, "plan")
    model.notes = ["mine"]
    model.luck = np.random.default_rng(4)
    model.favourite = model.stakeholder("ngo-001")
    model.about = {"model": model, "case": model.case}
    model.lock = threading.Lock()  # nothing can copy it
    other = model.fork()
    other.notes.append("theirs")
    assert (model.notes, other.notes) == (["mine"], ["mine", "theirs"])
    assert other.luck.random() == model.luck.random()
    assert other.favourite is other.stakeholder("ngo-001")
    assert other.favourite is not model.favourite
    assert other.about == {"model": other, "case": model.case}
    assert other.about["case"] is model.case
    assert other.lock is model.lock


def test_a_fork_makes_no_agents_that_nobody_asked_for() -> None:
    model: Any = stepped(2)
    model.notes = []
    assert not model.fork()._people


def test_a_model_is_pickled_and_copied_with_its_past() -> None:
    model = stepped(4)
    model.change(trust_gain=0.06)
    model.step()
    for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model)):  # noqa: S301
        other.rewind(4)
        other.step()
        same(other)
        assert other.metrics == pytest.approx(model.metrics, nan_ok=True, rel=0, abs=0)


def test_rows_and_reporters_are_there_again(tmp_path: Path) -> None:
    model = stepped(3)
    model.stakeholder("ngo-001").resistance = 0.1
    path = model.save_diary(tmp_path / "diary.json")
    again = ps.PartnershipModel.load_diary(CASE, path, model_reporters=["trust"], agent_reporters={"voice": "voice"})
    frame = again.datacollector.get_model_vars_dataframe()
    assert frame["trust"].tolist() == model.datacollector.get_model_vars_dataframe()["trust"].tolist()
    assert len(again.datacollector.get_agent_vars_dataframe()) == 3 * len(again.cast)
    assert again.steps == again.month == 3


NEWCOMERS = scenario(
    population={"register": "people.csv", "ties": "ties.csv", "community": 12, "ngo": 2},
    files={
        "people.csv": b"id,name,kind,joins\nb,Bee,community,0\na,Ay,ngo,0\nlate,Later,community,3\n",
        "ties.csv": b"source,target,trust,conflict\na,b,0.5,1\nb,a,0.25,1\nlate,a,0.5,0\na,late,0.5,0\n",
    },
    months=6,
)


def test_the_ties_of_any_month_as_a_table() -> None:
    model = stepped(5)
    now, before = model.ties_table(), model.ties_table(2)
    assert list(now.columns) == ["plan", "replicate", "month", "source", "target", "trust", "conflict"]
    assert (set(now["month"]), set(before["month"]), set(now["plan"])) == ({5}, {2}, {"plan"})
    count = int(model.ties.count[0, 0])
    assert len(now) == 2 * count
    assert now["trust"].mean() == pytest.approx(model.metrics["trust"])
    assert before["trust"].mean() == pytest.approx(model.metrics_of(2)["trust"])
    model.rewind(2)
    assert model.ties_table().equals(before)
    for month in (3, -1, "2"):
        with pytest.raises(ps.InputError, match="is not behind; expected a whole number from 0 to 2"):
            model.ties_table(month)  # type: ignore[arg-type]


def test_a_graph_of_those_who_have_joined() -> None:
    model = ps.PartnershipModel(NEWCOMERS)
    for _ in range(3):
        model.step()
    start, now = model.to_networkx(0), model.to_networkx()
    assert (start.graph, now.graph["month"]) == ({"plan": "No programme", "replicate": 0, "month": 0}, 3)
    assert set(now) - set(start) == {"late"}
    assert list(now)[:3] == ["b", "a", "late"]
    assert len(now) == len(model.cast)
    assert (start.nodes["a"]["name"], start.nodes["a"]["kind"]) == ("Ay", "ngo")
    assert start.edges["b", "a"] == {"trust": 0.25, "conflict": True}
    assert start.edges["a", "b"] == {"trust": 0.5, "conflict": True}
    table = model.ties_table()
    assert {(u, v): data["trust"] for u, v, data in now.edges(data=True)} == dict(
        zip(zip(table["source"], table["target"], strict=True), table["trust"], strict=True)
    )
    agent = model.stakeholder("late")
    assert now.nodes["late"]["resources"] == agent.resources
    written = io.BytesIO()
    nx.write_graphml(now, written)
    written.seek(0)
    assert nx.read_graphml(written).nodes["late"]["resistance"] == agent.resistance
