"""Sensitivity in two pictures: what moves the worth of a plan, and how much of the spread is chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from partnership_sim.plots.style import FAINT, INK, QUIET, SMALL, settings, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDE, ROW, NAMES = 780.0, 17.0, 300.0
CLEAR, UNCLEAR = "#0072B2", "#B9C4CC"
PARAMETERS, CHANCE = "#0072B2", "#E69F00"


def screening(names: Sequence[str], panels: Mapping[str, Sequence[tuple[float, float, float, bool]]]) -> Figure:
    """Draw a panel an outcome, a row a parameter: the mean size of its elementary effects, with interval and what chance alone gives.

    Parameters
    ----------
    names : sequence of str
        What each row is called, from the top.
    panels : mapping of str to sequence
        Outcome -> (mu_star, half of its interval, mu_star by chance alone, whether it is clear) of each row.
    """
    height = 60 + ROW * len(names)
    with settings():
        figure = Figure(figsize=(WIDE / 72, height / 72), dpi=72)
        width = (WIDE - NAMES - 10) / len(panels)
        for number, (title, marks) in enumerate(panels.items()):
            left = (NAMES + number * width) / WIDE
            axes = figure.add_axes((left, 26 / height, (width - 16) / WIDE, ROW * len(names) / height))
            rows = np.arange(len(names))
            sizes, halves, chances = (np.array([mark[at] for mark in marks]) for at in range(3))
            axes.barh(rows, sizes, color=[CLEAR if mark[3] else UNCLEAR for mark in marks], height=0.62)
            axes.hlines(rows, np.maximum(sizes - halves, 0.0), sizes + halves, color=INK, linewidth=1)
            axes.vlines(chances, rows - 0.42, rows + 0.42, color=CHANCE, linewidth=2)
            axes.set_ylim(len(names) - 0.4, -0.6)
            axes.set_yticks(rows, [wrapped(name, 48, 1) for name in names] if number == 0 else [""] * len(names))
            axes.tick_params(axis="y", length=0)
            axes.xaxis.set_major_locator(MaxNLocator(2, prune="upper"))
            axes.grid(axis="x", color=FAINT, linewidth=0.6)
            axes.set_axisbelow(True)
            axes.set_title(title, fontsize=SMALL, loc="left", color=INK)
    return figure


def shares(rows: Sequence[tuple[str, float, float, float]], across: str) -> Figure:
    """Draw the share of an outcome's variance that lies between sets of parameters, with its interval; the rest is chance.

    Parameters
    ----------
    rows : sequence of tuple
        (name, share, low, high) from the top.
    across : str
        What the axis says.
    """
    height = 56 + ROW * len(rows)
    with settings():
        figure = Figure(figsize=(WIDE / 72, height / 72), dpi=72)
        axes = figure.add_axes((NAMES / WIDE, 40 / height, (WIDE - NAMES - 26) / WIDE, ROW * len(rows) / height))
        places = np.arange(len(rows))
        share = np.array([min(max(row[1], 0.0), 1.0) for row in rows])
        axes.barh(places, share, color=PARAMETERS, height=0.62)
        axes.barh(places, 1 - share, left=share, color=FAINT, height=0.62)
        axes.hlines(places, [max(row[2], 0.0) for row in rows], [min(row[3], 1.0) for row in rows], color=INK, linewidth=1.2)
        axes.set_xlim(0, 1)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_yticks(places, [row[0] for row in rows])
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_color(QUIET)
        axes.set_xlabel(across)
    return figure
