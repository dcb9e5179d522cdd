"""Words in the user's language: gettext catalogues, English in the code, Indonesian in ``id/LC_MESSAGES``."""

from partnership_sim.locale.current import system_language, telling, telling_in
from partnership_sim.locale.language import DOMAIN, LANGUAGES, PSEUDO, SPOKEN, Language, compile_catalogue, translator
from partnership_sim.locale.text import Number, Text

__all__ = [
    "DOMAIN",
    "LANGUAGES",
    "PSEUDO",
    "SPOKEN",
    "Language",
    "Number",
    "Text",
    "compile_catalogue",
    "system_language",
    "telling",
    "telling_in",
    "translator",
]
