"""The judged table of findings, docs/evidence/findings.csv: its columns, and how many findings hold. It is shipped in the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.results import spreadsheet
from partnership_sim.results.columns import REAL, TEXT, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

#: `held` is True, False, or empty where the model cannot say it.
LAYOUT = Layout(
    "findings.csv",
    {"id": TEXT, "claim": TEXT, "source": TEXT, "effect": REAL, "low": REAL, "high": REAL, "held": TEXT, "why": TEXT},
)
#: Where the table is: beside this file in an installed package, else in the checkout.
HOMES = (Path(__file__).parent, Path(__file__).parents[3] / "docs" / "evidence")


class Count(NamedTuple):
    """How many findings were tried on the model with its defaults, how many of them hold, and how many more are beyond it."""

    tried: int
    held: int
    beyond: int


def count(held: Iterable[bool | None]) -> Count:
    """Count verdicts: True or False of a finding that was tried, None of one beyond the model."""
    verdicts = list(held)
    tried = [one for one in verdicts if one is not None]
    return Count(len(tried), sum(tried), len(verdicts) - len(tried))


@cache
def shipped() -> Count:
    """Return how many findings hold by the table that is shipped with this package."""
    path = next((folder / LAYOUT.file for folder in HOMES if (folder / LAYOUT.file).is_file()), HOMES[-1] / LAYOUT.file)
    verdicts = {"True": True, "False": False, "": None}
    return count(verdicts[str(text)] for text in spreadsheet.read(path, LAYOUT)["held"])
