"""A results folder that was edited, saved again, cut or mixed is refused by name; reports and figures follow the language; nothing of the user's goes."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import partnership_sim as ps
from partnership_sim import plugins
from partnership_sim.cli import main

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
    with pytest.raises(ps.InputError, match=r"precious\.txt: it exists and is not a report of this program"):
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
    assert call("report", folder, "--out", "mine.html", "--lang", "fr") == 2
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


METRIC = """
import numpy as np
import partnership_sim as ps

@ps.metric("own_of_{name}", {"en": "own measure", "id": "ukuran sendiri"})
def own(month):
    return np.full(month.runs, 0.5)
"""
LEVER = '''
import partnership_sim as ps

class Own(ps.Lever):
    """A lever of one's own."""
    name = "own_lever_{name}"
    label = {"en": "own lever", "id": "pengungkit sendiri"}
    source = "none"
    def act(self, month, on, spend):
        pass
'''


@pytest.fixture
def kit(tmp_path):
    """Return a function that writes a plug-in; what was loaded is taken out at the end."""
    written: list[Path] = []

    def write(text: str, name: str) -> Path:
        written.append(tmp_path / f"{name}.py")
        written[-1].write_text(text.replace("{name}", name))
        return written[-1]

    yield write
    for path in written:
        plugins.unload_plugin(path)


def test_results_made_with_a_plug_in_keep_its_copy_as_it_was_loaded(kit, tmp_path, capsys):
    own, out = kit(LEVER, "kit"), tmp_path / "r"
    content = own.read_bytes()
    ps.load_plugin(own)
    own.unlink()
    runs = ps.run(ps.Scenario.load(BASE), replicates=2, months=3, workers=1)
    runs.save(out, with_what_if=False)
    (listed,) = json.loads((out / "manifest.json").read_text())["plugins"]
    assert listed == {"name": "kit.py", "file": "plugins/kit.py", "sha256": hashlib.sha256(content).hexdigest()}
    assert (out / "plugins" / "kit.py").read_bytes() == content
    plugins.unload_plugin(own)
    assert call("report", out, "--out", tmp_path / "page.html") == 0  # nothing in it needs the plug-in
    (out / "plugins" / "kit.py").write_text("KIT = 2\n")
    assert call("report", out) == 2
    assert "kit.py: it is not the plug-in that was run" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "name"), [(METRIC, "metric"), (LEVER, "lever")])
def test_results_that_need_a_plug_in_say_so(kit, tmp_path, capsys, text, name):
    own, out = kit(text, name), tmp_path / "r"
    case = shutil.copytree(BASE, tmp_path / "case")
    if name == "lever":
        with (case / "plans.csv").open("a") as plans:
            plans.write("Own,,own_lever_lever,1,1,2,,,\n")
    assert call("run", case, "--out", out, "--no-report", "--plugin", own, *QUICK) == 0
    plugins.unload_plugin(own)
    capsys.readouterr()
    for language, words in (("en", "these results need the plug-in"), ("id", "hasil ini memerlukan plug-in")):
        assert call("report", out, "--lang", language) == 2
        said = capsys.readouterr().err
        assert f'{words} "{own.name}"' in said
        assert f'--plugin "{out / "plugins" / own.name}"' in said
    with pytest.raises(ps.InputError, match="plug-in"):
        ps.Runs.load(out)
    assert call("report", out, "--plugin", out / "plugins" / own.name) == 0
    plugins.unload_plugin(out / "plugins" / own.name)
