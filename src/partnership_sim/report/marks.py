"""Small drawings inside text: a plan's line and marker, a bar with its interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.plots.style import Look
    from partnership_sim.report.facts import Estimate

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


def bar(estimate: Estimate, ends: Sequence[float], colour: str) -> Markup:
    """Return a bar from 0 to a mean with a whisker for its interval, on the scale of `ends` (the same for all plans)."""
    if not math.isfinite(estimate.mean) or not ends:
        return Markup("")
    low, high = min(0.0, *ends), max(0.0, *ends)
    scale = 100 / ((high - low) or 1.0)

    def at(value: float) -> float:
        return (value - low) * scale

    left, right = sorted((at(0.0), at(estimate.mean)))
    whisker = Markup("")
    if math.isfinite(estimate.low) and math.isfinite(estimate.high):
        one, other = at(estimate.low), at(estimate.high)
        whisker = Markup('<path d="M{0:.1f} 5H{1:.1f}M{0:.1f} 2V8M{1:.1f} 2V8" stroke="#1b1b1b" stroke-width="1.2" fill="none"/>').format(
            one, other
        )
    return Markup(
        '<svg class="bar" viewBox="-1 0 102 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect x="{0:.1f}" y="2" width="{1:.1f}" height="6" fill="{2}" fill-opacity=".45"/>{3}</svg>'
    ).format(left, max(right - left, 0.6), colour, whisker)
