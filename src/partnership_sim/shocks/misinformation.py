"""Misinformation: communities come to distrust those of other kinds, and to feel threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Misinformation(Shock):
    """Those concerned trust other kinds less month by month, and feel threatened, the more so the better they are connected."""

    name = "misinformation"
    label = Text("Misinformation")
    source = "assumption on the size; spreads by the same media as information"
    on = ("community",)
    duration = 3

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:  # noqa: ARG002
        """Spread misinformation."""
        month.channels.misinformation[:] += severity * on
