"""Amounts: what a plan spends and how hard shocks strike, where the runs of a segment differ in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.scenario.schema import Plan, ShockEntry
    from partnership_sim.state import Array


class Amounts(NamedTuple):
    """The numbers of a plan and a list of shocks: one each, or one for each run, [run, 1].

    Attributes
    ----------
    budget : number or ndarray
    spends : tuple
        Of the plan's actions.
    severities : tuple
        Of the shocks.
    """

    budget: Array | float
    spends: tuple[Array | float, ...]
    severities: tuple[Array | float, ...]

    @classmethod
    def of(cls, plan: Plan, shocks: Sequence[ShockEntry]) -> Self:
        """Return the amounts of one plan under one list of shocks."""
        return cls(plan.budget, tuple(action.spend for action in plan.actions), tuple(entry.severity for entry in shocks))

    @classmethod
    def of_runs(cls, lived: Sequence[tuple[Plan, Sequence[ShockEntry]]]) -> Self:
        """Return the amounts of runs, [run]: each its plan and its shocks, which are alike but for amounts (`points.Group`)."""
        every = [cls.of(plan, shocks) for plan, shocks in lived]
        budgets, spends, severities = zip(*every, strict=True)
        return cls(_column(budgets), tuple(map(_column, zip(*spends, strict=True))), tuple(map(_column, zip(*severities, strict=True))))


def _column(numbers: Sequence[Array | float]) -> Array | float:
    """Return one number a run as [run, 1], or the number that all have."""
    return numbers[0] if len(set(numbers)) == 1 else np.array(numbers, np.float64)[:, None]
