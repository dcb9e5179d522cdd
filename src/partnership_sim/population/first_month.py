"""What the first month is expected to bring, and what communities have built by then: the start at which a partnership without a programme rests. docs/odd.md, section 5.

Nothing of it is drawn but luck; it follows from who is there, who is tied to whom, and the parameters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.arithmetic import exp, log, logistic
from partnership_sim.constants import (
    BUILT_SPREAD,
    END_AT_REST,
    LAPSED_CARE,
    LONG_LAPSED,
    MONTHS_IDLE,
    RECENT,
    STANDARD_COMMUNITY,
    UNKNOWN_NORM,
    WEAR,
    WORTH,
)
from partnership_sim.draws import Process, first, numbers, process_key, second
from partnership_sim.dynamics.commitment import keeps, visible
from partnership_sim.dynamics.convening import contribution, lapses, revives
from partnership_sim.dynamics.engagement import carried, distance, effort, inclination, load, promise, room
from partnership_sim.dynamics.joint_work import claimed, leak, makes
from partnership_sim.dynamics.opening import scale_of
from partnership_sim.dynamics.works import care, completed
from partnership_sim.kernel import allocating_kernel, kernel, subkernel
from partnership_sim.quantiles import quantile_of
from partnership_sim.state import NEVER, NOBODY, Array, Record

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds
    from partnership_sim.state import State, Ties

BUILT, JOINT = numbers(Process.BUILT, Process.JOINT)


@subkernel
def capacity(s: State, r: int, i: int) -> float:
    """Return the mean of the three skills of stakeholder i in run r."""
    return float((s.negotiation[r, i] + s.mediation[r, i] + s.conflict_management[r, i]) / 3.0)


@subkernel
def share(s: State, k: Kinds, r: int, i: int) -> float:
    """Return how many standard communities a community is; 1 for organisations."""
    return s.households[r, i] / STANDARD_COMMUNITY if k.receives[s.kind[r, i]] else 1.0


@kernel
def months_since(draw: float, chance: float) -> int:
    """Return the months since something last happened that happens with this chance a month, from a draw."""
    if chance <= 0.0:
        return NEVER
    if chance >= 1.0:
        return 0
    return int(min(NEVER - 1.0, np.floor(log(1.0 - draw) / log(1.0 - chance))))


class Expected(NamedTuple):
    """What a run's first month is expected to bring, as it adds up over ties: [stakeholder] unless said."""

    meets: Array  # [tie, end] chance to meet, 0 for an end for which it is no first tie; then to come to joint work
    scale: Array  # [tie] engagements of standard size that it is
    time: Array
    carry: Array
    engaged: Array  # engagements of standard size
    seen_kept: Array
    seen_broken: Array
    alone: Array  # chance to meet nobody
    trusting: Array  # sum of its trust
    put_in: Array  # what it claims for works
    apart: Array  # chance of no joint work with an organisation
    joint: Array  # sum of the chances to come to joint work
    squares: Array  # sum of their squares


@subkernel
def clear(s: State, k: Kinds, x: Expected, r: int) -> float:
    """Begin a run: nothing is expected yet; return the number of organisations that are there."""
    organisations = 0.0
    for i in range(s.kind.shape[1]):
        kind = s.kind[r, i]
        x.carry[i] = carried(k.carry[kind], capacity(s, r, i), k.skill[kind]) * share(s, k, r, i)
        organisations += 1.0 if s.joins[r, i] == 0 and not k.receives[kind] else 0.0
        s.ties_start[r, i] = 0.0
        s.meetings_start[r, i] = 0.0
        s.heard_start[r, i] = 0.0
        x.time[i] = x.engaged[i] = x.seen_kept[i] = x.seen_broken[i] = x.trusting[i] = x.put_in[i] = x.joint[i] = x.squares[i] = 0.0
        x.alone[i] = x.apart[i] = 1.0
    return organisations


