"""The phases of ties equal a plain C version of them, to 1e-12, from the same state with the same draws. Needs gcc."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import tie_phases
from benchmarks.cases import place
from partnership_sim.state import State, Ties

if TYPE_CHECKING:
    from partnership_sim.state import Array

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc: the C version of the phases was not compared")


def same(found: Array, expected: Array, name: str) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("months", [0, 5])
def test_engine_equals_plain_c(months: int) -> None:
    start = tie_phases.Start.of(place(2_000), months)
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
    same(np.array(tie_phases.visible(ours.scratch)), month["visible"][0], "visible")
    assert np.any(ours.ties.trust_ab != start.ties.trust_ab)
