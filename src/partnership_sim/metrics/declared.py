"""What the declaration of a metric or outcome says that matters for judging, whichever it is."""

from __future__ import annotations

import math
from typing import NamedTuple

from partnership_sim.declare import PART_OF_LEVEL, Matters
from partnership_sim.metrics import METRICS, OUTCOMES


class Declared(NamedTuple):
    """Direction (1, -1, or 0 without one), bounds, the smallest difference that matters, and whether it is 0 or 1 in a run."""

    better: int
    low: float
    high: float
    matters: Matters
    binary: bool


def declared(name: str) -> Declared:
    """Return what is declared of a metric or outcome; of one that nobody declares (a plug-in that is absent), no direction and no bound."""
    if name in OUTCOMES:
        outcome = OUTCOMES[name]
        return Declared(outcome.better, outcome.low, outcome.high, outcome.matters, outcome.binary)
    if name in METRICS:
        metric = METRICS[name]
        return Declared(metric.better, metric.low, metric.high, metric.matters, binary=False)
    return Declared(0, 0.0, math.inf, Matters(PART_OF_LEVEL, of_level=True), binary=False)
