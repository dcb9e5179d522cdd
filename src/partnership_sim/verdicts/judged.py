"""The judged table of findings, docs/evidence/findings.csv: its columns, and how many findings hold. It is shipped in the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.results import spreadsheet
from partnership_sim.results.columns import REAL, TEXT, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a finding is to the model: nothing was set for it; parameters were set so that it holds; it follows from parameters whatever else happens.
EMERGENT, FITTED, IDENTITY = "emergent", "fitted", "identity"
#: `held` is True, False, or empty where the model cannot say it; `set_by` names the parameters and constants of what is not emergent.
LAYOUT = Layout(
    "findings.csv",
    {
        "id": TEXT,
        "claim": TEXT,
        "source": TEXT,
        "nature": TEXT,
        "set_by": TEXT,
        "effect": REAL,
        "low": REAL,
        "high": REAL,
        "held": TEXT,
        "why": TEXT,
    },
)
#: Where the table is: beside this file in an installed package, else in the checkout.
HOMES = (Path(__file__).parent, Path(__file__).parents[3] / "docs" / "evidence")


class Count(NamedTuple):
    """How many emergent findings were tried on the model with its defaults, how many hold, how many more are beyond it; and, beside these, fitted ones and identities."""

    tried: int
    held: int
    beyond: int
    fitted: int
    fitted_held: int
    identities: int
    identities_held: int


def count(rows: Iterable[tuple[str, bool | None]]) -> Count:
    """Count what each finding is and whether it held: True or False where it was tried, None where it is beyond the model."""
    verdicts = list(rows)
    of = {nature: [held for one, held in verdicts if one == nature and held is not None] for nature in (EMERGENT, FITTED, IDENTITY)}
    beyond = sum(held is None for _, held in verdicts)
    numbers = [number for nature in (FITTED, IDENTITY) for number in (len(of[nature]), sum(of[nature]))]
    return Count(len(of[EMERGENT]), sum(of[EMERGENT]), beyond, *numbers)


@cache
def shipped() -> Count:
    """Return how many findings hold by the table that is shipped with this package."""
    path = next((folder / LAYOUT.file for folder in HOMES if (folder / LAYOUT.file).is_file()), HOMES[-1] / LAYOUT.file)
    verdicts = {"True": True, "False": False, "": None}
    table = spreadsheet.read(path, LAYOUT)
    return count((str(nature), verdicts[str(text)]) for nature, text in zip(table["nature"], table["held"], strict=True))
