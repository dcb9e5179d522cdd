"""What the marks, sizes, rings and lines of a network mean: entries one after the other, on as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.declare import KINDS
from partnership_sim.locale import Text
from partnership_sim.plots.style import INK, SMALL, WIDTH, kind_style, shorten, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CONFLICT = Text("conflict")
SIZE, RING, SHADE = (
    Text("size: resources"),
    Text("ring: resistance"),
    Text("line: trust"),
)
BRIDGE, BLOCKER = Text("bridge"), Text("possible blocker")
ALONE = Text("without ties: {count}")
RED = "#b00020"
#: Height of a line of entries; room between a sign and its words, and between entries, in points.
ROW, _GAP, _APART = 17.0, 5.0, 13.0


class LegendEntry(NamedTuple):
    """A sign of some width, drawn at a place, and its words."""

    width: float
    draw: Callable[[Axes, float, float], None]
    words: str


def entries(kinds: Iterable[str], language: str, *, conflict: bool, bridges: bool, blockers: bool) -> list[LegendEntry]:
    """Return the entries of a network."""
    order = sorted(kinds, key=lambda name: list(KINDS).index(name) if name in KINDS else len(KINDS))
    found = [_kind(name, language) for name in order]
    if conflict:
        found.append(LegendEntry(24, lambda axes, x, y: conflict_line(axes, (x, y), (x + 24, y)), CONFLICT[language]))
    if order:
        found += [
            LegendEntry(24, _sizes, SIZE[language]),
            LegendEntry(26, _rings, RING[language]),
            LegendEntry(24, _shades, SHADE[language]),
        ]
    found += [LegendEntry(15, _sign("1"), BRIDGE[language])] if bridges else []
    found += [LegendEntry(15, _sign("A"), BLOCKER[language])] if blockers else []
    return found


def lines(found: Sequence[LegendEntry]) -> list[list[LegendEntry]]:
    """Return the entries line by line, none wider than the figure."""
    rows: list[list[LegendEntry]] = []
    used = WIDTH
    for entry in found:
        wide = entry.width + _GAP + width_of(entry.words)
        if used + _APART + wide > WIDTH - 8:
            rows.append([])
            used = -_APART
        rows[-1].append(entry)
        used += _APART + wide
    return rows


def draw(figure: Figure, rows: Sequence[Sequence[LegendEntry]], height: float) -> None:
    """Draw the lines of entries at the foot of a figure."""
    tall = ROW * max(1, len(rows))
    axes = figure.add_axes((0, 2 / height, 1, tall / height))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(-tall, 0)
    for number, row in enumerate(rows):
        x, y = 4.0, -ROW * (number + 0.5)
        for entry in row:
            entry.draw(axes, x, y)
            axes.text(x + entry.width + _GAP, y, entry.words, va="center_baseline", fontsize=SMALL, color=INK)
            x += entry.width + _GAP + width_of(entry.words) + _APART


def shade(trust: float) -> tuple[float, float, float]:
    """Return the grey of a tie: the more trust, the darker."""
    return (0.88 - 0.6 * trust**1.5,) * 3


def conflict_line(axes: Axes, start: tuple[float, float], end: tuple[float, float], zorder: float = 2.0) -> None:
    """Draw a tie in conflict: dashed, with a cross half-way, on a light ground that keeps other ties away."""
    pair = ([start[0], end[0]], [start[1], end[1]])
    axes.plot(*pair, color="white", linewidth=3.2, alpha=0.9, zorder=zorder, solid_capstyle="butt")
    axes.plot(*pair, color=RED, linewidth=1.5, linestyle=(0, (3.2, 1.6)), zorder=zorder + 0.1)
    middle = ([(start[0] + end[0]) / 2], [(start[1] + end[1]) / 2])
    axes.plot(*middle, linestyle="", marker="x", markersize=5.5, markeredgewidth=1.5, color=RED, zorder=zorder + 0.1)


def tag(axes: Axes, x: float, y: float, words: str, zorder: float = 6.0) -> None:
    """Write a tag: a few letters in a frame."""
    frame = {"facecolor": "white", "edgecolor": INK, "linewidth": 0.8, "boxstyle": "square,pad=0.15"}
    axes.text(x, y, words, ha="center", va="center_baseline", fontsize=SMALL, color=INK, bbox=frame, zorder=zorder)


def _sign(words: str) -> Callable[[Axes, float, float], None]:
    return lambda axes, x, y: tag(axes, x + 7, y, words)


def _kind(name: str, language: str) -> LegendEntry:
    colour, shape = kind_style(name)
    words = KINDS[name].label[language] if name in KINDS else name

    def one(axes: Axes, x: float, y: float) -> None:
        axes.plot([x + 5], [y], marker=shape, color=colour, markeredgecolor=INK, markeredgewidth=0.5, markersize=8)

    return LegendEntry(10, one, shorten(words, 20))


def _sizes(axes: Axes, x: float, y: float) -> None:
    for away, size in ((3, 4), (15, 11)):
        axes.plot([x + away], [y], marker="o", color="#bdbdbd", markeredgecolor=INK, markeredgewidth=0.4, markersize=size)


def _rings(axes: Axes, x: float, y: float) -> None:
    for away, width in ((5, 0.4), (19, 2.4)):
        axes.plot([x + away], [y], marker="o", color="white", markeredgecolor=INK, markeredgewidth=width, markersize=8.5)


def _shades(axes: Axes, x: float, y: float) -> None:
    for start, trust in ((0, 0.15), (9, 0.55), (18, 1.0)):
        axes.plot([x + start, x + start + 6], [y, y], color=shade(trust), linewidth=0.8 + 1.4 * trust, solid_capstyle="butt")
