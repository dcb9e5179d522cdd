"""What surrounds a call: the home that ~ stands for, and variables of the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnership_sim.cli import evidence, report, run
from tests.cli.test_cli import SMALL, call


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a scenario, that is not where the call is made."""
    place, here = tmp_path / "home", tmp_path / "here"
    (place / "there").mkdir(parents=True)
    (place / "there" / "scenario.toml").write_text(SMALL, encoding="utf-8")
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("USERPROFILE", str(place))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return place


def test_a_home_that_no_shell_put_in_is_meant_by_the_arguments(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "~/there") == 0
    assert call("new", "~/mine") == 0
    assert (home / "mine" / "scenario.toml").is_file()
    capsys.readouterr()
    assert call("report", "~/there") == 2
    assert str(home / "there") in capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_a_home_that_no_shell_put_in_is_meant_by_the_options(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(run, "run", lambda scenario, options: given.extend((scenario, options["out"], *options["plugins"])))
    monkeypatch.setattr(report, "report", lambda results, options: given.extend((results, options["out"])))
    monkeypatch.setattr(evidence, "evidence", lambda options: given.append(options["out"]))
    assert call("run", "~/there", "--out", "~/results", "--plugin=~/a.py", "--plugin", "b~.py") == 0
    assert call("report", "results~", "--out=~/report.html") == 0
    assert call("evidence", "--out", "~") == 0
    assert given == [
        *[str(home / "there"), str(home / "results"), str(home / "a.py"), "b~.py"],
        *["results~", str(home / "report.html")],
        str(home),
    ]


def test_what_is_wrong_with_a_call_is_told_in_the_language_of_the_scenario_at_home(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "there" / "scenario.toml").write_text(f'language = "id"\n{SMALL}', encoding="utf-8")
    assert call("check", "~/there", "--months", "0") == 2
    assert "seharusnya bilangan bulat dari 1 sampai 600" in capsys.readouterr().err


@pytest.mark.parametrize("held", ["0", "-3", "x", "", "1.5"])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The environment variable NUMBA_NUM_THREADS holds {held}: delete it, or set it to a whole number from 1 on; "),
        (
            "id",
            "Variabel lingkungan NUMBA_NUM_THREADS berisi {held}: hapuslah variabel itu, atau isilah dengan bilangan bulat mulai dari 1; ",
        ),
    ],
)
def test_a_number_of_threads_with_which_numba_cannot_work(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], held: str, language: str, told: str
) -> None:
    monkeypatch.setenv("NUMBA_NUM_THREADS", held)
    assert call("check", str(home / "there"), "--lang", language) == 1
    assert capsys.readouterr().err.startswith(told.format(held=f'"{held}"'))


def test_a_number_of_threads_is_looked_at_before_numba_is_loaded(home: Path) -> None:
    code = "import sys; from partnership_sim.cli import main\ntry: main(['check', sys.argv[1]])\nfinally: print('numba' in sys.modules)"
    command = [sys.executable, "-c", code, str(home / "there")]
    done = subprocess.run(command, env={**os.environ, "NUMBA_NUM_THREADS": "none"}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "False\n")
    assert done.stderr.count("\n") == 1
    assert 'NUMBA_NUM_THREADS holds "none"' in done.stderr


def test_a_number_of_threads_that_numba_can_work_with(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_NUM_THREADS", "2")
    assert call("check", str(home / "there")) == 0
