"""Where a key of a scenario stands, as it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership_sim.problems import LONGEST, shown

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path as KeyPath

BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
#: The name under which a scenario's main file is kept and written.
MAIN = "scenario.toml"


def dotted(path: KeyPath) -> str:
    """Return a key's path as people write it, counting from 1: ``plans[2].actions[1].lever``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + (part if len(part) <= LONGEST and BARE.match(part) else shown(part))
    return text
