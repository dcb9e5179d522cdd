"""Joint work: what partners who keep their word produce, what leaks, and whom it reaches. docs/odd.md, section 7.8.

Leakage and its response to audits: Olken 2007. Kinds complement each other (cross-sector synergy).
"""

from __future__ import annotations

import math

from partnership_sim.arithmetic import exp
from partnership_sim.dynamics.opening import productive
from partnership_sim.dynamics.scratch import LEAKED, PRODUCED, RETURNED, TO_COMMUNITIES, TO_PARTNERS, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import KEPT_A, KEPT_B, MET, Channels, Record, State, Ties

#: Value of joint work where the place is of usual productivity; it sets the unit of value, so that about a sixth of the need is met in the long run.
VALUE = 1.7
BOTH_KEPT = MET | KEPT_A | KEPT_B


@kernel
def leak(p: Record, audit: float, monitoring: float) -> float:
    """Return the share of value that leaks, 0..1."""
    return p.leakage_base * exp(-p.audit_effect * (audit + 0.1 * monitoring))


@subkernel
def deliver(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Produce, leak, return and hand out the month's value. `x.one`, `x.two`: draws of VALUE."""
    n = s.kind.size
    for i in range(n):
        x.put_in[i] = 0.0
        x.returned[i] = 0.0
        x.received[i] = 0.0
    yields = productive(s, c)
    pool = 0.0
    for e in range(t.count[0]):
        if t.story[e] & BOTH_KEPT != BOTH_KEPT:
            continue
        a = t.a[e]
        b = t.b[e]
        given_a = x.given[a] * x.weight[e]
        given_b = x.given[b] * x.weight[e]
        x.put_in[a] += given_a
        x.put_in[b] += given_b
        means = given_a + given_b + x.grant[e]
        synergy = p.synergy if s.kind[a] != s.kind[b] else 0.0
        luck = exp(p.luck_tie * (x.one[e] + x.two[e] - 1.0) * math.sqrt(6.0))
        value = VALUE * yields * means**0.8 * (1.0 + synergy) * (0.5 + (x.capacity[a] + x.capacity[b]) / 2.0) * luck
        leaked = value * leak(p, (x.audit[a] + x.audit[b]) / 2.0, (x.monitoring[a] + x.monitoring[b]) / 2.0)
        back = p.return_share * (value - leaked)
        half = (value - leaked - back) / 2.0
        x.returned[a] += back / 2.0
        x.returned[b] += back / 2.0
        x.totals[PRODUCED] += value
        x.totals[LEAKED] += leaked
        x.totals[RETURNED] += back
        for end in (a, b):
            if k.receives[s.kind[end]]:
                x.received[end] += half
            else:
                pool += half
    serve_directly(s, c, p, k, x, yields)
    share_out(s, p, k, x, pool)


@subkernel
def serve_directly(s: State, c: Channels, p: Record, k: Kinds, x: Scratch, yields: float) -> None:
    """Add direct services to what communities receive; the place makes them dear or cheap, and they leak, like the rest, at the mean of all audits."""
    people = 0
    audit = 0.0
    monitoring = 0.0
    for i in range(s.kind.size):
        if x.active[i]:
            people += 1
            audit += x.audit[i]
            monitoring += x.monitoring[i]
    if people == 0:
        return
    share = leak(p, audit / people, monitoring / people)
    for i in range(s.kind.size):
        if x.active[i] and k.receives[s.kind[i]] and c.service[i] > 0.0:
            value = c.service[i] * yields
            x.totals[PRODUCED] += value
            x.totals[LEAKED] += value * share
            x.received[i] += value * (1.0 - share)


@subkernel
def share_out(s: State, p: Record, k: Kinds, x: Scratch, pool: float) -> None:
    """Share the pool over communities by voice; each claims what it knows to be its due, partners keep the rest."""
    voices = 0.0
    for i in range(s.kind.size):
        if x.active[i] and k.receives[s.kind[i]]:
            voices += s.voice[i] + 0.1
    x.totals[TO_PARTNERS] = x.totals[RETURNED]
    if voices == 0.0:
        x.totals[TO_PARTNERS] += pool
        return
    for i in range(s.kind.size):
        if x.active[i] and k.receives[s.kind[i]]:
            due = x.received[i] + pool * (s.voice[i] + 0.1) / voices
            claimed = due * (1.0 - p.unclaimed * (1.0 - x.entitlements[i]) * (1.0 - s.information[i]))
            x.received[i] = claimed
            x.totals[TO_COMMUNITIES] += claimed
            x.totals[TO_PARTNERS] += due - claimed
