"""Peak memory and time of `partnership-sim run` over cases that differ in one thing: what the constants of studies/estimate.py come from.

``python -m benchmarks.estimates`` prints each case beside what is estimated of it, and the slopes (about ten minutes; eight GB of memory).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LEVERS = ("facilitated_dialogue", "capacity_building", "networking", "mediation")


def mapping(people: int, plans: int, months: int, replicates: int, *, ties_each: float = 8.0, actions: int = 1) -> dict[str, Any]:
    """Return a scenario of so many people and plans beside "No programme"."""
    few = max(1, people // 20)
    population = {"community": max(1, people - 4 * few), "government": few, "business": 2 * few, "ngo": few, "ties_each": ties_each}
    each = [
        {"name": f"P{number}", "actions": [{"lever": LEVERS[place % 4], "spend": 1.0 + number / 1000} for place in range(actions)]}
        for number in range(plans)
    ]
    end = max(1, months // 2)
    return {"name": "x", "months": months, "programme_end": end, "replicates": replicates, "population": population, "plans": each}


#: Pairs that differ in one thing, so that the slope between them is one constant.
CASES = {
    "small": mapping(10, 1, 1, 2),
    "medium": mapping(150, 4, 72, 200, actions=4),
    "10,000 replicates of two": mapping(5, 1, 1, 10_000),
    "40,000 replicates of two": mapping(5, 1, 1, 40_000),
    "100 plans": mapping(150, 100, 24, 50),
    "200 plans": mapping(30, 200, 12, 20),
    "100,000 stakeholders": mapping(100_000, 1, 2, 2),
    "100,000 stakeholders, 4 plans": mapping(100_000, 3, 2, 2),
    "100,000 stakeholders, 2 ties each": mapping(100_000, 1, 2, 2, ties_each=2.0),
    "400,000 stakeholders, 1 replicate": mapping(400_000, 1, 2, 1),
}


def measured(case: dict[str, Any], *, workers: int = 2) -> tuple[float, float]:
    """Return peak memory (bytes) and time (seconds) of a run without what-if and report, in a process of its own."""
    code = (
        "import json, resource, sys; from partnership_sim.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == 'darwin' else 1024), file=sys.stderr)"
    )
    from partnership_sim.scenario import Scenario

    with tempfile.TemporaryDirectory() as folder:
        for name, data in Scenario.of(case).files.items():
            (Path(folder) / name).write_bytes(data)
        options = ["run", folder, "--out", f"{folder}/out", "--no-report", "--no-what-if", "--quiet", "--workers", str(workers)]
        before = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code, *options], check=True, capture_output=True, text=True)
        return float(done.stderr.split()[-1]), time.perf_counter() - before


def main() -> None:
    """Print what was measured beside what is estimated."""
    from partnership_sim.scenario import Scenario
    from partnership_sim.studies.estimate import estimate

    for name, case in CASES.items():
        memory, seconds = measured(case)
        found = estimate(Scenario.of(case), workers=2, with_what_if=False, with_report=False)
        figures = {
            "case": name,
            "GB": memory / 1e9,
            "estimated": found.memory / 1e9,
            "seconds": seconds,
            "estimated_seconds": found.seconds,
        }
        print(json.dumps({key: round(value, 2) if isinstance(value, float) else value for key, value in figures.items()}), flush=True)


if __name__ == "__main__":
    main()
