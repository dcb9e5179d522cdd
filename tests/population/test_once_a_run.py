"""What a place is like, drawn once a run (docs/odd.md, section 5), against the reference's draws."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from partnership_sim.draws import Process
from partnership_sim.engine.block import start_of
from partnership_sim.population import cast_of
from tests.reference.draws import once_a_run
from tests.worlds import scenario

SEED = 11


def _normal(replicate: int, process: Process) -> float:
    return NormalDist().inv_cdf(once_a_run(SEED, replicate, process))


def test_luck_and_history_of_the_place_are_those_of_the_description() -> None:
    case, replicates, spreads = scenario(seed=SEED), (0, 5, 123), (0.5, 0.35, 0.0)
    start = start_of(case, cast_of(case), replicates, {"luck_place": np.array(spreads)})
    for run, (replicate, spread) in enumerate(zip(replicates, spreads, strict=True)):
        expected = math.exp(spread * _normal(replicate, Process.LUCK) - spread**2 / 2)
        np.testing.assert_allclose(start.state.place[run], expected, rtol=1e-13)
        for of, row in enumerate(cast_of(case).kind_names):
            for to, column in enumerate(cast_of(case).kind_names):
                mean = case.population.trust[row, column].mean
                prior = min(max(mean + 0.06 * _normal(replicate, Process.HISTORY), min(0.03, mean)), max(0.95, mean))
                np.testing.assert_allclose(start.priors[run, of, to], prior, rtol=1e-13)
