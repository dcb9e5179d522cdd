"""How well parameters are recovered from statistics: ridge regression with quadratic terms, judged on sets that it has not seen.

Statistics are standardised. With z of two sets, their products' mean k = z.z'/statistics is what linear terms have in common, and k + w k^2 what
linear and quadratic terms (squares and products of every pair) have: regression by these is ridge regression on all those terms, without writing
them out. The penalty and w are chosen for each parameter by the error of leaving out one set, among the sets that are learnt from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from partnership_sim.state import Array

PENALTIES = np.logspace(-4, 2, 19)
#: Weights of the quadratic terms.
WEIGHTS = (0.0, 0.2)
FOLDS = 5


def standardised(statistics: Array, learnt: Array) -> Array:
    """Return statistics less their mean over the sets that are learnt from, in their standard deviations; what is NaN is the mean, what never differs 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        known = statistics[learnt]
        count = np.maximum((~np.isnan(known)).sum(axis=0), 1)
        mean = np.nansum(known, axis=0) / count
        deviation = np.sqrt(np.nansum((known - mean) ** 2, axis=0) / count)
        scaled = (statistics - mean) / deviation
    return np.where(np.isfinite(scaled), scaled, 0.0)


def fitted(common: Array, learnt: Array, targets: Array) -> tuple[Array, Array]:
    """Return predictions of the sets that are not learnt from, [set, target], and the error of leaving out one that is, [target].

    Parameters
    ----------
    common : ndarray, [set, set]
        What the terms of two sets have in common.
    learnt : ndarray of bool, [set]
    targets : ndarray, [set, target]
    """
    own, apart = common[np.ix_(learnt, learnt)], common[np.ix_(~learnt, learnt)]
    values, vectors = np.linalg.eigh(own - own.mean(axis=0) - own.mean(axis=1, keepdims=True) + own.mean())
    values = np.maximum(values, 0.0)
    mean = targets[learnt].mean(axis=0)
    along = vectors.T @ (targets[learnt] - mean)
    others = (apart - own.mean(axis=0) - apart.mean(axis=1, keepdims=True) + own.mean()) @ vectors
    best, error = np.zeros((int((~learnt).sum()), targets.shape[1])), np.full(targets.shape[1], np.inf)
    for penalty in PENALTIES:
        kept = values / (values + penalty)
        rest = targets[learnt] - mean - vectors @ (kept[:, None] * along)
        leverage = (vectors**2) @ kept + 1.0 / learnt.sum()
        without = ((rest / np.maximum(1.0 - leverage, 1e-9)[:, None]) ** 2).mean(axis=0)
        better = without < error
        error = np.where(better, without, error)
        best[:, better] = (others @ (along / (values + penalty)[:, None]))[:, better]
    return best + mean, error


def predicted(statistics: Array, targets: Array, *, folds: int = FOLDS) -> Array:
    """Return each target as predicted by who has not seen that set, [set, target].

    Parameters
    ----------
    statistics : ndarray, [set, statistic]
    targets : ndarray, [set, target]
    folds : int
        Set after set goes to the next fold; sets come in no order.
    """
    lot = np.arange(len(statistics)) % folds
    found = np.zeros_like(targets, dtype=float)
    for fold in range(folds):
        learnt = lot != fold
        scaled = standardised(statistics, learnt)
        linear = scaled @ scaled.T / scaled.shape[1]
        error = np.full(targets.shape[1], np.inf)
        best = np.zeros((int((~learnt).sum()), targets.shape[1]))
        for weight in WEIGHTS:
            tried, own = fitted(linear + weight * linear**2, learnt, targets)
            best[:, own < error] = tried[:, own < error]
            error = np.minimum(error, own)
        found[~learnt] = best
    return found
