"""D7: the public servants of Policy Priority Inference, by hand and beside what the published code gives; our leakage under the same monitoring."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest

from partnership_sim.constants import RISK_HALF
from partnership_sim.declare import PARAMETERS
from tests.scripts import ROOT, script


@pytest.fixture
def model():
    return script("docking", "policy_priority")


@pytest.fixture
def leakage():
    return script("docking", "leakage")


def one(*values: float) -> np.ndarray:
    return np.array([values])


def test_learning_by_hand(model) -> None:
    """X + sgn(dX dF) |dF|: on where it paid, back where it did not; without a change the last direction and step hold."""
    servants = model.Servants(
        action=one(0.2, 0.2, 0.2, 0.2),
        action_before=one(0.1, 0.1, 0.3, 0.2),
        benefit=one(0.9, 0.4, 0.9, 0.9),
        benefit_before=one(0.6, 0.7, 0.6, 0.6),
        direction=one(-1, -1, 1, -1),
        step=one(0.05, 0.05, 0.05, 0.05),
    )
    contributed = servants.learn()
    assert servants.action[0].tolist() == pytest.approx([0.5, -0.1, -0.1, -0.1])
    assert contributed[0].tolist() == pytest.approx([1 / (1 + math.exp(-x)) for x in (0.5, -0.1, -0.1, -0.1)])
    servants.receive(servants.benefit)  # nothing changed: the last direction and size are kept
    servants.learn()
    assert servants.action[0].tolist() == pytest.approx([0.8, -0.4, -0.4, -0.4])


def test_benefits_and_what_is_spotted_by_hand(model) -> None:
    """F = dI c + (1 - theta tau)(1 - c); theta where the draw lies below q w (1 - c)."""
    contributed = one(0.25, 0.25, 0.25)
    caught = model.seen(contributed, one(1.0, 1.0, 0.5), 0.8, one(0.59, 0.61, 0.31))
    assert caught[0].tolist() == [1.0, 0.0, 0.0]
    found = model.benefit(contributed, one(0.1, 0.1, -0.1), caught, 0.4)
    assert found[0].tolist() == pytest.approx([0.025 + 0.6 * 0.75, 0.025 + 0.75, -0.025 + 0.75])


def test_government_by_hand(model) -> None:
    government = model.Government(one(30.0, 70.0))
    government.look(one(1.0, 0.0), one(0.4, 0.4), one(0.5, 0.5))
    assert government.leaning[0].tolist() == pytest.approx([30 + 0.5 * 1.6 / 2, 70 + 0.5])
    assert government.allocation()[0].tolist() == pytest.approx([100 * 30.4 / 100.9, 100 * 70.5 / 100.9])


#: Of the published code (github.com/oguerrer/ppi, 17 September 2023): 10 indicators at 0.5, alphas 0.001 both, betas 1 / (10 + 100 / 101), 50 periods,
#: no network; share of the budget not contributed, periods 41 to 50, mean of 600 runs and its standard error, by rule of law and monitoring.
PUBLISHED = {
    (0.5, 0.0): (0.6037, 0.0014),
    (0.5, 0.2): (0.4923, 0.0018),
    (0.5, 0.4): (0.4590, 0.0020),
    (0.5, 1.0): (0.5037, 0.0026),
    (1.0, 0.1): (0.4598, 0.0022),
    (1.0, 0.4): (0.3122, 0.0020),
    (1.0, 1.0): (0.2867, 0.0027),
}


@pytest.mark.parametrize(("law", "monitoring"), PUBLISHED)
def test_shares_diverted_are_those_of_the_published_code(model, law: float, monitoring: float) -> None:
    mean, error = PUBLISHED[law, monitoring]
    found = model.diverted(monitoring, law, seed=5, runs=1500)[:, 40:].mean(axis=1)
    own = found.std(ddof=1) / math.sqrt(1500)
    assert found.mean() == pytest.approx(mean, abs=4 * math.hypot(error, own))


def test_without_monitoring_whatever_is_learnt_is_to_divert(model) -> None:
    """Nobody is spotted: keeping a unit gives 1, contributing it the programme's change, below 1; so the share diverted rises for good."""
    found = model.diverted(0.0, 1.0, seed=6, runs=600, periods=600).mean(axis=0)
    assert found[:10].mean() < found[50:100].mean() < found[500:].mean()
    assert found[500:].mean() > 0.8
    assert (model.diverted(0.7, 0.0, seed=6, runs=20) != model.diverted(0.7, 1.0, seed=6, runs=20)).any()


def test_being_spotted_works_as_an_event(model, monkeypatch) -> None:
    """With the mean penalty instead, diversion falls all the way, by a tenth at most; the page says so."""
    levels = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    events = [model.diverted(level, 0.5, seed=7, runs=800)[:, 40:].mean() for level in levels]
    monkeypatch.setattr(model, "seen", lambda contributed, weight, monitoring, draw: monitoring * weight * (1.0 - contributed))
    means = [model.diverted(level, 0.5, seed=7, runs=800)[:, 40:].mean() for level in levels]
    assert means == sorted(means, reverse=True)
    assert means[-1] > 0.9 * means[0]
    assert min(events) < 0.8 * events[0]
    assert events[-1] > min(events) + 0.03


def test_ours_follows_its_equation(leakage) -> None:
    """Once what is reckoned with has settled at the dose q: leakage_base (1 - audit_effect q / (q + RISK_HALF))."""
    found = leakage.ours(3, 1)
    base, effect = PARAMETERS["leakage_base"].default, PARAMETERS["audit_effect"].default
    expected = [base * (1 - effect * level / (level + RISK_HALF)) for level in leakage.LEVELS]
    assert [one.mean for one in found] == pytest.approx(expected, abs=1e-3)


def test_the_script_writes_its_part_of_the_page(leakage, tmp_path) -> None:
    """The rest of the page stays; what the page says of both models holds for the numbers in its table."""
    page = (ROOT / "docs" / "evidence" / "docking.md").read_text(encoding="utf-8")
    (tmp_path / "docking.md").write_text(page, encoding="utf-8")
    leakage.main(["--runs", "400", "--replicates", "2", "--workers", "1", "--out", str(tmp_path)])
    written = (tmp_path / "docking.md").read_text(encoding="utf-8")
    assert written.split(leakage.BEGIN)[0] == page.split(leakage.BEGIN)[0]
    assert written.split(leakage.END)[1] == page.split(leakage.END)[1]
    table = (ROOT / "docs" / "evidence" / "docking_leakage.csv").read_text(encoding="utf-8").splitlines()
    by: dict[str, list[float]] = {}
    for row in csv.DictReader(table):
        by.setdefault(row["model"], []).append(float(row["of_unmonitored"]))
    assert {len(shares) for shares in by.values()} == {len(leakage.LEVELS)}
    for name, shares in by.items():
        assert shares[0] == 1.0
        assert shares[3] < shares[1] < 1.0, name
        assert shares[0] - shares[3] > 0.6 * (shares[0] - min(shares)), name  # bent: most at first
        assert min(shares) > 0.3, name
    assert by["theirs, rule of law 0.5"][-1] > min(by["theirs, rule of law 0.5"]) + 0.02
    assert by["ours"] == sorted(by["ours"], reverse=True)
    weak, strong = (by[f"theirs, rule of law {law:g}"][-1] for law in leakage.RULES_OF_LAW)
    assert strong < by["ours"][-1] < weak
