"""Files that are no files, too large, or written to exhaust whoever reads them: told at once, in words, with exit status 2."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from partnership_sim.cli import main
from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.reading import LARGEST

BASE = Path(__file__).parent / "base"


@pytest.fixture
def base(tmp_path):
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def checked(folder, capsys, *options):
    """Return exit status, output and errors of `check`."""
    status: object = 0
    try:
        main(["check", str(folder), *options])
    except SystemExit as left:
        status = left.code
    out, err = capsys.readouterr()
    return status, out, err


NO_FILE = {"en": 'stakeholders.csv" is a pipe or a device, no plain file', "id": 'stakeholders.csv" adalah pipa atau perangkat'}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", ["fifo", "zero", "urandom"])
def test_a_pipe_or_a_device_is_no_file(base, capsys, kind, language):
    register = base / "stakeholders.csv"
    register.unlink()
    if kind == "fifo":
        os.mkfifo(register)
    else:
        register.symlink_to(f"/dev/{kind}")
    status, _, err = checked(base, capsys, "--lang", language)
    assert status == 2
    assert NO_FILE[language] in err


@pytest.mark.parametrize("name", ["scenario.toml", "ties.csv", "plans.csv", "shocks.csv"])
def test_every_file_of_a_scenario_is_guarded(base, capsys, name):
    (base / name).unlink()
    os.mkfifo(base / name)
    status, _, err = checked(base, capsys)
    assert status == 2
    assert "is a pipe or a device" in err


@pytest.mark.parametrize("name", ["scenario.toml", "stakeholders.csv"])
def test_a_file_over_200_mb_is_refused_unread(base, capsys, name):
    with (base / name).open("ab") as stream:
        stream.truncate(LARGEST + 1)  # sparse: it takes no room
    status, _, err = checked(base, capsys)
    assert status == 2
    assert "is larger than 200 MB" in err


BOMBS = {
    "dotted key": ".".join(["a"] * 50_000) + " = 1\n",
    "dotted key with blanks": " . ".join(["'a'"] * 50_000) + " = 1\n",
    "header": "[" + ".".join(["a"] * 50_000) + "]\n",
    "tables": "[[" + ".".join(['"a"'] * 50_000) + "]]\n",
    "inline table": "x = { b = 1, " + ".".join(["a"] * 50_000) + " = 1 }\n",
    "nested lists": "x = " + "[" * 50_000 + "]" * 50_000 + "\n",
    "long key": "k" * 100_000 + " = 1\n",
    "long text": 'name = "' + "n" * 100_000 + '"\nmonths = "x"\n',
    "digits": "months = " + "9" * 100_000 + "\n",
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_scenario_that_exhausts_its_parser_is_refused_at_once(base, bomb, language):
    (base / "scenario.toml").write_text(BOMBS[bomb], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Scenario.load(base, language=language)
    assert all(len(problem.tell(language)) < 1000 for problem in caught.value.problems)


def test_a_line_of_a_long_key_is_named(base):
    (base / "scenario.toml").write_text('name = "x"\n\n' + BOMBS["dotted key"], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Scenario.load(base)
    assert [(problem.place, problem.found) for problem in caught.value.problems] == [("line 3", "a key has more than 20 parts")]


@pytest.mark.parametrize("name", ["stakeholders.csv", "ties.csv", "plans.csv", "shocks.csv"])
def test_100_000_columns_are_told_in_few_words(base, name, capsys):
    lines = (base / name).read_text(encoding="utf-8").splitlines()
    extra = ",".join(f"c{number}" for number in range(100_000))
    text = "\n".join([f"{lines[0]},{extra}", *(line + "," * 100_000 for line in lines[1:])])
    (base / name).write_text(text + "\n", encoding="utf-8")
    status, out, err = checked(base, capsys)
    assert len(out) + len(err) < 20_000
    assert status in (0, 2)
    assert "c0" in out + err
