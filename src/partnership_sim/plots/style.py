"""How figures look: sizes, colours, shapes and line styles; plans keep theirs through a whole report."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context, rcParamsDefault
from matplotlib.figure import Figure

from partnership_sim.declare import KINDS
from partnership_sim.plots.numbers import Numbers
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from matplotlib.axes import Axes

#: Width of every figure, in points: as wide as a phone, so that its text is as large there as the page's.
WIDTH = 330.0
#: Sizes of text, in points: of everything, and of what an axis is called. On a phone they are so many pixels.
SMALL, USUAL = 11.3, 11.8
INK, QUIET, FAINT = "#1b1b1b", "#595959", "#d9d9d9"

#: Okabe and Ito's colours, a shape each. A kind from a plug-in takes the next.
KIND_COLOURS = ("#009E73", "#0072B2", "#E69F00", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000")
KIND_SHAPES = ("o", "s", "D", "^", "v", "P", "X", "h")

#: Plans: colours that read as text on white (contrast above 4.5), line styles and markers that part them in grey print.
_COLOURS = (
    "#332288",
    "#C13311",
    "#00766A",
    "#A33C93",
    "#7F6400",
    "#0A6FB0",
    "#882255",
    "#117733",
    "#A84C00",
    "#5B5BA5",
    "#9C2F5A",
    "#3E6B1F",
)
_DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (7, 2, 1.5, 2)), (0, (3, 1.5)), (0, (9, 2)), (0, (5, 1.5, 1.5, 1.5, 1.5, 1.5)))
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "h", "p", "*")


@dataclass(frozen=True)
class PlanStyle:
    """Colour, line style and marker of a plan."""

    colour: str
    dash: Any
    marker: str


@dataclass(frozen=True)
class Look:
    """What all figures of a report share.

    Parameters
    ----------
    language : str
        "en" or "id".
    plans : tuple of str
        Every plan, in the scenario's order: a plan's place decides its colour.
    no_programme : str
        What "No programme" is called in this language.
    """

    language: str
    plans: tuple[str, ...]
    no_programme: str = NO_PROGRAMME

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers in the reader's language."""
        return Numbers(self.language)

    def plan(self, name: str) -> PlanStyle:
        """Return the style of a plan; "No programme" is grey and dotted."""
        if name == NO_PROGRAMME or name not in self.plans:
            return PlanStyle(QUIET, (0, (1.2, 1.8)), "x")
        place = [plan for plan in self.plans if plan != NO_PROGRAMME].index(name)
        return PlanStyle(_COLOURS[place % len(_COLOURS)], _DASHES[place % len(_DASHES)], _MARKERS[place % len(_MARKERS)])

    def name(self, plan: str) -> str:
        """Return what a plan is called in this language."""
        return self.no_programme if plan == NO_PROGRAMME else plan

    def percent(self, value: float, _: object = None) -> str:
        """Return a tick's share as a percentage."""
        return f"{self.numbers.fixed(100 * value, 0)}%"

    def points(self, value: float, _: object = None) -> str:
        """Return a tick's difference of shares, in points of a hundred."""
        return self.tick(100 * value)

    def tick(self, value: float, _: object = None) -> str:
        """Return a tick's number."""
        return self.numbers.exact(value)


def kind_style(kind: str) -> tuple[str, str]:
    """Return colour and shape of a kind of stakeholder."""
    place = list(KINDS).index(kind) if kind in KINDS else len(KINDS)
    return KIND_COLOURS[place % len(KIND_COLOURS)], KIND_SHAPES[place % len(KIND_SHAPES)]


_SETTINGS = {
    "font.family": ["DejaVu Sans"],
    "font.size": SMALL,
    "axes.labelsize": USUAL,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "legend.fontsize": SMALL,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "text.hinting": "none",  # at this resolution it cannot be seen, and it takes longer than drawing the letters
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": True,
    "svg.fonttype": "none",
    "svg.hashsalt": "partnership_sim",
    "savefig.facecolor": "white",
}


#: The user's own settings of these families do not count.
_FAMILIES = {"font", "axes", "xtick", "ytick", "text", "lines", "patch", "hatch", "grid", "figure", "savefig", "svg", "path", "legend"}
_OURS: dict[Any, Any] = {name: value for name, value in rcParamsDefault.items() if name.split(".")[0] in _FAMILIES} | _SETTINGS


def settings() -> AbstractContextManager[None]:
    """Return a context in which figures are made and drawn: nothing of the user's own settings counts."""
    return rc_context(_OURS)


def blank(height: float, *, left: float = 44, right: float = 10, top: float = 12, bottom: float = 38) -> tuple[Figure, Axes]:
    """Return a figure of our width and one pair of axes; margins in points."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes((left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, (height - top - bottom) / height))
    return figure, axes


#: Wide signs and capitals against the usual letter.
_WIDE, _CAPITAL = 1.6, 1.15


def plain(text: str) -> str:
    """Return text fit for a figure: one line, no control characters."""
    return " ".join("".join(" " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in text).split())


def shorten(text: str, most: int) -> str:
    """Return text that takes the room of `most` usual letters at most, with an ellipsis where it was cut."""
    text = plain(text)
    if _room(text) <= most:
        return text
    while text and _room(text) + _WIDE > most:
        text = text[:-1]
    return text.rstrip() + "…"


def _room(text: str) -> float:
    """Return the room of a text in usual letters: capitals and wide signs take more, in every font that pages are read in."""
    return sum(
        _WIDE if sign in "mwMW@%…" or unicodedata.east_asian_width(sign) in "WF" else _CAPITAL if sign.isupper() else 1.0 for sign in text
    )


def wrapped(text: str, most: int, count: int = 2) -> str:
    """Return text on at most `count` lines of `most` characters, with an ellipsis where it was cut."""
    words, lines = plain(text).split(" "), list[str]()
    while words and len(lines) < count - 1:
        line = ""
        while words and len(line) + len(words[0]) + bool(line) <= most:
            line = f"{line} {words.pop(0)}".strip()
        if not line:
            break
        lines.append(line)
    return "\n".join([*lines, shorten(" ".join(words), most)] if words else lines)


def two_lines(text: str, most: int) -> str:
    """Return text on at most two lines of `most` characters."""
    return wrapped(text, most, 2)


def width_of(text: str, size: float = SMALL) -> float:
    """Return how wide the longest line of a text is at most, in points, in the fonts that pages are read in."""
    return 0.6 * size * max((len(line) for line in text.split("\n")), default=0)


def spread_out(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places near the wanted ones, at least `gap` apart and within low..high where there is room; order is kept."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    gap = min(gap, (high - low) / max(1, len(wanted) - 1)) if len(wanted) > 1 else gap
    clusters: list[tuple[float, list[int]]] = []
    for index in order:
        middle, members = min(max(wanted[index], low), high), [index]
        while clusters and clusters[-1][0] + (len(clusters[-1][1]) + len(members)) / 2 * gap > middle + 1e-12:
            other, more = clusters.pop()
            middle = (other * len(more) + middle * len(members)) / (len(more) + len(members))
            members = more + members
            half = (len(members) - 1) / 2 * gap
            middle = min(max(middle, low + half), high - half)
        clusters.append((middle, members))
    places = [0.0] * len(wanted)
    for index, place in _placed(clusters, gap):
        places[index] = place
    return places


def _placed(clusters: Sequence[tuple[float, list[int]]], gap: float) -> Iterator[tuple[int, float]]:
    for middle, members in clusters:
        for rank, index in enumerate(members):
            yield index, middle + (rank - (len(members) - 1) / 2) * gap
