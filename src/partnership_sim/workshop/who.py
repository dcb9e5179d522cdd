"""Who asks something of the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["trainer", "projector", "seat", "nobody"]
_ROLES: Final[dict[str, Role]] = {"trainer": "trainer", "projector": "projector", "seat": "seat"}


@dataclass(frozen=True)
class Who:
    """Somebody at a page: a trainer, the projector, a seat by its number, or nobody that is known.

    Parameters
    ----------
    role : str
        "trainer", "projector", "seat" or "nobody".
    seat : int, optional
        Number of the seat, from 1.
    """

    role: Role
    seat: int | None = None

    def __str__(self) -> str:
        """Return it as the session file keeps it: "trainer", "seat 3"."""
        return f"seat {self.seat}" if self.role == "seat" else self.role

    @classmethod
    def of(cls, kept: str) -> Who:
        """Return who is meant by what the session file keeps."""
        role, _, seat = kept.partition(" ")
        return cls(_ROLES.get(role, "nobody"), int(seat) if seat else None)


TRAINER, PROJECTOR, NOBODY = Who("trainer"), Who("projector"), Who("nobody")
