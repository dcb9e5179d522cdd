"""Trust: what each side of a tie makes of the month. docs/odd.md, section 7.6.

Trust is easier to destroy than to create (Slovic 1993); deceit that comes out leaves a scar that lowers the ceiling
(Schweitzer, Hershey & Bradlow 2006).
"""

from __future__ import annotations

from partnership_sim.arithmetic import saturate
from partnership_sim.dynamics.scratch import VISIBLE, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import (
    ANSWERED,
    AWAKE,
    DECEIT,
    EXPOSED_A,
    EXPOSED_B,
    KEPT_A,
    KEPT_B,
    MET,
    OPENED,
    SEEN,
    Array,
    Channels,
    Record,
    State,
    Ties,
)


@subkernel
def watch(s: State, p: Record, x: Scratch) -> None:
    """Note what is known of each and what each knows, how far its breaches are covered and how tempted it is to deceive; nobody is exposed yet.

    Audits uncover and deter. A breach by j is seen by i with chance 1 - covered_j * missed_i.
    """
    for i in range(s.kind.size):
        of_i = x.known[i]
        of_i.information = s.information[i]
        of_i.reputation = s.reputation[i]
        of_i.news = s.news[i]
        of_i.covered = (1.0 - p.breach_visibility) * (1.0 - 0.5 * x.audit[i])
        x.work[i].tempted = p.misconduct_share * s.rent[i] * (1.0 - x.audit[i])
        x.deeds[i].exposures = 0.0


@kernel
def missed(information: float) -> float:
    """Return the share, 0..1, of breaches that somebody misses of those that are not covered up; information helps to see them."""
    return 1.0 - 0.2 * information


@kernel
def mediation_dose(offered_a: float, offered_b: float) -> float:
    """Return how well mediation is at hand for a tie, 0..1, from what is offered at its ends."""
    return saturate(max(offered_a, offered_b))


@subkernel
def work_together(t: Ties, p: Record, x: Scratch, found: int) -> None:
    """A. Who kept its word heals trust in it towards its reputation; where both did, trust grows towards its ceiling. Of the listed ties."""
    for at in range(found):
        e = x.listed[at]
        kept_a = 1.0 if t.story[e] & KEPT_A else 0.0
        kept_b = 1.0 if t.story[e] & KEPT_B else 0.0
        gain = p.trust_gain * (kept_a * kept_b)
        t.trust_ab[e] += growth(t.trust_ab[e], 1.0 - t.scar_ab[e], x.known[t.b[e]].reputation, gain, p.forgiveness * kept_b)
        t.trust_ba[e] += growth(t.trust_ba[e], 1.0 - t.scar_ba[e], x.known[t.a[e]].reputation, gain, p.forgiveness * kept_a)


@kernel
def growth(trust: float, ceiling: float, reputation: float, gain: float, healing: float) -> float:
    """Return what good conduct adds to trust: a share of the way to its ceiling, and of the way back to the partner's reputation."""
    return gain * max(0.0, ceiling - trust) + healing * max(0.0, min(reputation, ceiling) - trust)


@subkernel
def conduct(t: Ties, x: Scratch, lo: int, found: int) -> int:
    """b, first half. One side of a listed tie broke its word: deceit, or a breach that is seen or not. `x.one`, `x.two`: draws of CONDUCT, from lo on.

    Returns how many were seen; `x.seen` lists them.
    """
    seen = 0
    for at in range(found):
        e = x.listed[at]
        kept_a = (t.story[e] & KEPT_A) != 0
        kept_b = (t.story[e] & KEPT_B) != 0
        if kept_a == kept_b:
            continue
        breaker = t.b[e] if kept_a else t.a[e]
        injured = t.a[e] if kept_a else t.b[e]
        if x.one[e - lo] < x.work[breaker].tempted:
            t.story[e] |= DECEIT
            if kept_a:
                t.deceived_a[e] = 1
            else:
                t.deceived_b[e] = 1
        elif x.two[e - lo] < 1.0 - x.known[breaker].covered * missed(x.known[injured].information):
            t.story[e] |= SEEN
            x.deeds[breaker].exposures += 1.0
            x.seen[seen] = e
            seen += 1
    return seen


