"""A short look at something for a notebook: a title and a few facts, in HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: So many names are shown of a list.
MOST = 12


def html(title: str, facts: Iterable[tuple[str, object]]) -> str:
    """Return a small table under a title; every text is escaped."""
    rows = "".join(f'<tr><th style="text-align:left">{escape(what)}</th><td>{escape(str(is_))}</td></tr>' for what, is_ in facts)
    return f"<table><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>"


def few(names: Iterable[str]) -> str:
    """Return names in a line; of many only the first."""
    every = list(names)
    return ", ".join(every[:MOST]) + (f", ... ({len(every)})" if len(every) > MOST else "")
