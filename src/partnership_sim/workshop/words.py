"""Words of the pages: name -> Text. A page is handed its own as JSON in its reader's language; scripts ask for them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.workshop.words_explore import EXPLORE
from partnership_sim.workshop.words_game import GAME
from partnership_sim.workshop.words_phone import PHONE
from partnership_sim.workshop.words_projector import PROJECTOR
from partnership_sim.workshop.words_roles import ROLES
from partnership_sim.workshop.words_table import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What every page says.
COMMON: dict[str, Text] = {
    "title": Text("Partnership workshop"),
    "skip": Text("Skip to the content"),
    "opening": Text("The page is opening … If it stays like this, please use a newer browser or another device."),
    "no_script": Text("This page needs JavaScript. Please switch it on in the settings of your browser."),
    "language": Text("Language"),
    "close": Text("Close"),
    "not_done": Text("This could not be done. Please try again."),
    "offline": Text("No connection to the trainer's laptop. This page comes back by itself."),
    "offline_kept": Text("No connection to the trainer's laptop. What you entered is kept here and is sent when the connection is back."),
}
#: What each page says beyond that, by its name.
PAGES: dict[str, tuple[Mapping[str, Text], ...]] = {
    "seat": (GAME, ROLES, PHONE),
    "table": (GAME, ROLES, TABLE),
    "projector": (EXPLORE, GAME, ROLES, PROJECTOR),
    "explore": (EXPLORE,),
}


def words(page: str, language: str) -> dict[str, str]:
    """Return the words of a page in a language, by name."""
    return {name: text[language] for some in (COMMON, *PAGES[page]) for name, text in some.items()}
