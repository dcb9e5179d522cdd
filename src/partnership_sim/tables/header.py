"""Where the header of a table stands, what separates its cells, and which column each heading means."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.problems import LONGEST, MANY, shown
from partnership_sim.tables.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.problems import Problems
    from partnership_sim.tables.headings import Headings

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
#: Among so many rows with anything in them a header is looked for: titles may stand above it.
LOOKED_AT = 20
#: Headings of so wide a row are looked at when a header is searched; and so many unknown ones are tried as slips of the hand.
WIDE = 200
#: The separator shows in so many characters.
BEGINNING = 100_000


class Header(NamedTuple):
    """Positions of the first and the last row of a header, and its words."""

    first: int
    last: int
    words: list[str]


def _known(record: Sequence[str], headings: Headings) -> set[str]:
    """Return the columns that a row would mean if it were the header."""
    return {name for name in headings.meant([cell.strip() for cell in record[:WIDE]]) if name}


def _together(upper: Sequence[str], lower: Sequence[str], headings: Headings) -> list[str]:
    """Return the header that two rows make: the lower word where it is known, else the upper; [] where the lower is no heading."""
    below = headings.meant([cell.strip() for cell in lower])
    if any(cell.strip() and not name for cell, name in zip(lower, below, strict=True)):
        return []
    width = max(len(upper), len(lower))
    above, under = [*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))]
    return [word if word.strip() else other for word, other in zip(under, above, strict=True)]


def find(records: Sequence[Sequence[str]], headings: Headings) -> Header:
    """Return where the header of a table stands; titles above it and a second row of headings are allowed for.

    It is the first row that holds anything, unless a later one has more columns that are known, two at least.
    """
    filled = []
    for position, record in enumerate(records):
        if any(cell.strip() for cell in record):
            filled.append(position)
            if len(filled) == LOOKED_AT:
                break
    if not filled:
        return Header(0, 0, [])
    best, most = filled[0], len(_known(records[filled[0]], headings))
    for position in filled[1:]:
        count = len(_known(records[position], headings))
        if count > max(most, 1):
            best, most = position, count
    for upper in (best - 1, best):
        if 0 <= upper < len(records) - 1 and max(len(records[upper]), len(records[upper + 1])) <= WIDE:
            both = _together(records[upper], records[upper + 1], headings)
            if len(_known(both, headings)) > most:
                return Header(upper, upper + 1, [cell.strip() for cell in both])
    return Header(best, best, [cell.strip() for cell in records[best]])


def separator(text: str, headings: Headings) -> str:
    """Return the separator under which the header has the most known columns, then the most columns."""

    def merit(mark: str) -> tuple[int, int]:
        records = []
        try:
            for record in csv.reader(io.StringIO(text[:BEGINNING], newline=""), delimiter=mark):
                records.append(record)
                if len(records) > 2 * LOOKED_AT:
                    break
        except csv.Error:
            pass
        words = find(records, headings).words
        return len(_known(words, headings)), len(words)

    return max(SEPARATORS, key=merit)


def columns(words: Sequence[str], file: str, row: int, headings: Headings, problems: Problems) -> dict[int, str]:
    """Return the known columns by position; report the missing, repeated and misspelt, and say which are left out.

    Parameters
    ----------
    words : sequence of str
        The headings.
    row : int
        Number of the header's row in the file.
    """
    say = problems.say
    meanings = headings.meant(words)
    found: dict[str, int] = {}
    asked: set[str] = set()
    unused: list[str] = []
    for position, (word, name) in enumerate(zip(words, meanings, strict=True)):
        where = (file, problems.cell(row, word))
        if name in found:
            same = say("the column appears twice")
            other = say("it means the same column as {other}", other=shown(words[found[name]]))
            problems.wrong(where, same if folded(word) == folded(words[found[name]]) else other, say("expected each column once"))
        elif name:
            found[name] = position
            if folded(word) != folded(name):
                problems.read_as(file, "{file}: headings read by their meaning: {pairs}", word, name)
        elif word:
            near = headings.nearest(word) if len(unused) < WIDE else ""
            if near and near not in meanings:
                problems.wrong(where, say("{name} is not a column here", name=f'"{word[:LONGEST]}"'), name=word, words=headings.vocabulary)
                asked.add(near)
            else:
                unused.append(word)
    _say_unused(unused, file, problems)
    _missing(found, asked, file, row, headings, problems)
    return {position: name for name, position in found.items()}


def _say_unused(unused: Sequence[str], file: str, problems: Problems) -> None:
    if len(unused) == 1:
        problems.note('{file}: the column "{name}" is not used', file=file, name=unused[0][:LONGEST])
    elif unused:
        names = ", ".join(shown(word) for word in unused[:MANY]) + (", ..." if len(unused) > MANY else "")
        problems.note("{file}: {count} columns are not used: {names}", file=file, count=len(unused), names=names)


def _missing(found: dict[str, int], asked: set[str], file: str, row: int, headings: Headings, problems: Problems) -> None:
    """Report the columns that must be there and are not, in one message."""
    say = problems.say
    where = (file, problems.cell(row))
    missing = [name for name in headings.required if name not in found and name not in asked]
    listed = ", ".join(headings.labelled(name, problems.language) for name in headings.required)
    if not found and not asked:
        expected = say("expected a header with {names}, and rows below it", names=listed)
        problems.wrong(where, say("no row holds the headings of the columns"), expected)
    elif len(missing) == 1:
        expected = say("expected the columns {names}; partnership-sim describe {name} says what is meant", names=listed, name=missing[0])
        problems.wrong(where, say("the column {name} is missing", name=f'"{missing[0]}"'), expected)
    elif missing:
        names = ", ".join(f'"{name}"' for name in missing)
        problems.wrong(where, say("the columns {names} are missing", names=names), say("expected the columns {names}", names=listed))
