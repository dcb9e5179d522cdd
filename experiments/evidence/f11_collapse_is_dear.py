"""Finding 11: collapse is not undone at the price of prevention; a scandal stains for years, a broken promise does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from partnership_sim.evidence import Arms, Finding, Lab, Measured, Samples
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import action, first_reached, jackknifed, ratio_of_means
from partnership_sim.locale import Text
from partnership_sim.shocks import SHOCKS, Shock
from partnership_sim.studies.intervals import Estimate

STRUCK, LATER = 12, 36
#: Five years after the scandal; and the fall of trust in it.
LONG_AFTER, FALL = 72, 0.3
SPENDS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)


class BrokenPromise(Shock):
    """A scandal without a stain: trust in those concerned falls as in a scandal, and nothing keeps it from healing."""

    name = "finding_11:broken_promise"  # no name that a user can give
    label = Text("Broken promises")
    source = "Schweitzer, Hershey & Bradlow 2006"
    on = ("government", "ngo")

    def act(self, month: Any, on: np.ndarray, severity: np.ndarray, age: int) -> None:  # noqa: ANN401, ARG002
        """Lower others' trust."""
        month.channels.disgrace[:] += severity * on


SHOCKS.remove(BrokenPromise.name)  # it exists in this experiment alone


def healed(p: object) -> float:
    """Return trust after a seen breach and 24 kept promises, over trust on its path without the breach."""
    hurt, path = Couple(p, 0.6), Couple(p, 0.6)
    hurt.breach()
    hurt.keep(24)
    path.keep(24)
    return hurt.trust / path.trust


def spend_needed(trust: Sequence[np.ndarray], level: np.ndarray) -> float:
    """Return the monthly spend at which mean trust reaches a level, between the spends that were tried, at most the largest; trust: [replicate] at each."""
    return min(SPENDS[-1], first_reached(SPENDS, [one.mean() - level.mean() for one in trust], 0.0))


def dearer(trust: dict[str, np.ndarray], level: np.ndarray) -> Estimate:
    """Return what regaining costs a month more than holding, with its interval over groups of replicates; trust: [spend, point, replicate]."""

    def difference(reached: np.ndarray, *at_spends: np.ndarray) -> float:
        half = len(SPENDS)
        return spend_needed(at_spends[:half], reached) - spend_needed(at_spends[half:], reached)

    return jackknifed(difference, level, *trust["scandal"], *trust["calm"])


class CollapseIsDear(Finding):
    id = "11"
    claim = Text(
        "collapse is not undone at the price of prevention; a scandal stains for years, broken promises do not",
    )
    source = "Schweitzer, Hershey & Bradlow 2006; hysteresis"
    protocol = (
        "Three parts. (a) One tie at T = 0.6, trust called by hand: a seen broken promise and 24 joint successes, against 24 joint successes alone. Held: at least 0.95 of its path. "
        "(b) Standard partnership, 72 months, 200 replicates: in month 12 a scandal of severity 0.30, or broken promises (the same fall of trust without a stain), of all government offices and NGOs. Outcome: credibility of NGOs at month 72 over that without, ratio of means. Held: interval at least 0.95 after the promises, and clearly lower after the scandal (paired difference, as a share of the path, interval below 0). "
        "(c) 36 months, a scandal of severity 0.33 in month 13: the dialogue spend by the NGOs in months 13 to 36 (0, 0.5, 1, 2, 4, 8 units a month, interpolated) at which mean trust at month 36 is what it was in month 12, with the scandal less without it. Held: interval (jackknife over 20 groups of replicates) above 0. "
        "Over the ranges: lower after the scandal, and (c) above 0."
    )
    effect = "scandal less broken promises, five years on"
    unit = "share of the path"

    def measure(self, lab: Lab) -> Samples:
        """Run the three parts."""
        SHOCKS.add(BrokenPromise.name, BrokenPromise)
        try:
            worlds = {name: self._credibility(lab, name) for name in ("", "scandal", BrokenPromise.name)}
        finally:
            SHOCKS.remove(BrokenPromise.name)
        level, trust = self._prices(lab)
        return {
            self.effect: (worlds["scandal"] - worlds[BrokenPromise.name]) / worlds[""].mean(axis=1, keepdims=True),
            "after a scandal": ratio_of_means(worlds["scandal"], worlds[""]),
            "after broken promises": ratio_of_means(worlds[BrokenPromise.name], worlds[""]),
            "tie after a broken promise": np.array([[healed(p)] for p in lab.records()]),
            "regaining less holding, units a month": dearer(trust, level),
        }

    def _credibility(self, lab: Lab, shock: str) -> np.ndarray:
        shocks = [{"shock": shock, "month": STRUCK, "severity": FALL, "on": ["government", "ngo"]}] if shock else []
        return lab.run(lab.case(months=LONG_AFTER, shocks=shocks), ("credibility",)).at("credibility", LONG_AFTER)

    def _prices(self, lab: Lab) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        plans = {f"{spend:g}": [action("facilitated_dialogue", spend, start=STRUCK + 1)] for spend in SPENDS}
        scandal = {"shock": "scandal", "month": STRUCK + 1, "severity": 0.33, "on": ["government", "ngo"]}
        found: dict[str, Arms] = {
            "calm": lab.run(lab.case(plans), ("trust",)),
            "scandal": lab.run(lab.case(plans, shocks=[scandal]), ("trust",)),
        }
        trust = {world: np.stack([arms.at("trust", LATER, plan) for plan in plans]) for world, arms in found.items()}
        return found["calm"].at("trust", STRUCK), trust

    def held(self, found: Measured) -> np.ndarray:
        """All three parts."""
        return (
            (found["tie after a broken promise"].mean >= 0.95)
            & (found["after broken promises"].low >= 0.95)
            & (found[self.effect].high < 0)
            & (found["regaining less holding, units a month"].low > 0)
        )

    def right_way(self, found: Measured) -> np.ndarray:
        """The scandal stains, and regaining is dearer."""
        return (found[self.effect].mean < 0) & (found["regaining less holding, units a month"].mean > 0)
