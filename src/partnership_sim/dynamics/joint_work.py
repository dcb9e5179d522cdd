"""Joint work: what partners who keep their word produce, what leaks, and whom it reaches. docs/odd.md, section 7.8.

Leakage and its response to audits: Olken 2007. Kinds complement each other (cross-sector synergy).
"""

from __future__ import annotations

from partnership_sim.arithmetic import exp, to_exp, to_power
from partnership_sim.dynamics.scratch import LEAKED, POOLED, PRODUCED, RETURNED, TO_COMMUNITIES, TO_PARTNERS, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import KEPT_A, KEPT_B, MET, Channels, Record, State, Ties

#: Value of joint work where the place is of usual productivity; it sets the unit of value, so that about a tenth of the need is met in the long run.
VALUE = 1.7
BOTH_KEPT = MET | KEPT_A | KEPT_B
#: Luck in a joint work is triangular; this gives it a standard deviation of one.
SIX_ROOT = 2.449489742783178


@kernel
def leak(p: Record, audit: float, monitoring: float) -> float:
    """Return the share of value that leaks, 0..1."""
    return p.leakage_base * exp(-p.audit_effect * (audit + 0.1 * monitoring))


@subkernel
def begin(s: State, p: Record, x: Scratch) -> None:
    """Nothing has been produced yet; note how far what is done to each keeps value from leaking, half of the exponent for each end of a tie."""
    for i in range(s.kind.size):
        of_i = x.deeds[i]
        of_i.put_in = 0.0
        of_i.returned = 0.0
        of_i.received = 0.0
        x.work[i].watched = -p.audit_effect * (x.audit[i] + 0.1 * x.monitoring[i]) / 2.0


@subkernel
def produce(s: State, t: Ties, p: Record, k: Kinds, x: Scratch, yields: float, lo: int, found: int) -> None:
    """Let the listed ties whose two ends kept their word produce; part leaks, part returns, the rest is handed out or pooled. `x.one`, `x.two`: VALUE."""
    both = 0
    for at in range(found):
        e = x.listed[at]
        x.listed[both] = e
        both += 1 if t.story[e] & BOTH_KEPT == BOTH_KEPT else 0
    for at in range(both):
        e = x.listed[at]
        a = x.work[t.a[e]]
        b = x.work[t.b[e]]
        means = (a.given + b.given) * x.weight[e] + x.grant[e]
        x.share[at] = a.watched + b.watched
        x.logit[at] = p.luck_tie * (x.one[e - lo] + x.two[e - lo] - 1.0) * SIX_ROOT
        x.logit_b[at] = means
    to_exp(x.share, both)
    to_exp(x.logit, both)
    to_power(x.logit_b, both, 0.8)
    produced = 0.0
    leaks = 0.0
    returns = 0.0
    pooled = 0.0
    for at in range(both):
        e = x.listed[at]
        a = x.work[t.a[e]]
        b = x.work[t.b[e]]
        of_a = x.deeds[t.a[e]]
        of_b = x.deeds[t.b[e]]
        kind_a = s.kind[t.a[e]]
        kind_b = s.kind[t.b[e]]
        of_a.put_in += a.given * x.weight[e]
        of_b.put_in += b.given * x.weight[e]
        synergy = p.synergy if kind_a != kind_b else 0.0
        value = VALUE * yields * x.logit_b[at] * (1.0 + synergy) * (0.5 + (a.capacity + b.capacity) / 2.0) * x.logit[at]
        leaked = value * p.leakage_base * x.share[at]
        back = p.return_share * (value - leaked)
        half = (value - leaked - back) / 2.0
        of_a.returned += back / 2.0
        of_b.returned += back / 2.0
        of_a.received += half * k.receives[kind_a]
        of_b.received += half * k.receives[kind_b]
        pooled += half * (2 - k.receives[kind_a] - k.receives[kind_b])
        produced += value
        leaks += leaked
        returns += back
    x.totals[PRODUCED] += produced
    x.totals[LEAKED] += leaks
    x.totals[RETURNED] += returns
    x.totals[POOLED] += pooled


@subkernel
def hand_out(s: State, c: Channels, p: Record, k: Kinds, x: Scratch, yields: float) -> None:
    """Add direct services, and share the pool out."""
    serve_directly(s, c, p, k, x, yields)
    share_out(s, p, k, x, x.totals[POOLED])


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
            x.deeds[i].received += value * (1.0 - share)


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
            due = x.deeds[i].received + pool * (s.voice[i] + 0.1) / voices
            claimed = due * (1.0 - p.unclaimed * (1.0 - x.entitlements[i]) * (1.0 - s.information[i]))
            x.deeds[i].received = claimed
            x.totals[TO_COMMUNITIES] += claimed
            x.totals[TO_PARTNERS] += due - claimed
