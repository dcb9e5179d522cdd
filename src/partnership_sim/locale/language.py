"""A language: its words, from its gettext catalogue, and the marks with which it writes numbers.

English stands in the code, every other language in ``CODE/LC_MESSAGES``. The build compiles the catalogues. In a plain checkout they
are compiled in memory, so that nobody has to build before reading.
"""

from __future__ import annotations

import functools
import gettext
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = "partnership_sim"
LANGUAGES = ("en", "id")
#: A made-up language (--lang xx) that puts every message in brackets and accents on its letters: what has none was never translated.
PSEUDO = "xx"
#: What can be asked for; a scenario speaks one of LANGUAGES.
SPOKEN = (*LANGUAGES, PSEUDO)
_ACCENTS = str.maketrans("AEIOUYNCSZaeiouyncszbdfghjklmpqrtvwxBDFGHJKLMPQRTVWX", "ÁÉÍÓÚÝŃĆŚŹáéíóúýńćśźƀďƒǵĥĵķĺɱƥʠŕťṽŵẋƁĎƑǴĤĴĶĹḾṔɊŔŤṼŴẊ")
#: What is no words of a message: values, markup.
_NO_WORDS = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&#?\w+;|%\([a-z]+\)s)")
FOLDER = Path(__file__).parent


def compile_catalogue(source: Path) -> bytes:
    """Return the compiled form (.mo) of a catalogue (.po)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream, domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _read(code: str) -> gettext.NullTranslations:
    folder = FOLDER / code / "LC_MESSAGES"
    source, compiled = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    if source.exists():
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))
    return gettext.NullTranslations()


class Language:
    """A language in which people are told something.

    Parameters
    ----------
    code : str
        "en", "id" or the made-up "xx"; any other is English.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = _read(code) if code in LANGUAGES and code != "en" else gettext.NullTranslations()

    @staticmethod
    @functools.cache
    def of(code: str) -> Language:
        """Return the language of a code, the same object each time."""
        return _Pseudo(code) if code == PSEUDO else Language(code)

    def translate(self, message: str, context: str = "") -> str:
        """Return an English message in this language; what the catalogue does not know stays English.

        Parameters
        ----------
        message : str
            Values are put in afterwards, with ``.format``: an f-string has no entry in any catalogue.
        context : str
            Tells messages apart whose English words are the same.
        """
        if not message:
            return ""
        return self._catalogue.pgettext(context, message) if context else self._catalogue.gettext(message)

    def mark(self, message: str, context: str) -> str:
        """Return what is no word but is written otherwise from language to language: a decimal mark, a locale of Unicode's CLDR."""
        return self.translate(message, context)

    @functools.cached_property
    def decimal(self) -> str:
        """The mark before decimals."""
        return self.mark(".", "decimal mark")

    @functools.cached_property
    def separator(self) -> str:
        """What stands between numbers in a row, and between the cells of a spreadsheet's text: no decimal mark."""
        return "," if self.decimal != "," else ";"

    @functools.cached_property
    def locale(self) -> str:
        """The locale of Unicode's CLDR whose months, lists and amounts of money are this language's."""
        return self.mark("en_GB", "locale of Unicode's CLDR")

    @functools.cached_property
    def _marks(self) -> dict[int, str]:
        return str.maketrans({".": self.decimal, ",": self.mark(",", "mark of thousands")})

    def number(self, text: str) -> str:
        """Return a number as Python writes it (1,234.5) with the marks of this language."""
        return text.translate(self._marks)


class _Pseudo(Language):
    def translate(self, message: str, context: str = "") -> str:  # noqa: ARG002 - as every language has it
        parts = _NO_WORDS.split(message)
        parts[::2] = [words.translate(_ACCENTS) for words in parts[::2]]
        return f"⟦{''.join(parts)}⟧" if message else ""

    def mark(self, message: str, context: str) -> str:  # noqa: ARG002 - as every language has it
        return message


def translator(language: str) -> Callable[[str], str]:
    """Return the function that turns an English message into `language` ("en" or "id"; any other gives English)."""
    return Language.of(language).translate
