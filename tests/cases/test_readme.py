"""What the README shows runs as it is typed: its Python from the first line to the last, and every command, in both languages.

Quick tests run it with few replicates; the slow ones run it as it stands.
"""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from partnership_sim.cli import main

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
DESCRIBED = re.compile(r"`(describe [^`]+)`")
PAGES = ("README.md", "README.id.md")


def blocks(page: str, language: str) -> list[str]:
    found = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    return [text for named, text in found if named == language]


def commands(page: str) -> list[list[str]]:
    """Return the arguments of every command of ours in a page's blocks, and of what its text describes, as they are typed."""
    lines = [line for block in blocks(page, "") for line in block.splitlines() if line.startswith("partnership-sim ")]
    typed = [shlex.split(line)[1:] for line in lines]
    return typed + [shlex.split(words) for words in DESCRIBED.findall((ROOT / page).read_text(encoding="utf-8"))]


def few(arguments: list[str]) -> list[str]:
    """Return a command that runs something as one that is quick: with two replicates."""
    if arguments[0] != "run":
        return arguments
    at = arguments.index("--replicates") if "--replicates" in arguments else len(arguments)
    return [*arguments[:at], *arguments[at + 2 :], "--replicates", "2", "--no-what-if"]


def call(arguments: list[str]) -> int:
    try:
        main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def script(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Run a file of Python beside a copy of the village case."""
    shutil.copytree(ROOT / "experiments" / "air_bersih", folder / "experiments" / "air_bersih")
    (folder / "client.py").write_text(text, encoding="utf-8")
    return subprocess.run([sys.executable, "client.py"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("replicates", [r"replicates=2", pytest.param(r"\g<0>", marks=pytest.mark.slow, id="as it stands")])
def test_the_python_runs_from_the_first_line_to_the_last(replicates, tmp_path):
    text = re.sub(r"replicates=\d+", replicates, "\n".join(blocks("README.md", "python")))
    kept = ["runs.save('results/air_bersih-001')\n", *blocks("docs/verdict.md", "python")]
    done = script(tmp_path, "\n".join([text, *kept]))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "results" / "steered.json").is_file()


def test_the_lever_of_ones_own_is_sound_and_runs_as_a_plug_in(tmp_path):
    (lever,) = [block for block in blocks("README.md", "python") if "ps.Lever" in block]
    (tmp_path / "tour.py").write_text(lever, encoding="utf-8")
    used = """import partnership_sim as ps
from partnership_sim.levers import LEVERS
from partnership_sim.testing import check_lever
ps.load_plugin("tour.py")
check_lever(LEVERS["study_tour"])
plan = ps.Plan("Tours", actions=[ps.Action("study_tour", 1.0)])
print(ps.run("experiments/air_bersih", plans=[plan], replicates=2).compare("trust", to="No programme", at="end"))
"""
    done = script(tmp_path, used)
    assert done.returncode == 0, done.stderr
    assert "Tours" in done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs_with_few_replicates(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    typed = [arguments for arguments in commands(page) if arguments[0] not in {"evidence", "workshop"}]
    assert {arguments[0] for arguments in typed} == {"new", "check", "run", "report", "describe"}
    for arguments in typed:
        assert call(few(arguments)) == 0, arguments


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs_as_it_is_typed(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in commands(page):
        assert arguments[0] == "workshop" or call(arguments) == 0, arguments


@pytest.mark.parametrize("page", PAGES)
def test_every_workshop_opens_its_doors(page, tmp_path):
    pytest.importorskip("starlette", reason="the extra `workshop` is not installed")
    shutil.copytree(ROOT / "experiments" / "air_bersih", tmp_path / "experiments" / "air_bersih")
    typed = [arguments for arguments in commands(page) if arguments[0] == "workshop"]
    assert len(typed) >= 3
    for arguments in typed:
        command = [sys.executable, "-m", "partnership_sim", *arguments, "--no-browser", "--new"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            assert process.stdout is not None
            assert any("/enter/" in line for line in process.stdout), arguments
            process.send_signal(signal.SIGINT)
            process.stdout.read()
        assert process.returncode == 3, arguments
