"""The month beside that of the model as it was: what a side answers is so, and without the commit it is left out and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import beside_first
from benchmarks.cases import go_through, village
from benchmarks.harness import ROOT
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.worlds import block

if TYPE_CHECKING:
    import pytest


def test_a_side_tells_seconds_and_ties_of_its_months() -> None:
    one, ties = block(village(), NO_PROGRAMME, range(2)), 0
    for month in (1, 2, 3):
        go_through(one, 1, month)
        ties += int(one.ties.count.sum())
    with beside_first.Side(ROOT) as side:
        seconds, found = side.ask(NO_PROGRAMME, 0, 2, 3)
    assert found == ties
    assert 0.0 < seconds < 600.0


def test_without_the_commit_it_is_left_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(beside_first, "FIRST", "0" * 40)
    assert list(beside_first.month_beside_first()) == []
    assert "needs Git, and commit 0000000" in capsys.readouterr().err
