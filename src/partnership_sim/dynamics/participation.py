"""Participation: which communities take part in decisions, and how far each stakeholder is heard. docs/odd.md, section 7.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import logistic, saturate
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Channels, Record, State


@subkernel
def attend(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Decide which communities attend, and move everybody's voice. `x.one`, `x.two`: the stakeholders' draws of ATTEND."""
    for i in range(s.kind.size):
        x.attended[i] = 0
        if not x.active[i]:
            continue
        target = x.deeds[i].heard / x.meeting[i].meetings if x.meeting[i].meetings > 0 else 0.0
        if k.receives[s.kind[i]]:
            education = saturate(c.education[i])
            invited = p.invitation * (1.0 + 0.5 * (x.monitoring[i] + education)) * (0.5 + 1.4 * s.information[i])
            if x.one[i] < invited and x.two[i] < logistic(p.attendance_base + p.attendance_voice * (s.voice[i] - 0.3)):
                x.attended[i] = 1
            target = 0.75 * target + 0.5 * x.attended[i] + p.voice_push * (education + saturate(c.openness[i]))
        s.voice[i] = min(1.0, max(0.0, s.voice[i] + p.voice_speed * (min(1.0, target) - s.voice[i])))
