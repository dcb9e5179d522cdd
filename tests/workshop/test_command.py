"""The command as people type it: what it tells, whom it lets in, and that the same command goes on with the same session."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from partnership_sim.cli import main
from partnership_sim.cli import workshop as command
from tests.workshop.starting import SMALL, Browser, ended, port, started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "desa").mkdir()
    (tmp_path / "desa" / "scenario.toml").write_text(SMALL)
    return tmp_path


def test_killed_and_started_again_it_goes_on_where_it_was_with_everybody_in_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    arguments = ("desa", *port())
    with started(place, *arguments) as first:
        trainer, phone = Browser(first.home), Browser(first.home)
        assert trainer.ask(first.link.removeprefix(first.home))[0] == 200
        code = trainer.view("table")["door"]["code"]
        joined = {"id": "join-0001", "code": code, "nickname": "Ani", "group": None}
        assert phone.ask("/join", joined)[0] == 200
        assert trainer.ask("/do?page=table", {"id": "start-001", "do": "start"})[0] == 200
        send = {"id": "send-0001", "do": "send", "round": 1, "choices": [{"lever": "service_delivery", "spend": 1.0}]}
        assert phone.ask("/do", send) == (200, '{"done":true}')
        os.kill(first.process.pid, signal.SIGKILL)
    (place / "desa" / "scenario.toml").write_text(SMALL.replace('"Small"', '"Other"'))
    with started(place, *arguments) as again:
        assert "Going on with the session results/workshop/desa-" in again.told
        assert "The scenario has changed since that session began" in again.told
        assert again.home == first.home
        view = phone.view("seat")  # by the cookie that it has
        assert (view["seat"]["name"], view["phase"], view["scenario"]) == ("Ani", "choose", "Small")
        assert view["group"]["sent"]["choices"][0]["lever"] == "service_delivery"
        assert phone.ask("/do", send) == (200, '{"done":true}')  # sent again, done once
        table = trainer.view("table")
        assert (table["door"]["code"], len(table["seats"])) == (code, 1)
        status, told = typed(capsys, "desa", "--lang", "en", "--no-browser")
        assert status == 2
        assert "a workshop with this session is running already" in told
        status, told = ended(again)
        assert status == 3
        assert "The same command goes on with this session: results/workshop/desa-" in told
    with started(place, *arguments, "--new") as new:
        assert "Going on" not in new.told
        assert Browser(new.home).view("seat")["scenario"] == "Other"
    sessions = [path.name for path in sorted((place / "results" / "workshop").glob("*.session"))]
    assert [re.sub(r"\d{4}-\d\d-\d\d", "DATE", name) for name in sessions] == ["desa-DATE-2.session", "desa-DATE.session"]
    file = str(place / "results" / "workshop" / sessions[1])
    with started(place, "--session", file, *arguments[1:]) as named:  # without a scenario: it is in the file
        assert phone.view("seat")["seat"]["name"] == "Ani"
        assert ended(named, signal.SIGINT)[0] == 3


def test_a_session_in_which_something_was_done_that_cannot_be_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = place / "a.session"
    arguments = ("--session", str(file), *port())
    with started(place, "desa", *arguments) as one:
        assert ended(one)[0] == 3
    with closing(sqlite3.connect(file)) as found:
        given = json.dumps({"do": "close", "round": 9})
        found.execute("INSERT INTO actions (id, who, do, given) VALUES ('x', 'trainer', 'close', ?)", (given,))
        found.commit()
    status, told = typed(capsys, *arguments, "--lang", "id", "--no-browser")
    assert status == 2
    assert "a.session: sesi ini rusak" in told
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_told(place: Path) -> None:
    arguments = ("desa", *port())
    with started(place, *arguments) as first, started(place, *arguments, "--new") as second:
        assert int(second.home.rpartition(":")[2]) == int(first.home.rpartition(":")[2]) + 1
        assert "is taken" in second.told
        assert "only this computer can open the pages" in first.told.lower()


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--port", "0"), '--port: found "0"; expected a whole number from 1 to 65535'),
        (("--address", "laptop"), '--address: found "laptop"; expected an address of this computer such as 192.168.1.7'),
        (("--address", "192.0.2.77"), "--address: this computer has no address 192.0.2.77"),
        (("--bots", "many"), '--bots: found "many"; expected a whole number from 1 to 200'),
        (("--session", "desa/scenario.toml"), "desa/scenario.toml: this is not a session of a workshop"),
        (("--session", "desa/scenario.toml", "--new"), "--new: it does not go with --session; expected one of the two"),
        (("elsewhere",), 'there is no scenario "elsewhere"'),
    ],
)
def test_what_is_wrong_is_told_in_words(
    place: Path, arguments: tuple[str, ...], found: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    scenario = () if arguments[0] == "elsewhere" else ("desa",)
    status, told = typed(capsys, *scenario, *arguments, "--lang", "en", "--no-browser")
    assert status == 2
    assert found in told
    assert "Traceback" not in told


def typed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """What the command leaves with, and what it tells, where it does not come to serve anything."""
    with pytest.raises(SystemExit) as left:
        main(["workshop", *arguments])
    return left.value.code, capsys.readouterr().err


def test_an_extra_that_is_not_installed_is_told_with_how_to_bring_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from partnership_sim.cli.main import cli
    from partnership_sim.errors import ExtraMissing

    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "segno" else object())
    done = CliRunner().invoke(cli, ["workshop", str(place / "desa"), "--lang", "en"])
    assert isinstance(done.exception, ExtraMissing)
    assert str(done.exception) == "`workshop` needs segno, which are not installed: pip install 'partnership-sim[workshop]'"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a process")
def test_a_lid_that_was_closed_takes_no_time_from_a_round(place: Path) -> None:
    with started(place, "desa", *port()) as one:
        trainer = Browser(one.home)
        trainer.ask(one.link.removeprefix(one.home))
        seconds = 40
        assert trainer.ask("/do?page=table", {"id": "set-00001", "do": "settings", "seconds": seconds})[0] == 200
        assert trainer.ask("/do?page=table", {"id": "start-001", "do": "start"})[0] == 200
        before = trainer.view("table")["seconds_left"]
        one.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds + 5)
        one.process.send_signal(signal.SIGCONT)
        view = trainer.view("table")
        assert view["phase"] == "choose"
        assert view["seconds_left"] > before - 15
        assert trainer.ask("/do?page=table", {"id": "close-001", "do": "close", "round": 1})[0] == 200


@pytest.mark.slow
def test_a_rehearsal_plays_by_itself_and_is_no_session_that_goes_on(place: Path) -> None:
    with started(place, "desa", "--bots", "4", *port()) as one:
        trainer = Browser(one.home)
        trainer.ask(one.link.removeprefix(one.home))
        end = time.monotonic() + 300
        while trainer.view("table")["phase"] != "debrief":
            assert time.monotonic() < end
            time.sleep(1)
        assert len(trainer.view("table")["seats"]) == 4
        status, told = ended(one)
        assert status == 3
        assert "This session is over" in told
    assert [path.name.startswith("desa-rehearsal-") for path in (place / "results" / "workshop").glob("*.session")] == [True]
