"""Findings on one page: the effect of each with its interval, on an axis of its own."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from partnership_sim.plots.style import FAINT, INK, SMALL, settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = 3
HELD, NOT_HELD = "#0072B2", "#D55E00"


def forest(rows: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw a panel a finding: mark and interval, filled where it held, hollow where it did not; a line at 0 where that is in sight.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of the table of findings; those without an effect are left out.
    """
    shown = [row for row in rows if row["effect"] is not None]
    lines = -(-len(shown) // COLUMNS)
    with settings():
        figure = Figure(figsize=(260 * COLUMNS / 72, 96 * lines / 72), dpi=72)
        for number, row in enumerate(shown):
            left, top = (number % COLUMNS) / COLUMNS, 1 - (number // COLUMNS) / lines
            axes = figure.add_axes((left + 0.02, top - 0.82 / lines, 1 / COLUMNS - 0.05, 0.24 / lines))
            _panel(axes, row)
            title = "\n".join(textwrap.wrap(f"{row['id']}. {row['claim']}", 38)[:3])
            figure.text(left + 0.02, top - 0.06 / lines, title, va="top", fontsize=SMALL, color=INK)
    return figure


def _panel(axes: Any, row: Mapping[str, Any]) -> None:  # noqa: ANN401 - matplotlib's axes
    effect, low, high = row["effect"], row["low"], row["high"]
    colour = HELD if row["held"] else NOT_HELD
    span = max(abs(effect), abs(low), abs(high), 1e-9)
    axes.set_xlim(min(low, 0.0) - 0.08 * span, max(high, 0.0) + 0.08 * span)
    axes.set_ylim(-1, 1)
    axes.axvline(0.0, color=FAINT, linewidth=1)
    axes.plot([low, high], [0, 0], color=colour, linewidth=2)
    axes.plot([effect], [0], marker="o", color=colour, markerfacecolor=colour if row["held"] else "white", markersize=6)
    axes.set_yticks([])
    axes.tick_params(labelsize=SMALL)
    for side in ("left", "top", "right"):
        axes.spines[side].set_visible(False)
    axes.locator_params(axis="x", nbins=5)
