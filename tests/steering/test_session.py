"""A session: one run that is steered, without Mesa."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.steering import Session
from partnership_sim.steering.by_hand import WRITABLE
from partnership_sim.steering.checkpoint import Checkpoints, size_of
from tests.steering.machine import CASE, TRIES, Steered, same

Steered.TestCase.settings = TRIES
test_whatever_is_done_equals_a_fresh_run = Steered.TestCase


def stepped(months: int, case: ps.Scenario = CASE) -> Session:
    run = Session(case, "plan")
    run.run_to(months)
    return run


def test_copies_stay_within_their_bound_and_thin_out() -> None:
    run = stepped(0)
    size = size_of(run._course.block)
    run._course.checkpoints = copies = Checkpoints(4 * size + size // 2)
    for _ in range(CASE.months):
        run.step()
        assert copies.memory <= copies.most
    assert len(copies.months) >= 2
    assert min(np.diff(copies.months)) > 1
    branches = [run.fork() for _ in range(5)]
    for branch in branches:
        branch.rewind(2)
        branch.change(trust_gain=0.06)
        branch.step()
        same(branch)
    assert copies.memory <= copies.most


def test_copies_that_nobody_holds_give_their_room_back() -> None:
    run = stepped(5)
    copies = run._course.checkpoints
    before = copies.memory
    other = run.fork()
    for _ in range(3):
        other.step()
    assert copies.memory > before
    other.rewind(3)
    assert copies.memory == before
    run.rewind(3)
    assert copies.months == (0,)
    assert copies.memory < before


@pytest.mark.parametrize("month", [-1, 4, 2.0, True, "2", None])
def test_only_a_month_that_is_behind_can_be_gone_back_to(month: Any) -> None:
    run = stepped(3)
    with pytest.raises(ps.InputError, match="is not behind; expected a whole number from 0 to 3"):
        run.rewind(month)
    assert run.month == 3


def test_nobody_pays_for_events_that_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnership_sim.steering.course.Recorder", None)
    run = stepped(3)
    run.undo() if run.diary else run.rewind(1)
    run.fork().step()


def test_what_is_given_by_hand_is_told_in_indonesian_too() -> None:
    run = stepped(2, CASE.with_(language="id"))
    with pytest.raises(ps.InputError) as found:
        run.spend("mediaton", -1, on=["xx"], by="ngo", months=2.5, options={"spend": 3})  # type: ignore[arg-type]
    assert len(found.value.problems) == 6
    assert '"mediaton" bukan nama intervensi; apakah maksud Anda "mediation"?' in str(found.value)
    with pytest.raises(ps.InputError, match="catatan tindakan kosong"):
        run.undo()


def test_a_face_needs_neither_mesa_nor_pandas() -> None:
    program = """
import sys
from partnership_sim.steering import Session
run = Session("experiments/air_bersih", "Campuran")
run.run_to(2)
run.spend("mediation", 1.0)
run.step()
run.undo()
run.fork().rewind(1)
run.event_rows(), run.state_of(1), run.network_of(0), run.metrics_of(0)
print([name for name in ("mesa", "pandas", "networkx", "matplotlib") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_it_is_the_run_of_an_ensemble() -> None:
    run = stepped(CASE.months)
    ensemble = ps.run(CASE, replicates=1).values["plan"][0]
    rows = [list(run.metrics_of(month).values()) for month in range(1, CASE.months + 1)]
    assert np.array_equal(rows, ensemble, equal_nan=True)
    few = Session(CASE, "plan", metrics=["service", "trust"])
    few.run_to(4)
    assert few.metrics == {name: run.metrics_of(4)[name] for name in ("service", "trust")}


@pytest.mark.parametrize("month", [2, 9, 3.0, True, "3", None])
def test_only_a_month_that_is_ahead_can_be_gone_on_to(month: Any) -> None:
    run = stepped(3)
    with pytest.raises(ps.InputError, match="is not ahead; expected a whole number from 3 to 8"):
        run.run_to(month)
    run.run_to(np.int64(3))  # type: ignore[arg-type]
    assert run.month == 3


def test_past_the_last_month_there_is_none() -> None:
    run = stepped(CASE.months)
    for act in (run.step, lambda: run.spend("advocacy", 1.0), lambda: run.strike("scandal"), lambda: run.change(trust_gain=0.06)):
        with pytest.raises(ps.ModelOver, match=f"month {CASE.months} was the last one"):
            act()
    run.write("voice", 0, 0.5)
    run.undo()
    run.rewind(7)
    run.step()
    same(run)


def test_what_it_is_opened_on_is_checked() -> None:
    with pytest.raises(ps.InputError) as found:
        Session(CASE, "plan", -1, metrics=["trust", "trsut", 5])  # type: ignore[list-item]
    assert [problem.place for problem in found.value.problems] == ["replicate", "metrics[2]", "metrics[3]"]
    with pytest.raises(ps.InputError, match=r"metrics: .*expected a list of metrics"):
        Session(CASE, metrics="trust")
    with pytest.raises(ps.InputError, match='there is no plan "plna"; did you mean "plan"'):
        Session(CASE, "plna")
    with pytest.raises(ps.InputError, match="case: "):
        Session(5)  # type: ignore[arg-type]


def test_a_month_s_state_has_what_was_done_by_hand_in_it() -> None:
    run = stepped(2)
    run.write("resistance", "ngo-001", 0.125)
    run.run_to(5)
    run.write("resistance", "ngo-001", 0.875)
    who = run.state_of()["id"].tolist().index("ngo-001")
    assert [run.state_of(month)["resistance"][who] for month in (2, 5)] == [0.125, 0.875]
    assert run.state_of(1)["resistance"][who] not in (0.125, 0.875)
    assert list(run.state_of(0)) == ["id", "name", "kind", *WRITABLE]
    looked = run.state_of()
    looked["resistance"][:] = 0.5
    assert run.state_of()["resistance"][who] == 0.875


def test_looking_back_changes_nothing() -> None:
    run = stepped(6)
    for month in range(7):
        run.state_of(month), run.network_of(month), run.metrics_of(month)
    run.step()
    same(run)
    for ask in (run.state_of, run.network_of, run.metrics_of):
        with pytest.raises(ps.InputError, match="month 8 is not behind"):
            ask(8)


def test_events_are_rows_of_the_table_of_events() -> None:
    run = stepped(4)
    rows = run.event_rows()
    assert list(rows[0]) == ["plan", "replicate", "month", "event", "who", "with", "by", "size", "en", "id"]
    assert [row for row in rows if row["month"] == 3] == run.event_rows(3)
    assert [row["en"] for row in run.event_rows(4)] == [event.tell("en") for event in run.events]


def test_a_month_that_fails_is_not_half_gone_through() -> None:
    run = stepped(2)

    def fails(_: object, __: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("partnership_sim.steering.session.observe", fails)
        with pytest.raises(KeyboardInterrupt):
            run.step()
    assert run.month == 2
    run.step()
    same(run)


def test_a_run_is_pickled_and_copied_with_its_past() -> None:
    run = stepped(4)
    run.change(trust_gain=0.06)
    run.step()
    for other in (pickle.loads(pickle.dumps(run)), copy.deepcopy(run)):  # noqa: S301
        other.rewind(4)
        other.step()
        assert other.metrics == pytest.approx(run.metrics, nan_ok=True, rel=0, abs=0)
        same(other)
