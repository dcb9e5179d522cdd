"""What pages talk to: it lets things be done, keeps them before it answers, and tells each page what it may see."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim.locale import Text
from partnership_sim.workshop import views
from partnership_sim.workshop.actions import NOT_UNDERSTOOD, Close, Refused, Settings, Start, Timer, action_of
from partnership_sim.workshop.debrief import Debrief
from partnership_sim.workshop.explore import PREFIX, Explore, is_explore
from partnership_sim.workshop.explore import action_of as explored
from partnership_sim.workshop.journal import Kept
from partnership_sim.workshop.play import play_of
from partnership_sim.workshop.room import Phase, Room
from partnership_sim.workshop.timer import Countdown
from partnership_sim.workshop.who import NOBODY, TRAINER, Who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.actions import Action
    from partnership_sim.workshop.clock import Ticking
    from partnership_sim.workshop.journal import Journal

#: What a page may call an action, so that it is done once however often it is sent.
MARK = re.compile(r"[A-Za-z0-9_-]{8,40}\Z")
#: Seconds between two looks at the time.
TICK = 0.25


class Answer(NamedTuple):
    """What a page is answered: a status of HTTP, and JSON."""

    status: int
    body: dict[str, Any]


DONE = Answer(200, {"done": True})


def secret_of(cookie: str) -> str:
    """Return what the session file knows of a browser's secret."""
    return hashlib.sha256(cookie.encode()).hexdigest()


def _not_understood(place: str, language: str) -> Answer:
    return Answer(400, {"refused": NOT_UNDERSTOOD.with_(place=place)[language]})


class Hub:
    """A workshop as it stands: a pure function of scenario and journal, but for who is there and how much time is left.

    Parameters
    ----------
    case : Scenario
    journal : Journal
        What was done before is done again, without a word.
    clock : Ticking

    Attributes
    ----------
    room : Room
    play : Play
        Numbers of the game as it is set.
    version : int
        Goes up with all that pages can see.
    explore : Explore
        The partnership that the trainer steers.
    door : dict
        What the pages of the trainer and the projector tell of how to join: code, address, addresses; whoever opens the door fills it in.
    """

    def __init__(self, case: Scenario, journal: Journal, clock: Ticking) -> None:
        self.case, self.journal, self.clock = case, journal, clock
        self.room = Room(case)
        self.play = play_of(case, self.room.settings)
        self.debrief = Debrief()
        self.version = 1
        self.door: dict[str, Any] = {}
        self.broken: Text | None = None
        self.countdown = Countdown(clock)
        self.explore = Explore(case, clock, self._seen)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._present: dict[Who, int] = {}
        self._answers: dict[str, asyncio.Future[None]] = {}
        self._waiting: asyncio.Event = asyncio.Event()
        self._worker = ThreadPoolExecutor(1, "partnership-sim workshop")
        self._tasks: set[asyncio.Task[Any]] = set()
        self._done: set[str] = set()
        for kept in journal.actions():
            action = self._apply(kept.given, Who.of(kept.who), now=False)
            self._done.add(kept.id)
            self._follow(action)
        if self.room.phase == Phase.CHOOSE:
            self.countdown.resume(journal.kept("seconds_left"))

    # what web/ asks

    async def do(self, who: Who, given: Mapping[str, Any], language: str) -> Answer:
        """Let something be done: checked, applied, kept, and then answered; the same id twice is done once.

        Parameters
        ----------
        who : Who
        given : mapping
            `id`, made in the page, `do`, and what belongs to it.
        language : str
            Of a refusal.
        """
        mark = given.get("id")
        if not isinstance(mark, str) or not MARK.match(mark):
            return _not_understood("id", language)
        if given.get("do") == "join":
            return _not_understood("do", language)
        answer = await self._do(mark, who, {name: value for name, value in given.items() if name != "id"}, language)
        if answer is DONE and is_explore(given):
            return Answer(200, {**DONE.body, "explore": await self.explore.fresh(language)})
        return answer

    async def join(self, given: Mapping[str, Any], language: str) -> tuple[Answer, str | None]:
        """Let somebody take a seat; return the answer and the secret that is to be their browser's alone.

        Parameters
        ----------
        given : mapping
            `id`, `nickname`, and `group` or None.
        """
        mark = given.get("id")
        if not isinstance(mark, str) or not MARK.match(mark):
            return _not_understood("id", language), None
        secret = hmac.new(self.journal.key, mark.encode(), "sha256").hexdigest()  # sent again, it is the same seat
        seat = {"nickname": given.get("nickname"), "group": given.get("group")}
        answer = await self._do(mark, NOBODY, {"do": "join", **seat, "secret": secret_of(secret)}, language)
        made = self.room.seat_of(secret_of(secret)) is not None
        return answer, secret if made else None

    def seat_of(self, secret: str) -> int | None:
        """Return the number of the seat of a browser's secret."""
        seat = self.room.seat_of(secret_of(secret))
        return seat.number if seat is not None else None

    def view(self, page: str, who: Who, language: str) -> dict[str, Any]:
        """Return all that a page shows: "seat", "table" or "projector"."""
        return views.view(self, page, who, language)

    async def changed(self, since: int) -> int:
        """Wait until there is a version above `since`, and return it."""
        self._loop = asyncio.get_running_loop()
        while self.version <= since:
            waiting = self._waiting
            await waiting.wait()
        return self.version

    def came(self, who: Who) -> None:
        """Note that a page of somebody is open."""
        self._present[who] = self._present.get(who, 0) + 1
        if self._present[who] == 1:
            self.bump()

    def went(self, who: Who) -> None:
        """Note that a page of somebody is gone."""
        self._present[who] = self._present.get(who, 0) - 1
        if self._present[who] <= 0:
            del self._present[who]
            self.bump()

    def is_there(self, who: Who) -> bool:
        """Return whether somebody has a page open."""
        return who in self._present

    async def run(self) -> None:
        """Close rounds whose time is over, until this is cancelled."""
        while True:
            await asyncio.sleep(TICK)
            await self.tick()

    async def tick(self) -> None:
        """Look at the time."""
        left = self.countdown.look()
        if left is None or self.room.phase != Phase.CHOOSE:
            return
        if self.countdown.worth_keeping():
            self.journal.keep("seconds_left", left)
        if left <= 0:
            self.countdown.stop()
            number = self.room.round
            await self._do(f"timer-{number:06d}", TRAINER, Close(round=number, timer=True).model_dump(mode="json"), self.room.language)

    def close(self) -> None:
        """Give up what is being computed."""
        self.explore.close()
        self._worker.shutdown(wait=False, cancel_futures=True)

    # what it does about it

    async def _do(self, mark: str, who: Who, given: dict[str, Any], language: str) -> Answer:
        if mark in self._answers:  # it is being kept; whoever sends it again waits for the same
            return await self._kept(self._answers[mark], language)
        if mark in self._done:
            return DONE
        if self.broken is not None:
            return Answer(503, {"refused": self.broken[language]})
        try:
            action = self._apply(given, who)
        except Refused as refused:
            return Answer(409, {"refused": refused.text[language]})
        written = asyncio.ensure_future(self.journal.append(Kept(mark, str(who), action.model_dump(mode="json"))))
        self._answers[mark] = written
        written.add_done_callback(lambda _: self._written(mark, action, written))
        return await self._kept(written, language)

    def _apply(self, given: Any, who: Who, *, now: bool = True) -> Action:  # noqa: ANN401 - whatever a page sent
        """Apply what is given to the room, or to the partnership that is explored; return the action."""
        if not is_explore(given):
            action = action_of(given)
            self.room.apply(action, who)
            return action
        if who != TRAINER:
            raise Refused(Text("Only the trainer can do this."))
        done = explored(given)
        self.explore.apply(done, now=now)
        return done

    async def _kept(self, written: asyncio.Future[None], language: str) -> Answer:
        try:
            await asyncio.shield(written)
        except OSError:
            assert self.broken is not None  # noqa: S101 - set before
            return Answer(503, {"refused": self.broken[language]})
        return DONE

    def _written(self, mark: str, action: Action, written: asyncio.Future[None]) -> None:
        """Go on once an action is on the disk; where it could not be written nothing is accepted any more."""
        del self._answers[mark]
        if written.cancelled() or written.exception() is not None:
            self.broken = Text("This could not be saved: the disk is full or cannot be written. What was answered before is safe.")
            self.bump()
            return
        self._done.add(mark)
        self._follow(action)
        if isinstance(action, Timer):
            self.countdown.start(action.seconds)
        elif self.room.phase == Phase.CHOOSE and action.do in {"start", "next"}:
            self.countdown.start(self.room.settings.seconds or None)
        elif self.room.phase != Phase.CHOOSE:
            self.countdown.stop()
        self.journal.keep("seconds_left", self.countdown.look())
        if not (action.do.startswith(PREFIX) and self.explore.busy):  # else pages look once what comes of it is there
            self.bump()

    def _follow(self, action: Action) -> None:
        """See to the numbers that an action makes necessary."""
        if isinstance(action, Settings):
            self.play = play_of(self.case, action)
        if isinstance(action, Settings | Start):
            self.debrief = Debrief()

    def bump(self) -> None:
        """Let every page look again."""
        self.version += 1
        self._waiting.set()
        self._waiting = asyncio.Event()
        self._compute()

    def _seen(self) -> None:
        """Let every page look again, from another thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.bump)

    def _compute(self) -> None:
        """Compute what pages are waiting for, off the event loop."""
        missing = self.debrief.missing(self.play, self.room)
        if missing is None or self._tasks:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # nobody waits yet
            return
        task = loop.create_task(self._computed(missing))
        self._tasks.add(task)

    async def _computed(self, missing: Any) -> None:  # noqa: ANN401 - a call without arguments
        try:
            await asyncio.get_running_loop().run_in_executor(self._worker, missing)
        finally:
            self._tasks.clear()
        self.bump()
