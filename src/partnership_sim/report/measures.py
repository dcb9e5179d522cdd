"""How a metric or an outcome is shown: its words, its unit, whether as percentage, and in which direction it is better."""

from __future__ import annotations

from dataclasses import dataclass

from partnership_sim.declare import Text
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.report.words import page

#: Shares of what can be counted, shown as percentages. Degrees from 0 to 1 (trust, resistance, capacity, ...) are not.
PERCENT = frozenset(
    {
        "resistance_high",
        "meetings",
        "kept_promises",
        "conflicts",
        "mediated",
        "settled",
        "participation",
        "active_core",
        "effectiveness",
        "leakage",
        "transparency",
        "accountability",
        "resilience",
    }
)


@dataclass(frozen=True)
class Measure:
    """A metric or an outcome for people.

    Parameters
    ----------
    name : str
        As in the tables.
    label : Text
        As in a sentence.
    unit : str
        As declared.
    better : int
        1, -1, or 0 without a direction.
    percent : bool
        Whether it is shown as a percentage.
    odds : bool
        Whether it is 0 or 1 in a run, so that its mean is shown as runs of 100.
    bounded : bool
        Whether it lies within 0..1.
    """

    name: str
    label: Text
    unit: str
    better: int
    percent: bool
    odds: bool
    bounded: bool

    @property
    def hundredfold(self) -> bool:
        """Whether it is shown times a hundred."""
        return self.percent or self.odds


def measure(name: str) -> Measure:
    """Return how a metric or outcome is shown; a name that nobody declares (a plug-in that is absent) stands for itself."""
    declared = OUTCOMES[name] if name in OUTCOMES else METRICS[name] if name in METRICS else None
    if declared is None:
        words = Text.of(name.replace("_", " "))
        return Measure(name, words, "", 0, percent=False, odds=False, bounded=False)
    return Measure(
        name,
        page.SPOKEN.get(name, declared.label),
        declared.unit,
        declared.better,
        percent=name in PERCENT,
        odds=declared.unit == "0 or 1",
        bounded=declared.low == 0 and declared.high == 1,
    )
