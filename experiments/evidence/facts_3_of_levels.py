"""Facts and calibration targets of pressure, training and the levels at which Indonesians start."""

from __future__ import annotations

from partnership_sim.evidence import Lab, Samples, Target
from partnership_sim.evidence.lab import action
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text
from partnership_sim.verdicts.judged import FITTED, IDENTITY

#: Standard deviations of the declared distributions: of resistance, of a skill.
SD_RESISTANCE = KINDS["government"].columns["resistance"].spread
SD_SKILL = KINDS["ngo"].columns["negotiation"].spread


class Advocacy(Target):
    id = "F20a"
    claim = Text(
        "pressure by advocacy raises the pressed side's resistance by 0.1 to 0.3 sd for 1 sd of pressure",
    )
    source = "meta-analysis 2025, Human Communication Research (r = .20)"
    nature, set_by = FITTED, ("resistance_threat",)
    protocol = "Standard partnership, 24 months, 200 replicates; advocacy, 0.8 units a month on government by the NGOs (a dose of one half, taken as 1 sd of pressure). Effect: resistance of government at month 24 less without, over 0.14 (its sd at the start). Held: 0.1 to 0.3."
    effect = "sd of resistance"
    unit = "sd"
    low, high = 0.1, 0.3
    lever, keys = "advocacy", {"on": ["government"], "spend": 0.8}

    def measure(self, lab: Lab) -> Samples:
        """Press government."""
        case = lab.case({"pressed": [{"lever": self.lever, **self.keys}]}, months=24)
        arms = lab.run(case, ("resistance_government",))
        return {self.effect: (arms.at("resistance_government", 24, "pressed") - arms.at("resistance_government", 24)) / SD_RESISTANCE}


class Audits(Advocacy):
    id = "F20b"
    claim = Text(
        "audits raise the resistance of those who live on rents by 0.1 to 0.3 sd",
    )
    nature, set_by = FITTED, ("resistance_threat",)
    protocol = "As F20a: audits, 0.055 units a month on government (a dose of one half). Held: 0.1 to 0.3."
    lever, keys = "transparency", {"on": ["government"], "spend": 0.055}


class LeakBase(Target):
    id = "leak_base"
    claim = Text("24 to 28 % of spending is missing without audits")
    source = "Olken 2007 (27.7 %; other summaries 24 %)"
    nature, set_by = IDENTITY, ("leakage_base",)
    protocol = "Standard partnership without a programme, 24 months, 200 replicates. Effect: mean leakage. Held: 0.24 to 0.28."
    effect = "leakage"
    unit = "share"
    low, high = 0.24, 0.28
    metric = "leakage"

    def measure(self, lab: Lab) -> Samples:
        """Run without a programme."""
        return {self.effect: lab.run(lab.case(months=24), (self.metric,)).of(self.metric, last=12)}


class TrustInNgos(LeakBase):
    id = "trust_ngo_id"
    claim = Text(
        "Indonesians' trust in LSM: 72 %, about 0.62 on a scale of 0 to 1",
    )
    source = "LSI, February 2023"
    nature, set_by = FITTED, ("trust",)
    protocol = "As leak_base: trust of communities in NGOs, months 1 to 12. Held: 0.57 to 0.67."
    effect = "trust of communities in NGOs"
    unit = "trust"
    low, high = 0.57, 0.67
    metric = "trust_community_ngo"


class TrustInGovernment(LeakBase):
    id = "trust_localgov_id"
    claim = Text(
        "Indonesians' trust in local government: 75 %, about 0.62 on a scale of 0 to 1",
    )
    source = "LSI, February 2023"
    nature, set_by = FITTED, ("trust",)
    protocol = "As leak_base: trust of communities in government, months 1 to 12. Held: 0.57 to 0.67."
    effect = "trust of communities in government"
    unit = "trust"
    low, high = 0.57, 0.67
    metric = "trust_community_government"


class Training(Target):
    id = "negotiation_training"
    claim = Text("negotiation training: half to nine tenths of a standard deviation")
    source = "Sondern, Nohe & Hertel 2020 (g = .72; longer is better)"
    nature, set_by = FITTED, ("training_gain",)
    protocol = "Standard partnership, 36 months, 100 replicates; capacity building for NGOs, 0.4 units a month from outside, of which 0.24, the half-effect spend a head, reach the work. Effect: gain in their mean capacity at month 36 over 0.15, the sd of a skill at the start. Held: 0.5 to 0.9."
    effect = "sd of a skill"
    unit = "sd"
    low, high = 0.5, 0.9

    def measure(self, lab: Lab) -> Samples:
        """Train the NGOs."""
        arms = lab.run(lab.case({"trained": [action("capacity_building", 0.4, on=["ngo"], by=[])]}), ("capacity_ngo",), 100)
        return {self.effect: (arms.at("capacity_ngo", 36, "trained") - arms.at("capacity_ngo", 36)) / SD_SKILL}
