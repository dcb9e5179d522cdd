"""Who is tied to whom at the start: by activity, through partners of partners, and by kind. docs/odd.md, section 5."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Wiring(NamedTuple):
    """What is known of those who are wired in one run: [stakeholder] unless said."""

    key: Array
    kind: Array
    receives: Array
    share: Array  # how many standard communities each is
    is_open: Array
    by_activity: Array  # cumulated, of those who are open
    by_size: Array  # cumulated
    standard: bool  # whether every community is a standard one
    mean: float  # mean size of communities


@kernel
def mean_size(receives: Array, share: Array) -> float:
    """Return the mean size of communities; 1 without one."""
    communities = 0
    size = 0.0
    for i in range(receives.size):
        communities += receives[i]
        size += share[i] * receives[i]
    return size / communities if communities > 0 else 1.0


@kernel
def a_partner(lists: Array, w: Wiring, i: int, u: float) -> int:
    """Return a partner of i by a draw: each alike where every community is a standard one, else by the size of the tie."""
    if w.standard:
        return nth_partner(lists, i, int(u * lists[i, COUNT]))
    return partner_by_size(lists, i, u, w.share, w.receives)


@kernel
def anybody(w: Wiring, u: float) -> int:
    """Return anybody by a draw: each alike where every community is a standard one, else by size."""
    n = w.key.size
    if w.standard:
        return min(int(u * n), n - 1)
    return min(int(np.searchsorted(w.by_size, u * w.by_size[-1], side="right")), n - 1)


@kernel
def fits(w: Wiring, i: int, j: int, mixing: float, weighing: float, homophily: float) -> bool:
    """Return whether an attempt to tie i and j passes: kinds may not mix, and where sizes differ some pairs are tied less often."""
    if w.kind[i] != w.kind[j] and mixing < homophily:
        return False
    if w.standard:
        return True
    return weighing < (w.mean if not w.receives[i] and not w.receives[j] else 1.0 / w.mean)


@kernel
def wire_run(
    ends: Array, given: int, run_key: np.uint64, w: Wiring, lists: Array, guide: Array, seekers: Array, ties_each: float, homophily: float
) -> int:
    """Draw the ties of one run after those that are given; return how many there are. ends: [tie, 2]; lists, guide, seekers are overwritten."""
    limit = ends.shape[0]
    lists[: w.key.size, COUNT] = 0
    used = w.key.size
    ties = given
    for e in range(ties):
        used = enter(lists, ends[e, 0], ends[e, 1], used)
        used = enter(lists, ends[e, 1], ends[e, 0], used)
    write_guide(w.by_activity, guide)
    wanted = 0.0
    people = 0.0
    for i in range(w.key.size):
        wanted += ties_each * w.is_open[i] * w.share[i]
        people += w.is_open[i]
    reached = 0.0
    from_key = process_key(run_key, 0, WIRE_FROM)
    to_key = process_key(run_key, 0, WIRE_TO)
    partner_key = process_key(run_key, 0, WIRE_PARTNER)
    weigh_key = process_key(run_key, 0, WEIGH)
    for number in range(int(50 * ties_each * people * max(1.0, 1.0 / w.mean)) + 1000):
        if reached + ONE_TIE > wanted or ties >= limit or w.by_activity[-1] <= 0.0:
            break
        if number % AHEAD == 0:
            for ahead in range(AHEAD):
                seekers[ahead] = by_weight(w.by_activity, guide, first(from_key, np.uint64(number + 1 + ahead)))
        attempt = np.uint64(number + 1)
        i = seekers[number % AHEAD]
        if lists[i, COUNT] > 0 and second(from_key, attempt) < INTRODUCED:
            j = a_partner(lists, w, a_partner(lists, w, i, first(partner_key, attempt)), second(partner_key, attempt))
        else:
            j = anybody(w, first(to_key, attempt))
        if i == j or tied(lists, i, j) or not fits(w, i, j, second(to_key, attempt), first(weigh_key, attempt), homophily):
            continue
        ends[ties, 0] = i
        ends[ties, 1] = j
        ties += 1
        used = enter(lists, i, j, used)
        used = enter(lists, j, i, used)
        size = scale_of(w.receives[i], w.receives[j], w.share[i], w.share[j])
        reached += size * (int(w.is_open[i]) + int(w.is_open[j]))
    return ties


@allocating_kernel
def wire(
    ends: Array,
    count: Array,
    run_keys: Array,
    who: tuple[Array, Array, Array],
    activity: Array,
    share: Array,
    is_open: Array,
    ties_each: float,
    homophily: float,
) -> None:
    """Draw ties for those who are open to drawn ties, in every run.

    ends, [run, tie, 2], has room for the most ties that a run may have; the first count, [run, 1], are given. Drawn ones come after them
    and are counted. who: key, kind and whether it receives, [stakeholder] each; is_open: [stakeholder]; activity, share: [run, stakeholder].

    Where communities are larger or smaller than a standard one, ties are counted and found by their size: a village has the same partners, and offices
    the same ties among themselves, however finely its people are counted.
    """
    key, kind, receives = who
    n = key.size
    lists = np.empty((n + 2 * ends.shape[1] // ROOM + 1, BLOCK), np.int32)
    guide = np.empty(n, np.int32)
    seekers = np.empty(AHEAD, np.int64)
    for r in range(run_keys.size):
        size = share[r].copy()
        weights = Wiring(
            key,
            kind,
            receives,
            size,
            is_open,
            np.cumsum(activity[r] * size * is_open),
            np.cumsum(size),
            bool(np.all(size == 1.0)),
            mean_size(receives, size),
        )
        count[r, 0] = wire_run(ends[r], count[r, 0], run_keys[r], weights, lists, guide, seekers, ties_each, homophily)
