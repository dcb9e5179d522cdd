"""A model that is steered equals, to the last bit, a fresh run with the same diary; whatever was done, gone back on and branched off."""

from __future__ import annotations

import copy
import pickle
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import advance, observe, observe_start, open_block, start_of
from partnership_sim.engine.checkpoint import MEMORY, Checkpoints, size_of
from partnership_sim.engine.diary import replay
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.shocks import SHOCKS
from partnership_sim.testing import small_case

ACTIONS = [
    {"lever": "facilitated_dialogue", "spend": 0.5},
    {"lever": "networking", "spend": 0.6, "start": 2, "end": 5},
    {"lever": "service_delivery", "spend": 0.4, "form": "joint"},
]
CASE = small_case(
    seed=11,
    parameters={"trust_gain": 0.06},
    plans=[{"name": "plan", "budget": 6, "actions": ACTIONS}],
    shocks=[{"shock": "funding_cut", "month": 3}, {"shock": "scandal", "rate": 2.0}],
)
KINDS = ["community", "government", "business", "ngo"]


def alone(model: ps.PartnershipModel) -> tuple[Any, np.ndarray]:
    """Return the block of a fresh run with a model's diary, and its rows of metrics: written out here, without what steers a model."""
    block = open_block(CASE, model.plan, model.cast, start_of(CASE, model.cast, (model.replicate,)))
    rows = []
    for month in range(model.month + 1):
        if month:
            advance(block, month)
            rows.append(observe(block, list(METRICS))[0])
        for line in model.diary:
            if line.month == month:
                line.apply(block)
    return block, np.array(rows).reshape(-1, len(METRICS))


def same(model: ps.PartnershipModel) -> None:
    """Hold a model against a fresh run: state, ties, what the plan was charged with, rows of metrics, and the month's events."""
    block, rows = alone(model)
    own = model._course.block
    for name, one, other in zip(own.state._fields, own.state, block.state, strict=True):
        assert np.array_equal(one, other), name
    count = int(block.ties.count[0, 0])
    for name, one, other in zip(own.ties._fields, own.ties, block.ties, strict=True):
        assert np.array_equal(one[:, :count], other[:, :count]), name
    assert np.array_equal(own.charged, block.charged)
    assert np.array_equal(list(model.metrics.values()), rows[-1] if len(rows) else observe_start(block, list(METRICS))[0], equal_nan=True)
    frame = model.datacollector.get_model_vars_dataframe()
    assert np.array_equal(frame.to_numpy(float).reshape(-1, len(METRICS)), rows, equal_nan=True)
    assert model.running == (model.month < CASE.months)


MODELS: Bundle[ps.PartnershipModel] = Bundle("models")
SHARES = st.floats(0, 1, allow_nan=False)
#: Months that go by after something was done, so that it has consequences.
THEN = st.integers(0, 3)
PEOPLE = st.none() | st.lists(st.sampled_from([*KINDS, "ngo-001", "community-003"]), min_size=1, max_size=3, unique=True)


