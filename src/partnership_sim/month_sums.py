"""Sums over the rows and ties of a block that levers ask for, in compiled code: the same bits for any block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.constants import OUTSIDE_TRUST
from partnership_sim.dynamics.opening import scale_of
from partnership_sim.kernel import kernel

if TYPE_CHECKING:
    from partnership_sim.state import Array, Ties


@kernel
def _sums(values: Array, weights: Array, out: Array) -> None:
    """Sum of values * weights over each run, in the order of stakeholders whatever the block: out is [run, 1].

    Runs go four at a time: a sum waits for each of its additions, four of them do not wait for each other.
    """
    fours = values.shape[0] // 4 * 4
    for r in range(0, fours, 4):
        one, two, three, four = 0.0, 0.0, 0.0, 0.0
        for i in range(values.shape[1]):
            one += values[r, i] * weights[r, i]
            two += values[r + 1, i] * weights[r + 1, i]
            three += values[r + 2, i] * weights[r + 2, i]
            four += values[r + 3, i] * weights[r + 3, i]
        out[r, 0], out[r + 1, 0], out[r + 2, 0], out[r + 3, 0] = one, two, three, four
    for r in range(fours, values.shape[0]):
        total = 0.0
        for i in range(values.shape[1]):
            total += values[r, i] * weights[r, i]
        out[r, 0] = total


def row_sums(values: Array, weights: Array) -> Array:
    """Return the sum of values * weights over each run, [run, 1]: the same bits for any block."""
    out = np.zeros((weights.shape[0], 1))
    full = values
    if values.shape != weights.shape:
        full = np.empty(weights.shape)
        full[:] = values
    _sums(np.ascontiguousarray(full, np.float64), np.ascontiguousarray(weights, np.float64), out)
    return out


@kernel
def tie_counts(
    count: Array, a: Array, b: Array, active: Array, receives: Array, size: Array, on: Array, both: Array, either: Array
) -> None:
    """Awake ties with both ends, and with at least one end, in `on`, by their size: [run, 1]."""
    for r in range(count.shape[0]):
        of_both, of_either = 0.0, 0.0
        for e in range(count[r, 0]):
            i = a[r, e]
            j = b[r, e]
            if active[r, i] and active[r, j]:
                ends = int(on[r, i] > 0.0) + int(on[r, j] > 0.0)
                scale = scale_of(receives[r, i], receives[r, j], size[r, i], size[r, j]) if ends > 0 else 0.0
                of_both += scale if ends == 2 else 0.0
                of_either += scale
        both[r, 0], either[r, 0] = of_both, of_either


@kernel
def both_ends(count: Array, a: Array, b: Array, active: Array, on: Array, out: Array) -> None:
    """Write 1 for every awake tie with both ends in `on`: out is [run, row]."""
    for r in range(count.shape[0]):
        for e in range(count[r, 0]):
            i = a[r, e]
            j = b[r, e]
            if active[r, i] and active[r, j] and on[r, i] > 0.0 and on[r, j] > 0.0:
                out[r, e] = 1.0


@kernel
def lesser_end(count: Array, a: Array, b: Array, values: Array, out: Array) -> None:
    """Write the smaller value of both ends: out is [run, row]."""
    for r in range(count.shape[0]):
        for e in range(count[r, 0]):
            out[r, e] = min(values[r, a[r, e]], values[r, b[r, e]])


@kernel
def prior_trust(kind: Array, priors: Array, shares: Array, by_kind: Array, prior: Array) -> None:
    """Write each kind's prior trust in a team into `prior`; it and `by_kind`, [run, kind], come as zeros."""
    for r in range(kind.shape[0]):
        for i in range(kind.shape[1]):
            if shares[r, i] > 0.0:
                by_kind[r, kind[r, i]] += shares[r, i]
        for own in range(by_kind.shape[1]):
            for code in range(by_kind.shape[1]):
                prior[r, own] += priors[r, own, code] * by_kind[r, code]


@kernel
def trust_team(t: Ties, kind: Array, active: Array, prior: Array, shares: Array, inside: Array, weight: Array, trust: Array) -> None:
    """Write each one's trust in a team into `trust`, [run, stakeholder]; `weight` and `trust` come as zeros.

    It is the mean trust in those of the team to whom there is an awake tie, else the prior for their kinds; that in an outside facilitator where nobody is in it.
    """
    for r in range(t.count.shape[0]):
        for e in range(t.count[r, 0] if inside[r, 0] else 0):
            i = t.a[r, e]
            j = t.b[r, e]
            if (shares[r, i] > 0.0 or shares[r, j] > 0.0) and active[r, i] and active[r, j]:
                trust[r, i] += shares[r, j] * t.trust_ab[r, e]
                weight[r, i] += shares[r, j]
                trust[r, j] += shares[r, i] * t.trust_ba[r, e]
                weight[r, j] += shares[r, i]
        for i in range(kind.shape[1]):
            if weight[r, i] > 0.0:
                trust[r, i] /= weight[r, i]
            else:
                trust[r, i] = prior[r, kind[r, i]] if inside[r, 0] else OUTSIDE_TRUST
