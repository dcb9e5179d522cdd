"""What a part of the report is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report.markup import bare
from partnership_sim.report.words.figures import SIDEWAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup
    from matplotlib.figure import Figure

    from partnership_sim.locale import Text

#: A column whose cells all have at most so many letters is narrow; a table in which words run on beyond so many stacks as cards
#: on a phone; one of at most so many rows stays whole in print.
_NARROW, _LONG, _FEW = 4, 40, 6
#: A heading of a column that is longer than this needs room.
_WIDE = 36


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `tone` is "lead", "note", "warning" or ""."""

    text: Markup
    tone: str = ""
    shape: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Items:
    """A list."""

    items: Sequence[Markup]
    tone: str = ""
    shape: str = field(default="items", init=False)


@dataclass(frozen=True)
class Pairs:
    """A list of terms and what they mean."""

    pairs: Sequence[tuple[Markup, Markup]]
    shape: str = field(default="pairs", init=False)


@dataclass(frozen=True)
class Heading:
    """A heading below that of the part; `level` is 3 or 4."""

    text: Markup
    level: int = 3
    shape: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Code:
    """Commands, a line each."""

    lines: Sequence[str]
    shape: str = field(default="code", init=False)


@dataclass(frozen=True)
class Table:
    """A table that scrolls inside itself.

    Parameters
    ----------
    head : sequence of Markup
    rows : sequence of sequences of Markup
        The first cell of a row is its heading.
    text_columns : set of int
        Columns of words, set to the left; the others are numbers.
    """

    caption: Markup
    head: Sequence[Markup]
    rows: Sequence[Sequence[Markup]]
    text_columns: frozenset[int] = frozenset({0})
    note: Markup | None = None
    chosen: int = -1
    shape: str = field(default="table", init=False)

    @property
    def narrow(self) -> frozenset[int]:
        """Columns of a few digits."""
        return frozenset(index for index in range(len(self.head)) if all(len(bare(row[index])) <= _NARROW for row in self.rows))

    @property
    def wide(self) -> frozenset[int]:
        """Columns with long headings."""
        return frozenset(index for index, cell in enumerate(self.head) if len(bare(cell)) > _WIDE)

    @property
    def cards(self) -> bool:
        """Whether its rows stack as cards on a phone: sentences in columns would be as tall as the screen."""
        words = self.text_columns - {0}
        return any(len(bare(cell)) > _LONG for row in self.rows for index, cell in enumerate(row) if index in words)

    @property
    def whole(self) -> bool:
        """Whether print keeps it on one page."""
        return len(self.rows) <= _FEW

    @property
    def sideways(self) -> Text:
        """What stands above it where it is wider than the page."""
        return SIDEWAYS


def filled(head: Sequence[Markup], rows: Sequence[Sequence[Markup]]) -> tuple[list[Markup], list[list[Markup]]]:
    """Return a table without the columns in which every cell is a dash: they say nothing."""
    kept = [index for index in range(len(head)) if any(bare(row[index]) != NOTHING for row in rows)]
    return [head[index] for index in kept], [[row[index] for index in kept] for row in rows]


@dataclass(frozen=True)
class Picture:
    """A figure, its finding as title, and what is seen for those who do not see it."""

    name: str
    title: Markup
    figure: Figure
    alt: str


@dataclass(frozen=True)
class Gallery:
    """Figures side by side where there is room."""

    pictures: Sequence[Picture]
    note: Markup | None = None
    level: int = 3
    shape: str = field(default="gallery", init=False)


Block = Paragraph | Items | Pairs | Heading | Code | Table | Gallery


@dataclass(frozen=True)
class Part:
    """One of the eleven parts: its question, the answer in words, and what shows it."""

    key: str
    heading: Markup
    blocks: Sequence[Block]
