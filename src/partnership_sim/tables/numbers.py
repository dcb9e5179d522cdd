"""Numbers as people write them in spreadsheets: decimal point or comma, recognised for a file as a whole, never guessed for a cell."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

from partnership_sim.tables import cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.problems import Problems

#: How decimals are written: "." or ","; "?" where "1.234" could be either.
Decimal = Literal[".", ",", "?"]

SCIENTIFIC = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?\Z")
GROUPED = {mark: re.compile(rf"[+-]?[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+\Z") for mark in ".,"}


def recognise(written: Iterable[str], separator: str) -> tuple[Decimal, bool]:
    """Return how the decimals of a file are written, and whether any cell shows it.

    A cell such as "0,5" shows it; "1.234" does not, because many write one thousand two hundred and thirty-four so. Where only
    such cells stand, a file with semicolons or tabs gives "?" for points, and one with commas gives "?" for commas.
    """
    sure = {".": 0, ",": 0}
    maybe = {".": 0, ",": 0}
    for each in written:
        cell = cells.visible(each)
        cell = cells.share(cell) or cell
        for mark in (".", ","):
            if mark in cell and SCIENTIFIC.match(cell):
                (maybe if GROUPED[mark].match(cell) else sure)[mark] += 1
    comma_is_usual = separator != ","
    if sure["."] or sure[","]:
        if sure["."] == sure[","]:
            return ("," if comma_is_usual else "."), True
        return (("," if sure[","] > sure["."] else "."), True)
    if maybe["."] and maybe[","]:
        return "?", False
    if maybe["."]:
        return ("?", False) if comma_is_usual else (".", True)
    if maybe[","]:
        return (",", True) if comma_is_usual else ("?", False)
    return ".", False


def parse(
    cell: str, decimal: Decimal, where: tuple[str, str], expected: str, problems: Problems, *, percent: bool = False, month: bool = False
) -> float:
    """Return the number in a cell; NaN for an empty or unknown one and, after reporting it, for one that is not a number.

    Parameters
    ----------
    expected : str
        What should stand there, in words ("a number from 0 to 1").
    percent : bool
        Whether 50% may stand for 0.5.
    month : bool
        Whether it is the number of a month.
    """
    cell = cells.visible(cell)
    part = cells.share(cell) if percent else ""
    if not _is_number(part or cell, cell, decimal, where, expected, problems, month=month):
        return math.nan
    if part:
        return _share(part, cell, where, problems)
    number = float(cell.replace(",", "."))
    if not math.isfinite(number):
        problems.wrong(where, problems.say("{cell} is not a finite number", cell=cell), problems.say("expected {what}", what=expected))
        return math.nan
    return number


def _is_number(number: str, cell: str, decimal: Decimal, where: tuple[str, str], expected: str, problems: Problems, *, month: bool) -> bool:
    """Return whether there is a number, written as the file writes them; report it if not, unless the cell is empty or unknown."""
    say = problems.say
    if not SCIENTIFIC.match(number):
        if cells.is_unknown(cell):
            problems.read_as(where[0], "{file}: read as empty, because they say that it is not known: {pairs}", cell, "")
        elif cell and not (month and cells.tell_month(cell, where, problems)):
            cells.tell(cell, decimal, where, expected, problems)
        return False
    if decimal == "?" and ("." in number or "," in number):
        cells.tell_two_ways(cell, where, problems)
        return False
    if decimal != "?" and ("," if decimal == "." else ".") in number:
        used = say("decimal comma") if decimal == "," else say("decimal point")
        found = say("{cell} is written otherwise than the rest of the file ({used})", cell=cell, used=used)
        problems.wrong(where, found, say("write {forms}", forms=cells.alternatives(cell, decimal, problems)))
        return False
    return True


def _share(part: str, cell: str, where: tuple[str, str], problems: Problems) -> float:
    """Return a percentage as a share; one below one percent is told, because it probably is a share already."""
    number = float(part.replace(",", ".") + "e-2")
    if 0 < number < 0.01:
        say = problems.say
        problems.wrong(
            where, say("{cell} is less than one percent", cell=cell), say("write a share such as 0.5, or a percentage such as 50%")
        )
        return math.nan
    return number


def range_expected(low: float, high: float, problems: Problems, *, whole: bool = False) -> str:
    """Return a range in words: "a number from 0 to 1"."""
    say, values = problems.say, {"low": f"{low:.10g}", "high": f"{high:.10g}"}
    if high == math.inf:
        return say("a whole number from {low} on", **values) if whole else say("a number from {low} on", **values)
    return say("a whole number from {low} to {high}", **values) if whole else say("a number from {low} to {high}", **values)


def lies_in(number: float, cell: str, where: tuple[str, str], low: float, high: float, problems: Problems, *, whole: bool = False) -> bool:
    """Return whether a number lies in low..high (and is whole, where it must be); report it if not."""
    say = problems.say
    if not low <= number <= high:
        found = say("{value} lies outside the range", value=cell)
    elif whole and not number.is_integer():
        found = say("{value} is not whole", value=cell)
    else:
        return True
    problems.wrong(where, found, say("expected {what}", what=range_expected(low, high, problems, whole=whole)))
    return False
