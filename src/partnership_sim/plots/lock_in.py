"""Where partnerships end by where they start: the phase picture, and curves over the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from partnership_sim.plots.style import FAINT, INK, QUIET, SMALL, WIDTH, settings, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from partnership_sim.plots.style import Look
    from partnership_sim.state import Array

#: From none of the runs to all of them.
SHARES = LinearSegmentedColormap.from_list("shares", ["#D55E00", "#EDE6DA", "#0072B2"])
HEIGHT = 270.0


class Flow(NamedTuple):
    """From one start: the mean path, [month, (trust, resistance)] from month 0, and the share of runs that stand at its end."""

    places: Array
    share: float


class Curve(NamedTuple):
    """A line over starting trust; places where `y` is not finite are marked at the upper edge as out of reach."""

    plan: str
    name: str
    x: Sequence[float]
    y: Sequence[float]
    dashed: bool = False


def phase(panels: Sequence[tuple[str, Sequence[Flow]]], look: Look, *, across: str, upright: str, note: str) -> Figure:
    """Draw a panel a plan: dots where runs start, a line along which they move on average, a cross where they end.

    Parameters
    ----------
    panels : sequence of (title, paths)
    look : Look
    across, upright : str
        What the axes are called: trust and resistance.
    note : str
        How to read it, below the panels.
    """
    lines = -(-len(panels) // 2)
    width, height = 2 * WIDTH, lines * HEIGHT + 78
    with settings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        for number, (title, paths) in enumerate(panels):
            left, top = (number % 2) * WIDTH + 52, (number // 2) * HEIGHT + 30
            axes = figure.add_axes((left / width, 1 - (top + HEIGHT - 78) / height, (WIDTH - 66) / width, (HEIGHT - 78) / height))
            _flow(axes, paths)
            axes.set_title(title, fontsize=SMALL + 0.5, weight="bold", loc="left", color=INK)
            axes.set_xlabel(across)
            axes.set_ylabel(upright)
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(look.tick)
        bar = figure.add_axes((0.36, 62 / height, 0.28, 9 / height))
        bar.imshow([[step / 100 for step in range(101)]], aspect="auto", cmap=SHARES, extent=(0, 1, 0, 1))
        bar.set_yticks([])
        bar.set_xticks([0, 0.5, 1])
        bar.xaxis.set_major_formatter(look.percent)
        figure.text(0.5, 4 / height, wrapped(note, 104), ha="center", va="bottom", fontsize=SMALL - 1, color=QUIET)
    return figure


def _flow(axes: Axes, paths: Sequence[Flow]) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(0.1, 0.75)
    for path in paths:
        colour = SHARES(path.share)
        axes.plot(path.places[:, 0], path.places[:, 1], color=QUIET, linewidth=0.8, alpha=0.6, zorder=1)
        axes.plot(*path.places[0], marker="o", markersize=7.5, color=colour, markeredgecolor=QUIET, markeredgewidth=0.7, zorder=3)
        axes.plot(*path.places[-1], marker="X", markersize=7, color=colour, markeredgecolor=INK, markeredgewidth=0.7, zorder=4)


def curves(
    panels: Sequence[tuple[str, str, float, Sequence[Curve]]], look: Look, *, across: str, beyond: str, percent: Sequence[bool]
) -> Figure:
    """Draw lines over starting trust, a panel a question.

    Parameters
    ----------
    panels : sequence of (title, upright axis, its upper end, curves)
    look : Look
        Plans keep its colours.
    across : str
        What the axis of starts is called.
    beyond : str
        Said at the upper edge where a curve has places out of reach.
    percent : sequence of bool
        Whether a panel's upright axis is a share.
    """
    width, height = 2 * WIDTH, 300.0
    with settings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        for number, (title, upright, top, lines) in enumerate(panels):
            axes = figure.add_axes(((number * WIDTH + 52) / width, 96 / height, (WIDTH - 66) / width, (height - 128) / height))
            axes.set_xlim(0, 1)
            axes.set_ylim(0, top)
            for place, line in enumerate(lines):
                _line(axes, line, look, top, 0.012 * (place - (len(lines) - 1) / 2))
            if any(not value < float("inf") for line in lines for value in line.y):
                axes.axhline(0.955 * top, color=FAINT, linewidth=1, zorder=0)
                axes.text(0.995, 0.935 * top, beyond, ha="right", va="top", fontsize=SMALL - 1, color=QUIET)
            axes.set_title(wrapped(title, 46), fontsize=SMALL, weight="bold", loc="left", color=INK)
            axes.set_xlabel(across)
            axes.set_ylabel(upright)
            axes.xaxis.set_major_formatter(look.tick)
            axes.yaxis.set_major_formatter(look.percent if percent[number] else look.tick)
            axes.legend(
                loc="upper left",
                bbox_to_anchor=(-0.15, -0.2),
                ncol=2,
                frameon=False,
                fontsize=SMALL - 1.5,
                handlelength=2.4,
                columnspacing=1,
            )
    return figure


def _line(axes: Axes, line: Curve, look: Look, top: float, aside: float) -> None:
    style = look.plan(line.plan)
    inside = [(x, y) for x, y in zip(line.x, line.y, strict=True) if y < float("inf")]
    outside = [x + aside for x, y in zip(line.x, line.y, strict=True) if not y < float("inf")]
    dash = (0, (2, 1.6)) if line.dashed else "-"
    axes.plot(
        [x for x, _ in inside],
        [y for _, y in inside],
        color=style.colour,
        linestyle=dash,
        marker=style.marker,
        markersize=5,
        linewidth=1.8,
        label=line.name,
        clip_on=False,
    )
    axes.plot(
        outside,
        [0.98 * top] * len(outside),
        color=style.colour,
        linestyle="",
        marker=style.marker,
        markersize=5,
        markerfacecolor="white",
        clip_on=False,
    )
