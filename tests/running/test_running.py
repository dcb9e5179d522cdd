"""One way to run: the same bits for any split, any order of pieces, any executor, with or without a store."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim import plugins, stopping
from partnership_sim.plugins import load_plugin, unload_plugin
from partnership_sim.points import points_of
from partnership_sim.running import Gathered, Keep, Piece, Task, Threads, pieces, work
from partnership_sim.running.processes import Processes
from partnership_sim.running.store import Store
from partnership_sim.studies.collect import Collected
from partnership_sim.testing import small_case
from tests.fuzzing import examples

PLANS: list[dict[str, Any]] = [
    {"name": "Talk", "actions": [{"lever": "facilitated_dialogue", "spend": 0.5}]},
    {"name": "Brief", "actions": []},
]
TIGHT: dict[str, Any] = {**PLANS[0], "budget": 2.0}
CASE = small_case(plans=PLANS, shocks=[{"shock": "scandal", "rate": 1.0}], replicates=5, months=14, programme_end=6)
TABLE = [{"seed": seed, "trust_gain": gain} for seed, gain in ((1, 0.05), (2, 0.06), (1, 0.07))]
OWN = Path(__file__).with_name("own_lever.py")


def task(keep: Keep | None = None) -> Task:
    return Task.of(CASE, CASE.plans, 5, points=points_of(TABLE, "en"), keep=keep)


def collected(of: Task, found: list[Piece]) -> tuple[Any, ...]:
    """Return all that is collected of pieces, in their order, as bytes."""
    kept = Collected(of.case, of.plans, of.keep.names)
    for piece in found:
        kept.add(replace(piece, kept={}))
    values = Gathered(axis=0)
    for piece in found:
        for plan, cube in piece.values.items():
            values.add(plan, piece.runs, cube)
    parts = [kept.moments, {plan: values.of(plan) for plan in kept.plans}, *kept.outcomes.values()]
    return tuple((name, array.shape, np.ascontiguousarray(array).tobytes()) for part in parts for name, array in part.items())


WHOLE = list(pieces(task(), executor=Threads(1), size=5))
EXPECTED = collected(task(), WHOLE)


@examples(40)
@given(st.integers(1, 15), st.integers(1, 3), st.booleans(), st.randoms())
def test_any_split_and_any_order_of_pieces_give_the_same_bits(size: int, workers: int, in_order: bool, luck: Any) -> None:
    found = list(pieces(task(), executor=Threads(workers), size=size, in_order=in_order))
    if in_order:
        assert [piece.number for piece in found] == list(range(len(found)))
    luck.shuffle(found)
    assert collected(task(), found) == EXPECTED


@examples(100)
@given(st.permutations(range(9)), st.integers(0, 1))
def test_what_is_gathered_stands_in_the_order_of_runs(order: list[int], axis: int) -> None:
    whole = np.arange(18.0).reshape(9, 2) if axis == 0 else np.arange(18.0).reshape(2, 9)
    gathered = Gathered(axis)
    for at in range(0, 9, 2):
        runs = np.array(order[at : at + 2])
        gathered.add("a", runs, np.take(whole, runs, axis=axis))
        gathered.of("a")
    assert np.array_equal(gathered.of("a"), whole)


def test_what_is_kept_is_chosen_and_changes_no_number() -> None:
    keep = Keep(("service", "trust"), every=6)
    found = list(pieces(task(keep), size=4))
    whole = list(pieces(task(), size=4))
    names = list(Keep().names)
    for piece, other in zip(found, whole, strict=True):
        for plan, cube in piece.values.items():
            expected = other.values[plan][:, [5, 11]][:, :, [names.index("service"), names.index("trust")]]
            assert np.array_equal(cube, expected, equal_nan=True)
            assert piece.outcomes[plan].keys() == other.outcomes[plan].keys()
    (one, *_) = pieces(task(Keep((), 0)), size=4)
    assert one.values["Talk"].size == one.moments["Talk"].size == 0
    assert np.array_equal(one.outcomes["Talk"]["cost"], whole[0].outcomes["Talk"]["cost"])


def test_python_chooses_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    whole = ps.run(CASE, progress=True)
    few = ps.run(CASE, metrics=["trust"], every=5)
    table = whole.to_pandas()
    rows = table[table["month"].isin([5, 10])].reset_index(drop=True)
    assert few.to_pandas().equals(rows[["plan", "replicate", "month", "trust"]])
    assert few.compare("trust").equals(whole.compare("trust"))
    assert few.outcomes().equals(whole.outcomes())
    only = ps.run(CASE, metrics=[])
    assert only.outcomes().equals(whole.outcomes())
    assert set(only.summary()["metric"]) == set(only.outcomes().columns[2:])
    with pytest.raises(ps.InputError, match="of 5 months one is kept"):
        few.plot("trust")
    wrong: dict[str, Any] = {"metrics": ["trst"], "every": 0, "executor": "many"}
    with pytest.raises(ps.InputError) as caught:
        ps.run(CASE, **wrong)
    assert [problem.place for problem in caught.value.problems] == ["every", "executor", "metrics[1]"]
    assert 'did you mean "trust"?' in caught.value.problems[2].tell()


def test_tasks_and_pieces_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(task()))  # noqa: S301 - our own
    assert collected(task(), [pickle.loads(pickle.dumps(piece)) for piece in pieces(again, size=4)]) == EXPECTED  # noqa: S301 - our own


@pytest.fixture
def travelling() -> Any:
    load_plugin(OWN)
    yield CASE.with_(plans=[{"name": "Go", "actions": [{"lever": "travelling", "spend": 0.5}]}])
    unload_plugin(OWN)


def summed(before: Any, at: str, states: np.ndarray) -> np.ndarray:
    total = np.zeros(states[:, 0].shape) if before is None else before.copy()
    for run in range(states.shape[1]):
        total += states[:, run]
    return total


def test_processes_give_the_same_bits_and_plug_ins_travel(travelling: ps.Scenario) -> None:
    of = Task.of(travelling, travelling.plans, 5, points=points_of(TABLE, "en"), keep=Keep(states=True))
    told: list[int] = []
    one = list(pieces(of, executor=Threads(2), size=4, keep=summed))
    two = list(pieces(of, executor=Processes(2), size=4, keep=summed, progress=told.append))
    assert collected(of, one) == collected(of, two)
    for here, there in zip(one, two, strict=True):
        assert here.kept.keys() == there.kept.keys()
        for plan, moments in here.kept.items():
            for at, total in moments.items():
                assert np.array_equal(total, there.kept[plan][at])
    assert sum(told) == of.runs * len(of.plans)
    far = travelling.with_(plans=[{"name": "Go", "actions": [{"lever": "travelling", "spend": 5.0}]}])
    messages = []
    for executor in (Threads(1), Processes(1)):
        with pytest.raises(ps.InputError, match="too far") as caught:
            ps.run(far, executor=executor)
        messages.append([problem.tell() for problem in caught.value.problems])
    assert messages[0] == messages[1]


def test_processes_refuse_what_they_cannot_know(travelling: ps.Scenario, tmp_path: Path) -> None:
    changed = tmp_path / "own.py"
    changed.write_text(OWN.read_text(encoding="utf-8").replace("travelling", "walking").replace("Travelling", "Walking"), encoding="utf-8")
    load_plugin(changed)
    try:
        changed.write_text(changed.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
        with pytest.raises(ps.InputError, match="has changed since it was loaded"):
            ps.run(travelling, executor=Processes(1), replicates=1)
    finally:
        unload_plugin(changed)

    @ps.metric("of_no_file", {"en": "of no file", "id": "tanpa berkas"})
    def of_no_file(month: Any) -> Any:
        return np.zeros(len(month.keys))

    from partnership_sim.declare import METRICS
    from partnership_sim.entering import withdraw

    try:
        with pytest.raises(ps.InputError, match='do not know "metric of_no_file"'):
            ps.run(travelling, executor=Processes(1), replicates=1)
    finally:
        withdraw(METRICS, "of_no_file")


def test_who_is_asked_to_stop_stops_with_processes_too() -> None:
    coming = pieces(Task.of(CASE, CASE.plans, 400), executor=Processes(1), size=20)
    next(coming)
    stopping.ask()
    try:
        with pytest.raises(ps.Stopped):
            for _ in coming:
                pass
    finally:
        stopping.reset()


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with every part that is run."""
    calls: list[int] = []
    whole: Any = vars(work)["run_arms"]

    def run_arms(*arguments: Any, **how: Any) -> Any:
        calls.append(1)
        return whole(*arguments, **how)

    monkeypatch.setattr(work, "run_arms", run_arms)
    return calls


