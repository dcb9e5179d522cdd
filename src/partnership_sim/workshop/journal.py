"""Where what is done in a workshop is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable


class Kept(NamedTuple):
    """An action as the session file keeps it: what its page called it, who did it, and what was done."""

    id: str
    who: str
    given: dict[str, Any]


class Journal(Protocol):
    """Where actions are kept (`book`); in a rehearsal without a file, nowhere (`Memory`)."""

    def actions(self) -> Iterable[Kept]:
        """Return what was kept, in order."""

    def append(self, kept: Kept) -> Awaitable[None]:
        """Keep an action, in the order of the calls; what is returned is done once it is on the disk.

        Raises
        ------
        OSError
            From what is awaited: it could not be written.
        """

    def keep(self, name: str, value: object) -> None:
        """Keep a small value that may be lost."""

    def kept(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return a small value that was kept, or None."""

    @property
    def key(self) -> bytes:
        """What the secrets of seats are made with: 32 random bytes that stay with the session."""


@dataclass
class Memory:
    """A journal that is lost with the process."""

    lines: list[Kept] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    key: bytes = field(default_factory=partial(secrets.token_bytes, 32))

    def actions(self) -> list[Kept]:
        """Return what was kept, in order."""
        return list(self.lines)

    async def append(self, kept: Kept) -> None:
        """Keep an action."""
        self.lines.append(kept)

    def keep(self, name: str, value: object) -> None:
        """Keep a small value."""
        self.values[name] = value

    def kept(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return a small value that was kept, or None."""
        return self.values.get(name)
