"""Colours, dashes and shapes of the pages: those of the report's figures."""

from __future__ import annotations

from functools import cache
from typing import Any

from partnership_sim.declare import KINDS
from partnership_sim.plots.style import FAINT, INK, QUIET, Look, kind_style

#: So many groups are told apart by colour and dash.
GROUPS = 20
#: That of the report's headings and links.
ACCENT = "#0b5c8a"


@cache
def look() -> dict[str, Any]:
    """Return how groups and kinds look: `plans` [{colour, dash}] by a group's number - 1, `kinds` {name: {colour, shape}}, and plain colours."""
    names = tuple(map(str, range(GROUPS)))
    styles = [Look("en", names).plan(name) for name in names]
    return {
        "accent": ACCENT,
        "ink": INK,
        "quiet": QUIET,
        "faint": FAINT,
        "plans": [{"colour": style.colour, "dash": _dash(style.dash)} for style in styles],
        "kinds": {kind: dict(zip(("colour", "shape"), kind_style(kind), strict=True)) for kind in KINDS},
    }


def _dash(dash: object) -> str:
    """Return a line style of matplotlib as SVG writes it."""
    return " ".join(f"{length:g}" for length in dash[1]) if isinstance(dash, tuple) else ""
