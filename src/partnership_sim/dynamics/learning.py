"""Learning: information spreads along ties, skills grow by training and fade without use. docs/odd.md, section 7.13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import saturate
from partnership_sim.kernel import kernel, subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Channels, Record, State


@kernel
def practised(skill: float, start: float, training: float, use: float, p: Record) -> float:
    """Return a skill, 0..1, after a month of training (an intensity) and use (0..1)."""
    after = skill + p.training_gain * saturate(training) * (1.0 - skill) - (p.forgetting * (1.0 - use) + p.turnover) * (skill - start)
    return min(1.0, max(0.0, after))


@subkernel
def learn(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Move everybody's information and skills."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        a = s.information[i]
        learnt = a - s.information_start[i]
        around = x.heard[i].information_total / x.tied[i].degree if x.tied[i].degree > 0 else learnt
        taught = p.connection_gain * (saturate(c.connectivity[i]) + saturate(c.education[i]) / 3.0)
        taught += p.information_spread * max(0.0, around - learnt)
        s.information[i] = min(1.0, max(0.0, a + (1.0 - a) * taught - p.information_decay * learnt))
        use = min(1.0, x.meeting[i].meetings / (k.carry[s.kind[i]] / 2.0))
        s.negotiation[i] = practised(s.negotiation[i], s.negotiation_start[i], c.negotiation_training[i], use, p)
        s.mediation[i] = practised(s.mediation[i], s.mediation_start[i], c.mediation_training[i], use, p)
        s.conflict_management[i] = practised(
            s.conflict_management[i], s.conflict_management_start[i], c.conflict_management_training[i], use, p
        )
