"""A plan cut into months in which the same is under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership_sim.scenario.parts import Action


@dataclass(frozen=True)
class Stretch:
    """Months in which the same actions are under way among the same people, and which share of each can be carried."""

    months: int
    acting: tuple[Action, ...]
    planned: tuple[float, ...]
    shares: tuple[float, ...]

    @property
    def left(self) -> float:
        """Units that stay unspent over these months."""
        return self.months * sum(amount * (1.0 - share) for amount, share in zip(self.planned, self.shares, strict=True))
