"""Finding 1: trust is easier to destroy than to create."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.couple import Couple
from partnership_sim.locale import Text
from partnership_sim.verdicts.judged import IDENTITY


def repaid_after(p: object, level: float, most: int = 60) -> int:
    """Return how many kept promises bring trust back to a level after one seen breach."""
    couple = Couple(p, level)
    couple.breach()
    for kept in range(1, most + 1):
        couple.keep()
        if couple.trust >= level - 1e-12:
            return kept
    return most


class TrustIsEasierToDestroy(Finding):
    id = "1"
    claim = Text("trust is easier to destroy than to create")
    source = "Slovic 1993; Poortinga & Pidgeon 2004 (direction; the ratio is a convention)"
    nature, set_by = (
        IDENTITY,
        (
            "trust_gain",
            "trust_loss_ratio",
        ),
    )
    protocol = (
        "One tie, trust of one meeting after the other called by hand, without a facilitator and without the pull to where the tie began. From T = 0.5: one joint success, then one seen breach that is not answered for; trust must be lower "
        "than before. Then: joint successes until one seen breach is repaid, from T = 0.5 and from T = 0.8. "
        "Held: 2 to 5 at 0.5, and more at 0.8 than at 0.5. Exact, no replicates."
    )
    effect = "successes that repay a breach at 0.5"
    unit = "successes"

    def measure(self, lab: Lab) -> Samples:
        """Call the phases at every point."""
        left, half, high = [], [], []
        for p in lab.records():
            couple = Couple(p, 0.5)
            couple.keep()
            couple.breach()
            left.append([couple.trust - 0.5])
            half.append([repaid_after(p, 0.5)])
            high.append([repaid_after(p, 0.8)])
        return {self.effect: np.array(half, float), "at 0.8": np.array(high, float), "change by a success and a breach": np.array(left)}

    def held(self, found: Measured) -> np.ndarray:
        """2 to 5 at 0.5, and the direction."""
        half = found[self.effect].mean
        return np.asarray((half >= 2) & (half <= 5) & self.right_way(found))

    def right_way(self, found: Measured) -> np.ndarray:
        """Less trust than before; more successes at 0.8."""
        return (found["change by a success and a breach"].mean < 0) & (found["at 0.8"].mean > found[self.effect].mean)
