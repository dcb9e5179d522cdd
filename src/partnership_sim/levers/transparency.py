"""Transparency, in three forms: audits with consequence, published entitlements, citizens' monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import Parameter, Text
from partnership_sim.levers.base import Lever

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Transparency(Lever):
    """Less leaks, breaches are seen and answered for. Price: audits expose misconduct first and threaten who lives on rents."""

    name = "transparency"
    label = Text("Transparency", "Transparansi")
    source = (
        "Olken 2007 (audits 8 points less missing expenditure, invitations to monitoring little); published entitlements +26 % received"
    )
    price = Text(
        "audits expose misconduct first and threaten those who live on rents",
        "audit mula-mula mengungkap pelanggaran dan mengancam pihak yang hidup dari rente",
    )
    forms = {
        "audit": Text("audits with consequence", "audit dengan konsekuensi"),
        "entitlements": Text("what is due to whom is published", "hak setiap pihak diumumkan"),
        "monitoring": Text("citizens watch", "warga memantau"),
    }
    half_effect = Parameter(
        0.01,
        0.005,
        0.02,
        unit="units per head and month",
        source="assumption: scale",
        name="audit_half",
        label=Text("scale of audits, entitlements and monitoring", "skala audit, pengumuman hak, dan pemantauan"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Audit, inform or watch those in `on`."""
        channel = {"audit": month.channels.audit, "entitlements": month.channels.entitlements, "monitoring": month.channels.monitoring}[
            self.form
        ]
        channel[:] += self.dose(spend, on) * on
