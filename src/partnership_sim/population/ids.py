"""Ids of a cast without a string for each: what a register does not give follows a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple, SupportsIndex, overload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Drawn(NamedTuple):
    """The drawn stakeholders of a kind: "community-0001", ..., by their ordinals from 1."""

    kind: str
    width: int
    ordinals: Sequence[int]

    def id_of(self, ordinal: int) -> str:
        """Return the id of an ordinal."""
        return f"{self.kind}-{ordinal:0{self.width}d}"

    def ordinal_of(self, id_: object) -> int:
        """Return the ordinal of such an id, 0 if it is none."""
        digits = str(id_).removeprefix(f"{self.kind}-")
        return int(digits) if digits.isdecimal() and len(digits) < 20 and self.id_of(int(digits)) == id_ else 0


def drawn(kind: str, wanted: int, taken: Collection[str]) -> Drawn:
    """Return so many of a kind, without those whose ids are taken: a register may use such a name itself."""
    every = Drawn(kind, max(3, len(str(wanted))), range(1, wanted + 1))
    if not any(id_.startswith(f"{kind}-") for id_ in taken):
        return every
    free = (ordinal for ordinal in count(1) if every.id_of(ordinal) not in taken)
    return every._replace(ordinals=tuple(islice(free, wanted)))


@dataclass(frozen=True)
class Ids(Sequence[str]):
    """Texts that are given, then ids of drawn stakeholders, made when they are asked for."""

    given: tuple[str, ...]
    drawn: tuple[Drawn, ...]

    def __len__(self) -> int:
        return len(self.given) + sum(len(some.ordinals) for some in self.drawn)

    def __iter__(self) -> Iterator[str]:
        yield from self.given
        for some in self.drawn:
            yield from map(some.id_of, some.ordinals)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(len(self))[at])
        row = range(len(self))[at]
        if row < len(self.given):
            return self.given[row]
        row -= len(self.given)
        for some in self.drawn:
            if row < len(some.ordinals):
                return some.id_of(some.ordinals[row])
            row -= len(some.ordinals)
        raise IndexError(at)

    def __contains__(self, id_: object) -> bool:
        return self._row(id_) is not None

    def index(self, id_: object, start: int = 0, stop: int | None = None) -> int:
        """Return the row of an id; ValueError if there is none."""
        row = self._row(id_)
        if row is None or row not in range(len(self))[start:stop]:
            raise ValueError(f"{id_!r} is not among the ids")
        return row

    def _row(self, id_: object) -> int | None:
        """Return the row of an id without making any other, None if there is none."""
        if id_ in self.given:
            return self.given.index(id_)
        before = len(self.given)
        for some in self.drawn:
            ordinal = some.ordinal_of(id_)
            if ordinal in some.ordinals:
                return before + some.ordinals.index(ordinal)
            before += len(some.ordinals)
        return None
