"""Facts and calibration targets of whole partnerships: how long they hold, how ties end and conflicts settle, trust and results."""

from __future__ import annotations

import math

import numpy as np

from partnership_sim.evidence import Lab, Samples, Target
from partnership_sim.evidence.lab import CALENDAR, MIX, STANDARD
from partnership_sim.locale import Text
from partnership_sim.studies.intervals import Estimate


class Survival(Target):
    id = "F16a"
    claim = Text(
        "five years after the grant 60 to 76 % of partnerships still work together",
    )
    source = "HCAP, NORC 2012 (113 of 165; gap assumed)"
    protocol = "Standard partnership, 96 months, programme of 36 with a mix of six levers, the usual calendar of shocks (severity 0.5), 200 replicates. Effect: share of runs with `sustained`. Held: 0.60 to 0.76."
    effect = "share that holds"
    unit = "share"
    low, high = 0.60, 0.76

    def measure(self, lab: Lab) -> Samples:
        """Run the mix under the calendar."""
        arms = lab.run(lab.case({"mix": MIX}, months=96, programme_end=36, shocks=CALENDAR), ("active_core", "core_kinds"))
        return {self.effect: arms.sustained("mix", 36), "without a programme": arms.sustained("No programme", 36)}


class Endings(Target):
    id = "F17"
    claim = Text("working ties end at 0.7 to 1.3 % a month without a shock")
    source = "our reading of Puget Sound 2012 and Ohio 2013-16"
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
    protocol = "Standard partnership, 24 months, 200 replicates, a twentieth of the ties in conflict at the start, no programme. Effect: conflicts settled over conflicts taken up, all months. Held: 0.70 to 0.90."
    effect = "settled of taken up"
    unit = "share"
    low, high = 0.70, 0.90

    def measure(self, lab: Lab) -> Samples:
        """Watch conflicts."""
        population = {**STANDARD, "conflict": 0.05}
        settled = lab.run(lab.case(months=24, population=population), ("settled",)).of("settled")
        return {"settled of taken up": settled, "settled of asked": settled * lab.parameter("mediation_uptake")[:, None]}


class Referred(Settled):
    id = "F18b"
    claim = Text("of all referred conflicts 35 to 55 % settle")
    source = "Neighborhood Justice Centers (45 %)"
    protocol = "As F18a, times the share of those asked that take the offer up (a parameter). Held: 0.35 to 0.55."
    effect = "settled of asked"
    low, high = 0.35, 0.55


class TrustAndResults(Target):
    id = "F19"
    claim = Text(
        "across partnerships trust and effectiveness correlate at 0.2 to 0.45",
    )
    source = "de Jong, Dirks & Gillespie 2016 (.30, 112 studies)"
    protocol = "Standard partnership without a programme, 36 months, 400 replicates. Effect: correlation over runs of trust with need met, means of months 25 to 36, Fisher's interval. Held: 0.2 to 0.45. Beside it: with service."
    effect = "correlation with need met"
    unit = "correlation"
    low, high = 0.2, 0.45

    def measure(self, lab: Lab) -> Samples:
        """Correlate over runs."""
        arms = lab.run(lab.case(), ("trust", "effectiveness", "service"), 400)
        return {
            self.effect: correlation(arms.of("trust", first=25), arms.of("effectiveness", first=25)),
            "correlation with service": correlation(arms.of("trust", first=25), arms.of("service", first=25)),
        }


def correlation(x: np.ndarray, y: np.ndarray) -> Estimate:
    """Return the correlation over replicates with Fisher's interval, [point]."""
    r = np.array([np.corrcoef(one, other)[0, 1] for one, other in zip(x, y, strict=True)])
    half = 1.959964 / math.sqrt(x.shape[1] - 3)
    return Estimate(r, np.tanh(np.arctanh(r) - half), np.tanh(np.arctanh(r) + half))
