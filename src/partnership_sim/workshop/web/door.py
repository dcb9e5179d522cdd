"""What the pages of trainer and projector tell of how to join: `hub.door`.

It holds
    code, address (what people type: "http://192.168.1.7:8000", or null without a network), qr (address of its picture, or null),
    addresses [{address, name, reachable, chosen}], lan (whether other machines may come), no_network (words in both languages, or null)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.workshop.web import addresses, reach
from partnership_sim.workshop.web.access import is_this_machine
from partnership_sim.workshop.words_doors import NO_NETWORK, REACH, THIS_MACHINE_ONLY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership_sim.workshop.clock import Clock
    from partnership_sim.workshop.hub import Hub
    from partnership_sim.workshop.web.addresses import Interface

#: Seconds between two looks at the networks: a hotspot may be opened later.
LOOK = 3.0
#: Addresses of others that are counted.
MOST_HEARD = 4096


class Door:
    """Addresses of a workshop, as they are now.

    Parameters
    ----------
    hub : Hub
        Is told of every change.
    code : str
        Of the room.
    port : int
    lan : bool
    asked : str, optional
        The address that was asked for.
    look : callable
        Returns the interfaces of this machine.
    """

    def __init__(
        self,
        hub: Hub,
        code: str,
        port: int,
        *,
        lan: bool,
        asked: str | None = None,
        look: Callable[[], Sequence[Interface]] = addresses.here,
    ) -> None:
        self.hub, self.code, self.port, self.lan, self.asked = hub, code, port, lan, asked
        self._look = look
        self.interfaces: list[Interface] = []
        self.address: str | None = None
        self._heard: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Look at the networks of this machine."""
        self.interfaces = addresses.ranked(self._look()) if self.lan else []
        self.address = addresses.chosen(self.interfaces, self.asked)
        found = self._told()
        if found != self.hub.door:
            self.hub.door = found
            self.hub.bump()

    async def watch(self, clock: Clock) -> None:
        """Look again and again, until this is cancelled."""
        while True:
            await clock.sleep(LOOK)
            self.refresh()

    def choose(self, address: str) -> bool:
        """Let the QR hold another address of this machine; return whether it has it."""
        if not any(one.address == address for one in self.interfaces):
            return False
        self.asked = address
        self.hub.journal.keep("address", address)
        self.refresh()
        return True

    @property
    def link(self) -> str | None:
        """What the QR holds; None without a network."""
        return f"{self.url(self.address)}/?code={self.code}" if self.address is not None else None

    def url(self, address: str) -> str:
        """Return what people type for an address."""
        return f"http://{address}" + (f":{self.port}" if self.port != 80 else "")

    def is_mine(self, host: str, port: int) -> bool:
        """Return whether a Host header names this machine: any other name would be somebody else's page speaking."""
        return port == self.port and (is_this_machine(host) or any(one.address == host for one in self.interfaces))

    def heard(self, address: str) -> None:
        """Note that a device has asked for a page."""
        if not is_this_machine(address) and len(self._heard) < MOST_HEARD and all(one.address != address for one in self.interfaces):
            self._heard.add(address)

    def reach(self, language: str) -> dict[str, Any]:
        """Return why no phone arrives: verdict, words, and how many were heard."""
        mine = next((one for one in self.interfaces if one.address == self.address), None)
        others = reach.neighbours(mine.address, mine.prefix) if mine is not None and not self._heard else 0
        found = reach.verdict(len(self._heard), others, self.address, lan=self.lan)
        network = reach.beginning(mine.address, mine.prefix) if mine is not None else ""
        return {"verdict": found, "words": REACH[found].with_(heard=len(self._heard), network=network)[language], "heard": len(self._heard)}

    def _told(self) -> dict[str, Any]:
        why = None if self.address is not None else NO_NETWORK if self.lan else THIS_MACHINE_ONLY
        return {
            "code": self.code,
            "address": self.url(self.address) if self.address is not None else None,
            "qr": f"/qr.svg?for={self.address}" if self.address is not None else None,
            "lan": self.lan,
            "no_network": {language: why[language] for language in ("en", "id")} if why is not None else None,
            "addresses": [
                {"address": one.address, "name": one.name, "reachable": one.is_reachable, "chosen": one.address == self.address}
                for one in self.interfaces
            ],
        }
