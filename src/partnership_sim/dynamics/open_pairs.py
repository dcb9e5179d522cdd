"""How many pairs a broker could join: no more attempts are made in a month. docs/odd.md, section 7.15."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kernel import allocating_kernel, subkernel
from partnership_sim.state import ENDED

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch
    from partnership_sim.state import Array, Channels, State, Ties


@subkernel
def open_pairs(s: State, t: Ties, c: Channels, x: Scratch, kinds: int, found: int) -> float:
    """Return how many pairs of the first `found` in `x.listed_people` can be joined: of two kinds, one of them meant, not tied to each other.

    `x.root` comes and is left as zeros.
    """
    pairs = 0.5 * float(found) * float(found)
    meant_nobody = 0.0
    for at in range(found):
        who = x.listed_people[at]
        x.root[who] = 1
        meant_nobody += 0.0 if c.introduction[who] > 0.0 else 1.0
    pairs -= 0.5 * meant_nobody * meant_nobody
    for kind in range(kinds):
        of_kind, not_meant = 0.0, 0.0
        for at in range(found):
            who = x.listed_people[at]
            if s.kind[who] == kind:
                of_kind += 1.0
                not_meant += 0.0 if c.introduction[who] > 0.0 else 1.0
        pairs -= 0.5 * (of_kind * of_kind - not_meant * not_meant)
    for at in range(found):
        who = x.listed_people[at]
        for place in range(x.start[who], x.start[who + 1]):
            e = x.partner_tie[place]
            a, b = t.a[e], t.b[e]
            if a == who and x.root[b] == 1 and s.kind[a] != s.kind[b] and not t.story[e] & ENDED:
                pairs -= 1.0 if c.introduction[a] > 0.0 or c.introduction[b] > 0.0 else 0.0
    for at in range(found):
        x.root[x.listed_people[at]] = 0
    return pairs


@allocating_kernel
def most_attempts(brokerage: Array, outside: Array, count: Array, a: Array, b: Array) -> int:
    """Return how many attempts brokers make at most this month, over the runs of a block: never more than they have pairs of partners.

    brokerage: [run, stakeholder]; outside: [run, 1]; count: [run, 1]; a, b: [run, row].
    """
    people = brokerage.shape[1]
    partners = np.zeros(people)
    most = 0.0
    for r in range(brokerage.shape[0]):
        partners[:] = 0.0
        for e in range(count[r, 0]):
            partners[a[r, e]] += 1.0
            partners[b[r, e]] += 1.0
        attempts = min(np.ceil(outside[r, 0]), 0.5 * people * (people - 1.0))
        for i in range(people):
            if brokerage[r, i] > 0.0:
                attempts += min(np.floor(brokerage[r, i]) + 1.0, 0.5 * partners[i] * (partners[i] - 1.0))
        most = max(most, attempts)
    return int(most)
