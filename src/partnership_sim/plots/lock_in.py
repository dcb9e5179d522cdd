"""Where a partnership goes from a good and from a bad start: trust over the years, a panel a world."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.figure import Figure

from partnership_sim.plots.style import INK, QUIET, SMALL, WIDTH, settings, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.plots.style import Look
    from partnership_sim.state import Array

HEIGHT = 250.0


class Course(NamedTuple):
    """Mean trust from one start under a plan, [month] from month 1; `low`: from the bad one."""

    plan: str
    name: str
    trust: Array
    low: bool


def courses(panels: Sequence[tuple[str, Sequence[Course]]], look: Look, *, across: str, upright: str, note: str) -> Figure:
    """Draw a panel a world: trust over the years, thick from the good start, thin from the bad one.

    Parameters
    ----------
    panels : sequence of (title, courses)
    look : Look
        Plans keep its colours.
    across, upright : str
        What the axes are called: years and trust.
    note : str
        How to read it, below the panels.
    """
    width, height = len(panels) * WIDTH, HEIGHT + 92
    with settings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        for number, (title, lines) in enumerate(panels):
            axes = figure.add_axes(((number * WIDTH + 52) / width, 132 / height, (WIDTH - 66) / width, (HEIGHT - 92) / height))
            axes.set_ylim(0, 1)
            for line in lines:
                style, size = look.plan(line.plan), 1.2 if line.low else 2.4
                years = np.arange(1, len(line.trust) + 1) / 12
                axes.plot(years, line.trust, color=style.colour, linestyle=style.dash, linewidth=size, label=line.name)
            axes.set_title(wrapped(title, 34), fontsize=SMALL, weight="bold", loc="left", color=INK)
            axes.set_xlabel(across)
            axes.set_ylabel(upright)
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(look.tick)
        handles, names = figure.axes[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="lower center", bbox_to_anchor=(0.5, 24 / height), ncol=3, frameon=False, fontsize=SMALL - 1)
        figure.text(0.5, 4 / height, wrapped(note, 160), ha="center", va="bottom", fontsize=SMALL - 1, color=QUIET)
    return figure
