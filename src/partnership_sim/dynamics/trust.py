"""Trust: what each side of a tie makes of the month. docs/odd.md, section 7.7.

Trust is easier to destroy than to create (Slovic 1993). What a facilitator, a grant or a formal agreement brought about is put down to it, not
to the partner (Malhotra & Murnighan 2002). What happens fades: trust is pulled to where the tie began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import saturate
from partnership_sim.constants import (
    ARRIVES,
    AUDIT_ANSWERS,
    AUDIT_SEES,
    HEARSAY_WEIGHT,
    INFORMED_SEES,
    LACK_WEIGHT,
    MISLED,
    NORM_SPEED,
    PRESSURE_ANSWERS,
    RECENT,
    STAIN_FADES,
)
from partnership_sim.draws import first, second
from partnership_sim.dynamics.scratch import VISIBLE, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import (
    AGREED,
    ANSWERED_A,
    ANSWERED_B,
    AWAKE,
    DISPUTE,
    KEPT_A,
    KEPT_B,
    LACK_A,
    LACK_B,
    NO_DISPUTE,
    OPENED,
    SEEN_A,
    SEEN_B,
    Channels,
    Record,
    State,
    Ties,
)

if TYPE_CHECKING:
    import numpy as np


@subkernel
def watch(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Note what is known of each and what each knows, how far its breaches are covered, and what arrived; nobody is exposed yet.

    A breach by j is seen by i with chance 1 - covered_j * missed_i.
    """
    for i in range(s.kind.size):
        of_i = x.known[i]
        of_i.information = s.information[i]
        of_i.news = s.news[i] - s.news_start[i]
        of_i.covered = (1.0 - p.breach_visibility) * (1.0 - AUDIT_SEES * x.audit[i])
        of_i.unstained = 1.0 - s.stain[i]
        of_i.arrives = 0.0
        of_i.brings = 1.0 - k.receives[s.kind[i]]
        if k.receives[s.kind[i]]:
            of_i.arrives = p.benefit_trust * (s.need_met[i] - s.used_to[i]) * (ARRIVES + x.attending[i])
        of_i.pressed = p.reactance * saturate(c.pressure[i])
        of_i.presses = min(1.0, c.sender[i])
        x.deeds[i].exposures = 0.0


@kernel
def missed(information: float) -> float:
    """Return the share, 0..1, of breaches that somebody misses of those that are not covered up; information helps to see them."""
    return 1.0 - INFORMED_SEES * information


@kernel
def mediation_dose(offered_a: float, offered_b: float) -> float:
    """Return how well mediation is at hand for a tie, 0..1, from what is offered at its ends."""
    return saturate(max(offered_a, offered_b))


@kernel
def weight_of(own: float, granted: float) -> float:
    """Return what a meeting counts for beside one without a grant: 1 to 2, as much as what is put in beside what is usual on this tie."""
    return 2.0 * (own + granted) / (2.0 * own + granted) if own + granted > 0.0 else 1.0


@subkernel
def work_together(t: Ties, p: Record, x: Scratch, found: int) -> None:
    """A. Who kept its word gains the other's trust, less so where that was framed from outside. Of the listed ties; what they lose is still to come.

    What trust was before is kept in `x.logit` (of a) and `x.logit_b` (of b).
    """
    for at in range(found):
        e = x.listed[at]
        weight = 1.0
        granted = 0.0
        if x.grant[e] > 0.0:
            a = x.work[t.a[e]]
            b = x.work[t.b[e]]
            own = (a.promised * a.pay + b.promised * b.pay) * x.scale[e]
            weight = weight_of(own, x.grant[e])
            granted = x.grant[e] / (own + x.grant[e])
        framed = 1.0 if t.story[e] & AGREED else max(x.dialogue[e], granted)
        gain = p.trust_gain * weight * (1.0 - p.attribution * framed)
        x.logit[at] = t.trust_ab[e]
        x.logit_b[at] = t.trust_ba[e]
        kept_a = 1.0 if t.story[e] & KEPT_A else 0.0
        kept_b = 1.0 if t.story[e] & KEPT_B else 0.0
        t.trust_ab[e] += gain * kept_b * (1.0 - t.trust_ab[e])
        t.trust_ba[e] += gain * kept_a * (1.0 - t.trust_ba[e])
        x.deeds[t.a[e]].kept += kept_b
        x.deeds[t.b[e]].kept += kept_a


@subkernel
def see(t: Ties, x: Scratch, lo: int, found: int) -> int:
    """B, first half. Decide which breaches on the listed ties are seen. `x.one`, `x.two`: draws of CONDUCT for breaches by a and b, from lo on.

    The listed ties on which one was seen come first afterwards, with their trust before; returns how many.
    """
    seen = 0
    for at in range(found):
        e = x.listed[at]
        a = x.known[t.a[e]]
        b = x.known[t.b[e]]
        agreed = (t.story[e] & AGREED) != 0  # no branch: who breaks its word, and who is seen, is hard to foresee
        seen_a = (t.story[e] & KEPT_A == 0) & (agreed | (x.one[e - lo] < 1.0 - a.covered * missed(b.information)))
        seen_b = (t.story[e] & KEPT_B == 0) & (agreed | (x.two[e - lo] < 1.0 - b.covered * missed(a.information)))
        t.story[e] |= seen_a * SEEN_A + seen_b * SEEN_B
        x.deeds[t.a[e]].exposures += seen_a
        x.deeds[t.b[e]].exposures += seen_b
        x.order[seen] = e
        x.logit[seen] = x.logit[at]
        x.logit_b[seen] = x.logit_b[at]
        seen += 1 if seen_a | seen_b else 0
    return seen


