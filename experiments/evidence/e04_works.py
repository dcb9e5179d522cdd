"""E4 to E6 and E15: works age, last where they are cared for, and take years to come."""

from __future__ import annotations

from typing import Any

import numpy as np

from partnership_sim.evidence import Arms, Asked, Finding, Lab, Measured, Ranges, Samples
from partnership_sim.evidence.lab import DISTRICT, MIXED, action, median, ratio_of_means
from partnership_sim.locale import Text
from partnership_sim.studies.intervals import Estimate
from partnership_sim.verdicts.judged import FITTED

#: Years of age -> the month in which works of months 1 to 6 are so old, and the share of water points that works, with its interval.
AGES = {"1": (15, 0.875, 0.929), "3": (39, 0.769, 0.852), "4.5": (57, 0.737, 0.823), "7": (87, 0.590, 0.744)}
MARGIN = 0.03
#: A district where hardly anything was built before, so that what is built stands out.
BARE = {**DISTRICT, "place": 0.05}
#: What all organisations of a district can carry for half a year: three standard works for every community; and a plan that pays for convening alone.
BUILDING = action("service_delivery", 36.0, start=1, end=6, build_share=1.0, by=["government", "business", "ngo"])
CONVENING = action("facilitated_dialogue", 0.0001, start=1, end=6)


def caring(months: int) -> list[dict[str, Any]]:
    """Return steady support of communities: training, money for upkeep, somebody who brings partners together."""
    return [
        action("capacity_building", 4.0, end=months, on=["community"]),
        action("service_delivery", 3.0, end=months, build_share=0.0, upkeep_share=1.0),
        action("facilitated_dialogue", 3.0, end=months),
    ]


def still_working(arms: Arms, month: int, plan: str, beside: str) -> Estimate:
    """Return the share that works of what a plan built beside another, [point]."""

    def more(metric: str) -> np.ndarray:
        return arms.at(metric, month, plan) - arms.at(metric, month, beside)

    return ratio_of_means(more("service"), more("built"))


class WorksAge(Ranges):
    id = "E4"
    claim = Text("water points age: 91 % work at one year, 81 at three, 78 at four to five, 67 at six to eight")
    source = "Murray et al. 2024 (1,793 points, nine countries)"
    nature, set_by = FITTED, ("failure_rate", "repair_rate")
    protocol = (
        "District (96 communities, 10 offices, 16 businesses, 10 NGOs, 8 ties each) where hardly anything was built (`place` 0.05), so that what the programme builds stands out from older works, 200 replicates; arms: convening alone in months 1 to 6; in the same months direct services that go into works alone, "
        "36 units a month carried by all organisations (who can carry about 40; the NGOs could carry 14), then nothing. Of what was built beside the arm with convening alone (value a month if all worked), the share that works: difference of what works give over difference of what was built, ratio of means; nothing is given directly. Care is what comes. Month 15 is age 1, 39 is 3, 57 is 4.5, 87 is 7. "
        "Held: each of the four means lies within the published interval (0.875 to 0.929, 0.769 to 0.852, 0.737 to 0.823, 0.590 to 0.744) widened by 0.03 at both ends. Effect: age 3."
    )
    effect = "working at age 3"
    unit = "share"
    asked = {f"working at age {age}": Asked(low - MARGIN, high + MARGIN) for age, (_, low, high) in AGES.items()}

    def measure(self, lab: Lab) -> Samples:
        """Follow what was built."""
        case = lab.case({"building": [BUILDING], "convening": [CONVENING]}, population=BARE, months=87, programme_end=6)
        arms = lab.run(case, ("service", "built"))
        return {f"working at age {age}": still_working(arms, month, "building", "convening") for age, (month, *_) in AGES.items()}


