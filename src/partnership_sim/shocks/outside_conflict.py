"""A conflict from outside: set off by what is no part of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class OutsideConflict(Shock):
    """Each tie of those concerned opens a conflict with the chance that the severity says."""

    name = "outside_conflict"
    label = Text("Conflict from outside")
    source = "assumption"

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:  # noqa: ARG002
        """Let conflict reach the ties of those concerned."""
        month.channels.strife[:] += severity * on
