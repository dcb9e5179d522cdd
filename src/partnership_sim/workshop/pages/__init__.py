"""The pages of the workshop: Jinja templates, and in `static` their scripts and styles, which need no build.

A page is one whole document: its words in the reader's language and its first view lie in it as JSON, later views come by the stream.
`words` is what a page asks for at ``/words/PAGE?lang=`` when somebody switches the language.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from partnership_sim.workshop.pages.inline import bundled, styles
from partnership_sim.workshop.pages.look import look
from partnership_sim.workshop.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent
#: What is served under ``/static/``.
STATIC = FOLDER / "static"
#: Pages by their names: that of their stream (``/live/PAGE``), of their template and of their script.
FILES = {"seat": "phone", "table": "table", "projector": "projector", "explore": "explore"}

__all__ = ["FILES", "STATIC", "environment", "page", "words"]


@cache
def environment() -> Environment:
    """Return where templates are found; all that stands in them is escaped."""
    return Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def page(name: str, language: str, nonce: str, view: Mapping[str, object], extra: Mapping[str, object] | None = None) -> str:
    """Return a page as HTML.

    Parameters
    ----------
    name : str
        "seat", "table", "projector" or "explore".
    language : str
        "en" or "id".
    nonce : str
        The one of this answer's Content-Security-Policy.
    view : mapping
        What the page shows first, as `Hub.view` gives it.
    extra : mapping, optional
        What belongs to this page load alone: the code out of a QR.
    """
    spoken = words(name, language)
    start = {"page": name, "language": language, "words": spoken, "view": view, "extra": extra or {}, "look": look()}
    file = FILES[name]
    inline = {"script": Markup(bundled(f"{file}.js")), "styles": Markup(styles("kit.css", f"{file}.css"))} if name == "seat" else {}  # noqa: S704 - our own files
    return (
        environment()
        .get_template(f"{file}.html")
        .render(name=file, language=language, nonce=nonce, words=spoken, start=_json(start), **inline)
    )


def _json(value: object) -> Markup:
    """Return JSON that cannot end the element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704 - nothing in it can be read as markup
