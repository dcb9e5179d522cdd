"""Engagement: which ties are facilitated, which meet, what each side can bring. docs/odd.md, section 7.4.

The administrative bottleneck (Bitterman & Koliba 2020): each end's chance is scaled by what it can carry over what it
expects, and the smaller counts; no order among ties, no branch.
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import rank, saturate, to_approach, to_logistic
from partnership_sim.draws import second
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
def carry(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Note what each can carry, what it knows, and what levers do to its meetings; services from outside take from their logit, half for each end."""
    for i in range(s.kind.size):
        x.work[i].carry = k.carry[s.kind[i]] * (1.0 + x.work[i].capacity - k.skill[s.kind[i]])
        of_i = x.meeting[i]
        of_i.information = s.information[i]
        of_i.crowded_out = p.crowding_out * x.served[i] / 2.0
        of_i.pressure = saturate(c.pressure[i])
        of_i.coordination = saturate(c.coordination[i])
        of_i.expected = 0.0


@subkernel
def facilitate(t: Ties, c: Channels, p: Record, x: Scratch, apart: float, lo: int, hi: int) -> None:
    """Decide which of the ties lo..hi-1 are facilitated and how likely each is to meet. `x.one`: their draws of FACILITATE, the same all year.

    apart: `distance` of the partners.
    """
    asked = 0.0
    for e in range(lo, hi):
        x.dialogue[e] = 0.0
        asked = max(asked, c.facilitation[e])
    if asked > 0.0:
        to_approach(c.facilitation[lo:hi], x.logit, hi - lo)
        for e in range(lo, hi):
            if x.one[e - lo] < x.logit[e - lo]:
                x.dialogue[e] = c.facilitation_quality[e] / c.facilitation[e]
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        facilitation = x.dialogue[e]
        x.grant[e] = 0.0
        x.was_open[e] = t.conflict[e]
        x.weight[e] = 1.0 - p.forum_saving * facilitation
        x.logit[e - lo] = (
            p.meeting_base
            + p.meeting_information * (min(a.information, b.information) - 0.4)
            + p.meeting_trust * (1.0 - p.trust_lent * facilitation) * ((t.trust_ab[e] + t.trust_ba[e]) / 2.0 - 0.5)
            + p.meeting_support * facilitation
            - p.conflict_penalty * t.conflict[e]
            - (a.crowded_out + b.crowded_out)
            + p.voice_push * max(a.pressure, b.pressure)
        )
    to_logistic(x.logit, hi - lo)
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        chance = x.logit[e - lo] if t.story[e] & AWAKE else 0.0
        time = chance * x.weight[e] * effort(p.attention, apart, max(a.coordination, b.coordination))
        x.chance[e] = chance
        a.expected += time
        b.expected += time


@kernel
def room(carry: float, expected: float) -> float:
    """Return the share, 0..1, of what it expects that a stakeholder can carry."""
    return min(1.0, carry / expected) if expected > 0.0 else 1.0


@subkernel
def make_room(s: State, x: Scratch) -> None:
    """Note the share of what it expects that each can carry."""
    for i in range(s.kind.size):
        of_i = x.meeting[i]
        of_i.room = room(x.work[i].carry, of_i.expected)
        of_i.engaged = 0.0
        of_i.meetings = 0


@subkernel
def meet(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Decide which of the ties lo..hi-1 meet. `x.one` holds their draws of MEET."""
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        met = 1 if x.one[e - lo] < x.chance[e] * min(a.room, b.room) else 0
        awake = 1 if t.story[e] & AWAKE else 0
        t.story[e] |= met * MET
        t.unmet[e] = (1 - met) * (t.unmet[e] + awake)
        engaged = met * x.weight[e]
        a.engaged += engaged
        b.engaged += engaged
        a.meetings += met
        b.meetings += met


@subkernel
def pledge(s: State, p: Record, k: Kinds, x: Scratch) -> None:
    """Note what each stakeholder gives to a meeting, at most what it pledges, and how overloaded it is."""
    for i in range(s.kind.size):
        kind = s.kind[i]
        of_i = x.meeting[i]
        pledged = p.pledge_share * min(s.resources[i], s.endowment[i]) / USUALLY_FREE / k.carry[kind] * (1.5 - s.resistance[i])
        if k.receives[kind]:
            pledged *= 0.7 + s.voice[i]
        demand = pledged * of_i.engaged
        short = 0.0
        if demand > 0.0:
            short = max(0.0, demand / s.resources[i] - 1.0) if s.resources[i] > 0.0 else 2.0
        crowded = max(0.0, of_i.expected / x.work[i].carry - CROWDED) if x.work[i].carry > 0.0 else 2.0
        x.work[i].given = min(pledged, s.resources[i] / of_i.engaged) if of_i.engaged > 0.0 else pledged
        x.work[i].overload = min(2.0, crowded + short)


@subkernel
def place_projects(t: Ties, c: Channels, x: Scratch, meet_key: np.uint64) -> None:
    """Give the month's joint projects to meetings by lot, the second draw of MEET; the smallest win."""
    if c.project_money[0] <= 0.0:
        return
    projects = max(1, int(np.floor(c.projects[0] + 0.5)))
    found = 0
    for e in range(t.count[0]):
        if t.story[e] & MET and c.project_reach[t.a[e]] > 0.0 and c.project_reach[t.b[e]] > 0.0:
            x.lots[found] = second(meet_key, t.key[e])
            x.listed[found] = e
            found += 1
    rank(x.lots, x.order, x.stack, found)
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
