"""A wire between browser and server that can be cut as networks are: nothing arrives any more, and nobody is told."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Wire:
    """Carries connections to a port.

    Attributes
    ----------
    port : int
        Where it listens.
    """

    def __init__(self) -> None:
        self.port = self.to = 0
        self._whole = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._age = 0
        self._living = 0
        self._ready = threading.Event()

    def cut(self) -> None:
        """Let nothing through, in both directions, without a word to either end."""
        self._loop.call_soon_threadsafe(self._whole.clear)

    def mend(self, *, fresh: bool = False) -> None:
        """Let through whatever comes from now on; what was sent meanwhile comes late, or never: `fresh` connections alone come through."""

        def whole() -> None:
            self._age += 1
            self._living = self._age if fresh else self._living
            self._whole.set()

        self._loop.call_soon_threadsafe(whole)

    @classmethod
    @contextmanager
    def laid(cls) -> Iterator[Wire]:
        wire = cls()
        thread = threading.Thread(target=wire._run, daemon=True)
        thread.start()
        assert wire._ready.wait(5)
        try:
            yield wire
        finally:
            wire._loop.call_soon_threadsafe(wire._over.set)
            thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._carry())
        finally:
            self._loop.close()

    async def _carry(self) -> None:
        self._whole.set()
        server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends, age = [writer], self._age
        try:
            await self._open(age)
            there, back = await asyncio.open_connection("127.0.0.1", self.to)
            ends.append(back)
            await asyncio.gather(self._pass_on(reader, back, age), self._pass_on(there, writer, age))
        except OSError:
            pass
        finally:
            for end in ends:
                end.close()
                with suppress(OSError, asyncio.CancelledError):
                    await end.wait_closed()

    async def _open(self, age: int) -> None:
        """Wait until a connection of an age comes through."""
        await self._whole.wait()
        if age < self._living:
            await self._over.wait()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, age: int) -> None:
        while data := await reader.read(65_536):
            await self._open(age)
            writer.write(data)
            await writer.drain()
        writer.close()