class Steered(RuleBasedStateMachine):
    """Anything that can be done to models, in any order."""

    @initialize(target=MODELS, most=st.sampled_from([MEMORY, 150_000, 60_000, 0]))
    def begin(self, most: int) -> ps.PartnershipModel:
        model = ps.PartnershipModel(CASE, "plan", replicate=3)
        model._course.checkpoints = Checkpoints(most)
        self.models = [model]
        return model

    def teardown(self) -> None:
        for model in getattr(self, "models", []):
            same(model)
            bound = model._course.checkpoints
            assert bound.memory <= bound.most

    @rule(model=MODELS, months=st.integers(1, 5))
    def step(self, model: ps.PartnershipModel, months: int) -> None:
        self._go(model, months)

    @rule(model=MODELS, data=st.data(), spend=st.floats(0, 3), on=PEOPLE, by=PEOPLE, months=st.integers(1, 12), then=THEN)
    def spend(self, model: ps.PartnershipModel, data: st.DataObject, spend: float, on: Any, by: Any, months: int, then: int) -> None:
        if model.month < CASE.months:
            lever = LEVERS[data.draw(st.sampled_from([name for name in LEVERS if LEVERS[name].__module__.startswith("partnership_sim.")]))]
            form = data.draw(st.sampled_from([*lever.forms] or [""]))
            only = lever.limited_to(form)
            meant = [name for name in on or [] if not only or name.split("-")[0] in only] or None
            model.spend(lever.name, spend, on=meant, by=by or [], months=months, form=form)
            self._go(model, then)

    @rule(
        model=MODELS,
        shock=st.sampled_from(["disaster", "scandal", "misinformation", "outside_conflict"]),
        severity=SHARES,
        on=PEOPLE,
        then=THEN,
    )
    def strike(self, model: ps.PartnershipModel, shock: str, severity: float, on: Any, then: int) -> None:
        if model.month < CASE.months:
            model.strike(shock, severity=severity, on=on)
            self._go(model, then)

    @rule(
        model=MODELS,
        name=st.sampled_from(["trust_gain", "leakage_base", "budget_scale", "training_half", "luck_tie"]),
        at=SHARES,
        then=THEN,
    )
    def change(self, model: ps.PartnershipModel, name: str, at: float, then: int) -> None:
        if model.month < CASE.months:
            low, high = PARAMETERS[name].low, PARAMETERS[name].high
            model.change(**{name: min(high, low + at * (high - low))})
            self._go(model, then)

    @rule(
        model=MODELS,
        column=st.sampled_from(["resistance", "voice", "information", "rent", "resources"]),
        who=st.integers(0, 20),
        value=SHARES,
        then=THEN,
    )
    def write(self, model: ps.PartnershipModel, column: str, who: int, value: float, then: int) -> None:
        agent = model.stakeholder(who)
        setattr(agent, column, value)
        assert getattr(agent, column) == value
        self._go(model, then)

    @rule(model=MODELS, back=st.integers(0, 5), then=THEN)
    def rewind(self, model: ps.PartnershipModel, back: int, then: int) -> None:
        agent, month = model.stakeholder("ngo-002"), max(0, model.month - back)
        kept = [line for line in model.diary if line.month <= month]
        model.rewind(month)
        assert model.month == month
        assert list(model.diary) == kept
        assert agent.resources == model.state.resources[0, agent.index]
        assert model.stakeholder("ngo-002") is agent
        same(model)
        self._go(model, then)

    @rule(model=MODELS)
    def undo(self, model: ps.PartnershipModel) -> None:
        month, diary = model.month, model.diary
        if not diary:
            with pytest.raises(ps.InputError, match="the diary is empty"):
                model.undo()
        else:
            model.undo()
        assert (model.month, model.diary) == (month, diary[:-1])
        same(model)

    @rule(target=MODELS, model=MODELS)
    def fork(self, model: ps.PartnershipModel) -> ps.PartnershipModel:
        return self._more(model.fork())

    @rule(target=MODELS, model=MODELS)
    def save_and_load(self, model: ps.PartnershipModel) -> ps.PartnershipModel:
        with tempfile.TemporaryDirectory() as place:
            path = model.save_diary(Path(place) / "diary.json")
            again = ps.PartnershipModel.load_diary(CASE, path)
        assert again.diary == model.diary
        assert (again.month, again.plan, again.replicate) == (model.month, model.plan, model.replicate)
        return self._more(again)

    @rule(model=MODELS)
    def ask_for_events(self, model: ps.PartnershipModel) -> None:
        _, events = replay(CASE, model.plan, model.cast, model.replicate, model.diary, model.month, record=True)
        found = [event for month in range(1, model.month + 1) for event in model.events_of(month)]
        assert list(map(repr, found)) == list(map(repr, events))

    def _go(self, model: ps.PartnershipModel, months: int) -> None:
        for _ in range(min(months, CASE.months - model.month)):
            model.step()

    def _more(self, model: ps.PartnershipModel) -> ps.PartnershipModel:
        self.models.append(model)
        return model


