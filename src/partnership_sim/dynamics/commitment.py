"""Commitment: who keeps the word that was given in a meeting, and who was heard. docs/odd.md, section 7.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import logistic
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import KEPT_A, KEPT_B, MET, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch


@subkernel
def honour(s: State, t: Ties, p: Record, x: Scratch) -> None:
    """Decide who keeps its word, and add up how far each was heard and what contact it had.

    `x.one` and `x.two` hold the draws of KEEP for ends a and b.
    """
    for i in range(s.kind.size):
        x.heard[i] = 0.0
        x.contact[i] = 0.0
    for e in range(t.count[0]):
        if not t.story[e] & MET:
            continue
        a = t.a[e]
        b = t.b[e]
        shared = p.promise_base + s.climate[0] + p.promise_dialogue * x.dialogue[e] - p.conflict_penalty * x.was_open[e]
        if x.one[e] < logistic(shared + readiness(p, t.trust_ab[e], s.resistance[a], s.negotiation[a], x.overload[a])):
            t.story[e] |= KEPT_A
        if x.two[e] < logistic(shared + readiness(p, t.trust_ba[e], s.resistance[b], s.negotiation[b], x.overload[b])):
            t.story[e] |= KEPT_B
        share = logistic((1.0 - x.dialogue[e]) * (x.log_power[a] - x.log_power[b]))
        x.heard[a] += share
        x.heard[b] += 1.0 - share
        x.contact[a] += 1.0 + p.contact_support * x.dialogue[e]
        x.contact[b] += 1.0 + p.contact_support * x.dialogue[e]


@kernel
def readiness(p: Record, trust: float, resistance: float, negotiation: float, overload: float) -> float:
    """Return one side's own part of the logit of keeping its word."""
    return (
        p.promise_trust * (trust - 0.5)
        - p.promise_resistance * (resistance - 0.35)
        + p.promise_skill * (negotiation - 0.4)
        - p.promise_overload * overload
    )
