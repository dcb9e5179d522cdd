"""Rows of a design share a block with replicates: the same numbers as one run after the other."""

from __future__ import annotations

import numpy as np

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.points import Points
from partnership_sim.running import Task, Threads, pieces
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, scenario


def test_a_block_of_design_points_equals_separate_runs() -> None:
    case = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
    points = [("trust_gain", 0.04), ("trust_gain", 0.08), ("luck_place", 0.5), ("budget_scale", 0.5)]
    columns = {name: np.full(4, case.parameters.get(name, PARAMETERS[name].default)) for name, _ in points}
    for at, (name, value) in enumerate(points):
        columns[name][at] = value
    every = list(pieces(Task.of(case, case.plans, 3, points=Points(4, columns)), executor=Threads(2), size=5))
    together = np.concatenate([piece.values["plan"] for piece in every])
    for at, (name, value) in enumerate(points):
        alone = ps.run(case, replicates=3, parameters={name: value}).values["plan"]
        assert np.array_equal(together[3 * at : 3 * at + 3], alone, equal_nan=True), name
