"""Words that escaped: what has no accents after it went through the made-up language was never translated."""

from __future__ import annotations

import re
from html import unescape

#: What Babel writes, which speaks our languages and not the made-up one.
OF_BABEL = {
    "and",
    "or",
    "million",
    "billion",
    "trillion",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
}
#: The program's name; file formats; the units of a computer.
NAMES = {
    "nan",
    "inf",
    "true",
    "false",
    "mean",
    "spread",
    "low",
    "high",
    "partnership",
    "sim",
    "CSV",
    "UTF",
    "TOML",
    "Python",
    "SHA",
    "GB",
    "IDR",
    "xx",
    "No",
    "programme",
}


def plain_words(text: str, known: set[str] = frozenset()) -> set[str]:  # type: ignore[assignment]
    """Return the words without accents that are no names: what nobody translated."""
    return {word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in OF_BABEL | NAMES | known}


def words_of(*names: str) -> set[str]:
    return {word for name in names for word in re.findall(r"[A-Za-z]{2,}", name)}


def seen(source: str) -> str:
    """Return what a reader of a page sees and hears: text, and the attributes that are read out."""
    body = source[source.index("<body") :]
    spoken = re.findall(r'(?:aria-label|title|data-label|alt)="([^"]*)"', body)
    for hidden in (
        r"<style.*?</style>",
        r"<pre.*?</pre>",
        r"<code.*?</code>",
        r"<metadata.*?</metadata>",
        r"<defs.*?</defs>",
        r"<!--.*?-->",
    ):
        body = re.sub(hidden, " ", body, flags=re.DOTALL)
    return unescape(" ".join([re.sub(r"<[^>]*>", " ", body), *spoken]))
