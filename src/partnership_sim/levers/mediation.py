"""Mediation: a funded team takes up conflicts over the project, and where it is at hand fewer turn harmful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import Parameter
from partnership_sim.levers.base import Lever
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from partnership_sim.month import Month
    from partnership_sim.state import Array


class Mediation(Lever):
    """Settles conflicts over the project and keeps them from turning harmful. Price: nothing to do where there is no conflict."""

    name = "mediation"
    label = Text("Mediation")
    source = "Neighborhood Justice Centers field test: 82% of mediated and 45% of referred cases resolved; Emerson, Orr, Keyes & McKnight 2009 (Conflict Resolution Quarterly 27:27-64)"
    price = Text("nothing to do where there is no conflict")
    mediated_cases = Parameter(
        5.0,
        3.0,
        10.0,
        unit="cases per unit",
        source=Text(
            "Our choice: a case costs a fifth of a unit, what an average organisation can commit in about six weeks.",
        ),
        label=Text("conflicts that a unit can take up"),
    )

    def act(self, month: Month, on: Array, spend: Array) -> None:
        """Offer mediation to ties with at least one end in `on`."""
        cases = self.mediated_cases * spend
        month.channels.funded_cases[:] += cases
        month.channels.mediator_skill[:] += cases * month.team.skill
        month.channels.mediation[:] += cases / (0.02 * np.maximum(month.ties_touching(on), 1.0)) * on
        month.channels.mediator_trust[:] += cases * month.team.trust
