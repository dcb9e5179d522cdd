"""The server itself, in a thread of the test, behind an address as a Wi-Fi gives it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import patch

from partnership_sim.workshop.clock import SystemClock
from partnership_sim.workshop.web import server
from partnership_sim.workshop.web.access import Access
from partnership_sim.workshop.web.addresses import Interface
from partnership_sim.workshop.web.asking import Workshop
from partnership_sim.workshop.web.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.workshop.hub import Hub
    from tests.workshop.browser.wire import Wire

#: The browser finds the loopback behind it; pages and server believe that they are in a Wi-Fi.
ADDRESS = "192.168.43.17"
OTHER = "10.8.0.2"
PORT = 18_080


def interfaces() -> list[Interface]:
    return [Interface("tun0", OTHER), Interface("wlan0", ADDRESS)]


@contextmanager
def standing(hub: Hub, wire: Wire | None = None) -> Iterator[Workshop]:
    """Yield a workshop that is served, behind a wire if there is one."""
    clock = SystemClock()
    listening = server.bound(PORT, lan=False)
    assert listening is not None
    access = Access(hub.journal.key, hub.seat_of, clock)
    port: int = listening.getsockname()[1]
    if wire is not None:
        wire.to, port = port, wire.port
    door = Door(hub, access.code, port, lan=True, look=interfaces)
    workshop = Workshop(hub, access, door, clock, hub.case.language)
    ready, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=server.serve, args=(workshop, listening), kwargs={"ready": ready.set}, daemon=True)
    with patch.object(server, "stopping", SimpleNamespace(asked=stop.is_set)):
        thread.start()
        assert ready.wait(10)
        try:
            yield workshop
        finally:
            stop.set()
            thread.join(10)
            listening.close()
