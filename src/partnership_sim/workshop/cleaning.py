"""Text that somebody typed, without what cannot be seen."""

from __future__ import annotations

import unicodedata

#: Combining marks one after another.
MARKS = 2


def cleaned(text: str) -> str:
    """Return a text without what cannot be seen or turns a line around: controls, marks of direction, piles of combining marks, long blanks."""
    kept, marks = [], 0
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if letter.isspace():
            kept.append(" ")
        elif not category.startswith("C") and marks <= MARKS:
            kept.append(letter)
    return " ".join("".join(kept).split())
