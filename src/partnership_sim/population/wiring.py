"""Who is tied to whom at the start: by activity, through partners of partners, and by kind. docs/odd.md, section 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.draws import Process, first, numbers, pair, process_key, second
from partnership_sim.dynamics.opening import scale_of
from partnership_sim.kernel import allocating_kernel, kernel
from partnership_sim.scenario.most_ties import ONE_TIE

if TYPE_CHECKING:
    from partnership_sim.state import Array, Ties

#: So often who seeks a partner is led to a partner of one of its partners: gives the clustering of measured networks (docs/structure.md).
INTRODUCED = 0.9
#: Lists of partners, a block of 64 bytes or more each: how many are in the list (in its first block), the next block, and room for some.
COUNT, NEXT, PARTNERS, BLOCK = 0, 1, 2, 16
ROOM = BLOCK - PARTNERS
#: Seekers are looked up so many at a time: who seeks does not depend on who is tied, and so memory is waited for once for many.
AHEAD = 64
#: Ties are set in order by groups of so many stakeholders.
GROUP = 64
WIRE_FROM, WIRE_TO, WIRE_PARTNER, WEIGH = numbers(Process.WIRE_FROM, Process.WIRE_TO, Process.WIRE_PARTNER, Process.WEIGH)


@kernel
def tied(lists: Array, i: int, j: int) -> bool:
    """Return whether j is in i's list of partners."""
    at, left = i, int(lists[i, COUNT])
    while left > 0:
        for place in range(PARTNERS, PARTNERS + min(left, ROOM)):
            if lists[at, place] == j:
                return True
        at = int(lists[at, NEXT])
        left -= ROOM
    return False


@kernel
def nth_partner(lists: Array, i: int, n: int) -> int:
    """Return the n-th partner in i's list, the latest first."""
    at, place = i, int(lists[i, COUNT]) - 1 - n
    while place >= ROOM:
        at = int(lists[at, NEXT])
        place -= ROOM
    return int(lists[at, PARTNERS + place])


@kernel
def enter(lists: Array, i: int, j: int, used: int) -> int:
    """Enter j in i's list; return the number of blocks used."""
    at, place = i, int(lists[i, COUNT])
    lists[i, COUNT] += 1
    while place > ROOM:
        at = int(lists[at, NEXT])
        place -= ROOM
    if place == ROOM:
        lists[at, NEXT] = used
        at, place = used, 0
        used += 1
    lists[at, PARTNERS + place] = j
    return used


@kernel
def write_guide(cumulative: Array, guide: Array) -> None:
    """Write where in `cumulative` each of guide.size equal shares of the whole begins."""
    at = 0
    for share in range(guide.size):
        while at < cumulative.size - 1 and cumulative[at] <= cumulative[-1] * share / guide.size:
            at += 1
        guide[share] = at


@kernel
def by_weight(cumulative: Array, guide: Array, u: float) -> int:
    """Return an index with chance in proportion to its weight: the first whose cumulative weight is above u's share of the whole."""
    mark = u * cumulative[-1]
    at = int(guide[int(u * guide.size)])
    while at < cumulative.size - 1 and cumulative[at] <= mark:
        at += 1
    while at > 0 and cumulative[at - 1] > mark:
        at -= 1
    return at


@kernel
def fill_ties(t: Ties, ends: Array, key: Array) -> None:
    """Write the ties between these ends, as many as t counts, into every run's rows; end a is the one with the smaller key."""
    for r in range(ends.shape[0]):
        for e in range(t.count[r, 0]):
            i, j = ends[r, e, 0], ends[r, e, 1]
            a, b = (i, j) if key[i] < key[j] else (j, i)
            t.a[r, e] = a
            t.b[r, e] = b
            t.key[r, e] = pair(key[a], key[b])
            t.first[r, e] = 1
            t.via[r, e] = -1


@kernel
def list_ties(ends: Array, low: int, high: int, begins: Array, listed: Array) -> None:
    """Write into `listed` the ties low..high-1 of each stakeholder in turn; those of i lie between begins[i] and begins[i + 1]."""
    begins[:] = 0
    for e in range(low, high):
        begins[ends[e, 0]] += 1
        begins[ends[e, 1]] += 1
    for i in range(1, begins.size):
        begins[i] += begins[i - 1]
    for e in range(low, high):
        for end in range(2):
            i = ends[e, end]
            begins[i] -= 1
            listed[begins[i]] = e


@kernel
def walk(ends: Array, begins: Array, listed: Array, order: Array, seen: Array) -> None:
    """Write everybody into `order`, in groups of about GROUP that hang together: each grows along its ties, the nearest first."""
    seen[:] = False
    found = 0
    for start in range(order.size):
        if seen[start]:
            continue
        group = at = found
        order[found] = start
        seen[start] = True
        found += 1
        while at < found and found - group < GROUP:
            i = order[at]
            at += 1
            for place in range(begins[i], begins[i + 1]):
                e = listed[place]
                j = ends[e, 0] + ends[e, 1] - i
                if not seen[j]:
                    order[found] = j
                    seen[j] = True
                    found += 1


