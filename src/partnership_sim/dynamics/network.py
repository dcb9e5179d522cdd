"""Network: ties that end, partners of partners who find each other, and ties that brokers make. docs/odd.md, section 7.15.

Who wins when two want the same thing is decided by draws, never by rows: proposals are collected, then the largest lottery of each pair stands.
"""

from __future__ import annotations

import numpy as np

from partnership_sim.constants import DISTRUSTED, MONTHS_OF_DISTRUST, TRUSTED
from partnership_sim.draws import Process, fill, first, lottery, numbers, pair, process_key, second
from partnership_sim.dynamics.open_pairs import open_pairs
from partnership_sim.dynamics.scratch import ENDED_TIES, PROPOSALS, Kinds, Scratch
from partnership_sim.dynamics.tie_rows import add_new, keep_standing
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.quantiles import quantile_of
from partnership_sim.state import AWAKE, ENDED, NOBODY, Array, Channels, Record, State, Ties

BROKER, CHOOSE, JOIN, PROPOSE = numbers(Process.BROKER, Process.CHOOSE, Process.JOIN, Process.PROPOSE)
FORM, PARTNER, INTRODUCE, STRANGER = numbers(Process.FORM, Process.PARTNER, Process.INTRODUCE, Process.STRANGER)
TRUST = numbers(Process.TRUST, Process.TRUST)[0]
#: A broker from outside.
OUTSIDE = -2
#: Trust with which a tie begins is drawn within these.
LEAST_FIRST_TRUST, MOST_FIRST_TRUST = 0.03, 0.95
#: So many partners a broker tries to join to somebody before it gives an attempt up.
MOST_TRIED = 5


@kernel
def seeking(hazard: float, ties_start: float, ties: float) -> float:
    """Return the chance to seek a partner this month: as many ties form as end where everybody has as many as at the start."""
    usual = max(1.0, ties_start)
    return hazard * usual / 2.0 * max(0.0, 2.0 - ties / usual)


@kernel
def most_seekers(keys: Array, ties_start: Array, run_keys: Array, hazard: Array, month: int) -> int:
    """Return how many stakeholders at most, over the runs of a block, seek a partner this month; keys, ties_start: [run, stakeholder], hazard: [run]."""
    most = 0
    for r in range(run_keys.size):
        form = process_key(run_keys[r], month, FORM)
        found = 0
        for i in range(keys.shape[1]):
            found += 1 if first(form, keys[r, i]) < seeking(hazard[r], ties_start[r, i], 0.0) else 0
        most = max(most, found)
    return most


@subkernel
def end_ties(t: Ties, p: Record, x: Scratch, lo: int, hi: int) -> None:
    """End, of the ties lo..hi-1, those of long distrust, and some by the way of the world. `x.one`: draws of END."""
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        distrusted = (t.trust_ab[e] < DISTRUSTED) & (t.trust_ba[e] < DISTRUSTED)
        t.distrust[e] = t.distrust[e] + 1 if distrusted else 0
        if (t.distrust[e] >= MONTHS_OF_DISTRUST) | (x.one[e - lo] < p.tie_hazard):
            t.story[e] |= ENDED
            x.totals[ENDED_TIES] += 1.0


@kernel
def other(a: Array, b: Array, e: int, i: int) -> int:
    """Return the partner of i in tie e. Both ends are read: which of them i is, is hard to foresee."""
    of_a, of_b = a[e], b[e]
    return int(of_b if of_a == i else of_a)


@kernel
def trust_in_partner(a: Array, trust_ab: Array, trust_ba: Array, e: int, i: int) -> float:
    """Return the trust of i in its partner of tie e."""
    ab, ba = trust_ab[e], trust_ba[e]
    return float(ab if a[e] == i else ba)


@kernel
def are_tied(a: Array, b: Array, story: Array, start: Array, partner_tie: Array, i: int, j: int) -> bool:
    """Return whether a tie stands between i and j."""
    if start[i + 1] - start[i] > start[j + 1] - start[j]:
        i, j = j, i
    for at in range(start[i], start[i + 1]):
        e = partner_tie[at]
        if other(a, b, e, i) == j and not story[e] & ENDED:
            return True
    return False


