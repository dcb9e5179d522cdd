"""Communities by power: a known answer, and the table against the runs that it is made of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from partnership_sim.engine.block import advance
from partnership_sim.engine.keeping import KEPT
from partnership_sim.running import Keep, Task, pieces
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.power import by_half
from tests.worlds import block, scenario


def test_a_known_answer() -> None:
    """Five communities and an office: the two weakest, and the other three."""
    states = np.zeros((len(KEPT), 2, 6))
    states[KEPT.index("power")] = [[5, 1, 2, 4, 3, 9], [1, 2, 3, 4, 5, 9]]
    states[KEPT.index("voice")] = [[50, 10, 20, 40, 30, 99], [10, 20, 30, 40, 50, 99]]
    found = by_half(states, np.array([True] * 5 + [False]))
    assert found[:, KEPT.index("voice")].tolist() == [[15, 15], [40, 40]]


def test_three_communities_are_not_split() -> None:
    assert np.isnan(by_half(np.ones((len(KEPT), 2, 6)), np.arange(6) < 3)).all()


def test_the_table_says_what_the_runs_were() -> None:
    case = scenario(actions=[{"lever": "public_education", "spend": 0.3}], months=5, programme_end=3, replicates=7)
    collected = Collected(case, case.plans)
    for piece in pieces(Task.of(case, case.plans, 7, keep=Keep(states=True)), keep=collected.keep, size=3):
        collected.add(piece)
    table = pd.DataFrame(collected.communities_by_power())
    assert len(table) == 2 * 3 * 2 * 7
    runs = block(case, replicates=(4,))
    for month in range(1, 6):
        advance(runs, month)
    community = runs.state.kind[0] == 0
    order = np.argsort(runs.state.power[0, community])
    voice = runs.state.voice[0, community][order]
    row = table[(table.plan == "plan") & (table.replicate == 4) & (table["at"] == "end")].set_index("half")
    assert row.loc["weaker", "voice"] == pytest.approx(voice[:12].mean())
    assert row.loc["stronger", "voice"] == pytest.approx(voice[12:].mean())
