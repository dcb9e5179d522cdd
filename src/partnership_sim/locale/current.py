"""In which language something is told where no scenario says one."""

from __future__ import annotations

import locale as system_locale
import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from partnership_sim.locale.language import PSEUDO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
