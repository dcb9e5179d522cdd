"""Why no phone arrives: a firewall, a Wi-Fi that keeps devices apart, or phones that use mobile data. Told from what this machine sees by itself."""

from __future__ import annotations

import ipaddress
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ADDRESS = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])")
#: How systems write a neighbour of which nothing is known, and an address that nobody has for oneself.
UNKNOWN = re.compile(r"00[:-]00[:-]00[:-]00[:-]00[:-]00|incomplete|ff[:-]ff[:-]ff[:-]ff[:-]ff[:-]ff", re.IGNORECASE)
COMMAND = ["arp", "-a"] if sys.platform == "win32" else ["arp", "-an"]


def verdict(heard: int, neighbours: int, address: str | None, *, lan: bool) -> str:
    """Return why no phone arrives, as a name of `words_doors.REACH`.

    Parameters
    ----------
    heard : int
        Other devices that have asked for a page.
    neighbours : int
        Devices that this machine knows in its network, without routers.
    address : str or None
        The one in the QR.
    lan : bool
        Whether other machines may come at all.
    """
    if heard:
        return "arrived"
    if not lan:
        return "only_here"
    if address is None:
        return "no_network"
    return "firewall" if neighbours else "nobody"


def neighbours(address: str, prefix: int) -> int:
    """Return how many other devices this machine has met in the network of an address; 0 where it does not tell."""
    try:
        if sys.platform == "linux":
            told = Path("/proc/net/arp").read_text(encoding="ascii", errors="replace")
        else:
            told = subprocess.run(COMMAND, capture_output=True, text=True, timeout=3, check=True, errors="replace").stdout  # noqa: S603 - no input of anybody
    except (OSError, subprocess.SubprocessError):
        return 0
    return len(met(told, address, prefix, _routers()))


def met(told: str, address: str, prefix: int, routers: Collection[str] | None) -> set[str]:
    """Return addresses of other devices in a network, from a system's table of neighbours.

    Parameters
    ----------
    told : str
        What /proc/net/arp holds, or `arp -a` says.
    routers : collection of str, optional
        Left out; where nobody knows them, the addresses that routers mostly have.
    """
    network = ipaddress.IPv4Interface(f"{address}/{prefix}").network
    found = set()
    for line in told.splitlines():
        one = ADDRESS.search(line)
        if one is None or UNKNOWN.search(line) or "Interface" in line:
            continue
        try:
            other = ipaddress.IPv4Address(one[1])
        except ValueError:
            continue
        usual = other in {network[1], network[-2]} if network.num_addresses > 2 else False
        is_router = usual if routers is None else str(other) in routers
        if other in network and other not in {network[0], network[-1]} and str(other) != address and not is_router:
            found.add(str(other))
    return found


def _routers() -> set[str] | None:
    """Return the routers of this machine; None where it does not tell."""
    try:
        rows = [line.split() for line in Path("/proc/net/route").read_text(encoding="ascii").splitlines()[1:]]
        return {str(ipaddress.IPv4Address(bytes.fromhex(row[2])[::-1])) for row in rows if row[2] != "00000000"}
    except (OSError, ValueError, IndexError):
        return None


def beginning(address: str, prefix: int) -> str:
    """Return how addresses of a network begin, as people can compare them: "192.168.43."."""
    return "".join(f"{part}." for part in address.split(".")[: max(1, min(prefix, 31) // 8)])
