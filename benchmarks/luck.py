"""What keyed draws cost, and what they save: the share of a month that they take, and how little chance is left in a difference."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.cases import PLAN, go_through, place, size, village
from benchmarks.harness import Figure, measure, paired, pinned, ratios
from partnership_sim.draws import Process, fill, process_key
from partnership_sim.engine.loop import state_of, ties_of
from partnership_sim.kernel import kernel
from partnership_sim.metrics import METRICS
from partnership_sim.running import Task, block_size, pieces
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario
from tests.worlds import block

if TYPE_CHECKING:
    from partnership_sim.state import Array, State, Ties

#: Whose draws every tie has in a month, and every stakeholder.
OF_TIES = np.array([int(Process[name]) for name in ("FACILITATE", "MEET", "KEEP", "CONDUCT", "VALUE", "END")])
OF_PEOPLE = np.array([int(Process.ATTEND)])
HEADLINES = ("trust", "service", "resistance", "participation")


@kernel
def only_draws(state: State, ties: Ties, run_keys: Array, month: int, of_ties: Array, of_people: Array, one: Array, two: Array) -> None:
    """Make all draws of a month of a block, and nothing else."""
    for r in range(run_keys.size):
        t = ties_of(ties, r)
        s = state_of(state, r)
        for process in of_ties:
            fill(process_key(run_keys[r], month, process), t.key, t.count[0], one, two)
        for process in of_people:
            fill(process_key(run_keys[r], month, process), s.key, s.key.size, one, two)


@measure
def draws() -> list[Figure]:
    """The draws of a month alone, against the whole month without levers."""
    return [_share("village", village(), block_size(150, 1000, 1), 12), _share("large", place(100_000), 1, 2)]


def _share(name: str, case: Scenario, runs: int, months: int) -> Figure:
    one = block(case, NO_PROGRAMME, range(runs))
    start = size(one)
    room = max(one.ties.a.shape[1], len(one.cast))
    arguments = (one.state, one.ties, one.keys, 1, OF_TIES, OF_PEOPLE, np.zeros(room), np.zeros(room))

    def of_draws() -> None:
        for _ in range(months):
            only_draws(*arguments)

    with pinned(0):
        pairs = paired(lambda: of_draws, lambda: partial(go_through, block(case, NO_PROGRAMME, range(runs)), months), 7)
    what = f"share of a month that draws take: {'village' if name == 'village' else f'{start[0]:,} stakeholders'}, {NO_PROGRAMME}"
    how = f"7 pairs of {months} months of a block of {runs}, one core: eleven draws of two numbers a tie or stakeholder"
    return Figure(f"draws_{name}", what, ratios(pairs), "of the month", "<= 0.2", start, how)


PARTS, RUNS = 8, 50


@measure
def common_luck() -> list[Figure]:
    """How much smaller the variance of a difference is under common luck than between independent runs."""
    case = village()
    plan = next(one for one in case.plans if one.name == PLAN)
    changed = _a_tenth_more(plan)
    values: dict[str, list[Array]] = {plan.name: [], changed.name: []}
    for piece in pieces(Task.of(case, (plan, changed), PARTS * RUNS)):
        for name, found in piece.values.items():
            values[name].append(found[:, case.programme_end - 1])
    base, other = (np.concatenate(values[one.name]) for one in (plan, changed))
    start = size(block(case, PLAN))
    how = f"{PARTS} parts of {RUNS} replicates, month {case.programme_end}; independent runs: the sum of both variances"
    return [
        Figure(
            f"common_luck_{name}",
            f"variance of a difference, independent runs over common luck: {name}, {PLAN} with a tenth more to spend",
            tuple(_gain(base[part, column], other[part, column]) for part in np.arange(PARTS * RUNS).reshape(PARTS, RUNS)),
            "times",
            ">= 5",
            start,
            how,
        )
        for name in HEADLINES
        for column in (list(METRICS).index(name),)
    ]


def _a_tenth_more(plan: Plan) -> Plan:
    actions = tuple(one.model_copy(update={"spend": one.spend * 1.1}) for one in plan.actions)
    return plan.model_copy(update={"name": f"{plan.name} +", "actions": actions, "budget": plan.budget * 1.1})


def _gain(base: Array, other: Array) -> float:
    return float((base.var(ddof=1) + other.var(ddof=1)) / (base - other).var(ddof=1))
