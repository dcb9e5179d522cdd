"""Network: ties that end, partners of partners who find each other, and ties that brokers make. docs/odd.md, section 7.13.

Who wins when two want the same thing is decided by draws, never by rows: proposals are collected, then the largest lottery of each pair stands.
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import rank
from partnership_sim.draws import Process, first, lottery, numbers, pair, process_key
from partnership_sim.dynamics.engagement import room
from partnership_sim.dynamics.open_pairs import open_pairs
from partnership_sim.dynamics.scratch import ENDED_TIES, FORMED, PROPOSALS, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import AWAKE, BROKERED, ENDED, NEVER, NEW, Array, Channels, Record, State, Ties

BROKER, CHOOSE, JOIN, PROPOSE = numbers(Process.BROKER, Process.CHOOSE, Process.JOIN, Process.PROPOSE)
FORM, PARTNER, INTRODUCE, ACCEPT = numbers(Process.FORM, Process.PARTNER, Process.INTRODUCE, Process.ACCEPT)
NOBODY = -1
OUTSIDE = -2
#: So many partners a broker tries to join to somebody before it gives an attempt up.
MOST_TRIED = 5


@kernel
def most_seekers(keys: Array, run_keys: Array, formation: Array, month: int) -> int:
    """Return how many stakeholders at most, over the runs of a block, seek a partner this month; keys: [run, stakeholder], formation: [run]."""
    most = 0
    for r in range(run_keys.size):
        form = process_key(run_keys[r], month, FORM)
        found = 0
        for i in range(keys.shape[1]):
            found += 1 if first(form, keys[r, i]) < formation[r] else 0
        most = max(most, found)
    return most


@subkernel
def end_ties(t: Ties, p: Record, x: Scratch, lo: int, hi: int) -> None:
    """End, of the ties lo..hi-1, those of long distrust, and some by the way of the world. `x.one`: draws of END."""
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        t.distrust[e] = t.distrust[e] + 1 if t.trust_ab[e] < 0.2 and t.trust_ba[e] < 0.2 else 0
        if t.distrust[e] >= 6 or x.one[e - lo] < p.tie_hazard:
            t.story[e] |= ENDED
            x.totals[ENDED_TIES] += 1.0


@kernel
def other(a: Array, b: Array, e: int, i: int) -> int:
    """Return the partner of i in tie e."""
    return int(b[e] if a[e] == i else a[e])


@kernel
def trust_in_partner(a: Array, trust_ab: Array, trust_ba: Array, e: int, i: int) -> float:
    """Return the trust of i in its partner of tie e."""
    return float(trust_ab[e] if a[e] == i else trust_ba[e])


@kernel
def are_tied(a: Array, b: Array, story: Array, start: Array, partner_tie: Array, i: int, j: int) -> bool:
    """Return whether a tie stands between i and j."""
    if start[i + 1] - start[i] > start[j + 1] - start[j]:
        i, j = j, i
    for at in range(start[i], start[i + 1]):
        e = partner_tie[at]
        if not story[e] & ENDED and (b[e] if a[e] == i else a[e]) == j:
            return True
    return False


@kernel
def drawn_partner(
    a: Array, b: Array, story: Array, start: Array, partner_tie: Array, keys: Array, of: int, asker: np.uint64, key: np.uint64, besides: int
) -> int:
    """Return the standing tie of `of` whose partner (but `besides`) has the largest lottery of pair(asker, partner), or -1."""
    best = -1
    most = np.uint64(0)
    for at in range(start[of], start[of + 1]):
        e = partner_tie[at]
        k = other(a, b, e, of)
        if story[e] & ENDED or k == besides:
            continue
        lot = lottery(key, pair(asker, keys[k]))
        if best < 0 or lot > most:
            best = e
            most = lot
    return best


@subkernel
def propose(
    s: State,
    p: Record,
    priors: Array,
    x: Scratch,
    run_key: np.uint64,
    month: int,
    i: int,
    j: int,
    by: int,
    proposer: np.uint64,
    trust_i: float,
    trust_j: float,
) -> None:
    """Write down a proposal for a tie between i and j, who trust the go-between by `trust_i` and `trust_j`."""
    if s.key[i] > s.key[j]:
        i, j = j, i
        trust_i, trust_j = trust_j, trust_i
    row = int(x.totals[PROPOSALS])
    x.totals[PROPOSALS] += 1.0
    x.proposal_a[row] = i
    x.proposal_b[row] = j
    x.proposal_by[row] = by
    x.proposal_key[row] = pair(s.key[i], s.key[j])
    x.proposal_rank[row] = lottery(process_key(run_key, month, PROPOSE), pair(proposer, x.proposal_key[row]))
    x.proposal_ab[row] = p.trust_passed * trust_i + (1.0 - p.trust_passed) * priors[s.kind[i], s.kind[j]] / 2.0
    x.proposal_ba[row] = p.trust_passed * trust_j + (1.0 - p.trust_passed) * priors[s.kind[j], s.kind[i]] / 2.0


@subkernel
def seek(s: State, t: Ties, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Let stakeholders with room ask a partner for one of its partners."""
    form = process_key(run_key, month, FORM)
    partner = process_key(run_key, month, PARTNER)
    introduce = process_key(run_key, month, INTRODUCE)
    accept = process_key(run_key, month, ACCEPT)
    for i in range(s.kind.size):
        draw = first(form, s.key[i])
        if not x.active[i] or draw >= p.tie_formation or draw >= p.tie_formation * room(x.work[i].carry, x.meeting[i].expected):
            continue
        to_k = drawn_partner(t.a, t.b, t.story, x.start, x.partner_tie, s.key, i, s.key[i], partner, i)
        if to_k < 0:
            continue
        k = other(t.a, t.b, to_k, i)
        to_j = drawn_partner(t.a, t.b, t.story, x.start, x.partner_tie, s.key, k, s.key[i], introduce, i)
        if to_j < 0:
            continue
        j = other(t.a, t.b, to_j, k)
        trust_i = trust_in_partner(t.a, t.trust_ab, t.trust_ba, to_k, i)
        trust_j = trust_in_partner(t.a, t.trust_ab, t.trust_ba, to_j, j)
        if trust_i < 0.4 or trust_j < 0.4 or are_tied(t.a, t.b, t.story, x.start, x.partner_tie, i, j):
            continue
        if first(accept, pair(s.key[i], s.key[j])) < room(x.work[j].carry, x.meeting[j].expected):
            propose(s, p, priors, x, run_key, month, i, j, NOBODY, s.key[i], trust_i, trust_j)


