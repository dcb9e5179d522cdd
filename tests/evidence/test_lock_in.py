"""The study of lock-in: starts are moved as said, the judgement is right, and a tiny run writes page, picture and numbers."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
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


@pytest.fixture
def pages():
    return script("lock_in", "lock_in_page")


@pytest.mark.parametrize(("trust", "norm", "disputes"), [(0.2, 0.2, 0.3), (0.7, 0.8, 0.0), (0.4, 0.9, 1.0)])
def test_a_start_is_moved_to_what_is_asked_for_and_nothing_else_moves(study, trust: float, norm: float, disputes: float) -> None:
    scenario = study.case(study.Setting(1, 2))
    start = start_of(scenario, cast_of(scenario), range(2))
    other = study.moved(start, study.Standing(trust, norm, disputes))
    for run in range(2):
        count = int(start.ties.count[run, 0])
        both = np.concatenate([other.ties.trust_ab[run, :count], other.ties.trust_ba[run, :count]])
        assert both.mean() == pytest.approx(trust)
        assert both.min() >= 0
        assert both.max() <= 1
        assert other.ties.conflict[run, :count].mean() == pytest.approx(disputes, abs=4 * (0.25 / count) ** 0.5 if 0 < disputes < 1 else 0)
        assert not other.ties.conflict[run, count:].any()
    assert other.state.norm.mean(axis=1) == pytest.approx(norm)
    assert ((other.state.norm >= 0) & (other.state.norm <= 1)).all()
    kept = replace(
        other,
        state=other.state._replace(norm=start.state.norm),
        ties=other.ties._replace(trust_ab=start.ties.trust_ab, trust_ba=start.ties.trust_ba, conflict=start.ties.conflict),
    )
    for one, unmoved in zip((*kept.state, *kept.ties), (*start.state, *start.ties), strict=True):
        assert np.array_equal(one, unmoved)
    assert np.array_equal(other.priors, start.priors)


@pytest.mark.parametrize(
    ("mean", "low", "verdict"),
    [
        (0.3, 0.2, "apart"),
        (0.25, 0.2, "left"),
        (0.3, -0.1, "together"),
        (0.02, 0.01, "left"),
        (0.009, 0.001, "together"),
        (-0.3, -0.4, "together"),
    ],
)
def test_two_starts_end_apart_where_more_than_half_of_the_gap_is_left(pages, mean: float, low: float, verdict: str) -> None:
    assert pages.ends(pages.Gap(mean, low, 2 * mean - low), 0.5) == verdict


def test_the_same_luck_whatever_the_start(study) -> None:
    bad = study.STARTS[study.BAD]
    runs = [study.follow(study.Setting(4, 3, months=3, start=start)) for start in (bad, bad, study.STARTS[study.GOOD])]
    assert np.array_equal(runs[0], runs[1], equal_nan=True)
    assert not np.array_equal(runs[0], runs[2], equal_nan=True)


def test_a_tiny_study_writes_pages_pictures_and_numbers(study, tmp_path: Path) -> None:
    one = study.Study(5, share=0.05, workers=1, months=8)
    study.write(study.found_by(one, names=("promise_trust", "need"), spends=(4.0,)), one.rows, tmp_path)
    for tag in ("", ".id"):
        page = (tmp_path / f"lock_in{tag}.md").read_text(encoding="utf-8")
        assert "promise_trust" in page
        assert "{" not in page
        assert not re.search(r"\bnan\b", page)
        assert (tmp_path / f"lock_in{tag}.png").stat().st_size > 1000
    with (tmp_path / "lock_in.csv").open(encoding="utf-8") as file:
        assert {row["part"] for row in csv.DictReader(file)} == {"worlds", "gaps", "ways_out", "parameters", "place"}


def test_trust_that_feeds_on_itself_keeps_two_starts_further_apart(study) -> None:
    """The mean field has one level of trust with the defaults, and two from a loop gain of one on, which both upper ends together pass."""
    left = {}
    for world in ("defaults", "the_trap"):
        good, bad = (
            study.follow(study.Setting(11, 3, months=120, parameters=study.WORLDS[world], start=at)) for at in study.STARTS.values()
        )
        left[world] = float((good - bad)[:, -1, study.TRUST].mean())
    assert left["defaults"] < 0.1
    assert left["the_trap"] > 0.25


def test_the_shipped_page_tells_the_model_as_it_is_from_the_scenario_of_a_trap() -> None:
    page = (ROOT / "docs/lock_in.md").read_text(encoding="utf-8")
    with (ROOT / "docs" / "lock_in.csv").open(encoding="utf-8") as file:
        gaps = {row["world"]: float(row["mean"]) for row in csv.DictReader(file) if (row["part"], row["plan"]) == ("gaps", "No programme")}
    assert ("**There is a trap with the defaults**" in page) == (gaps["defaults"] > 0.25)
    assert ("**There is a trap with `promise_trust` 5.5 and `promise_norm` 4**" in page) == (gaps["the_trap"] > 0.25)
    assert "Mix throughout" in page
