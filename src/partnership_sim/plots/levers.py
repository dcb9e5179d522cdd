"""What every lever gains in every context, at one glance: a row a context, a column a lever."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from partnership_sim.plots.numbers import Numbers, decimals
from partnership_sim.plots.style import INK, QUIET, SMALL, plain, settings, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

BETTER, WORSE = "#0072B2", "#D55E00"
#: In points: the stories' column, a lever's column, a context's row, the levers' names, the note.
STORY, COLUMN, ROW, HEAD, NOTE = 396.0, 80.0, 46.0, 40.0, 44.0


class ContextRow(NamedTuple):
    """A context: its story, its goal, and of every lever the gain and the word in its frame ("": no frame)."""

    story: str
    goal: str
    gains: Sequence[float]
    framed: Sequence[str]


def matrix(rows: Sequence[ContextRow], labels: Sequence[str], note: str, language: str = "en") -> Figure:
    """Draw gains as a table whose cells are the deeper the larger the gain is beside the largest of its row.

    Parameters
    ----------
    rows : sequence of ContextRow
    labels : sequence of str
        Of the levers, in the order of a row's gains.
    note : str
        How to read it, below the table.
    language : str
        "en" or "id": of the numbers.
    """
    width, height = STORY + COLUMN * len(labels) + 8, HEAD + ROW * len(rows) + NOTE
    with settings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.axis("off")
        for column, label in enumerate(labels):
            axes.text(
                STORY + COLUMN * (column + 0.5), HEAD - 6, wrapped(label, 13), ha="center", va="bottom", fontsize=SMALL - 1, color=INK
            )
        for number, row in enumerate(rows):
            _row(axes, row, HEAD + ROW * number, Numbers(language))
        axes.text(6, height - NOTE / 2, wrapped(note, 165), va="center", fontsize=SMALL, color=QUIET)
    return figure


def _row(axes: Axes, row: ContextRow, top: float, numbers: Numbers) -> None:
    largest = max(map(abs, row.gains)) or 1.0
    places = max(3, decimals(largest, 2))
    axes.text(6, top + 4, wrapped(row.story, 62), va="top", fontsize=SMALL - 1, color=INK)
    axes.text(6, top + ROW - 4, plain(row.goal), va="bottom", fontsize=SMALL - 1.5, color=QUIET, style="italic")
    for column, (gain, word) in enumerate(zip(row.gains, row.framed, strict=True)):
        left = STORY + COLUMN * column
        share = abs(gain) / largest
        axes.add_patch(
            Rectangle((left + 1, top + 1), COLUMN - 2, ROW - 2, color=BETTER if gain > 0 else WORSE, alpha=0.55 * share, linewidth=0)
        )
        shown = numbers.fixed(gain, places)
        text = f"+{shown}" if gain > 0 and float(f"{gain:.{places}f}") else shown
        axes.text(left + COLUMN / 2, top + ROW * (0.36 if word else 0.5), text, ha="center", va="center", fontsize=SMALL, color=INK)
        if word:
            axes.add_patch(Rectangle((left + 2.5, top + 2.5), COLUMN - 5, ROW - 5, fill=False, edgecolor=INK, linewidth=1.6))
            axes.text(left + COLUMN / 2, top + ROW * 0.7, word, ha="center", va="center", fontsize=SMALL - 1, weight="bold", color=INK)
