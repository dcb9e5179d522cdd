"""Words for people, as declarations, sentences of the report and labels hold them: English in the code, asked for in a language."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING

from partnership_sim.locale.language import PSEUDO, Language

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Number:
    """A number that stands in a Text, as Python writes it: 1,234.5."""

    text: str

    def __getitem__(self, language: str) -> str:
        """Return it with the marks of a language."""
        return Language.of(language).number(self.text)


@dataclass(frozen=True)
class Text:
    """English words, which the catalogue of a language turns into its own: ``text["id"]``.

    Parameters
    ----------
    message : str
        The English words, the key of the catalogue.
    context : str
        Tells messages apart whose English words are the same.
    own : sequence of (str, str)
        A user's own words by language, which no catalogue holds. `Text.of` makes them.
    values : sequence of (str, object)
        What stands in the message, by name. `with_` puts it in.
    """

    message: str
    _: KW_ONLY
    context: str = ""
    own: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, object], ...] = ()

    def __getitem__(self, language: str) -> str:
        """Return the words in a language."""
        if self.own:
            own = dict(self.own)
            if language == PSEUDO and len(own) > 1:  # they speak more than one language: nothing escaped
                return Language.of(PSEUDO).translate(own["en"])
            return own.get(language, own["en"])
        words = Language.of(language).translate(self.message, self.context)
        if not self.values:
            return words
        return words.format(**{name: one[language] if isinstance(one, Text | Number) else one for name, one in self.values})

    def __str__(self) -> str:
        """Return the English words, for where no language is asked for."""
        return self["en"]

    def with_(self, **values: object) -> Text:
        """Return the words with values in them: each Text among them speaks the language that is asked for."""
        return replace(self, values=tuple(values.items()))

    @classmethod
    def of(cls, words: str | Mapping[str, str] | Text) -> Text:
        """Return a Text of a user's own words: a mapping with "en" and "id", or one string that stands for both."""
        if isinstance(words, Text):
            return words
        if isinstance(words, str):
            return cls(words, own=(("en", words),))
        english = words.get("en", next(iter(words.values()), ""))
        return cls(english, own=(("en", english), *((name, one) for name, one in words.items() if name != "en")))
