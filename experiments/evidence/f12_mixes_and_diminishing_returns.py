"""Finding 12: returns to one lever diminish; mixes beat single levers at the same cost in most contexts."""

from __future__ import annotations

from typing import Any

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import Arms, action
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text

SPENDS = (2.0, 4.0, 8.0)
#: Lever -> the metric on which its response is judged, and whether more is better (1) or less (-1).
CURVES = {
    "capacity_building": ("service", 1),
    "information_access": ("service", 1),
    "facilitated_dialogue": ("trust", 1),
    "transparency": ("leakage", -1),
}
MIXES: dict[str, dict[str, float]] = {
    "talk and skill": {"facilitated_dialogue": 4, "capacity_building": 4},
    "skill first": {"facilitated_dialogue": 2, "capacity_building": 4, "information_access": 2},
    "talk first": {"facilitated_dialogue": 6, "mediation": 1, "capacity_building": 1},
    "four": {"facilitated_dialogue": 3, "capacity_building": 3, "information_access": 1, "transparency": 1},
    "all": {
        "capacity_building": 2,
        "networking": 1,
        "facilitated_dialogue": 2.5,
        "mediation": 0.5,
        "transparency": 1,
        "information_access": 0.5,
        "public_education": 0.5,
    },
}
MARGIN = 0.01


def best_of(scores: dict[str, np.ndarray], chosen: np.ndarray) -> list[str]:
    """Return which plan has the largest mean over the chosen replicates, at every point."""
    names = list(scores)
    means = np.stack([values[:, chosen].mean(axis=1) for values in scores.values()])
    return [names[at] for at in means.argmax(axis=0)]


class MixesAndDiminishingReturns(Finding):
    id = "12"
    claim = Text(
        "returns to one lever diminish; the best mix is no worse than the best single lever at the same cost",
    )
    source = "a property that we want, not a finding"
    protocol = (
        "Standard partnership, programme of 36 months, 200 replicates. (a) Capacity building and information access on service, dialogue on trust, audits on leakage, means of months 25 to 36, at 0, 2, 4 and 8 units a month: "
        "what the first 2 units bring less half of what the last 4 bring. Held: every interval above 0. (b) 72 months, 8 units a month: all nine levers alone (transparency as audits) against five mixes named in the file. "
        "Outcome: mean service, and mean trust, of months 37 to 72. The best mix and the best single lever are chosen on the replicates of even number and compared on those of odd number. "
        "Held: intervals above -1 % of the level without a programme, for both. Over the ranges: means above 0 in (a), above the margin in (b)."
    )
    effect = "best mix less best single lever, on service"
    unit = "units per community per month"

    def measure(self, lab: Lab) -> Samples:
        """Run both parts."""
        return {**self._mixes(lab), **self._curves(lab)}

    def _curves(self, lab: Lab) -> dict[str, np.ndarray]:
        plans = {f"{lever} {spend:g}": [action(lever, spend)] for lever in CURVES for spend in SPENDS}
        arms = lab.run(lab.case(plans), ("service", "trust", "leakage"))
        found = {}
        for lever, (metric, better) in CURVES.items():
            none = arms.of(metric, first=25)
            two, four, eight = (better * (arms.of(metric, f"{lever} {spend:g}", 25) - none) for spend in SPENDS)
            found[f"first 2 less half of last 4: {lever} on {metric}"] = two - (eight - four) / 2
        return found

    def _mixes(self, lab: Lab) -> dict[str, Any]:
        singles = {lever: [action(lever, 8.0)] for lever in LEVERS}
        mixes = {name: [action(lever, spend) for lever, spend in parts.items()] for name, parts in MIXES.items()}
        arms = lab.run(lab.case({**singles, **mixes}, months=72, programme_end=36), ("service", "trust"))
        found: dict[str, Any] = {}
        for metric in ("service", "trust"):
            found |= self._compared(arms, metric, list(singles), list(mixes))
        return found

    def _compared(self, arms: Arms, metric: str, singles: list[str], mixes: list[str]) -> dict[str, np.ndarray]:
        scores = {plan: arms.of(metric, plan, 37) for plan in (*singles, *mixes)}
        replicates = np.arange(next(iter(scores.values())).shape[1])
        chosen, judged = replicates[::2], replicates[1::2]
        mix = best_of({name: scores[name] for name in mixes}, chosen)
        single = best_of({name: scores[name] for name in singles}, chosen)
        difference = np.full((len(mix), len(replicates)), np.nan)  # replicates keep their places, by which their luck is known
        for point, (one, other) in enumerate(zip(mix, single, strict=True)):
            difference[point, judged] = scores[one][point, judged] - scores[other][point, judged]
        level = arms.of(metric, first=37)[:, judged]
        return {
            f"best mix less best single lever, on {metric}": difference,
            f"the same above its margin, on {metric}": difference + MARGIN * level.mean(axis=1, keepdims=True),
        }

    def held(self, found: Measured) -> np.ndarray:
        """Concave in all four; no worse by both outcomes."""
        asked = [estimate.low > 0 for name, estimate in found.items() if name.startswith(("first", "the same"))]
        return np.asarray(np.all(asked, axis=0))

    def right_way(self, found: Measured) -> np.ndarray:
        """The means say so."""
        asked = [estimate.mean > 0 for name, estimate in found.items() if name.startswith(("first", "the same"))]
        return np.asarray(np.all(asked, axis=0))
