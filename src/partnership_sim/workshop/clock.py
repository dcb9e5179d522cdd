"""Time and waiting, behind one protocol: the system's, and one that a test turns."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from typing import Protocol


class Ticking(Protocol):
    """What tells how much time goes by."""

    def monotonic(self) -> float:
        """Return seconds since some moment; they never go back."""


class Clock(Ticking, Protocol):
    """What tells the time, and waits."""

    def wall(self) -> float:
        """Return seconds since 1970, as the computer's clock has them: they jump where it is set, and over sleep."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The computer's own."""

    def monotonic(self) -> float:
        """Return seconds since some moment."""
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class TurnedClock:
    """A clock that stands still until somebody turns it: ten minutes pass in no time.

    Parameters
    ----------
    wall : float
        Seconds since 1970 at its beginning.
    """

    def __init__(self, wall: float = 1_700_000_000.0) -> None:
        self._now = 0.0
        self._wall = wall
        self._order = itertools.count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []

    def monotonic(self) -> float:
        """Return seconds since it was made."""
        return self._now

    def wall(self) -> float:
        """Return seconds since 1970."""
        return self._wall

    async def sleep(self, seconds: float) -> None:
        """Wait until it was turned so far."""
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self._now + seconds, next(self._order), woken))
        await woken

    async def turn(self, seconds: float) -> None:
        """Let time pass; whoever waits wakes at the right moment and in the right order."""
        end = self._now + seconds
        await _settled()
        while self._waiting and self._waiting[0][0] <= end:
            moment, _, woken = heapq.heappop(self._waiting)
            self._pass(moment)
            if not woken.done():
                woken.set_result(None)
            await _settled()
        self._pass(end)

    async def jump(self, seconds: float, *, wall: float | None = None) -> None:
        """Let time pass while nobody was awake: whoever waits wakes after it, late.

        Parameters
        ----------
        seconds : float
            Which `monotonic` moves.
        wall : float, optional
            Seconds that the computer's clock moves; as many unless given. A lid that was closed moves it alone.
        """
        self._now += seconds
        self._wall += seconds if wall is None else wall
        await self.turn(0.0)

    def _pass(self, moment: float) -> None:
        self._wall += max(0.0, moment - self._now)
        self._now = max(self._now, moment)


async def _settled() -> None:
    """Let everybody who was woken do what there is to do."""
    for _ in range(20):
        await asyncio.sleep(0)
