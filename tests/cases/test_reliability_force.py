"""What --force replaces, and what it leaves: only what a run wrote goes, and never before the new results are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnership_sim.results import folder, owners, swap
from tests.cases.runs_of_base import TABLES_ONLY, call, names, small, started, whole


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return small(tmp_path)


def run(case, *options):
    return call("run", case, "--out", "out", "--quiet", *TABLES_ONLY, *options)


def test_what_others_put_there_is_kept(case, tmp_path):
    assert run(case) == 0
    out = tmp_path / "out"
    (out / "notes.txt").write_text("mine")
    (out / "figures").mkdir()
    (out / "figures" / "01-old.png").write_bytes(b"ours")
    (out / "figures" / "photo.jpg").write_bytes(b"mine")
    (out / "scenario" / "draft.txt").write_text("mine")
    (out / "papers" / "deep").mkdir(parents=True)
    (out / "papers" / "deep" / "letter.txt").write_text("mine")
    (out / "link").symlink_to("nowhere")
    (out / "report.html").write_text("ours")
    assert run(case, "--force", "--seed", 99) == 0
    assert whole(out)["seed"] == 99
    kept = {str(path.relative_to(out)): path for path in out.rglob("*")}
    for name in ("notes.txt", "scenario/draft.txt", "papers/deep/letter.txt"):
        assert kept[name].read_text() == "mine"
    assert kept["figures/photo.jpg"].read_bytes() == b"mine"
    assert kept["link"].readlink() == Path("nowhere")
    assert not {"figures/01-old.png", "report.html"} & set(kept)
    assert names(tmp_path) == ["out", "small"]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("inside", ["mine", "mine/scenario.toml", "scenario"])
def test_what_is_run_must_not_lie_in_what_is_replaced(case, tmp_path, inside, language, capsys):
    assert run(case) == 0
    case.rename(tmp_path / "out" / "mine")
    assert run(tmp_path / "out" / inside, "--force", "--lang", language) == 2
    told = {"en": "the scenario that is run lies in out", "id": "skenario yang dijalankan berada di dalam out"}
    assert told[language] in capsys.readouterr().err
    assert (tmp_path / "out" / "mine" / "ties.csv").is_file()
    whole(tmp_path / "out")


def test_a_scenario_that_was_edited_there_is_not_deleted(case, tmp_path, capsys):
    assert run(case) == 0
    scenario = tmp_path / "out" / "scenario" / "scenario.toml"
    scenario.write_text("# much work\n" + scenario.read_text())
    assert run(case, "--force") == 2
    assert "scenario/scenario.toml in out were changed after the run" in capsys.readouterr().err
    assert scenario.read_text().startswith("# much work")


def test_runs_of_the_same_second_get_folders_of_their_own(tmp_path):
    begun = "from partnership_sim.results import folder; from pathlib import Path; from datetime import datetime, UTC\n"
    begun += "with folder.staged(folder.default_target(Path(), 'x', datetime(2026, 1, 1, tzinfo=UTC)), numbered=True) as stage:\n"
    begun += "    (stage.path / 'a').touch(); input()\n"
    running = [subprocess.Popen([sys.executable, "-c", begun], cwd=tmp_path, stdin=subprocess.PIPE, text=True) for _ in range(5)]
    for one in running:
        one.communicate("\n", timeout=60)
    assert [one.returncode for one in running] == [0] * 5
    assert names(tmp_path / "results" / "x") == ["20260101-000000", *(f"20260101-000000-{number}" for number in range(2, 6))]


KILLED = """
import os, sys
from pathlib import Path
from partnership_sim.results import folder, owners, swap
with folder.staged(Path("out")) as stage:
    (stage.path / "half").touch()
    if sys.argv[1] == "moved":
        swap._exchange = lambda *_: False
        rename = Path.rename
        def once(self, target):
            rename(self, target)
            os.kill(os.getpid(), 9)
        Path.rename = once
        swap.replace(stage.path, Path("old").absolute())
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows kills in another way")
@pytest.mark.parametrize("how", ["writing", "moved"])
def test_what_a_killed_process_left_is_swept_at_the_next_run(tmp_path, how):
    old = tmp_path / "old"
    old.mkdir()
    (old / "mine").touch()
    killed = subprocess.run([sys.executable, "-c", KILLED, how], cwd=tmp_path, check=False)
    assert killed.returncode == -9
    assert old.exists() is (how == "writing")  # without an exchange in one step there is a moment without it
    assert len(names(tmp_path)) == 2
    with folder.staged(tmp_path / "other") as stage:
        (stage.path / "new").touch()
    assert names(tmp_path) == ["old", "other"]
    assert names(old) == ["mine"]


def test_only_folders_of_dead_processes_of_this_host_are_swept(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    mine = owners.beside(tmp_path / "out")
    host, pid, start, token = mine.name.split(".")[2].split("-")
    kept = {
        "living": mine,
        "of another host": mine.with_name(f".out.{'0' * 8 if host != '0' * 8 else '1' * 8}-{dead.pid}-{start}-{token}.part"),
        "of somebody": tmp_path / f".out.{dead.pid}.part",
        "no folder of ours": tmp_path / "out.part",
    }
    gone = [
        mine.with_name(f".out.{host}-{dead.pid}-{start}-{token}.part"),
        mine.with_name(f".out.{host}-{pid}-{int(start) + 1}-{token}.part"),  # the same number, another process
    ]
    for path in (*kept.values(), *gone):
        path.mkdir()
    swap.sweep(tmp_path)
    assert names(tmp_path) == sorted(path.name for path in kept.values())


@pytest.mark.parametrize("in_one_step", [True, False])
def test_partial_results_go_beside_what_is_there(tmp_path, monkeypatch, in_one_step):
    if not in_one_step:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    for text, partial in (("first", False), ("second", True), ("third", True), ("fourth", False)):
        with folder.staged(tmp_path / "out", force=True) as stage:
            (stage.path / "manifest.json").write_text(json.dumps({"partnership_sim": "0", "text": text}))
            stage.partial = partial
    found = {path.name: json.loads((path / "manifest.json").read_text())["text"] for path in tmp_path.iterdir()}
    assert found == {"out": "fourth", "out-partial": "second", "out-partial-2": "third"}


def test_a_long_name_in_any_script_has_room(tmp_path):
    for name in ("a" * 255, "村" * 85):
        with folder.staged(tmp_path / name) as stage:
            (stage.path / "a").touch()
        with folder.staged(tmp_path / name, numbered=True) as stage:
            (stage.path / "a").touch()
        assert (tmp_path / name / "a").exists()
        assert (stage.given / "a").exists()
        assert stage.given.name.endswith("-2")


def test_two_whole_runs_at_once(tmp_path):
    case = small(tmp_path)
    running = [started("run", case, *TABLES_ONLY, "--quiet", "--months", 3, cwd=tmp_path) for _ in range(2)]
    for one in running:
        _, errors = one.communicate(timeout=200)
        assert one.returncode == 0, errors
    for place in (tmp_path / "results" / "small").iterdir():
        whole(place)
    assert len(names(tmp_path / "results" / "small")) == 2
