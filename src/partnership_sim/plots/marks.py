"""Moments marked above a plot over time: an upright line each, and words that no other line crosses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.plots.style import QUIET, SMALL, WIDTH, shorten, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

#: So many moments are named above a plot, a row of so many points each; words start so far from their line.
_MOST, ROW, _APART = 4, 14.0, 3.0
_LONGEST = 28


@dataclass(frozen=True)
class Mark:
    """A moment to mark on the axis of months; without words only its line is drawn."""

    month: int
    label: str
    shock: bool = False


class Told(NamedTuple):
    """A moment with its words: the row above the plot (0 is the lowest), the place of its line, and where its words start and end."""

    mark: Mark
    words: str
    row: int
    line: float
    start: float
    stop: float


def told(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks whose words are written, in the order of the months."""
    return sorted([mark for mark in marks if mark.label][:_MOST], key=lambda mark: mark.month)


def laid_out(marks: Sequence[Mark], months: int, left: float, right: float, *, edge: float = WIDTH) -> list[Told]:
    """Return the rows of the words above a plot between `left` and `right`: right of their line, left of it near the edge of the figure.

    Rows and sides are given so that as few lines as possible (none, if there is a way) pass through the words of another.
    """
    some = told(marks)
    sides = [_sides(mark, left + (right - left) * mark.month / max(1, months), edge) for mark in some]
    rows = list(permutations(range(len(some) - 1, -1, -1)))
    ways = [[one._replace(row=row) for one, row in zip(chosen, order, strict=True)] for chosen in product(*sides) for order in rows]
    return min(ways, key=lambda found: (crossings(found), sum(one.start < one.line for one in found)))


def _sides(mark: Mark, line: float, edge: float) -> list[Told]:
    """Return where the words of a mark can stand: at either side of its line where there is room, else as far right as they fit."""
    words = shorten(mark.label, _LONGEST)
    wide = width_of(words)
    starts = [start for start in (line + _APART, line - _APART - wide) if start >= 0 and start + wide <= edge]
    return [Told(mark, words, 0, line, start, start + wide) for start in starts or [max(0.0, edge - wide)]]


def crossings(found: Sequence[Told]) -> int:
    """Return how often a line passes through the words of another: it goes up to its own row."""
    return sum(1 for one in found for other in found if other.row > one.row and one.start - 1 < other.line < one.stop + 1)


def draw(axes: Axes, marks: Sequence[Mark], months: int) -> None:
    """Draw upright lines at moments, and the words of the first few above the plot."""
    box = axes.get_window_extent()
    tops = {}
    for one in laid_out(marks, months, box.x0, box.x1):
        tops[one.mark] = 1 + (4 + ROW * one.row) / box.height
        axes.annotate(
            one.words,
            (one.mark.month, tops[one.mark]),
            xytext=(one.start - one.line, 0),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            va="baseline",
            fontsize=SMALL,
            color=QUIET,
            annotation_clip=False,
        )
    for mark in marks:
        dash = (0, (2, 2)) if mark.shock else "-"
        top = tops.get(mark, 1.0) + (0.7 * SMALL / box.height if mark in tops else 0.0)
        place = axes.get_xaxis_transform()
        axes.plot([mark.month] * 2, [0, top], transform=place, color=QUIET, linewidth=0.9, linestyle=dash, zorder=1, clip_on=False)
