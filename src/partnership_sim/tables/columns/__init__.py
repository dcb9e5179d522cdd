"""What the columns of register, ties, plans and shocks mean, in what unit, and how to estimate them; what a resource unit is.

`describe` prints it, `new` writes it beside the files, and the tables of docs/odd.md hold it.
"""

from __future__ import annotations

from partnership_sim.locale import Text
from partnership_sim.tables.columns.base import Described
from partnership_sim.tables.columns.people import REGISTER, TIES
from partnership_sim.tables.columns.plans import PLANS, SHOCKS, WORDS

__all__ = ["ALSO", "DESCRIBED", "Described", "guide"]

#: By the name of what they belong to, as `describe` calls it.
DESCRIBED = {"register": REGISTER, "ties": TIES, "plans.csv": PLANS, "shocks.csv": SHOCKS, "words": WORDS}
#: Other names of these.
ALSO = {
    "stakeholders.csv": "register",
    "stakeholders": "register",
    "ties.csv": "ties",
    "plans": "plans.csv",
    "skenario": "scenario",
    "parameter": "parameters",
    "intervensi": "levers",
    "pengungkit": "levers",
    "metrik": "metrics",
    "guncangan": "shocks",
    "shocks.csv": "shocks.csv",
    "jenis": "kinds",
    "daftar": "register",
    "hubungan": "ties",
    "rencana": "plans.csv",
    "kata": "words",
}

_FILE = Text("columns.txt", context="name of a file")
_INTRO = Text(
    "What the columns of the tables mean, and how to estimate them. The simulation does not read this file.\n"
    "A cell that is left empty is drawn, or takes what is said below. Numbers may have a decimal comma or a point.",
)
_HEADS = {
    "words": Text("First: the unit"),
    "register": Text(
        "The register (stakeholders.csv): a row for each stakeholder",
    ),
    "ties": Text("Ties (ties.csv): a row for each who knows whom"),
    "plans.csv": Text("Plans (plans.csv): a row for each action"),
    "shocks.csv": Text("Shocks (shocks.csv): a row for each"),
}


def guide(language: str) -> dict[str, bytes]:
    """Return the text that stands beside the tables of a new scenario, by its file's name; nothing ever reads it."""
    lines = [_INTRO[language]]
    for sort, head in _HEADS.items():
        lines += ["", "", head[language], "=" * len(head[language])]
        for one in DESCRIBED[sort]:
            lines += ["", f"{one.unit[language] if sort == 'words' else one.name} [{one.span[language]}]"]
            lines += [f"    {one.meaning[language]}", f"    {one.estimate[language]}"]
    return {_FILE[language]: ("\n".join(lines) + "\n").encode("utf-8-sig")}
