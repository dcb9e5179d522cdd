"""E7 to E9: partnerships outlive their grant by years, the longer the more own money they have; cuts break promises."""

from __future__ import annotations

import numpy as np

from partnership_sim.constants import LAPSE
from partnership_sim.evidence import Arms, Asked, Lab, Ranges, Samples
from partnership_sim.evidence.lab import DISTRICT, MIXED, in_sd, ratio_of_means
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text
from partnership_sim.studies.intervals import Estimate, wilson
from partnership_sim.verdicts.judged import FITTED

EXIT, HORIZON = 36, 108
ORGANISATIONS = ("government", "business", "ngo")


def endings_unpaid(convened: np.ndarray) -> Estimate:
    """Return the share of endings after exit beyond those that would have come had convening been paid, [point]; convened: [point, replicate, month]."""
    lives, next_month = convened[:, :, EXIT - 1 : -1], convened[:, :, EXIT:]
    months, ended = lives.sum(axis=2), (lives * (1.0 - next_month)).sum(axis=2)
    anyway = ratio_of_means(LAPSE * months, ended)
    return Estimate(1.0 - anyway.mean, 1.0 - anyway.high, 1.0 - anyway.low)


class PartnershipsOutliveGrants(Ranges):
    id = "E7"
    claim = Text(
        "about two thirds of partnerships outlive their grant by some six years; most that end leave an activity running, and most ended for money"
    )
    missed = Text(
        "as many last, and ended for want of money, as was found; hardly one ends without leaving an activity: two who know each other go on where nobody convenes them"
    )
    source = "HCAP, NORC 2012 (165 partnerships)"
    nature, set_by = FITTED, ("lapse_unpaid",)
    protocol = (
        "District, 108 months, 200 replicates, a mix of six levers in months 1 to 36 (6.3 units a month by the NGOs). (a) Share of runs with `sustained`, 72 months after exit. (b) Of runs that were not sustained, the share with `activity_left`: in half of the communities and more, by households, works that somebody cares "
        "for beside the community, or direct service. (c) Endings (months after exit in which a partnership lapses) for want of money: the share beyond those that would have come had convening been paid in all months (0.002 a month). "
        "Held: (a) mean within 0.60 to 0.76, (b) mean within 0.68 to 0.90, (c) mean above 0.5. Intervals of (a) and (b): Wilson's."
    )
    effect = "sustained six years after exit"
    unit = "share"
    asked = {
        "sustained six years after exit": Asked(0.60, 0.76),
        "ended and left an activity": Asked(0.68, 0.90),
        "endings for want of money": Asked(0.5),
    }

    def measure(self, lab: Lab) -> Samples:
        """Run the mix."""
        arms = lab.run(lab.case({"mix": MIXED}, population=DISTRICT, months=HORIZON, programme_end=EXIT), ("convened",))
        return {
            "sustained six years after exit": wilson(arms.outcome("sustained", "mix").T),
            "ended and left an activity": wilson(arms.outcome("activity_left", "mix").T),
            "endings for want of money": endings_unpaid(arms.values["mix"][..., 0]),
            "sustained without a programme": wilson(arms.outcome("sustained").T),
        }


class OwnMoneySustains(Ranges):
    id = "E8"
    claim = Text("partnerships with more money of their own survive more often")
    missed = Text("the direction is clear, the size half of what was asked")
    source = "HCAP, NORC 2012: 3.9 against 3.0 sources of money"
    protocol = (
        "As E7 in two worlds: organisations' mean means (of which income and what they can give for convening are shares) 1.3 or 0.7 times the declared. Effect: share of runs with `sustained` after the mix, rich less poor, replicate by replicate. "
        "Held: mean at least 0.05, and its interval above 0."
    )
    effect = "rich less poor"
    unit = "share of runs"
    asked = {"rich less poor": Asked(0.05, clear=True)}

    def measure(self, lab: Lab) -> Samples:
        """Run the mix in both worlds."""
        lasted = {}
        for world, times in (("rich", 1.3), ("poor", 0.7)):
            means = {kind: {"mean": times * KINDS[kind].columns["resources"].mean} for kind in ORGANISATIONS}
            case = lab.case({"mix": MIXED}, population={**DISTRICT, "resources": means}, months=HORIZON, programme_end=EXIT)
            lasted[world] = lab.run(case, ("convened",)).outcome("sustained", "mix")
        return {"rich less poor": lasted["rich"] - lasted["poor"], **{f"sustained where {world}": lasted[world] for world in lasted}}


