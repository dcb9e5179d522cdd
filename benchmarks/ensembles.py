"""Ensembles: two threads against one, many runs against few, and the memory that replicates take; a block of designs beside one of replicates."""

from __future__ import annotations

import itertools
import os
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

import partnership_sim as ps
from benchmarks.cases import PLAN, VILLAGE, size, village
from benchmarks.harness import Figure, child, cores, measure, paired, pinned, ratios, timed
from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import Segment, open_segments, start_of
from partnership_sim.engine.watch import Watch
from partnership_sim.parameters import NAMES
from partnership_sim.points import Points
from partnership_sim.population import cast_of
from partnership_sim.running import Keep, Task, Threads, executors, pieces
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array


@contextmanager
def threads_of_their_own() -> Iterator[None]:
    """Hold every thread of an ensemble to a processor of its own: left alone, two of them sometimes share one."""
    ours = itertools.cycle(cores())
    lock = threading.Lock()

    def pin() -> None:
        with lock:
            core = next(ours)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {core})

    with patch.object(executors, "ThreadPoolExecutor", partial(ThreadPoolExecutor, initializer=pin)):
        yield


def exhaust(
    case: Scenario, plans: Sequence[Plan], runs: int, *, workers: int, size: int | None = None, points: Points | None = None
) -> None:
    """Go through an ensemble and keep outcomes only."""
    with threads_of_their_own():
        for _ in pieces(Task.of(case, plans, runs, points=points, keep=Keep((), 0)), executor=Threads(workers), size=size):
            pass


def plans_of(case: Scenario) -> dict[str, tuple[Plan, ...]]:
    """Return no programme alone, and the plans with their levers."""
    return {
        "no_programme": tuple(plan for plan in case.plans if plan.name == NO_PROGRAMME),
        "levers": tuple(plan for plan in case.plans if plan.name != NO_PROGRAMME),
    }


@measure
def two_threads() -> list[Figure]:
    """A thousand replicates on one processor and on two."""
    return [
        _two_threads("no_programme", NO_PROGRAMME, ">= 1.9", months=36, pairs=5),
        _two_threads("levers", "its plans with their levers", ">= 1.75", months=24, pairs=3),
    ]


def _two_threads(name: str, called: str, asked: str, *, months: int, pairs: int) -> Figure:
    case = village(months=months, programme_end=months)
    plans = plans_of(case)[name]
    one, two = (partial(exhaust, case, plans, 1_000, workers=workers) for workers in (1, 2))
    found = ratios(paired(lambda: one, lambda: two, pairs))
    how = f"{pairs} pairs of 1,000 replicates of {len(plans)} plan{'s' * (len(plans) > 1)}, {months} months, each thread pinned to its own core"
    what = f"speed of two threads over one: village, {called}"
    return Figure(f"two_threads_{name}", what, found, "times", asked, size(block(case, PLAN)), how)


@measure
def many_runs() -> list[Figure]:
    """The time of a run among ten thousand and among a hundred."""
    case = village(months=24, programme_end=24)
    plans = plans_of(case)["no_programme"]
    few, many = 100, 10_000
    few_runs = partial(exhaust, case, plans, few, workers=2)
    few_runs()

    def of_few() -> float:
        return min(timed(lambda: few_runs) for _ in range(3)) / few

    values = []
    before = of_few()
    for _ in range(2):
        of_many = timed(lambda: partial(exhaust, case, plans, many, workers=2)) / many
        after = of_few()
        values.append(of_many / ((before + after) / 2))
        before = after
    how = "2 times: 10,000 runs of 24 months between the best of three times 100 runs before and after, two threads"
    what = f"time of a run among 10,000 over one among 100: village, {NO_PROGRAMME}"
    return [Figure("many_runs", what, tuple(values), "times", "<= 1.05", size(block(case, NO_PROGRAMME)), how)]


OF_COMMAND = """
from partnership_sim.cli.main import cli
cli.main(sys.argv[1:], standalone_mode=False)
tell()
"""
OF_RUN = """
import partnership_sim as ps
runs = ps.run(sys.argv[1], plans=[sys.argv[2]], replicates=int(sys.argv[3]), months=36, workers=2)
tell(table=sum(cube.nbytes for cube in runs.values.values()))
"""


