"""Upheaval: what shocks do to resources, works, trust and disputes. docs/odd.md, section 7.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.draws import first
from partnership_sim.dynamics.scratch import LOST, Scratch
from partnership_sim.kernel import subkernel
from partnership_sim.state import AWAKE, DISPUTE, NO_DISPUTE, OPENED, Channels, Record, State, Ties

if TYPE_CHECKING:
    import numpy as np


@subkernel
def is_struck(c: Channels) -> bool:
    """Return whether a shock reaches anybody's ties this month."""
    struck = False
    for i in range(c.upheaval.size):
        struck |= (c.upheaval[i] > 0.0) | (c.disgrace[i] > 0.0) | (c.stigma[i] > 0.0) | (c.strife[i] > 0.0)
    return struck


@subkernel
def strike(s: State, t: Ties, c: Channels, p: Record, x: Scratch, strife: np.uint64) -> None:
    """Apply the shocks' channels. Draws of STRIFE are asked for by coordinate: shocks are rare."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        if c.resource_loss[i] > 0.0:
            loss = s.resources[i] * min(1.0, c.resource_loss[i])
            s.resources[i] -= loss
            x.totals[LOST] += loss
        if c.wreck[i] > 0.0:
            s.working[i] *= 1.0 - min(1.0, c.wreck[i])
            s.under_way[i] *= 1.0 - min(1.0, c.wreck[i])
        if c.stigma[i] > 0.0:
            s.stain[i] += min(1.0, c.stigma[i]) * (1.0 - s.stain[i])
    if not is_struck(c):
        return
    for e in range(t.count[0]):
        if not t.story[e] & AWAKE:
            continue
        a = t.a[e]
        b = t.b[e]
        left = 1.0 - min(1.0, max(c.upheaval[a], c.upheaval[b])) * (1.0 - p.trust_passed)
        t.trust_ab[e] *= left * (1.0 - min(1.0, c.disgrace[b]))
        t.trust_ba[e] *= left * (1.0 - min(1.0, c.disgrace[a]))
        if t.conflict[e] == NO_DISPUTE and first(strife, t.key[e]) < min(1.0, max(c.strife[a], c.strife[b])):
            t.conflict[e] = DISPUTE
            t.outside[e] = 1
            t.story[e] |= OPENED
