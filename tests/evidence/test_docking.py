"""Docking: our phases against closed forms and published models that they contain."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from partnership_sim.dynamics import opening, resistance
from partnership_sim.dynamics.learning import practised
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.evidence import Lab
from partnership_sim.evidence.couple import Couple
from tests.worlds import block, scenario


def point(**values: float) -> object:
    """Return a record of parameters, all at their defaults but for some."""
    return Lab(1, points={name: np.array([value]) for name, value in values.items()}).records()[0]


def test_opinion_settles_where_friedkin_and_johnsen_say() -> None:
    """D3: with trust and threat held, z - z0 settles at (I - (I - S) W)^-1 S y, W the trust-weighted network, y = threat / (speed S): a dense solve on 50 stakeholders.

    These are Friedkin and Johnsen's settled opinions of people whose first opinions are y; where nothing threatens, everybody stays where it began.
    """
    population = {"community": 38, "government": 4, "business": 4, "ngo": 4, "ties_each": 6}
    runs = block(scenario(population=population, months=1), "No programme")
    s, t, c, x = state_of(runs.state, 0), ties_of(runs.ties, 0), channels_of(runs.channels.arrays(), 0), runs.scratch
    s.anchor[:] = s.resistance[:] = np.random.default_rng(5).uniform(0.3, 0.5, 50)
    s.stubbornness[:] = np.random.default_rng(6).uniform(0.2, 0.9, 50)
    s.rent[:] = np.random.default_rng(7).uniform(0.0, 1.0, 50)
    p = point(resistance_relief=0.0, resistance_contact=0.0)
    opening.open_month(s, t, runs.kinds, x, 0.0, 1)
    opening.dose(s, c, p, runs.kinds, x)
    for audited in (0.0, 1.0):
        x.audit[:] = audited
        for _ in range(400):
            resistance.be_silent(s, x)
            resistance.listen(t, x, 0, t.count[0])
            resistance.drift(s, c, p, runs.kinds, x)
        weights = np.zeros((50, 50))
        for e in range(t.count[0]):
            weights[t.a[e], t.b[e]], weights[t.b[e], t.a[e]] = t.trust_ab[e], t.trust_ba[e]
        lonely = weights.sum(axis=1) == 0
        assert not lonely.any()
        weights /= weights.sum(axis=1, keepdims=True)
        own = np.diag(s.stubbornness)
        first = audited * p.resistance_threat * s.rent / (p.resistance_speed * s.stubbornness)  # type: ignore[attr-defined]
        settled = np.linalg.solve(np.eye(50) - (np.eye(50) - own) @ weights, own @ first)
        assert s.resistance - s.anchor == pytest.approx(settled, abs=1e-9)
        assert (settled > 0.005).all() == (audited > 0)


@pytest.mark.parametrize("kept", [0.6, 0.7, 0.8, 0.9])
@pytest.mark.parametrize("ratio", [2.5, 3.0, 5.0])
def test_trust_settles_where_the_mean_field_says(kept: float, ratio: float) -> None:
    """D1: if both keep their word with probability p and every breach is seen, T* = p / (p + (1 - p) ratio), whatever the gain.

    There trust is expected to stay, below it to rise, above it to fall.
    """
    settled = kept / (kept + (1 - kept) * ratio)
    for gain in (0.05, 0.1):
        p = point(trust_gain=gain, trust_loss_ratio=ratio)

        def expected_change(level: float, p: object = p) -> float:
            success, breach = Couple(p, level), Couple(p, level)
            success.keep()
            breach.breach()
            return kept * (success.trust - level) + (1 - kept) * (breach.trust - level)

        assert expected_change(settled) == pytest.approx(0.0, abs=1e-12)
        assert expected_change(settled - 0.01) > 0.0
        assert expected_change(settled + 0.01) < 0.0


def test_an_unused_skill_fades_with_the_half_life_of_its_rates() -> None:
    """Ln 2 over the monthly rate, forgetting and turnover together; the gain shrinks by the same share every month."""
    p = point()
    rate = p.forgetting + p.turnover  # type: ignore[attr-defined]
    gain = 0.3
    for month in range(1, 25):
        gain = practised(0.4 + gain, 0.4, 0.0, 0.0, p) - 0.4
        assert gain == pytest.approx(0.3 * (1 - rate) ** month)


def test_the_page_names_the_tests_there_are() -> None:
    """docs/evidence/docking.md: every test that it names exists, and every test of docking is named."""
    here = Path(__file__).parent
    named = set(re.findall(r"\b(test_\w+)(?!\.py|\w)", (here.parents[1] / "docs/evidence/docking.md").read_text(encoding="utf-8")))
    docking = {
        name
        for path in here.glob("test_docking*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    there = docking | set(re.findall(r"^def (test_\w+)", (here / "test_evidence.py").read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= there
    assert docking <= named
