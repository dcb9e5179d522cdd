"""What is built and what of it works, at the end of the run."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.metrics.declared import declared
from partnership_sim.results.columns import END, NO_PROGRAMME
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import matters

if TYPE_CHECKING:
    from partnership_sim.verdicts.tables import Estimate, Tables, Versus

#: What is told of works.
MEASURES = ("built", "working", "unfinished")


@dataclass(frozen=True)
class Work:
    """A plan's works by one measure in the last month.

    Parameters
    ----------
    level : Estimate
    gain : Versus or None
        Against "No programme"; None of that itself, or where it was not run.
    against_none : str or None
        Whether that is "better", "equal", "worse" or "unclear"; None with it.
    """

    level: Estimate
    gain: Versus | None
    against_none: str | None


def of(tables: Tables) -> dict[str, dict[str, Work]]:
    """Return works by measure and plan; measures that are undefined under every plan are left out."""
    found = {name: {plan: _work(tables, plan, name) for plan in tables.plans} for name in MEASURES}
    return {name: plans for name, plans in found.items() if any(math.isfinite(one.level.mean) for one in plans.values())}


def _work(tables: Tables, plan: str, name: str) -> Work:
    level = tables.estimate(plan, name, END)
    if plan == NO_PROGRAMME or NO_PROGRAMME not in tables.plans:
        return Work(level, None, None)
    goal = Goal(name, END, declared(name).better)
    return Work(level, tables.versus(plan, NO_PROGRAMME, name, END), matters.case(tables, plan, NO_PROGRAMME, goal))
