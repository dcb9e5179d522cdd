"""Capacity building: training in negotiation, mediation and conflict management."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever, Option
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class CapacityBuilding(Lever):
    """Trains skills. Price: slow; unused skills are forgotten and trained people leave."""

    name = "capacity_building"
    label = Text("Capacity building")
    source = "Sondern, Nohe & Hertel 2020 (IACM): negotiation training g = 0.72; Tatel & Ackerman (Psychological Bulletin): half of an unused skill gone in 6.5 to 13 months"
    price = Text("slow; unused skills are forgotten, trained people leave")
    options = {
        "negotiation": Option(1.0, 0.0, 1.0, Text("share of negotiation")),
        "mediation": Option(1.0, 0.0, 1.0, Text("share of mediation")),
        "conflict_management": Option(1.0, 0.0, 1.0, Text("share of conflict management")),
    }
    half_effect = Parameter(
        0.03,
        0.015,
        0.06,
        unit="units per head and month",
        source=Text(
            "Our choice: one unit a month trains about 33 stakeholders to half of the effect that is possible.",
        ),
        name="training_half",
        label=Text("training at which half of the effect is reached"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Train those in `on`."""
        dose = self.dose(spend, on) * on
        month.channels.negotiation_training[:] += dose * self.option("negotiation")
        month.channels.mediation_training[:] += dose * self.option("mediation")
        month.channels.conflict_management_training[:] += dose * self.option("conflict_management")
