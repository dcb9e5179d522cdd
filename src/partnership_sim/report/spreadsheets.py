"""Summary and comparison for a spreadsheet program, in the reader's manner; the tables themselves stay as they are, and nothing reads these."""

from __future__ import annotations

import csv
import io
import math
import secrets
from typing import TYPE_CHECKING

from partnership_sim.locale import Language, Text
from partnership_sim.report.words import page
from partnership_sim.results import spreadsheet
from partnership_sim.results.columns import COMPARISON, NO_PROGRAMME, SPREADSHEETS, SUMMARY, WHEN

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.report.data import Data
    from partnership_sim.results.columns import Layout

FOLDER = SPREADSHEETS
HEADINGS = {
    "plan": Text("Plan"),
    "other": Text("Compared with"),
    "metric": Text("Measure"),
    "unit": Text("Unit"),
    "at": Text("When"),
    "mean": Text("Mean"),
    "difference": Text("Difference"),
    "low": Text("Low (95% interval)"),
    "high": Text("High (95% interval)"),
    "probability_better": Text("Share of runs in which the plan is better"),
    "effect": Text("Mean difference over its standard deviation"),
}
#: A share of 1, as the tables hold it.
SHARE = Text("0 to 1")


def write(folder: Path, data: Data) -> None:
    """Write spreadsheets/summary.csv and spreadsheets/comparison.csv into a results folder, each in one step."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for layout in (SUMMARY, COMPARISON):
        place = folder / FOLDER / layout.file
        waiting = place.with_name(f".{layout.file}.{secrets.token_hex(4)}.part")
        try:
            waiting.write_bytes(_text(data, layout).encode("utf-8-sig"))
            waiting.replace(place)
        finally:
            waiting.unlink(missing_ok=True)


def _text(data: Data, layout: Layout) -> str:
    """Return a table as its reader's spreadsheet program opens it: in Indonesian with semicolons and decimal commas."""
    spoken = Language.of(data.language)
    written = io.StringIO()
    out = csv.writer(written, delimiter=spoken.separator, lineterminator="\r\n")
    columns = [name for column in layout.columns for name in ((column, "unit") if column == "metric" else (column,))]
    out.writerow([HEADINGS[name][data.language] for name in columns])
    table = data.results.table(layout.file)
    table["unit"] = table["metric"]
    for row in zip(*(table[name] for name in columns), strict=True):
        out.writerow([_cell(data, name, value, spoken.decimal) for name, value in zip(columns, row, strict=True)])
    return written.getvalue()


def _cell(data: Data, column: str, value: str | float, decimal: str) -> str:
    if not isinstance(value, str):
        return "" if math.isnan(value) else repr(float(value)).replace(".", decimal)
    if column in {"plan", "other"}:
        return spreadsheet.safe(page.NO_PROGRAMME[data.language] if value == NO_PROGRAMME else value)
    if column == "at":
        return WHEN[value][data.language]
    measure = data.measure(value)
    return spreadsheet.safe(measure.title if column == "metric" else measure.unit or SHARE[data.language])
