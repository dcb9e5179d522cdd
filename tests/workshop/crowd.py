"""A crowd of phones against a real server: each joins, listens, drafts and sends, and loses its network again and again."""

from __future__ import annotations

import asyncio
import json
import random
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

#: Seconds between two steps of the trainer.
STEP = 0.25
#: How often each phone is disturbed.
DISTURBED = 3
HEAD = "\r\n\r\n"


@dataclass
class Story:
    """What a crowd has done: the ids of choices that were answered, and how long the trainer's steps took in seconds."""

    answered: set[str] = field(default_factory=set)
    steps: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    joined: float = 0.0


class Browser:
    """Asks a server, a connection for each request; keeps its cookies."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie

    async def opened(self, method: str, path: str, body: bytes = b"", *more: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Origin: http://127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
        ]
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}", *more]
        writer.write(("\r\n".join(lines) + HEAD).encode() + body)
        return reader, writer

    async def ask(self, method: str, path: str, given: Any = None) -> tuple[int, Any]:
        body = json.dumps(given).encode() if given is not None else b""
        reader, writer = await self.opened(method, path, body, "Connection: close")
        async with asyncio.timeout(60):
            answer = await reader.read()
        writer.close()
        head, _, rest = answer.partition(HEAD.encode())
        for line in head.decode().split("\r\n"):
            if line.lower().startswith("set-cookie:"):
                self.cookie = line.partition(":")[2].partition(";")[0].strip()
        kind = b"application/json" in head
        return int(head.split(b" ", 2)[1]), json.loads(rest) if kind else rest

    async def act(self, given: Any, page: str = "seat") -> tuple[int, Any]:
        """Send until it is answered, as pages do."""
        while True:
            with suppress(ConnectionError, IndexError, TimeoutError):
                status, answer = await self.ask("POST", f"/do?page={page}", given)
                if status not in {429, 500, 503}:
                    return status, answer
            await asyncio.sleep(0.2)


class Listener:
    """A page that listens, and opens its stream again by itself."""

    def __init__(self, browser: Browser, page: str) -> None:
        self.browser, self.page = browser, page
        self.view: dict[str, Any] = {}
        self.views = 0
        self._writer: asyncio.StreamWriter | None = None
        self.cut_at: float | None = None
        self.back: list[float] = []

    async def run(self) -> None:
        while True:
            with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError, ValueError):
                await self._listen()
            await asyncio.sleep(0.2)

    def cut(self) -> None:
        """Lose the network, without a word to the server."""
        if self._writer is not None:
            self.cut_at = time.monotonic()
            self._writer.transport.abort()

    async def until(self, so: Any, seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while not (self.view and so(self.view)):
            if time.monotonic() > end:
                raise AssertionError(f"{self.page} waits in vain: {self.view.get('phase')} {self.view.get('round')}")
            await asyncio.sleep(0.05)

    async def _listen(self) -> None:
        reader, self._writer = await self.browser.opened("GET", f"/live/{self.page}", b"", "Accept-Encoding: gzip")
        try:
            async with asyncio.timeout(30):
                await reader.readuntil(HEAD.encode())
            unpack, text = zlib.decompressobj(31), ""
            while size := await _size(reader):
                text += unpack.decompress((await reader.readexactly(size + 2))[:-2]).decode()
                *events, text = text.split("\n\n")
                for event in events:
                    fields = dict(line.partition(": ")[::2] for line in event.split("\n"))
                    if fields.get("event") == "view":
                        self.view = json.loads(fields["data"])
                        self.views += 1
                        if self.cut_at is not None:
                            self.back.append(time.monotonic() - self.cut_at)
                            self.cut_at = None
        finally:
            self._writer.transport.abort()


async def _size(reader: asyncio.StreamReader) -> int:
    """Return the size of what comes next; a stream without a beat is dead."""
    async with asyncio.timeout(5):
        return int((await reader.readline()).strip() or b"0", 16)


async def phone(port: int, number: int, code: str, rounds: int, story: Story, seed: int, thinking: float) -> None:
    """Play a whole session, with so many seconds of thinking before each step at most."""
    browser, luck = Browser(port), random.Random(seed)  # noqa: S311 - no secret
    join = {"id": f"join-{number:06d}", "code": code, "nickname": f"P{number}", "group": None}
    assert (await browser.ask("GET", f"/?code={code}"))[0] == 200
    status, answer = await browser.ask("POST", "/join", join)
    assert status == 200, answer
    story.joined = max(story.joined, time.monotonic())
    listener = Listener(browser, "seat")
    listening = asyncio.create_task(listener.run())
    disturbed = sorted(luck.sample(range(1, rounds + 1), min(DISTURBED, rounds)))
    try:
        for at in range(1, rounds + 1):
            await listener.until(lambda view, at=at: view["phase"] == "choose" and view["round"] == at)
            choices = [{"lever": "service_delivery", "spend": 0.01}]
            for draft in range(2):
                await asyncio.sleep(luck.uniform(0.1, thinking))
                await browser.act({"id": f"draft-{number:04d}-{at:02d}-{draft}", "do": "draft", "round": at, "choices": choices})
            given: dict[str, Any] = {"id": f"send-{number:04d}-{at:02d}", "do": "send", "round": at, "choices": choices}
            if at in disturbed:
                how = luck.randrange(3)
                if how == 0:
                    listener.cut()
                elif how == 1:  # the network goes just after it was sent
                    _, writer = await browser.opened("POST", "/do?page=seat", json.dumps(given).encode())
                    await writer.drain()
                    writer.transport.abort()
                    listener.cut()
                else:  # the page is loaded anew
                    listener.cut()
                    assert (await browser.ask("GET", "/"))[0] == 200
            answers = await asyncio.gather(*(browser.act(given) for _ in range(luck.randint(1, 4))))  # taps
            assert all(status == 200 for status, _ in answers), answers
            story.answered.add(given["id"])
            await listener.until(lambda view, at=at: view["round"] > at or view["phase"] != "choose")
        story.back += listener.back
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def trainer(port: int, cookie: str, players: int, rounds: int, story: Story) -> None:
    """Lead the session; every step is timed while the phones do what they do."""
    browser, marks = Browser(port, cookie), count(1)
    listener = Listener(browser, "table")
    listening = asyncio.create_task(listener.run())

    async def step(given: dict[str, Any]) -> None:
        begin = time.monotonic()
        status, answer = await browser.act({"id": f"trainer-{next(marks):06d}", **given}, "table")
        assert status == 200, answer
        story.steps.append(time.monotonic() - begin)

    async def meanwhile() -> None:
        while True:
            await step({"do": "unveil", "on": len(story.steps) % 2 == 0})
            await asyncio.sleep(STEP)

    busy = asyncio.create_task(meanwhile())
    try:
        await listener.until(lambda view: len(view["seats"]) == players)
        await step({"do": "start"})
        for at in range(1, rounds + 1):
            while sum(mark.endswith(f"-{at:02d}") for mark in story.answered) < players:
                if busy.done():
                    busy.result()
                await asyncio.sleep(0.05)
            await step({"do": "close", "round": at})
            await step({"do": "next", "phase": "look", "round": at})
    finally:
        for task in (busy, listening):
            task.cancel()
        await asyncio.gather(busy, listening, return_exceptions=True)


async def session(port: int, cookie: str, code: str, *, players: int, rounds: int, seed: int = 0, thinking: float = 1.0) -> Story:
    """Let a crowd play a whole session."""
    story, luck = Story(), random.Random(seed)  # noqa: S311 - no secret
    settings = {"rounds": rounds, "months_a_round": 3, "months_after": 3, "groups": [f"G{number}" for number in range(1, 11)]}
    given = {"id": "settings-0001", "do": "settings", **settings}
    assert (await Browser(port, cookie).act(given, "table"))[0] == 200
    begin = time.monotonic()
    playing = [
        asyncio.create_task(phone(port, number, code, rounds, story, luck.randrange(10**9), thinking)) for number in range(1, players + 1)
    ]
    leading = asyncio.create_task(trainer(port, cookie, players, rounds, story))
    await asyncio.gather(leading, *playing)
    story.joined -= begin
    return story


def p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * len(seconds))]
