"""Commitment: who means to keep the word that was given in a meeting, who has the means, and who was heard. docs/odd.md, section 7.6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import exp, saturate, to_exp, to_logistic
from partnership_sim.constants import CONTACT_SUPPORT, INFORMED_SEES, LEAST_TRUST, MOST_TRUST, PRESSED
from partnership_sim.draws import first, second
from partnership_sim.dynamics.engagement import load
from partnership_sim.dynamics.scratch import PUT_IN, SHORT, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import KEPT_A, KEPT_B, LACK_A, LACK_B, MET, Channels, Record, State, Ties

if TYPE_CHECKING:
    import numpy as np


@kernel
def visible(p: Record, information: float) -> float:
    """Return the chance that a breach is seen by who has so much information, where there are no audits, 0..1."""
    return 1.0 - (1.0 - p.breach_visibility) * (1.0 - INFORMED_SEES * information)


@kernel
def costs(p: Record) -> float:
    """Return what a breach that is seen takes of trust, beside what a kept word adds, on average: some are answered for unasked."""
    return p.trust_loss_ratio * (1.0 - p.answer_base * p.answer_relief)


@kernel
def keeps(p: Record, trusted: float, seen: float, drive: float) -> float:
    """Return the chance that a word is kept, 0..1.

    At rest (`drive`, a logit, is 0) it is the chance at which trust stays where it began: `trusted` is the other's trust in it then, and `seen` the chance
    that the other sees a breach.
    """
    trusted = min(MOST_TRUST, max(LEAST_TRUST, trusted))
    odds = seen * costs(p) * trusted
    return odds / (odds + (1.0 - trusted) * exp(-drive))


@subkernel
def ready(s: State, c: Channels, p: Record, x: Scratch) -> None:
    """Note each one's own part of the logit of keeping its word; nobody owes anything yet, has been heard or had contact."""
    costs_of_breach = costs(p)
    for i in range(s.kind.size):
        of_i = x.work[i]
        of_i.ready = (
            p.promise_norm * (s.norm[i] - s.norm_start[i])
            - p.promise_resistance * (s.resistance[i] - s.anchor[i])
            + p.promise_skill * (s.negotiation[i] - s.negotiation_start[i])
            - p.promise_overload * (load(x.meeting[i].carry, x.meeting[i].expected) - s.load_start[i])
            + p.deterrence * (s.risk[i] + PRESSED * saturate(c.pressure[i]))
        )
        of_i.seen = visible(p, s.information_start[i]) * costs_of_breach
        of_i.can = 1.0
        of_i.pay = 1.0
        deeds = x.deeds[i]
        deeds.dues = 0.0
        deeds.kept = 0.0
        deeds.heard = 0.0
        deeds.contact = 0.0


@subkernel
def list_met(t: Ties, x: Scratch, lo: int, hi: int) -> int:
    """List, in `x.listed`, which of the ties lo..hi-1 met; return how many."""
    found = 0
    for e in range(lo, hi):
        x.listed[found] = e
        found += 1 if t.story[e] & MET else 0
    return found


@subkernel
def mean_to(t: Ties, p: Record, x: Scratch, lo: int, found: int) -> None:
    """Decide who of the listed ties means to keep its word, and add up what each then owes, how far it was heard and what contact it had.

    `x.one` and `x.two` hold the draws of KEEP for ends a and b of the ties from lo on.
    """
    for at in range(found):
        e = x.listed[at]
        a = x.work[t.a[e]]
        b = x.work[t.b[e]]
        dialogue = x.dialogue[e]
        shared = p.promise_dialogue * dialogue
        x.logit[at] = -(shared + p.promise_trust * (t.trust_ab[e] - t.anchor_ab[e]) + a.ready)
        x.logit_b[at] = -(shared + p.promise_trust * (t.trust_ba[e] - t.anchor_ba[e]) + b.ready)
        x.ratio[at] = (1.0 - dialogue) * (a.log_power - b.log_power)
    to_exp(x.logit, found)
    to_exp(x.logit_b, found)
    to_logistic(x.ratio, found)
    for at in range(found):
        e = x.listed[at]
        i = t.a[e]
        j = t.b[e]
        a = x.deeds[i]
        b = x.deeds[j]
        of_a = min(MOST_TRUST, max(LEAST_TRUST, t.anchor_ba[e]))  # what b trusted a
        of_b = min(MOST_TRUST, max(LEAST_TRUST, t.anchor_ab[e]))
        odds_a = x.work[j].seen * of_a
        odds_b = x.work[i].seen * of_b
        kept_a = 1 if x.one[e - lo] * (odds_a + (1.0 - of_a) * x.logit[at]) < odds_a else 0
        kept_b = 1 if x.two[e - lo] * (odds_b + (1.0 - of_b) * x.logit_b[at]) < odds_b else 0
        t.story[e] |= kept_a * KEPT_A + kept_b * KEPT_B
        contact = 1.0 + CONTACT_SUPPORT * x.dialogue[e]
        a.dues += kept_a * x.work[i].promised * x.scale[e]
        b.dues += kept_b * x.work[j].promised * x.scale[e]
        a.heard += x.ratio[at]
        b.heard += 1.0 - x.ratio[at]
        a.contact += contact
        b.contact += contact


@subkernel
def find_short(s: State, x: Scratch) -> bool:
    """Note the chance with which each can pay what it owes; return whether anybody is short of means."""
    short = False
    for i in range(s.kind.size):
        dues = x.deeds[i].dues
        if dues > s.resources[i]:
            x.work[i].can = max(0.0, s.resources[i]) / dues
            short = True
            x.deeds[i].dues = 0.0
    return short


@subkernel
def fall_short(t: Ties, x: Scratch, key: np.uint64) -> None:
    """Let those short of means break some of the words that they mean to keep, and add up what is left to pay. key: that of LACK.

    Draws are asked for by coordinate: few are short. Their ties are listed first: whether a tie is one of them is hard to foresee.
    """
    found = 0
    for e in range(t.count[0]):
        x.listed[found] = e
        short_a = (t.story[e] & KEPT_A != 0) & (x.work[t.a[e]].can < 1.0)
        short_b = (t.story[e] & KEPT_B != 0) & (x.work[t.b[e]].can < 1.0)
        found += short_a | short_b
    for at in range(found):
        e = x.listed[at]
        i = t.a[e]
        j = t.b[e]
        if t.story[e] & KEPT_A and x.work[i].can < 1.0:
            if first(key, t.key[e]) < x.work[i].can:
                x.deeds[i].dues += x.work[i].promised * x.scale[e]
            else:
                t.story[e] ^= KEPT_A | LACK_A
        if t.story[e] & KEPT_B and x.work[j].can < 1.0:
            if second(key, t.key[e]) < x.work[j].can:
                x.deeds[j].dues += x.work[j].promised * x.scale[e]
            else:
                t.story[e] ^= KEPT_B | LACK_B


@subkernel
def pay(s: State, x: Scratch) -> None:
    """Settle what each puts in: all that it owes, as far as it has the means."""
    for i in range(s.kind.size):
        of_i = x.deeds[i]
        if of_i.dues > s.resources[i]:
            x.work[i].pay = max(0.0, s.resources[i]) / of_i.dues
            of_i.dues *= x.work[i].pay
        x.totals[PUT_IN] += of_i.dues if x.active[i] else 0.0
        x.totals[SHORT] += 1.0 if x.work[i].can < 1.0 else 0.0
