"""A funding cut: income falls for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.shocks.base import Shock

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class FundingCut(Shock):
    """Income of those concerned is cut by the severity."""

    name = "funding_cut"
    label = Text("Funding cut")
    source = "budget cycles of districts and donors; assumption"
    on = ("government", "ngo")
    duration = 12

    def act(self, month: Month, on: Array, severity: Array, age: int) -> None:  # noqa: ARG002 - the same every month
        """Cut income."""
        month.channels.income_cut[:] += severity * on
