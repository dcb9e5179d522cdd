"""Finding 11: collapse is not undone at the price of prevention; deceit found out never heals fully."""

from __future__ import annotations

from typing import Any

import numpy as np

from partnership_sim.evidence import Arms, Finding, Lab, Measured, Samples
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import action, first_reached
from partnership_sim.locale import Text
from partnership_sim.shocks import SHOCKS, Shock
from partnership_sim.studies.intervals import Estimate

STRUCK, LATER = 12, 36
#: What one seen breach costs, as a share of trust, by default: trust_gain times trust_loss_ratio.
FALL = 0.3
SPENDS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
GROUPS = 20


class BrokenPromise(Shock):
    """A scandal without deceit: trust in those concerned falls as in a scandal, and nothing keeps it from healing."""

    name = "finding_11:broken_promise"  # no name that a user can give
    label = Text("Broken promises")
    source = "Schweitzer, Hershey & Bradlow 2006"
    on = ("government", "ngo")

    def act(self, month: Any, on: np.ndarray, severity: np.ndarray, age: int) -> None:  # noqa: ANN401, ARG002
        """Lower others' trust."""
        month.channels.disgrace[:] += severity * on


SHOCKS.remove(BrokenPromise.name)  # it exists in this experiment alone


def healed(p: object, happens: str) -> float:
    """Return trust after something and 24 kept promises, over trust on its path without it."""
    hurt, path = Couple(p, 0.6), Couple(p, 0.6)
    getattr(hurt, happens)()
    hurt.keep(24)
    path.keep(24)
    return hurt.trust / path.trust


def spend_needed(trust: np.ndarray, level: np.ndarray) -> np.ndarray:
    """Return the monthly spend at which mean trust reaches a level, [point]: between the spends that were tried, at most the largest.

    trust: [spend, point, replicate]; level: [point, replicate].
    """
    gap = trust.mean(axis=2) - level.mean(axis=1)
    return np.array([min(SPENDS[-1], first_reached(SPENDS, one, 0.0)) for one in gap.T])


def jackknifed(trust: dict[str, np.ndarray], level: np.ndarray) -> Estimate:
    """Return what regaining costs a month more than holding, with its interval over groups of replicates."""

    def dearer(chosen: np.ndarray) -> np.ndarray:
        regain, hold = (spend_needed(trust[world][:, :, chosen], level[:, chosen]) for world in ("scandal", "calm"))
        return np.asarray(regain - hold)

    replicates = np.arange(level.shape[1])
    groups = min(GROUPS, len(replicates))
    whole = dearer(replicates)
    without = np.array([dearer(replicates[replicates % groups != group]) for group in range(groups)])
    half = 2.0 * np.sqrt((groups - 1) / groups * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    return Estimate(whole, whole - half, whole + half)


class CollapseIsDear(Finding):
    id = "11"
    claim = Text(
        "collapse is not undone at the price of prevention; deceit found out never heals fully, a broken promise does",
    )
    source = "Schweitzer, Hershey & Bradlow 2006; hysteresis"
    protocol = (
        "Three parts. (a) One tie at T = 0.6, phases called by hand: a seen broken promise, or a deceit that comes out, then 24 joint successes, against 24 joint successes alone. Held: at least 0.95 of its path after the promise, at most 0.90 after deceit. "
        "(b) Standard partnership, 36 months, 200 replicates: in month 12 a scandal, or a broken promise of each (the same fall of trust without scars), of all government offices and NGOs; trust in them falls by 0.30, what one seen breach costs by default. Outcome: credibility of NGOs at month 36 over that without. Held: interval at most 0.90 after the scandal, at least 0.95 after the promises. "
        "(c) The same with a scandal of severity 0.33 in month 13: the dialogue spend by the NGOs in months 13 to 36 (0, 0.5, 1, 2, 4, 8 units a month, interpolated) at which mean trust at month 36 is what it was in month 12, with the scandal less without it. Held: interval (jackknife over 20 groups of replicates) above 0. "
        "Over the ranges: (a) promise closer to its path than deceit, which stays at 0.95 or less; (b) likewise; (c) above 0."
    )
    changed = Text(
        "in (b) trust falls by 0.30, what one seen breach costs by default; before the first look it was to fall by half, "
        "which is no mere broken promise",
    )
    effect = "credibility two years after a scandal, share of its path"
    unit = "share"

    def measure(self, lab: Lab) -> Samples:
        """Run the three parts."""
        promise = np.array([[healed(p, "breach")] for p in lab.records()])
        deceit = np.array([[healed(p, "deceit")] for p in lab.records()])
        SHOCKS.add(BrokenPromise.name, BrokenPromise)
        try:
            worlds = {name: self._credibility(lab, name) for name in ("", "scandal", BrokenPromise.name)}
        finally:
            SHOCKS.remove(BrokenPromise.name)
        level, trust = self._prices(lab)
        return {
            self.effect: worlds["scandal"] / worlds[""],
            "after broken promises": worlds[BrokenPromise.name] / worlds[""],
            "tie after a broken promise": promise,
            "tie after deceit": deceit,
            "regaining less holding, units a month": jackknifed(trust, level),
        }

    def _credibility(self, lab: Lab, shock: str) -> np.ndarray:
        shocks = [{"shock": shock, "month": STRUCK, "severity": FALL, "on": ["government", "ngo"]}] if shock else []
        return lab.run(lab.case(shocks=shocks), ("credibility",)).at("credibility", LATER)

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
            & (found["tie after deceit"].mean <= 0.90)
            & (found[self.effect].high <= 0.90)
            & (found["after broken promises"].low >= 0.95)
            & (found["regaining less holding, units a month"].low > 0)
        )

    def right_way(self, found: Measured) -> np.ndarray:
        """The direction of all three parts."""
        promise, deceit = found["tie after a broken promise"].mean, found["tie after deceit"].mean
        return (
            (promise > deceit)
            & (deceit <= 0.95)
            & (found["after broken promises"].mean > found[self.effect].mean)
            & (found[self.effect].mean <= 0.95)
            & (found["regaining less holding, units a month"].mean > 0)
        )
