"""Upheaval: what shocks do to resources, trust and conflicts. docs/odd.md, section 7.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.draws import first
from partnership_sim.dynamics.scratch import LOST, Scratch
from partnership_sim.kernel import subkernel
from partnership_sim.state import AWAKE, OPENED, Array, Channels, Record, State, Ties

if TYPE_CHECKING:
    import numpy as np


@subkernel
def is_struck(c: Channels) -> bool:
    """Return whether a shock reaches anybody's ties this month."""
    struck = 0.0
    for i in range(c.upheaval.size):
        struck += c.upheaval[i] + c.disgrace[i] + c.stigma[i] + c.strife[i]
    return struck > 0.0


@subkernel
def strike(s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, strife: np.uint64) -> None:
    """Apply the shocks' channels. Draws of STRIFE are asked for by coordinate: shocks are rare."""
    for i in range(s.kind.size):
        if x.active[i] and c.resource_loss[i] > 0.0:
            loss = s.resources[i] * min(1.0, c.resource_loss[i])
            s.resources[i] -= loss
            x.totals[LOST] += loss
    if not is_struck(c):
        return
    for i in range(s.kind.size):
        x.known[i].trust_total = 0.0
        s.reputation[i] *= 1.0 - min(1.0, c.disgrace[i]) * min(1.0, c.stigma[i])
    for e in range(t.count[0]):
        if not t.story[e] & AWAKE:
            continue
        a = t.a[e]
        b = t.b[e]
        x.known[a].trust_total += priors[s.kind[b], s.kind[a]]
        x.known[b].trust_total += priors[s.kind[a], s.kind[b]]
        upheaval = min(1.0, max(c.upheaval[a], c.upheaval[b]))
        t.trust_ab[e] += upheaval * (priors[s.kind[a], s.kind[b]] - t.trust_ab[e])
        t.trust_ba[e] += upheaval * (priors[s.kind[b], s.kind[a]] - t.trust_ba[e])
        t.trust_ab[e] *= 1.0 - min(1.0, c.disgrace[b])
        t.trust_ba[e] *= 1.0 - min(1.0, c.disgrace[a])
        t.scar_ab[e] += min(1.0, c.stigma[b]) * p.scar_size * (1.0 - t.scar_ab[e])
        t.scar_ba[e] += min(1.0, c.stigma[a]) * p.scar_size * (1.0 - t.scar_ba[e])
        if first(strife, t.key[e]) < min(1.0, max(c.strife[a], c.strife[b])) and not t.conflict[e]:
            t.conflict[e] = 1
            t.story[e] |= OPENED
    for i in range(s.kind.size):  # new people have no reputation of their own yet: partners fall back on what they expect of the kind
        if x.active[i] and x.tied[i].degree > 0:
            s.reputation[i] += min(1.0, c.upheaval[i]) * (x.known[i].trust_total / x.tied[i].degree - s.reputation[i])