@subkernel
def chance_to_meet(s: State, t: Ties, p: Record, r: int, e: int, moved: float) -> float:
    """Return the chance with which tie e of run r meets if its trusts were less by so much, but for room."""
    i, j = t.a[r, e], t.b[r, e]
    trust = (t.trust_ab[r, e] + t.trust_ba[r, e]) / 2.0 - moved
    return logistic(inclination(p, min(s.information[r, i], s.information[r, j]), trust))


@kernel
def room_for(x: Expected, i: int, j: int) -> float:
    """Return the share, 0..1, of what both ends expect that both can carry."""
    return min(room(x.carry[i], x.time[i]), room(x.carry[j], x.time[j]))


@subkernel
def expect_time(s: State, t: Ties, p: Record, k: Kinds, x: Expected, r: int, effort_each: float) -> None:
    """Add up the time that meetings will take, and note how loaded each starts."""
    for e in range(t.count[r, 0]):
        i, j = t.a[r, e], t.b[r, e]
        x.scale[e] = scale_of(k.receives[s.kind[r, i]], k.receives[s.kind[r, j]], share(s, k, r, i), share(s, k, r, j))
        time = chance_to_meet(s, t, p, r, e, 0.0) * effort_each * x.scale[e]
        x.time[i] += time if s.joins[r, j] <= s.joins[r, i] else 0.0
        x.time[j] += time if s.joins[r, i] <= s.joins[r, j] else 0.0
    for i in range(s.kind.shape[1]):
        s.load_start[r, i] = load(x.carry[i], x.time[i])


@subkernel
def expect_meetings(s: State, t: Ties, p: Record, x: Expected, r: int) -> float:
    """Add up what meetings will bring to each end; return how many disputes breaches would open where people are as quarrelsome as usual."""
    opened = 0.0
    for e in range(t.count[r, 0]):
        i, j = t.a[r, e], t.b[r, e]
        meets = chance_to_meet(s, t, p, r, e, 0.0) * room_for(x, i, j)
        seen_by_i = visible(p, s.information[r, i])
        seen_by_j = visible(p, s.information[r, j])
        kept_by_j = keeps(p, t.trust_ab[r, e], seen_by_i, 0.0)
        kept_by_i = keeps(p, t.trust_ba[r, e], seen_by_j, 0.0)
        hurt_i = (1.0 - kept_by_j) * seen_by_i * (1.0 - s.conflict_management[r, i]) * s.resistance[r, j]
        hurt_j = (1.0 - kept_by_i) * seen_by_j * (1.0 - s.conflict_management[r, j]) * s.resistance[r, i]
        opened += meets * p.escalation * (hurt_i + hurt_j)
        heard = logistic(log(s.power[r, i]) - log(s.power[r, j]))
        x.meets[e, 0] = x.meets[e, 1] = 0.0
        if s.joins[r, j] <= s.joins[r, i]:
            x.meets[e, 0] = meets
            expect_meeting(s, x, r, i, meets, x.scale[e], t.trust_ab[r, e], kept_by_j, (1.0 - kept_by_i) * seen_by_j, heard)
        if s.joins[r, i] <= s.joins[r, j]:
            x.meets[e, 1] = meets
            expect_meeting(s, x, r, j, meets, x.scale[e], t.trust_ba[r, e], kept_by_i, (1.0 - kept_by_j) * seen_by_i, 1.0 - heard)
    return opened


@subkernel
def expect_meeting(
    s: State, x: Expected, r: int, i: int, meets: float, scale: float, trust: float, kept: float, exposed: float, heard: float
) -> None:
    """Add what a tie is expected to bring to one of its ends, i."""
    s.ties_start[r, i] += 1.0
    s.meetings_start[r, i] += meets
    s.heard_start[r, i] += meets * heard
    x.engaged[i] += meets * scale
    x.trusting[i] += trust
    x.seen_kept[i] += meets * kept
    x.seen_broken[i] += meets * exposed
    x.alone[i] *= 1.0 - meets


