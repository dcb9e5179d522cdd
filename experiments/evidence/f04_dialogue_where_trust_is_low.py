"""Finding 4: where prior antagonism is high, collaboration hardly starts without facilitation and trust building."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import STANDARD, action
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text

APART = 0.15


def priors(shift: float) -> dict[str, float]:
    """Return the table of prior trust, all pairs moved by a shift."""
    return {f"{of} > {to}": kind.trust[to] + shift for of, kind in KINDS.items() for to in KINDS}


class DialogueWhereTrustIsLow(Finding):
    id = "4"
    claim = Text(
        "the effect of facilitated dialogue is larger where initial trust is low, also beside the room that is left",
    )
    missed = Text("the gain is small everywhere and smaller where trust is low, probably because fewer trust the facilitators there")
    source = "Ansell & Gash 2008"
    protocol = (
        "Standard partnership, 24 months, 200 replicates, all prior trust 0.15 lower or 0.15 higher than declared; arms: no programme; dialogue, 4 units a month by the NGOs on all. "
        "Effect: what dialogue adds to trust at month 24 where trust is low, less what it adds where trust is high, replicate by replicate. Held: the interval lies above 0, and so does that of the same with each gain as a share of the room that is left (1 less mean trust without dialogue). "
        "Beside it: the same on kept promises of months 13 to 24."
    )
    effect = "low less high, on trust"
    unit = "trust"

    def measure(self, lab: Lab) -> Samples:
        """Run two arms in two worlds."""
        gains = {}
        for world, shift in (("low", -APART), ("high", APART)):
            population = {**STANDARD, "trust": priors(shift)}
            case = lab.case({"dialogue": [action("facilitated_dialogue", 4.0)]}, months=24, population=population)
            arms = lab.run(case, ("trust", "kept_promises"))
            gains[world] = {
                "trust": arms.change("trust", "dialogue", 24),
                "of the room": arms.change("trust", "dialogue", 24) / (1.0 - arms.at("trust", 24)),
                "kept": arms.change("kept_promises", "dialogue", 13),
            }
        return {
            self.effect: gains["low"]["trust"] - gains["high"]["trust"],
            "low less high, of the room that is left": gains["low"]["of the room"] - gains["high"]["of the room"],
            "gain where low": gains["low"]["trust"],
            "gain where high": gains["high"]["trust"],
            "low less high, on kept promises": gains["low"]["kept"] - gains["high"]["kept"],
        }

    def held(self, found: Measured) -> np.ndarray:
        """Both intervals above 0."""
        return (found[self.effect].low > 0) & (found["low less high, of the room that is left"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """Both means above 0."""
        return (found[self.effect].mean > 0) & (found["low less high, of the room that is left"].mean > 0)
