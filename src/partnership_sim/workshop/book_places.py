"""Where a session file lies: its name, the one that goes on, and places where it would not be safe."""

from __future__ import annotations

import itertools
import os
import re
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from partnership_sim.errors import InputError, Problem
from partnership_sim.locale import translator
from partnership_sim.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

SUFFIX = ".session"
#: Bytes of the largest session file that is opened or written: a scenario of a hundred stakeholders and a hundred players need less than five.
LARGEST = 256_000_000
#: Seconds for which a session that was broken off goes on by itself.
A_DAY = 86_400.0
#: Kinds of file systems behind which another computer stands: what is written there may not have been kept when it is said to be.
NETWORK = re.compile(
    r"(nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|afpfs|webdav|davfs|ceph|glusterfs|lustre|beegfs|9p|fuse\.(?!(ntfs|exfat|fuse)).*)\Z"
)
#: Names of folders that a program keeps in step with other computers, as they stand in a path; and the program.
SYNCED = {
    r"onedrive( -.*)?": "OneDrive",
    r"dropbox( \(.*\))?": "Dropbox",
    r"google ?drive|googledrive-.*|drivefs": "Google Drive",
    r"icloud ?drive|com~apple~clouddocs|mobile documents": "iCloud",
    r"nextcloud\d*": "Nextcloud",
    r"owncloud": "ownCloud",
    r"box|box sync": "Box",
    r"megasync|mega": "MEGA",
    r"pcloud ?drive": "pCloud",
    r"cloudstorage": "macOS",
}
#: Of a mounted file system in /proc/mounts, and as `mount` tells it on macOS.
LINUX = re.compile(r"^\S+ (?P<place>\S+) (?P<kind>\S+) ", re.MULTILINE)
MACOS = re.compile(r"^.* on (?P<place>.*) \((?P<kind>\w+)[,)]", re.MULTILINE)
#: What Windows calls a drive of another computer.
REMOTE = 4


def folder_of(root: Path) -> Path:
    """Return the folder of sessions under `root`."""
    return root / "results" / "workshop"


def names(root: Path, stem: str, when: datetime) -> Iterator[Path]:
    """Yield results/workshop/<stem>-<yyyy-mm-dd>.session under `root`, then the same with -2, -3, ..."""
    first = folder_of(root) / f"{stem}-{when:%Y-%m-%d}{SUFFIX}"
    yield first
    for number in itertools.count(2):
        yield first.with_name(f"{first.stem}-{number}{SUFFIX}")


def lately(root: Path, stem: str, now: float) -> list[Path]:
    """Return session files of a scenario into which something was written in the last day, the newest first.

    Parameters
    ----------
    root : Path
    stem : str
        Of the scenario.
    now : float
        Seconds since 1970.
    """
    pattern = re.compile(re.escape(stem) + r"-\d{4}-\d\d-\d\d(-\d+)?" + re.escape(SUFFIX))
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder_of(root).iterdir():
            if pattern.fullmatch(path.name) and not path.is_symlink():
                written = max(_written(path), _written(path.with_name(f"{path.name}-wal")))
                if abs(now - written) < A_DAY:
                    found.append((written, path))
    return [path for _, path in sorted(found, reverse=True)]


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def refuse_file(path: Path, language: str) -> None:
    """Refuse what is no plain file of a session's size; nothing is opened and no link is followed.

    Raises
    ------
    InputError
    """
    say = translator(language)
    expected = say("expected a session that `partnership-sim workshop` has written")
    try:
        found = os.lstat(path)
        beside = [one for end in ("-wal", "-shm", "-journal") if os.path.islink(one := f"{path}{end}")]  # noqa: PTH114
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(path, say("{name} cannot be read ({reason})").format(name=shown(path.name), reason=reason), expected, language)
        return
    if stat.S_ISLNK(found.st_mode) or beside:
        name = Path(beside[0]).name if beside else path.name
        _refuse(path, say("{name} is a link, and links are not followed").format(name=shown(name)), expected, language)
    if stat.S_ISDIR(found.st_mode):
        _refuse(path, say("{name} is a folder").format(name=shown(path.name)), expected, language)
    if not stat.S_ISREG(found.st_mode):
        _refuse(path, say("{name} is a pipe or a device, no plain file").format(name=shown(path.name)), expected, language)
    if found.st_size > LARGEST:
        larger = say("{name} is larger than {size} MB").format(name=shown(path.name), size=LARGEST // 10**6)
        _refuse(path, larger, expected, language)


def refuse_place(path: Path, language: str) -> None:
    """Refuse a folder of another computer, or one that a program keeps in step with others: there a session could be lost.

    Raises
    ------
    InputError
    """
    say = translator(language)
    expected = say("expected a folder on this computer's own disk (--session FILE)")
    whole = Path(os.path.realpath(path.parent))
    for given in (path.absolute(), whole):
        if (program := synced_by(given)) is not None:
            found = say("{folder} is kept in step with other computers by {program}, which can damage a session while it is written")
            _refuse(path, found.format(folder=shown(str(path.parent)), program=program), expected, language)
    if (kind := network_kind(whole)) is not None:
        found = say("{folder} lies on another computer ({kind}): what is written there can be lost")
        _refuse(path, found.format(folder=shown(str(path.parent)), kind=kind), expected, language)


def synced_by(path: PurePath) -> str | None:
    """Return the program that keeps a path in step with other computers, going by the names of its folders; None for none."""
    for part in path.parts[:-1] if path.suffix == SUFFIX else path.parts:
        for name, program in SYNCED.items():
            if re.fullmatch(name, part.casefold()):
                return program
    return None


def network_kind(path: Path) -> str | None:
    """Return what kind of file system of another computer a path lies in; None where it is this computer's own, or nobody knows."""
    if os.name == "nt":
        return _network_of_windows(path)
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
            return kind_among(path, [(one["place"], one["kind"]) for one in MACOS.finditer(told)])
        told = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        return kind_among(path, [(_unescaped(one["place"]), one["kind"]) for one in LINUX.finditer(told)])
    except (OSError, subprocess.SubprocessError):
        return None


def kind_among(path: PurePath, mounted: list[tuple[str, str]]) -> str | None:
    """Return the kind of the network file system that a path lies in.

    Parameters
    ----------
    path : PurePath
    mounted : list of (str, str)
        Where file systems are mounted, and their kinds; of several at one place the last one counts.
    """
    around = [(len(PurePath(place).parts), number, kind) for number, (place, kind) in enumerate(mounted) if path.is_relative_to(place)]
    kind = max(around)[2] if around else ""
    return kind if NETWORK.match(kind) else None


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), place)


def _network_of_windows(path: Path) -> str | None:
    import ctypes

    drive = path.drive
    if drive.startswith("\\\\"):
        return "SMB"
    windows = getattr(ctypes, "windll", None)
    return "SMB" if windows is not None and windows.kernel32.GetDriveTypeW(f"{drive}\\") == REMOTE else None


def _refuse(path: Path, found: str, expected: str, language: str) -> None:
    raise InputError([Problem(str(path), "", found, expected)], language)
