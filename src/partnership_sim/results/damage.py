"""What seems to have happened to a table that is not as the run wrote it, in words for whoever did it."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from partnership_sim.results.columns import LAYOUTS

if TYPE_CHECKING:
    from pathlib import Path

EMPTY, CUT, OTHER, SPREADSHEET = "empty", "cut", "other", "spreadsheet"
#: What was found, in English.
FOUND = {
    EMPTY: "it is empty",
    CUT: "it is cut short",
    OTHER: "it is not what this run wrote: it was edited, or comes from another run",
    SPREADSHEET: "it was saved again by a spreadsheet program",
}
#: What else is expected than what the run wrote, in English.
WANTED = {
    SPREADSHEET: "expected what the run wrote: put back a copy, or run again, and open the tables in spreadsheets/, which are made for such programs",
}

PARQUET = b"PAR1"
#: How files begin that spreadsheet programs write in place of a CSV: a workbook, an older one, a mark of UTF-16 or UTF-8.
BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
#: A number with a fraction; ours have up to 17 digits, those of spreadsheets at most 15.
FRACTION = re.compile(rb"(?<![\w.])-?(\d+)\.(\d+)(?:[eE][-+]?\d+)?(?![\w.])")
DIGITS, ENOUGH = 15, 20
MOST = 1 << 26


def of_table(path: Path) -> str:
    """Return what is wrong with a table whose checksum is not that of the manifest, a key of `FOUND`.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MOST)
        file.seek(max(0, path.stat().st_size - 8))
        end = file.read()
    if not data:
        return EMPTY
    if path.suffix != ".csv":
        return CUT if data.startswith(PARQUET) and not end.endswith(PARQUET) else OTHER
    if _of_spreadsheet(data, set(LAYOUTS[path.name].columns)):
        return SPREADSHEET
    return OTHER if end.endswith(b"\n") else CUT


def _of_spreadsheet(data: bytes, columns: set[str]) -> bool:
    """Return whether a CSV has what spreadsheet programs do to it: marks, separators, line ends, quotes, rounded numbers."""
    if data.startswith(BEGINNINGS):
        return True
    first, _, rest = data.partition(b"\n")
    header = first.decode(errors="replace").rstrip("\r")
    cells = next((cells for mark in ",;\t" if columns <= set(cells := _cells(header, mark))), None)
    if cells is None:
        return False
    if header != ",".join(cells) or first.endswith(b"\r"):
        return True
    digits = [len((whole + part).lstrip(b"0")) for whole, part in FRACTION.findall(rest)]
    return len(digits) >= ENOUGH and max(digits) <= DIGITS


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []
