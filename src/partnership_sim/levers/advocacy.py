"""Advocacy: pressure on those who decide, doors that open for communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Advocacy(Lever):
    """Opens government and gives communities voice. Price: the pressed side feels threatened."""

    name = "advocacy"
    label = Text("Advocacy")
    source = "meta-analysis 2025 (Human Communication Research, hqaf016): threatening language r = 0.20 on reactance"
    price = Text("those under pressure feel threatened")
    on = ("government",)
    half_effect = Parameter(
        0.1,
        0.05,
        0.2,
        unit="units per head and month",
        source=Text(
            "Our choice: one unit a month presses ten bodies to half of the effect; pressure is costlier a head than training or media.",
        ),
        name="advocacy_half",
        label=Text("advocacy at which half of the effect is reached"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Press those in `on`; every community gains."""
        dose = self.dose(spend, on)
        month.channels.pressure[:] += dose * on
        month.channels.sender[:] += (month.team.members > 0) & (spend > 0)
        month.channels.openness[:] += dose * month.receivers()
