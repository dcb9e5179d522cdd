"""Finding 9: small early wins build the trust for larger ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text


def projects(spend: float, size: float, start: int, end: int) -> list[dict[str, Any]]:
    """Return joint projects of a size."""
    return [action("service_delivery", spend, form="joint", project_size=size, start=start, end=end)]


class SmallEarlyWins(Finding):
    id = "9"
    claim = Text(
        "at the same total spending many small early projects give more trust at month 12 than one late one",
    )
    missed = Text(
        "small projects beat one large; early small ones do not beat late small ones within a year, probably because trust fades between"
    )
    source = "Ansell & Gash 2008; Vangen & Huxham 2003"
    protocol = (
        "Standard partnership, 12 months, 200 replicates, 8 units in all, carried by the NGOs (who can carry about 9 in a month). Arms: eighty joint projects of 0.1 in months 1 to 10; one of 8 in month 11; eighty of 0.1 in month 11. "
        "Effect: trust at month 12, small early less one late. Held: its interval lies above 0, and so does that of small early less small late (early matters, not only small)."
    )
    effect = "small early less one late"
    unit = "trust"

    def measure(self, lab: Lab) -> Samples:
        """Run the three arms."""
        plans = {"early": projects(0.8, 0.1, 1, 10), "one late": projects(8.0, 8.0, 11, 11), "small late": projects(8.0, 0.1, 11, 11)}
        arms = lab.run(lab.case(plans, months=12), ("trust",))
        early, one, small = (arms.at("trust", 12, plan) for plan in plans)
        return {
            self.effect: early - one,
            "small early less small late": early - small,
            "small early less none": early - arms.at("trust", 12),
        }

    def held(self, found: Measured) -> np.ndarray:
        """Both intervals above 0."""
        return (found[self.effect].low > 0) & (found["small early less small late"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """Both means above 0."""
        return (found[self.effect].mean > 0) & (found["small early less small late"].mean > 0)
