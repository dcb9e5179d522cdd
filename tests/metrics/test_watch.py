"""Metrics look at a tally row by row, so those of many months at once are those of each month."""

from __future__ import annotations

import numpy as np
import pytest

from partnership_sim.engine import watch
from partnership_sim.engine.block import advance, observe
from partnership_sim.engine.watch import Watch
from partnership_sim.metrics import METRICS, metric
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario

CASE = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
REPLICATES = (3, 0, 5)


@pytest.fixture
def own_metric():
    """A user's own metric, which looks at the month as it stands, among the others."""
    later = METRICS.items()[4:]
    for name, _ in later:
        METRICS.remove(name)

    @metric("own_capacity", {"en": "own capacity", "id": "kapasitas sendiri"})
    def own_capacity(month):
        return month.mean("capacity", month.active)[:, 0] + month.number + month.tally.ties

    for name, one in later:
        METRICS.add(name, one)
    yield
    METRICS.remove("own_capacity")


@pytest.mark.usefixtures("own_metric")
@pytest.mark.parametrize("rows", [1, 15, 1024])
def test_metrics_of_many_months_at_once_are_those_of_each_month(rows, monkeypatch):
    monkeypatch.setattr(watch, "ROWS", rows)
    one, other = block(CASE, replicates=REPLICATES), block(CASE, replicates=REPLICATES)
    watched = Watch(other, CASE.months)
    expected, communities = np.empty_like(watched.values), np.empty_like(watched.communities)
    for month in range(1, CASE.months + 1):
        watched.advance(month)
        advance(one, month)
        expected[:, month - 1] = observe(one, list(METRICS))
        communities[:, month - 1] = one.tally.communities
    assert list(METRICS)[4] == "own_capacity"
    assert np.isnan(expected).any()
    for column, name in enumerate(METRICS):
        assert np.array_equal(watched.values[:, :, column], expected[:, :, column], equal_nan=True), name
    assert np.array_equal(watched.communities, communities)
