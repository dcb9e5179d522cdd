"""A workshop as it stands, for those who only look at it: views and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from partnership_sim.locale import Text
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.debrief import Debrief
    from partnership_sim.workshop.explore import Explore
    from partnership_sim.workshop.play import Play
    from partnership_sim.workshop.room import Room
    from partnership_sim.workshop.timer import Countdown
    from partnership_sim.workshop.who import Who


class Standing(Protocol):
    """What can be seen of a workshop; `hub.Hub` is one, and says what each is."""

    case: Scenario
    room: Room
    play: Play
    debrief: Debrief
    explore: Explore
    version: int
    door: dict[str, Any]
    broken: Text | None
    countdown: Countdown

    def is_there(self, who: Who) -> bool:
        """Return whether somebody has a page open."""
