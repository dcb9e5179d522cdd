"""Engagement: which ties are facilitated, which meet, what each promises for the year. docs/odd.md, section 7.5.

The administrative bottleneck (Bitterman & Koliba 2020): each end's chance is scaled by what it can carry over what it
expects, and the smaller counts; no order among ties, no branch.
"""

from __future__ import annotations

import numpy as np

from partnership_sim.arithmetic import log, rank, saturate, to_approach, to_logistic
from partnership_sim.constants import (
    ATTENTION,
    CROWDED,
    FEW,
    FORUM_SAVING,
    HARMFUL_ODDS,
    LAPSED_ODDS,
    LEAST_ENGAGED,
    MANY,
    MOST_LOAD,
    USUAL,
)
from partnership_sim.draws import first, second
from partnership_sim.dynamics.scratch import ORGANISATIONS, PLACED, Kinds, Scratch
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import AGREED, AWAKE, HARMFUL, MET, PROJECT, Channels, Record, State, Ties


@kernel
def distance(organisations: float) -> float:
    """Return how far organisations are from each other for want of attention: the logarithm of their number over FEW."""
    return log(min(max(organisations, FEW), MANY) / FEW)


@kernel
def effort(apart: float, coordinated: float) -> float:
    """Return the time that an engagement takes, in units of what it takes among USUAL organisations; brokers take over what is coordinated, 0..1."""
    return 1.0 + ATTENTION * (apart * (1.0 - coordinated) - log(USUAL / FEW))


@kernel
def carried(declared: float, capacity: float, usual: float) -> float:
    """Return how many engagements of standard size a stakeholder can carry in a month."""
    return declared * (1.0 + capacity - usual)


@kernel
def inclination(p: Record, informed: float, trust: float) -> float:
    """Return the logit with which a tie meets, from the smaller information and the mean trust of its ends."""
    return p.meeting_base + p.meeting_information * (informed - 0.4) + p.meeting_trust * (trust - 0.5)


@kernel
def room(carry: float, expected: float) -> float:
    """Return the share, 0..1, of what it expects that a stakeholder can carry."""
    return min(1.0, carry / expected) if expected > 0.0 else 1.0


@kernel
def load(carry: float, expected: float) -> float:
    """Return how overloaded a stakeholder is, 0..MOST_LOAD."""
    return min(MOST_LOAD, max(0.0, expected / carry - CROWDED)) if carry > 0.0 else MOST_LOAD


@kernel
def promise(p: Record, endowment: float, willing: float, engaged: float, share: float) -> float:
    """Return what a stakeholder promises to an engagement of standard size: a share of its usual income, over the engagements that it expects.

    share: how many standard communities a community is; 1 for organisations.
    """
    return p.pledge_share * p.income_rate * endowment * willing / max(LEAST_ENGAGED * share, engaged)


@subkernel
def carry(s: State, c: Channels, k: Kinds, x: Scratch) -> None:
    """Note what each can carry, what it knows, and what brokers coordinate for it."""
    for i in range(s.kind.size):
        of_i = x.meeting[i]
        of_i.carry = carried(k.carry[s.kind[i]], x.work[i].capacity, k.skill[s.kind[i]]) * x.share[i]
        of_i.information = s.information[i]
        of_i.coordination = saturate(c.coordination[i])
        of_i.organisation = 1.0 - k.receives[s.kind[i]]
        of_i.expected = 0.0


