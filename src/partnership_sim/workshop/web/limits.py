"""Limits: connections of an address, the time that a request may take to arrive, its size, how often somebody may ask or guess.

One phone that asks a thousand times, or dribbles, or never reads, must not be felt at the trainer's table.
"""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Hashable

    from partnership_sim.workshop.clock import Clock

#: The trainer's own browser, from this machine.
HOME = frozenset({"127.0.0.1", "::1"})
#: Connections of one address, and of this machine. A router may show a whole room under one address: two connections for each of a hundred phones.
OF_ADDRESS, OF_THIS_MACHINE = 256, 1024
#: Connections of all; a process of macOS may have 256 open files unless it asks for more (`server`).
OF_ALL = 1500
#: Seconds in which the head of a request must have come, and between two requests.
HEAD, BETWEEN = 10.0, 30.0
#: Seconds without any progress after which a connection is given up.
STALLED = 20.0
#: Bytes that wait for a slow reader; what is newer is sent instead of what would wait longer.
WAITING = 16_384
#: Bytes of an action, and of what is read and thrown away so that its sender hears why it was refused.
LARGEST, READ_AWAY = 16_384, 262_144
#: Of this many addresses is known how often they asked.
REMEMBERED = 4096


class Rate:
    """How often each of many may do something: a bucket that fills slowly and empties by one each time.

    Parameters
    ----------
    burst : float
        At once.
    each_second : float
        In the long run.
    clock : Clock
    """

    def __init__(self, burst: float, each_second: float, clock: Clock) -> None:
        self._burst, self._each_second, self._clock = burst, each_second, clock
        self._left: dict[Hashable, tuple[float, float]] = {}

    def left(self, key: Hashable) -> float:
        """Return how often somebody may still do it now."""
        left, at = self._left.get(key, (self._burst, 0.0))
        return min(self._burst, left + (self._clock.monotonic() - at) * self._each_second)

    def take(self, key: Hashable) -> bool:
        """Count it; return whether it was allowed."""
        left = self.left(key)
        self._left.pop(key, None)
        while len(self._left) >= REMEMBERED:
            self._left.pop(next(iter(self._left)))  # who has not asked for the longest time
        self._left[key] = (max(0.0, left - 1.0), self._clock.monotonic())
        return left >= 1.0


class Connections:
    """Open connections, by address."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}
        self._all = 0

    def come(self, address: str) -> bool:
        """Count a connection; return whether there is room for it."""
        mine = self._of.get(address, 0)
        home = address in HOME
        if mine >= (OF_THIS_MACHINE if home else OF_ADDRESS) or (self._all >= OF_ALL and not home):
            return False
        self._of[address] = mine + 1
        self._all += 1
        return True

    def go(self, address: str) -> None:
        """Count one less."""
        self._all -= 1
        self._of[address] -= 1
        if not self._of[address]:
            del self._of[address]


class Connection:
    """What a route may do to the connection by which it was asked; `limits.of` finds it.

    Parameters
    ----------
    transport : asyncio.Transport
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def abort(self) -> None:
        """Give it up, with all that still waits to be sent."""
        self._transport.abort()

    def narrow(self) -> None:
        """Let little wait for a slow reader, so that it gets what is new and not what was."""
        self._transport.set_write_buffer_limits(WAITING)
        found = self._transport.get_extra_info("socket")
        if found is not None and hasattr(socket, "TCP_NOTSENT_LOWAT"):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, WAITING)
        elif found is not None and sys.platform == "linux":
            found.setsockopt(socket.IPPROTO_TCP, 25, WAITING)  # the same, before Python knew its name


def of(scope: Any) -> Connection | None:  # noqa: ANN401 - a scope of ASGI
    """Return the connection of a request; None where there is no server (in tests)."""
    found: Connection | None = scope.get("workshop.connection")
    return found


class Limited(H11Protocol):
    """HTTP as uvicorn speaks it, with a limit of connections for each address, and little patience for whoever dribbles."""

    #: shared by all connections of a server
    open: Connections

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn calls it
        super().__init__(*args, **kwargs)
        self._address: str | None = None
        self._waiting: asyncio.TimerHandle | None = None
        inner = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
            self._heard()
            await inner({**scope, "workshop.connection": Connection(self.transport)}, receive, send)

        self.app = app

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Refuse one connection too many at once, without a word."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self.open.come(address):
            transport.abort()
            return
        self._address = address
        _watch_over(transport.get_extra_info("socket"))
        self._wait(HEAD)

    def connection_lost(self, exc: Exception | None) -> None:
        """Make room."""
        self._heard()
        if self._address is not None:
            self.open.go(self._address)
            self._address = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Give the next request the time that the first one had."""
        if self._waiting is None and (self.cycle is None or self.cycle.response_complete):
            self._wait(HEAD)
        super().data_received(data)

    def _wait(self, seconds: float) -> None:
        self._heard()
        self._waiting = self.loop.call_later(seconds, self.transport.abort)

    def _heard(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def _watch_over(found: socket.socket | None) -> None:
    """Let the system notice a phone that went without a word."""
    if found is None:
        return
    found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 10), ("TCP_KEEPALIVE", 10), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, name):
            found.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(STALLED * 1000))
