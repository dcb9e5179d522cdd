"""Works: what communities and partners build, how it ages, who cares for it, and how much of the need it meets. docs/odd.md, section 7.10.

What is built breaks; its working share is a balance of breakdown and repair, and repair hangs on who cares and pays (Murray et al. 2024; Whittington
et al. 2009). Of works that are begun many are never completed (Williams 2017).
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import exp
from partnership_sim.constants import CARE_OF_PARTNERS, LAPSED_CARE, MONTHS_IDLE, OWN_CARE, RECENT, UPKEEP_DUE, USED_TO, WEAR, WORTH
from partnership_sim.dynamics.scratch import MAINTAINED, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import NEVER, NOBODY, Channels, Record, State, Ties


@kernel
def care(paid: float, with_partners: float, capacity: float) -> float:
    """Return how well works are cared for, 0..1: paid, the share of upkeep that is; with_partners, whether an organisation cares too."""
    return min(1.0, paid * (OWN_CARE + CARE_OF_PARTNERS * with_partners) * (0.5 + capacity))


@kernel
def worth(cost: float) -> float:
    """Return the value a month of a work that cost so much, while it works."""
    return WORTH * cost


@kernel
def completed(instalments: float, cost: float, ends: float) -> float:
    """Return which share of what is put into works ends in a completed one, where a work ends before it with a chance of `ends` a month."""
    if instalments <= 0.0:
        return 0.0
    x = ends * cost / instalments
    return x / (exp(x) - 1.0) if x > 1e-9 else 1.0


@subkernel
def build_and_keep(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Put in what came for works, complete or abandon them, pay upkeep, let them fail and be repaired, and see how much of the need is met."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        s.joint[i] = 0 if x.org_worked[i] else min(NEVER, s.joint[i] + 1)
        if k.receives[s.kind[i]]:
            upkeep = UPKEEP_DUE * s.built[i] / WORTH
            build(s, t, p, x, i)
            keep(s, c, p, x, i, upkeep)
            serve(s, p, x, i)


@subkernel
def build(s: State, t: Ties, p: Record, x: Scratch, i: int) -> None:
    """Add an instalment to the work of community i; complete it when it is paid for, abandon it when its lead has long done nothing."""
    instalment = x.deeds[i].received
    if s.under_way[i] == 0.0:
        if instalment == 0.0:
            return
        s.begun[0] += 1.0
        s.fresh[i] = 1
        s.lead[i] = NOBODY
        s.idle[i] = 0
    s.under_way[i] += instalment
    if s.lead[i] == NOBODY:
        e = x.deeds[i].largest_tie
        if e >= 0:
            s.lead[i] = t.b[e] if t.a[e] == i else t.a[e]
            s.idle[i] = 0
        else:
            s.idle[i] += 1
    else:
        s.idle[i] = 0 if x.lead_worked[i] else s.idle[i] + 1
    cost = p.project_cost * s.households[i]
    if s.under_way[i] >= cost:
        complete(s, i, cost)
    elif s.idle[i] >= MONTHS_IDLE:
        s.abandoned[0] += s.fresh[i]  # those of before month 0 were not counted as begun either
        s.under_way[i] = 0.0
        s.lead[i] = NOBODY
        s.idle[i] = 0


@subkernel
def complete(s: State, i: int, cost: float) -> None:
    """Complete as many works of community i as have been paid for; what is left begins the next."""
    number = np.floor(s.under_way[i] / cost)
    new = worth(number * cost)
    s.working[i] = (s.working[i] * s.built[i] + new) / (s.built[i] + new)
    s.built[i] += new
    s.finished[i] += worth((number - 1.0 + s.fresh[i]) * cost)
    s.under_way[i] = max(0.0, s.under_way[i] - number * cost)
    s.begun[0] += number if s.under_way[i] > 0.0 else number - 1.0
    s.fresh[i] = 1
    s.lead[i] = NOBODY
    s.idle[i] = 0


@subkernel
def keep(s: State, c: Channels, p: Record, x: Scratch, i: int, due: float) -> None:
    """Pay the upkeep of the works of community i, as far as those who are heard pay it and others help; let works fail, be repaired and wear out."""
    own = min(due * min(1.0, s.voice[i]), max(0.0, s.resources[i] - x.deeds[i].dues))
    s.resources[i] -= own
    x.totals[MAINTAINED] += own
    paid = min(1.0, (own + c.maintenance[i]) / due) if due > 0.0 else 1.0
    with_partners = (1.0 if s.convened[0] > 0.0 else LAPSED_CARE) if s.joint[i] < RECENT else 0.0
    cared = care(paid, with_partners, x.work[i].capacity)
    s.working[i] += p.repair_rate * cared * (1.0 - s.working[i]) - p.failure_rate * s.working[i]
    s.built[i] *= 1.0 - WEAR


@subkernel
def serve(s: State, p: Record, x: Scratch, i: int) -> None:
    """See how much of the need of community i is met, by works and directly, and let it get used to it."""
    x.service[i] += s.working[i] * s.built[i]
    s.need_met[i] = min(1.0, x.service[i] / (p.need * x.share[i]))
    s.used_to[i] += (s.need_met[i] - s.used_to[i]) / USED_TO
