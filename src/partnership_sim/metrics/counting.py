"""Counting of a month of one run into its row of the tally, in compiled code. docs/odd.md, section 7.16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.constants import MONTHS_LAPSED, RECENT, WORTH
from partnership_sim.dynamics import scratch as rows
from partnership_sim.kernel import subkernel
from partnership_sim.metrics.core import find_core
from partnership_sim.metrics.spreads import gini, spread
from partnership_sim.state import (
    ANSWERED_A,
    ANSWERED_B,
    AWAKE,
    CONSIDERED,
    HARMFUL,
    KEPT_A,
    KEPT_B,
    LACK_A,
    LACK_B,
    MET,
    NEW,
    NO_DISPUTE,
    OPENED,
    SETTLED,
    TAKEN_UP,
    Record,
    State,
    Ties,
)

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.metrics.tally import Tally

#: What happens to few ties in a month.
RARE = OPENED | CONSIDERED | TAKEN_UP | SETTLED | LACK_A | LACK_B | ANSWERED_A | ANSWERED_B


@subkernel
def count_state(s: State, t: Ties, p: Record, k: Kinds, x: Scratch, y: Tally, r: int) -> None:
    """Count run r at the month's end into row r of the tally."""
    count_stakeholders(s, k, x, y, r)
    count_standing_ties(s, t, x, y, r)
    count_works(s, p, k, x, y, r)
    count_core(s, t, x, y, r)
    y.produced[r] = x.totals[rows.PRODUCED]
    y.leaked[r] = x.totals[rows.LEAKED]
    y.to_communities[r] = x.totals[rows.TO_COMMUNITIES]
    y.to_partners[r] = x.totals[rows.TO_PARTNERS]
    y.income[r] = x.totals[rows.INCOME]
    y.upkeep[r] = x.totals[rows.UPKEEP]
    y.put_in[r] = x.totals[rows.PUT_IN]
    y.given_back[r] = x.totals[rows.GIVEN_BACK]
    y.convened_by[r] = x.totals[rows.CONVENED_BY]
    y.maintained[r] = x.totals[rows.MAINTAINED]
    y.lost[r] = x.totals[rows.LOST]
    y.placed[r] = x.totals[rows.PLACED]
    y.visible_sum[r] = x.totals[rows.VISIBLE]
    y.formed[r] = x.totals[rows.FORMED]
    y.ended[r] = x.totals[rows.ENDED_TIES]


@subkernel
def count_stakeholders(s: State, k: Kinds, x: Scratch, y: Tally, r: int) -> None:
    """Sums over active stakeholders, by kind; spreads over communities."""
    for kind in range(k.carry.size):
        y.people[r, kind] = 0.0
        y.weight[r, kind] = 0.0
        y.resources_sum[r, kind] = 0.0
        y.resistance_sum[r, kind] = 0.0
        y.capacity_sum[r, kind] = 0.0
        y.information_sum[r, kind] = 0.0
    y.opponents[r] = 0.0
    y.at_work[r] = 0.0
    attended_voice = 0.0
    voice = 0.0
    households = 0.0
    communities = 0
    people = 0
    for i in range(s.kind.size):
        if not x.active[i]:
            continue
        kind = s.kind[i]
        weight = x.share[i]
        y.people[r, kind] += 1.0
        y.weight[r, kind] += weight
        y.resources_sum[r, kind] += s.resources[i]  # an amount: a community of twice the size has twice as much
        y.resistance_sum[r, kind] += weight * s.resistance[i]
        y.capacity_sum[r, kind] += weight * (s.negotiation[i] + s.mediation[i] + s.conflict_management[i]) / 3.0
        y.information_sum[r, kind] += weight * s.information[i]
        y.opponents[r] += weight if s.resistance[i] > 0.5 else 0.0
        x.ordered[people] = s.resources[i]
        people += 1
        if k.receives[kind]:
            communities += 1
            households += weight
            voice += weight * s.voice[i]
            attended_voice += weight * s.voice[i] * x.attended[i]
        else:
            y.at_work[r] += 1.0 if s.joint[i] < MONTHS_LAPSED else 0.0
    y.communities[r] = communities
    y.households[r] = households
    y.voice_sum[r] = voice
    y.attended_voice[r] = attended_voice
    y.voice_spread[r] = spread(x, s.voice, voice, households)
    y.resources_gini[r] = gini(x.ordered, x.ordered_too, x.digits, people)
    y.convened[r] = s.convened[0]
    y.begun[r] = s.begun[0]
    y.abandoned[r] = s.abandoned[0]


