"""Runs a second against ordinary agent code, and against plain C."""

from __future__ import annotations

from functools import partial

from benchmarks import tie_phases
from benchmarks.cases import PLANS, go_through, place, size, village
from benchmarks.harness import Figure, measure, paired, pinned, ratios
from benchmarks.ordinary import OrdinaryModel, ordinary
from partnership_sim.running import block_size
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.reference.test_engine_equals_reference import twin
from tests.worlds import block

PAIRS = 5


@measure
def agents_village() -> list[Figure]:
    """Whole runs of the village; building is not counted on either side."""
    case = village()
    runs = block_size(150, 1000, 1)
    found = []
    for plan, name in PLANS.items():

        def of_engine(plan: str = plan) -> partial[None]:
            return partial(go_through, block(case, plan, range(runs)), case.months)

        def of_agents(plan: str = plan) -> partial[None]:
            return partial(step, twin(block(case, plan), 0, OrdinaryModel), case.months)

        with pinned(0):
            pairs = paired(of_agents, of_engine, PAIRS)
        found.append(
            Figure(
                f"agents_village_{name}",
                f"runs a second, engine over ordinary agent code: village, {plan}",
                ratios(pairs, b_per=runs),
                "times",
                ">= 100",
                size(block(case, plan)),
                f"{PAIRS} pairs: 1 run of {case.months} months against a block of {runs}, one core, all metrics every month",
            )
        )
    return found


@measure
def agents_large() -> list[Figure]:
    """Months of a large place, one run on each side."""
    case = place(100_000)
    engine = block(case, NO_PROGRAMME)
    agents = twin(engine, 0, OrdinaryModel)
    start = size(engine)
    months = iter(range(1, case.months + 1))
    with pinned(0):
        pairs = paired(lambda: partial(step, agents, 1), lambda: partial(go_through, engine, 1, next(months)), 3)
    return [
        Figure(
            "agents_large",
            "months a second, engine over ordinary agent code: 100,000 stakeholders",
            ratios(pairs),
            "times",
            ">= 130",
            start,
            "3 pairs of a month, one run on each side, one core, all metrics every month",
        )
    ]


def step(model: OrdinaryModel, months: int) -> None:
    """Take the ordinary model through months."""
    with ordinary(model):
        for _ in range(months):
            model.step()


@measure
def plain_c() -> list[Figure]:
    """The phases of ties alone, from the same state each time."""
    start = tie_phases.Start.of(place(100_000), months=3)
    with pinned(0):
        pairs = paired(lambda: tie_phases.in_engine(start.copy()), lambda: tie_phases.in_c(start.copy()), 9)
    return [
        Figure(
            "plain_c",
            "time of the phases of ties (engagement, commitment, trust), engine over plain C",
            ratios(pairs),
            "of its time",
            "<= 0.7",
            size(start.block),
            "9 pairs of the same month, one core, draws counted; gcc -O3 -march=native, a loop a phase, draws made where they are needed",
        )
    ]
