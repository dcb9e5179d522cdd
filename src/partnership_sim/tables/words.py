"""Words that people write for declared names: labels of either language, plurals, any case, blanks or underscores, usual synonyms."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partnership_sim.errors import nearest
from partnership_sim.locale import LANGUAGES
from partnership_sim.tables.looks import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.locale import Text

#: Nothing longer is a word.
LONGEST = 200
#: Longer words are no slip of the hand, and comparing them costs.
LONGEST_COMPARED = 60
#: How alike a slip of the hand is, 0..1.
ALIKE = 0.75
#: Two labels are asked about if words of theirs begin with so many same letters.
SAME_BEGINNING = 5

QUOTES = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
#: What stands behind a word and is no part of it: "trust (0-1)", "id *", "Name:".
BEHIND = re.compile(r"\s*(?:[(\[][^()\[\]]*[)\]]|[*:])\s*\Z")
TOGETHER = re.compile(r"[/|\n]")
BETWEEN = re.compile(r"[\s_\-./]+")


@functools.lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return a word without what does not tell words apart: case, accents, blanks, underscores, hyphens, quotation marks around it."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", look(word)) if not unicodedata.combining(letter))
    return BETWEEN.sub(" ", bare.casefold()).strip(" " + QUOTES)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _beginnings(words: str) -> set[str]:
    return {word[:SAME_BEGINNING] for word in words.split() if len(word) >= SAME_BEGINNING}


def close(word: str, other: str) -> float:
    """Return how alike two folded words are, 0 where the one is no slip of the hand for the other."""
    ratio = difflib.SequenceMatcher(None, word, other).ratio()
    extra = len(word) - len(other)
    short = len(other) <= 4 and (abs(extra) > 1 or (not extra and sorted(word) != sorted(other)))  # "date" is no slip for "rate"
    return 0.0 if short or ratio < ALIKE else ratio


@dataclass
class Vocabulary:
    """Words by the name that they stand for.

    Parameters
    ----------
    labels : dict of str to Text
        What each name is called in both languages.
    glossed : bool
        Whether a name that is asked about always has its label beside it.
    """

    labels: dict[str, Text]
    glossed: bool = False
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, declared: Iterable[tuple[str, Text, Iterable[str]]], *, glossed: bool = False) -> Vocabulary:
        """Return the vocabulary of (name, label, other words); a word that stands for two names stands for neither."""
        rows = [(name, label, tuple(words)) for name, label, words in declared]
        known = cls({name: label for name, label, _ in rows}, glossed)
        meant: dict[str, set[str]] = {}
        for name, label, words in rows:
            for word in (*(label[language] for language in LANGUAGES), *words):
                meant.setdefault(folded(word), set()).add(name)
        known._names = {word: names.pop() for word, names in meant.items() if len(names) == 1 and word}
        known._names |= {folded(name): name for name in known.labels}
        return known

    def meant(self, word: str) -> str:
        """Return the name that a word stands for, or ""."""
        if word in self.labels:
            return word
        if len(word) > LONGEST:
            return ""
        bare = BEHIND.sub("", word)
        whole = self._one(word) or self._one(bare)
        if whole or not TOGETHER.search(bare):
            return whole
        parts = {self._one(part) for part in TOGETHER.split(bare)}  # "jenis / kind", "LSM/NGO"
        return parts.pop() if len(parts) == 1 else ""

    def _one(self, word: str) -> str:
        plain = folded(word)
        return self._names.get(plain) or self._names.get(_singular(plain), "")

    def nearest(self, word: str) -> str:
        """Return the name that was probably meant by a word that stands for none, or ""."""
        if len(word) > LONGEST_COMPARED:
            return ""
        plain = folded(word)
        near = self.near_miss(plain)
        if near:
            return near
        words = "" if any(map(str.isdigit, plain)) else f" {plain} "  # "local NGO", "LSM lokal", but no id such as ngo-3
        inside = {name for other, name in self._names.items() if f" {other} " in words}
        if len(inside) == 1:
            return inside.pop()
        sharing = {name for other, name in self._names.items() if _beginnings(plain) & _beginnings(other)}
        return sharing.pop() if len(sharing) == 1 else nearest(word, tuple(self.labels))

    def near_miss(self, plain: str) -> str:
        """Return the name of the known word for which a folded one is a slip of the hand, or ""."""
        if len(plain) > LONGEST_COMPARED:
            return ""
        ratio, name = max(((close(plain, other), name) for other, name in self._names.items()), default=(0.0, ""))
        return name if ratio else ""

    def listed(self, language: str) -> list[str]:
        """Return every name, with its label where that is another word."""
        glosses = ((name, self.gloss(name, language)) for name in self.labels)
        return [f"{name} ({gloss})" if gloss else name for name, gloss in glosses]

    def gloss(self, name: str, language: str) -> str:
        """Return what a name is called in a language, "" where that is the name itself."""
        label = self.labels[name][language] if name in self.labels else ""
        return "" if folded(label) == folded(name) else label

    def asked(self, word: str, language: str) -> tuple[str, str]:
        """Return the name that was probably meant by a word and, where the word is more like it, the name's label in a language."""
        name = self.nearest(word)
        gloss = self.gloss(name, language) if name else ""
        plain = folded(word[:LONGEST_COMPARED])
        return name, gloss if self.glossed or close(plain, folded(gloss)) > close(plain, folded(name)) else ""
