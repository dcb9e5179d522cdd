"""Joint work: what partners who keep their word produce, what leaks, and whom it reaches. docs/odd.md, section 7.9.

Leakage and its response to audits: Olken 2007; Zamboni & Litschig 2018. Kinds complement each other (cross-sector synergy).
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import exp, log, to_exp, to_power
from partnership_sim.constants import RETURNS, RISK_HALF, VALUE
from partnership_sim.dynamics.scratch import LEAKED, POOLED, PRODUCED, TO_COMMUNITIES, TO_PARTNERS, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import HARMFUL, JOINT, KEPT_A, KEPT_B, MET, Channels, Record, State, Ties

BOTH_KEPT = MET | KEPT_A | KEPT_B
#: Luck in a joint work is triangular; this gives it a standard deviation of one.
SIX_ROOT = 2.449489742783178


@kernel
def leak(p: Record, risk: float) -> float:
    """Return the share of value that leaks, 0..1, where those concerned reckon with audits so far."""
    return p.leakage_base * (1.0 - p.audit_effect * risk / (risk + RISK_HALF))


@kernel
def makes(p: Record, means: float, scale: float, mixed: bool, capacity: float) -> float:
    """Return the value of a joint work in a usual place and year without luck, from its means, its size and the mean capacity of its ends."""
    synergy = p.synergy if mixed else 0.0
    return VALUE * scale * exp(RETURNS * log(means / scale)) * (1.0 + synergy) * (0.5 + capacity) if means > 0.0 else 0.0


@kernel
def claimed(p: Record, entitlements: float, information: float) -> float:
    """Return the share that a community claims of what is meant for it, 0..1."""
    return 1.0 - p.unclaimed * (1.0 - entitlements) * (1.0 - information)


@kernel
def mean_luck(sd: float) -> float:
    """Return the logarithm of the mean of exp(sd * n), n triangular with a standard deviation of one."""
    half = sd * SIX_ROOT / 2.0
    return 2.0 * log((exp(half) - exp(-half)) / (2.0 * half)) if half > 1e-9 else 0.0


@subkernel
def begin(s: State, x: Scratch) -> None:
    """Nothing has been produced yet; note the risk that each reckons with."""
    for i in range(s.kind.size):
        x.work[i].risk = s.risk[i]
        of_i = x.deeds[i]
        of_i.received = 0.0
        of_i.largest = 0.0
        of_i.largest_tie = -1
        x.lead_worked[i] = 0
        x.org_worked[i] = 0


@subkernel
def produce(s: State, t: Ties, p: Record, k: Kinds, x: Scratch, yields: float, lo: int, found: int) -> None:
    """Let the listed ties whose two ends kept their word produce; part leaks, the rest is handed out or pooled. `x.one`, `x.two`: VALUE."""
    both = 0
    for at in range(found):
        e = x.listed[at]
        x.listed[both] = e
        both += 1 if t.story[e] & BOTH_KEPT == BOTH_KEPT and x.was_open[e] != HARMFUL else 0
    usual = mean_luck(p.luck_tie)
    for at in range(both):
        e = x.listed[at]
        a = x.work[t.a[e]]
        b = x.work[t.b[e]]
        scale = x.scale[e]
        own = (a.promised * a.pay + b.promised * b.pay) * scale
        sd = p.luck_tie if scale == 1.0 else p.luck_tie / np.sqrt(scale)
        x.logit[at] = sd * (x.one[e - lo] + x.two[e - lo] - 1.0) * SIX_ROOT - (usual if scale == 1.0 else mean_luck(sd))
        x.logit_b[at] = (own + x.grant[e]) / scale
        x.ratio[at] = 1.0 if x.logit_b[at] > 0.0 else 0.0  # a power of nothing is not quite nothing
    to_exp(x.logit, both)
    to_power(x.logit_b, both, RETURNS)
    produced = 0.0
    leaks = 0.0
    pooled = 0.0
    for at in range(both):
        e = x.listed[at]
        i = t.a[e]
        j = t.b[e]
        a = x.work[i]
        b = x.work[j]
        of_a = x.deeds[i]
        of_b = x.deeds[j]
        kind_a = s.kind[i]
        kind_b = s.kind[j]
        synergy = p.synergy if kind_a != kind_b else 0.0
        value = (
            VALUE
            * yields
            * x.scale[e]
            * x.logit_b[at]
            * (1.0 + synergy)
            * (0.5 + (a.capacity + b.capacity) / 2.0)
            * x.logit[at]
            * x.ratio[at]
        )
        if value <= 0.0:
            continue
        leaked = value * leak(p, (a.risk + b.risk) / 2.0)
        half = (value - leaked) / 2.0
        of_a.received += half * k.receives[kind_a]
        of_b.received += half * k.receives[kind_b]
        pooled += half * (2 - k.receives[kind_a] - k.receives[kind_b])
        produced += value
        leaks += leaked
        t.story[e] |= JOINT
        meets_largest(t, of_a, value, e)
        meets_largest(t, of_b, value, e)
        x.lead_worked[i] |= 1 if s.lead[i] == j else 0
        x.lead_worked[j] |= 1 if s.lead[j] == i else 0
        x.org_worked[i] |= 1 - k.receives[kind_b]
        x.org_worked[j] |= 1 - k.receives[kind_a]
    x.totals[PRODUCED] += produced
    x.totals[LEAKED] += leaks
    x.totals[POOLED] += pooled


@subkernel
def meets_largest(t: Ties, deeds: Record, value: float, e: int) -> None:
    """Note a joint work of a stakeholder if it is its largest so far; of two alike that of the larger key."""
    if value > deeds.largest or (value == deeds.largest and deeds.largest_tie >= 0 and t.key[e] > t.key[deeds.largest_tie]):
        deeds.largest = value
        deeds.largest_tie = e


@subkernel
def hand_out(s: State, c: Channels, p: Record, k: Kinds, x: Scratch, yields: float) -> None:
    """Share the pool out by households and voice, and add money for works and direct services; each claims what it knows to be its due.

    What a community claims for its works is in `deeds.received` afterwards, direct service in `x.service`.
    """
    people = 0
    risk = 0.0
    voices = 0.0
    for i in range(s.kind.size):
        x.service[i] = 0.0
        if x.active[i]:
            people += 1
            risk += s.risk[i]
            if k.receives[s.kind[i]]:
                voices += x.share[i] * (s.voice[i] + 0.1)
    pool = x.totals[POOLED]
    if voices == 0.0:
        x.totals[TO_PARTNERS] = pool
        return
    share = leak(p, risk / people)
    for i in range(s.kind.size):
        if not x.active[i] or not k.receives[s.kind[i]]:
            continue
        direct = (c.building[i] + c.service[i]) * yields
        x.totals[PRODUCED] += direct
        x.totals[LEAKED] += direct * share
        due = x.deeds[i].received + pool * x.share[i] * (s.voice[i] + 0.1) / voices + c.building[i] * yields * (1.0 - share)
        flow = c.service[i] * yields * (1.0 - share)
        claims = claimed(p, x.entitlements[i], s.information[i])
        x.deeds[i].received = due * claims
        x.service[i] = flow * claims
        x.totals[TO_COMMUNITIES] += (due + flow) * claims
        x.totals[TO_PARTNERS] += (due + flow) * (1.0 - claims)
