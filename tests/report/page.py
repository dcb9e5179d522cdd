"""Reads a report as a reader's machine does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "hr", "img", "input", "col"}


class Page(HTMLParser):
    """A parsed page: elements, text by part, problems of nesting."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.words: dict[str, list[str]] = {}
        self.problems: list[str] = []
        self.feed(text)
        self.close()
        self.problems += [f"<{tag}> is not closed" for tag, _ in self.open]

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.problems.append(f"</{tag}> where {[name for name, _ in self.open[-2:]]} are open")
            return
        self.open.pop()

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if "style" in tags or "script" in tags:
            return
        part = next((values["id"] for tag, values in self.open if tag == "section" and values.get("id")), "")
        self.words.setdefault(part or "", []).append(data)
        if self.headings and any(re.fullmatch(r"h[1-6]", tag) for tag in tags):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        """All words of the page."""
        return " ".join(" ".join(" ".join(pieces) for pieces in self.words.values()).split())

    def ids(self) -> list[str]:
        """Return the ids of all elements."""
        return [values["id"] or "" for _, values in self.elements if "id" in values]

    def links(self) -> list[str]:
        """Return where links inside the page lead."""
        return [href[1:] for tag, values in self.elements if tag == "a" and (href := values.get("href") or "").startswith("#")]