@subkernel
def answer(s: State, t: Ties, c: Channels, p: Record, x: Scratch, lo: int, seen: int) -> None:
    """b, second half. A breach that was seen costs trust, less if it is answered for, and may open a conflict. `x.one`, `x.two`: ANSWER, from lo on."""
    loss = p.trust_gain * p.trust_loss_ratio
    for at in range(seen):
        e = x.seen[at]
        a = t.a[e]
        b = t.b[e]
        quality = 0.0
        if c.funded_cases[0] > 0.0:
            quality = min(c.mediator_quality[a], c.mediator_quality[b]) / c.funded_cases[0]
        a_injured = (t.story[e] & KEPT_A) != 0
        injured = a if a_injured else b
        breaker = b if a_injured else a
        chance = 1.0 - (1.0 - p.answer_base) * (1.0 - 0.6 * x.audit[breaker]) * (
            1.0 - mediation_dose(c.mediation[a], c.mediation[b]) * quality
        )
        relief = 0.0
        if x.one[e - lo] < chance:
            t.story[e] |= ANSWERED
            relief = p.answer_relief
        if a_injured:
            t.trust_ab[e] -= loss * (1.0 - relief) * t.trust_ab[e]
        else:
            t.trust_ba[e] -= loss * (1.0 - relief) * t.trust_ba[e]
        if x.two[e - lo] < p.escalation * (1.0 - s.conflict_management[injured]) * s.resistance[breaker] and not t.conflict[e]:
            t.conflict[e] = 1
            t.story[e] |= OPENED


@subkernel
def hear(s: State, t: Ties, p: Record, priors: Array, x: Scratch, lo: int, hi: int) -> None:
    """C to e: of the ties lo..hi-1, those that did not meet, deceit that comes out, reputation and hearsay. `x.one`, `x.two`: DISCOVER."""
    loss = p.trust_gain * p.trust_loss_ratio
    seen = 0.0
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        a = x.known[t.a[e]]
        b = x.known[t.b[e]]
        kind_a = s.kind[t.a[e]]
        kind_b = s.kind[t.b[e]]
        ab = t.trust_ab[e]
        ba = t.trust_ba[e]
        seen += 2.0 - b.covered * missed(a.information) - a.covered * missed(b.information)
        pull = 0.0 if t.story[e] & MET else p.prior_pull
        ab += pull * (priors[kind_a, kind_b] - ab)
        ba += pull * (priors[kind_b, kind_a] - ba)
        if t.deceived_a[e] and x.one[e - lo] < p.discovery_rate:
            ab -= loss * ab
            t.scar_ab[e] += p.scar_size * (1.0 - t.scar_ab[e])
            t.deceived_a[e] = 0
            t.story[e] |= EXPOSED_A
            x.deeds[t.b[e]].exposures += 1.0
        if t.deceived_b[e] and x.two[e - lo] < p.discovery_rate:
            ba -= loss * ba
            t.scar_ba[e] += p.scar_size * (1.0 - t.scar_ba[e])
            t.deceived_b[e] = 0
            t.story[e] |= EXPOSED_B
            x.deeds[t.a[e]].exposures += 1.0
        ab += a.information * (p.reputation_pull * (b.reputation - ab) - loss * p.hearsay_weight * b.news * ab)
        ba += b.information * (p.reputation_pull * (a.reputation - ba) - loss * p.hearsay_weight * a.news * ba)
        t.trust_ab[e] = min(1.0, max(0.0, ab))
        t.trust_ba[e] = min(1.0, max(0.0, ba))
    x.totals[VISIBLE] += seen


@subkernel
def is_misled(c: Channels) -> bool:
    """Return whether misinformation reaches anybody this month."""
    heard = 0.0
    for i in range(c.misinformation.size):
        heard += c.misinformation[i]
    return heard > 0.0


@subkernel
def mislead(s: State, t: Ties, c: Channels, k: Kinds, lo: int, hi: int) -> None:
    """F: misinformation turns communities against partners of other kinds, on the ties lo..hi-1."""
    for e in range(lo, hi):
        a = t.a[e]
        b = t.b[e]
        if not t.story[e] & AWAKE or s.kind[a] == s.kind[b]:
            continue
        if k.receives[s.kind[a]]:
            t.trust_ab[e] *= 1.0 - 0.1 * min(1.0, c.misinformation[a]) * s.information[a] * (1.0 - saturate(c.education[a]))
        if k.receives[s.kind[b]]:
            t.trust_ba[e] *= 1.0 - 0.1 * min(1.0, c.misinformation[b]) * s.information[b] * (1.0 - saturate(c.education[b]))


@subkernel
def remember(s: State, p: Record, x: Scratch) -> None:
    """Note for next month what each is known for (reputation, news) and how much of its work came to something (confidence), 0..1."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        s.news[i] = min(1.0, x.deeds[i].exposures / max(1, x.meeting[i].meetings))
        if x.tied[i].degree > 0:
            s.reputation[i] += p.reputation_memory * (x.tied[i].standing - s.reputation[i])
        if x.meeting[i].meetings > 0:
            s.confidence[i] += p.confidence_speed * (x.deeds[i].wins / x.deeds[i].tries - s.confidence[i])