@allocating_kernel
def set_in_order(ends: Array, count: Array, given: int, people: int) -> None:
    """Set the ties from row `given` on so that those which share an end stand close to each other, in every run.

    Ties go through a month in chunks; what a chunk reads of its ends is then less, and more of it is still in the cache. No draw depends on rows.
    ends: [run, tie, 2]; count: [run, 1].
    """
    begins = np.empty(people + 1, np.int32)
    order = np.empty(people, np.int32)
    seen = np.empty(people, np.bool_)
    for r in range(ends.shape[0]):
        high = count[r, 0]
        listed = np.empty(2 * (high - given), np.int32)
        before = ends[r, :high].copy()
        list_ties(before, given, high, begins, listed)
        walk(before, begins, listed, order, seen)
        seen_ties = np.zeros(high, np.bool_)
        row = given
        for i in order:
            for place in range(begins[i], begins[i + 1]):
                e = listed[place]
                if not seen_ties[e]:
                    seen_ties[e] = True
                    ends[r, row, 0] = before[e, 0]
                    ends[r, row, 1] = before[e, 1]
                    row += 1


@kernel
def partner_by_size(lists: Array, i: int, u: float, share: Array, receives: Array) -> int:
    """Return a partner in i's list with chance in proportion to the size of the tie: the first, the latest first, whose cumulated size is above u's share."""
    total = 0.0
    for n in range(lists[i, COUNT]):
        j = nth_partner(lists, i, n)
        total += scale_of(receives[i], receives[j], share[i], share[j])
    mark = u * total
    for n in range(lists[i, COUNT] - 1):
        j = nth_partner(lists, i, n)
        mark -= scale_of(receives[i], receives[j], share[i], share[j])
        if mark < 0.0:
            return j
    return nth_partner(lists, i, lists[i, COUNT] - 1)


@allocating_kernel
def wire(
    ends: Array,
    count: Array,
    run_keys: Array,
    key: Array,
    kind: Array,
    receives: Array,
    activity: Array,
    share: Array,
    is_open: Array,
    ties_each: float,
    homophily: float,
) -> None:
    """Draw ties for those who are open to drawn ties, in every run.

    ends, [run, tie, 2], has room for the most ties that a run may have; the first count, [run, 1], are given. Drawn ones come after them
    and are counted. key, kind, receives, is_open: [stakeholder]; activity, share: [run, stakeholder].

    Where communities are larger or smaller than a standard one, ties are counted and found by their size: a village has the same partners, and offices
    the same ties among themselves, however finely its people are counted.
    """
    n = key.size
    limit = ends.shape[1]
    lists = np.empty((n + 2 * limit // ROOM + 1, BLOCK), np.int32)
    guide = np.empty(n, np.int32)
    seekers = np.empty(AHEAD, np.int64)
    for r in range(run_keys.size):
        standard = True
        communities = 0
        size = 0.0
        for i in range(n):
            standard &= share[r, i] == 1.0
            communities += receives[i]
            size += share[r, i] * receives[i]
        mean = size / communities if communities > 0 else 1.0
        lists[:n, COUNT] = 0
        used = n
        ties = count[r, 0]
        for e in range(ties):
            used = enter(lists, ends[r, e, 0], ends[r, e, 1], used)
            used = enter(lists, ends[r, e, 1], ends[r, e, 0], used)
        those_open = np.cumsum(activity[r] * share[r] * is_open)
        all_by_size = np.cumsum(share[r])
        write_guide(those_open, guide)
        wanted = ties_each * (is_open * share[r]).sum()
        attempts = int(50 * ties_each * is_open.sum() * max(1.0, 1.0 / mean)) + 1000
        reached = 0.0
        from_key = process_key(run_keys[r], 0, WIRE_FROM)
        to_key = process_key(run_keys[r], 0, WIRE_TO)
        partner_key = process_key(run_keys[r], 0, WIRE_PARTNER)
        weigh_key = process_key(run_keys[r], 0, WEIGH)
        for number in range(attempts):
            if reached + ONE_TIE > wanted or ties >= limit or those_open[-1] <= 0.0:
                break
            if number % AHEAD == 0:
                for ahead in range(AHEAD):
                    seekers[ahead] = by_weight(those_open, guide, first(from_key, np.uint64(number + 1 + ahead)))
            attempt = np.uint64(number + 1)
            i = seekers[number % AHEAD]
            if lists[i, COUNT] > 0 and second(from_key, attempt) < INTRODUCED:
                if standard:
                    k = nth_partner(lists, i, int(first(partner_key, attempt) * lists[i, COUNT]))
                    j = nth_partner(lists, k, int(second(partner_key, attempt) * lists[k, COUNT]))
                else:
                    k = partner_by_size(lists, i, first(partner_key, attempt), share[r], receives)
                    j = partner_by_size(lists, k, second(partner_key, attempt), share[r], receives)
            elif standard:
                j = min(int(first(to_key, attempt) * n), n - 1)
            else:
                j = min(np.searchsorted(all_by_size, first(to_key, attempt) * all_by_size[-1], side="right"), n - 1)
            mixed = kind[i] != kind[j] and second(to_key, attempt) < homophily
            if i == j or mixed or tied(lists, i, j):
                continue
            if not standard:
                passes = mean if not receives[i] and not receives[j] else 1.0 / mean
                if first(weigh_key, attempt) >= passes:
                    continue
            ends[r, ties, 0] = i
            ends[r, ties, 1] = j
            ties += 1
            used = enter(lists, i, j, used)
            used = enter(lists, j, i, used)
            reached += scale_of(receives[i], receives[j], share[r, i], share[r, j]) * (int(is_open[i]) + int(is_open[j]))
        count[r, 0] = ties
