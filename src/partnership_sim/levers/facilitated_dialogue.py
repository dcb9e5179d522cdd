"""Facilitated dialogue: somebody whom both sides trust brings them to one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever, Option
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class FacilitatedDialogue(Lever):
    """Chosen ties meet more, keep more promises and hear all voices. Price: works only as far as both sides trust the facilitator."""

    name = "facilitated_dialogue"
    label = Text("Facilitated dialogue")
    source = "Balliet 2010 (Journal of Conflict Resolution 54:39-57): face to face d = 1.21, written 0.46; Ansell & Gash 2008 (JPART 18:543-571); Choi & Robertson 2014 (JPART 24:495-518, doi 10.1093/jopart/mut003)"
    price = Text("works only as far as both sides trust the facilitator")
    forms = {
        "face_to_face": Text("people meet around one table"),
        "messages": Text("by messages and calls"),
    }
    options = {"agreement": Option(0.0, 0.0, 1.0, Text("share of facilitated ties under a formal agreement"))}
    facilitated_ties = Parameter(
        50.0,
        30.0,
        80.0,
        unit="ties per unit",
        source=Text(
            "Our choice: a forum serves many ties at once, so one unit a month facilitates up to 50 of them.",
        ),
        label=Text("ties facilitated per unit spent"),
    )
    message_ratio = Parameter(
        0.38,
        0.3,
        0.5,
        unit="share",
        source=Text(
            "Balliet 2010 (J. Conflict Resolution 54:39-57): written talk d = 0.46, face to face d = 1.21; 0.46 / 1.21 = 0.38.",
        ),
        mark="read",
        label=Text("effect of messages against face to face"),
    )

    def possible(self, month: Month, on: Array) -> Array:
        """There must be a tie with both ends in `on`."""
        return (month.ties_within(on) > 0) * 1.0

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Facilitate ties with both ends in `on`."""
        ties = month.ties_within(on)
        reach = np.divide(self.facilitated_ties * spend, ties, out=np.zeros_like(ties), where=ties > 0.0) * month.has_both_ends(on)
        ratio = self.message_ratio if self.form == "messages" else 1.0
        month.channels.facilitation[:] += reach
        month.channels.agreement[:] += reach * (self.option("agreement") or 0.0)
        month.channels.facilitation_quality[:] += reach * ratio * month.lesser_end(month.team.quality)
