"""Numbers as people write them in spreadsheets: decimal point or comma, recognised for a file as a whole, never guessed for a cell."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.tables.findings import Findings

#: How decimals are written: "." or ","; "?" where "1.234" could be either.
Decimal = Literal[".", ",", "?"]

WHOLE = re.compile(r"[+-]?[0-9]+\Z")
SCIENTIFIC = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?\Z")
GROUPED = {mark: re.compile(rf"[+-]?[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+\Z") for mark in ".,"}
BOTH = re.compile(r"[+-]?[0-9.,\u00a0 ']*[0-9][0-9.,\u00a0 ']*\Z")


def recognise(cells: Iterable[str], separator: str) -> tuple[Decimal, bool]:
    """Return how the decimals of a file are written, and whether any cell shows it.

    A cell such as "0,5" shows it; "1.234" does not, because many write one thousand two hundred and thirty-four so. Where only
    such cells stand, a file with semicolons or tabs gives "?" for points, and one with commas gives "?" for commas.
    """
    sure = {".": 0, ",": 0}
    maybe = {".": 0, ",": 0}
    for cell in cells:
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


def parse(cell: str, decimal: Decimal, where: tuple[str, str], expected: str, findings: Findings) -> float:
    """Return the number in a cell; NaN for an empty one and, after reporting it, for one that is no number.

    Parameters
    ----------
    expected : str
        What should stand there, in words ("a number from 0 to 1").
    """
    if not cell:
        return math.nan
    say = findings.say
    other = "," if decimal == "." else "."
    if not SCIENTIFIC.match(cell):
        if BOTH.match(cell) and any(mark in cell for mark in ".,' \u00a0"):
            findings.wrong(where, say("{cell} is written with marks for thousands", cell=cell[:60]), say("write it without them"))
        else:
            findings.wrong(where, say("{cell} is no number", cell=f'"{cell[:60]}"'), say("expected is {what}", what=expected))
        return math.nan
    if decimal == "?" and ("." in cell or "," in cell):
        findings.wrong(
            where, say("{cell} can be read in two ways, with a mark for thousands or for decimals", cell=cell), say("write 1234 or 1.2340")
        )
        return math.nan
    if decimal != "?" and other in cell:
        used = say("decimal comma") if decimal == "," else say("decimal point")
        findings.wrong(
            where,
            say("{cell} is written otherwise than the rest of the file ({used})", cell=cell, used=used),
            say("write all numbers in one way, without marks for thousands"),
        )
        return math.nan
    number = float(cell.replace(",", "."))
    if not math.isfinite(number):
        findings.wrong(where, say("{cell} is no finite number", cell=cell), say("expected is {what}", what=expected))
        return math.nan
    return number


def checked(
    cell: str, decimal: Decimal, where: tuple[str, str], low: float, high: float, findings: Findings, *, whole: bool = False
) -> float:
    """Return the number in a cell if it lies in low..high (and is whole, where it must be); else NaN, reported."""
    say = findings.say
    if high == math.inf:
        expected = say("a whole number from {low} on", low=f"{low:g}") if whole else say("a number from {low} on", low=f"{low:g}")
    else:
        expected = (
            say("a whole number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
            if whole
            else say("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
        )
    number = parse(cell, decimal, where, expected, findings)
    if math.isnan(number):
        return number
    if not low <= number <= high:
        findings.wrong(where, say("{value} lies outside the range", value=cell), say("expected is {what}", what=expected))
        return math.nan
    if whole and not number.is_integer():
        findings.wrong(where, say("{value} is not whole", value=cell), say("expected is {what}", what=expected))
        return math.nan
    return number
