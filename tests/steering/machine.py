"""What holds for a run that is steered, by whatever face: it equals, to the last bit, a fresh run with the same diary."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import Block, advance, observe, observe_start, open_block, start_of
from partnership_sim.engine.events import Event, Recorder, standing_ties
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.steering import Session
from partnership_sim.steering.by_hand import WRITABLE
from partnership_sim.steering.checkpoint import MEMORY, Checkpoints
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


class Alone(NamedTuple):
    """A fresh run with a diary: its block after a month, metrics of each month, those of the last, and all events."""

    block: Block
    rows: np.ndarray
    metrics: np.ndarray
    events: list[Event]


def alone(run: Session, to: int | None = None) -> Alone:
    """Return a fresh run with a run's diary, until its month or another: written out here, without what steers."""
    block = open_block(run.case, run.plan, run.cast, start_of(run.case, run.cast, (run.replicate,)))
    recorder, rows = Recorder(block), []
    for month in range((run.month if to is None else to) + 1):
        if month:
            recorder.before()
            advance(block, month)
            recorder.after()
            rows.append(observe(block, list(METRICS))[0])
        for line in run.diary:
            if line.month == month:
                line.apply(block)
    metrics = rows[-1] if rows else observe_start(block, list(METRICS))[0]
    return Alone(block, np.array(rows).reshape(-1, len(METRICS)), metrics, recorder.events)


def same(run: Session) -> Alone:
    """Hold a run against a fresh one, which is returned: state, ties, what the plan was charged with, metrics of every month."""
    fresh = alone(run)
    own, block = run._course.block, fresh.block
    for name, one, other in zip(own.state._fields, own.state, block.state, strict=True):
        assert np.array_equal(one, other), name
    count = int(block.ties.count[0, 0])
    for name, one, other in zip(own.ties._fields, own.ties, block.ties, strict=True):
        assert np.array_equal(one[:, :count], other[:, :count]), name
    assert np.array_equal(own.charged, block.charged)
    assert np.array_equal(list(run.metrics.values()), fresh.metrics, equal_nan=True)
    for month, row in enumerate(fresh.rows, 1):
        assert np.array_equal(list(run.metrics_of(month).values()), row, equal_nan=True)
    return fresh


RUNS: Bundle[Any] = Bundle("runs")
SHARES = st.floats(0, 1, allow_nan=False)
#: Months that go by after something was done, so that it has consequences.
THEN = st.integers(0, 3)
PEOPLE = st.none() | st.lists(st.sampled_from([*KINDS, "ngo-001", "community-003"]), min_size=1, max_size=3, unique=True)


