"""Figures of rows: differences with their intervals, what lasts, what a change of assumptions does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from partnership_sim.plots.style import FAINT, INK, QUIET, SMALL, USUAL, WIDTH, blank, settings, shorten, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from partnership_sim.plots.style import Look

_LINE = SMALL + 2.6
#: Letters a line of the names of plans and of changes, which stand left of the plot; lines a name.
_PLAN, _CHANGE = (15, 2), (22, 4)
_EXPLAINED = 22.0
_UNKNOWN = (math.nan, math.nan)
#: Colour and hatching of what the lower end does, the upper end, and a shock: apart in grey print, too.
BARS = (("#a9c1d4", "////"), ("#1f5f8b", ""), ("#e0a030", "...."))


@dataclass(frozen=True)
class Difference:
    """A difference with its 95 % interval; `plan` decides colour and marker."""

    plan: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Lasting:
    """A plan's gain at the programme's end and at the end of the run."""

    plan: str
    then: float
    now: float


@dataclass(frozen=True)
class Swing:
    """What a change of an assumption does at its lower and its upper end, with intervals; a shock has an upper end only."""

    label: str
    low: float
    high: float
    around_low: tuple[float, float] = _UNKNOWN
    around_high: tuple[float, float] = _UNKNOWN
    shock: bool = False


def _frame(
    names: Sequence[tuple[str, str]],
    look: Look,
    label: str,
    values: Sequence[float],
    *,
    percent: bool,
    above: float = 6.0,
    right: float = 14.0,
) -> tuple[Figure, Axes]:
    """Return a figure with rows from the top, a line at 0, and left of it the rows' names, (words on lines, colour) each."""
    lines = max((words.count("\n") + 1 for words, _ in names), default=1)
    row = max(30.0, _LINE * lines + 9)
    left = min(max((width_of(words) for words, _ in names), default=0.0), 0.46 * WIDTH) + 12
    title = wrapped(label, 48, 2)
    below = 25 + (USUAL + 3) * (title.count("\n") + 1)
    height = above + row * max(1, len(names)) + below
    figure, axes = blank(height, left=left, right=right, top=above, bottom=below)
    axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(0.0, *finite), max(0.0, *finite)
    room = (high - low) * 0.06 or (0.01 if percent else 1.0)  # where all is 0, a point or one to either side
    axes.set_xlim(low - room, high + room)
    axes.axvline(0, color=INK, linewidth=0.9, zorder=1)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(3))
    axes.xaxis.set_major_formatter(look.points if percent else look.tick)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    figure.text(1 - 4 / WIDTH, 4 / height, title, ha="right", va="bottom", fontsize=USUAL, color=INK)
    for number, (words, colour) in enumerate(names):
        _beside(axes, 0.0, number, words, colour, 2 - left)
    return figure, axes


def _beside(axes: Axes, side: float, row: float, words: str, colour: str, away: float) -> None:
    """Write words beside a row, outside of the plot: so many points from its left (0) or right (1) side."""
    axes.annotate(
        words,
        (side, row),
        xytext=(away, 0),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=colour,
        linespacing=1.05,
        annotation_clip=False,
    )


def _plans(rows: Sequence[Difference] | Sequence[Lasting], look: Look) -> list[tuple[str, str]]:
    return [(wrapped(look.name(row.plan), *_PLAN), look.plan(row.plan).colour) for row in rows]


def differences(rows: Sequence[Difference], look: Look, *, label: str, percent: bool = False, places: int | None = None) -> Figure:
    """Draw each plan's difference from "No programme" with its 95 % interval.

    Parameters
    ----------
    rows : sequence of Difference
        From the top.
    label : str
        What the difference is of, with its unit.
    percent : bool
        Whether it is a difference of shares, shown in points of a hundred.
    places : int, optional
        Decimals of the numbers beside the marks; by default as many as each needs.
    """
    scale = 100.0 if percent else 1.0
    texts = [look.numbers.change(scale * row.value, scale * row.low, scale * row.high, places)[0] for row in rows]
    values = [end for row in rows for end in (row.value, row.low, row.high)]
    with settings():
        right = 14 + max((width_of(text) for text in texts), default=0.0)
        figure, axes = _frame(_plans(rows, look), look, label, values, percent=percent, right=right)
        for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
            style = look.plan(row.plan)
            _beside(axes, 1.0, number, text, INK, 6)
            if math.isfinite(row.low) and math.isfinite(row.high):
                axes.plot([row.low, row.high], [number] * 2, color=style.colour, linewidth=2.2, solid_capstyle="butt")
            if math.isfinite(row.value):
                axes.plot([row.value], [number], color=style.colour, marker=style.marker, markersize=7.5)
    return figure


