"""Runs are results wherever they lie: what Python holds, what it saves and what the command writes are the same, and nothing is run twice."""

from __future__ import annotations

import json
import pkgutil
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.cli import main
from partnership_sim.engine.keeping import KEPT
from partnership_sim.metrics import OUTCOMES
from partnership_sim.results import manifest
from partnership_sim.results.columns import COMPARISON, OF_POINTS, STATE_START, SUMMARY
from partnership_sim.results.reader import Results
from partnership_sim.studies import intervals, start, summary
from partnership_sim.testing import small_case

if TYPE_CHECKING:
    from pathlib import Path

PLANS = [
    {"name": "Talk", "actions": [{"lever": "facilitated_dialogue", "spend": 0.5, "end": 6}]},
    {"name": "Brief", "actions": [{"lever": "mediation", "spend": 0.2, "end": 6}]},
]
CASE = small_case(plans=PLANS, replicates=4, programme_end=6, shocks=[{"shock": "scandal", "month": 4}], seed=7)


@pytest.fixture(scope="module")
def runs() -> ps.Runs:
    return ps.run(CASE)


@pytest.fixture(scope="module")
def saved(runs: ps.Runs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return runs.save(tmp_path_factory.mktemp("saved") / "r")


def test_what_python_saves_is_what_the_command_writes(saved: Path, tmp_path: Path) -> None:
    main(["run", str(saved / "scenario"), "--out", str(tmp_path / "r"), "--quiet", "--no-report"])
    ours, theirs = manifest.read(saved), manifest.read(tmp_path / "r")
    assert ours["files"] == theirs["files"]  # name, size and checksum of every table and of the input
    assert STATE_START.file in ours["files"]
    assert not set(OF_POINTS) & set(ours["files"])
    assert ours["counts"] == theirs["counts"]


def test_nothing_that_was_run_is_run_again(runs: ps.Runs, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert saved.is_dir()  # its what-ifs are known by now

    def again(*_: Any, **__: Any) -> None:
        raise AssertionError("it is run again")

    monkeypatch.setattr("partnership_sim.running.work.run_arms", again)
    monkeypatch.setattr("partnership_sim.running.single.advance", again)
    copy = runs.save(tmp_path / "copy")
    assert manifest.read(copy)["files"] == manifest.read(saved)["files"]
    runs.report(tmp_path / "report.html")
    runs.verdict()
    ps.Runs.load(copy).report(tmp_path / "other.html")


def test_a_report_of_memory_and_one_of_a_folder_are_the_same_page(runs: ps.Runs, saved: Path, tmp_path: Path) -> None:
    page = runs.report(tmp_path / "report.html").read_bytes()
    assert page == ps.Runs.load(saved).report(tmp_path / "loaded.html").read_bytes()
    assert page == (saved / "report.html").read_bytes()


def test_tables_have_one_protocol(runs: ps.Runs, saved: Path) -> None:
    loaded = Results(saved)
    for file in runs.results.files:  # type: ignore[attr-defined] # it is in memory
        ours, theirs = runs.results.table(file), loaded.table(file)
        assert list(ours) == list(theirs), file
        for name, column in ours.items():
            np.testing.assert_array_equal(np.asarray(column), np.asarray(theirs[name]), err_msg=f"{file}: {name}")
        assert runs.results.has(file) and loaded.has(file)  # noqa: PT018 - in one breath
    assert runs.results.plans == loaded.plans
    assert (runs.results.replicates, runs.results.months, runs.results.points) == (loaded.replicates, loaded.months, loaded.points)


def test_one_metric_is_compared_as_among_all_and_nothing_else_is(runs: ps.Runs, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = pd.DataFrame(Results(saved).table(COMPARISON.file))
    widths = []

    def paired(values: np.ndarray, *more: Any, **known: Any) -> Any:
        widths.append(values.shape[1])
        return original(values, *more, **known)

    original = intervals.paired
    monkeypatch.setattr(summary, "paired", paired)
    for metric in (*runs.metrics, *(name for name in OUTCOMES if name in set(table["metric"]))):
        rows = table[table["metric"] == metric].reset_index(drop=True)
        pd.testing.assert_frame_equal(runs.compare(metric), rows, check_exact=True, check_dtype=False)
    assert max(widths) == 3
    rows = runs.compare("trust", to="Talk", at="end")
    assert (set(rows["other"]), set(rows["at"])) == ({"Talk"}, {"end"})
    assert len(widths) == 6 * len(set(table["metric"])) + 2


def test_the_state_before_the_first_month_is_that_from_which_models_begin(saved: Path) -> None:
    table = pd.read_parquet(saved / STATE_START.file)
    assert list(table.columns) == ["replicate", "id", *KEPT]
    for replicate in range(4):
        rows, model = table[table["replicate"] == replicate], ps.PartnershipModel(CASE, "Talk", replicate)
        for name in ("resources", "resistance", "information", "power"):
            for agent, value in zip(model.agents, rows[name], strict=True):
                assert getattr(agent, name) == value
    assert list(table["replicate"].unique()) == [0, 1, 2, 3]


def test_of_many_people_the_start_of_typical_replicates_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start.shown(CASE, 4, [3, 1, 3]) == [0, 1, 2, 3]
    monkeypatch.setattr(start, "ROWS", 4 * CASE.stakeholders - 1)
    assert start.shown(CASE, 4, [3, 1, 3]) == [1, 3]


@pytest.mark.parametrize("kept", [{"metrics": ["trust", "service"]}, {"every": 3}, {"metrics": ["service"], "every": 2}, {"metrics": []}])
def test_a_part_is_saved_and_comes_back(kept: dict[str, Any], tmp_path: Path) -> None:
    few = ps.run(CASE, **kept)
    back = ps.Runs.load(few.save(tmp_path / "r"))
    assert (back.metrics, back.every) == (few.metrics, few.every if few.metrics else back.every)
    frames = [(one.to_pandas(), one.outcomes(), one.summary()) for one in (few, back)]
    for ours, theirs in zip(*frames, strict=True):
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True, check_dtype=False)
    for metric in (*few.metrics, "cost"):
        pd.testing.assert_frame_equal(few.compare(metric), back.compare(metric), check_exact=True, check_dtype=False)
    assert not (tmp_path / "r" / "report.html").exists()
    assert (tmp_path / "r" / SUMMARY.file).exists()
    for one in (few, back):
        for use in (one.verdict, lambda one=one: one.report(tmp_path / "page.html")):
            with pytest.raises(ps.InputError, match="not all metrics of every month were kept"):
                use()
    with pytest.raises(SystemExit, match="2"):
        main(["report", str(tmp_path / "r")])


def test_points_are_saved_and_come_back(tmp_path: Path) -> None:
    points = [
        {"trust_gain": 0.05, "population.ties_each": 3, "plans.Talk.actions[1].spend": 0.5, "months": 8, "shocks[1].severity": 0.2},
        {"trust_gain": 0.06, "population.ties_each": 3, "plans.Talk.actions[1].spend": 0.25, "months": 7, "shocks[1].severity": 0.2},
        {"trust_gain": 0.07, "population.ties_each": 4, "plans.Talk.actions[1].spend": 0.5, "months": 8, "shocks[1].severity": 0.1},
    ]
    many = ps.run(CASE, parameters=points, replicates=3)
    folder = many.save(tmp_path / "r")
    listed = manifest.read(folder)["files"]
    assert {name for name in listed if "/" not in name} == {"runs.parquet", "outcomes.parquet", "scenario.json", *OF_POINTS}
    told = pd.read_parquet(folder / "points.parquet")
    assert [(point, key, json.loads(value)) for point, key, value in zip(*(told[name].tolist() for name in told), strict=True)] == [
        (number, key, value) for number, point in enumerate(points) for key, value in point.items()
    ]
    for file in ("runs.parquet", "outcomes.parquet"):
        table = pd.read_parquet(folder / file)
        assert table.columns[:3].tolist() == ["point", "plan", "replicate"]
        assert table["point"].is_monotonic_increasing
    back = ps.Runs.load(folder)
    assert repr(back) == repr(many)
    pd.testing.assert_frame_equal(many.design, back.design, check_exact=True, check_dtype=False)
    frames = [
        (one.to_pandas(), one.outcomes(), one.summary(), one.compare("trust"), one.compare("sustained"), one.point(1).to_pandas())
        for one in (many, back)
    ]
    for ours, theirs in zip(*frames, strict=True):
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True, check_dtype=False)
    assert back.point(1).case.months == 7
    assert back.point(2).verdict().to_dict() == many.point(2).verdict().to_dict()


def test_what_is_of_several_points_asks_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = ps.run(CASE, parameters={"trust_gain": [0.05, 0.06]}, replicates=2)
    folder = many.save(tmp_path / "r")
    with pytest.raises(SystemExit, match="2"):
        main(["report", str(folder), "--lang", "id"])
    told = "hasil ini mencakup 2 titik rancangan; seharusnya salah satunya: point(nomor)"
    assert capsys.readouterr().err.strip() == f"{folder}:point: {told}"
    table = folder / "points.parquet"
    table.write_bytes(table.read_bytes()[:-1] + b"?")
    with pytest.raises(ps.InputError, match=r"points\.parquet"):
        ps.Runs.load(folder)


def test_a_point_has_the_report_of_a_run_of_its_own(tmp_path: Path) -> None:
    one = ps.run(CASE, parameters={"trust_gain": [0.05, 0.06]}, replicates=3).point(1)
    alone = ps.run(CASE, parameters={"trust_gain": 0.06}, replicates=3)
    ours, theirs = (manifest.read(runs.save(tmp_path / name))["files"] for runs, name in ((one, "a"), (alone, "b")))
    assert ours == theirs


def test_without_a_plan_there_are_what_ifs_of_no_programme_alone(tmp_path: Path) -> None:
    folder = ps.run(CASE.with_(plans=[]), replicates=2).save(tmp_path / "r")
    assert set(Results(folder).table("what_if.parquet")["plan"]) == {"No programme"}


def test_the_report_of_a_folder_looks_at_everything_once(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: dict[str, int] = {}
    for place in ("scenario.load.check", "report.data.doubts_of", "results.reader.seal.verified", "report.data.of_tables"):
        original = pkgutil.resolve_name(f"partnership_sim.{place}")

        def counted(*given: Any, place: str = place, original: Any = original, **more: Any) -> Any:
            counts[place] = counts.get(place, 0) + 1
            return original(*given, **more)

        monkeypatch.setattr(f"partnership_sim.{place}", counted)
    main(["report", str(saved), "--out", str(tmp_path / "page.html")])
    assert counts == dict.fromkeys(
        ("report.data.doubts_of", "results.reader.seal.verified", "report.data.of_tables"), 1
    )  # checked when it ran
