"""The same source runs uncompiled with the same results: 1e-12 for a month from the same state, 1e-9 over a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

PROGRAM = """
import json, sys
import numpy as np
from partnership_sim.engine.block import advance, observe
from partnership_sim.metrics import METRICS
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario
population = {"community": 10, "government": 2, "business": 2, "ngo": 2}
case = scenario(population=population, actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
found = []
one = block(case, replicates=(0, 1))
for month in range(1, 13):
    advance(one, month)
    found.append(observe(one, list(METRICS)).tolist())
json.dump(found, sys.stdout)
"""
ROOT = Path(__file__).parents[2]


def outcome(*, compiled: bool) -> np.ndarray:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "0" if compiled else "1", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], env=environment, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    return np.array(json.loads(done.stdout), dtype=float)


def test_uncompiled_equals_compiled() -> None:
    compiled, plain = outcome(compiled=True), outcome(compiled=False)
    np.testing.assert_allclose(plain[0], compiled[0], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(plain, compiled, rtol=1e-9, atol=1e-9)
