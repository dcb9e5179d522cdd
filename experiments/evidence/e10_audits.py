"""E10, E11 and E17: audits cut leakage and lower no service; citizens' monitoring without a sanction changes little."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Asked, Lab, Measured, Ranges, Samples
from partnership_sim.evidence.lab import DISTRICT, action, relative_change
from partnership_sim.locale import Text
from partnership_sim.verdicts.judged import FITTED

#: Units a month in a district: a dose of all but 1, and one of 0.2, one audit in five years.
FULL, SMALL = 8.0, 0.3
AUDITED = ("government", "business")


class AuditsCutLeakage(Ranges):
    id = "E10"
    claim = Text(
        "certain audits cut leakage by about 8 points, a risk of 20 points does half of that and more, and no less service arrives"
    )
    source = "Olken 2007, over 600 Indonesian villages; Zamboni & Litschig 2018"
    nature, set_by = FITTED, ("audit_effect", "RISK_HALF")
    protocol = (
        "District, 36 months, 150 replicates; arms: no programme; audits of all, 8 units a month by the NGOs (a dose above 0.99), or 0.3 (a dose of 0.20: one audit in five years). Months 25 to 36: leakage, paired difference; service, relative change of the mean. "
        "Held: leakage at the full dose within -0.10 to -0.06 (interval), at the small one at least half of that (means); service changes by -1 to 12 % (mean) at both, and no interval lies below 0. Effect: leakage at the full dose."
    )
    effect = "leakage, full dose"
    unit = "points of leakage, as a share"
    asked = {
        "leakage, full dose": Asked(-0.10, -0.06, interval=True),
        "service, full dose": Asked(-0.01, 0.12),
        "service, small dose": Asked(-0.01, 0.12),
    }

    def measure(self, lab: Lab) -> Samples:
        """Run three arms."""
        plans = {"full": [action("transparency", FULL)], "small": [action("transparency", SMALL)]}
        arms = lab.run(lab.case(plans, population=DISTRICT), ("leakage", "service"), 150)
        found: Samples = {
            **{f"leakage, {plan} dose": arms.change("leakage", plan, 25) for plan in plans},
            **{f"service, {plan} dose": relative_change(arms.of("service", plan, 25), arms.of("service", first=25)) for plan in plans},
        }
        return found

    def held(self, found: Measured) -> np.ndarray:
        """In the ranges; half of it at the small dose; no clear loss of service."""
        half = found["leakage, small dose"].mean <= found["leakage, full dose"].mean / 2
        return super().held(found) & half & (found["service, full dose"].high >= 0) & (found["service, small dose"].high >= 0)


class AuditsAndTrust(Ranges):
    id = "E11"
    claim = Text("audits may hurt trust at first and raise it in the long run")
    missed = Text("it falls at first as asked; by the third year nothing is left of the fall and nothing is won")
    source = "Reasoning from deterrence with a lag (direction)"
    protocol = (
        "District, 36 months, 150 replicates, leakage without audits 0.28, rents of offices and businesses 0.7 on average; arms: no programme; audits of offices and businesses, 1.6 units a month by the NGOs (a dose above 0.99). Trust of communities in both, mean of the two, paired difference. "
        "Held: mean at or below 0 in months 1 to 6, and interval above 0 in months 34 to 36. Effect: months 34 to 36."
    )
    effect = "months 34 to 36"
    unit = "trust"
    asked = {"months 34 to 36": Asked(0.0, interval=True), "months 1 to 6": Asked(high=0.0)}

    def measure(self, lab: Lab) -> Samples:
        """Audit offices and businesses."""
        population = {**DISTRICT, "rent": {kind: {"mean": 0.7} for kind in AUDITED}}
        case = lab.case(
            {"audits": [action("transparency", 1.6, on=list(AUDITED))]}, population=population, parameters={"leakage_base": 0.28}
        )
        metrics = [f"trust_community_{kind}" for kind in AUDITED]
        arms = lab.run(case, metrics, 150)

        def trust(first: int, last: int) -> np.ndarray:
            return np.asarray(np.mean([arms.change(metric, "audits", first, last) for metric in metrics], axis=0))

        return {"months 34 to 36": trust(34, 36), "months 1 to 6": trust(1, 6)}


class MonitoringChangesLittle(Ranges):
    id = "E17"
    claim = Text("citizens' monitoring and score cards without a sanction change service little")
    source = "376 Ugandan clinics (Raffler, Posner & Parkerson 2019); T4D (Arkedis et al. 2021)"
    nature, set_by = FITTED, ("MONITORED",)
    protocol = (
        "District, 24 months, 150 replicates; arms: no programme; monitoring by citizens of all, 8 units a month by the NGOs (a dose above 0.99). Months 13 to 24: leakage, paired difference; service, relative change of the mean. "
        "Held: leakage within -0.03 to 0, service within -3 to 3 % (means). Effect: service."
    )
    effect = "service"
    unit = "relative change"
    asked = {"service": Asked(-0.03, 0.03), "leakage": Asked(-0.03, 0.0)}

    def measure(self, lab: Lab) -> Samples:
        """Let citizens watch."""
        case = lab.case({"monitoring": [action("transparency", FULL, form="monitoring")]}, population=DISTRICT, months=24)
        arms = lab.run(case, ("leakage", "service"), 150)
        return {
            "service": relative_change(arms.of("service", "monitoring", 13), arms.of("service", first=13)),
            "leakage": arms.change("leakage", "monitoring", 13),
        }
