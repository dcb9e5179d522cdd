"""Transparency, in three forms: audits with consequence, published entitlements, citizens' monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Transparency(Lever):
    """Less leaks, breaches are seen and answered for. Price: audits expose misconduct first and threaten who lives on rents."""

    name = "transparency"
    label = Text("Transparency")
    source = "Olken 2007 (Journal of Political Economy 115:200-249): audits 8 points less missing expenditure, invitations to monitoring little; Banerjee et al. 2018 (Journal of Political Economy 126(2)): cards with entitlements +26% received"
    price = Text(
        "audits expose misconduct first and threaten those who live on rents",
    )
    forms = {
        "audit": Text("audits with consequence"),
        "entitlements": Text("what is due to whom is published"),
        "monitoring": Text("citizens watch"),
    }
    half_effect = Parameter(
        0.01,
        0.005,
        0.02,
        unit="units per head and month",
        source=Text(
            "Our choice: one unit a month for 100 stakeholders gives 63% (1 - 1/e) of the effect that is possible.",
        ),
        name="audit_half",
        label=Text("scale of audits, entitlements and monitoring"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Audit, inform or watch those in `on`."""
        channel = {"audit": month.channels.audit, "entitlements": month.channels.entitlements, "monitoring": month.channels.monitoring}[
            self.form
        ]
        channel[:] += self.dose(spend, on) * on
