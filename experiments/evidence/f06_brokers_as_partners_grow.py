"""Finding 6: shared governance works for few partners with dense trust; brokers are needed as partners grow in number."""

from __future__ import annotations

import itertools

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text

SIZES = {
    10: {"community": 6, "government": 1, "business": 1, "ngo": 2},
    30: {"community": 22, "government": 2, "business": 3, "ngo": 3},
    150: {"community": 120, "government": 8, "business": 14, "ngo": 8},
    300: {"community": 240, "government": 16, "business": 28, "ngo": 16},
}


class BrokersAsPartnersGrow(Finding):
    id = "6"
    claim = Text(
        "the effect of NGO brokerage rises with the number of stakeholders",
    )
    source = "Provan & Kenis 2008"
    protocol = (
        "Partnerships of 10, 30, 150 and 300, kinds about as in the standard one, 24 months, 200 replicates; arms: no programme; networking by the NGOs, one unit a month for every 75 stakeholders. "
        "Outcome: mean number of working partners of a stakeholder at month 24. Effect: what brokerage adds at 300, less what it adds at 10. Held: its interval lies above 0, and no step from a size "
        "to the next is clearly downward (interval below 0). Over the ranges: 300 above 10 and 150 above 10."
    )
    effect = "300 less 10, on working partners"
    unit = "partners"

    def measure(self, lab: Lab) -> Samples:
        """Run two arms at four sizes."""
        gain = {}
        for size, population in SIZES.items():
            case = lab.case({"brokers": [action("networking", size / 75)]}, months=24, population=population)
            arms = lab.run(case, ("working_partners",))
            gain[size] = arms.at("working_partners", 24, "brokers") - arms.at("working_partners", 24)
        sizes = list(SIZES)
        return {
            self.effect: gain[300] - gain[10],
            "150 less 10": gain[150] - gain[10],
            **{f"gain at {size}": gain[size] for size in sizes},
            **{f"step {one} to {two}": gain[two] - gain[one] for one, two in itertools.pairwise(sizes)},
        }

    def held(self, found: Measured) -> np.ndarray:
        """Rises over all, and no clear step down."""
        steps = [estimate.high >= 0 for name, estimate in found.items() if name.startswith("step")]
        return np.asarray((found[self.effect].low > 0) & np.all(steps, axis=0))

    def right_way(self, found: Measured) -> np.ndarray:
        """More at 300 and at 150 than at 10."""
        return (found[self.effect].mean > 0) & (found["150 less 10"].mean > 0)