@subkernel
def note_usual(s: State, x: Expected, r: int) -> None:
    """Note, from what is expected, what is usual for each: words seen kept, news of its own breaches, being heard."""
    for i in range(s.kind.shape[1]):
        meetings = s.meetings_start[r, i]
        s.norm_start[r, i] = x.seen_kept[i] / meetings if meetings > 0.0 else UNKNOWN_NORM
        s.news_start[r, i] = (1.0 - x.alone[i]) * x.seen_broken[i] / meetings if meetings > 0.0 else 0.0
        s.heard_start[r, i] = (1.0 - x.alone[i]) * s.heard_start[r, i] / meetings if meetings > 0.0 else 0.0
        s.norm[r, i] = s.norm_start[r, i]


@subkernel
def expect_works(s: State, t: Ties, p: Record, k: Kinds, x: Expected, r: int, moved: float) -> float:
    """Add up what each end makes of joint work in a month, of trust that is less by `moved`; return what goes to the pool."""
    pool = 0.0
    for e in range(t.count[r, 0]):
        i, j = t.a[r, e], t.b[r, e]
        kept_by_j = keeps(p, t.trust_ab[r, e] - moved, visible(p, s.information[r, i]), 0.0)
        kept_by_i = keeps(p, t.trust_ba[r, e] - moved, visible(p, s.information[r, j]), 0.0)
        joint = chance_to_meet(s, t, p, r, e, moved) * room_for(x, i, j) * kept_by_i * kept_by_j
        promised = promise(p, s.endowment[r, i], 1.0, x.engaged[i], share(s, k, r, i))
        promised += promise(p, s.endowment[r, j], 1.0, x.engaged[j], share(s, k, r, j))
        able = (capacity(s, r, i) + capacity(s, r, j)) / 2.0
        half = (1.0 - leak(p, 0.0)) * makes(p, promised * x.scale[e], x.scale[e], s.kind[r, i] != s.kind[r, j], able) / 2.0
        for end in range(2):
            if x.meets[e, end] == 0.0:
                continue
            who, other = (i, j) if end == 0 else (j, i)
            x.joint[who] += joint
            x.squares[who] += joint * joint
            x.apart[who] *= 1.0 if k.receives[s.kind[r, other]] else 1.0 - joint
            if k.receives[s.kind[r, who]]:
                x.put_in[who] += joint * half
            else:
                pool += joint * half
    return pool


@allocating_kernel
def expect(
    s: State, t: Ties, parameters: Array, k: Kinds, run_keys: Array, luck: Array, moved: Array, need_met: float, conflict: float
) -> None:
    """Write, for every run, what the first month is expected to bring into the columns of the start, and what has been built.

    Parameters
    ----------
    s, t, parameters, k
        State and ties as they are drawn, changed in place; a record a run; constants of the kinds.
    run_keys : ndarray
        [run].
    luck : ndarray
        [run, 2]: the draw of whether the partnership is convened, 0..1, and a normal score of what a place has built so far.
    moved : ndarray
        [run]: by how much more people there trust each other than elsewhere, as far as what they have built does not show it.
    need_met : float
        Share of need met at the start; NaN where it is as it comes.
    conflict : float
        Share of ties with a dispute, where disputes rest.
    """
    runs, n = s.kind.shape
    rows = t.a.shape[1]
    x = Expected(
        np.zeros((rows, 2)),
        np.zeros(rows),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n),
    )
    for r in range(runs):
        p = parameters[r]
        organisations = clear(s, k, x, r)
        expect_time(s, t, p, k, x, r, effort(distance(organisations), 0.0))
        opened = expect_meetings(s, t, p, x, r)
        note_usual(s, x, r)
        ends = END_AT_REST * conflict / (1.0 - conflict) * t.count[r, 0] if conflict < 1.0 else 0.0
        s.quarrelsome[r, 0] = ends / opened if opened > 0.0 else 0.0
        pool = expect_works(s, t, p, k, x, r, moved[r])
        set_convened(s, p, k, x, r, luck[r, 0], organisations)
        set_works(s, p, k, x, r, run_keys[r], pool, luck[r, 1])
        if not np.isnan(need_met):
            set_level(s, p, k, r, need_met)
        meet_need(s, p, k, r)


