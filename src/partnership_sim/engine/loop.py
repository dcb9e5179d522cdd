"""One compiled call a month for a whole block: each run's rows in turn go through the month and are counted.

The three selections below list every column of their class; a test holds them complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.dynamics import opening
from partnership_sim.dynamics import order as month_of_run
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.metrics.tally import Tally, count_deeds, count_stakeholders, count_standing_ties, count_state, find_core
from partnership_sim.state import Array, Channels, State, Ties

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch


@subkernel
def state_of(s: State, r: int) -> State:
    """Return run r's rows of the state."""
    return State(
        s.kind[r],
        s.key[r],
        s.joins[r],
        s.resources[r],
        s.endowment[r],
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
        s.benefit[r],
        s.voice[r],
        s.stubbornness[r],
        s.rent[r],
        s.news[r],
        s.reputation[r],
        s.confidence[r],
        s.productivity[r],
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
        t.scar_ab[r],
        t.scar_ba[r],
        t.deceived_a[r],
        t.deceived_b[r],
        t.unmet[r],
        t.distrust[r],
        t.conflict[r],
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
        c.mediator_quality[r],
        c.connectivity[r],
        c.education[r],
        c.openness[r],
        c.pressure[r],
        c.audit[r],
        c.entitlements[r],
        c.monitoring[r],
        c.service[r],
        c.project_reach[r],
        c.project_quality[r],
        c.income_cut[r],
        c.resource_loss[r],
        c.upheaval[r],
        c.disgrace[r],
        c.stigma[r],
        c.misinformation[r],
        c.strife[r],
        c.facilitation[r],
        c.facilitation_quality[r],
        c.funded_cases[r],
        c.mediator_skill[r],
        c.outside_brokerage[r],
        c.project_money[r],
        c.projects[r],
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
        month_of_run.work(s, t, c, p, priors[r], kinds, x, run_keys[r], month)
        count_deeds(t, tally, r)
        month_of_run.change_network(s, t, c, p, priors[r], x, run_keys[r], month)
        count_state(s, t, p, kinds, x, tally, r)


@kernel
def count_start(state: State, ties: Ties, parameters: Array, kinds: Kinds, x: Scratch, tally: Tally) -> None:
    """Count every run of a block before its first month; it changes the ties' `story` and `via`, as a month's beginning does."""
    for r in range(state.kind.shape[0]):
        s = state_of(state, r)
        t = ties_of(ties, r)
        opening.open_month(s, t, x, 0)
        count_stakeholders(s, parameters[r], kinds, x, tally, r)
        count_standing_ties(s, t, tally, r)
        find_core(s, t, x, tally, r)
