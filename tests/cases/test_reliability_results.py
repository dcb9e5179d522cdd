"""A results folder that was edited, saved again, cut or mixed is refused by name; reports and figures follow the language; nothing of the user's goes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import partnership_sim as ps
from partnership_sim.cli import main
from partnership_sim.plugins import unload_plugin

BASE = Path(__file__).parent / "base"
QUICK = ("--workers", "1", "--quiet", "--no-what-if", "--replicates", "4")


def call(*arguments: object) -> int:
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as left:
        return int(left.code or 0)
    return 0


@pytest.fixture(scope="session")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ran") / "r"
    assert call("run", BASE, "--out", folder, "--no-report", *QUICK) == 0
    return folder


@pytest.fixture
def folder(ran, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ran, "r"))


def refused(folder, capsys, *parts):
    """Try both doors in both languages; return what the command line says in English."""
    with pytest.raises(ps.InputError):
        ps.Runs.load(folder)
    said = []
    for language in ("id", "en"):
        capsys.readouterr()
        assert call("report", folder, "--lang", language) == 2
        said.append(capsys.readouterr().err)
    assert said[0] != said[1]
    for part in parts:
        assert part in said[1], said[1]
    assert "Traceback" not in said[0] + said[1]
    assert "defect" not in said[0] + said[1]
    assert not (folder / "report.html").exists()
    return said[1]


def test_report_edited_scenario(folder, capsys):
    main_file, plans = folder / "scenario" / "scenario.toml", folder / "scenario" / "plans.csv"
    main_file.write_text(main_file.read_text().replace("programme_end = 6", "programme_end = 5"))
    plans.write_text(plans.read_text().replace(",6,", ",5,"))
    refused(folder, capsys, "scenario.toml: it was changed after the run: scenario/ is not what was run (input_sha256)", "plans.csv")


def test_report_excel_saved(folder, capsys):
    table = folder / "comparison.csv"
    table.write_text(table.read_text().replace(",", ";").replace(".", ","))
    refused(folder, capsys, "comparison.csv: it was saved again by a spreadsheet program")


def test_report_half_summary(folder, capsys):
    table = folder / "summary.csv"
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join(lines[: len(lines) // 2]))
    refused(folder, capsys, "summary.csv: it is not what this run wrote")


def test_report_without_comparison(folder, capsys):
    (folder / "comparison.csv").unlink()
    refused(folder, capsys, "comparison.csv: it is missing")


def test_report_overwrites(tmp_path):
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    runs = ps.run(ps.Scenario.load(BASE), replicates=2, workers=1)
    with pytest.raises(ps.InputError, match=r"precious\.txt: it exists and is no report of this program"):
        runs.report(precious)
    assert precious.read_text() == "precious"


def test_report_out_replaces_a_file_only_with_force_and_never_a_folder(folder, capsys):
    Path("mine.html").write_text("mine")
    assert call("report", folder, "--out", "mine.html") == 2
    assert "--out:mine.html: it exists already" in capsys.readouterr().err
    assert Path("mine.html").read_text() == "mine"
    assert call("report", folder, "--out", ".", "--force") == 2
    assert call("report", folder, "--out", "mine.html", "--force", "--lang", "id") == 0
    assert '<html lang="id">' in Path("mine.html").read_text(encoding="utf-8")
    assert not (folder / "figures").exists()


def test_everything_wrong_is_told_at_once(folder, capsys):
    (folder / "comparison.csv").unlink()
    Path("mine.html").write_text("mine")
    assert call("report", folder, "--out", "mine.html", "--lang", "xx") == 2
    said = capsys.readouterr().err
    assert "--lang" in said
    assert "comparison.csv" in said
    assert "mine.html" in said


@pytest.mark.parametrize(("language", "heading"), [("en", "Plan"), ("id", "Rencana")])
def test_the_language_of_a_run_is_that_of_its_report(tmp_path, language, heading):
    folder = tmp_path / "r"
    assert call("run", BASE, "--out", folder, "--lang", language, *QUICK) == 0
    assert f'<html lang="{language}">' in (folder / "report.html").read_text(encoding="utf-8")
    assert (folder / "spreadsheets" / "summary.csv").read_text(encoding="utf-8-sig").startswith(heading)
    figure = min((folder / "figures").iterdir())
    drawn = figure.read_bytes()
    assert call("report", folder) == 0
    assert f'<html lang="{language}">' in (folder / "report.html").read_text(encoding="utf-8")
    assert figure.read_bytes() == drawn
    other = {"en": "id", "id": "en"}[language]
    assert call("report", folder, "--lang", other) == 0
    assert figure.read_bytes() != drawn


def test_results_made_with_a_plug_in_keep_its_copy_and_say_what_they_need(folder, tmp_path, capsys):
    own = tmp_path / "own_kit.py"
    own.write_text("KIT = 1\n")
    out = tmp_path / "with"
    assert call("run", BASE, "--out", out, "--no-report", "--plugin", own, *QUICK) == 0
    listed = next(entry for entry in json.loads((out / "manifest.json").read_text())["plugins"] if entry["name"] == own.name)
    assert (out / listed["file"]).read_bytes() == own.read_bytes()
    assert pq.read_table(out / "runs.parquet").num_rows > 0
    (out / listed["file"]).write_text("KIT = 2\n")
    refused(out, capsys, "own_kit.py: it is not the plug-in that was run")
    unload_plugin(own)
