"""The opening of a month: who is there, who is tied to whom, what each is known for, and what has been done to each by levers.

docs/odd.md, sections 7.0 and 7.1 (doses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import log, to_approach
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
        x.tied[i].degree = 0
        x.tied[i].standing = 0.0
        x.work[i].capacity = (s.negotiation[i] + s.mediation[i] + s.conflict_management[i]) / 3.0
    for e in range(t.count[0]):
        a = t.a[e]
        b = t.b[e]
        t.via[e] = -1
        if x.active[a] and x.active[b]:
            t.story[e] = AWAKE
            x.tied[a].degree += 1
            x.tied[b].degree += 1
            x.tied[a].standing += t.trust_ba[e]
            x.tied[b].standing += t.trust_ab[e]
        else:
            t.story[e] = 0
    x.start[0] = 0
    for i in range(n):
        of_i = x.tied[i]
        x.start[i + 1] = x.start[i] + of_i.degree
        of_i.listed = x.start[i]
        if of_i.degree > 0:
            of_i.standing /= of_i.degree
    for e in range(t.count[0]):
        if t.story[e] & AWAKE:
            a = x.tied[t.a[e]]
            b = x.tied[t.b[e]]
            x.partner_tie[a.listed] = e
            a.listed += 1
            x.partner_tie[b.listed] = e
            b.listed += 1


@subkernel
def productive(s: State, c: Channels) -> float:
    """Return what means yield in a place this month beside the usual: its productivity, less what disaster has destroyed."""
    return s.productivity[0] * (1.0 - min(1.0, c.damage[0]))


@subkernel
def dose(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Turn audits, entitlements, monitoring and direct services into doses, 0..1, once for all phases; and take the logarithm of power."""
    yields = productive(s, c)
    to_approach(c.audit, x.audit, s.kind.size)
    to_approach(c.entitlements, x.entitlements, s.kind.size)
    to_approach(c.monitoring, x.monitoring, s.kind.size)
    for i in range(s.kind.size):
        x.work[i].log_power = log(s.power[i])
    for i in range(s.kind.size):
        x.served[i] = min(1.0, c.service[i] * yields / p.need) if k.receives[s.kind[i]] else 0.0
