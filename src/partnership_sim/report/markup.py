"""Text into HTML: everything from outside is escaped, names are kept apart from the direction of the text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.style import plain, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.locale import Text

#: A name longer than this is cut in the page; the whole stands in its title.
LONGEST = 48


def named(text: str, most: int = LONGEST) -> Markup:
    """Return a name as text that breaks nothing: escaped, isolated, and cut with the whole in its title where it is very long."""
    short = shorten(text, most)
    if short == plain(text):
        return Markup("<bdi>{}</bdi>").format(short)
    return Markup('<bdi title="{}">{}</bdi>').format(shorten(text, 400), short)


def say(words: Text, language: str, **values: object) -> Markup:
    """Return a sentence with its values put in; values that are no Markup are escaped."""
    return Markup(words[language]).format(**values)


def join(sentences: Sequence[str]) -> Markup:
    """Return sentences one after the other; those without an end get a full stop."""
    return Markup(" ").join(sentences)


def capital(text: Markup) -> Markup:
    """Return a text whose first letter is a capital, markup left alone."""
    if text.startswith("<"):
        return text
    return Markup(text[:1].upper() + text[1:])


def within(text: Markup) -> Markup:
    """Return words as they stand inside a sentence: a first capital goes, unless the word is all capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def bare(text: str) -> str:
    """Return the text of markup, as it stands in figures, file names and alternative texts."""
    return Markup(text).striptags() if isinstance(text, Markup) else plain(text)


def words_in(text: str) -> int:
    """Return how many words a reader sees."""
    return sum(any(letter.isalnum() for letter in word) for word in bare(text).split())
