"""Service delivery: direct services now, or grants for joint projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import BUILT_IN_KINDS, Parameter
from partnership_sim.levers.base import Lever, Option
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class ServiceDelivery(Lever):
    """Services now. Price: leaves no capacity behind; communities get used to it, and miss it when it ends."""

    name = "service_delivery"
    label = Text("Service delivery")
    source = (
        "Rogers & Coates 2015 (Tufts/FANTA, four countries); Ansell & Gash 2008 (JPART 18:543-571) on small early wins (joint projects)"
    )
    price = Text("no capacity is left behind; dependence")
    on = ("community",)
    forms = {
        "direct": Text("services straight to communities"),
        "joint": Text("grants for joint projects of partners that meet"),
    }
    options = {
        "project_size": Option(
            None,
            0.001,
            100.0,
            Text(
                "units a joint project gets; else the parameter project_size",
            ),
            "joint",
        ),
        "build_share": Option(0.5, 0.0, 1.0, Text("share of money for direct services that goes into works"), "direct"),
        "upkeep_share": Option(0.0, 0.0, 1.0, Text("share of money for direct services that pays for the upkeep of works"), "direct"),
        "agreement": Option(0.0, 0.0, 1.0, Text("share of joint projects under a formal agreement"), "joint"),
    }
    shares = ("build_share", "upkeep_share")
    delivery_value = Parameter(
        4.8,
        3.2,
        5.6,
        unit="value per unit",
        source=Text(
            "Our choice for Rogers & Coates 2015: services win during the programme, capacity and networking three years after exit.",
        ),
        label=Text("value of services that a unit pays for"),
    )
    project_size = Parameter(
        0.1,
        0.05,
        0.2,
        unit="units",
        source=Text(
            "Our choice: a tenth of a unit is a small project; small wins build trust (Ansell & Gash 2008; Vangen & Huxham 2003).",
        ),
        label=Text("size of a joint project"),
    )

    @classmethod
    def meant(cls, form: str) -> tuple[str, ...]:
        """Return whom a form works on by default: joint projects are for all kinds."""
        return BUILT_IN_KINDS if form == "joint" else cls.on

    @classmethod
    def limited_to(cls, form: str) -> tuple[str, ...]:
        """Return the kinds that a form can work on: direct services are for communities."""
        return () if form == "joint" else cls.on

    def possible(self, month: Month, on: Array) -> Array:
        """Direct services need a community in `on`."""
        return super().possible(month, on if self.form == "joint" else on * month.receivers())

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Serve the communities in `on`, or fund projects of meetings with both ends in `on`."""
        c = month.channels
        if self.form == "direct":
            served = on * month.receivers()
            each = month.per_head(spend, served) * month.size * served
            building, upkeep = self.option("build_share") or 0.0, self.option("upkeep_share") or 0.0
            c.building[:] += each * building
            c.maintenance[:] += each * upkeep
            c.service[:] += each * max(0.0, 1.0 - building - upkeep) * self.delivery_value
            return
        size = self.option("project_size") or self.project_size
        c.project_money[:] += spend
        c.projects[:] += spend / size
        c.agreed_money[:] += spend * (self.option("agreement") or 0.0)
        c.project_reach[:] += spend * on
        c.project_quality[:] += spend * month.team.quality * on
