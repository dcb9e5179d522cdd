"""The server: uvicorn in this process, at a port that is free, until somebody asks it to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import uvicorn

from partnership_sim import stopping
from partnership_sim.workshop.web import limits
from partnership_sim.workshop.web.app import app

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from partnership_sim.workshop.web.asking import Workshop

#: So many ports after the one that was asked for are tried.
PORTS = 50
#: Connections that wait to be taken.
BACKLOG = 512
#: Files that may be open: connections, and what the program needs itself.
FILES = limits.OF_ALL + limits.OF_THIS_MACHINE + 200
#: Seconds that pages have to end when the server does.
LAST_WORDS = 2


def bound(port: int, *, lan: bool) -> socket.socket | None:
    """Return a socket at a port, or at the next that is free; None where none is.

    Parameters
    ----------
    port : int
    lan : bool
        Whether other machines may come; else only this one.
    """
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 - asked for
    for number in range(port, min(port + PORTS, 65_536)):
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "nt":
            made.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE"), 1)  # noqa: B009 - Windows alone has it
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(BACKLOG)
        except OSError:
            made.close()
            continue
        return made
    return None


class _Server(uvicorn.Server):
    """Stops when somebody asked for it by `stopping`; signals are caught by whoever starts it."""

    def __init__(self, config: uvicorn.Config, over: asyncio.Event) -> None:
        super().__init__(config)
        self._over = over

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield

    async def on_tick(self, counter: int) -> bool:
        """Return whether it is time to stop."""
        return await super().on_tick(counter) or stopping.asked()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let pages go, then stop."""
        self._over.set()
        await super().shutdown(sockets)


def serve(
    workshop: Workshop,
    listening: socket.socket,
    *,
    ready: Callable[[], None],
    again: Callable[[], None] | None = None,
    beside: Callable[[], Coroutine[Any, Any, None]] | None = None,
) -> None:
    """Serve a workshop until somebody asks to stop.

    Parameters
    ----------
    workshop : Workshop
    listening : socket.socket
    ready : callable
        Called once pages can be opened.
    again : callable, optional
        Called whenever somebody presses Enter in the terminal.
    beside : callable, optional
        What else goes on, from the beginning on: a rehearsal.
    """
    _allow_files()
    for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what others send wrongly is no news; addresses may hold secrets

    async def whole() -> None:
        hub = workshop.hub
        tasks = [asyncio.create_task(one) for one in (hub.run(), workshop.door.watch(workshop.clock), *([beside()] if beside else []))]
        if again is not None:
            _on_enter(again)
        hub.bump()
        try:
            await _serve(workshop, listening, ready)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            hub.close()

    asyncio.run(whole())


async def _serve(workshop: Workshop, listening: socket.socket, ready: Callable[[], None]) -> None:
    protocol = type("Limited", (limits.Limited,), {"open": limits.Connections()})
    config = uvicorn.Config(
        app(workshop),
        http=protocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=int(limits.BETWEEN),
        timeout_graceful_shutdown=LAST_WORDS,
        h11_max_incomplete_event_size=limits.LARGEST,
    )
    server = _Server(config, workshop.streams.over)
    begun = asyncio.create_task(_begun(server, ready))
    await server.serve(sockets=[listening])
    begun.cancel()


async def _begun(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    ready()


def _on_enter(again: Callable[[], None]) -> None:
    """Call back for every line that is typed; a program in the background would be stopped if it asked for one."""
    loop = asyncio.get_running_loop()
    try:
        if not sys.stdin.isatty() or (hasattr(os, "tcgetpgrp") and os.tcgetpgrp(sys.stdin.fileno()) != os.getpgrp()):
            return
    except (OSError, ValueError, AttributeError):
        return

    def listen() -> None:
        with suppress(OSError, ValueError, RuntimeError):
            for _ in sys.stdin:
                loop.call_soon_threadsafe(again)

    threading.Thread(target=listen, name="enter", daemon=True).start()


def _allow_files() -> None:
    """Let as many files be open as there may be connections, where the system has it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
