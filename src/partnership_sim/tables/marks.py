"""Marks for thousands and for decimals in a number as people write it."""

from __future__ import annotations

import re

THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
MARKED = re.compile(r"[+-]?[0-9.,\s']*[0-9][0-9.,\s']*\Z")


def plain_forms(cell: str, decimal: str) -> list[str]:
    """Return how a number with marks for thousands is written without them: one form, or two where it can be read in two ways."""
    bare = re.sub(r"[\s']", "", cell)
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        mark = max(".,", key=bare.rfind)
        whole, _, fraction = bare.rpartition(mark)
        written = mark if decimal == "?" else decimal
        return [re.sub("[.,]", "", whole) + written + fraction] if bare.count(mark) == 1 else [re.sub("[.,]", "", bare)]
    if points + commas != 1:
        return [re.sub("[.,]", "", bare)]
    mark = "." if points else ","
    whole, _, fraction = bare.partition(mark)
    digits = fraction.rstrip("0")
    as_decimal = (whole or "0") + ((mark if decimal == "?" else decimal) + digits if digits else "")
    return [whole + fraction, as_decimal] if THOUSANDS.match(bare) else [as_decimal]
