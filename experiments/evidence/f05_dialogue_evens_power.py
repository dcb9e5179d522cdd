"""Finding 5: deliberation mitigates unequal power."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import STANDARD, action
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text


class DialogueEvensPower(Finding):
    id = "5"
    claim = Text(
        "dialogue lowers the spread of voice and of benefit more where power is unequal",
    )
    missed = Text(
        "by construction: communities start equally heard, however powerful, and what is heard of each counts beside its own start, so that dialogue lifts the weak above the strong"
    )
    source = "Choi & Robertson 2014"
    protocol = (
        "Standard partnership, 36 months, 200 replicates, spread of power (sd of its logarithm) 1.0 or 0.2 in every kind; arms: no programme; dialogue, 4 units a month by the NGOs on all. "
        "Effect: by how much dialogue lowers the coefficient of variation of voice at month 36 where power is unequal, less the same where it is even. Held: the interval lies above 0, "
        "and so does that of the spread of benefit."
    )
    effect = "unequal less even, on the spread of voice"
    unit = "coefficient of variation"

    def measure(self, lab: Lab) -> Samples:
        """Run two arms in two worlds."""
        cut = {}
        for spread in (1.0, 0.2):
            power = {kind: {"mean": KINDS[kind].columns["power"].mean, "spread": spread} for kind in KINDS}
            case = lab.case({"dialogue": [action("facilitated_dialogue", 4.0)]}, population={**STANDARD, "power": power})
            arms = lab.run(case, ("voice_spread", "benefit_spread"))
            cut[spread] = {name: arms.at(name, 36) - arms.at(name, 36, "dialogue") for name in arms.metrics}
        return {
            self.effect: cut[1.0]["voice_spread"] - cut[0.2]["voice_spread"],
            "unequal less even, on the spread of benefit": cut[1.0]["benefit_spread"] - cut[0.2]["benefit_spread"],
            "cut of the spread of voice where unequal": cut[1.0]["voice_spread"],
        }

    def held(self, found: Measured) -> np.ndarray:
        """Both intervals above 0."""
        return (found[self.effect].low > 0) & (found["unequal less even, on the spread of benefit"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """Both means above 0."""
        return (found[self.effect].mean > 0) & (found["unequal less even, on the spread of benefit"].mean > 0)
