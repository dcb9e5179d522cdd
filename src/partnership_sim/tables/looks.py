"""Names that look the same to a reader and are different to a computer: zero-width characters, forms of accents, blanks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Marks that choose between pictures of the letter before them; alone they show nothing.
VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x034F, 0x115F, 0x1160, 0x3164)))


def look(name: str) -> str:
    """Return what a reader sees of a name: one form of each letter, no invisible characters, single blanks."""
    if name.isascii():
        return " ".join(name.split())
    visible = (
        letter
        for letter in unicodedata.normalize("NFKC", name)
        if unicodedata.category(letter) != "Cf" and letter not in VARIATION_SELECTORS
    )
    return " ".join(unicodedata.normalize("NFKC", "".join(visible)).split())


def spelt_out(name: str) -> str:
    r"""Return a name with all that is not plain ASCII written as its code (``pu\u200b``), so that twins can be told apart."""
    return "".join(letter if " " <= letter <= "~" else f"\\u{ord(letter):04x}" for letter in name)


def twins(names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of each name that looks like an earlier one and is written otherwise, and of that earlier one."""
    first: dict[str, tuple[int, str]] = {}
    for position, name in enumerate(names):
        earlier, written = first.setdefault(look(name), (position, name))
        if written != name:
            yield position, earlier
