"""Engine against ordinary agent code: the same village, the same draws, one core, all metrics every month.

    python benchmarks/engine_against_reference.py

Prints the ratio of runs a second, the median of five pairs measured in turn. The ordinary code is the reference model of tests/reference.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from partnership_sim.engine.ensemble import run_batches
from partnership_sim.scenario.schema import Scenario
from tests.reference.test_engine_equals_reference import twin
from tests.worlds import block

MONTHS = 24
RUNS = 64


def main() -> None:
    case = Scenario.load(Path(__file__).parents[1] / "experiments" / "air_bersih").with_(months=MONTHS)
    ratios = []
    for pair in range(6):
        began = time.perf_counter()
        for _ in run_batches(case, case.plans[-1:], range(RUNS), workers=1, size=RUNS):
            pass
        engine = (time.perf_counter() - began) / RUNS
        reference = twin(block(case, case.plans[-1].name, (pair,)), pair)
        began = time.perf_counter()
        for _ in range(MONTHS):
            reference.step()
        plain = time.perf_counter() - began
        if pair > 0:  # the first pair warms up
            ratios.append(plain / engine)
            print(f"engine {engine * 1e3:.2f} ms a run, reference {plain * 1e3:.0f} ms a run, ratio {ratios[-1]:.0f}")
    print(f"median ratio {statistics.median(ratios):.0f} ({len(block(case, case.plans[-1].name).cast)} stakeholders, {MONTHS} months)")


if __name__ == "__main__":
    main()
