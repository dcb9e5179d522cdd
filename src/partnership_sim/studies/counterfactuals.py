"""What a shock or an action changes in the typical replicate: the same run without it, under the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.metrics import METRICS
from partnership_sim.results.columns import COUNTERFACTUALS
from partnership_sim.running import ACTION, NOTHING, SHOCK, Without, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from partnership_sim.scenario.schema import Plan, Scenario

#: By what the story of a run is told besides the goals: what lasts is judged by one of them.
ALWAYS = ("need_met", "trust")
#: Months of stakeholders that may always be run for it, some two seconds; beyond that, at most so large a share of the runs of the whole.
MOST_MONTHS, MOST_SHARE = 2_000_000, 0.05


def table(
    case: Scenario,
    plans: Sequence[Plan],
    replicates: Mapping[str, int],
    strikes: Mapping[str, NDArray[np.bool_]],
    *,
    ranked: Sequence[str],
    runs: int,
) -> dict[str, list[object]]:
    """Return the columns of counterfactuals.parquet.

    Parameters
    ----------
    case : Scenario
    plans : sequence of Plan
    replicates : mapping of str to int
        The typical replicate of each plan, by name.
    strikes : mapping of str to array
        Plan -> [shock, month]: in which months each shock strikes in it.
    ranked : sequence of str
        The plans, the best first: where all would take too long, the first have it.
    runs : int
        Of all plans together, that were made.
    """
    metrics = tuple(name for name in dict.fromkeys((*case.goals, *ALWAYS)) if name in METRICS)
    places = [list(METRICS).index(name) for name in metrics]
    found: dict[str, list[object]] = {name: [] for name in (*COUNTERFACTUALS.columns, *metrics)}
    acting = {plan.name: list(_acting(case, plan, strikes[plan.name])) for plan in plans}
    chosen = affordable({name: len(acting[name]) for name in ranked}, most_runs(case, runs))
    for plan in (plan for plan in plans if plan.name in chosen):
        replicate = replicates[plan.name]
        every = [one for one, _ in acting[plan.name]]
        for (one, acts), values in zip(acting[plan.name], without(case, plan, replicate, every), strict=True):
            for month in range(1, case.months + 1):
                row = (plan.name, replicate, one.kind, one.entry, month, bool(acts[month - 1]), *values[month - 1, places].tolist())
                for column, item in zip(found.values(), row, strict=True):
                    column.append(item)
    return found


def most_runs(case: Scenario, runs: int) -> float:
    """Return how many runs may be made for it beside so many of the whole."""
    return max(MOST_SHARE * runs, MOST_MONTHS / (case.months * max(case.stakeholders, 1)))


def affordable(needed: Mapping[str, int], most: float) -> set[str]:
    """Return the plans, the first of them as far as they go, whose runs are not too many together."""
    chosen, left = set[str](), most
    for name, count in needed.items():
        if count <= left:
            chosen.add(name)
            left -= count
    return chosen


def _acting(case: Scenario, plan: Plan, strikes: NDArray[np.bool_]) -> Iterator[tuple[Without, NDArray[np.bool_]]]:
    """Yield what can be left out of a plan's run, and in which months it is there: nothing, shocks that strike in it, and actions."""
    every = np.arange(1, case.months + 1)
    yield Without(NOTHING, 0), every < 0
    for number, months in enumerate(strikes, 1):
        if months.any():
            yield Without(SHOCK, number), months
    for number, action in enumerate(plan.actions, 1):
        yield Without(ACTION, number), (action.start <= every) & (every <= action.end)
