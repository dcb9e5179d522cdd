"""Engagement: which ties are facilitated, which meet, what each side can bring. docs/odd.md, section 7.4.

The administrative bottleneck (Bitterman & Koliba 2020): each end's chance is scaled by what it can carry over what it
expects, and the smaller counts; no order among ties, no branch.
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import rank, to_approach, to_logistic
from partnership_sim.dynamics.scratch import PLACED, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import AWAKE, MET, PROJECT, Channels, Record, State, Ties

#: Up to so many partners nobody needs to coordinate; from so many on more make no difference; and the number at which an engagement takes one unit.
FEW, MANY, USUAL = 10.0, 1000.0, 150.0
#: The share of its endowment that a stakeholder usually has free.
USUALLY_FREE = 0.7
#: Crowding is felt from this share of what one can carry on.
CROWDED = 0.5


@subkernel
def distance(x: Scratch) -> float:
    """Return how far the partners are from each other for want of attention: the logarithm of their number over FEW."""
    people = 0.0
    for i in range(x.active.size):
        people += x.active[i]
    return float(np.log(min(max(people, FEW), MANY) / FEW))


@kernel
def effort(attention: float, apart: float, coordinated: float) -> float:
    """Return the time that an engagement takes, in units of what it takes among USUAL partners; brokers take over what is coordinated, 0..1."""
    return 1.0 + attention * (apart * (1.0 - coordinated) - np.log(USUAL / FEW))


@subkernel
def facilitate(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Decide which ties are facilitated and how likely each is to meet. `x.one` holds the ties' draws of FACILITATE, the same all year."""
    for i in range(s.kind.size):
        x.carry[i] = k.carry[s.kind[i]] * (1.0 + x.capacity[i] - k.skill[s.kind[i]])
        x.expected[i] = 0.0
    apart = distance(x)
    to_approach(c.facilitation, x.chance, t.count[0])
    for e in range(t.count[0]):
        a = t.a[e]
        b = t.b[e]
        x.grant[e] = 0.0
        x.was_open[e] = t.conflict[e]
        facilitation = 0.0
        if x.one[e] < x.chance[e]:
            facilitation = c.facilitation_quality[e] / c.facilitation[e]
        x.dialogue[e] = facilitation
        x.weight[e] = 1.0 - p.forum_saving * facilitation
        x.chance[e] = (
            p.meeting_base
            + p.meeting_information * (min(s.information[a], s.information[b]) - 0.4)
            + p.meeting_trust * (1.0 - p.trust_lent * facilitation) * ((t.trust_ab[e] + t.trust_ba[e]) / 2.0 - 0.5)
            + p.meeting_support * facilitation
            - p.conflict_penalty * t.conflict[e]
            - p.crowding_out * (x.served[a] + x.served[b]) / 2.0
            + p.voice_push * max(x.pressure[a], x.pressure[b])
        )
    to_logistic(x.chance, t.count[0])
    for e in range(t.count[0]):
        if t.story[e] & AWAKE:
            a = t.a[e]
            b = t.b[e]
            time = x.chance[e] * x.weight[e] * effort(p.attention, apart, max(x.coordination[a], x.coordination[b]))
            x.expected[a] += time
            x.expected[b] += time
        else:
            x.chance[e] = 0.0


@kernel
def room(carry: float, expected: float) -> float:
    """Return the share, 0..1, of what it expects that a stakeholder can carry."""
    return min(1.0, carry / expected) if expected > 0.0 else 1.0


@subkernel
def meet(s: State, t: Ties, p: Record, k: Kinds, x: Scratch) -> None:
    """Decide which ties meet, and what each stakeholder pledges and gives. `x.one` holds the ties' draws of MEET."""
    n = s.kind.size
    for i in range(n):
        x.engaged[i] = 0.0
        x.meetings[i] = 0
    for e in range(t.count[0]):
        a = t.a[e]
        b = t.b[e]
        if not t.story[e] & AWAKE:
            continue
        if x.one[e] < x.chance[e] * min(room(x.carry[a], x.expected[a]), room(x.carry[b], x.expected[b])):
            t.story[e] |= MET
            t.unmet[e] = 0
            x.engaged[a] += x.weight[e]
            x.engaged[b] += x.weight[e]
            x.meetings[a] += 1
            x.meetings[b] += 1
        else:
            t.unmet[e] += 1
    for i in range(n):
        kind = s.kind[i]
        pledge = p.pledge_share * min(s.resources[i], s.endowment[i]) / USUALLY_FREE / k.carry[kind] * (1.5 - s.resistance[i])
        if k.receives[kind]:
            pledge *= 0.7 + s.voice[i]
        demand = pledge * x.engaged[i]
        short = 0.0
        if demand > 0.0:
            short = max(0.0, demand / s.resources[i] - 1.0) if s.resources[i] > 0.0 else 2.0
        crowded = max(0.0, x.expected[i] / x.carry[i] - CROWDED) if x.carry[i] > 0.0 else 2.0
        x.pledge[i] = pledge
        x.given[i] = min(pledge, s.resources[i] / x.engaged[i]) if x.engaged[i] > 0.0 else pledge
        x.overload[i] = min(2.0, crowded + short)


@subkernel
def place_projects(t: Ties, c: Channels, x: Scratch) -> None:
    """Give the month's joint projects to meetings by lot. `x.two` holds the ties' second draws of MEET; the smallest win."""
    if c.project_money[0] <= 0.0:
        return
    projects = max(1, int(np.floor(c.projects[0] + 0.5)))
    found = 0
    for e in range(t.count[0]):
        if t.story[e] & MET and c.project_reach[t.a[e]] > 0.0 and c.project_reach[t.b[e]] > 0.0:
            x.lots[found] = x.two[e]
            x.listed[found] = e
            found += 1
    rank(x.lots, x.order, found)
    placed = min(found, projects)
    for at in range(placed):
        e = x.listed[x.order[at]]
        a = t.a[e]
        b = t.b[e]
        x.grant[e] = c.project_money[0] / projects
        quality = min(c.project_quality[a] / c.project_reach[a], c.project_quality[b] / c.project_reach[b])
        x.dialogue[e] = max(x.dialogue[e], quality)
        t.story[e] |= PROJECT
    x.totals[PLACED] = placed / projects
