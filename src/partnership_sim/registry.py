"""Declarations by name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """Declarations by name, in the order in which they were declared.

    Parameters
    ----------
    what : str
        What is held, in the singular ("lever"), for messages.
    first : tuple of str
        Names that come first, in this order; by default those of ours as they were declared. All others follow by name: what is loaded first
        makes no difference.
    """

    def __init__(self, what: str, first: tuple[str, ...] = ()) -> None:
        self.what = what
        self.first = first
        self._items: dict[str, Item] = {}
        self._own: frozenset[str] = frozenset()

    def add(self, name: str, item: Item, *, own: bool = False) -> None:
        """Add a declaration, `own` if it is a user's; a name that is taken raises ValueError."""
        if name in self._items:
            raise ValueError(f'there is a {self.what} "{name}" already; give yours another name')
        self._items[name] = item
        if own:
            self._own |= {name}
        if own or self.first:
            first = self.first or tuple(known for known in self._items if known not in self._own)
            place = {known: at for at, known in enumerate(first)}
            self._items = dict(sorted(self._items.items(), key=lambda pair: (place.get(pair[0], len(place)), pair[0])))

    def kept(self) -> tuple[dict[str, Item], frozenset[str]]:
        """Return what it holds now, for `restore`."""
        return dict(self._items), self._own

    def restore(self, kept: tuple[dict[str, Item], frozenset[str]]) -> None:
        """Hold again what it held once."""
        self._items, self._own = dict(kept[0]), kept[1]

    def remove(self, name: str) -> None:
        """Take a declaration out again."""
        del self._items[name]
        self._own -= {name}

    def __getitem__(self, name: str) -> Item:
        """Return a declaration by name; an unknown one raises KeyError that names the nearest."""
        try:
            return self._items[name]
        except KeyError:
            near = difflib.get_close_matches(name, self._items, n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise KeyError(f'"{name}" is no {self.what}{hint}') from None

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def values(self) -> tuple[Item, ...]:
        """Return the declarations, in order."""
        return tuple(self._items.values())

    def items(self) -> tuple[tuple[str, Item], ...]:
        """Return names and declarations, in order."""
        return tuple(self._items.items())
