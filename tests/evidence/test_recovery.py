"""Parameters guessed from statistics: known answers, by hand, by refitting and by who knows how the statistics came about."""

from __future__ import annotations

import numpy as np
import pytest

from partnership_sim.evidence import recovery
from partnership_sim.evidence.recovery import fitted, predicted, standardised


def told(statistics, target):
    """Return the share of a target's variance that is foretold."""
    guess = predicted(statistics, target[:, None])[:, 0]
    return 1 - ((target - guess) ** 2).sum() / ((target - target.mean()) ** 2).sum()


@pytest.fixture
def random():
    return np.random.default_rng(8)


def test_a_statistic_with_noise_tells_what_it_should(random) -> None:
    """Target t of variance 1 and a statistic t + noise of variance v: whoever knows all that can be known has R2 = 1 / (1 + v)."""
    target = random.standard_normal(1500)
    for variance in (0.25, 1.0, 3.0):
        statistics = np.column_stack([target + np.sqrt(variance) * random.standard_normal(1500), *random.standard_normal((4, 1500))])
        assert told(statistics, target) == pytest.approx(1 / (1 + variance), abs=0.05)


def test_nothing_is_told_where_nothing_is(random) -> None:
    assert -0.1 < told(random.standard_normal((400, 30)), random.standard_normal(400)) < 0.03


def test_squares_and_products_are_found_by_quadratic_terms_alone(random, monkeypatch) -> None:
    statistics = random.standard_normal((800, 3))
    for target in (statistics[:, 0] * statistics[:, 1], statistics[:, 2] ** 2):
        assert told(statistics, target) > 0.95
    monkeypatch.setattr(recovery, "WEIGHTS", (0.0,))
    assert told(statistics, statistics[:, 0] * statistics[:, 1]) < 0.05


def test_terms_in_common_are_ridge_on_terms_written_out(random, monkeypatch) -> None:
    """With one penalty: the normal equations of ridge on linear and quadratic terms, the mean not penalised."""
    monkeypatch.setattr(recovery, "PENALTIES", np.array([0.7]))
    x, targets, weight = random.standard_normal((50, 4)), random.standard_normal((50, 2)), 0.3
    learnt = np.arange(50) % 5 != 0
    common = x @ x.T / 4
    found, _ = fitted(common + weight * common**2, learnt, targets)
    pairs = [(i, j) for i in range(4) for j in range(i, 4)]
    products = np.column_stack([x[:, i] * x[:, j] * (1 if i == j else np.sqrt(2)) for i, j in pairs])
    terms = np.column_stack([x / 2, np.sqrt(weight) * products / 4])
    mean = terms[learnt].mean(axis=0)
    own = terms[learnt] - mean
    slopes = np.linalg.solve(own.T @ own + 0.7 * np.eye(terms.shape[1]), own.T @ (targets[learnt] - targets[learnt].mean(axis=0)))
    assert found == pytest.approx(targets[learnt].mean(axis=0) + (terms[~learnt] - mean) @ slopes, abs=1e-9)


def test_the_error_of_leaving_out_one_is_that_of_fitting_without_it(random, monkeypatch) -> None:
    monkeypatch.setattr(recovery, "PENALTIES", np.array([0.4]))
    x, target = random.standard_normal((30, 3)), random.standard_normal((30, 1))
    common = x @ x.T + 0.2 * (x @ x.T) ** 2
    everybody = np.append(np.ones(30, bool), False)
    padded = np.pad(common, (0, 1))
    _, error = fitted(padded, everybody, np.vstack([target, [[0.0]]]))
    by_hand = [float((fitted(common, np.arange(30) != one, target)[0] - target[one])[0, 0]) for one in range(30)]
    assert error[0] == pytest.approx(np.mean(np.square(by_hand)), rel=1e-9)


def test_nobody_sees_the_set_that_is_guessed(random) -> None:
    statistics, targets = random.standard_normal((60, 5)), random.standard_normal((60, 2))
    before = predicted(statistics, targets)
    lot = np.arange(60) % recovery.FOLDS
    targets[lot == 2] += 100.0
    after = predicted(statistics, targets)
    assert after[lot == 2] == pytest.approx(before[lot == 2])
    assert (after[lot != 2] > before[lot != 2] + 1.0).all()


def test_what_is_not_known_is_the_mean_and_what_never_differs_says_nothing() -> None:
    statistics = np.array([[1.0, 5.0], [3.0, 5.0], [np.nan, 5.0], [7.0, 9.0]])
    found = standardised(statistics, np.array([True, True, True, False]))
    assert found[:, 0].tolist() == [-1.0, 1.0, 0.0, 5.0]  # of 1 and 3: mean 2, deviation 1
    assert found[:, 1].tolist() == [0.0, 0.0, 0.0, 0.0]
