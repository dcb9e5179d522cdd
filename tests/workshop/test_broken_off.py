"""A session that was killed ten times is taken home as one that was not: the same bytes."""

from __future__ import annotations

import itertools
import signal
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.workshop.starting import SMALL, Browser, port, started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workshop.starting import Started

SETTINGS = {"rounds": 2, "months_a_round": 3, "months_after": 3, "budget": 30.0, "groups": ["Satu", "Dua"]}
CHOICES = [{"lever": "service_delivery", "spend": 1.5}, {"lever": "networking", "spend": 0.5}]
NAMES = ("Ani", "Budi", "Citra")


class Play:
    """A session by its steps, each of which may be the last before the server is killed."""

    def __init__(self, folder: Path, arguments: tuple[str, ...], kills: set[int]) -> None:
        self.folder, self.arguments, self.kills = folder, arguments, kills
        self.marks = itertools.count(1)
        self.stack = ExitStack()
        self.running = self.begun()
        self.trainer = Browser(self.running.home)
        assert self.trainer.ask(self.running.link.removeprefix(self.running.home))[0] == 200
        self.phones = [Browser(self.running.home) for _ in NAMES]

    def begun(self) -> Started:
        return self.stack.enter_context(started(self.folder, "scenario.toml", *self.arguments))

    def step(self, who: Browser, given: dict[str, Any], path: str = "/do") -> None:
        number = next(self.marks)
        given = {"id": f"step-{number:06d}", **given}
        page = "table" if who is self.trainer else "seat"
        status, told = who.ask(f"{path}?page={page}", given)
        assert status == 200, told
        if number in self.kills:
            self.running.process.send_signal(signal.SIGKILL)
            self.running.process.wait()
            self.running = self.begun()
            assert who.ask(f"{path}?page={page}", given)[0] == 200  # whoever was not sure that it came sends it again

    def whole(self) -> str:
        code = self.trainer.view("table")["door"]["code"]
        self.step(self.trainer, {"do": "settings", **SETTINGS})
        for phone, name in zip(self.phones, NAMES, strict=True):
            self.step(phone, {"code": code, "nickname": name, "group": 2 if name == "Budi" else 1}, "/join")
        self.step(self.trainer, {"do": "start"})
        for at in (1, 2):
            self.step(self.phones[0], {"do": "draft", "round": at, "choices": CHOICES[:1]})
            self.step(self.phones[2], {"do": "send", "round": at, "choices": CHOICES})
            self.step(self.phones[1], {"do": "send", "round": at, "choices": CHOICES[1:]})
            self.step(self.trainer, {"do": "close", "round": at})
            self.step(self.phones[1], {"do": "reflect", "round": at, "question": 2, "text": f"Karena {at}"})
            self.step(self.trainer, {"do": "next", "phase": "look", "round": at})
        self.step(self.trainer, {"do": "next", "phase": "after", "round": 2})
        end = time.monotonic() + 240
        while (view := self.trainer.view("table"))["computing"]:
            assert time.monotonic() < end
            time.sleep(0.2)
        assert view["phase"] == "debrief"
        return "\n".join(
            self.trainer.ask(f"/report/{name}")[1] for name in ("report.id.html", "report.en.html", "choices.csv", "paths.csv")
        )


@pytest.mark.slow
def test_a_session_that_was_killed_ten_times_is_taken_home_as_one_that_was_not(tmp_path: Path) -> None:
    reports = []
    for name, kills in (("whole", set[int]()), ("broken", {1, 3, 4, 5, 7, 8, 9, 10, 13, 15, 17})):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "scenario.toml").write_text(SMALL)
        play = Play(folder, port(), kills)
        with play.stack:
            reports.append(play.whole())
    assert "Citra" in reports[0]
    assert "Karena 2" in reports[0]
    assert reports[0] == reports[1]
