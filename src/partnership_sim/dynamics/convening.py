"""Convening: who pays for the partnership to be kept together, and whether it lapses. docs/odd.md, section 7.4.

Most partnerships that end do so for want of money or of somebody who convenes them (HCAP, NORC 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.constants import GIVES, LAPSE, REVIVE
from partnership_sim.dynamics.scratch import CONVENED_BY, ORGANISATIONS
from partnership_sim.kernel import kernel, subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Channels, Record, State


@kernel
def contribution(resources: float, cost: float, trusting: float) -> float:
    """Return what a member pays for convening: its part of the cost, at most a part of what it has at hand, in proportion to its trust."""
    return min(cost, GIVES * resources) * trusting


@kernel
def lapses(p: Record, share: float) -> float:
    """Return the chance that a partnership lapses in a month in which this share of convening is paid."""
    return LAPSE + p.lapse_unpaid * (1.0 - share)


@kernel
def revives(share: float) -> float:
    """Return the chance that a lapsed partnership is convened again."""
    return REVIVE * share


@subkernel
def convene(s: State, c: Channels, p: Record, k: Kinds, x: Scratch, lapse_draw: float, revive_draw: float) -> None:
    """Let the plan, else members, pay for convening; a partnership may lapse, or be convened again."""
    members = x.totals[ORGANISATIONS]
    if members == 0.0:
        return
    paid_by_plan = c.convening[0] > 0.0
    share = min(1.0, c.convening[0])
    if not paid_by_plan:
        for i in range(s.kind.size):
            if x.active[i] and not k.receives[s.kind[i]]:
                paid = contribution(s.resources[i], p.convening_cost, x.tied[i].trusting)
                s.resources[i] -= paid
                x.totals[CONVENED_BY] += paid
        share = min(1.0, x.totals[CONVENED_BY] / (p.convening_cost * members)) if p.convening_cost > 0.0 else 1.0
    if s.convened[0] > 0.0:
        if lapse_draw < lapses(p, share):
            s.convened[0] = 0.0
            s.lapsed[0] = 1.0
    elif paid_by_plan or revive_draw < revives(share):
        s.convened[0] = 1.0
        s.lapsed[0] = 0.0
    else:
        s.lapsed[0] += 1.0
