"""The rows of ties: those that stand close up, proposals that stand become ties. docs/odd.md, section 7.15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import rank
from partnership_sim.dynamics.opening import scale_of
from partnership_sim.dynamics.scratch import FORMED, PROPOSALS
from partnership_sim.kernel import subkernel
from partnership_sim.state import BROKERED, ENDED, NEVER, NEW, NO_DISPUTE, NOBODY

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import State, Ties


@subkernel
def keep_standing(t: Ties, x: Scratch) -> None:
    """Let the last ties that stand take the rows of those that ended."""
    last = t.count[0] - 1
    e = 0
    while e <= last:
        if not t.story[e] & ENDED:
            e += 1
        elif t.story[last] & ENDED:
            last -= 1
        else:
            x.scale[e] = x.scale[last]
            t.a[e] = t.a[last]
            t.b[e] = t.b[last]
            t.key[e] = t.key[last]
            t.trust_ab[e] = t.trust_ab[last]
            t.trust_ba[e] = t.trust_ba[last]
            t.anchor_ab[e] = t.anchor_ab[last]
            t.anchor_ba[e] = t.anchor_ba[last]
            t.unmet[e] = t.unmet[last]
            t.distrust[e] = t.distrust[last]
            t.conflict[e] = t.conflict[last]
            t.outside[e] = t.outside[last]
            t.first[e] = t.first[last]
            t.story[e] = t.story[last]
            t.via[e] = t.via[last]
            last -= 1
    t.count[0] = last + 1


@subkernel
def add_new(s: State, t: Ties, k: Kinds, x: Scratch) -> None:
    """Add the proposals that stand, in the order of their keys."""
    proposals = int(x.totals[PROPOSALS])
    rank(x.proposal_key, x.order, x.stack, proposals)
    at = 0
    while at < proposals:
        best = x.order[at]
        at += 1
        while at < proposals and x.proposal_key[x.order[at]] == x.proposal_key[best]:
            if x.proposal_rank[x.order[at]] > x.proposal_rank[best]:
                best = x.order[at]
            at += 1
        e = t.count[0]
        t.count[0] += 1
        x.totals[FORMED] += 1.0
        t.a[e] = x.proposal_a[best]
        t.b[e] = x.proposal_b[best]
        x.scale[e] = scale_of(k.receives[s.kind[t.a[e]]], k.receives[s.kind[t.b[e]]], x.share[t.a[e]], x.share[t.b[e]])
        t.key[e] = x.proposal_key[best]
        t.trust_ab[e] = x.proposal_ab[best]
        t.trust_ba[e] = x.proposal_ba[best]
        t.anchor_ab[e] = t.trust_ab[e]
        t.anchor_ba[e] = t.trust_ba[e]
        t.unmet[e] = NEVER
        t.distrust[e] = 0
        t.conflict[e] = NO_DISPUTE
        t.outside[e] = 0
        t.first[e] = 0
        t.story[e] = NEW if x.proposal_by[best] == NOBODY else NEW | BROKERED
        t.via[e] = x.proposal_by[best]
