"""A change of leadership: trust in the officials concerned, and theirs in others, is half lost: what people trusted was a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class LeadershipChange(Shock):
    """Trust both ways on the ties of those concerned falls by the severity, but for what passes on with the office."""

    name = "leadership_change"
    label = Text("Change of leadership")
    source = "Indonesian districts elect their head every five years; assumption on the size"
    on = ("government",)

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:  # noqa: ARG002
        """Shake the ties of those concerned."""
        month.channels.upheaval[:] += severity * on
