"""Faults of the machine, told as such: what failed, where, and what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from partnership_sim.errors import MachineFault
from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = "make room, or choose another place (--out)"
_OTHER = "choose another place (--out)"
#: Error number -> what failed, and what to do.
_TOLD: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("No space left on the disk of {place}", _FULL),
    errno.EDQUOT: ("Your quota on the disk of {place} is used up", _FULL),
    errno.EFBIG: ("A file in {place} would be larger than is allowed there", "run fewer replicates, or choose another place (--out)"),
    errno.EROFS: ("The disk of {place} can only be read", _OTHER),
    errno.EACCES: ("There is no permission to write {place}", _OTHER),
    errno.EPERM: ("There is no permission to write {place}", _OTHER),
    errno.EIO: ("The disk of {place} failed", "check the disk, or choose another place (--out)"),
    errno.EMFILE: ("Too many files are open to write {place}", "close other programs, or raise the limit (ulimit -n)"),
    errno.ENFILE: ("Too many files are open to write {place}", "close other programs, or raise the limit (ulimit -n)"),
    errno.ENOTDIR: ("A file is in the way of {place}", _OTHER),
    errno.EEXIST: ("A file is in the way of {place}", _OTHER),
    errno.ENAMETOOLONG: ("The name {place} is too long", "choose a shorter one"),
}
_ELSE = ("{place} cannot be written ({reason})", _OTHER)
_MEMORY = ("The memory of this computer is used up", "use fewer --workers, close other programs, or make the population smaller")


def is_fault(error: BaseException) -> bool:
    """Return whether an error that nobody expected is the machine's, and no defect of ours."""
    kinds = {
        errno.EIO,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EMFILE,
        errno.ENFILE,
        errno.EACCES,
        errno.EPERM,
        errno.ENOMEM,
    }
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in kinds)


def what(error: BaseException, place: Path | str, language: str) -> tuple[str, str]:
    """Return what failed and what to do, as sentences without a full stop."""
    say = translator(language)
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return say(_MEMORY[0]), say(_MEMORY[1])
    found, remedy = _TOLD.get(getattr(error, "errno", None) or 0, _ELSE)
    reason = getattr(error, "strerror", None) or str(error)
    return say(found).format(place=place, reason=reason), say(remedy)


def tell(error: BaseException, place: Path | str, language: str) -> str:
    """Return a fault in one line: what failed, where, and what to do."""
    return ": ".join(what(error, place, language))


@contextmanager
def told_of(place: Path, language: str) -> Iterator[None]:
    """Tell what fails inside as a fault of the machine at a place.

    Raises
    ------
    MachineFault
        For any OSError and MemoryError.
    """
    try:
        yield
    except (OSError, MemoryError) as error:
        raise MachineFault(tell(error, place, language)) from error