@subkernel
def drawn_partner(s: State, t: Ties, x: Scratch, of: int, asker: int, key: np.uint64, introduced: bool) -> int:
    """Return the standing tie of `of` to whom the asker may be led, by the largest lottery of pair(asker, partner), or -1.

    One of a partner's partners (`introduced`) must be new to the asker.
    """
    best = -1
    most = np.uint64(0)
    for at in range(x.start[of], x.start[of + 1]):
        e = x.partner_tie[at]
        k = other(t.a, t.b, e, of)
        if t.story[e] & ENDED or k == asker:
            continue
        lot = lottery(key, pair(s.key[asker], s.key[k]))
        if (best < 0 or lot > most) and not (introduced and are_tied(t.a, t.b, t.story, x.start, x.partner_tie, asker, k)):
            best = e
            most = lot
    return best


@kernel
def passed_on(p: Record, deviation: float) -> float:
    """Return what a go-between passes on of how much more (or less) it is trusted than its kind is."""
    return p.trust_passed * deviation


@subkernel
def propose(
    s: State,
    k: Kinds,
    p: Record,
    priors: Array,
    x: Scratch,
    run_key: np.uint64,
    month: int,
    i: int,
    j: int,
    by: int,
    proposer: np.uint64,
    more_i: float,
    more_j: float,
    known: bool,
) -> None:
    """Write down a proposal for a tie between i and j, who trust the go-between by `more_i` and `more_j` more than its kind; not `known`: there is none."""
    if s.key[i] > s.key[j]:
        i, j = j, i
        more_i, more_j = more_j, more_i
    row = int(x.totals[PROPOSALS])
    x.totals[PROPOSALS] += 1.0
    x.proposal_a[row] = i
    x.proposal_b[row] = j
    x.proposal_by[row] = by
    key = pair(s.key[i], s.key[j])
    x.proposal_key[row] = key
    x.proposal_rank[row] = lottery(process_key(run_key, month, PROPOSE), pair(proposer, key))
    draw = process_key(run_key, month, TRUST)
    of = s.kind[i]
    to = s.kind[j]
    own = np.sqrt(1.0 - p.trust_passed**2) if known else 1.0
    x.proposal_ab[row] = first_trust(priors[of, to] + passed_on(p, more_i) + own * k.spread[of, to] * quantile_of(first(draw, key)))
    x.proposal_ba[row] = first_trust(priors[to, of] + passed_on(p, more_j) + own * k.spread[to, of] * quantile_of(second(draw, key)))


@kernel
def first_trust(trust: float) -> float:
    """Return trust held within what a tie begins with."""
    return min(MOST_FIRST_TRUST, max(LEAST_FIRST_TRUST, trust))


