"""Columns, prior trust and ties as they are drawn before the first month, the plain way (docs/odd.md, section 5)."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.draws import Luck, once_a_run
from tests.reference.entities import SKILLS

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Columns that are drawn on a logarithmic scale, with the upper ends of the register.
LOG_NORMAL = {"resources": 1e6, "power": 1e6, "rent": 1.0}
CLIPS = {"stubbornness": (0.2, 0.9), "households": (1.0, 1e7)}
DRAWN = ("resources", "power", "rent", "resistance", *SKILLS, "information", "stubbornness", "households")


class Drawn:
    """What is drawn of one run: `means` and `spreads` by column (or pair of kinds) and kind are the scenario's."""

    def __init__(self, seed: int, replicate: int, luck_history: float) -> None:
        self.luck = Luck(seed, replicate)
        self.history = luck_history * NormalDist().inv_cdf(once_a_run(seed, replicate, Process.HISTORY))

    def column(self, name: str, key: int, mean: float, spread: float) -> float:
        """Return a column of whoever has this key."""
        if spread == 0:
            return mean
        n = self.luck.normal(Process[name.upper()], key)
        if name in LOG_NORMAL:
            return min(LOG_NORMAL[name], mean * math.exp(spread * n - spread**2 / 2))
        low, high = CLIPS.get(name, (0.02, 0.98))
        value = mean + spread * n - (self.history if name == "resistance" else 0.0)
        return min(max(high, mean), max(min(low, mean), value))

    def prior(self, mean: float) -> float:
        """Return the prior trust of a pair of kinds."""
        return min(max(0.95, mean), max(min(0.03, mean), mean + self.history))

    def trusts(self, tie: int, priors: tuple[float, float], spreads: tuple[float, float]) -> tuple[float, float]:
        """Return the trust of the end with the smaller key in the other, and the other way round."""
        normal = self.luck.normals(Process.TRUST, tie)
        a, b = (
            min(max(0.95, prior), max(min(0.03, prior), prior + spread * n))
            for prior, spread, n in zip(priors, spreads, normal, strict=True)
        )
        return a, b

    def is_in_dispute(self, tie: int, conflict: float) -> bool:
        return self.luck.first(Process.CONFLICT, tie) < conflict


def resources_of(drawn: float, households: float, *, community: bool) -> float:
    """Return what somebody has whose resources are drawn: of a community as much as it has households."""
    return drawn * households / 20 if community else drawn


def given(rows: Mapping[str, Mapping[str, float]], who: str, name: str) -> float | None:
    """Return what a register says."""
    return rows.get(who, {}).get(name)