def lasting(rows: Sequence[Lasting], look: Look, *, label: str, then: str, now: str, percent: bool = False) -> Figure:
    """Draw each plan's gain over "No programme" at the programme's end (hollow) and at the end of the run (filled).

    Parameters
    ----------
    rows : sequence of Lasting
        From the top.
    then, now : str
        What the hollow and the filled mark are called.
    """
    values = [end for row in rows for end in (row.then, row.now)]
    with settings():
        figure, axes = _frame(_plans(rows, look), look, label, values, percent=percent, above=_EXPLAINED)
        words = f"○ {shorten(then, 20)}\N{EM SPACE}● {shorten(now, 20)}"
        figure.text(4 / WIDTH, 1 - 4 / (72 * figure.get_figheight()), words, va="top", fontsize=SMALL, color=QUIET)
        for number, row in enumerate(rows):
            colour = look.plan(row.plan).colour
            if math.isfinite(row.then) and math.isfinite(row.now):
                axes.plot([row.then, row.now], [number] * 2, color=colour, linewidth=1.4)
            for value, inside in ((row.then, "white"), (row.now, colour)):
                if math.isfinite(value):
                    axes.plot(
                        [value],
                        [number],
                        marker="o",
                        markersize=8,
                        markerfacecolor=inside,
                        markeredgecolor=colour,
                        markeredgewidth=1.5,
                    )
    return figure


def swings(rows: Sequence[Swing], look: Look, *, label: str, lower: str, upper: str, shock: str = "", percent: bool = False) -> Figure:
    """Draw what each change of an assumption does to one plan: a bar to either end, a dotted one for a shock, intervals as thin lines.

    Parameters
    ----------
    rows : sequence of Swing
        From the largest.
    lower, upper, shock : str
        What the bars are called.
    """
    values = [end for row in rows for end in (row.low, row.high, *row.around_low, *row.around_high)]
    with settings():
        names = [(wrapped(row.label, *_CHANGE), INK) for row in rows]
        figure, axes = _frame(names, look, label, values, percent=percent, above=_EXPLAINED)
        for number, row in enumerate(rows):
            if row.shock:
                _bar(axes, number, 0.34, row.high, row.around_high, BARS[2])
            else:
                _bar(axes, number - 0.19, 0.34, row.low, row.around_low, BARS[0])
                _bar(axes, number + 0.19, 0.34, row.high, row.around_high, BARS[1])
        shown = [any(not row.shock for row in rows)] * 2 + [any(row.shock for row in rows)]
        handles = [
            Patch(facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0, label=shorten(words, 18))
            for (colour, hatch), words, is_shown in zip(BARS, (lower, upper, shock), shown, strict=True)
            if is_shown and words
        ]
        if handles:
            box = axes.get_position()
            axes.legend(
                handles=handles,
                loc="lower left",
                bbox_to_anchor=(-box.x0 / box.width, 1.0),
                borderaxespad=0.2,
                ncols=3,
                frameon=False,
                labelcolor=QUIET,
                borderpad=0.1,
                handlelength=1.2,
                handletextpad=0.4,
                columnspacing=1.0,
            )
    return figure


def _bar(axes: Axes, place: float, height: float, value: float, around: tuple[float, float], fill: tuple[str, str]) -> None:
    """Draw a bar from 0, and its interval as a thin line with a light edge, which shows on the bar and beside it."""
    if not math.isfinite(value):
        return
    axes.barh([place], [value], height=height, color=fill[0], hatch=fill[1], edgecolor="white", linewidth=0)
    if math.isfinite(sum(around)):
        for colour, width in (("white", 3.0), (INK, 1.1)):
            axes.plot(around, [place] * 2, color=colour, linewidth=width, solid_capstyle="butt")