@measure
def memory_of_command() -> list[Figure]:
    """The peak of the whole process at 100 and at 2,000 replicates."""
    few, many = (_peak_of_command(replicates) for replicates in (100, 2_000))
    how = f"one process each, {len(village().plans)} plans, 24 months, two threads, tables only: {_mib(few)} and {_mib(many)}"
    what = "peak memory of `partnership-sim run` with 2,000 replicates over that with 100"
    return [Figure("memory_of_command", what, (many / few,), "times", "<= 1.1", size(block(village(), NO_PROGRAMME)), how)]


@measure
def memory_of_python() -> list[Figure]:
    """What `ps.run` takes for more replicates, beside the table that it returns."""
    few, many = (child(OF_RUN, VILLAGE, PLAN, str(replicates)) for replicates in (1_000, 4_000))
    grown, table = (many[name] - few[name] for name in ("peak", "table"))
    how = f"one process each, 2 plans, 36 months, two threads: the table grows by {_mib(table)}, the peak by {_mib(grown)}"
    what = "growth of the peak memory of `ps.run` from 1,000 to 4,000 replicates over the growth of the table that it returns"
    return [Figure("memory_of_python", what, (grown / table,), "times", "<= 1.2", size(block(village(), NO_PROGRAMME)), how)]


OUTCOMES_ONLY = """
import partnership_sim as ps
case = {"name": "x", "months": 12, "population": {"community": 10, "government": 2, "business": 1, "ngo": 2}}
case = ps.Scenario.of({**case, "plans": [{"name": "A", "actions": [{"lever": "mediation", "spend": 0.2}]}]})
runs = ps.run(case, replicates=50_000, metrics=[], workers=2)
tell(rows=len(runs.outcomes()))
"""


@measure
def memory_of_outcomes() -> list[Figure]:
    """The peak of the whole process that keeps outcomes only of a hundred thousand runs."""
    found = child(OUTCOMES_ONLY)
    what = "peak memory of `ps.run` that keeps outcomes only of 100,000 runs (two plans)"
    return [Figure("memory_of_outcomes", what, (found["peak"] / 2**20,), "MiB", "<= 500", (15, 60), "one process, 12 months, two threads")]


@measure
def points_beside_replicates() -> list[Figure]:
    """Two thousand points of one replicate beside two thousand replicates of one point: runs at points keep no states, and count no positions."""
    case, count = village(months=24, programme_end=24), 2_000
    table = {"trust_gain": np.linspace(PARAMETERS["trust_gain"].low, PARAMETERS["trust_gain"].high, count)}
    pairs = paired(
        lambda: lambda: ps.run(case, plans=[PLAN], parameters=table, replicates=1, workers=2),
        lambda: (
            lambda: ps.run(case, plans=[PLAN], parameters={"trust_gain": [PARAMETERS["trust_gain"].default]}, replicates=count, workers=2)
        ),
        3,
    )
    what = "time of `ps.run` over 2,000 points of one replicate over that of 2,000 replicates"
    return [
        Figure(
            "points_beside_replicates",
            what,
            ratios(pairs),
            "times",
            "<= 1.1",
            size(block(case, PLAN)),
            "3 pairs, 2 plans, 24 months, two threads",
        )
    ]


@measure
def amounts_beside_replicates() -> list[Figure]:
    """Two hundred points that differ in seed, spends and severities beside two hundred replicates of one point."""
    case, count = village(months=24, programme_end=24), 200
    amounts = {"seed": range(1, count + 1), f'plans."{PLAN}".actions[1].spend': np.linspace(0.2, 0.9, count)}
    table = {**amounts, "shocks[1].severity": np.linspace(0.1, 0.6, count)}
    pairs = paired(
        lambda: lambda: ps.run(case, parameters=table, replicates=1, workers=2),
        lambda: lambda: ps.run(case, parameters={"seed": [case.seed]}, replicates=count, workers=2),
        5,
    )
    what = "time of `ps.run` over 200 points of other seeds, spends and severities over that of 200 replicates"
    how = "5 pairs, all plans, 24 months, two threads"
    return [Figure("amounts_beside_replicates", what, ratios(pairs), "times", "<= 1.1", size(block(case, PLAN)), how)]