def test_a_store_gives_the_same_bits_and_saves_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, of = Store(tmp_path / "store"), task(Keep(states=True))
    first = list(pieces(of, store=store, size=4, keep=summed))
    assert collected(of, first) == EXPECTED
    kept = sorted(store.folder.rglob("*.piece"))
    assert len(kept) == len(first) * len(of.plans)
    calls = counted(monkeypatch)
    told: list[int] = []
    again = list(pieces(task(Keep(states=True)), store=store, size=4, keep=summed, progress=told.append))
    assert collected(of, again) == EXPECTED
    assert not calls
    assert sum(told) == of.runs * len(of.plans)
    assert all(np.array_equal(one.kept["Talk"]["end"], two.kept["Talk"]["end"]) for one, two in zip(first, again, strict=True))
    damaged = [kept[0].read_bytes()[:-1], b"", kept[2].read_bytes()[:40] + b"x" + kept[2].read_bytes()[41:]]
    for path, data in zip(kept, damaged, strict=False):
        path.write_bytes(data)
    assert collected(of, list(pieces(of, store=store, size=4))) == EXPECTED
    ran = len(calls)
    assert 1 <= ran <= 3  # parts of which a plan's piece was damaged
    assert collected(of, list(pieces(of, store=store, size=4))) == EXPECTED
    assert len(calls) == ran  # what was damaged is whole again


