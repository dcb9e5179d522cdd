"""Who is tied to whom at the start: by activity, through partners of partners, and by kind. docs/odd.md, section 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.draws import Process, first, pair, process_key, second
from partnership_sim.kernel import allocating_kernel, kernel

if TYPE_CHECKING:
    from partnership_sim.state import Array, Ties

#: So often who seeks a partner is led to a partner of one of its partners: gives the clustering of measured networks (docs/structure.md).
INTRODUCED = 0.9
WIRE_FROM, WIRE_TO, WIRE_PARTNER = int(Process.WIRE_FROM), int(Process.WIRE_TO), int(Process.WIRE_PARTNER)


@kernel
def tied(head: Array, following: Array, who: Array, i: int, j: int) -> bool:
    """Return whether j is in i's list of partners."""
    at = head[i]
    while at >= 0:
        if who[at] == j:
            return True
        at = following[at]
    return False


@kernel
def nth_partner(head: Array, following: Array, who: Array, i: int, n: int) -> int:
    """Return the n-th partner in i's list, the latest first."""
    at = head[i]
    for _ in range(n):
        at = following[at]
    return int(who[at])


@allocating_kernel
def by_weight(cumulative: Array, u: float) -> int:
    """Return an index with chance in proportion to its weight."""
    return min(int(np.searchsorted(cumulative, u * cumulative[-1], side="right")), cumulative.size - 1)


@kernel
def add_tie(t: Ties, r: int, key: Array, i: int, j: int) -> int:
    """Append a tie between i and j to run r; end a is the one with the smaller key. Return its row."""
    a, b = (i, j) if key[i] < key[j] else (j, i)
    e = t.count[r, 0]
    t.count[r, 0] += 1
    t.a[r, e] = a
    t.b[r, e] = b
    t.key[r, e] = pair(key[a], key[b])
    t.unmet[r, e] = 3
    t.first[r, e] = 1
    t.via[r, e] = -1
    return int(e)


@allocating_kernel
def wire(
    t: Ties, run_keys: Array, key: Array, kind: Array, activity: Array, is_open: Array, ties_each: float, homophily: float, limit: int
) -> None:
    """Draw ties for those who are open to drawn ties, in every run.

    t holds the ties that are given. key, kind, is_open: [stakeholder]; activity: [run, stakeholder]. limit: most ties a run may have.
    """
    n = key.size
    for r in range(run_keys.size):
        head = np.full(n, -1, np.int64)
        degree = np.zeros(n, np.int64)
        following = np.full(2 * limit + 2, -1, np.int64)
        who = np.zeros(2 * limit + 2, np.int64)
        used = 0
        for e in range(t.count[r, 0]):
            used = link(head, following, who, degree, t.a[r, e], t.b[r, e], used)
        those_open = np.cumsum(activity[r] * is_open)
        wanted = ties_each * is_open.sum()
        ends = 0
        from_key = process_key(run_keys[r], 0, WIRE_FROM)
        to_key = process_key(run_keys[r], 0, WIRE_TO)
        partner_key = process_key(run_keys[r], 0, WIRE_PARTNER)
        attempt = np.uint64(0)
        for _ in range(int(50 * wanted) + 1000):
            if ends + 0.5 > wanted or t.count[r, 0] >= limit or those_open[-1] <= 0.0:
                break
            attempt += np.uint64(1)
            i = by_weight(those_open, first(from_key, attempt))
            if degree[i] > 0 and second(from_key, attempt) < INTRODUCED:
                k = nth_partner(head, following, who, i, int(first(partner_key, attempt) * degree[i]))
                j = nth_partner(head, following, who, k, int(second(partner_key, attempt) * degree[k]))
            else:
                j = min(int(first(to_key, attempt) * n), n - 1)
            mixed = kind[i] != kind[j] and second(to_key, attempt) < homophily
            if i == j or mixed or tied(head, following, who, i, j):
                continue
            add_tie(t, r, key, i, j)
            used = link(head, following, who, degree, i, j, used)
            ends += int(is_open[i]) + int(is_open[j])


@kernel
def link(head: Array, following: Array, who: Array, degree: Array, i: int, j: int, used: int) -> int:
    """Enter i and j in each other's lists; return the number of entries used."""
    who[used] = j
    following[used] = head[i]
    head[i] = used
    who[used + 1] = i
    following[used + 1] = head[j]
    head[j] = used + 1
    degree[i] += 1
    degree[j] += 1
    return used + 2