@kernel
def answers(p: Record, audit: float, pressure: float, agreed: bool) -> float:
    """Return the chance that a breach that was seen is answered for, 0..1."""
    chance = 1.0 - (1.0 - p.answer_base) * (1.0 - AUDIT_ANSWERS * audit) * (1.0 - PRESSURE_ANSWERS * pressure)
    return min(1.0, 2.0 * chance) if agreed else chance


@subkernel
def answer(s: State, t: Ties, c: Channels, p: Record, x: Scratch, answer_key: np.uint64, open_key: np.uint64, seen: int) -> None:
    """B, second half. A breach that was seen costs trust, less for want of means or if it is answered for, and may open a dispute."""
    for at in range(seen):
        e = x.order[at]
        a = t.a[e]
        b = t.b[e]
        agreed = (t.story[e] & AGREED) != 0
        if t.story[e] & SEEN_A:
            draw = first(answer_key, t.key[e])
            answered = draw < answers(p, x.audit[a], saturate(c.pressure[a]), agreed)
            t.story[e] |= ANSWERED_A if answered else 0
            t.trust_ba[e] -= cost(p, (t.story[e] & LACK_A) != 0, answered) * x.logit_b[at]
            opens(s, t, p, e, a, b, first(open_key, t.key[e]))
        if t.story[e] & SEEN_B:
            draw = second(answer_key, t.key[e])
            answered = draw < answers(p, x.audit[b], saturate(c.pressure[b]), agreed)
            t.story[e] |= ANSWERED_B if answered else 0
            t.trust_ab[e] -= cost(p, (t.story[e] & LACK_B) != 0, answered) * x.logit[at]
            opens(s, t, p, e, b, a, second(open_key, t.key[e]))


@kernel
def cost(p: Record, lacked: bool, answered: bool) -> float:
    """Return the share of trust that a breach costs which was seen."""
    share = p.trust_gain * p.trust_loss_ratio
    share *= LACK_WEIGHT if lacked else 1.0
    return share * (1.0 - p.answer_relief) if answered else share


@subkernel
def opens(s: State, t: Ties, p: Record, e: int, breaker: int, injured: int, draw: float) -> None:
    """Open a dispute on a tie over a breach that was seen, if a draw says so and none is open."""
    if (
        t.conflict[e] == NO_DISPUTE
        and draw < s.quarrelsome[0] * p.escalation * (1.0 - s.conflict_management[injured]) * s.resistance[breaker]
    ):
        t.conflict[e] = DISPUTE
        t.outside[e] = 0
        t.story[e] |= OPENED


@subkernel
def hear(t: Ties, p: Record, x: Scratch, lo: int, hi: int) -> None:
    """C: of the ties lo..hi-1, hearsay, the pull to where the tie began, what arrived, and what pressure does to trust in those who press."""
    loss = p.trust_gain * p.trust_loss_ratio * HEARSAY_WEIGHT
    seen = 0.0
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        a = x.known[t.a[e]]
        b = x.known[t.b[e]]
        ab = t.trust_ab[e]
        ba = t.trust_ba[e]
        seen += x.scale[e] * (2.0 - b.covered * missed(a.information) - a.covered * missed(b.information))
        of_ab = -loss * a.information * b.news * ab + p.anchor_pull * (t.anchor_ab[e] * b.unstained - ab) - a.pressed * b.presses * ab
        of_ba = -loss * b.information * a.news * ba + p.anchor_pull * (t.anchor_ba[e] * a.unstained - ba) - b.pressed * a.presses * ba
        recent = 1.0 if t.unmet[e] < RECENT else 0.0
        of_ab += recent * a.arrives * b.brings
        of_ba += recent * b.arrives * a.brings
        t.trust_ab[e] = min(1.0, max(0.0, ab + of_ab))
        t.trust_ba[e] = min(1.0, max(0.0, ba + of_ba))
    x.totals[VISIBLE] += seen


@subkernel
def is_misled(c: Channels) -> bool:
    """Return whether misinformation reaches anybody this month."""
    heard = False
    for i in range(c.misinformation.size):
        heard |= c.misinformation[i] > 0.0
    return heard


@subkernel
def mislead(s: State, t: Ties, c: Channels, k: Kinds, lo: int, hi: int) -> None:
    """D: misinformation turns communities against partners of other kinds, on the ties lo..hi-1."""
    for e in range(lo, hi):
        a = t.a[e]
        b = t.b[e]
        if not t.story[e] & AWAKE or s.kind[a] == s.kind[b]:
            continue
        if k.receives[s.kind[a]]:
            t.trust_ab[e] *= 1.0 - MISLED * min(1.0, c.misinformation[a]) * s.information[a] * (1.0 - saturate(c.education[a]))
        if k.receives[s.kind[b]]:
            t.trust_ba[e] *= 1.0 - MISLED * min(1.0, c.misinformation[b]) * s.information[b] * (1.0 - saturate(c.education[b]))


@subkernel
def remember(s: State, x: Scratch) -> None:
    """Note for next month what each is known for (news), what it has seen (norm), and let stains fade."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        s.news[i] = min(1.0, x.deeds[i].exposures / max(1, x.meeting[i].meetings))
        s.stain[i] *= 1.0 - STAIN_FADES
        if x.meeting[i].meetings > 0:
            own = x.deeds[i].kept / x.meeting[i].meetings - s.norm_start[i]
            around = s.information[i] * x.heard[i].norm_total / x.tied[i].degree
            s.norm[i] += NORM_SPEED * (s.norm_start[i] + 0.5 * own + 0.5 * around - s.norm[i])
