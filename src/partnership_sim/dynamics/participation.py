"""Participation: which communities take part in decisions, and how far each stakeholder is heard. docs/odd.md, section 7.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import logistic
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Record, State


@subkernel
def attend(s: State, p: Record, k: Kinds, x: Scratch) -> None:
    """Decide which communities attend, and move everybody's voice. `x.one`, `x.two`: the stakeholders' draws of ATTEND."""
    for i in range(s.kind.size):
        x.attended[i] = 0
        if not x.active[i]:
            continue
        target = x.heard[i] / x.meetings[i] if x.meetings[i] > 0 else 0.0
        if k.receives[s.kind[i]]:
            invited = p.invitation * (1.0 + 0.5 * (x.monitoring[i] + x.education[i])) * (0.5 + 1.4 * s.information[i])
            if x.one[i] < invited and x.two[i] < logistic(p.attendance_base + p.attendance_voice * (s.voice[i] - 0.3)):
                x.attended[i] = 1
            target = 0.75 * target + 0.5 * x.attended[i] + p.voice_push * (x.education[i] + x.openness[i])
        s.voice[i] = min(1.0, max(0.0, s.voice[i] + p.voice_speed * (min(1.0, target) - s.voice[i])))
