"""Disputes: some turn harmful; a trusted third party, or a funded team, takes them up and may settle them. docs/odd.md, section 7.8."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.arithmetic import logistic, rank
from partnership_sim.constants import FREE_FOR_OTHERS, TRUSTED
from partnership_sim.draws import first, second
from partnership_sim.dynamics.network import other, trust_in_partner
from partnership_sim.dynamics.trust import mediation_dose
from partnership_sim.kernel import subkernel
from partnership_sim.state import (
    AWAKE,
    CONSIDERED,
    DISPUTE,
    FADED,
    HARMFUL,
    NO_DISPUTE,
    NOBODY,
    SETTLED,
    TAKEN_UP,
    TURNED,
    Channels,
    Record,
    State,
    Ties,
)

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch

#: What `Scratch.cases` says of a stakeholder.
NOT_ASKED, FREE, NONE_LEFT = 0, 1, 2
#: A team that is paid for.
TEAM = -2
#: How a funded team works: half of its skill beside what everybody has, and what being well at hand adds.
TEAM_SKILL, AT_HAND = 0.1, 0.15


@subkernel
def list_conflicts(t: Ties, x: Scratch, refer: np.uint64) -> int:
    """List the conflicts that were open before this month's meetings; return how many. The first draw of REFER is their order."""
    found = 0
    for e in range(t.count[0]):
        if x.was_open[e] and t.story[e] & AWAKE:
            x.lots[found] = first(refer, t.key[e])
            x.listed[found] = e
            found += 1
    return found


@subkernel
def has_a_case(s: State, x: Scratch, cases: np.uint64, i: int) -> bool:
    """Return whether a stakeholder can still take up a dispute this month; whether it is free to is drawn when it is first asked. cases: the key of CASES."""
    if x.cases[i] == NOT_ASKED:
        x.cases[i] = FREE if second(cases, s.key[i]) < FREE_FOR_OTHERS * s.mediation[i] else NONE_LEFT
    return bool(x.cases[i] == FREE)


@subkernel
def third_party(s: State, t: Ties, x: Scratch, cases: np.uint64, a: int, b: int) -> int:
    """Return the common partner that both trust above TRUSTED and trust most, with a case left, or NOBODY."""
    for at in range(x.start[b], x.start[b + 1]):
        e = x.partner_tie[at]
        x.mark[other(t.a, t.b, e, b)] = trust_in_partner(t.a, t.trust_ab, t.trust_ba, e, b)
    best = NOBODY
    most = TRUSTED
    for at in range(x.start[a], x.start[a + 1]):
        e = x.partner_tie[at]
        k = other(t.a, t.b, e, a)
        smaller = min(x.mark[k], trust_in_partner(t.a, t.trust_ab, t.trust_ba, e, a))
        more = smaller > most or (smaller == most and best >= 0 and s.key[k] > s.key[best])
        if smaller > TRUSTED and more and has_a_case(s, x, cases, k):
            best = k
            most = smaller
    for at in range(x.start[b], x.start[b + 1]):
        x.mark[other(t.a, t.b, x.partner_tie[at], b)] = 0.0
    x.mark[a] = most
    return best


@subkernel
def turn_harmful(s: State, t: Ties, c: Channels, p: Record, x: Scratch, found: int, escalate: np.uint64) -> None:
    """Let some of the listed disputes turn harmful; procedures that settle them keep those over the project from it, not those from outside."""
    for at in range(found):
        e = x.listed[at]
        if t.conflict[e] != DISPUTE:
            continue
        a = t.a[e]
        b = t.b[e]
        heat = max(s.resistance[a], s.resistance[b]) * (1.0 - min(s.conflict_management[a], s.conflict_management[b]))
        held = 0.0 if t.outside[e] else p.procedure * mediation_dose(c.mediation[a], c.mediation[b])
        if first(escalate, t.key[e]) < p.escalation * heat * (1.0 - held):
            t.conflict[e] = HARMFUL
            t.story[e] |= TURNED


@subkernel
def mediate(
    s: State, t: Ties, c: Channels, p: Record, x: Scratch, escalate: np.uint64, refer: np.uint64, settle_key: np.uint64, cases: np.uint64
) -> None:
    """Let disputes turn harmful, then take them to mediators in the order of a draw. The second draw of REFER decides which of the rest end by themselves.

    Draws are asked for by coordinate: disputes are few.
    """
    for i in range(s.kind.size):
        x.cases[i] = NOT_ASKED
        x.mark[i] = 0.0
    funded = c.funded_cases[0]
    left = np.floor(funded + first(cases, np.uint64(0)))
    found = list_conflicts(t, x, refer)
    turn_harmful(s, t, c, p, x, found, escalate)
    rank(x.lots, x.order, x.stack, found)
    for at in range(found):
        e = x.listed[x.order[at]]
        a = t.a[e]
        b = t.b[e]
        t.story[e] |= CONSIDERED
        asked = third_party(s, t, x, cases, a, b)
        trust = x.mark[a]
        x.mark[a] = 0.0
        skill = 0.0
        if asked != NOBODY:
            skill = s.mediation[asked]
            x.cases[asked] = NONE_LEFT
        elif left >= 1.0 and not t.outside[e]:
            trust = min(c.mediator_trust[a], c.mediator_trust[b]) / funded
            dose = mediation_dose(c.mediation[a], c.mediation[b])
            if dose > 0.0 and trust > TRUSTED:
                asked = TEAM
                skill = c.mediator_skill[0] / funded / 2.0 + TEAM_SKILL + AT_HAND * dose
                left -= 1.0
        if asked != NOBODY:
            t.story[e] |= TAKEN_UP
            t.via[e] = asked
            if second(settle_key, t.key[e]) < logistic(p.settle_base + p.mediation_slope * (skill + trust)):
                t.conflict[e] = NO_DISPUTE
                t.story[e] |= SETTLED
        elif second(refer, t.key[e]) < p.settle_alone:
            t.conflict[e] = NO_DISPUTE
            t.story[e] |= FADED
