"""Resistance: opinion among partners, relief by benefit, voice and contact, and threat. docs/odd.md, section 7.12.

Friedkin & Johnsen 1990 for opinion; Pettigrew & Tropp 2006 for contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.arithmetic import saturate
from partnership_sim.constants import MOST_CONTACT
from partnership_sim.kernel import subkernel
from partnership_sim.state import AWAKE, Channels, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch


@subkernel
def be_silent(s: State, x: Scratch) -> None:
    """Note what each thinks, knows and has seen, beside where it started; nobody has listened to anybody yet this month."""
    for i in range(s.kind.size):
        of_i = x.heard[i]
        of_i.resistance = s.resistance[i] - s.anchor[i]
        of_i.information = s.information[i] - s.information_start[i]
        of_i.norm = s.norm[i] - s.norm_start[i]
        of_i.trust_total = 0.0
        of_i.resistance_total = 0.0
        of_i.information_total = 0.0
        of_i.norm_total = 0.0


@subkernel
def listen(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Add up, over each one's partners by the ties lo..hi-1, trust, and what they think (by trust), know and have seen, beside where each started."""
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        a = x.heard[t.a[e]]
        b = x.heard[t.b[e]]
        a.trust_total += t.trust_ab[e]
        b.trust_total += t.trust_ba[e]
        a.resistance_total += t.trust_ab[e] * b.resistance
        b.resistance_total += t.trust_ba[e] * a.resistance
        a.information_total += b.information
        b.information_total += a.information
        a.norm_total += b.norm
        b.norm_total += a.norm


@subkernel
def drift(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Move everybody's resistance; voice and what arrived are this month's."""
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        kind = s.kind[i]
        own = s.resistance[i] - s.anchor[i]
        opinion = x.heard[i].resistance_total / x.heard[i].trust_total if x.heard[i].trust_total > 0.0 else own
        threat = s.rent[i] * x.audit[i]
        relief = s.voice[i] - k.voice[kind]
        if k.receives[kind]:
            relief += s.need_met[i] - s.used_to[i]
            threat += min(1.0, c.misinformation[i]) * x.known[i].information * (1.0 - saturate(c.education[i]))
        else:
            threat += saturate(c.pressure[i])
        contact = min(MOST_CONTACT, x.deeds[i].contact / k.carry[kind]) - min(MOST_CONTACT, s.meetings_start[i] / k.carry[kind])
        s.resistance[i] += (
            p.resistance_speed * ((1.0 - s.stubbornness[i]) * opinion - own)
            - p.resistance_relief * relief
            - p.resistance_contact * contact
            + p.resistance_threat * threat
        )
        s.resistance[i] = min(1.0, max(0.0, s.resistance[i]))
