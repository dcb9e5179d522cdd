"""The trainer's guide as a page that can be printed: docs/workshop/guide.md of a language, which is shipped in the package, as safe HTML."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from partnership_sim.locale import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

#: Where the pages are: beside this file in an installed package, else in the checkout.
HOMES = (Path(__file__).parent, Path(__file__).parents[3] / "docs" / "workshop")
FILES = {"en": "guide.md", "id": "guide.id.md"}
#: The parts of the page are its headings of this level; each begins on a sheet of its own when it is printed.
PART = "h2"
#: What the page says around the guide.
WORDS = {
    "skip": Text("Skip to the content"),
    "language": Text("Language"),
    "contents": Text("Contents"),
    "print": Text("To print it, use the print command of your browser (Ctrl+P): each part begins on a sheet of its own."),
}
LANGUAGES = (("en", "English"), ("id", "Bahasa Indonesia"))
_TEMPLATES = Path(__file__).parent / "pages" / "templates"
#: Remarks, and the link to the other language, which the page has above.
_REMARK = re.compile(r"<!--.*?-->\n?|^\[[^]\n]+\]\(guide[\w.]*\)\n", re.DOTALL | re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class Guide(NamedTuple):
    """The guide in a language.

    Attributes
    ----------
    title : str
    parts : tuple of (str, str)
        Identifier of the heading, and its words, of each part.
    body : Markup
        All of it, without the title.
    """

    title: str
    parts: tuple[tuple[str, str], ...]
    body: Markup


def source(language: str) -> str:
    """Return the guide in a language as it is written, in Markdown."""
    name = FILES[language]
    home = next(folder for folder in HOMES if (folder / name).is_file())
    return (home / name).read_text(encoding="utf-8")


@cache
def guide(language: str) -> Guide:
    """Return the guide in a language as HTML: nothing in it is run, and nothing leads out of the page.

    Parameters
    ----------
    language : str
        "en" or "id".
    """
    tokens = _MARKDOWN.parse(_REMARK.sub("", source(language)))
    title, parts = "", []
    for number, (opening, words) in enumerate(_headings(tokens)):
        opening.attrSet("id", f"guide-{number}")
        if opening.tag == "h1":
            title = words
        elif opening.tag == PART:
            parts.append((f"guide-{number}", words))
    _stay_here(tokens)
    html = _MARKDOWN.renderer.render(_without_title(tokens), _MARKDOWN.options, {})
    return Guide(title, tuple(parts), Markup(html))  # noqa: S704 - the renderer escapes all text, and lets no markup through


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield what opens each heading, with its words."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, "".join(child.content for child in tokens[at + 1].children or ())


def _without_title(tokens: Sequence[Token]) -> list[Token]:
    """Return a page without its first heading."""
    return list(tokens[3:]) if tokens and tokens[0].tag == "h1" else list(tokens)


def _stay_here(tokens: Sequence[Token]) -> None:
    """Leave of links only their words: the page is read where nothing else of the documentation, and no internet, is at hand."""
    for token in tokens:
        for child in token.children or ():
            if child.type in {"link_open", "link_close"}:
                child.tag, child.attrs = "span", {}


def page(language: str) -> str:
    """Return the guide as a whole page for ``/guide``: it has no script, and asks for `kit.css` and `guide.css` under ``/static/``.

    Parameters
    ----------
    language : str
        "en" or "id".
    """
    templates = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    words = {name: text[language] for name, text in WORDS.items()}
    return templates.get_template("guide.html").render(language=language, languages=LANGUAGES, words=words, guide=guide(language))
