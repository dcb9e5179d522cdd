"""A plan's line and marker as they stand in the figures, for use inside text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from partnership_sim.plots.style import Look

_SHAPES = {
    "o": '<circle cx="14" cy="6" r="3.4"/>',
    "s": '<rect x="10.8" y="2.8" width="6.4" height="6.4"/>',
    "^": '<path d="M14 1.8 18 9.4 10 9.4Z"/>',
    "v": '<path d="M14 10.2 18 2.6 10 2.6Z"/>',
    "D": '<path d="M14 1.6 18.4 6 14 10.4 9.6 6Z"/>',
    "<": '<path d="M9.6 6 17 2 17 10Z"/>',
    ">": '<path d="M18.4 6 11 2 11 10Z"/>',
    "P": '<path d="M12.6 2h2.8v2.6H18v2.8h-2.6V10h-2.8V7.400H10V4.600h2.6Z"/>',
    "X": '<path d="M11 1.9 14 4.8 17 1.9 18.2 3 15.3 6 18.2 9 17 10.1 14 7.2 11 10.1 9.8 9 12.7 6 9.8 3Z"/>',
    "x": '<path d="M11 3 17 9M17 3 11 9" fill="none" stroke-width="1.6"/>',
    "h": '<path d="M14 1.8 17.6 3.9 17.6 8.1 14 10.2 10.4 8.1 10.4 3.900Z"/>',
    "p": '<path d="M14 1.8 18 4.7 16.5 9.5 11.5 9.5 10 4.700Z"/>',
    "*": '<path d="M14 1.5 15.2 4.7 18.5 4.8 15.9 6.9 16.8 10.2 14 8.3 11.2 10.2 12.1 6.9 9.5 4.8 12.8 4.700Z"/>',
}


def swatch(look: Look, plan: str) -> Markup:
    """Return a plan's line and marker as they stand in the figures."""
    style = look.plan(plan)
    dash = "" if style.dash == "-" else " ".join(f"{1.6 * part:g}" for part in style.dash[1])
    return Markup(
        '<svg class="swatch" viewBox="0 0 28 12" aria-hidden="true" fill="{0}" stroke="{0}" stroke-width="0">'
        '<path d="M0 6H28" stroke-width="1.8" stroke-dasharray="{1}" fill="none"/>{2}</svg>'
    ).format(style.colour, dash, Markup(_SHAPES[style.marker]))  # noqa: S704 - one of our own shapes
