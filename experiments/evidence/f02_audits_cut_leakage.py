"""Finding 2: certain audits cut leakage by about 8 points; invitations to monitor alone change it little."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text


class AuditsCutLeakage(Finding):
    id = "2"
    claim = Text(
        "certain audits cut leakage by about 8 points; citizens' monitoring alone changes it little",
    )
    source = "Olken 2007, over 600 Indonesian villages"
    protocol = (
        "Standard partnership, 24 months, 200 replicates. Arms: no programme; audits, and citizens' monitoring, each 4.5 units a month on all "
        "(0.03 a head, three times the half-effect scale: a dose of 0.95). Effect: mean leakage of months 7 to 24 less that without a programme. "
        "Held: the interval of audits lies within -0.10 to -0.06, that of monitoring above -0.03. Over the ranges: audits cut more than monitoring, monitoring less than 0.03."
    )
    effect = "audits"
    unit = "points of leakage, as a share"

    def measure(self, lab: Lab) -> Samples:
        """Run the three arms."""
        case = lab.case({name: [action("transparency", 4.5, form=name)] for name in ("audit", "monitoring")}, months=24)
        arms = lab.run(case, ("leakage",))
        none = arms.of("leakage", first=7)
        return {"audits": arms.of("leakage", "audit", 7) - none, "monitoring": arms.of("leakage", "monitoring", 7) - none, "without": none}

    def held(self, found: Measured) -> np.ndarray:
        """Within 6 to 10 points; under 3."""
        audits, monitoring = found["audits"], found["monitoring"]
        return (audits.low >= -0.10) & (audits.high <= -0.06) & (monitoring.low > -0.03)

    def right_way(self, found: Measured) -> np.ndarray:
        """Audits cut more than monitoring, which cuts by less than 3 points."""
        return (found["audits"].mean < found["monitoring"].mean) & (found["monitoring"].mean > -0.03)
