"""E16 and E18: talk moves attitudes little; what arrives builds trust in who brings it."""

from __future__ import annotations

import numpy as np

from partnership_sim.engine.block import start_of
from partnership_sim.evidence import Arms, Asked, Lab, Ranges, Samples
from partnership_sim.evidence.lab import DISTRICT, action
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.verdicts.judged import FITTED

#: By how much the logit of coming, once invited, is moved where attendance is high and low.
APART = 1.0


class TalkMovesAttitudesLittle(Ranges):
    id = "E16"
    claim = Text("talk in the field moves attitudes by tenths of a standard deviation")
    missed = Text(
        "trust moves by tenths; means of resistance hardly differ between districts, so a small move of all is large beside them: between people it is a tenth"
    )
    source = "27 randomised contact studies (Paluck et al. 2019); community policing in six countries (Blair et al. 2021)"
    nature, set_by = FITTED, ("resistance_contact", "meeting_support", "promise_dialogue", "attribution")
    protocol = (
        "District, 24 months, 150 replicates; arms: no programme; dialogue alone, 12 units a month by the NGOs (all that they can carry: half of the ties are facilitated in a month). Month 24: resistance and trust, paired difference in sd of the runs without a programme. "
        "Held: both means within -0.45 to 0.45. Effect: resistance. Beside it: resistance in sd between people at the start, which is what the studies divide by; means of districts differ far less than people do."
    )
    effect = "resistance, between runs"
    unit = "sd"
    asked = {"resistance, between runs": Asked(-0.45, 0.45), "trust, between runs": Asked(-0.45, 0.45)}

    def measure(self, lab: Lab) -> Samples:
        """Let all talk."""
        case = lab.case({"dialogue": [action("facilitated_dialogue", 12.0)]}, population=DISTRICT, months=24)
        arms = lab.run(case, ("resistance", "trust"), 150)
        people = start_of(case, cast_of(case), range(10)).state.resistance.std(axis=1).mean()
        return {
            "resistance, between runs": arms.in_sd("resistance", "dialogue", 24),
            "trust, between runs": arms.in_sd("trust", "dialogue", 24),
            "resistance, between people": arms.change("resistance", "dialogue", 24) / people,
        }


class WhatArrivesBuildsTrust(Ranges):
    id = "E18"
    claim = Text("what arrives builds trust in who brings it, more so where people meet; attendance stays")
    source = "Evans, Holtemeyer & Kosec 2019 (Tanzania, randomised transfers)"
    nature, set_by = FITTED, ("benefit_trust", "ARRIVES")
    protocol = (
        "District, 24 months, 200 replicates; arms: no programme; direct services by the offices, nothing built, 4.3 units a month (half of the need of all communities as it stands). In two worlds, of high and low attendance: the logit of coming once invited 1 higher or lower than declared. "
        "Months 13 to 24: trust of communities in government, paired difference in sd of the runs without a programme; participation over months 1 to 24, paired difference. Held: trust within 0.05 to 0.35 in the mean of both worlds (mean); high less low, replicate by replicate, interval above 0; participation within -0.02 to 0.02. Effect: trust. Over the ranges: trust rises, more where attendance is high."
    )
    effect = "trust in offices"
    unit = "sd"
    asked = {
        "trust in offices": Asked(0.05, 0.35),
        "high less low attendance": Asked(0.0, interval=True),
        "participation": Asked(-0.02, 0.02),
    }

    def measure(self, lab: Lab) -> Samples:
        """Serve in two worlds."""
        plans = {"services": [action("service_delivery", 4.3, by=["government"], build_share=0.0)]}
        arms: dict[str, Arms] = {}
        for world, by in (("high", APART), ("low", -APART)):
            case = lab.case(plans, population=DISTRICT, months=24)
            arms[world] = lab.shifted("attendance_base", by).run(case, ("trust_community_government", "participation"))
        trust = {world: one.in_sd("trust_community_government", "services", 13) for world, one in arms.items()}
        return {
            "trust in offices": (trust["high"] + trust["low"]) / 2,
            "high less low attendance": trust["high"] - trust["low"],
            "participation": np.mean([one.change("participation", "services", 1) for one in arms.values()], axis=0),
            "participation where high": arms["high"].of("participation"),
            "participation where low": arms["low"].of("participation"),
        }