@subkernel
def facilitate(s: State, t: Ties, c: Channels, p: Record, x: Scratch, apart: float, agree: np.uint64, lo: int, hi: int) -> None:
    """Decide which of the ties lo..hi-1 are facilitated and how likely each is to meet. `x.one`: their draws of FACILITATE, the same all year.

    apart: `distance` of the organisations; agree: the key of AGREE, of the year's first month.
    """
    convened = s.convened[0] > 0.0
    asked = False
    for e in range(lo, hi):
        x.dialogue[e] = 0.0
        asked |= c.facilitation[e] > 0.0  # of truths, in any order: several at a time
    if asked and convened:
        to_approach(c.facilitation[lo:hi], x.logit, hi - lo)
        for e in range(lo, hi):
            if x.one[e - lo] < x.logit[e - lo]:
                x.dialogue[e] = c.facilitation_quality[e] / c.facilitation[e]
                if c.agreement[e] > 0.0 and first(agree, t.key[e]) < c.agreement[e] / c.facilitation[e]:
                    t.story[e] |= AGREED
    apart_when_harmful = log(HARMFUL_ODDS)
    apart_when_lapsed = 0.0 if convened else log(LAPSED_ODDS)
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        facilitation = x.dialogue[e]
        x.grant[e] = 0.0
        x.was_open[e] = t.conflict[e]
        x.weight[e] = 1.0 - FORUM_SAVING * facilitation
        x.logit[e - lo] = (
            inclination(p, min(a.information, b.information), (t.trust_ab[e] + t.trust_ba[e]) / 2.0)
            + p.meeting_support * facilitation
            + apart_when_harmful * (t.conflict[e] == HARMFUL)
            + apart_when_lapsed * (a.organisation * b.organisation)
        )
    to_logistic(x.logit, hi - lo)
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        chance = x.logit[e - lo] if t.story[e] & AWAKE else 0.0
        time = chance * x.weight[e] * effort(apart, max(a.coordination, b.coordination)) * x.scale[e]
        x.chance[e] = chance
        a.expected += time
        b.expected += time


@subkernel
def make_room(s: State, x: Scratch) -> None:
    """Note the share of what it expects that each can carry."""
    for i in range(s.kind.size):
        of_i = x.meeting[i]
        of_i.room = room(of_i.carry, of_i.expected)
        of_i.engaged = 0.0
        of_i.meetings = 0


@subkernel
def meet(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Decide which of the ties lo..hi-1 meet. `x.one` holds their draws of MEET."""
    for e in range(lo, hi):
        a = x.meeting[t.a[e]]
        b = x.meeting[t.b[e]]
        chance = x.chance[e] * min(a.room, b.room)
        met = 1 if x.one[e - lo] < chance else 0
        awake = 1 if t.story[e] & AWAKE else 0
        t.story[e] |= met * MET
        t.unmet[e] = (1 - met) * (t.unmet[e] + awake)
        a.engaged += chance * x.scale[e]
        b.engaged += chance * x.scale[e]
        a.meetings += met
        b.meetings += met


@kernel
def willingness(resistance: float, anchor: float, voice: float, usual: float, receives: int) -> float:
    """Return how much a stakeholder promises beside what it would have promised at the start; a community the more, the more it is heard."""
    willing = (1.5 - resistance) / (1.5 - anchor)
    return willing * (0.7 + voice) / (0.7 + usual) if receives else willing


@subkernel
def pledge(s: State, p: Record, k: Kinds, x: Scratch, month: int) -> None:
    """Let everybody promise in January, and newcomers when they come; what is promised does not shrink with what one has."""
    january = (month - 1) % 12 == 0
    for i in range(s.kind.size):
        if s.joins[i] == month or (january and s.joins[i] < month):
            kind = s.kind[i]
            willing = willingness(s.resistance[i], s.anchor[i], s.voice[i], k.voice[kind], k.receives[kind])
            s.promised[i] = promise(p, s.endowment[i], willing, x.meeting[i].engaged, x.share[i])
        x.work[i].promised = s.promised[i]


@subkernel
def place_projects(t: Ties, c: Channels, p: Record, x: Scratch, meet_key: np.uint64, agree: np.uint64) -> None:
    """Give the month's joint projects to meetings by lot, the second draw of MEET; the smallest win. agree: the key of AGREE."""
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
    money = c.project_money[0] / projects
    grant = max(0.0, money - p.project_overhead)
    reaches = grant / money  # what a project's overhead leaves of it: one that is eaten up by it brings nothing
    for at in range(placed):
        e = x.listed[x.order[at]]
        a = t.a[e]
        b = t.b[e]
        x.grant[e] = grant
        quality = min(c.project_quality[a] / c.project_reach[a], c.project_quality[b] / c.project_reach[b])
        x.dialogue[e] = max(x.dialogue[e], quality * reaches)
        t.story[e] |= PROJECT
        if c.agreed_money[0] > 0.0 and second(agree, t.key[e]) < reaches * c.agreed_money[0] / c.project_money[0]:
            t.story[e] |= AGREED
    x.totals[PLACED] = placed / projects


@subkernel
def organisations_apart(x: Scratch) -> float:
    """Return the `distance` of this month's organisations."""
    return distance(x.totals[ORGANISATIONS])
