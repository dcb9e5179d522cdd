"""What comes back from a results folder is what was run."""

from __future__ import annotations

import shutil

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.cli import main
from partnership_sim.report.place import is_ours
from partnership_sim.results import manifest
from tests.scenario.base import PLAIN, folder


@pytest.fixture(scope="module")
def case():
    return ps.Scenario.of({**PLAIN, "replicates": 5}, language="id")


@pytest.fixture(scope="module")
def runs(case):
    return ps.run(case, workers=1)


@pytest.fixture(scope="module")
def saved(runs, tmp_path_factory):
    return runs.save(tmp_path_factory.mktemp("saved") / "r", with_what_if=False)


def test_tables_come_back_to_the_last_bit(runs, saved):
    back = ps.Runs.load(saved)
    assert back.metrics == runs.metrics
    assert [plan.name for plan in back.plans] == [plan.name for plan in runs.plans]
    for ours, theirs in ((runs.to_pandas(), back.to_pandas()), (runs.outcomes(), back.outcomes()), (runs.summary(), back.summary())):
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True, check_dtype=False)
    pd.testing.assert_frame_equal(runs.compare("trust"), back.compare("trust"), check_exact=True)
    assert back.case.language == "id"
    assert repr(back) == repr(runs)
    assert back.citation() == runs.citation()
    assert back.collected.ranked() == runs.collected.ranked()
    assert len(back.plot("trust").axes) == len(runs.plot("trust").axes)
    written = pd.read_csv(saved / "summary.csv")
    np.testing.assert_array_equal(written["mean"], back.summary()["mean"])


def test_what_was_loaded_is_copied_whole(saved, tmp_path):
    (saved / "mine.txt").write_text("mine")
    copy = ps.Runs.load(saved).save(tmp_path / "copy")
    assert manifest.read(copy) == manifest.read(saved)
    assert all((copy / file).read_bytes() == (saved / file).read_bytes() for file in manifest.read(saved)["files"])
    assert (copy / "report.html").read_bytes() == (saved / "report.html").read_bytes()
    assert not (copy / "mine.txt").exists()
    with pytest.raises(ps.InputError):
        ps.Runs.load(saved).save(saved)


def test_the_report_of_what_was_loaded(saved, tmp_path):
    back = ps.Runs.load(saved)
    page = back.report(tmp_path / "page.html", language="en")
    assert '<html lang="en">' in page.read_text(encoding="utf-8")
    assert is_ours(back.report(page))
    assert '<html lang="id">' in page.read_text(encoding="utf-8")


def test_a_folder_that_was_spoilt_after_it_was_loaded(saved, tmp_path):
    place = shutil.copytree(saved, tmp_path / "r")
    back = ps.Runs.load(place)
    (place / "events.parquet").write_bytes(b"")
    for use in (lambda: back.report(tmp_path / "page.html"), lambda: back.save(tmp_path / "copy")):
        with pytest.raises(ps.InputError, match=r"events\.parquet"):
            use()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r"]


def test_plans_of_one_s_own_are_in_the_folder(case, tmp_path):
    own = case.plans[1].model_copy(update={"name": "Own"})
    runs = ps.run(case, plans=[own], workers=1, replicates=2)
    runs.save(tmp_path / "r", with_what_if=False)
    back = ps.Runs.load(tmp_path / "r")
    assert [plan.name for plan in back.plans] == ["No programme", "Own"]
    pd.testing.assert_frame_equal(runs.to_pandas(), back.to_pandas(), check_dtype=False)
    again = ps.run(tmp_path / "r" / "scenario", workers=1)
    pd.testing.assert_frame_equal(runs.to_pandas(), again.to_pandas())


def test_the_command_line_s_results_are_loaded(tmp_path):
    scenario = folder(
        tmp_path / "case", 'name = "Few"\nmonths = 3\nreplicates = 3\n[population]\ncommunity = 6\ngovernment = 1\nbusiness = 1\nngo = 1\n'
    )
    main(["run", str(scenario), "--out", str(tmp_path / "r"), "--quiet", "--no-report", "--no-what-if", "--workers", "1"])
    back = ps.Runs.load(str(tmp_path / "r"), language="id")
    assert back.case.language == "id"
    assert back.collected.replicates == 3
