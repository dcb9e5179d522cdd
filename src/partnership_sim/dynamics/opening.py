"""The opening of a month: who is there, who is tied to whom, what each is known for, and what has been done to each by levers.

docs/odd.md, sections 7.0 and 7.1 (doses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import log, saturate, to_approach
from partnership_sim.kernel import subkernel
from partnership_sim.state import AWAKE, Channels, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch


@subkernel
def open_month(s: State, t: Ties, x: Scratch, month: int) -> None:
    """Mark who is active and which ties are awake, list each one's ties, and take each one's standing: mean trust in it, 0..1."""
    n = s.kind.size
    x.totals[:] = 0.0
    for i in range(n):
        x.active[i] = 1 if s.joins[i] <= month else 0
        x.degree[i] = 0
        x.standing[i] = 0.0
        x.capacity[i] = (s.negotiation[i] + s.mediation[i] + s.conflict_management[i]) / 3.0
    for e in range(t.count[0]):
        a = t.a[e]
        b = t.b[e]
        t.via[e] = -1
        if x.active[a] and x.active[b]:
            t.story[e] = AWAKE
            x.degree[a] += 1
            x.degree[b] += 1
            x.standing[a] += t.trust_ba[e]
            x.standing[b] += t.trust_ab[e]
        else:
            t.story[e] = 0
    x.start[0] = 0
    for i in range(n):
        x.start[i + 1] = x.start[i] + x.degree[i]
        if x.degree[i] > 0:
            x.standing[i] /= x.degree[i]
        x.size[i] = x.start[i]
    for e in range(t.count[0]):
        if t.story[e] & AWAKE:
            a = t.a[e]
            b = t.b[e]
            x.partner_tie[x.size[a]] = e
            x.size[a] += 1
            x.partner_tie[x.size[b]] = e
            x.size[b] += 1


@subkernel
def productive(s: State, c: Channels) -> float:
    """Return what means yield in a place this month beside the usual: its productivity, less what disaster has destroyed."""
    return s.productivity[0] * (1.0 - min(1.0, c.damage[0]))


@subkernel
def dose(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Turn the channels' intensities into doses, 0..1, once for all phases."""
    yields = productive(s, c)
    to_approach(c.audit, x.audit, s.kind.size)
    to_approach(c.entitlements, x.entitlements, s.kind.size)
    to_approach(c.monitoring, x.monitoring, s.kind.size)
    for i in range(s.kind.size):
        x.log_power[i] = log(s.power[i])
    for i in range(s.kind.size):
        x.education[i] = saturate(c.education[i])
        x.openness[i] = saturate(c.openness[i])
        x.pressure[i] = saturate(c.pressure[i])
        x.coordination[i] = saturate(c.coordination[i])
        x.served[i] = min(1.0, c.service[i] * yields / p.need) if k.receives[s.kind[i]] else 0.0
