"""Public education: communities learn about the matter and their part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.levers.base import Lever
from partnership_sim.levers.information_access import InformationAccess
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class PublicEducation(Lever):
    """Raises communities' information and voice, and shields from misinformation. Price: slow; breaches are seen more."""

    name = "public_education"
    label = Text("Public education")
    source = "information campaigns on public services, reviews of 2010 to 2019"
    price = Text("slow; more breaches are seen")
    on = ("community",)
    only = ("community",)
    half_effect = InformationAccess.half_effect

    def possible(self, month: Month, on: Array) -> Array:
        """There must be a community in `on`."""
        return super().possible(month, on * month.receivers())

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Educate the communities in `on`."""
        taught = on * month.receivers()
        month.channels.education[:] += self.dose(spend, taught) * taught
