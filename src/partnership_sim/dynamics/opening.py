"""The opening of a month: who is there, who is tied to whom, what partners give each other, and what has been done to each by levers.

docs/odd.md, sections 7.0 and 7.1 (doses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.arithmetic import exp, log, logistic, saturate, to_approach
from partnership_sim.constants import MONITORED, RISK_FALLS, RISK_RISES, STANDARD_COMMUNITY, TRUSTED, YEAR_STAYS
from partnership_sim.draws import first
from partnership_sim.dynamics import ahead
from partnership_sim.dynamics.scratch import ORGANISATIONS, ROW, STEP
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.quantiles import quantile_of
from partnership_sim.state import AWAKE, Channels, Record, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch


@kernel
def scale_of(receives_a: int, receives_b: int, share_a: float, share_b: float) -> float:
    """Return how many engagements of standard size a tie is: as many as the smaller community at its ends; 1 between organisations."""
    of_a = share_a if receives_a else share_b if receives_b else 1.0
    of_b = share_b if receives_b else of_a
    return min(of_a, of_b)


@subkernel
def open_month(s: State, t: Ties, k: Kinds, x: Scratch, aid: float, month: int) -> None:
    """Mark who is active and which ties are awake, list each one's ties, and let partners help each other.

    aid: the share of a gap between what partners have that is given in a month, 0..1 (`mutual_aid`).
    """
    n = s.kind.size
    x.totals[:] = 0.0
    organisations = 0
    for i in range(n):
        x.active[i] = 1 if s.joins[i] <= month else 0
        receives = k.receives[s.kind[i]]
        x.share[i] = s.households[i] / STANDARD_COMMUNITY if receives else 1.0
        organisations += x.active[i] * (1 - receives)
        of_i = x.tied[i]
        of_i.part = x.active[i] * (-x.share[i] if receives else 1.0)
        of_i.degree = 0
        of_i.trusting = 0.0
        of_i.sizes = 0.0
        of_i.aid = 0.0
        of_i.endowment = s.endowment[i]
        of_i.reserve = s.resources[i] / s.endowment[i] if s.endowment[i] > 0.0 else 0.0
        x.work[i].capacity = (s.negotiation[i] + s.mediation[i] + s.conflict_management[i]) / 3.0
    x.totals[ORGANISATIONS] = organisations
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.partners(t, x, lo, hi)
        wake(t, x, lo, hi)
    x.start[0] = 0
    for i in range(n):
        of_i = x.tied[i]
        x.start[i + 1] = x.start[i] + of_i.degree
        of_i.listed = x.start[i]
        of_i.gives = aid / max(1.0, aid * of_i.degree)
        if of_i.degree > 0:
            of_i.trusting /= of_i.degree
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.partners(t, x, lo, hi)
        help_each_other(t, x, lo, hi)
    for i in range(n):
        s.resources[i] += x.tied[i].aid


@subkernel
def wake(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Mark which of the ties lo..hi-1 are awake, and add up for their ends how many they are, of what size, and with what trust."""
    for e in range(lo, hi):
        a = x.tied[t.a[e]]
        b = x.tied[t.b[e]]
        t.via[e] = -1
        awake = 1 if (a.part != 0.0) & (b.part != 0.0) else 0
        scale = scale_of(a.part < 0.0, b.part < 0.0, abs(a.part), abs(b.part))
        x.scale[e] = scale
        t.story[e] = awake * AWAKE
        a.degree += awake
        b.degree += awake
        a.trusting += awake * t.trust_ab[e]
        b.trusting += awake * t.trust_ba[e]
        a.sizes += awake * scale
        b.sizes += awake * scale


@subkernel
def help_each_other(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """List the ties lo..hi-1 with their ends; who has more helps, by them, those whom it trusts and who have less."""
    for e in range(lo, hi):
        if not t.story[e] & AWAKE:
            continue
        a = x.tied[t.a[e]]
        b = x.tied[t.b[e]]
        x.partner_tie[a.listed] = e
        a.listed += 1
        x.partner_tie[b.listed] = e
        b.listed += 1
        ab, ba, of_a, of_b = t.trust_ab[e], t.trust_ba[e], a.gives, b.gives  # all four are read: which are needed is hard to foresee
        gap = a.reserve - b.reserve
        trust = ab if gap > 0.0 else ba
        gives = of_a if gap > 0.0 else of_b
        given = gives * trust * gap * min(a.endowment, b.endowment) * (trust >= TRUSTED)
        a.aid -= given
        b.aid += given


@subkernel
def new_year(s: State, k: Kinds, x: Scratch, year_key: np.uint64, income_key: np.uint64) -> None:
    """Draw the luck of the year, and of each organisation's income."""
    moves = np.sqrt(1.0 - YEAR_STAYS**2)
    s.year[0] = YEAR_STAYS * s.year[0] + moves * quantile_of(first(year_key, np.uint64(0)))
    for i in range(s.kind.size):
        if x.active[i] and not k.receives[s.kind[i]]:
            s.income_luck[i] = YEAR_STAYS * s.income_luck[i] + moves * quantile_of(first(income_key, s.key[i]))


@subkernel
def productive(s: State, c: Channels, p: Record) -> float:
    """Return what means yield in a place this month beside the usual: its luck and the year's, less what disaster has destroyed."""
    return s.place[0] * exp(p.luck_year * s.year[0] - p.luck_year**2 / 2.0) * (1.0 - min(1.0, c.damage[0]))


@subkernel
def dose(s: State, c: Channels, p: Record, k: Kinds, x: Scratch) -> None:
    """Turn audits, entitlements and monitoring into doses, 0..1, once for all phases; move the risk that each reckons with; and see who would attend."""
    to_approach(c.audit, x.audit, s.kind.size)
    to_approach(c.entitlements, x.entitlements, s.kind.size)
    to_approach(c.monitoring, x.monitoring, s.kind.size)
    for i in range(s.kind.size):
        x.work[i].log_power = log(s.power[i])
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        aim = x.audit[i] + MONITORED * x.monitoring[i] * (1.0 - x.audit[i])
        s.risk[i] += (aim - s.risk[i]) / (RISK_RISES if aim > s.risk[i] else RISK_FALLS)
        kind = s.kind[i]
        x.attending[i] = 0.0
        if k.receives[kind]:
            x.attending[i] = invited(p, saturate(c.education[i]), x.monitoring[i], s.information[i]) * willing(p, s.voice[i], k.voice[kind])


@kernel
def invited(p: Record, education: float, monitoring: float, information: float) -> float:
    """Return the chance that a community is invited to a decision, 0..1."""
    return min(1.0, p.invitation * (1.0 + 0.5 * (monitoring + education)) * (0.5 + 1.4 * information))


@kernel
def willing(p: Record, voice: float, usual: float) -> float:
    """Return the chance that a community which is invited comes, 0..1; being heard brings people back."""
    return logistic(p.attendance_base + p.attendance_voice * (voice - usual))
