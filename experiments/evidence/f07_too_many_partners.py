"""Finding 7: inclusiveness alone makes cooperation less likely; talk helps more in larger groups."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import STANDARD, action
from partnership_sim.locale import Text

FEW, MANY = 4, 14


class TooManyPartners(Finding):
    id = "7"
    claim = Text(
        "kept promises fall with the number of partners a stakeholder must serve; less so under dialogue",
    )
    missed = Text("by construction: a partnership rests where it starts, so what each has to serve at the start lowers nothing")
    source = "Smaldino & Lubell 2011, 2014; Balliet 2010"
    protocol = (
        "Standard partnership with 4, 8 and 14 ties each, 24 months, 200 replicates; arms: no programme; dialogue by the NGOs, 0.008 units a tie and month (2.4, 4.8 and 8.4 units, which they can carry: 29 of 100 ties are facilitated in a month). "
        "Outcome: mean share of kept promises of months 7 to 24. Effect: from 4 to 14 ties without a programme. Held: its interval lies below 0, and the fall under dialogue is smaller (interval of the difference above 0)."
    )
    effect = "from 4 to 14 ties"
    unit = "share of kept promises"

    def measure(self, lab: Lab) -> Samples:
        """Run two arms at three densities."""
        kept: dict[tuple[int, str], np.ndarray] = {}
        for ties in (FEW, 8, MANY):
            spend = 0.008 * ties * 150 / 2
            case = lab.case({"dialogue": [action("facilitated_dialogue", spend)]}, months=24, population={**STANDARD, "ties_each": ties})
            arms = lab.run(case, ("kept_promises",))
            for plan in ("No programme", "dialogue"):
                kept[ties, plan] = arms.of("kept_promises", plan, 7)
        falls = {plan: kept[MANY, plan] - kept[FEW, plan] for plan in ("No programme", "dialogue")}
        return {
            self.effect: falls["No programme"],
            "under dialogue": falls["dialogue"],
            "dialogue less none": falls["dialogue"] - falls["No programme"],
            **{f"kept at {ties} ties": kept[ties, "No programme"] for ties in (FEW, 8, MANY)},
        }

    def held(self, found: Measured) -> np.ndarray:
        """Falls, and less under dialogue."""
        return (found[self.effect].high < 0) & (found["dialogue less none"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """The means say so."""
        return (found[self.effect].mean < 0) & (found["dialogue less none"].mean > 0)