@subkernel
def set_convened(s: State, p: Record, k: Kinds, x: Expected, r: int, draw: float, organisations: float) -> None:
    """Let run r start convened or lapsed, by the chance at which that rests."""
    paid = 0.0
    for i in range(s.kind.shape[1]):
        if s.joins[r, i] == 0 and not k.receives[s.kind[r, i]] and s.ties_start[r, i] > 0.0:
            paid += contribution(s.resources[r, i], p.convening_cost, x.trusting[i] / s.ties_start[r, i])
    s.convened[r, 0] = 1.0
    s.lapsed[r, 0] = 0.0
    if organisations == 0.0:
        return
    part = min(1.0, paid / (p.convening_cost * organisations)) if p.convening_cost > 0.0 else 1.0
    if draw >= revives(part) / (revives(part) + lapses(p, part)):
        s.convened[r, 0] = 0.0
        s.lapsed[r, 0] = LONG_LAPSED


@subkernel
def set_works(s: State, p: Record, k: Kinds, x: Expected, r: int, run_key: np.uint64, pool: float, built_luck: float) -> None:
    """Let the communities of run r start with the works that building, wear and care hold; and everybody with the months since joint work."""
    of_built = process_key(run_key, 0, BUILT)
    of_joint = process_key(run_key, 0, JOINT)
    of_place = exp(p.luck_place * built_luck - p.luck_place**2 / 2.0)
    voices = 0.0
    for i in range(s.kind.shape[1]):
        if k.receives[s.kind[r, i]] and s.joins[r, i] == 0:
            voices += share(s, k, r, i) * (s.voice[r, i] + 0.1)
    for i in range(s.kind.shape[1]):
        with_organisation = 1.0 - x.apart[i]
        s.joint[r, i] = months_since(first(of_joint, s.key[r, i]), with_organisation)
        s.lead[r, i] = NOBODY
        if not k.receives[s.kind[r, i]]:
            continue
        put_in = x.put_in[i]
        if s.joins[r, i] == 0 and voices > 0.0:
            put_in += pool * share(s, k, r, i) * (s.voice[r, i] + 0.1) / voices
        put_in *= claimed(p, 0.0, s.information[r, i])
        lead = x.squares[i] / x.joint[i] if x.joint[i] > 0.0 else 0.0
        project = p.project_cost * s.households[r, i]
        lasting = put_in * completed(put_in, project, p.tie_hazard + lead * (1.0 - lead) ** MONTHS_IDLE)
        spread = exp(BUILT_SPREAD * quantile_of(first(of_built, s.key[r, i])) - BUILT_SPREAD**2 / 2.0)
        s.built[r, i] = WORTH * lasting / WEAR * spread * of_place
        s.under_way[r, i] = project * second(of_built, s.key[r, i])
        partners = (1.0 - (1.0 - with_organisation) ** RECENT) * (1.0 if s.convened[r, 0] > 0.0 else LAPSED_CARE)
        cared = p.repair_rate * care(min(1.0, s.voice[r, i]), partners, capacity(s, r, i))
        s.working[r, i] = (cared + WEAR) / (cared + WEAR + p.failure_rate)


@subkernel
def set_level(s: State, p: Record, k: Kinds, r: int, need_met: float) -> None:
    """Scale what has been built so that this share of the need is met, but for what goes beyond the need of some."""
    total = 0.0
    households = 0.0
    for i in range(s.kind.shape[1]):
        if k.receives[s.kind[r, i]]:
            total += s.working[r, i] * s.built[r, i] / p.need
            households += share(s, k, r, i)
    if total > 0.0:
        for i in range(s.kind.shape[1]):
            s.built[r, i] *= need_met * households / total


@subkernel
def meet_need(s: State, p: Record, k: Kinds, r: int) -> None:
    """See how much of each community's need is met at the start, and let it be used to that."""
    for i in range(s.kind.shape[1]):
        if k.receives[s.kind[r, i]]:
            s.need_met[r, i] = min(1.0, s.working[r, i] * s.built[r, i] / (p.need * share(s, k, r, i)))
            s.used_to[r, i] = s.need_met[r, i]
