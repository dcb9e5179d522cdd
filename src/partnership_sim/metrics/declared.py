"""What the declaration of a metric or outcome says that matters for judging, whichever it is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.declare import PART_OF_LEVEL, Matters
from partnership_sim.metrics import METRICS, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


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


def bounds(names: Iterable[str]) -> NDArray[np.float64]:
    """Return the lowest and the highest value of metrics and outcomes, [2, name]; of one that nobody declares there is none."""
    known = [declared(name)[1:3] if name in OUTCOMES or name in METRICS else (-math.inf, math.inf) for name in names]
    return np.array(known, dtype=np.float64).reshape(-1, 2).T
