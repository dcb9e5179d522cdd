"""How often intervals of 95 % hold the truth, and how wide they are beside those of independent runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.cases import PLAN, size, village
from benchmarks.harness import Figure, measure
from partnership_sim.points import Points
from partnership_sim.running import Keep, Task, pieces
from partnership_sim.running.moments import MOMENTS
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.intervals import Estimate, student, student_quantile
from tests.worlds import block

if TYPE_CHECKING:
    from partnership_sim.state import Array

#: Seeds on which nothing was chosen, each with so many replicates.
FIRST, SEEDS, RUNS = 8_000_001, 60, 200
GOALS = ("service", "trust", "participation")
#: So many replicates -> of a seed, samples begin after each so many: a multiple of a power of 2, from which on replicates lie as from 0 on.
COUNTS = {20: 32, 50: 64, 200: 256}


@measure
def coverage() -> list[Figure]:
    """How often intervals hold the truth at 20, 50 and 200 replicates: levels and differences of the village's means after the programme."""
    values, luck = _runs()
    truth = values.mean(axis=(1, 2))  # [goal, quantity]: the error left is an eighth of a standard error at 200
    figures = []
    start = size(block(village(), PLAN))
    for count, step in COUNTS.items():
        samples = [(seed, first) for seed in range(SEEDS) for first in range(0, RUNS - count + 1, step)]
        found = [
            student(values[:, seed, first : first + count].swapaxes(0, 1).reshape(count, -1), luck=luck[seed, first : first + count])
            for seed, first in samples
        ]
        held = np.mean([(one.low <= truth.ravel()) & (truth.ravel() <= one.high) for one in found], axis=0).reshape(truth.shape)
        how = f"the village, seeds {FIRST:,} to {FIRST + SEEDS - 1:,}, {len(samples)} samples of {count} replicates; the truth: the mean of all {SEEDS * RUNS:,}. Two standard errors of a share: {2 * np.sqrt(0.95 * 0.05 / len(samples)):.2f}"
        for at, goal in enumerate(GOALS):
            for kind, which in (("levels", slice(0, 2)), ("differences", slice(2, 3))):
                what = f"share of 95 % intervals that hold the truth, {count} replicates: {goal}, {kind}"
                values_of = tuple(held[at, which].tolist())
                figures.append(Figure(f"coverage_{count}_{goal}_{kind}", what, values_of, "of intervals", "0.93 to 0.97", start, how))
    return [*figures, *_widths(values, found, start)]


def _runs() -> tuple[Array, Array]:
    """Return means after the programme, [goal, seed, replicate, quantity] (the plan, no programme, the difference), and luck, [seed, replicate, draw]."""
    case = village()
    plans = [one for one in case.plans if one.name in {PLAN, NO_PROGRAMME}]
    points = Points(SEEDS, {"seed": list(range(FIRST, FIRST + SEEDS))})
    task = Task.of(case, plans, RUNS, points=points, keep=Keep(GOALS, every=0))
    collected = Collected(case, plans, GOALS)
    for piece in pieces(task):
        collected.add(piece)
    after = {plan: cube[MOMENTS.index("after")].T for plan, cube in collected.moments.items()}  # [goal, run]
    both = np.stack([after[PLAN], after[NO_PROGRAMME], after[PLAN] - after[NO_PROGRAMME]], axis=-1)
    return both.reshape(len(GOALS), SEEDS, RUNS, 3), task.luck.reshape(SEEDS, RUNS, -1)


def _widths(values: Array, found: list[Estimate], start: tuple[int, int]) -> list[Figure]:
    """Return how wide intervals at 200 replicates are beside Student's of as many independent runs."""
    reach = np.mean([(one.high - one.low) / 2 for one in found], axis=0).reshape(len(GOALS), -1)
    independent = student_quantile(RUNS - 1) * values.std(axis=(1, 2), ddof=1) / np.sqrt(RUNS)
    how = f"mean half-widths over {SEEDS} seeds; independent runs: Student's t with the standard deviation of all {SEEDS * RUNS:,}. Levels: the plan and no programme"
    return [
        Figure(
            f"half_width_{kind}",
            f"half-width at {RUNS} replicates over that of independent runs: service, {kind}",
            tuple((reach[0] / independent[0])[which].tolist()),
            "times",
            "<= 0.5",
            start,
            how,
        )
        for kind, which in (("levels", slice(0, 2)), ("differences", slice(2, 3)))
    ]
