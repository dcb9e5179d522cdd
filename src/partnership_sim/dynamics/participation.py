"""Participation: which communities take part in decisions, and how far each stakeholder is heard. docs/odd.md, section 7.11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import saturate
from partnership_sim.dynamics.opening import invited, willing
from partnership_sim.kernel import kernel, subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Channels, Record, State

#: What a community's voice hangs on: being heard in meetings, and attending.
HEARD, ATTENDED = 0.75, 0.5


@kernel
def voice_at_rest(p: Record, heard: float, information: float, comes: float, receives: int) -> float:
    """Return what moves a stakeholder's voice where nothing has changed since the start; comes: the chance that who is heard as usual does."""
    if not receives:
        return heard
    return HEARD * heard + ATTENDED * invited(p, 0.0, 0.0, information) * comes


@subkernel
def attend(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Decide which communities attend, and move everybody's voice. `x.one`, `x.two`: the stakeholders' draws of ATTEND."""
    comes_at_rest = willing(p, 0.0, 0.0)
    for i in range(s.kind.size):
        x.attended[i] = 0
        if not x.active[i]:
            continue
        kind = s.kind[i]
        usual = k.voice[kind]
        heard = x.deeds[i].heard / x.meeting[i].meetings if x.meeting[i].meetings > 0 else 0.0
        if k.receives[kind]:
            education = saturate(c.education[i])
            comes = x.one[i] < invited(p, education, x.monitoring[i], s.information[i]) and x.two[i] < willing(p, s.voice[i], usual)
            x.attended[i] = 1 if comes else 0
            heard = HEARD * heard + ATTENDED * x.attended[i] + p.voice_push * (education + saturate(c.openness[i]))
        beyond = min(1.0, heard) - voice_at_rest(p, s.heard_start[i], s.information_start[i], comes_at_rest, k.receives[kind])
        s.voice[i] = min(1.0, max(0.0, s.voice[i] + p.voice_speed * (usual + beyond - s.voice[i])))
