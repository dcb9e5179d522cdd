"""A room full of phones against the workshop's server, each of which loses its network again and again; all on one machine."""

from __future__ import annotations

import asyncio
import gzip
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cases import size, village
from benchmarks.harness import ROOT, Figure, measure
from partnership_sim.locale import LANGUAGES
from partnership_sim.workshop import pages
from partnership_sim.workshop.book import Book
from partnership_sim.workshop.clock import SystemClock
from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from partnership_sim.workshop.who import NOBODY
from tests.workshop.crowd import DISTURBED, Story, p95, session
from tests.workshop.starting import Browser, ended, port, started
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Players, rounds, and seconds that a phone thinks before each of its three steps of a round at most.
PLAYERS, ROUNDS, THINKING = 100, 10, 8.0
#: How much the server packs answers.
PACKED = 6
#: Phones that come at once.
AT_ONCE = 30


def story(players: int, rounds: int, thinking: float) -> tuple[Story, int, int]:
    """Let a crowd play the village; return its story, and how many choices were lost and doubled."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "a.session"
        with started(Path(place), str(ROOT / "experiments" / "air_bersih"), "--session", str(file), *port()) as one:
            browser = Browser(one.home)
            browser.ask(one.link.removeprefix(one.home))
            cookie = "; ".join(f"{found.name}={found.value}" for found in browser.jar)
            code = browser.view("table")["door"]["code"]
            number = int(one.home.rpartition(":")[2])
            told = asyncio.run(session(number, cookie, code, players=players, rounds=rounds, thinking=thinking))
            ended(one)
        book = Book.open(file, "en")
        kept = book.actions()
        book.close()
    sends = Counter((action.who, action.given["round"]) for action in kept if action.given["do"] == "send")
    return told, players * rounds - len(sends), sum(number - 1 for number in sends.values())


@measure
def workshop_room() -> Sequence[Figure]:
    """What a room of a hundred phones loses, and how long the trainer waits meanwhile."""
    told, lost, doubled = story(PLAYERS, ROUNDS, THINKING)
    of = size(block(village(), "No programme", (0,)))
    how = f"{PLAYERS} players, {ROUNDS} rounds, each without network {DISTURBED} times; phones, trainer and server on one machine"
    back = f"{len(told.back)} times that a phone lost its network"
    return [
        Figure("workshop_lost", "choices that were lost", (float(lost),), "", "<= 0", of, how),
        Figure("workshop_doubled", "choices that were done twice", (float(doubled),), "", "<= 0", of, how),
        Figure("workshop_step", "a step of the trainer, 95 of 100", (1000 * p95(told.steps),), "ms", "<= 150", of, how),
        Figure(
            "workshop_back", "a phone without network until it shows the room again, 95 of 100", (p95(told.back),), "s", "<= 3", of, back
        ),
    ]


@measure
def workshop_joining() -> Sequence[Figure]:
    """How long it takes until a room of phones that scan the code at once all have a seat."""
    told, _, _ = story(AT_ONCE, 1, 1.0)
    of = size(block(village(), "No programme", (0,)))
    return [Figure("workshop_joining", f"{AT_ONCE} phones from the code to a seat", (told.joined,), "s", "<= 20", of, "all at once")]


@measure
def workshop_first_page() -> Sequence[Figure]:
    """What a phone loads before it can be played: one answer, packed as browsers ask for it, in each language."""
    hub = Hub(village(), Memory(), SystemClock())
    made = [pages.page("seat", language, "0" * 16, hub.view("seat", NOBODY, language)) for language in LANGUAGES]
    hub.close()
    sizes = tuple(len(gzip.compress(page.encode(), PACKED)) / 1000 for page in made)
    of = size(block(village(), "No programme", (0,)))
    how = "the page with all scripts, styles and words in it, in each language"
    return [Figure("workshop_first_page", "what a phone loads before it can be played", sizes, "kB", "<= 60", of, how)]
