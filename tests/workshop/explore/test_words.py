"""Words of the explore page: every one that its scripts ask for is there, and none that nobody asks for."""

from __future__ import annotations

import re

from partnership_sim.workshop.pages import STATIC
from partnership_sim.workshop.words import COMMON, PAGES
from partnership_sim.workshop.words_explore import EXPLORE

SCRIPTS = [*sorted((STATIC / "explore").glob("*.js")), STATIC / "explore_face.js"]
#: Words that scripts name in lists, and the one that a page's head has.
LISTED = re.compile(r'"([a-z_]+)"')


def test_scripts_ask_for_words_that_are_there_and_for_all_of_them() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    known = {name for some in (COMMON, *PAGES["explore"]) for name in some}
    asked = set(re.findall(r'say\("([a-z_]+)"', text)) | set(re.findall(r'say\([^()"]*\? "([a-z_]+)" :', text))
    assert len(asked) > 80
    assert asked <= known
    assert set(EXPLORE) - {"title"} <= set(LISTED.findall(text))


def test_on_the_projector_no_other_word_takes_the_place_of_one() -> None:
    spoken: dict[str, object] = {}
    for some in (COMMON, *PAGES["projector"]):
        spoken |= some
    shared = ("explore_face.js", "curves.js", "events.js", "fork.js", "network.js")
    for path in SCRIPTS:
        if path.name in shared:
            for name in re.findall(r'say\("([a-z_]+)"', path.read_text(encoding="utf-8")):
                if name in EXPLORE:
                    assert spoken[name] == EXPLORE[name], (path.name, name)
