"""Tables as CSV: full precision, UTF-8, empty for null, and names that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import functools
import math
from typing import TYPE_CHECKING

from partnership_sim.results.columns import FLAG, TEXT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from partnership_sim.results.columns import Layout

#: A cell that starts with one of these is a formula or a command to some spreadsheet.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(text: str) -> str:
    """Return `text` so that a spreadsheet shows it as text: an apostrophe before what looks like a formula."""
    return "'" + text if text.lstrip("'").startswith(RISKY) else text


def unsafe(cell: str) -> str:
    """Return the text from which `safe` made a cell."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(RISKY) else cell


def cell(value: object) -> str:
    """Return one value as it stands in a CSV: text made safe, numbers in full precision, null and NaN empty."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return safe(value)
    return repr(float(value)) if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    """Return a cell in quotation marks where it needs them (the csv module leaves a lone carriage return bare)."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


@functools.lru_cache(4096)
def _text(text: str) -> str:
    """Return a text as it stands in a CSV; names come again and again."""
    return _quoted(safe(text))


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV with a header; comma, decimal point, lines end in a line feed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in (header, *rows):
            file.write(",".join(_text(value) if isinstance(value, str) else cell(value) for value in row) + "\n")


def read(path: Path, layout: Layout) -> dict[str, list[object]]:
    """Return the columns of a CSV that `write` wrote; an empty number is NaN.

    Raises
    ------
    ValueError
        If a column of the layout is missing.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        missing = [name for name in layout.columns if name not in header]
        if missing:
            raise ValueError(f"{path.name}: no column {missing[0]}")
        body = list(rows)
    columns: dict[str, list[object]] = {}
    for name, kind in layout.columns.items():
        at = header.index(name)
        cells = [row[at] for row in body]
        columns[name] = [unsafe(text) for text in cells] if kind == TEXT else [_number(text, kind) for text in cells]
    return columns


def _number(text: str, kind: str) -> float | int:
    if text == "":
        return math.nan
    return int(float(text)) if kind in {WHOLE, FLAG} else float(text)
