"""Information access: technology and social media that open information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class InformationAccess(Lever):
    """Raises information, which spreads along ties. Price: breaches and misinformation travel faster too."""

    name = "information_access"
    label = Text("Information access")
    source = "diffusion of innovations (S-curve): Rogers 2003"
    price = Text("breaches and misinformation travel faster too")
    half_effect = Parameter(
        0.02,
        0.008,
        0.03,
        unit="units per head and month",
        source=Text(
            "Our choice: one unit a month reaches about 50 stakeholders to half of the effect; media cost two thirds of what training costs a head.",
        ),
        name="outreach_half",
        label=Text("outreach at which half of the effect is reached"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Connect those in `on`."""
        month.channels.connectivity[:] += self.dose(spend, on) * on