class Steered(RuleBasedStateMachine):
    """Anything that can be done to runs, in any order; each is held against a fresh run. A subclass says what steers them."""

    kind: ClassVar[type[Session]] = Session

    def hold(self, run: Any) -> None:
        """Hold a run against a fresh one."""
        same(run)

    @initialize(target=RUNS, most=st.sampled_from([MEMORY, 150_000, 60_000, 0]))
    def begin(self, most: int) -> Any:
        run = self.kind(CASE, "plan", replicate=3)
        run._course.checkpoints = Checkpoints(most)
        self.runs = [run]
        return run

    def teardown(self) -> None:
        for run in getattr(self, "runs", []):
            self.hold(run)
            bound = run._course.checkpoints
            assert bound.memory <= bound.most

    @rule(run=RUNS, months=st.integers(1, 5))
    def step(self, run: Any, months: int) -> None:
        self._go(run, months)

    @rule(run=RUNS, data=st.data(), spend=st.floats(0, 3), on=PEOPLE, by=PEOPLE, months=st.integers(1, 12), then=THEN)
    def spend(self, run: Any, data: st.DataObject, spend: float, on: Any, by: Any, months: int, then: int) -> None:
        if run.month < CASE.months:
            lever = LEVERS[data.draw(st.sampled_from([name for name in LEVERS if LEVERS[name].__module__.startswith("partnership_sim.")]))]
            form = data.draw(st.sampled_from([*lever.forms] or [""]))
            only = lever.limited_to(form)
            meant = [name for name in on or [] if not only or name.split("-")[0] in only] or None
            run.spend(lever.name, spend, on=meant, by=by or [], months=months, form=form)
            self._go(run, then)

    @rule(run=RUNS, lever=st.sampled_from(["networking", "mediation", "service_delivery"]), then=THEN)
    def stop(self, run: Any, lever: str, then: int) -> None:
        if run.month < CASE.months:
            run.stop(lever)
            self._go(run, then)

    @rule(
        run=RUNS,
        shock=st.sampled_from(["disaster", "scandal", "misinformation", "outside_conflict"]),
        severity=SHARES,
        on=PEOPLE,
        then=THEN,
    )
    def strike(self, run: Any, shock: str, severity: float, on: Any, then: int) -> None:
        if run.month < CASE.months:
            run.strike(shock, severity=severity, on=on)
            self._go(run, then)

    @rule(
        run=RUNS,
        name=st.sampled_from(["trust_gain", "leakage_base", "budget_scale", "training_half", "luck_tie"]),
        at=SHARES,
        then=THEN,
    )
    def change(self, run: Any, name: str, at: float, then: int) -> None:
        if run.month < CASE.months:
            low, high = PARAMETERS[name].low, PARAMETERS[name].high
            run.change(**{name: min(high, low + at * (high - low))})
            self._go(run, then)

    @rule(
        run=RUNS,
        column=st.sampled_from(["resistance", "voice", "information", "rent", "resources"]),
        who=st.integers(0, 20),
        value=SHARES,
        then=THEN,
    )
    def write(self, run: Any, column: str, who: int, value: float, then: int) -> None:
        run.write(column, who, value)
        assert run.state_of()[column][who] == value
        self._go(run, then)

    @rule(run=RUNS, units=st.floats(0, 5), by=PEOPLE, to=PEOPLE, then=THEN)
    def transfer(self, run: Any, units: float, by: Any, to: Any, then: int) -> None:
        before = run.state_of()["resources"].sum()
        run.transfer(units, by or ["ngo"], to or [])
        gone = before - run.state_of()["resources"].sum()
        assert abs(gone) < 1e-12 * before if to else -1e-12 < gone <= units + 1e-12
        self._go(run, then)

    @rule(run=RUNS, by=PEOPLE, to=PEOPLE, lacked=st.booleans(), then=THEN)
    def break_word(self, run: Any, by: Any, to: Any, *, lacked: bool, then: int) -> None:
        run.break_word(by or ["government"], to or KINDS, lacked=lacked)
        self._go(run, then)

    @rule(run=RUNS, back=st.integers(0, 5), then=THEN)
    def rewind(self, run: Any, back: int, then: int) -> None:
        month = max(0, run.month - back)
        kept = [line for line in run.diary if line.month <= month]
        run.rewind(month)
        assert run.month == month
        assert list(run.diary) == kept
        self.hold(run)
        self._go(run, then)

    @rule(run=RUNS)
    def undo(self, run: Any) -> None:
        month, diary = run.month, run.diary
        if not diary:
            with pytest.raises(ps.InputError, match="the diary is empty"):
                run.undo()
        else:
            run.undo()
        assert (run.month, run.diary) == (month, diary[:-1])
        self.hold(run)

    @rule(target=RUNS, run=RUNS)
    def fork(self, run: Any) -> Any:
        return self._more(run.fork())

    @rule(target=RUNS, run=RUNS)
    def save_and_load(self, run: Any) -> Any:
        with tempfile.TemporaryDirectory() as place:
            path = run.save_diary(Path(place) / "diary.json")
            again = self.kind.load_diary(CASE, path)
        assert again.diary == run.diary
        assert (again.month, again.plan, again.replicate) == (run.month, run.plan, run.replicate)
        return self._more(again)

    @rule(run=RUNS)
    def ask_for_events(self, run: Any) -> None:
        found = [event for month in range(1, run.month + 1) for event in run.events_of(month)]
        assert list(map(repr, found)) == list(map(repr, alone(run).events))

    @rule(run=RUNS, back=st.integers(0, 8))
    def ask_for_a_month(self, run: Any, back: int) -> None:
        month = max(0, run.month - back)
        then = alone(run, month)
        for name, column in run.state_of(month).items():
            if name in WRITABLE:
                assert np.array_equal(column, getattr(then.block.state, name)[0, run.cast.as_listed]), name
        for name, column in run.network_of(month).items():
            assert np.array_equal(column, standing_ties(then.block)[name]), name
        assert np.array_equal(list(run.metrics_of(month).values()), then.metrics, equal_nan=True)

    def _go(self, run: Any, months: int) -> None:
        for _ in range(min(months, CASE.months - run.month)):
            run.step()

    def _more(self, run: Any) -> Any:
        self.runs.append(run)
        return run


#: How many tries such a machine is given: few, of many steps.
TRIES = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
