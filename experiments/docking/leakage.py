"""Diversion against monitoring, theirs beside ours: ``python experiments/docking/leakage.py`` writes that part of docs/evidence/docking.md anew.

Theirs: policy_priority.py. Ours: a district whose NGOs audit all, long enough that what everybody reckons with has settled at the dose of audits.
It takes half a minute; the same numbers go to docs/evidence/docking_leakage.csv.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import NO_PROGRAMME
from partnership_sim.evidence.lab import DISTRICT, NORMAL, Lab, action
from partnership_sim.levers.transparency import Transparency
from partnership_sim.results import spreadsheet
from partnership_sim.verdicts.tables import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.state import Array

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from policy_priority import diverted  # noqa: E402 - it lies beside this file

ROOT = HERE.parents[1]
SEED = 77
LEVELS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95)
#: Theirs by default, and the best there is.
RULES_OF_LAW = (0.5, 1.0)
#: Periods of theirs and months of ours that are looked at, the last of each.
LAST, MONTHS, LAST_MONTHS = 10, 60, 12
BEGIN, END = "<!-- leakage: made by `make docking` -->", "<!-- end of leakage -->"
COLUMNS = ("model", "monitoring", "diverted", "low", "high", "of_unmonitored")
OURS = "ours"


def point(values: Array) -> Estimate:
    """Return the mean of runs."""
    mean, half = float(values.mean()), NORMAL * float(values.std(ddof=1)) / math.sqrt(len(values))
    return Estimate(mean, mean - half, mean + half)


def theirs(rule_of_law: float, runs: int) -> list[Estimate]:
    """Return the share diverted at each level of monitoring, over the last periods."""
    return [point(diverted(level, rule_of_law, seed=SEED, runs=runs)[:, -LAST:].mean(axis=1)) for level in LEVELS]


def spend(level: float) -> float:
    """Return what a dose of audits costs in the district, a month: dose = 1 - exp(-spend / (heads audit_half))."""
    heads = sum(number for name, number in DISTRICT.items() if name != "ties_each")
    return -math.log(1.0 - level) * heads * Transparency.half_effect.default


def ours(replicates: int, workers: int | None) -> list[Estimate]:
    """Return the share that leaks at each dose of audits, over the last months."""
    plans = {f"{level:g}": [action("transparency", spend(level))] for level in LEVELS if level}
    lab = Lab(SEED, workers=workers)
    arms = lab.run(lab.case(plans, months=MONTHS, population=DISTRICT), ("leakage",), replicates)
    first = MONTHS - LAST_MONTHS + 1
    return [point(arms.of("leakage", f"{level:g}" if level else NO_PROGRAMME, first)[0]) for level in LEVELS]


def reached(points: Sequence[Estimate], level: float) -> float:
    """Return which part of the largest fall is reached at a level."""
    means = [one.mean for one in points]
    return (means[0] - means[LEVELS.index(level)]) / (means[0] - min(means))


def section(found: dict[str, list[Estimate]]) -> str:
    """Return the table, and what it says."""
    heads = " | ".join(found)
    lines = [BEGIN, f"| monitoring | {heads} |", f"|---|{'---|' * len(found)}"]
    for at, level in enumerate(LEVELS):
        cells = [f"{points[at].mean:.3f} ({points[at].mean / points[0].mean:.0%})" for points in found.values()]
        lines.append(f"| {level:g} | {' | '.join(cells)} |")
    falls = ", ".join(f"{reached(points, 0.2):.0%} ({name})" for name, points in found.items())
    least = ", ".join(f"{LEVELS[int(np.argmin([one.mean for one in points]))]:g} ({name})" for name, points in found.items())
    halves = [max((one.high - one.low) / 2 for one in points) for points in found.values()]
    lines += [
        "",
        f"In brackets: of what is diverted unmonitored. 95 % intervals are at most {max(halves):.3f} to either side; all in [docking_leakage.csv](docking_leakage.csv). Of the largest fall, so much is reached at a monitoring of 0.2: {falls}. Least is diverted at: {least}.",
        END,
    ]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> None:
    """Run both and write."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--runs", type=int, default=2000, help="of theirs, at each level")
    reader.add_argument("--replicates", type=int, default=40, help="of ours, at each level")
    reader.add_argument("--workers", type=int, help="threads; by default all")
    reader.add_argument("--out", type=Path, default=ROOT / "docs" / "evidence")
    asked = reader.parse_args(words)
    found = {f"theirs, rule of law {law:g}": theirs(law, asked.runs) for law in RULES_OF_LAW}
    found[OURS] = ours(asked.replicates, asked.workers)
    rows = (
        (name, level, *(round(value, 4) for value in one), round(one.mean / points[0].mean, 4))
        for name, points in found.items()
        for level, one in zip(LEVELS, points, strict=True)
    )
    spreadsheet.write(asked.out / "docking_leakage.csv", COLUMNS, rows)
    page = asked.out / "docking.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(before + section(found) + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
