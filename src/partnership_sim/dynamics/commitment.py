"""Commitment: who keeps the word that was given in a meeting, and who was heard. docs/odd.md, section 7.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import logistic
from partnership_sim.kernel import subkernel
from partnership_sim.state import KEPT_A, KEPT_B, MET, PROJECT, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch

#: What comes of a joint project is seen by all who were in it, as much as what comes of so many meetings.
PROJECT_SHOWS = 5.0


@subkernel
def honour(s: State, t: Ties, p: Record, x: Scratch) -> None:
    """Decide who keeps its word, and add up how far each was heard and what contact it had.

    `x.one` and `x.two` hold the draws of KEEP for ends a and b.
    """
    for i in range(s.kind.size):
        x.heard[i] = 0.0
        x.contact[i] = 0.0
        x.wins[i] = 0.0
        x.tries[i] = 0.0
    for e in range(t.count[0]):
        if not t.story[e] & MET:
            continue
        a = t.a[e]
        b = t.b[e]
        shared = p.promise_base + p.promise_dialogue * x.dialogue[e] - p.conflict_penalty * x.was_open[e]
        if x.one[e] < logistic(shared + readiness(s, p, x, a, t.trust_ab[e], x.dialogue[e])):
            t.story[e] |= KEPT_A
        if x.two[e] < logistic(shared + readiness(s, p, x, b, t.trust_ba[e], x.dialogue[e])):
            t.story[e] |= KEPT_B
        visible = PROJECT_SHOWS if t.story[e] & PROJECT else 1.0
        x.tries[a] += visible
        x.tries[b] += visible
        if t.story[e] & KEPT_A and t.story[e] & KEPT_B:
            x.wins[a] += visible
            x.wins[b] += visible
        share = logistic((1.0 - x.dialogue[e]) * (x.log_power[a] - x.log_power[b]))
        x.heard[a] += share
        x.heard[b] += 1.0 - share
        x.contact[a] += 1.0 + p.contact_support * x.dialogue[e]
        x.contact[b] += 1.0 + p.contact_support * x.dialogue[e]


@subkernel
def readiness(s: State, p: Record, x: Scratch, i: int, trust: float, dialogue: float) -> float:
    """Return i's own part of the logit of keeping its word; in a dialogue the facilitator takes over a part of the role of its trust."""
    return (
        p.promise_trust * (1.0 - p.trust_lent * dialogue) * (trust - 0.5)
        + p.promise_confidence * (s.confidence[i] - 0.5)
        - p.promise_resistance * (s.resistance[i] - 0.35)
        + p.promise_skill * (s.negotiation[i] - 0.4)
        - p.promise_overload * x.overload[i]
    )
