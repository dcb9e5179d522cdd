"""What a survey sees: errors of answers by their formulas, statistics by hand, and what is true as anybody else's runs give it."""

from __future__ import annotations

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.evidence.survey import AMOUNT, LEVEL, OF_AMOUNT, OF_LEVEL, SEEN, YES_OR_NO, Question, answers, observed, statistics
from tests.worlds import scenario


@pytest.mark.parametrize(
    ("kind", "variance"),
    [(LEVEL, OF_LEVEL**2), (YES_OR_NO, 0.3 * 0.7), (AMOUNT, (OF_AMOUNT * 0.3) ** 2), (SEEN, 0.0)],
)
def test_errors_are_those_of_so_many_answers(kind: str, variance: float) -> None:
    truth = np.full(40_000, 0.3)
    truth[0] = np.nan
    found = Question("trust", kind, 25).answered(truth, np.random.default_rng(2))
    assert np.isnan(found[0])
    assert found[1:].mean() == pytest.approx(0.3, abs=4 * np.sqrt(variance / 25 / 40_000) + 1e-12)
    assert found[1:].var() == pytest.approx(variance / 25, rel=0.05, abs=1e-12)


def test_answers_have_errors_of_their_own_and_the_same_seed_the_same() -> None:
    truth = np.full((3, 4, 2, 2), 0.5)
    asked = (Question("trust", LEVEL, 10), Question("meetings", LEVEL, 10))
    found = answers(truth, asked, np.random.default_rng(5))
    assert found.shape == truth.shape
    assert len(np.unique(found)) == found.size
    assert (answers(truth, asked, np.random.default_rng(5)) == found).all()
    assert (answers(truth, asked, np.random.default_rng(6)) != found).all()


def test_statistics_are_means_and_deviations_over_partnerships() -> None:
    first = [[[1.0, 2.0]], [[3.0, np.nan]], [[5.0, 6.0]]]  # [partnership, wave, question]
    never = [[[1.0, np.nan]]] * 3
    found = statistics(np.array([first, never]))
    assert found[0].tolist() == pytest.approx([3.0, 4.0, np.sqrt(8 / 3), 2.0])
    assert found[1, [0, 2]].tolist() == [1.0, 0.0]
    assert np.isnan(found[1, [1, 3]]).all()


def test_what_is_true_is_what_runs_say() -> None:
    """At two points, each partnership of its own luck: the monthly values of the ordinary way to run."""
    case = scenario(months=6, plans=[{"name": "plan", "actions": [{"lever": "mediation", "spend": 1.0}]}])
    points = {"meeting_base": np.array([-0.4, 0.1])}
    metrics = ("trust", "meetings")
    plan = next(one for one in case.plans if one.name == "plan")
    found = observed(case, plan, points, np.array([[0, 1], [2, 3]]), metrics, (2, 6), workers=1)
    runs = ps.run(
        case, plans=["plan"], replicates=4, parameters=[{"meeting_base": -0.4}, {"meeting_base": 0.1}], metrics=metrics, workers=1
    )
    by_hand = runs.values["plan"].reshape(2, 4, 6, 2)[:, :, [1, 5]]
    order = [runs.metrics.index(name) for name in metrics]
    assert found[0] == pytest.approx(by_hand[0, :2][..., order])
    assert found[1] == pytest.approx(by_hand[1, 2:][..., order])
