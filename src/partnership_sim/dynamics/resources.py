"""Resources: income, what was put in, upkeep of ties, and what is not kept. docs/odd.md, section 7.14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import exp
from partnership_sim.constants import RESERVE
from partnership_sim.dynamics.scratch import GIVEN_BACK, INCOME, UPKEEP, Kinds, Scratch
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.state import Channels, Record, State


@subkernel
def settle(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Close the month's accounts: income comes, what was put in and upkeep of ties go, and what is above the reserve goes back to where it came from."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        kind = s.kind[i]
        left = max(0.0, s.resources[i] - x.deeds[i].dues)
        upkeep = min(left, p.tie_upkeep * x.tied[i].sizes * k.resources[kind])
        usual = p.income_rate * s.endowment[i]
        income = usual * (1.0 - min(1.0, c.income_cut[i]))
        if not k.receives[kind]:
            income *= exp(p.income_swing * s.income_luck[i] - p.income_swing**2 / 2.0)
        has = left - upkeep + income
        s.resources[i] = min(has, RESERVE * usual)
        x.totals[INCOME] += income
        x.totals[UPKEEP] += upkeep
        x.totals[GIVEN_BACK] += has - s.resources[i]