@subkernel
def count_works(s: State, p: Record, k: Kinds, x: Scratch, y: Tally, r: int) -> None:
    """Count what communities have built, what of it works, and how far it meets their need."""
    need_met = 0.0
    service = 0.0
    built = 0.0
    working = 0.0
    first = 0.0
    cared = 0.0
    for i in range(s.kind.size):
        x.mark[i] = 0.0
        if not x.active[i] or not k.receives[s.kind[i]]:
            continue
        need_met += x.share[i] * s.need_met[i]
        service += x.service[i]
        built += s.built[i]
        working += s.working[i] * s.built[i]
        first += x.share[i] if s.finished[i] >= WORTH * p.project_cost * s.households[i] / 2.0 else 0.0
        x.mark[i] = x.service[i] / x.share[i]
        served = x.service[i] - s.working[i] * s.built[i] > 1e-12
        cared += x.share[i] if served or (s.built[i] > 0.0 and s.joint[i] < RECENT) else 0.0
    y.need_met_sum[r] = need_met
    y.service_sum[r] = service
    y.built_sum[r] = built
    y.working_sum[r] = working
    y.first_works[r] = first
    y.cared_for[r] = cared
    y.benefit_spread[r] = spread(x, x.mark, service, y.households[r])


@subkernel
def count_deeds(t: Ties, x: Scratch, y: Tally, r: int) -> None:
    """Count what ties did this month; called before the network changes, so that those which end are in it."""
    ties = 0.0
    met = 0.0
    kept = 0.0
    broken = 0.0
    lacked = 0.0
    breaches = 0.0
    answered = 0.0
    project = 0.0
    outside = 0.0
    considered = 0
    taken_up = 0
    settled = 0
    for e in range(t.count[0]):
        story = t.story[e]
        scale = x.scale[e]
        ties += scale if story & AWAKE else 0.0
        both = 2 if story & MET else 0
        kept_a = 1 if story & KEPT_A else 0
        kept_b = 1 if story & KEPT_B else 0
        met += scale if story & MET else 0.0
        kept += scale * (kept_a + kept_b)
        broken += scale * (both - kept_a - kept_b)
        breaches += scale if kept_a != kept_b else 0.0
        if not story & RARE:
            continue
        opened = scale if story & OPENED else 0.0
        outside += opened * t.outside[e]
        project += opened * (1 - t.outside[e])
        considered += 1 if story & CONSIDERED else 0
        taken_up += 1 if story & TAKEN_UP else 0
        settled += 1 if story & SETTLED else 0
        lacked += scale * ((1 if story & LACK_A else 0) + (1 if story & LACK_B else 0))
        answered += scale * ((1 if story & ANSWERED_A else 0) + (1 if story & ANSWERED_B else 0))
    y.ties_before[r] = ties
    y.met[r] = met
    y.words_kept[r] = kept
    y.words_broken[r] = broken
    y.lacked[r] = lacked
    y.breaches[r] = breaches
    y.answered[r] = answered
    y.opened_project[r] = project
    y.opened_outside[r] = outside
    y.considered[r] = considered
    y.taken_up[r] = taken_up
    y.settled[r] = settled


@subkernel
def count_standing_ties(s: State, t: Ties, x: Scratch, y: Tally, r: int) -> None:
    """Trust and disputes over the ties that stand, new ones included."""
    y.trust_sum[r] = 0.0
    y.trust_count[r] = 0.0
    first_sum = 0.0
    first_ties = 0.0
    ties = 0
    cross = 0
    size = 0.0
    disputes = 0.0
    harmful = 0.0
    for e in range(t.count[0]):
        if not t.story[e] & (AWAKE | NEW):
            continue
        a = s.kind[t.a[e]]
        b = s.kind[t.b[e]]
        scale = x.scale[e]
        ties += 1
        cross += 1 if a != b else 0
        size += scale
        disputes += scale if t.conflict[e] != NO_DISPUTE else 0.0
        harmful += scale if t.conflict[e] == HARMFUL else 0.0
        y.trust_sum[r, a, b] += scale * t.trust_ab[e]
        y.trust_sum[r, b, a] += scale * t.trust_ba[e]
        y.trust_count[r, a, b] += scale
        y.trust_count[r, b, a] += scale
        first_sum += t.first[e] * scale * (t.trust_ab[e] + t.trust_ba[e])
        first_ties += t.first[e] * scale
    y.first_trust_sum[r] = first_sum
    y.first_ties[r] = first_ties
    y.ties[r] = ties
    y.size_of_ties[r] = size
    y.cross_ties[r] = cross
    y.disputes[r] = disputes
    y.harmful[r] = harmful


@subkernel
def count_core(s: State, t: Ties, x: Scratch, y: Tally, r: int) -> None:
    """Find the active core of run r."""
    working, core, has_all = find_core(s, t, x, y.people[r])
    y.working[r] = working
    y.core[r] = core
    y.core_has_all[r] = 1.0 if has_all else 0.0
