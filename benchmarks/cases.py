"""The cases that are measured: the village, and drawn places of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.harness import ROOT
from partnership_sim.engine.block import advance, observe
from partnership_sim.metrics import METRICS
from partnership_sim.scenario.schema import NO_PROGRAMME, Scenario

if TYPE_CHECKING:
    from partnership_sim.engine.block import Block

VILLAGE = ROOT / "experiments" / "air_bersih"
#: The village's plan with the most levers.
PLAN = "Campuran"
PLANS = {NO_PROGRAMME: "no_programme", PLAN: "plan"}
TIE_ENDS = 8


def village(**changes: object) -> Scenario:
    """Return the village case: 150 stakeholders, 72 months, four plans beside none."""
    return Scenario.load(VILLAGE).with_(**changes)


def place(stakeholders: int, months: int = 12) -> Scenario:
    """Return a drawn place of so many stakeholders with eight tie ends each, and no plan."""
    counts = {"government": stakeholders // 25, "business": stakeholders // 10, "ngo": 3 * stakeholders // 50}
    population = {**counts, "community": stakeholders - sum(counts.values()), "ties_each": TIE_ENDS}
    return Scenario.of({"name": "a place", "months": months, "programme_end": months, "population": population})


def size(block: Block) -> tuple[int, int]:
    """Return the stakeholders and, by the mean over runs, the ties of a run."""
    return len(block.cast), round(float(block.ties.count.mean()))


def go_through(block: Block, months: int, first: int = 1) -> None:
    """Take a block through months, all metrics every month."""
    names = list(METRICS)
    for month in range(first, first + months):
        advance(block, month)
        observe(block, names)