@subkernel
def seek(s: State, t: Ties, k: Kinds, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Let stakeholders who have fewer partners than they had ask a partner for one of its partners, or go to a stranger."""
    fill(process_key(run_key, month, FORM), s.key, s.key.size, x.one, x.two)
    partner = process_key(run_key, month, PARTNER)
    introduce = process_key(run_key, month, INTRODUCE)
    stranger = process_key(run_key, month, STRANGER)
    people = 0
    for i in range(s.kind.size):
        if x.active[i]:
            x.listed_people[people] = i
            people += 1
    for i in range(s.kind.size):
        if not x.active[i] or x.one[i] >= seeking(p.tie_hazard, s.ties_start[i], x.tied[i].degree):
            continue
        to_k = drawn_partner(s, t, x, i, i, partner, False)
        if to_k >= 0:
            m = other(t.a, t.b, to_k, i)
            to_j = drawn_partner(s, t, x, m, i, introduce, True)
            if to_j >= 0:
                j = other(t.a, t.b, to_j, m)
                more_i = trust_in_partner(t.a, t.trust_ab, t.trust_ba, to_k, i) - priors[s.kind[i], s.kind[m]]
                more_j = trust_in_partner(t.a, t.trust_ab, t.trust_ba, to_j, j) - priors[s.kind[j], s.kind[m]]
                propose(s, k, p, priors, x, run_key, month, i, j, NOBODY, s.key[i], more_i, more_j, True)
                continue
        j = int(x.listed_people[min(int(first(stranger, s.key[i]) * people), people - 1)])
        if j != i and not are_tied(t.a, t.b, t.story, x.start, x.partner_tie, i, j):
            propose(s, k, p, priors, x, run_key, month, i, j, NOBODY, s.key[i], 0.0, 0.0, False)


@subkernel
def broker(s: State, t: Ties, c: Channels, k: Kinds, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Let brokers join partners of different kinds who trust them, while somebody convenes the partnership."""
    if s.convened[0] == 0.0:
        return
    brokers = process_key(run_key, month, BROKER)
    x.root[:] = 0
    for b in range(s.kind.size):
        if x.active[b] and c.brokerage[b] > 0.0:
            attempts = possible_attempts(s, t, c, priors, x, b, np.floor(c.brokerage[b] + first(brokers, s.key[b])))
            for attempt in range(attempts):
                broker_once(s, t, c, k, p, priors, x, run_key, month, b, s.key[b] + np.uint64(attempt))
    if c.outside_brokerage[0] > 0.0:
        paid = np.floor(c.outside_brokerage[0] + first(brokers, np.uint64(0)))
        attempts = possible_attempts(s, t, c, priors, x, OUTSIDE, paid)
        for attempt in range(attempts):
            broker_once(s, t, c, k, p, priors, x, run_key, month, OUTSIDE, np.uint64(attempt))


@subkernel
def possible_attempts(s: State, t: Ties, c: Channels, priors: Array, x: Scratch, b: int, paid: float) -> int:
    """Return how many of the attempts that are paid for broker b (or one from outside) makes: no more than there are pairs to join."""
    return int(min(paid, open_pairs(s, t, c, x, priors.shape[0], list_candidates(s, t, priors, x, b)))) if paid > 0.0 else 0


@subkernel
def list_candidates(s: State, t: Ties, priors: Array, x: Scratch, b: int) -> int:
    """List whom broker b (or one from outside) could join to another, in `x.listed_people`; return how many.

    `x.mark`: how much more each trusts the broker than its kind is trusted.
    """
    found = 0
    if b < 0:
        for i in range(s.kind.size):
            if x.active[i]:
                x.listed_people[found] = i
                x.mark[found] = 0.0
                found += 1
        return found
    for at in range(x.start[b], x.start[b + 1]):
        e = x.partner_tie[at]
        who = other(t.a, t.b, e, b)
        trust = trust_in_partner(t.a, t.trust_ab, t.trust_ba, e, who)
        if not t.story[e] & ENDED and trust >= TRUSTED:
            x.listed_people[found] = who
            x.mark[found] = trust - priors[s.kind[who], s.kind[b]]
            found += 1
    return found


@subkernel
def broker_once(
    s: State, t: Ties, c: Channels, k: Kinds, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int, b: int, key: np.uint64
) -> None:
    """Make one attempt: k by lottery among those meant who trust the broker, then j of another kind among those not tied to k.

    Where nobody can be joined to k, the next one in the lottery is tried, five at most.
    """
    found = list_candidates(s, t, priors, x, b)
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
            i, j = int(x.listed_people[at_k]), int(x.listed_people[at_j])
            propose(s, k, p, priors, x, run_key, month, i, j, b, key, x.mark[at_k], x.mark[at_j], True)
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
def rewire(s: State, t: Ties, c: Channels, k: Kinds, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Form ties that stakeholders seek and brokers make; what ended makes way."""
    seek(s, t, k, p, priors, x, run_key, month)
    broker(s, t, c, k, p, priors, x, run_key, month)
    keep_standing(t, x)
    add_new(s, t, k, x)
