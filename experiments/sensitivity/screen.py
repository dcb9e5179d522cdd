"""Which parameters matter, and how much is chance: ``python experiments/sensitivity/screen.py`` writes docs/sensitivity.* anew.

It needs the extra `research` (SALib). What is measured: src/partnership_sim/studies/sensitivity.py; the words: page.py, questions.py.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import NO_PROGRAMME
from partnership_sim.evidence.lab import MIX, Lab
from partnership_sim.plots import sensitivity as plots
from partnership_sim.plots.render import bitmap
from partnership_sim.results import spreadsheet
from partnership_sim.running import Task, Threads, pieces
from partnership_sim.scenario.schema import Scenario
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.intervals import Estimate
from partnership_sim.studies.sensitivity import (
    SUSTAINED,
    WATCHED,
    declared,
    effects,
    elementary,
    hypercube,
    observed,
    slopes,
    split,
    trajectories,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import page  # noqa: E402 - it lies beside this file

ROOT = HERE.parents[1]
SEED = 77
OUTCOMES = (*WATCHED, SUSTAINED)
#: What an outcome is watched of.
EFFECT, WITH, WITHOUT = page.EFFECT, "with the plan", NO_PROGRAMME
TO_CHOOSE = 100


@dataclass
class Found:
    """What was found of a case."""

    name: str
    plan: str
    case: Scenario
    rows: list[dict[str, Any]]
    shares: list[dict[str, Any]]
    weights: dict[str, float]
    halves: tuple[list[str], list[str]]


def cases() -> dict[str, Scenario]:
    """Return the cases, the one that the page tells of first."""
    village = Scenario.load(ROOT / "experiments" / "air_bersih", language="en")
    standard = Lab(SEED).case({"mix": MIX}, months=72, programme_end=36, goals=list(village.goals))
    return {"village": village, "standard": standard}


def best_plan(case: Scenario, workers: int | None) -> str:
    """Return the plan that ranks first by the case's first goal."""
    collected = Collected(case, case.plans)
    for piece in pieces(Task.of(case, case.plans, TO_CHOOSE), executor=Threads(workers)):
        collected.add(piece)
    return next(name for name in collected.ranked() if name != NO_PROGRAMME)


def three(found: dict[str, Any], plan: str, outcome: str) -> dict[str, np.ndarray]:
    """Return an outcome's values, [point, replicate], of the plan's effect and of both levels."""
    other, without = found[plan][outcome], found[NO_PROGRAMME][outcome]
    return {EFFECT: other - without, WITH: other, WITHOUT: without}


def studied(name: str, case: Scenario, asked: argparse.Namespace) -> Found:
    """Screen a case and split its variances."""
    ranges, plan = declared(), best_plan(case, asked.workers)
    points = trajectories(ranges, asked.trajectories, SEED)
    steps = len(ranges) + 1
    lucks = np.repeat(np.arange(asked.trajectories), steps)[:, None] * asked.replicates + np.arange(asked.replicates)
    screened = observed(case, (NO_PROGRAMME, plan), points, lucks, workers=asked.workers)
    cube = hypercube(ranges, asked.points, SEED)
    own = np.arange(asked.points * asked.each).reshape(asked.points, asked.each)
    spread = observed(case, (NO_PROGRAMME, plan), cube, own, workers=asked.workers)
    walked = {outcome: three(screened, plan, outcome) for outcome in OUTCOMES}
    moving = np.any([(elementary(ranges, points, of[EFFECT]) != 0).any(axis=(0, 2)) for of in walked.values()], axis=0)
    rows, shares = [], []
    for outcome in OUTCOMES:
        for of, values in three(spread, plan, outcome).items():
            slope = slopes(ranges, cube, values)
            found = zip(effects(ranges, points, walked[outcome][of], SEED), zip(*slope, strict=True), weights(slope, moving), strict=True)
            head = {"case": name, "outcome": outcome, "of": of}
            rows += [{**head, "effect": one, "slope": Estimate(*line), "weight": weight} for one, line, weight in found]
            shares.append({**head, "mean": float(values.mean()), "split": split(values)})
    goals = [three(spread, plan, outcome)[EFFECT] for outcome in OUTCOMES if outcome in case.goals]
    whole, *halves = (
        ordered(weighed(ranges, {key: values[at] for key, values in cube.items()}, [values[at] for values in goals], moving))
        for at in (slice(None), slice(0, None, 2), slice(1, None, 2))
    )
    return Found(name, plan, case, rows, shares, whole, (list(halves[0]), list(halves[1])))


def weighed(
    ranges: Mapping[str, tuple[float, float]], cube: Mapping[str, np.ndarray], goals: Sequence[np.ndarray], moving: np.ndarray
) -> dict[str, float]:
    """Return each parameter's weight in the worth of the plan: mean over the goals on which some parameter is clear."""
    each = [one for one in (weights(slopes(ranges, cube, values), moving) for values in goals) if one.any()]
    return dict(zip(ranges, np.mean(each, axis=0) if each else np.zeros(len(ranges)), strict=True))


def ordered(weights: dict[str, float]) -> dict[str, float]:
    """Return the largest first."""
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def write(folder: Path, found: Sequence[Found], asked: argparse.Namespace, seconds: float) -> None:
    """Write page, tables and pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    spreadsheet.write(folder / "sensitivity.csv", page.EFFECTS, (page.effect_cells(row) for one in found for row in one.rows))
    spreadsheet.write(folder / "sensitivity_chance.csv", page.SHARES, (page.share_cells(row) for one in found for row in one.shares))
    first = found[0]
    named = list(first.weights)[: page.SHOWN]
    panels = {}
    for outcome in OUTCOMES:
        of = {row["effect"].parameter: row["effect"] for row in first.rows if row["outcome"] == outcome and row["of"] == EFFECT}
        panels[outcome] = [(of[name].mu_star, of[name].half, of[name].chance, of[name].clear) for name in named]
    bitmap(plots.screening([page.label(name) for name in named], panels), folder / "sensitivity.png")
    bars = []
    for row in first.shares:
        share, low, high = (float(part) for part in row["split"].share)
        bars.append((f"{row['outcome']}, {row['of']}", share, low, high))
    bitmap(plots.shares(bars, page.ACROSS), folder / "sensitivity_chance.png")
    (folder / "sensitivity.md").write_text(page.page(found, asked, seconds), encoding="utf-8")


def main(words: Sequence[str] | None = None) -> None:
    """Run all and write."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--trajectories", type=int, default=20, help="Morris' trajectories, each of as many steps as there are parameters")
    reader.add_argument("--replicates", type=int, default=6, help="replicates at every point of a trajectory")
    reader.add_argument("--points", type=int, default=500, help="sets of parameters for slopes and variances")
    reader.add_argument("--each", type=int, default=10, help="replicates of each set")
    reader.add_argument("--workers", type=int, help="threads; by default all")
    reader.add_argument("--out", type=Path, default=ROOT / "docs")
    asked = reader.parse_args(words)
    started = time.perf_counter()
    found = []
    for name, case in cases().items():
        found.append(studied(name, case, asked))
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    write(asked.out, found, asked, time.perf_counter() - started)


if __name__ == "__main__":
    main()
