"""Resistance: opinion among partners, relief by benefit, voice and contact, and threat. docs/odd.md, section 7.10.

Friedkin & Johnsen 1990 for opinion; Pettigrew & Tropp 2006 for contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import saturate
from partnership_sim.kernel import subkernel
from partnership_sim.state import AWAKE, Channels, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch


@subkernel
def be_silent(s: State, x: Scratch) -> None:
    """Note what each thinks; nobody has listened to anybody yet this month."""
    for i in range(s.kind.size):
        of_i = x.known[i]
        of_i.resistance = s.resistance[i]
        of_i.trust_total = 0.0
        of_i.resistance_total = 0.0
        of_i.information_total = 0.0


@subkernel
def listen(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Add up, over each one's partners by the ties lo..hi-1, trust, trust-weighted resistance, and information."""
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        a = x.known[t.a[e]]
        b = x.known[t.b[e]]
        a.trust_total += t.trust_ab[e]
        b.trust_total += t.trust_ba[e]
        a.resistance_total += t.trust_ab[e] * b.resistance
        b.resistance_total += t.trust_ba[e] * a.resistance
        a.information_total += b.information
        b.information_total += a.information


@subkernel
def drift(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Move everybody's resistance; voice is this month's, benefit last month's."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        kind = s.kind[i]
        z = s.resistance[i]
        opinion = x.known[i].resistance_total / x.known[i].trust_total if x.known[i].trust_total > 0.0 else z
        threat = s.rent[i] * x.audit[i]
        met_need = 0.5
        if k.receives[kind]:
            met_need = min(1.0, s.benefit[i] / p.need)
            threat += min(1.0, c.misinformation[i]) * s.information[i] * (1.0 - saturate(c.education[i]))
        else:
            threat += saturate(c.pressure[i])
        pull = p.resistance_speed * (s.stubbornness[i] * s.anchor[i] + (1.0 - s.stubbornness[i]) * opinion - z)
        relief = p.resistance_relief * (met_need + s.voice[i] - 0.8)
        contact = p.resistance_contact * (min(1.5, x.deeds[i].contact / k.carry[kind]) - 0.75)
        s.resistance[i] = min(1.0, max(0.0, z + pull - relief - contact + p.resistance_threat * threat))
