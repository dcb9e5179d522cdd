"""Finding 8: contact lowers prejudice, more so under supported conditions."""

from __future__ import annotations

import numpy as np

from partnership_sim.constants import CONTACT_SUPPORT
from partnership_sim.dynamics import opening, resistance
from partnership_sim.engine.block import open_block, start_of
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.verdicts.judged import IDENTITY

QUALITY = 0.5 / 0.6  # of a facilitator whom all trust 0.5


class ContactLowersResistance(Finding):
    id = "8"
    claim = Text(
        "contact lowers resistance; facilitated contact about 1.2 to 1.8 times as much",
    )
    source = "Pettigrew & Tropp 2006 (Paluck et al. 2019: randomised evidence is thin)"
    nature, set_by = (
        IDENTITY,
        (
            "resistance_contact",
            "CONTACT_SUPPORT",
        ),
    )
    protocol = (
        "Standard partnership at its start, phase resistance called by hand for 12 months, 50 replicates, all else as at the start. Arms: nobody meets; everybody meets as often as its kind can carry, a month's "
        "plain contact; the same, every meeting facilitated (quality 0.83). Effect: mean resistance after a year of plain contact less that without. "
        "Held: below 0, and the facilitated effect 1.2 to 1.8 times as large (its interval within)."
    )
    effect = "a year's contact"
    unit = "resistance"

    def measure(self, lab: Lab) -> Samples:
        """Iterate the phase alone."""
        number = lab.replicates(50)
        case = lab.case(months=1)
        cast = cast_of(case)
        effects = np.zeros((2, lab.count, number))
        for point, p in enumerate(lab.records()):
            start = start_of(case, cast, range(number), {name: float(values[point]) for name, values in lab.points.items()})
            after = []
            for per_meeting in (0.0, 1.0, 1.0 + CONTACT_SUPPORT * QUALITY):
                block = open_block(case, case.plans[0], cast, start)
                x = block.scratch
                for r in range(number):
                    s, t, c = state_of(block.state, r), ties_of(block.ties, r), channels_of(block.channels.arrays(), r)
                    opening.open_month(s, t, block.kinds, x, 0.0, 1)
                    opening.dose(s, c, p, block.kinds, x)
                    x.deeds["contact"] = per_meeting * block.kinds.carry[s.kind]
                    for _ in range(12):
                        resistance.be_silent(s, x)
                        resistance.listen(t, x, 0, t.count[0])
                        resistance.drift(s, c, p, block.kinds, x)
                after.append(block.state.resistance.mean(axis=1))
            effects[:, point] = after[1] - after[0], after[2] - after[0]
        return {self.effect: effects[0], "facilitated": effects[1], "facilitated over plain": effects[1] / effects[0]}

    def held(self, found: Measured) -> np.ndarray:
        """Below 0; 1.2 to 1.8 times."""
        ratio = found["facilitated over plain"]
        return (found[self.effect].high < 0) & (ratio.low >= 1.2) & (ratio.high <= 1.8)

    def right_way(self, found: Measured) -> np.ndarray:
        """Below 0; more when facilitated."""
        return (found[self.effect].mean < 0) & (found["facilitated over plain"].mean > 1)