def cut(arms: dict[float, Arms], severity: float, metric: str) -> np.ndarray:
    """Return what a cut does to a metric in months 13 to 24, in sd of the runs without one."""
    usual = arms[0.0].of(metric, first=13, last=24)
    return in_sd(arms[severity].of(metric, first=13, last=24) - usual, usual)


def trust_when_money_is_back(arms: dict[float, Arms], severity: float) -> np.ndarray:
    """Return trust beside that without a cut in the first month from 25 on in which mean means are within 2 % of those without, in sd."""
    means = arms[severity].values["No programme"][..., 1].mean(axis=1) / arms[0.0].values["No programme"][..., 1].mean(axis=1)
    back = np.abs(means[:, 24:] - 1.0) < 0.02
    month = np.where(back.any(axis=1), back.argmax(axis=1), back.shape[1] - 1) + 25
    gap = []
    for point, one in enumerate(month):
        usual = arms[0.0].at("trust", one)
        gap.append(in_sd(arms[severity].at("trust", one) - usual, usual)[point])
    return np.array(gap)


class CutsBreakPromises(Ranges):
    id = "E9"
    claim = Text(
        "a cut of funds breaks promises, not only services, and trust is not back when the money is; a third of works is never completed"
    )
    source = "Williams 2017 (Ghana, 14,000 projects); OECD 2008"
    protocol = (
        "District without a programme, 84 months, 150 replicates; funding_cut of 0.5 or 0.7 on offices and NGOs in month 13 for 12 months, or none. (a) Breaches per 100 meetings, months 13 to 24, paired difference in sd of the runs without a cut. (b) Of works begun, the share abandoned by month 60, without a cut. "
        "(c) Trust in the first month from 25 on in which the stakeholders' mean means are within 2 % of those without a cut, paired difference in sd. "
        "Held: (a) interval above 0 at both, and mean at least 0.3 at 0.7; (b) mean within 0.20 to 0.45; (c) mean at most -0.1 at 0.7. Beside it: kept promises. Effect: (a) at 0.7."
    )
    effect = "breaches at a cut of 0.7"
    unit = "sd"
    asked = {
        "breaches at a cut of 0.7": Asked(0.3, clear=True),
        "breaches at a cut of 0.5": Asked(0.0, interval=True),
        "works never completed": Asked(0.20, 0.45),
        "trust when money is back, after 0.7": Asked(high=-0.1),
    }

    def measure(self, lab: Lab) -> Samples:
        """Run three worlds."""
        arms = {}
        for severity in (0.0, 0.5, 0.7):
            shocks = (
                [{"shock": "funding_cut", "month": 13, "severity": severity, "duration": 12, "on": ["government", "ngo"]}]
                if severity
                else []
            )
            case = lab.case(population=DISTRICT, months=84, shocks=shocks)
            arms[severity] = lab.run(case, ("trust", "resources", "breaches", "kept_promises", "unfinished"), 150)
        return {
            "breaches at a cut of 0.7": cut(arms, 0.7, "breaches"),
            "breaches at a cut of 0.5": cut(arms, 0.5, "breaches"),
            "kept promises at a cut of 0.7": cut(arms, 0.7, "kept_promises"),
            "works never completed": arms[0.0].at("unfinished", 60),
            "trust when money is back, after 0.7": trust_when_money_is_back(arms, 0.7),
        }