@pytest.mark.parametrize("first", [("Talk",), ("No programme",), ("No programme", "Brief"), ("Talk", "Brief")], ids="+".join)
def test_one_plan_more_runs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: tuple[str, ...]) -> None:
    store, keep = Store(tmp_path / "store"), Keep(states=True)
    whole = task(keep)
    few = [plan for plan in whole.plans if plan.name in {*first, "No programme"}]
    list(pieces(Task.of(CASE, few, 5, points=points_of(TABLE, "en"), keep=keep), store=store, size=4, keep=summed))
    ran: list[str] = []
    engine: Any = vars(work)["run_arms"]

    def run_arms(case: Any, cast: Any, arms: Any, **how: Any) -> Any:
        ran.extend(arm.plan.name for arm in arms)
        return engine(case, cast, arms, **how)

    monkeypatch.setattr(work, "run_arms", run_arms)
    told: list[int] = []
    found = list(pieces(whole, store=store, size=4, keep=summed, progress=told.append))
    assert collected(whole, found) == EXPECTED
    assert set(ran) == {plan.name for plan in whole.plans} - {plan.name for plan in few}
    assert sum(told) == whole.runs * len(whole.plans)
    assert [list(piece.outcomes) for piece in found] == [list(piece.outcomes) for piece in WHOLE[:1]] * len(found)


def test_outcomes_measured_by_nothing_are_not_taken_for_those_that_are(tmp_path: Path) -> None:
    store, talk = Store(tmp_path / "store"), [plan for plan in CASE.plans if plan.name == "Talk"]
    (alone,) = pieces(Task.of(CASE, talk, 5), store=store, size=5)
    (beside,) = pieces(Task.of(CASE, CASE.plans, 5), store=store, size=5)
    assert np.array_equal(alone.values["Talk"], beside.values["Talk"], equal_nan=True)
    assert not alone.outcomes["Talk"]["cost_effectiveness"].any()
    assert beside.outcomes["Talk"]["cost_effectiveness"].any()