class CareKeepsWorks(Ranges):
    id = "E5"
    claim = Text("where care is good works work: 91 % with trained and funded care, 76 % without, at four years")
    source = "Murray et al. 2024 (1,793 points, nine countries)"
    nature, set_by = FITTED, ("failure_rate", "repair_rate")
    protocol = (
        "As E4, 200 replicates, 51 months; arms: convening in months 1 to 6; the works of E4; for months 1 to 51 training of communities 4 units a month, money for upkeep 3, dialogue 3, by the NGOs (who can carry about 14); both. "
        "Share that works of what the works of E4 add, at month 51 (age 4), beside the arm that is the same without them, with care and without. "
        "Held: mean within 0.86 to 0.94 with care, within 0.70 to 0.82 without. Effect: with care."
    )
    effect = "working with care"
    unit = "share"
    asked = {"working with care": Asked(0.86, 0.94), "working without": Asked(0.70, 0.82)}

    def measure(self, lab: Lab) -> Samples:
        """Follow what was built in both."""
        plans = {"building": [BUILDING], "convening": [CONVENING], "care": caring(51), "both": [BUILDING, *caring(51)]}
        arms = lab.run(lab.case(plans, population=BARE, months=51), ("service", "built"))
        return {
            "working with care": still_working(arms, 51, "both", "care"),
            "working without": still_working(arms, 51, "building", "convening"),
        }


class OutOfOrder(Ranges):
    id = "E6"
    claim = Text("in the long run a quarter to a third of works is out of order at any time; with steady support hardly any")
    source = "RWSN; 47 African countries; Whittington et al. 2009 (90 to 95 % with support)"
    protocol = (
        "District, 240 months, 100 replicates; arms: no programme, in which partners go on building as at the start; the support of E5 in all months (10 units a month, which the NGOs can carry). "
        "Mean share that works of all that was built, months 205 to 240. Held: mean within 0.60 to 0.80 without support, within 0.85 to 0.97 with. Effect: without. Over the ranges: more works with support than without, and without some is out of order."
    )
    effect = "working without support"
    unit = "share"
    asked = {"working without support": Asked(0.60, 0.80), "working with support": Asked(0.85, 0.97)}

    def measure(self, lab: Lab) -> Samples:
        """Look at the last three years of twenty."""
        arms = lab.run(lab.case({"support": caring(240)}, population=DISTRICT, months=240), ("working",), 100)
        return {"working without support": arms.of("working", first=205), "working with support": arms.of("working", "support", 205)}

    def right_way(self, found: Measured) -> np.ndarray:
        """Support keeps more of them working."""
        return found["working with support"].mean > found["working without support"].mean


class FirstWorksTakeYears(Finding):
    id = "E15"
    claim = Text("first milestones take three to five years without a programme, fewer with one")
    source = "44 partnerships: about 48 months to first projects (read in summary)"
    nature, set_by = FITTED, ("project_cost",)
    protocol = (
        "District, 108 months, 200 replicates; arms: no programme; a mix of six levers in months 1 to 36 (6.3 units a month by the NGOs). First month in which half of the communities have completed works of half a standard size and more "
        "that were begun since the start (outcome months_to_first_work; all communities, not those of the core alone), median over runs, never counted as later than any. Held: 36 to 60 months without a programme, and earlier with one (interval of the median below that without)."
    )
    effect = "median without a programme"
    unit = "months"

    def measure(self, lab: Lab) -> Samples:
        """Take the first months."""
        case = lab.case({"mix": MIXED}, population=DISTRICT, months=108, programme_end=36)
        arms = lab.run(case, ("first_works",))
        first = {plan: arms.outcome("months_to_first_work", plan) for plan in ("No programme", "mix")}
        without, with_it = (median(np.where(np.isnan(months), np.inf, months)) for months in first.values())
        return {"median without a programme": without, "median with a mix": with_it}

    def held(self, found: Measured) -> np.ndarray:
        """Three to five years; earlier with a programme."""
        without, with_it = found["median without a programme"], found["median with a mix"]
        return (without.mean >= 36) & (without.mean <= 60) & (with_it.high < without.low)

    def right_way(self, found: Measured) -> np.ndarray:
        """Earlier with a programme."""
        return found["median with a mix"].mean < found["median without a programme"].mean
