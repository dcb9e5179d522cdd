"""What a plan costs: its actions, and convening the partnership in the months in which it spends."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from partnership_sim.kinds import KINDS
from partnership_sim.scenario import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.scenario.parts import Action, Case
    from partnership_sim.tables.register import Register


def spent(actions: Iterable[Action]) -> float:
    """Return what actions spend over all their months."""
    return math.fsum(action.spend * (action.end - action.start + 1) for action in actions)  # the same in any order


@dataclass(frozen=True)
class Convening:
    """What convening costs, month by month: so much for every organisation that is there.

    Parameters
    ----------
    each : float
        Units a month for an organisation.
    drawn : int
        Organisations that are drawn: they are there from the start.
    joins : tuple of int
        Months of entry of those in the register, in ascending order.
    """

    each: float = 0.0
    drawn: int = 0
    joins: tuple[int, ...] = ()

    @classmethod
    def among(cls, counts: Mapping[str, int], register: Register | None, parameters: Mapping[str, float]) -> Self:
        """Return what convening costs among people: totals by kind, a register, and the scenario's own parameters."""
        listed = () if register is None else register.kinds
        kinds = [name for name, kind in KINDS.items() if not kind.receives]
        drawn = sum(max(0, counts.get(kind, 0) - listed.count(kind)) for kind in kinds)
        joins = () if register is None else (int(month) for kind, month in zip(listed, register.joins, strict=True) if kind in kinds)
        each = parameters.get("convening_cost", float(names.parameters()["convening_cost"].default))
        return cls(each, drawn, tuple(sorted(joins)))

    @classmethod
    def of(cls, case: Case) -> Self:
        """Return what convening costs in a scenario."""
        return cls.among(case.population.counts, case.population.register, case.parameters)

    def in_month(self, month: int) -> float:
        """Return what it costs to convene the partnership in a month."""
        return self.each * (self.drawn + bisect_right(self.joins, month))

    def beside(self, actions: Iterable[Action]) -> float:
        """Return what convening costs beside actions: in every month in which one of them spends."""
        months = {month for action in actions if action.spend > 0 for month in range(action.start, action.end + 1)}
        return math.fsum(map(self.in_month, months))

    def budget(self, actions: Iterable[Action]) -> float:
        """Return the budget of a plan that gives none: what its actions spend, and convening."""
        listed = tuple(actions)
        return math.fsum((spent(listed), self.beside(listed)))
