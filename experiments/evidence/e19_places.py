"""E19: places differ, projects differ more."""

from __future__ import annotations

import numpy as np

from partnership_sim import draws
from partnership_sim.evidence import Asked, Lab, Ranges, Samples
from partnership_sim.evidence.lab import COMMUNITY_DRIVEN, WARD, correlation, jackknifed
from partnership_sim.locale import Text
from partnership_sim.studies.intervals import Estimate
from partnership_sim.verdicts.judged import FITTED


def skewness(values: np.ndarray) -> float:
    """Return the skewness of values."""
    deviation = values - values.mean()
    return float((deviation**3).mean() / (deviation**2).mean() ** 1.5)


def squared(r: Estimate) -> Estimate:
    """Return the square of a correlation, with the ends of its interval squared."""
    ends = np.stack([r.low**2, r.high**2])
    across = (r.low < 0) & (r.high > 0)
    return Estimate(r.mean**2, np.where(across, 0.0, ends.min(axis=0)), ends.max(axis=0))


class ProjectsDifferMore(Ranges):
    id = "E19"
    claim = Text("places differ, projects differ more; trust and results go together moderately")
    source = "Bulman, Kolkma & Kraay 2017 (5,163 projects); de Jong, Dirks & Gillespie 2016 (.30, 112 studies)"
    nature, set_by = FITTED, ("luck_place", "luck_tie", "luck_history")
    protocol = (
        "Ward, 36 months, 400 replicates of one plan: the community-driven programme of E1. Over runs, means of months 25 to 36: share of the variance of need met that the place's luck (the logarithm of its productivity, drawn once a run) explains; skewness of need met; correlation of trust with need met. "
        "Held: at most 0.35; within -1 to 1; within 0.15 to 0.45 (estimates). Intervals: Fisher's, for skewness by leaving out groups. Effect: the share."
    )
    effect = "variance that the place explains"
    unit = "share"
    asked = {
        "variance that the place explains": Asked(high=0.35),
        "skewness of need met": Asked(-1.0, 1.0),
        "trust with need met": Asked(0.15, 0.45),
    }

    def measure(self, lab: Lab) -> Samples:
        """Look over runs."""
        arms = lab.run(lab.case({"programme": COMMUNITY_DRIVEN}, population=WARD), ("trust", "need_met"), 400)
        trust, need_met = (arms.of(metric, "programme", 25) for metric in ("trust", "need_met"))
        place = draws.of_runs(lab.seed, range(need_met.shape[1]))[:, 0]
        return {
            "variance that the place explains": squared(correlation(need_met, np.broadcast_to(place, need_met.shape))),
            "skewness of need met": jackknifed(skewness, need_met),
            "trust with need met": correlation(trust, need_met),
        }
