"""A scandal: trust in those concerned falls, and a stain that fades slowly stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Scandal(Shock):
    """Trust in those concerned falls by the severity, and so does what they can be trusted, which comes back over years."""

    name = "scandal"
    label = Text("Scandal")
    source = "Schweitzer, Hershey & Bradlow 2006"
    on = ("government", "ngo")

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:  # noqa: ARG002
        """Disgrace those concerned."""
        month.channels.disgrace[:] += severity * on
        month.channels.stigma[:] += severity * on