def test_the_source_of_an_installed_plug_in_is_in_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "own_package"
    package.mkdir()
    (package / "__init__.py").write_text("from own_package import deep\n")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("own", "own_package", plugins.GROUP)
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point] if group == plugins.GROUP else [])
    monkeypatch.setattr(plugins, "_SOURCES", {})
    monkeypatch.setattr(plugins, "_INSTALLED", [])
    keys, of = set(), Task.of(CASE, CASE.plans, 5)
    (part,) = of.parts(5)
    for source in ("FACTOR = 1\n", "FACTOR = 2\n", "FACTOR = 1\n"):
        (package / "deep.py").write_text(source)
        for name in ("own_package", "own_package.deep"):
            sys.modules.pop(name, None)
        plugins.load_installed()
        keys.add(Store("nowhere").keys(of, part)["Talk"])
    assert len(keys) == 2
    for name in ("own_package", "own_package.deep"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    "change",
    [{"seed": 9}, {"months": 13}, {"parameters": {"need": 0.2}}, {"plans": [TIGHT]}, {"shocks": []}],
    ids=lambda change: next(iter(change)),
)
def test_a_piece_of_another_study_is_not_taken(change: dict[str, Any]) -> None:
    store = Store("nowhere")
    mine, other = Task.of(CASE, CASE.plans, 5), CASE.with_(**change)
    theirs = Task.of(other, other.plans, 5)
    (one,), (two,) = mine.parts(5), theirs.parts(5)
    assert store.keys(mine, one)["Talk"] != store.keys(theirs, two)["Talk"]
    assert store.keys(mine, one) == store.keys(Task.of(CASE, CASE.plans, 5), one)
    assert store.keys(mine, one)["Talk"] != store.keys(Task.of(CASE, CASE.plans, 5, keep=Keep(("trust",))), one)["Talk"]


@pytest.mark.parametrize("column", ["seed", "plans.Talk.actions[1].spend", "plans.Talk.budget", "shocks[1].severity", "trust_gain"])
def test_a_piece_of_another_point_is_not_taken(column: str) -> None:
    values: list[Any] = [1, 2, 3] if column == "seed" else [0.05, 0.06, 0.07] if column == "trust_gain" else [0.1, 0.2, 0.3]
    keys = []
    for table in ({column: values}, {column: [*values[:2], values[0]]}):
        of = Task.of(CASE, CASE.plans, 1, points=points_of(table, "en"))
        (part,) = of.parts(3)
        keys.append(Store("nowhere").keys(of, part)["Talk"])
    assert keys[0] != keys[1]


BROKEN_OFF = """
import sys, time
import partnership_sim as ps
from partnership_sim.running import work
if __name__ == "__main__":
    whole = work.run_arms
    def slow(*a, **k):
        time.sleep(0.2)
        return whole(*a, **k)
    work.run_arms = slow
    ps.run(sys.argv[1], replicates=60, workers=1, store=sys.argv[2])
"""


def test_a_study_that_was_killed_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = small_case(plans=PLANS, population={"community": 1400, "government": 2, "business": 2, "ngo": 3}, months=2)
    (tmp_path / "scenario.toml").write_bytes(large.files["scenario.toml"])
    store, plans = tmp_path / "store", len(large.plans)
    running = subprocess.Popen([sys.executable, "-c", BROKEN_OFF, str(tmp_path), str(store)], env=dict(os.environ))
    while len(list(store.rglob("*.piece"))) < 2 * plans and running.poll() is None:
        time.sleep(0.05)
    running.kill()
    running.wait()
    there = len(list(store.rglob("*.piece"))) // plans
    assert 2 <= there < 12
    calls = counted(monkeypatch)
    runs = ps.run(tmp_path, replicates=60, store=store, workers=2)
    assert len(calls) == 12 - there
    assert runs.to_pandas().equals(ps.run(tmp_path, replicates=60).to_pandas())
