"""One compiled call a month for a whole block: each run's rows in turn go through the month and are counted.

The three selections below list every column of their class; a test holds them complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.dynamics import opening
from partnership_sim.dynamics import order as month_of_run
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.metrics.counting import count_core, count_deeds, count_stakeholders, count_standing_ties, count_state, count_works
from partnership_sim.state import Array, Channels, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.metrics.tally import Tally


@subkernel
def state_of(s: State, r: int) -> State:
    """Return run r's rows of the state."""
    return State(
        s.kind[r],
        s.key[r],
        s.joins[r],
        s.households[r],
        s.resources[r],
        s.endowment[r],
        s.income_luck[r],
        s.promised[r],
        s.resistance[r],
        s.anchor[r],
        s.negotiation[r],
        s.negotiation_start[r],
        s.mediation[r],
        s.mediation_start[r],
        s.conflict_management[r],
        s.conflict_management_start[r],
        s.information[r],
        s.information_start[r],
        s.power[r],
        s.voice[r],
        s.stubbornness[r],
        s.rent[r],
        s.norm[r],
        s.news[r],
        s.risk[r],
        s.stain[r],
        s.under_way[r],
        s.lead[r],
        s.idle[r],
        s.fresh[r],
        s.built[r],
        s.working[r],
        s.need_met[r],
        s.used_to[r],
        s.finished[r],
        s.joint[r],
        s.norm_start[r],
        s.news_start[r],
        s.load_start[r],
        s.meetings_start[r],
        s.heard_start[r],
        s.ties_start[r],
        s.place[r],
        s.year[r],
        s.convened[r],
        s.lapsed[r],
        s.begun[r],
        s.abandoned[r],
        s.quarrelsome[r],
    )


@subkernel
def ties_of(t: Ties, r: int) -> Ties:
    """Return run r's rows of the ties."""
    return Ties(
        t.count[r],
        t.a[r],
        t.b[r],
        t.key[r],
        t.trust_ab[r],
        t.trust_ba[r],
        t.anchor_ab[r],
        t.anchor_ba[r],
        t.unmet[r],
        t.distrust[r],
        t.conflict[r],
        t.outside[r],
        t.first[r],
        t.story[r],
        t.via[r],
    )


@subkernel
def channels_of(c: Channels, r: int) -> Channels:
    """Return run r's rows of the channels."""
    return Channels(
        c.negotiation_training[r],
        c.mediation_training[r],
        c.conflict_management_training[r],
        c.brokerage[r],
        c.introduction[r],
        c.coordination[r],
        c.mediation[r],
        c.mediator_trust[r],
        c.connectivity[r],
        c.education[r],
        c.openness[r],
        c.pressure[r],
        c.audit[r],
        c.entitlements[r],
        c.monitoring[r],
        c.service[r],
        c.building[r],
        c.maintenance[r],
        c.sender[r],
        c.project_reach[r],
        c.project_quality[r],
        c.income_cut[r],
        c.resource_loss[r],
        c.wreck[r],
        c.upheaval[r],
        c.disgrace[r],
        c.stigma[r],
        c.misinformation[r],
        c.strife[r],
        c.facilitation[r],
        c.facilitation_quality[r],
        c.agreement[r],
        c.funded_cases[r],
        c.mediator_skill[r],
        c.outside_brokerage[r],
        c.project_money[r],
        c.projects[r],
        c.agreed_money[r],
        c.convening[r],
        c.damage[r],
    )


@kernel
def advance_rows(
    state: State,
    ties: Ties,
    channels: Channels,
    parameters: Array,
    priors: Array,
    kinds: Kinds,
    x: Scratch,
    run_keys: Array,
    month: int,
    tally: Tally,
) -> None:
    """Advance every run of a block by one month and count it."""
    for r in range(run_keys.size):
        s = state_of(state, r)
        t = ties_of(ties, r)
        c = channels_of(channels, r)
        p = parameters[r]
        month_of_run.work(s, t, c, p, kinds, x, run_keys[r], month)
        count_deeds(t, x, tally, r)
        month_of_run.change_network(s, t, c, p, priors[r], kinds, x, run_keys[r], month)
        count_state(s, t, p, kinds, x, tally, r)


@kernel
def count_start(state: State, ties: Ties, parameters: Array, kinds: Kinds, x: Scratch, tally: Tally) -> None:
    """Count every run of a block before its first month; it changes the ties' `story` and `via`, as a month's beginning does."""
    for r in range(state.kind.shape[0]):
        s = state_of(state, r)
        t = ties_of(ties, r)
        opening.open_month(s, t, kinds, x, 0.0, 0)
        x.attended[:] = 0
        for i in range(s.kind.size):
            x.service[i] = s.working[i] * s.built[i]
        count_stakeholders(s, kinds, x, tally, r)
        count_standing_ties(s, t, x, tally, r)
        count_works(s, parameters[r], kinds, x, tally, r)
        count_core(s, t, x, tally, r)
