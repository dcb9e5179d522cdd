"""Words in the user's language: gettext catalogues, English in the code, Indonesian in ``id/LC_MESSAGES``.

The build compiles the catalogues. In a plain checkout they are compiled in memory, so that nobody has to build before reading.
"""

from __future__ import annotations

import functools
import gettext
import io
import locale as system_locale
import os
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["DOMAIN", "LANGUAGES", "compile_catalogue", "system_language", "telling", "telling_in", "translator"]

DOMAIN = "partnership_sim"
LANGUAGES = ("en", "id")
#: A made-up language (LANG=xx) that puts every message in brackets: what stands outside of them was never translated.
PSEUDO = "xx"
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


def _read(language: str) -> gettext.NullTranslations:
    folder = FOLDER / language / "LC_MESSAGES"
    source, compiled = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    if source.exists():
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))
    return gettext.NullTranslations()


@functools.cache
def translator(language: str) -> Callable[[str], str]:
    """Return the function that turns an English message into `language`.

    Parameters
    ----------
    language : str
        "en" or "id"; any other gives English.

    Returns
    -------
    callable
        From the English message to the message. What the catalogue does not know stays English. Put values in with
        ``.format`` afterwards: an f-string has no entry in any catalogue.
    """
    if language == PSEUDO:
        return lambda message: f"⟦{message}⟧" if message else ""
    if language == "en" or language not in LANGUAGES:
        return lambda message: message
    catalogue = _read(language)
    return lambda message: catalogue.gettext(message) if message else ""


_TELLING: ContextVar[str] = ContextVar("telling", default="")


@contextmanager
def telling_in(language: str) -> Iterator[None]:
    """Tell in "en" or "id" for a while whatever is told where no scenario says a language."""
    token = _TELLING.set(language)
    try:
        yield
    finally:
        _TELLING.reset(token)


def telling() -> str:
    """Return the language in which to tell where no scenario says one: that of `telling_in`, else the system's."""
    return _TELLING.get() or system_language()


def system_language(environment: Mapping[str, str] | None = None) -> str:
    """Return "id" where the system speaks Indonesian, else "en".

    Parameters
    ----------
    environment : mapping, optional
        Environment variables; those of the process unless given.
    """
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if variables.get(name):
            spoken = variables[name].lower()
            return PSEUDO if spoken == PSEUDO else "id" if spoken.startswith(("id", "in_id")) else "en"
    if environment is not None:
        return "en"
    try:
        return "id" if (system_locale.getlocale()[0] or "").lower().startswith(("id", "indonesia")) else "en"
    except ValueError:
        return "en"
