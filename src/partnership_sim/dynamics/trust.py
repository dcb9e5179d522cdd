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


@kernel
def visibility(p: Record, audit: float, information: float) -> float:
    """Return the chance, 0..1, that a breach is seen: audits on the breaker and the injured side's information help."""
    return 1.0 - (1.0 - p.breach_visibility) * (1.0 - 0.5 * audit) * (1.0 - 0.2 * information)


@kernel
def mediation_dose(offered_a: float, offered_b: float) -> float:
    """Return how well mediation is at hand for a tie, 0..1, from what is offered at its ends."""
    return saturate(max(offered_a, offered_b))


@subkernel
def work_together(s: State, t: Ties, p: Record) -> None:
    """A. Who kept its word heals trust in it towards its reputation; where both did, trust grows towards its ceiling."""
    for e in range(t.count[0]):
        story = t.story[e]
        if not story & MET:
            continue
        gain = p.trust_gain if story & KEPT_A and story & KEPT_B else 0.0
        healing_ab = p.forgiveness if story & KEPT_B else 0.0
        healing_ba = p.forgiveness if story & KEPT_A else 0.0
        t.trust_ab[e] += growth(t.trust_ab[e], 1.0 - t.scar_ab[e], s.reputation[t.b[e]], gain, healing_ab)
        t.trust_ba[e] += growth(t.trust_ba[e], 1.0 - t.scar_ba[e], s.reputation[t.a[e]], gain, healing_ba)


@kernel
def growth(trust: float, ceiling: float, reputation: float, gain: float, healing: float) -> float:
    """Return what good conduct adds to trust: a share of the way to its ceiling, and of the way back to the partner's reputation."""
    return gain * max(0.0, ceiling - trust) + healing * max(0.0, min(reputation, ceiling) - trust)


@subkernel
def conduct(s: State, t: Ties, p: Record, x: Scratch) -> None:
    """b, first half. One side broke its word: deceit, or a breach that is seen or not. `x.one`, `x.two`: draws of CONDUCT."""
    for i in range(s.kind.size):
        x.exposures[i] = 0.0
    for e in range(t.count[0]):
        if not t.story[e] & AWAKE:
            continue
        a = t.a[e]
        b = t.b[e]
        seen_by_a = visibility(p, x.audit[b], s.information[a])
        seen_by_b = visibility(p, x.audit[a], s.information[b])
        x.totals[VISIBLE] += seen_by_a + seen_by_b
        kept_a = (t.story[e] & KEPT_A) != 0
        kept_b = (t.story[e] & KEPT_B) != 0
        if not t.story[e] & MET or kept_a == kept_b:
            continue
        breaker = b if kept_a else a
        if x.one[e] < p.misconduct_share * s.rent[breaker] * (1.0 - x.audit[breaker]):
            t.story[e] |= DECEIT
            if kept_a:
                t.deceived_a[e] = 1
            else:
                t.deceived_b[e] = 1
        elif x.two[e] < (seen_by_a if kept_a else seen_by_b):
            t.story[e] |= SEEN
            x.exposures[breaker] += 1.0


@subkernel
def answer(s: State, t: Ties, c: Channels, p: Record, x: Scratch) -> None:
    """b, second half. A breach that was seen costs trust, less if it is answered for, and may open a conflict. `x.one`, `x.two`: ANSWER."""
    loss = p.trust_gain * p.trust_loss_ratio
    for e in range(t.count[0]):
        if not t.story[e] & SEEN:
            continue
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
        if x.one[e] < chance:
            t.story[e] |= ANSWERED
            relief = p.answer_relief
        if a_injured:
            t.trust_ab[e] -= loss * (1.0 - relief) * t.trust_ab[e]
        else:
            t.trust_ba[e] -= loss * (1.0 - relief) * t.trust_ba[e]
        if x.two[e] < p.escalation * (1.0 - s.conflict_management[injured]) * s.resistance[breaker] and not t.conflict[e]:
            t.conflict[e] = 1
            t.story[e] |= OPENED


@subkernel
def hear(s: State, t: Ties, c: Channels, p: Record, k: Kinds, priors: Array, x: Scratch) -> None:
    """C to f: ties that did not meet, deceit that comes out, reputation and hearsay, misinformation. `x.one`, `x.two`: DISCOVER."""
    loss = p.trust_gain * p.trust_loss_ratio
    for e in range(t.count[0]):
        if not t.story[e] & AWAKE:
            continue
        a = t.a[e]
        b = t.b[e]
        ab = t.trust_ab[e]
        ba = t.trust_ba[e]
        if not t.story[e] & MET:
            ab += p.prior_pull * (priors[s.kind[a], s.kind[b]] - ab)
            ba += p.prior_pull * (priors[s.kind[b], s.kind[a]] - ba)
        if t.deceived_a[e] and x.one[e] < p.discovery_rate:
            ab -= loss * ab
            t.scar_ab[e] += p.scar_size * (1.0 - t.scar_ab[e])
            t.deceived_a[e] = 0
            t.story[e] |= EXPOSED_A
            x.exposures[b] += 1.0
        if t.deceived_b[e] and x.two[e] < p.discovery_rate:
            ba -= loss * ba
            t.scar_ba[e] += p.scar_size * (1.0 - t.scar_ba[e])
            t.deceived_b[e] = 0
            t.story[e] |= EXPOSED_B
            x.exposures[a] += 1.0
        ab += s.information[a] * (p.reputation_pull * (s.reputation[b] - ab) - loss * p.hearsay_weight * s.news[b] * ab)
        ba += s.information[b] * (p.reputation_pull * (s.reputation[a] - ba) - loss * p.hearsay_weight * s.news[a] * ba)
        if s.kind[a] != s.kind[b]:
            if k.receives[s.kind[a]]:
                ab *= 1.0 - 0.1 * min(1.0, c.misinformation[a]) * s.information[a] * (1.0 - x.education[a])
            if k.receives[s.kind[b]]:
                ba *= 1.0 - 0.1 * min(1.0, c.misinformation[b]) * s.information[b] * (1.0 - x.education[b])
        t.trust_ab[e] = min(1.0, max(0.0, ab))
        t.trust_ba[e] = min(1.0, max(0.0, ba))


@subkernel
def remember(s: State, p: Record, x: Scratch) -> None:
    """Note for next month what each is known for (reputation, news) and how much of its work came to something (confidence), 0..1."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        s.news[i] = min(1.0, x.exposures[i] / max(1, x.meetings[i]))
        if x.degree[i] > 0:
            s.reputation[i] += p.reputation_memory * (x.standing[i] - s.reputation[i])
        if x.meetings[i] > 0:
            s.confidence[i] += p.confidence_speed * (x.wins[i] / x.tries[i] - s.confidence[i])
