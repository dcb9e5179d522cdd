"""The study of resilience and lock-in: starts are moved as said, the judgement is right, and a tiny run writes page and pictures."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from partnership_sim.engine.block import start_of
from partnership_sim.population import cast_of
from tests.scripts import ROOT, script

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def study():
    return script("lock_in", "lock_in")


def test_a_start_is_moved_to_the_means_that_are_asked_for_and_nothing_else_moves(study) -> None:
    scenario = study.case(study.Setting(1, 2))
    start = start_of(scenario, cast_of(scenario), range(2))
    for trust, resistance in ((0.1, 0.6), (0.9, 0.2)):
        other = study.moved(start, trust, resistance)
        for run in range(2):
            count = int(start.ties.count[run, 0])
            both = np.concatenate([other.ties.trust_ab[run, :count], other.ties.trust_ba[run, :count]])
            assert both.mean() == pytest.approx(trust)
            assert both.min() >= 0
            assert both.max() <= 1
        assert other.state.resistance.mean(axis=1) == pytest.approx(resistance)
        assert np.array_equal(other.state.anchor, start.state.anchor)
        assert np.array_equal(other.priors, start.priors)
    assert not np.allclose(start.state.resistance.mean(axis=1), 0.2)


def test_the_edge_is_where_half_stand(study) -> None:
    assert study.edge((0.2, 0.4, 0.6), (0.0, 0.25, 0.75)) == pytest.approx(0.5)
    assert study.edge((0.2, 0.4), (0.6, 0.9)) == 0.2
    assert math.isinf(study.edge((0.2, 0.4), (0.0, 0.4)))


def test_the_price_is_where_the_mean_reaches_the_level(study) -> None:
    level = np.array([0.5, 0.7])
    core = [level - 0.2, level, level + 0.1]
    price, resampled = study._needed(core, level, (0.0, 2.0, 4.0))
    assert price == 2.0
    assert (resampled == 2.0).all()
    assert math.isinf(study._needed(core[:1], level, (0.0,))[0])


def test_the_same_luck_whatever_the_start(study) -> None:
    runs = [study.follow(study.Setting(4, 3, months=3, trust=0.5, resistance=resistance)) for resistance in (0.4, 0.4, 0.6)]
    assert np.array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


def test_a_tiny_study_writes_pages_pictures_and_numbers(study, tmp_path: Path) -> None:
    one = study.Study(5, share=0.05, workers=1)
    found = study.found_by(
        one,
        basins={"trusts": (0.2, 0.5, 0.8), "resistances": (0.4,), "months": 8},
        parameters={"trusts": (0.2, 0.8), "names": ("promise_trust", "scar_size"), "months": 4},
        prices={"trusts": (0.2, 0.5, 0.8), "spends": (0.0, 4.0), "months": 40},
        scandal={"windows": (1, 13), "spends": (0.0, 4.0)},
    )
    study.write(found, one.rows, tmp_path)
    for tag in ("", ".id"):
        page = (tmp_path / f"lock_in{tag}.md").read_text(encoding="utf-8")
        assert "promise_trust" in page
        assert "{" not in page
        for name in ("lock_in", "lock_in_curves"):
            assert (tmp_path / f"{name}{tag}.png").stat().st_size > 1000
    with (tmp_path / "lock_in.csv").open(encoding="utf-8") as file:
        assert {row["part"] for row in csv.DictReader(file)} == {"basins", "parameters", "prices", "scandal"}


def test_the_shipped_page_says_whether_there_is_a_trap() -> None:
    page = (ROOT / "docs/lock_in.md").read_text(encoding="utf-8")
    assert "low-trust trap" in page
    assert "Dialogue throughout" in page
