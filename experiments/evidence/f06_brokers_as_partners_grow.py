"""Finding 6: shared governance works for few partners with dense trust; brokers are needed as partners grow in number."""

from __future__ import annotations

import itertools

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text

TIES = (3, 8)
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
    missed = Text("with 8 ties each it rises as claimed; with 3 a tie more is worth most in the smallest partnership")
    source = "Provan & Kenis 2008"
    protocol = (
        "Partnerships of 10, 30, 150 and 300, kinds about as in the standard one, with 3 and with 8 ties each (among ten 8 ties leave hardly a pair that is not tied), 24 months, 200 replicates; arms: no programme; networking by the NGOs, one unit a month for every 75 stakeholders. "
        "Outcome: mean number of working partners of a stakeholder at month 24. Effect: what brokerage adds at 300, less what it adds at 10, with 3 ties each. Held: its interval lies above 0 with 3 and with 8 ties each, and no step from a size "
        "to the next is clearly downward (interval below 0) with either. Over the ranges: 300 above 10, with both."
    )
    effect = "300 less 10, 3 ties each"
    unit = "partners"

    def measure(self, lab: Lab) -> Samples:
        """Run two arms at four sizes, sparse and dense."""
        found: dict[str, np.ndarray] = {}
        for ties in TIES:
            gain = {}
            for size, people in SIZES.items():
                case = lab.case({"brokers": [action("networking", size / 75)]}, months=24, population={**people, "ties_each": ties})
                gain[size] = lab.run(case, ("working_partners",)).change("working_partners", "brokers", 24)
            found[f"300 less 10, {ties} ties each"] = gain[300] - gain[10]
            found |= {f"gain at {size}, {ties} ties each": one for size, one in gain.items()}
            found |= {f"step {one} to {two}, {ties} ties each": gain[two] - gain[one] for one, two in itertools.pairwise(gain)}
        return found

    def held(self, found: Measured) -> np.ndarray:
        """Rises over all, and no clear step down."""
        rises = [found[f"300 less 10, {ties} ties each"].low > 0 for ties in TIES]
        steps = [estimate.high >= 0 for name, estimate in found.items() if name.startswith("step")]
        return np.asarray(np.all([*rises, *steps], axis=0))

    def right_way(self, found: Measured) -> np.ndarray:
        """More at 300 than at 10."""
        return np.asarray(np.all([found[f"300 less 10, {ties} ties each"].mean > 0 for ties in TIES], axis=0))
