"""A disaster: communities lose resources, and work yields less for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Disaster(Shock):
    """Those concerned lose half the severity of their resources and the severity of their works; produced value falls by the severity, which fades by a tenth a month.

    Where it hits some communities only, produced value falls by their share.
    """

    name = "disaster"
    label = Text("Disaster")
    source = "assumption"
    on = ("community",)
    duration = 24

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:
        """Destroy resources and value."""
        people = month.receivers() if month.number_of(on * month.receivers()).any() else month.active
        concerned = month.number_of(on * people) / np.maximum(month.number_of(people), 1.0)
        month.channels.damage[:] += severity * 0.9**age * concerned
        if age == 0:
            month.channels.resource_loss[:] += severity / 2.0 * on
            month.channels.wreck[:] += severity * on
