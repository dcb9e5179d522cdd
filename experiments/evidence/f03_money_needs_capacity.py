"""Finding 3: money without administrative capacity at central actors ends in bottlenecks and stays unspent."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text

LITTLE, MUCH = 9.0, 21.0


class MoneyNeedsCapacity(Finding):
    id = "3"
    claim = Text(
        "money without administrative capacity at central actors ends in bottlenecks and stays unspent",
    )
    source = "Bitterman & Koliba 2020"
    protocol = (
        "Standard partnership, 36 months, 200 replicates. Four arms: service delivery by the NGOs, 9 or 21 units a month (about what they can carry, and 12 more), "
        "with or without 2 units a month of capacity building for the NGOs by an outside trainer (0.6 of it reaches the work). Effect: on mean service of months 13 to 36, what 12 more units "
        "bring with training less what they bring without. Held: its interval lies above 0, and so does that of the unspent money that 12 more units add without training."
    )
    effect = "budget x training, on service"
    unit = "units per community per month"

    def measure(self, lab: Lab) -> Samples:
        """Run the four arms."""
        training = action("capacity_building", 2.0, on=["ngo"], by=[])
        plans = {
            f"{spend:g}{'+' if trained else ''}": [action("service_delivery", spend), *([training] if trained else [])]
            for spend in (LITTLE, MUCH)
            for trained in (False, True)
        }
        arms = lab.run(lab.case(plans), ("service", "unspent"))

        def more(metric: str, mark: str) -> np.ndarray:
            return arms.of(metric, f"{MUCH:g}{mark}", 13) - arms.of(metric, f"{LITTLE:g}{mark}", 13)

        return {
            self.effect: more("service", "+") - more("service", ""),
            "more unspent without training": more("unspent", ""),
            "more unspent with training": more("unspent", "+"),
        }

    def held(self, found: Measured) -> np.ndarray:
        """Both intervals above 0."""
        return (found[self.effect].low > 0) & (found["more unspent without training"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """Both means above 0."""
        return (found[self.effect].mean > 0) & (found["more unspent without training"].mean > 0)
