"""Figures of rows: differences with their intervals, what lasts, what a change of assumptions does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from partnership_sim.plots.style import FAINT, INK, QUIET, blank, settings, shorten, two_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from partnership_sim.plots.style import Look

_ROW = 34.0
_WORDS = 50


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
class Change:
    """What a change of an assumption does at its lower and its upper end (equal where there is but one)."""

    label: str
    low: float
    high: float


def _frame(count: int, look: Look, label: str, values: Sequence[float], *, percent: bool) -> tuple[Figure, Axes]:
    """Return a figure with a line at 0 and room for `count` rows, from the top."""
    figure, axes = blank(_ROW * count + 62, left=12, right=14, top=6, bottom=50)
    axes.set_ylim(count - 0.1, -0.42)
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(0.0, *finite), max(0.0, *finite)
    room = (high - low) * 0.06 or 1.0
    axes.set_xlim(low - room, high + room)
    axes.axvline(0, color=INK, linewidth=0.9, zorder=1)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.xaxis.set_major_formatter(look.points if percent else look.tick)
    axes.set_xlabel(two_lines(label, 48))
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    return figure, axes


def _name(axes: Axes, row: int, words: str, colour: str, value: str = "") -> None:
    """Write a row's name above its mark, on a ground that keeps the line at 0 out of it; its value at the right."""
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
    place = axes.get_yaxis_transform()
    axes.text(
        0.0, row - 0.2, shorten(words, 34 if value else _WORDS), transform=place, color=colour, va="center", fontsize=10.5, bbox=ground
    )
    if value:
        axes.text(1.0, row - 0.2, value, transform=place, color=INK, va="center", ha="right", fontsize=9.5, bbox=ground)


def differences(rows: Sequence[Difference], look: Look, *, label: str, percent: bool = False) -> Figure:
    """Draw each plan's difference from "No programme" with its 95 % interval.

    Parameters
    ----------
    rows : sequence of Difference
        From the top.
    label : str
        What the difference is of, with its unit.
    percent : bool
        Whether it is a difference of shares, shown in points of a hundred.
    """
    with settings():
        figure, axes = _frame(len(rows), look, label, [end for row in rows for end in (row.value, row.low, row.high)], percent=percent)
        for number, row in enumerate(rows):
            style = look.plan(row.plan)
            scale = 100.0 if percent else 1.0
            text = look.numbers.change(scale * row.value, scale * row.low, scale * row.high)[0]
            _name(axes, number, look.name(row.plan), style.colour, text)
            if math.isfinite(row.low) and math.isfinite(row.high):
                axes.plot([row.low, row.high], [number + 0.18] * 2, color=style.colour, linewidth=2.2, solid_capstyle="butt")
            if math.isfinite(row.value):
                axes.plot([row.value], [number + 0.18], color=style.colour, marker=style.marker, markersize=7)
    return figure


def lasting(rows: Sequence[Lasting], look: Look, *, label: str, then: str, now: str, percent: bool = False) -> Figure:
    """Draw each plan's gain over "No programme" at the programme's end (hollow) and at the end of the run (filled).

    Parameters
    ----------
    then, now : str
        What the hollow and the filled mark are called.
    """
    with settings():
        figure, axes = _frame(len(rows) + 1, look, label, [end for row in rows for end in (row.then, row.now)], percent=percent)
        axes.text(
            0,
            -0.2,
            f"○ {shorten(then, 26)}   ● {shorten(now, 26)}",
            transform=axes.get_yaxis_transform(),
            color=QUIET,
            va="center",
            fontsize=9.5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )
        for number, row in enumerate(rows, start=1):
            style = look.plan(row.plan)
            _name(axes, number, look.name(row.plan), style.colour)
            height = number + 0.18
            if math.isfinite(row.then) and math.isfinite(row.now):
                axes.plot([row.then, row.now], [height] * 2, color=style.colour, linewidth=1.4)
            if math.isfinite(row.then):
                axes.plot(
                    [row.then],
                    [height],
                    marker="o",
                    markersize=7.5,
                    markerfacecolor="white",
                    markeredgecolor=style.colour,
                    markeredgewidth=1.5,
                )
            if math.isfinite(row.now):
                axes.plot([row.now], [height], marker="o", markersize=7.5, color=style.colour)
    return figure


def changes(rows: Sequence[Change], look: Look, *, label: str, lower: str, upper: str, percent: bool = False) -> Figure:
    """Draw what each change of an assumption does to one plan: a bar to the lower end, hatched, one to the upper, plain.

    Parameters
    ----------
    rows : sequence of Change
        From the largest.
    lower, upper : str
        What the two bars are called.
    """
    with settings():
        figure, axes = _frame(len(rows) + 1, look, label, [end for row in rows for end in (row.low, row.high)], percent=percent)
        entries = ((0.0, "#9fb8cc", "////", lower), (0.44, "#1f5f8b", "", upper))
        for start, colour, hatch, words in entries:
            axes.barh(
                [-0.2],
                [0.035],
                left=[start],
                height=0.3,
                transform=axes.get_yaxis_transform(),
                color=colour,
                hatch=hatch,
                edgecolor="white",
                linewidth=0,
            )
            axes.text(
                start + 0.05,
                -0.2,
                shorten(words, 26),
                transform=axes.get_yaxis_transform(),
                color=QUIET,
                va="center",
                fontsize=9.5,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )
        for number, row in enumerate(rows, start=1):
            _name(axes, number, row.label, INK)
            for offset, value, (_, colour, hatch, _) in zip((0.09, 0.29), (row.low, row.high), entries, strict=True):
                if math.isfinite(value):
                    axes.barh([number + offset], [value], height=0.18, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
    return figure
