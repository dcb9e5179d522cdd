"""Networking: brokers join partners of different kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Networking(Lever):
    """Makes new cross-sector ties, with trust passed on by the broker, and takes coordinating over. Price: ties cost upkeep and spread each partner thinner."""

    name = "networking"
    label = Text("Networking")
    source = "Provan & Kenis 2008 (JPART 18:229-252); Burt 2005 on brokerage"
    price = Text(
        "ties cost upkeep; more ties spread each partner thinner",
    )
    brokered_ties = Parameter(
        2.0,
        1.0,
        4.0,
        unit="ties per unit",
        source=Text(
            "Our choice: a new tie costs half a unit, what an average organisation can commit in a little over three months.",
        ),
        label=Text("new ties that a unit pays for"),
    )

    coordination_half = Parameter(
        0.02,
        0.01,
        0.03,
        unit="units per head",
        source=Text(
            "Our choice: 3 units a month halve what coordinating takes among 150 partners; set so that brokers matter more as partners grow in number.",
        ),
        label=Text("spend at which brokers take over half of the coordinating"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Let the team's members broker ties that touch those in `on`, and coordinate for them."""
        ties = self.brokered_ties * spend
        outside = 1.0 - month.sum(month.team.shares, month.team.members).round()
        month.channels.brokerage[:] += ties * month.team.shares
        month.channels.outside_brokerage[:] += ties * outside
        month.channels.introduction[:] += spend * on
        month.channels.coordination[:] += month.per_head(spend, on) / self.coordination_half * month.team.quality * on
