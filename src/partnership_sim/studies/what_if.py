"""What if: the best plans again with each uncertain parameter at either end of its range, under each threat, and with other budgets.

A threat on one of a kind is tried with the plans that lead, and without a programme.

Whatever is said of a plan under a change comes from the same replicates: its level, that of the plan unchanged, and what lies between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim import draws
from partnership_sim.declare import PARAMETERS
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.metrics.declared import bounds
from partnership_sim.parameters import BUDGET_SCALE
from partnership_sim.points import Points
from partnership_sim.results.columns import NO_PROGRAMME, RUN, WHAT_IF
from partnership_sim.running import MOST_IN_BLOCK, Keep, Task, Threads, block_size, pieces
from partnership_sim.studies import best
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.intervals import paired, student
from partnership_sim.studies.threats import meets_one, threats, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario, ShockEntry
    from partnership_sim.state import Array

MOST_REPLICATES = 50
#: Shares of the plan's own budget and spends.
BUDGETS = (0.5, 2.0)
BUDGET = BUDGET_SCALE


class Change(NamedTuple):
    """One thing that is changed.

    Attributes
    ----------
    name : str
        A parameter's, or a threat's.
    value : float
        Of the parameter (of the budget: the share of the plan's own), or the severity of the shock.
    shock : ShockEntry, optional
        As it strikes.
    """

    name: str
    value: float
    shock: ShockEntry | None = None

    @property
    def concerns_all(self) -> bool:
        """Whether it changes something without a programme too; the parameters of levers and money do not."""
        return self.name != BUDGET and self.name.split(".", maxsplit=1)[0] not in LEVERS


#: As it is run anyway.
UNCHANGED = Change(BUDGET, 1.0)


class _World(NamedTuple):
    """Who is run under a change: each plan's runs, and what is kept of them."""

    change: Change
    runs: dict[str, tuple[Collected, slice]]

    def scores(self, goal: Goal, plan: str) -> Array:
        collected, runs = self.runs[plan]
        return collected.scores(goal, plan)[runs]


def changes_of(case: Scenario) -> list[Change]:
    """Return what is changed, one thing at a time: parameters at either end, shocks at mid-programme, half and double money."""
    ends = [Change(name, value) for name, span in case.uncertainties.items() for value in span]
    shocks = [Change(threat.change, threat.entry.severity, threat.entry) for threat in threats(case)]
    return [*ends, *shocks, *(Change(BUDGET, value) for value in BUDGETS)]


def runs_needed(case: Scenario, plans: Sequence[Plan], replicates: int) -> int:
    """Return how many runs `what_if` takes at most, for progress: as many plans as possible lead."""
    acting = sum(plan.name != NO_PROGRAMME for plan in plans)
    most, none = min(best.MOST, acting), len(plans) - acting
    runs = sum(acting if one.name == BUDGET else most + none * one.concerns_all for one in changes_of(case))
    return min(replicates, MOST_REPLICATES) * runs


def what_if(
    unchanged: Collected, plans: Sequence[Plan], *, workers: int | None, progress: Callable[[int], None]
) -> dict[str, list[object]]:
    """Return the columns of what_if.parquet.

    Parameters
    ----------
    unchanged : Collected
        The main run; its first 50 replicates are run again, the same ones throughout.
    plans : sequence of Plan
        Its plans, "No programme" among them.
    workers : int, optional
    progress : callable
        Called with numbers of runs: those that are finished, and those of `runs_needed` that are spared, as fewer plans lead.
    """
    count, every = min(unchanged.replicates, MOST_REPLICATES), changes_of(unchanged.case)
    acting = [plan for plan in plans if plan.name != NO_PROGRAMME]
    leading, tried = best.of(unchanged, plans)
    none = {plan.name: (unchanged, slice(0, count)) for plan in plans if plan.name == NO_PROGRAMME}
    first = _World(UNCHANGED, {plan.name: (unchanged, slice(0, count)) for plan in plans})
    worlds = [first]
    beside, one_only = ([plan for plan in plans if plan not in acting or plan in some] for some in (tried, leading))
    shares = [
        (beside, [one for one in every if one.concerns_all and one.shock is None]),
        (tried, [one for one in every if not one.concerns_all and one.name != BUDGET]),
        (acting, [one for one in every if one.name == BUDGET]),
        *((one_only if meets_one(one.name) else beside, [one]) for one in every if one.shock is not None),
    ]
    made = count * sum(len(chosen) * len(among) for chosen, among in shares)
    progress(runs_needed(unchanged.case, plans, unchanged.replicates) - made)
    for chosen, among in shares:
        if chosen and among:
            found = _collect(unchanged.case, chosen, count, workers, progress, among)
            for at, change in enumerate(among):
                ran = {plan.name: (found, slice(at * count, (at + 1) * count)) for plan in chosen}
                worlds.append(_World(change, ran if change.concerns_all else none | ran))  # without a programme nothing changes
    table: dict[str, list[object]] = {name: [] for name in WHAT_IF.columns}
    for world in worlds:
        for row in _rows(world, first):
            for column, item in zip(table.values(), row, strict=True):
                column.append(item)
    return table


def _collect(
    case: Scenario,
    plans: Sequence[Plan],
    replicates: int,
    workers: int | None,
    progress: Callable[[int], None],
    changes: Sequence[Change],
) -> Collected:
    """Run the same replicates under each change, all in the same blocks: parameters, or one shock."""
    times = len(changes)
    unchanged = {one.name: case.parameters.get(one.name, PARAMETERS[one.name].default) for one in changes if one.shock is None}
    columns = {name: np.full(times, value) for name, value in unchanged.items()}
    for at, one in enumerate(changes):
        if one.shock is None:
            columns[one.name][at] = one.value * unchanged[one.name] if one.name == BUDGET else one.value
    for one in changes:
        case = case if one.shock is None else case.model_copy(update={"shocks": under(case, one.shock)})
    return again(case, plans, replicates, workers, progress, Points(times, columns))


def again(
    case: Scenario,
    plans: Sequence[Plan],
    replicates: int,
    workers: int | None,
    progress: Callable[[int], None],
    points: Points | None = None,
) -> Collected:
    """Run the first replicates again, at points if there are some; only what the goals need is kept."""
    metrics = tuple(name for name in METRICS if name in case.goals)
    task = Task.of(case, plans, replicates, points=points, keep=Keep(metrics, every=0))
    executor = Threads(workers)
    # Of few runs half as many blocks as elsewhere: small ones spend their time in Python.
    size = block_size(case.stakeholders, 2 * task.runs, executor.workers, most=MOST_IN_BLOCK)
    collected = Collected(case, plans, metrics)
    for piece in pieces(task, executor=executor, size=size, progress=progress):
        collected.add(piece)
    return collected


def _asked(case: Collected) -> list[Goal]:
    """Return by what changes are told: the goals, whether the partnership is sustained, and what it costs."""
    known = [*case.goals()]
    return known + [Goal(name, RUN, better) for name, better in (("sustained", 1), ("cost", -1)) if name not in case.case.goals]


def _rows(world: _World, unchanged: _World) -> Iterator[tuple[object, ...]]:
    """Yield a world's rows: each plan against itself unchanged, and against every other plan under the same change."""
    name, value, shock = world.change
    struck = (shock.month, shock.duration, "|".join(shock.on)) if shock is not None else (0, 0, "")
    for plan, (collected, runs) in world.runs.items():
        luck = draws.of_runs(collected.case.seed, range(runs.stop - runs.start))
        for goal in _asked(collected):
            values = world.scores(goal, plan)
            others = {plan: unchanged.scores(goal, plan)}
            others |= {other: world.scores(goal, other) for other in world.runs if other != plan}
            for other, against in others.items():
                yield plan, other, name, value, *struck, goal.name, goal.at, *numbers_of(values, against, goal, luck)


def numbers_of(values: Array, others: Array, goal: Goal, luck: Array) -> tuple[int, float, float, float, float, float]:
    """Return over the runs in which both are defined how many these are, mean and median of `values`, its difference from `others`, its interval.

    Where there is no such run, mean and median are of those in which it is defined.
    """
    both = ~np.isnan(values) & ~np.isnan(others)
    shared = both if both.any() else ~np.isnan(values)
    mean = student(values[shared][:, None]).mean
    median = float(np.median(values[shared])) if shared.any() else np.nan
    found = paired(values[:, None], others[:, None], np.array([float(goal.better)]), bounds([goal.name]), luck=luck)
    return int(shared.sum()), float(mean[0]), median, float(found.difference[0]), float(found.low[0]), float(found.high[0])
