"""E1 to E3: a community-driven programme builds what lasts, and hardly moves how people deal with each other."""

from __future__ import annotations

from partnership_sim.evidence import Arms, Asked, Lab, Ranges, Samples
from partnership_sim.evidence.lab import COMMUNITY_DRIVEN, WARD, ratio_of_means
from partnership_sim.locale import Text
from partnership_sim.verdicts.judged import FITTED

SET_UP = (
    "Ward (12 communities, 2 offices, 2 businesses, 2 NGOs, 6 ties each), 400 replicates; arms: no programme; in months 1 to 36 dialogue 0.4 units a month (a tie is facilitated somewhat less than half "
    "of the time), grants for joint projects 0.4, training 0.1, carried by the NGOs, who can carry about 2.4; convening comes to it. "
)


def run(lab: Lab, months: int) -> Arms:
    """Run both arms."""
    case = lab.case({"programme": COMMUNITY_DRIVEN}, population=WARD, months=months, programme_end=36)
    return lab.run(case, ("trust", "kept_promises", "service"), 400)


class SocialSideStays(Ranges):
    id = "E1"
    claim = Text("a community-driven programme leaves trust and kept promises about where they were")
    source = "GoBifo, 236 villages (Casey, Glennerster & Miguel 2012); Sudan, Aceh, PNPM"
    nature, set_by = FITTED, ("attribution", "promise_dialogue", "luck_history")
    protocol = (
        SET_UP
        + "Effect: mean trust of months 37 to 42, paired difference in standard deviations of the runs without a programme. Held: its interval lies within -0.20 to 0.35, and that of "
        "the difference in kept promises in the same months, when no tie is facilitated any more, within -0.05 to 0.05. Beside it: kept promises in months 25 to 36."
    )
    effect = "trust after exit"
    unit = "sd"
    asked = {"trust after exit": Asked(-0.20, 0.35, interval=True), "kept promises after exit": Asked(-0.05, 0.05, interval=True)}

    def measure(self, lab: Lab) -> Samples:
        """Compare after exit."""
        arms = run(lab, 42)
        return {
            "trust after exit": arms.in_sd("trust", "programme", 37),
            "kept promises after exit": arms.change("kept_promises", "programme", 37),
            "kept promises during": arms.change("kept_promises", "programme", 25, 36),
        }


class WorksAreBuilt(Ranges):
    id = "E2"
    claim = Text("a community-driven programme clearly improves public goods")
    source = "GoBifo, 236 villages (Casey, Glennerster & Miguel 2012): +.55 sd"
    nature, set_by = FITTED, ("project_cost", "project_overhead")
    protocol = (
        SET_UP
        + "Effect: what works give a month per 20 households (service; no direct services are given), mean of months 37 to 42, paired difference in standard deviations of the runs "
        "without a programme. Held: mean within 0.35 to 1.2."
    )
    effect = "what works give"
    unit = "sd"
    asked = {"what works give": Asked(0.35, 1.2)}

    def measure(self, lab: Lab) -> Samples:
        """Compare after exit."""
        return {"what works give": run(lab, 42).in_sd("service", "programme", 37)}


class WorksLast(Ranges):
    id = "E3"
    claim = Text("much of what a community-driven programme built is there many years later; trust is where it was")
    source = "GoBifo after 11 years (direction)"
    protocol = (
        SET_UP
        + "132 months. Effect: gain in what works give at month 132 over that at month 42 (ratio of means). Held: ratio at least 0.35, and the interval of the effect on trust at month 132 "
        "within -0.35 to 0.35 standard deviations. Over the ranges: a gain is left, and the mean effect on trust lies in its range."
    )
    effect = "share of the gain that is left"
    unit = "ratio"
    asked = {"share of the gain that is left": Asked(0.35), "trust at month 132": Asked(-0.35, 0.35, interval=True)}

    def measure(self, lab: Lab) -> Samples:
        """Compare soon and long after exit."""
        arms = run(lab, 132)
        return {
            "share of the gain that is left": ratio_of_means(
                arms.change("service", "programme", 132), arms.change("service", "programme", 42, 42)
            ),
            "trust at month 132": arms.in_sd("trust", "programme", 132),
        }
