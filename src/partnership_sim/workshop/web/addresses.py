"""Which address a QR holds: one of this computer's that phones in the room can reach. Nothing outside is asked for it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Networks of homes and offices; and those that carriers and some VPN use.
PRIVATE = tuple(map(ipaddress.IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))
SHARED = ipaddress.IPv4Network("100.64.0.0/10")


class Sort(IntEnum):
    """What an interface is, the best first. No phone in the room reaches what is from `VPN` on."""

    HOTSPOT = 0
    WIFI = 1
    CABLE = 2
    OTHER = 3
    VPN = 4
    VIRTUAL = 5
    ALONE = 6
    DOWN = 7
    LOOPBACK = 8


#: By what names systems call them, in the order in which they are tried: how short names of Linux and macOS begin, and words in the descriptions of
#: Windows.
NAMED: tuple[tuple[Sort, str, str], ...] = (
    (Sort.LOOPBACK, r"lo\d*$", r"loopback"),
    (Sort.VIRTUAL, r"bnep\d|pan\d", r"bluetooth"),
    (
        Sort.VPN,
        r"tun|tap|wg|ppp|utun|ipsec|gpd|tailscale|zt|nordlynx|proton|mullvad|ham\d|cscotun|warp",
        r"vpn|wireguard|wintun|tap-windows",
    ),
    (Sort.VPN, r"nebula|ts\d", r"tailscale|zerotier|openvpn|fortinet|anyconnect|pangp|globalprotect|hamachi|warp|nordlynx|wan miniport"),
    (Sort.VPN, r"sit\d|ip6tnl", r"juniper|check ?point|sonicwall|l2tp|pptp|teredo|6to4|isatap"),
    (Sort.HOTSPOT, r"ap\d|bridge100$", r"wi-?fi direct virtual|hosted network|mobile hotspot"),
    (
        Sort.VIRTUAL,
        r"docker|br-|veth|virbr|vmnet|vnic|vboxnet|lxc|lxd|incus|podman|cni|flannel|cali|kube|weave|waydroid",
        r"hyper-v|virtualbox",
    ),
    (Sort.VIRTUAL, r"awdl|llw|anpi|feth|gif|stf|bridge|dummy|ifb", r"vethernet|vmware|wsl|docker|parallels|npcap|microsoft km-test"),
    (Sort.VIRTUAL, r"vswitch", r"virtual (ethernet|switch|adapter)"),
    (Sort.WIFI, r"wl|wifi|ath\d|ra\d|en0$", r"wi-?fi|wireless|wlan|802\.11|nirkabel"),
    (Sort.CABLE, r"eth|en|em\d|usb\d|bond\d", r"ethernet|gigabit|gbe|lan|ndis|realtek"),
)


@dataclass(frozen=True)
class Interface:
    """An interface of this computer and an address of it.

    Parameters
    ----------
    name : str
        As the system calls it: "wlan0"; on Windows what it describes it as.
    address : str
        IPv4.
    prefix : int
        Bits of the network: 24 of most homes.
    up : bool
        Whether anything is at its other end.
    """

    name: str
    address: str
    prefix: int = 24
    up: bool = True

    @property
    def sort(self) -> Sort:
        """What it is."""
        address = ipaddress.IPv4Address(self.address)
        if address.is_loopback:
            return Sort.LOOPBACK
        if not self.up:
            return Sort.DOWN
        named = _named(self.name.strip().casefold())
        if named >= Sort.VPN:
            return named
        if address.is_link_local or address.is_unspecified or address.is_multicast:
            return Sort.ALONE
        return Sort.VPN if self.prefix >= 31 or address in SHARED else named

    @property
    def is_reachable(self) -> bool:
        """Whether phones in the room may reach it."""
        return self.sort < Sort.VPN


def _named(name: str) -> Sort:
    """Return what an interface is by its name."""
    short = " " not in name
    for sort, begins, words in NAMED:
        if (short and re.match(begins, name)) or re.search(rf"\b({words})\b", name):
            return sort
    return Sort.OTHER


def ranked(interfaces: Iterable[Interface]) -> list[Interface]:
    """Return interfaces, those first that phones in the room most likely reach; none of this machine alone.

    Parameters
    ----------
    interfaces : iterable of Interface
        As the system lists them: its order decides between equals.
    """
    found: dict[str, Interface] = {}
    for one in interfaces:
        if one.sort != Sort.LOOPBACK:
            found.setdefault(one.address, one)
    return sorted(found.values(), key=lambda one: (one.sort, not _is_private(one.address)))


def chosen(interfaces: Sequence[Interface], asked: str | None = None) -> str | None:
    """Return the address that the QR holds: the one that was asked for, else the first that phones may reach, None where there is none.

    Parameters
    ----------
    interfaces : sequence of Interface
        As `ranked` gives them.
    asked : str, optional
        Taken if this computer has it.
    """
    if asked is not None and any(one.address == asked for one in interfaces):
        return asked
    return next((one.address for one in interfaces if one.is_reachable), None)


def here() -> list[Interface]:
    """Return the interfaces of this computer with an IPv4 address."""
    import ifaddr

    return [
        Interface(adapter.nice_name, one.ip, one.network_prefix, _is_up(adapter.name))
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if isinstance(one.ip, str)
    ]


def _is_up(name: str) -> bool:
    """Return whether an interface is not known to be down: on Linux a bridge without anybody keeps its address, and so may a cable that is out."""
    try:
        return (Path("/sys/class/net") / name.split(":", maxsplit=1)[0] / "operstate").read_text(encoding="ascii").strip() != "down"
    except (OSError, ValueError):
        return True


def _is_private(address: str) -> bool:
    return any(ipaddress.IPv4Address(address) in network for network in PRIVATE)
