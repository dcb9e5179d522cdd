"""Resources: income, what was put in, upkeep of ties, returns; and what communities remember of services. docs/odd.md, section 7.12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.dynamics.scratch import INCOME, PUT_IN, UPKEEP, Kinds, Scratch
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.state import Channels, Record, State


@subkernel
def settle(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Close the month's accounts: end - start = income + returns - put in - upkeep (- what shocks took, earlier)."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        kind = s.kind[i]
        before = s.resources[i]
        left = max(0.0, before - x.deeds[i].put_in)
        upkeep = min(left, p.tie_upkeep * x.tied[i].degree * k.resources[kind])
        income = p.income_rate * (s.endowment[i] * (1.0 - min(1.0, c.income_cut[i])) - before)
        income = max(income, -(left - upkeep + x.deeds[i].returned))
        s.resources[i] = max(0.0, left - upkeep + x.deeds[i].returned + income)
        x.totals[INCOME] += income
        x.totals[UPKEEP] += upkeep
        x.totals[PUT_IN] += x.deeds[i].put_in
        if k.receives[kind]:
            s.benefit[i] += 0.15 * (x.deeds[i].received - s.benefit[i])
