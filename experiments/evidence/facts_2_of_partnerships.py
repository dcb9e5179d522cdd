"""Facts and calibration targets of whole partnerships: how ties end and conflicts settle."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Lab, Samples, Target
from partnership_sim.evidence.lab import STANDARD, action
from partnership_sim.locale import Text
from partnership_sim.running.moments import mean_defined
from partnership_sim.verdicts.judged import FITTED


class Endings(Target):
    id = "F17"
    claim = Text("working ties end at 0.7 to 1.3 % a month without a shock")
    source = "our reading of Puget Sound 2012 and Ohio 2013-16"
    nature, set_by = FITTED, ("tie_hazard",)
    protocol = "Standard partnership without a programme, 36 months, 200 replicates. Effect: ties ended over ties, mean of months 1 to 36. Held: 0.007 to 0.013."
    effect = "ties ended a month"
    unit = "share"
    low, high = 0.007, 0.013

    def measure(self, lab: Lab) -> Samples:
        """Count endings."""
        arms = lab.run(lab.case(), ("ties", "ties_ended"))
        return {self.effect: arms.of("ties_ended") / arms.of("ties")}


class Settled(Target):
    id = "F18a"
    claim = Text("of mediated conflicts 70 to 90 % settle")
    source = "Neighborhood Justice Centers (82 %)"
    nature, set_by = FITTED, ("settle_base",)
    protocol = "Standard partnership, 24 months, 200 replicates, a twentieth of the ties in conflict at the start, no programme. Effect: conflicts settled over conflicts taken up, all months. Held: 0.70 to 0.90."
    effect = "settled of taken up"
    unit = "share"
    low, high = 0.70, 0.90

    def measure(self, lab: Lab) -> Samples:
        """Watch conflicts."""
        case = lab.case(months=24, population={**STANDARD, "conflict": 0.05})
        return {self.effect: lab.run(case, ("settled",)).of("settled")}


class Referred(Target):
    id = "F18b"
    claim = Text("of all referred conflicts 35 to 55 % settle")
    missed = Text("more of those referred are taken up than at the centres, where half never came")
    source = "Neighborhood Justice Centers (45 %)"
    nature, set_by = FITTED, ("settle_base",)
    protocol = (
        "As F18a, with mediation for every conflict, 8 units a month by the NGOs (40 cases; some 30 conflicts are open at the start): all open conflicts are referred, and taken up where both sides trust a third party or the team. "
        "Effect: of conflicts open before the month's meetings, the share that is taken up and settles in that month, mean of months 1 to 3. Held: 0.35 to 0.55."
    )
    effect = "settled of referred"
    unit = "share"
    low, high = 0.35, 0.55

    def measure(self, lab: Lab) -> Samples:
        """Mediate in all."""
        case = lab.case({"mediation": [action("mediation", 8.0)]}, months=24, population={**STANDARD, "conflict": 0.05})
        arms = lab.run(case, ("mediated", "settled"))
        mediated, settled = (np.stack([arms.at(metric, month, "mediation") for month in (1, 2, 3)]) for metric in ("mediated", "settled"))
        return {self.effect: mean_defined(mediated * settled, axis=0)}
