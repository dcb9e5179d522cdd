"""Networking: brokers join partners of different kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter, Text
from partnership_sim.levers.base import Lever

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Networking(Lever):
    """Makes new cross-sector ties, with trust passed on by the broker. Price: ties cost upkeep and spread each partner thinner."""

    name = "networking"
    label = Text("Networking", "Membangun jejaring")
    source = "Provan & Kenis 2008 (JPART 18:229-252); Burt 2005 on brokerage"
    price = Text(
        "ties cost upkeep; more ties spread each partner thinner",
        "hubungan perlu dipelihara; makin banyak hubungan, perhatian makin terbagi",
    )
    brokered_ties = Parameter(
        2.0,
        1.0,
        4.0,
        unit="ties per unit",
        source=Text(
            "Our choice: a new tie costs half a unit, half of what an average organisation can commit in a month.",
            "Asumsi: satu hubungan baru berbiaya setengah satuan, yaitu separuh kesanggupan organisasi rata-rata dalam sebulan.",
        ),
        label=Text("new ties that a unit pays for", "hubungan baru per satuan belanja"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Let the team's members broker ties that touch those in `on`."""
        ties = self.brokered_ties * spend
        outside = 1.0 - month.sum(month.team.shares, month.team.members).round()
        month.channels.brokerage[:] += ties * month.team.shares
        month.channels.outside_brokerage[:] += ties * outside
        month.channels.introduction[:] += spend * on
