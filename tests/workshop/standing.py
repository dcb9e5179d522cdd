"""A stand-in for the hub, and the doors over it: in this process for a test client, or as a process of its own for who would harm it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import PIPE, Popen
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim import stopping
from partnership_sim.cli import signals
from partnership_sim.workshop.clock import SystemClock, TurnedClock
from partnership_sim.workshop.web import server
from partnership_sim.workshop.web.access import Access
from partnership_sim.workshop.web.addresses import Interface
from partnership_sim.workshop.web.app import app
from partnership_sim.workshop.web.asking import Workshop
from partnership_sim.workshop.web.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.workshop.who import Who

PORT = 8080
WLAN = Interface("wlan0", "192.168.43.17")
OTHERS = (Interface("docker0", "172.17.0.1", 16), Interface("tun0", "10.8.0.2"))


class Answer(NamedTuple):
    status: int
    body: dict[str, Any]


@dataclass
class StandIn:
    """Knows who did what, and shows how often."""

    door: dict[str, Any] = field(default_factory=dict)
    version: int = 1
    done: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    seats: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    ballast: int = 0
    kept: dict[str, Any] = field(default_factory=dict)
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    broken: Any = None

    @property
    def journal(self) -> Any:
        return SimpleNamespace(keep=self.kept.__setitem__)

    async def do(self, who: Who, given: dict[str, Any], language: str) -> Answer:
        if given["id"] not in self.ids:
            self.ids.add(given["id"])
            self.done.append((str(who), given["do"]))
            self.bump()
        return Answer(200, {"done": True})

    async def join(self, given: dict[str, Any], language: str) -> tuple[Answer, str | None]:
        if not given.get("nickname"):
            return Answer(409, {"refused": "no name"}), None
        secret = f"secret of {given['id']}"
        self.seats.setdefault(secret, len(self.seats) + 1)
        self.bump()
        return Answer(200, {"done": True}), secret

    def seat_of(self, secret: str) -> int | None:
        return self.seats.get(secret)

    def view(self, page: str, who: Who, language: str) -> dict[str, Any]:
        told = {"page": page, "who": str(who), "language": language, "version": self.version, "done": len(self.done)}
        seat = {"number": who.seat, "name": f"seat {who.seat}"} if who.role == "seat" else None
        return told | {
            "seat": seat,
            "groups": [],
            "door": self.door if page != "seat" else None,
            "seats": len(self.seats),
            "ballast": "x" * self.ballast,
        }

    async def changed(self, since: int) -> int:
        while self.version <= since:
            await self.waiting.wait()
        return self.version

    def bump(self) -> None:
        self.version += 1
        self.waiting.set()
        self.waiting = asyncio.Event()

    def came(self, who: Who) -> None:
        self.there[str(who)] = self.there.get(str(who), 0) + 1

    def went(self, who: Who) -> None:
        self.there[str(who)] -= 1

    async def run(self) -> None:
        while True:
            await asyncio.sleep(1)

    def close(self) -> None:
        """Nothing is computed."""


def workshop(clock: Any = None, *, lan: bool = True, port: int = PORT, look: Any = None, asked: str | None = None) -> Workshop:
    """Return a workshop over a stand-in."""
    clock = clock or TurnedClock()
    hub: Any = StandIn()
    access = Access(b"k" * 32, hub.seat_of, clock)
    door = Door(hub, access.code, port, lan=lan, asked=asked, look=look or (lambda: [*OTHERS, WLAN]))
    return Workshop(hub, access, door, clock, "en")


def routes(made: Workshop) -> Any:
    return app(made)


@contextmanager
def served(*arguments: str, before: tuple[str, ...] = ()) -> Iterator[Served]:
    """Yield a server in a process of its own.

    Parameters
    ----------
    arguments : str
        "--ballast N": bytes of a view. "--tick S": a change every so many seconds.
    before : tuple of str
        A command that starts it, such as one that enters a network.
    """
    command = [*before, sys.executable, "-m", "tests.workshop.standing", *arguments]
    with Popen(command, stdout=PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port, trainer, code, pid = process.stdout.readline().split()
            yield Served(int(port), trainer, code, int(pid), process)
        finally:
            process.terminate()


class Served(NamedTuple):
    """A server: its port, the trainer's cookie, the room's code, its process."""

    port: int
    trainer: str
    code: str
    pid: int
    process: Popen[str]


def main() -> None:
    """Serve a stand-in until somebody ends it."""
    options = dict(zip(sys.argv[1::2], sys.argv[2::2], strict=True))
    listening = server.bound(int(options.get("--port", "23000")), lan=True)
    assert listening is not None
    port = listening.getsockname()[1]
    clock = SystemClock()
    hub: Any = StandIn(ballast=int(options.get("--ballast", "0")))
    access = Access(b"k" * 32, hub.seat_of, clock)
    made = Workshop(hub, access, Door(hub, access.code, port, lan=True), clock, "en")
    tick = float(options.get("--tick", "0"))

    async def change() -> None:
        while True:
            await asyncio.sleep(tick or 3600)
            hub.done.append(("clock", str(time.time())))
            hub.bump()

    hub.run = change

    def ready() -> None:
        sys.stdout.write(f"{port} {access.trainer}={access.new_trainer()} {access.code} {os.getpid()}\n")
        sys.stdout.flush()

    with signals.caught(for_good=False):
        stopping.heed()
        server.serve(made, listening, ready=ready)


if __name__ == "__main__":
    main()
