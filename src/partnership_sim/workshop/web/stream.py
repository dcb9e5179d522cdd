"""A page's stream: whole views as server-sent events, always the newest, and a beat every second.

Whoever reads slowly misses what was in between and holds nobody up; whoever does not read at all is let go.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from partnership_sim.workshop.web import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from partnership_sim.workshop.hub import Hub
    from partnership_sim.workshop.who import Who

#: Seconds between two beats, and at least between two views of a stream.
BEAT, PACE = 1.0, 0.1
#: Share of one core that the views of all phones may take.
SHARE = 0.3
#: Milliseconds after which a browser opens a stream again by itself.
RETRY = 500
#: Streams of one phone; of more, the oldest ends. A second tab is no second phone.
OF_ONE = 4


class Streams:
    """All open streams of a workshop.

    Parameters
    ----------
    hub : Hub

    Attributes
    ----------
    over : asyncio.Event
        Set it, and every stream ends.
    """

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.over = asyncio.Event()
        self._open: dict[Who, list[asyncio.Task[None]]] = {}
        self._cost = 0.0

    @property
    def pace(self) -> float:
        """Seconds between two views of a phone: longer where there are many phones and their views are dear."""
        return max(PACE, self._cost * sum(map(len, self._open.values())) / SHARE)

    def come(self, who: Who, task: asyncio.Task[None]) -> None:
        """Count a stream."""
        mine = self._open.setdefault(who, [])
        mine.append(task)
        if who.role == "seat" and len(mine) > OF_ONE:
            mine[0].cancel()
        self.hub.came(who)

    def go(self, who: Who, task: asyncio.Task[None]) -> None:
        """Count one less."""
        self._open[who].remove(task)
        if not self._open[who]:
            del self._open[who]
        self.hub.went(who)

    def spent(self, seconds: float) -> None:
        """Learn what a view costs: to find it, to write and to pack it."""
        self._cost += 0.1 * (seconds - self._cost)


class Live:
    """The answer to a page that listens.

    Parameters
    ----------
    streams : Streams
    page : str
    who : Who
    language : str
    packed : bool
        Whether the browser takes gzip: a view is much like the one before.
    """

    def __init__(self, streams: Streams, page: str, who: Who, language: str, *, packed: bool) -> None:
        self._streams, self._page, self._who, self._language = streams, page, who, language
        self._packer = zlib.compressobj(6, zlib.DEFLATED, 31) if packed else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send views until the page goes."""
        connection = limits.of(scope)
        if connection is not None:
            connection.narrow()
        head = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no"}
        if self._packer is not None:
            head["content-encoding"] = "gzip"
        headers = [(name.encode(), value.encode()) for name, value in head.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        give_up = connection.abort if connection is not None else lambda: None
        telling = asyncio.create_task(self._tell(send, give_up))
        leaving = [asyncio.create_task(_left(receive)), asyncio.create_task(self._streams.over.wait())]
        self._streams.come(self._who, telling)
        try:
            await asyncio.wait([telling, *leaving], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._streams.go(self._who, telling)
            for task in (telling, *leaving):
                task.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await telling
            await _end(send, give_up)

    async def _tell(self, send: Send, give_up: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        hub, version, last = self._streams.hub, 0, ""

        async def put(data: bytes) -> None:
            try:
                async with asyncio.timeout(limits.STALLED):
                    await send({"type": "http.response.body", "body": data, "more_body": True})
            except TimeoutError:
                give_up()
                raise asyncio.CancelledError from None

        await put(self._packed(f"retry: {RETRY}\n\n"))
        beat = loop.time() + BEAT
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(beat):
                    version = await hub.changed(version)
                begin = loop.time()
                view = hub.view(self._page, self._who, self._language)
                del view["version"]
                text = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
                event = f'id: {version}\nevent: view\ndata: {{"version":{version},{text[1:]}\n\n'
                data = self._packed(event) if text != last else b""  # what others do may change nothing here
                self._streams.spent(loop.time() - begin)
                last = text
                if data:
                    await put(data)
            if loop.time() >= beat:
                await put(self._packed("event: beat\ndata:\n\n"))
                beat = loop.time() + BEAT
            await self._pause(beat)

    def _packed(self, text: str) -> bytes:
        data = text.encode()
        return data if self._packer is None else self._packer.compress(data) + self._packer.flush(zlib.Z_SYNC_FLUSH)

    async def _pause(self, beat: float) -> None:
        """Wait until the next view may be sent, but no longer than to the next beat."""
        pace = self._streams.pace if self._who.role in {"seat", "nobody"} else PACE
        await asyncio.sleep(max(0.0, min(pace, beat - asyncio.get_running_loop().time())))


async def _end(send: Send, give_up: Callable[[], None]) -> None:
    """End an answer; whoever does not even read that is let go."""
    try:
        async with asyncio.timeout(BEAT):
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    except (OSError, RuntimeError, TimeoutError):
        give_up()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
