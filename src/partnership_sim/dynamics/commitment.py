"""Commitment: who keeps the word that was given in a meeting, and who was heard. docs/odd.md, section 7.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import to_logistic
from partnership_sim.kernel import subkernel
from partnership_sim.state import KEPT_A, KEPT_B, MET, PROJECT, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch

#: What comes of a joint project is seen by all who were in it, as much as what comes of so many meetings.
PROJECT_SHOWS = 5.0


@subkernel
def ready(s: State, p: Record, x: Scratch) -> None:
    """Note each one's own part of the logit of keeping its word; nobody has been heard yet, nor had contact."""
    for i in range(s.kind.size):
        x.work[i].ready = (
            p.promise_confidence * (s.confidence[i] - 0.5)
            - p.promise_resistance * (s.resistance[i] - 0.35)
            + p.promise_skill * (s.negotiation[i] - 0.4)
            - p.promise_overload * x.work[i].overload
        )
        of_i = x.deeds[i]
        of_i.heard = 0.0
        of_i.contact = 0.0
        of_i.wins = 0.0
        of_i.tries = 0.0


@subkernel
def list_met(t: Ties, x: Scratch, lo: int, hi: int) -> int:
    """List, in `x.listed`, which of the ties lo..hi-1 met; return how many."""
    found = 0
    for e in range(lo, hi):
        x.listed[found] = e
        found += 1 if t.story[e] & MET else 0
    return found


@subkernel
def honour(t: Ties, p: Record, x: Scratch, lo: int, found: int) -> None:
    """Decide who of the listed ties keeps its word, and add up how far each was heard and what contact it had.

    `x.one` and `x.two` hold the draws of KEEP for ends a and b of the ties from lo on. In a dialogue the facilitator takes over a part of the
    role of trust.
    """
    for at in range(found):
        e = x.listed[at]
        a = x.work[t.a[e]]
        b = x.work[t.b[e]]
        dialogue = x.dialogue[e]
        shared = p.promise_base + p.promise_dialogue * dialogue - p.conflict_penalty * x.was_open[e]
        trusting = p.promise_trust * (1.0 - p.trust_lent * dialogue)
        x.logit[at] = shared + trusting * (t.trust_ab[e] - 0.5) + a.ready
        x.logit_b[at] = shared + trusting * (t.trust_ba[e] - 0.5) + b.ready
        x.share[at] = (1.0 - dialogue) * (a.log_power - b.log_power)
    to_logistic(x.logit, found)
    to_logistic(x.logit_b, found)
    to_logistic(x.share, found)
    for at in range(found):
        e = x.listed[at]
        a = x.deeds[t.a[e]]
        b = x.deeds[t.b[e]]
        kept_a = 1 if x.one[e - lo] < x.logit[at] else 0
        kept_b = 1 if x.two[e - lo] < x.logit_b[at] else 0
        t.story[e] |= kept_a * KEPT_A + kept_b * KEPT_B
        visible = PROJECT_SHOWS if t.story[e] & PROJECT else 1.0
        won = visible * (kept_a * kept_b)
        contact = 1.0 + p.contact_support * x.dialogue[e]
        a.tries += visible
        b.tries += visible
        a.wins += won
        b.wins += won
        a.heard += x.share[at]
        b.heard += 1.0 - x.share[at]
        a.contact += contact
        b.contact += contact