@measure
def compare_points() -> list[Figure]:
    """One metric compared at two thousand points, beside the simulation of these points."""
    case, count = village(months=24, programme_end=24), 2_000
    table = {"trust_gain": np.linspace(PARAMETERS["trust_gain"].low, PARAMETERS["trust_gain"].high, count)}
    values = []
    for _ in range(3):
        started = time.perf_counter()
        runs = ps.run(case, plans=[PLAN], parameters=table, replicates=2, workers=2)
        ran = time.perf_counter()
        runs.compare("trust")
        values.append((time.perf_counter() - ran) / (ran - started))
    what = "time of `runs.compare` of one metric at 2,000 points over that of their simulation"
    how = "3 times, 2 plans, 2 replicates, 24 months, two threads"
    return [Figure("compare_points", what, tuple(values), "times", "<= 0.1", size(block(case, PLAN)), how)]


def _peak_of_command(replicates: int) -> int:
    options = ("--no-report", "--no-what-if", "--quiet", "--months", "24", "--workers", "2", "--out")
    with tempfile.TemporaryDirectory() as place:
        return int(child(OF_COMMAND, "run", VILLAGE, "--replicates", str(replicates), *options, f"{place}/out")["peak"])


def _mib(bytes_: int) -> str:
    return f"{bytes_ / 2**20:.0f} MiB"


@measure
def designs() -> list[Figure]:
    """A block of 64 design points, each with parameters of its own, and a block of 64 replicates."""
    case = village()
    points = 64
    plans = plans_of(case)["no_programme"]
    with pinned(0):
        pairs = paired(
            lambda: partial(exhaust, case, plans, 1, workers=1, size=points, points=Points(points, _points(points))),
            lambda: partial(exhaust, case, plans, points, workers=1, size=points),
            7,
        )
    how = f"7 pairs of a block, {case.months} months, one core; {len(NAMES)} parameters drawn over their declared ranges"
    what = "time of a block of 64 design points, each with its own parameters, over a block of 64 replicates"
    return [Figure("designs", what, ratios(pairs), "times", "<= 1.1", size(block(case, NO_PROGRAMME)), how)]


@measure
def mixed_block() -> list[Figure]:
    """A block that holds runs of all plans, each plan with a list of shocks of its own, and blocks of one plan."""
    case = village()
    runs = 20
    lists = [case.shocks[: at % (len(case.shocks) + 1)] for at in range(len(case.plans))]
    mixed = [
        Segment(slice(at * runs, (at + 1) * runs), plan, shocks) for at, (plan, shocks) in enumerate(zip(case.plans, lists, strict=True))
    ]
    apart = [[Segment(slice(0, len(case.plans) * runs), one.plan, one.shocks)] for one in mixed]
    cast = cast_of(case)
    start = start_of(case, cast, range(len(case.plans) * runs))

    def ready(blocks: Sequence[Sequence[Segment]]) -> Callable[[], None]:
        watches = [Watch(open_segments(case, segments, cast, start), case.months) for segments in blocks]

        def run() -> None:
            for watch in watches:
                for month in range(1, case.months + 1):
                    watch.advance(month)

        return run

    with pinned(0):
        pairs = paired(partial(ready, [mixed]), partial(ready, apart), 7)
    found = ratios(pairs, b_per=len(apart))
    how = f"7 pairs: a block of {len(mixed)} times {runs} runs, and {len(apart)} blocks of one plan with as many runs, {case.months} months, one core"
    what = "time of a block of runs of all plans, each plan with shocks of its own, over the mean of blocks of one plan"
    return [Figure("mixed_block", what, found, "times", "<= 1.1", size(block(case, PLAN)), how)]


def _points(points: int) -> dict[str, Array]:
    """Return each model parameter's values in a Latin square, [point]."""
    generator = np.random.default_rng(1)
    shares = {name: (generator.permutation(points) + generator.random(points)) / points for name in NAMES}
    return {name: PARAMETERS[name].low + shares[name] * (PARAMETERS[name].high - PARAMETERS[name].low) for name in NAMES}
