"""Mediation: conflicts that a trusted third party, or a funded team, takes up and may settle. docs/odd.md, section 7.7."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.arithmetic import logistic, rank
from partnership_sim.draws import first, second
from partnership_sim.dynamics.trust import mediation_dose
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import AWAKE, CONSIDERED, FADED, SETTLED, TAKEN_UP, Channels, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch

NOBODY = -1
TEAM = -2


@subkernel
def list_conflicts(t: Ties, x: Scratch, refer: np.uint64) -> int:
    """List the conflicts that were open before this month's meetings; return how many. The first draw of REFER is their order."""
    found = 0
    for e in range(t.count[0]):
        if t.story[e] & AWAKE and x.was_open[e]:
            x.lots[found] = first(refer, t.key[e])
            x.listed[found] = e
            found += 1
    return found


@subkernel
def third_party(s: State, t: Ties, x: Scratch, a: int, b: int) -> int:
    """Return the common partner that both trust above 0.4 and trust most, with a case left, or NOBODY."""
    for at in range(x.start[b], x.start[b + 1]):
        e = x.partner_tie[at]
        of_b = t.a[e] == b
        x.mark[t.b[e] if of_b else t.a[e]] = t.trust_ab[e] if of_b else t.trust_ba[e]
    best = NOBODY
    most = 0.4
    for at in range(x.start[a], x.start[a + 1]):
        e = x.partner_tie[at]
        of_a = t.a[e] == a
        k = t.b[e] if of_a else t.a[e]
        smaller = min(x.mark[k], t.trust_ab[e] if of_a else t.trust_ba[e])
        if smaller > 0.4 and x.cases[k] >= 0.2 and (smaller > most or (smaller == most and best >= 0 and s.key[k] > s.key[best])):
            best = k
            most = smaller
    x.mark[a] = most
    for at in range(x.start[b], x.start[b + 1]):
        e = x.partner_tie[at]
        k = t.b[e] if t.a[e] == b else t.a[e]
        if k != a:
            x.mark[k] = 0.0
    return best


@subkernel
def mediate(s: State, t: Ties, c: Channels, p: Record, x: Scratch, refer: np.uint64, settle_key: np.uint64, case_draw: float) -> None:
    """Take conflicts to mediators in the order of a draw. The second draw of REFER decides which of the rest end by themselves.

    Draws are asked for by coordinate: conflicts are few. `case_draw` is the run's draw of CASES, 0..1.
    """
    for i in range(s.kind.size):
        x.cases[i] = s.mediation[i]
        x.mark[i] = 0.0
    funded = c.funded_cases[0]
    left = np.floor(funded + case_draw)
    found = list_conflicts(t, x, refer)
    rank(x.lots, x.order, x.stack, found)
    for at in range(found):
        e = x.listed[x.order[at]]
        a = t.a[e]
        b = t.b[e]
        t.story[e] |= CONSIDERED
        asked = third_party(s, t, x, a, b)
        trust = x.mark[a]
        x.mark[a] = 0.0
        dose = mediation_dose(c.mediation[a], c.mediation[b])
        can_be_funded = left >= 1.0 and dose > 0.0
        skill = 0.0
        if asked >= 0:
            skill = s.mediation[asked]
        elif can_be_funded and min(c.mediator_trust[a], c.mediator_trust[b]) / funded > 0.4:
            asked = TEAM
            trust = min(c.mediator_trust[a], c.mediator_trust[b]) / funded
            skill = c.mediator_skill[0] / funded / 2.0 + 0.1
        take_up, settle = settlement_draws(settle_key, t.key[e])
        chance = 1.0 - (1.0 - p.mediation_uptake) * (1.0 - dose) if can_be_funded else p.mediation_uptake
        if asked != NOBODY and take_up < chance:
            t.story[e] |= TAKEN_UP
            t.via[e] = asked
            if can_be_funded:
                left -= 1.0
            else:
                x.cases[asked] = max(0.0, x.cases[asked] - 1.0)
            if settle < logistic(p.mediation_base + p.mediation_slope * (skill + 0.15 * dose + trust)):
                t.conflict[e] = 0
                t.story[e] |= SETTLED
        elif second(refer, t.key[e]) < p.settle_alone:
            t.conflict[e] = 0
            t.story[e] |= FADED


@kernel
def settlement_draws(key: np.uint64, tie: np.uint64) -> tuple[float, float]:
    """Return the draws of SETTLE of a tie: whether the offer is taken up, whether the case is settled."""
    return first(key, tie), second(key, tie)
