"""The phases of ties equal a plain C version of them, to 1e-12, from the same state with the same draws. Needs gcc."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import tie_phases
from benchmarks.cases import place
from partnership_sim import state as columns
from partnership_sim.state import State, Ties

if TYPE_CHECKING:
    from partnership_sim.state import Array

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc: the C version of the phases was not compared")

#: What happens to ties in these phases.
DEEDS = ("MET", "KEPT_A", "KEPT_B", "LACK_A", "LACK_B", "SEEN_A", "SEEN_B", "ANSWERED_A", "ANSWERED_B", "OPENED")


def same(found: Array, expected: Array, name: str) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12, err_msg=name)


@pytest.mark.parametrize(("months", "convened"), [(0, True), (5, True), (5, False)])
def test_engine_equals_plain_c(months: int, convened: bool) -> None:
    start = tie_phases.Start.of(place(800), months, convened=convened)
    ours, theirs = start.copy(), start.copy()
    month = tie_phases.month_of(theirs)
    tie_phases.in_engine(ours)()
    tie_phases.in_c(theirs, month)()
    for tables in ((State._fields, ours.state, theirs.state), (Ties._fields, ours.ties, theirs.ties)):
        for name, found, expected in zip(*tables, strict=True):
            same(found, expected, name)
    rows = ours.ties.count[0, 0]
    for name in tie_phases.OF_PEOPLE:
        same(tie_phases.of_people(ours, name), month[name], name)
    for name in tie_phases.OF_ROWS:
        same(getattr(ours.scratch, name)[:rows], month[name][:rows], name)
    for name in tie_phases.TOTALS:
        same(tie_phases.total(ours, name), month[name], name)
    story = ours.ties.story[0, :rows]
    for name in (*DEEDS, *(["AGREED"] if convened else [])):
        assert np.any(story & getattr(columns, name)), name
    assert np.any(ours.ties.trust_ab != start.ties.trust_ab)
    assert np.any(ours.state.norm != start.state.norm)
    promised = np.flatnonzero(ours.state.promised[0] != start.state.promised[0])
    newcomers = start.state.joins[0, promised] == start.month
    assert np.any(newcomers)
    assert np.all(newcomers) == (months > 0)  # only in January do all promise
    assert np.any(~(story & columns.AWAKE).astype(bool))
