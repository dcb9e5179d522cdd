"""Drawn networks beside measured ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure

from partnership_sim.plots.style import FAINT, INK, QUIET, SMALL, WIDTH, kind_style, settings, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.plots.style import Look

HEIGHT = 330.0


class Pair(NamedTuple):
    """A statistic of a measured network, and of networks drawn at its size: mean and the ends of 95 % of them."""

    measured: float
    drawn: float
    low: float
    high: float
    hollow: bool = False


class Panel(NamedTuple):
    """A statistic: what it is called, the ends of its axes, and its pairs."""

    title: str
    low: float
    high: float
    pairs: Sequence[Pair]


def beside(panels: Sequence[Panel], look: Look, *, across: str, upright: str, note: str) -> Figure:
    """Draw a panel a statistic: measured across, drawn upright, with the line on which both are equal.

    Parameters
    ----------
    panels : sequence of Panel
    look : Look
    across, upright : str
        What the axes are called.
    note : str
        How to read it, below the panels.
    """
    width = len(panels) * WIDTH
    colour, _ = kind_style("government")
    with settings():
        figure = Figure(figsize=(width / 72, HEIGHT / 72), dpi=72)
        for number, panel in enumerate(panels):
            axes = figure.add_axes(((number * WIDTH + 58) / width, 92 / HEIGHT, (WIDTH - 74) / width, (HEIGHT - 124) / HEIGHT))
            axes.plot([panel.low, panel.high], [panel.low, panel.high], color=FAINT, linewidth=1.2, zorder=0)
            for pair in panel.pairs:
                axes.plot([pair.measured] * 2, [pair.low, pair.high], color=QUIET, linewidth=1, zorder=1)
                axes.plot(
                    pair.measured,
                    pair.drawn,
                    marker="o",
                    markersize=7,
                    color="white" if pair.hollow else colour,
                    markeredgecolor=colour,
                    markeredgewidth=1.2,
                    zorder=2,
                )
            axes.set_xlim(panel.low, panel.high)
            axes.set_ylim(panel.low, panel.high)
            axes.set_title(panel.title, fontsize=SMALL + 0.5, weight="bold", loc="left", color=INK)
            axes.set_xlabel(across)
            axes.set_ylabel(upright)
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(look.tick)
        figure.text(0.5, 6 / HEIGHT, wrapped(note, 104), ha="center", va="bottom", fontsize=SMALL - 1, color=QUIET)
    return figure
