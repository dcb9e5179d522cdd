"""A model that is steered equals, to the last bit, a fresh run with the same diary; whatever was done, gone back on and branched off."""

from __future__ import annotations

import copy
import json
import math
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
from partnership_sim.by_hand import WRITABLE
from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import advance, observe, open_block, start_of
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
    assert np.array_equal(list(model.metrics.values()), rows[-1] if len(rows) else [], equal_nan=True)
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
        name=st.sampled_from(["trust_gain", "leakage_base", "budget_scale", "training_half", "luck_climate"]),
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
