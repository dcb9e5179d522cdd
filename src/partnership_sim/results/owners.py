"""Who writes a staging folder: host, process and its start stand in the folder's name, so that those of dead processes can be known."""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"\..+\.([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{8}\.(part|old)")
#: File systems give names 255 bytes.
LONGEST_NAME = 255


def shortened(name: str, room: int) -> str:
    """Return a name of at most so many bytes."""
    return os.fsencode(name)[:room].decode(sys.getfilesystemencoding(), "ignore")


def beside(target: Path, ending: str = "part") -> Path:
    """Return a new hidden name beside `target` that says who owns it."""
    owner = f"{_host()}-{os.getpid()}-{_started(os.getpid())}-{secrets.token_hex(4)}"
    return target.with_name(f".{shortened(target.name, 100)}.{owner}.{ending}")


def is_of_the_dead(path: Path) -> bool:
    """Return whether a folder was made by a process of this host that is there no more."""
    known = _NAME.fullmatch(path.name)
    if not known or known[1] != _host():
        return False
    pid, start = int(known[2]), int(known[3])
    return not _is_alive(pid) or _started(pid) not in {start, 0}  # 0: hidden from us


@functools.cache
def _host() -> str:
    """Return what tells this host, and this space of process numbers in it, from others."""
    parts = [platform.node()]
    with suppress(OSError, ValueError):
        parts.append(Path("/etc/machine-id").read_text(encoding="ascii"))
    with suppress(OSError):
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=4).hexdigest()


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return _started(pid) > 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    try:
        return _of_system(pid)[0] != "Z"  # killed, and nobody has asked for its status yet
    except (OSError, IndexError):
        return True


def _of_system(pid: int) -> list[str]:
    """Return what Linux tells of a process, from its state on."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()


def _started(pid: int) -> int:
    """Return when a process began, in the system's own count; 0 where that is not known."""
    if sys.platform == "win32":
        return _started_on_windows(pid)
    try:
        return int(_of_system(pid)[19])
    except (OSError, ValueError, IndexError):
        return 0


if sys.platform == "win32":

    def _started_on_windows(pid: int) -> int:
        import ctypes

        system = ctypes.windll.kernel32
        handle = system.OpenProcess(0x1000, False, pid)
        if not handle:
            return 0
        times = [ctypes.c_ulonglong() for _ in range(4)]
        known = system.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        system.CloseHandle(handle)
        return times[0].value if known and not times[1].value else 0