@subkernel
def broker(s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Let brokers join partners of different kinds who trust them."""
    brokers = process_key(run_key, month, BROKER)
    x.root[:] = 0
    for b in range(s.kind.size):
        if x.active[b] and c.brokerage[b] > 0.0:
            attempts = possible_attempts(s, t, c, x, priors.shape[0], b, np.floor(c.brokerage[b] + first(brokers, s.key[b])))
            for attempt in range(attempts):
                broker_once(s, t, c, p, priors, x, run_key, month, b, s.key[b] + np.uint64(attempt))
    if c.outside_brokerage[0] > 0.0:
        paid = np.floor(c.outside_brokerage[0] + first(brokers, np.uint64(0)))
        attempts = possible_attempts(s, t, c, x, priors.shape[0], OUTSIDE, paid)
        for attempt in range(attempts):
            broker_once(s, t, c, p, priors, x, run_key, month, OUTSIDE, np.uint64(attempt))


@subkernel
def possible_attempts(s: State, t: Ties, c: Channels, x: Scratch, kinds: int, b: int, paid: float) -> int:
    """Return how many of the attempts that are paid for broker b (or one from outside) makes: no more than there are pairs to join."""
    return int(min(paid, open_pairs(s, t, c, x, kinds, list_candidates(s, t, x, b)))) if paid > 0.0 else 0


@subkernel
def list_candidates(s: State, t: Ties, x: Scratch, b: int) -> int:
    """List, in `x.listed_people`, whom broker b (or one from outside) could join to another, with their trust in it in `x.mark`; return how many."""
    found = 0
    if b < 0:
        for i in range(s.kind.size):
            if x.active[i]:
                x.listed_people[found] = i
                x.mark[found] = 0.5
                found += 1
        return found
    for at in range(x.start[b], x.start[b + 1]):
        e = x.partner_tie[at]
        who = other(t.a, t.b, e, b)
        trust = trust_in_partner(t.a, t.trust_ab, t.trust_ba, e, who)
        if not t.story[e] & ENDED and trust >= 0.4:
            x.listed_people[found] = who
            x.mark[found] = trust
            found += 1
    return found


@subkernel
def broker_once(
    s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int, b: int, key: np.uint64
) -> None:
    """Make one attempt: k by lottery among those meant who trust the broker, then j of another kind among those not tied to k.

    Where nobody can be joined to k, the next one in the lottery is tried, five at most.
    """
    found = list_candidates(s, t, x, b)
    if found == 0:
        return
    choose = process_key(run_key, month, CHOOSE)
    before = np.uint64(0)
    for tried in range(min(found, MOST_TRIED)):
        at_k = -1
        most = np.uint64(0)
        for at in range(found):
            lot = lottery(choose, pair(key, s.key[x.listed_people[at]]))
            if c.introduction[x.listed_people[at]] > 0.0 and (tried == 0 or lot < before) and (at_k < 0 or lot > most):
                at_k = at
                most = lot
        if at_k < 0:
            return
        before = most
        at_j = drawn_counterpart(s, t, x, found, at_k, key, process_key(run_key, month, JOIN))
        if at_j >= 0:
            k, j = int(x.listed_people[at_k]), int(x.listed_people[at_j])
            propose(s, p, priors, x, run_key, month, k, j, b, key, x.mark[at_k], x.mark[at_j])
            return


@subkernel
def drawn_counterpart(s: State, t: Ties, x: Scratch, found: int, at_k: int, key: np.uint64, join: np.uint64) -> int:
    """Return who among the listed, of another kind than the one at `at_k` and not tied to it, has the largest lottery, or -1."""
    k = int(x.listed_people[at_k])
    best = -1
    most = np.uint64(0)
    for at in range(found):
        who = int(x.listed_people[at])
        if s.kind[who] == s.kind[k]:
            continue
        lot = lottery(join, pair(key, s.key[who]))
        if (best < 0 or lot > most) and not are_tied(t.a, t.b, t.story, x.start, x.partner_tie, who, k):
            best = at
            most = lot
    return best


@subkernel
def keep_standing(t: Ties) -> None:
    """Let the last ties that stand take the rows of those that ended."""
    last = t.count[0] - 1
    e = 0
    while e <= last:
        if not t.story[e] & ENDED:
            e += 1
        elif t.story[last] & ENDED:
            last -= 1
        else:
            t.a[e] = t.a[last]
            t.b[e] = t.b[last]
            t.key[e] = t.key[last]
            t.trust_ab[e] = t.trust_ab[last]
            t.trust_ba[e] = t.trust_ba[last]
            t.scar_ab[e] = t.scar_ab[last]
            t.scar_ba[e] = t.scar_ba[last]
            t.deceived_a[e] = t.deceived_a[last]
            t.deceived_b[e] = t.deceived_b[last]
            t.unmet[e] = t.unmet[last]
            t.distrust[e] = t.distrust[last]
            t.conflict[e] = t.conflict[last]
            t.first[e] = t.first[last]
            t.story[e] = t.story[last]
            t.via[e] = t.via[last]
            last -= 1
    t.count[0] = last + 1


@subkernel
def add_new(t: Ties, x: Scratch) -> None:
    """Add the proposals that stand, in the order of their keys."""
    proposals = int(x.totals[PROPOSALS])
    rank(x.proposal_key, x.order, x.stack, proposals)
    at = 0
    while at < proposals:
        best = x.order[at]
        at += 1
        while at < proposals and x.proposal_key[x.order[at]] == x.proposal_key[best]:
            if x.proposal_rank[x.order[at]] > x.proposal_rank[best]:
                best = x.order[at]
            at += 1
        e = t.count[0]
        t.count[0] += 1
        x.totals[FORMED] += 1.0
        t.a[e] = x.proposal_a[best]
        t.b[e] = x.proposal_b[best]
        t.key[e] = x.proposal_key[best]
        t.trust_ab[e] = x.proposal_ab[best]
        t.trust_ba[e] = x.proposal_ba[best]
        t.scar_ab[e] = 0.0
        t.scar_ba[e] = 0.0
        t.deceived_a[e] = 0
        t.deceived_b[e] = 0
        t.unmet[e] = NEVER
        t.distrust[e] = 0
        t.conflict[e] = 0
        t.first[e] = 0
        t.story[e] = NEW if x.proposal_by[best] == NOBODY else NEW | BROKERED
        t.via[e] = x.proposal_by[best]


@subkernel
def rewire(s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Form ties that stakeholders seek and brokers make; what ended makes way."""
    seek(s, t, p, priors, x, run_key, month)
    broker(s, t, c, p, priors, x, run_key, month)
    keep_standing(t)
    add_new(t, x)
