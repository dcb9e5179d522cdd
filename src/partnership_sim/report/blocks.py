"""What a part of the report is made of; the templates turn each block into HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup


@dataclass(frozen=True)
class Prose:
    """A paragraph; `tone` is "lead", "plain" or "note"."""

    block: ClassVar[str] = "prose"
    text: Markup
    tone: str = "plain"


@dataclass(frozen=True)
class Head:
    """A heading inside a part."""

    block: ClassVar[str] = "head"
    text: Markup


@dataclass(frozen=True)
class Bullets:
    """A list of items."""

    block: ClassVar[str] = "bullets"
    items: Sequence[Markup]


@dataclass(frozen=True)
class Terms:
    """A list of terms with what they mean."""

    block: ClassVar[str] = "terms"
    items: Sequence[tuple[Markup, Markup]]


@dataclass(frozen=True)
class Code:
    """Lines to type."""

    block: ClassVar[str] = "code"
    lines: Sequence[str]


@dataclass(frozen=True)
class Picture:
    """A figure: its finding, the drawing as SVG."""

    name: str
    title: Markup
    svg: Markup


@dataclass(frozen=True)
class Pictures:
    """Figures side by side where there is room, with one note for all."""

    block: ClassVar[str] = "pictures"
    items: Sequence[Picture]
    note: Markup | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand to the right."""

    label: Markup
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first cell of a row is its head."""

    block: ClassVar[str] = "table"
    caption: Markup
    columns: Sequence[Column]
    rows: Sequence[Sequence[Markup]]
    note: Markup | None = None


Block = Prose | Head | Bullets | Terms | Code | Pictures | Table


@dataclass(frozen=True)
class Part:
    """A part of the report: a question, its answer as heading, and what stands below."""

    name: str
    question: Markup
    answer: Markup
    blocks: Sequence[Block] = field(default_factory=tuple)