Steered.TestCase.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
test_whatever_is_done_equals_a_fresh_run = Steered.TestCase


def stepped(months: int, case: ps.Scenario = CASE, **keys: Any) -> ps.PartnershipModel:
    model = ps.PartnershipModel(case, "plan", **keys)
    for _ in range(months):
        model.step()
    return model


def test_copies_stay_within_their_bound_and_thin_out() -> None:
    model = stepped(0)
    size = size_of(model._course.block)
    model._course.checkpoints = copies = Checkpoints(4 * size + size // 2)
    for _ in range(CASE.months):
        model.step()
        assert copies.memory <= copies.most
    assert len(copies.months) >= 2
    assert min(np.diff(copies.months)) > 1
    branches = [model.fork() for _ in range(5)]
    for branch in branches:
        branch.rewind(2)
        branch.change(trust_gain=0.06)
        branch.step()
        same(branch)
    assert copies.memory <= copies.most


def test_copies_that_nobody_holds_give_their_room_back() -> None:
    model = stepped(5)
    copies = model._course.checkpoints
    before = copies.memory
    other = model.fork()
    for _ in range(3):
        other.step()
    assert copies.memory > before
    other.rewind(3)
    assert copies.memory == before
    model.rewind(3)
    assert copies.months == (0,)
    assert copies.memory < before


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
    model.rewind(2)
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


@pytest.mark.parametrize("month", [-1, 4, 2.0, True, "2", None])
def test_only_a_month_that_is_behind_can_be_gone_back_to(month: Any) -> None:
    model = stepped(3)
    with pytest.raises(ps.InputError, match="is not behind; expected is a whole number from 0 to 3"):
        model.rewind(month)
    assert model.month == 3


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
    with pytest.raises(ps.InputError, match="month 5 is not behind; expected is a whole number from 1 to 4"):
        model.events_of(5)
    assert stepped(0).events == []
    assert stepped(0).events_table().empty


def test_nobody_pays_for_events_that_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnership_sim.engine.course.Recorder", None)
    model = stepped(3)
    model.undo() if model.diary else model.rewind(1)
    model.fork().step()


def test_a_subclass_is_forked_with_what_it_has_and_its_own_step_is_not_repeated(tmp_path: Path) -> None:
    class Adaptive(ps.PartnershipModel):
        def step(self) -> None:
            self.spend("advocacy", 0.5)
            super().step()

    model = Adaptive(CASE, "plan")
    model.note = "mine"
    for _ in range(3):
        model.step()
    other = model.fork()
    assert (type(other), other.note) == (Adaptive, "mine")
    other.step()
    assert len(other.diary) == 4
    other.undo()
    assert (other.month, len(other.diary)) == (4, 3)
    again = Adaptive.load_diary(CASE, other.save_diary(tmp_path / "diary.json"))
    assert again.diary == other.diary
    for each in (model, other, again):
        same(each)


def test_a_model_is_pickled_and_copied_with_its_past() -> None:
    model = stepped(4)
    model.change(trust_gain=0.06)
    model.step()
    for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model)):  # noqa: S301
        other.rewind(4)
        other.step()
        same(other)
        assert other.metrics == pytest.approx(model.metrics, nan_ok=True, rel=0, abs=0)


def test_what_is_given_by_hand_is_told_in_indonesian_too() -> None:
    model = stepped(2, CASE.with_(language="id"))
    with pytest.raises(ps.InputError) as found:
        model.spend("mediaton", -1, on=["xx"], by="ngo", months=2.5, options={"spend": 3})  # type: ignore[arg-type]
    assert len(found.value.problems) == 6
    assert '"mediaton" bukan nama intervensi; apakah maksud Anda "mediation"?' in str(found.value)
    with pytest.raises(ps.InputError, match="catatan tindakan kosong"):
        model.undo()
