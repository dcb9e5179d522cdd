"""In which language a scenario speaks, found before it is read: what is wrong with it, and with the call, is told in that one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGE_LINE = re.compile(rb"""^[ \t]*language[ \t]*=[ \t]*["'](en|id)["']""", re.MULTILINE)
#: A scenario's main file in a scenario folder, and in a results folder.
PLACES = ("scenario.toml", "scenario/scenario.toml")
#: The language stands in the first bytes of a file.
BEGINNING = 100_000


def said_in(data: bytes) -> str:
    """Return the language that a scenario's main file names, "" where it names none; it need not be sound otherwise."""
    found = LANGUAGE_LINE.search(data)
    return found[1].decode() if found else ""


def said_at(places: Iterable[str]) -> str:
    """Return the language of the first scenario, or results folder, among paths; "" where there is none."""
    for place in places:
        try:
            path = Path(place)
            files = [path / name for name in PLACES] if path.is_dir() else [path] if path.suffix == ".toml" else []
            for file in files:
                if file.is_file():
                    with file.open("rb") as stream:
                        return said_in(stream.read(BEGINNING))
        except (OSError, ValueError):
            continue
    return ""
