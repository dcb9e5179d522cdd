"""Finding 10: after exit, benefits last where works and capacity were built, not where services were given."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.lab import action
from partnership_sim.locale import Text


class WhatLastsAfterExit(Finding):
    id = "10"
    claim = Text(
        "services win during the programme; three years after exit, works and capacity of equal cost keep more service",
    )
    source = "Rogers & Coates 2015 (four countries)"
    protocol = (
        "Standard partnership, 72 months, programme of 36, 200 replicates. Arms: direct services, nothing built, 4 units a month; works 2 and capacity building 2. "
        "Effect: mean service of months 61 to 72, works and capacity less direct services. Held: its interval lies above 0, and delivery is ahead in months 1 to 36 (interval above 0)."
    )
    effect = "behind after exit"
    unit = "units per community per month"

    def measure(self, lab: Lab) -> Samples:
        """Run the two arms."""
        plans = {
            "delivery": [action("service_delivery", 4.0, build_share=0.0)],
            "built": [action("service_delivery", 2.0, build_share=1.0), action("capacity_building", 2.0)],
        }
        arms = lab.run(lab.case(plans, months=72, programme_end=36), ("service",))
        return {
            self.effect: arms.of("service", "built", 61) - arms.of("service", "delivery", 61),
            "ahead during": arms.of("service", "delivery", 1, 36) - arms.of("service", "built", 1, 36),
        }

    def held(self, found: Measured) -> np.ndarray:
        """Both intervals above 0."""
        return (found[self.effect].low > 0) & (found["ahead during"].low > 0)

    def right_way(self, found: Measured) -> np.ndarray:
        """Both means above 0."""
        return (found[self.effect].mean > 0) & (found["ahead during"].mean > 0)
