"""A room of phones that lose their network again and again: nothing is lost, nothing is done twice, the trainer's table is quick."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from partnership_sim.workshop.book import Book
from tests.workshop.crowd import p95, session
from tests.workshop.starting import SMALL, Browser, ended, port, started

if TYPE_CHECKING:
    from pathlib import Path


#: A machine that runs a whole suite, and the crowd itself, on two cores.
PATIENCE = 5


@pytest.mark.parametrize(("players", "rounds"), [(12, 3), pytest.param(100, 10, marks=pytest.mark.slow)])
def test_nothing_is_lost_and_nothing_is_done_twice(tmp_path: Path, players: int, rounds: int) -> None:
    file = tmp_path / "a.session"
    (tmp_path / "scenario.toml").write_text(SMALL)
    with started(tmp_path, "scenario.toml", "--session", str(file), *port()) as one:
        browser = Browser(one.home)
        browser.ask(one.link.removeprefix(one.home))
        cookie = "; ".join(f"{found.name}={found.value}" for found in browser.jar)
        code = browser.view("table")["door"]["code"]
        number = int(one.home.rpartition(":")[2])
        story = asyncio.run(session(number, cookie, code, players=players, rounds=rounds, thinking=players / 12))
        assert ended(one)[0] == 3
    book = Book.open(file, "en")
    kept = book.actions()
    book.close()
    sends = Counter((action.who, action.given["round"]) for action in kept if action.given["do"] == "send")
    assert set(sends.values()) == {1}
    assert len(sends) == players * rounds
    assert story.answered <= {action.id for action in kept}
    assert len(story.answered) == players * rounds
    assert len(story.back) >= players  # each lost its network
    assert p95(story.back) < 3 * PATIENCE  # seconds; the benchmarks hold the promise, on a quiet machine
    assert p95(story.steps) < 0.2 * PATIENCE
