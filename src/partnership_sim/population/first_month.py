"""What the first month is expected to bring, and what communities have built by then: the start at which a partnership without a programme rests. docs/odd.md, section 5.

Nothing of it is drawn but luck; it follows from who is there, who is tied to whom, and the parameters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.arithmetic import exp, log, logistic
from partnership_sim.constants import (
    BUILT_SPREAD,
    END_AT_REST,
    LAPSED_CARE,
    MONTHS_IDLE,
    RECENT,
    STANDARD_COMMUNITY,
    UNKNOWN_NORM,
    WEAR,
    WORTH,
)
from partnership_sim.draws import Process, first, numbers, process_key, quantile_of, second
from partnership_sim.dynamics.commitment import keeps, visible
from partnership_sim.dynamics.convening import contribution, lapses, revives
from partnership_sim.dynamics.engagement import carried, distance, effort, inclination, load, promise, room
from partnership_sim.dynamics.joint_work import claimed, leak, makes
from partnership_sim.dynamics.opening import scale_of
from partnership_sim.dynamics.works import care
from partnership_sim.kernel import allocating_kernel, kernel
from partnership_sim.state import NEVER, NOBODY

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds
    from partnership_sim.state import Array, State, Ties

BUILT, JOINT = numbers(Process.BUILT, Process.JOINT)


@kernel
def capacity(s: State, r: int, i: int) -> float:
    """Return the mean of the three skills of stakeholder i in run r."""
    return (s.negotiation[r, i] + s.mediation[r, i] + s.conflict_management[r, i]) / 3.0


@kernel
def share(s: State, k: Kinds, r: int, i: int) -> float:
    """Return how many standard communities a community is; 1 for organisations."""
    return s.households[r, i] / STANDARD_COMMUNITY if k.receives[s.kind[r, i]] else 1.0


@kernel
def scale(s: State, t: Ties, k: Kinds, r: int, e: int) -> float:
    """Return how many engagements of standard size tie e of run r is."""
    i = t.a[r, e]
    j = t.b[r, e]
    return scale_of(k.receives[s.kind[r, i]], k.receives[s.kind[r, j]], share(s, k, r, i), share(s, k, r, j))


@kernel
def completed(instalments: float, cost: float, ends: float) -> float:
    """Return which share of what is put into works ends in a completed one, where a work ends before it with a chance of `ends` a month."""
    if instalments <= 0.0:
        return 0.0
    x = ends * cost / instalments
    return x / (exp(x) - 1.0) if x > 1e-9 else 1.0


@kernel
def months_since(draw: float, chance: float) -> int:
    """Return the months since something last happened that happens with this chance a month, from a draw."""
    if chance <= 0.0:
        return NEVER
    if chance >= 1.0:
        return 0
    return int(min(NEVER - 1.0, np.floor(log(1.0 - draw) / log(1.0 - chance))))


@allocating_kernel
def expect(
    s: State,
    t: Ties,
    parameters: Array,
    k: Kinds,
    run_keys: Array,
    convene_draw: Array,
    built_luck: Array,
    history: Array,
    need_met: float,
    conflict: float,
) -> None:
    """Write, for every run, what the first month is expected to bring into the columns of the start, and what has been built.

    convene_draw: [run], the draw of whether the partnership is convened; built_luck: [run], normal scores of what a place has built so far; history: [run], by how
    much more people there trust each other than elsewhere, which what they have built does not show; need_met: share
    of need met at the start, NaN where it is as it comes; conflict: share of ties with a dispute, which is where disputes rest.
    """
    runs, n = s.kind.shape
    rows = t.a.shape[1]
    chance = np.zeros((2, rows))  # to meet, as each end sees it; at last, to come to joint work
    size = np.zeros(rows)
    expected = np.zeros(n)
    carry = np.zeros(n)
    engaged = np.zeros(n)
    seen_kept = np.zeros(n)
    seen_broken = np.zeros(n)
    alone = np.zeros(n)  # chance to meet nobody
    trusting = np.zeros(n)
    instalments = np.zeros(n)
    never = np.zeros(n)  # chance of no joint work
    never_with = np.zeros(n)  # ... with an organisation
    weighted = np.zeros(n)
    squares = np.zeros(n)
    value = np.zeros(rows)
    for r in range(runs):
        p = parameters[r]
        organisations = 0.0
        for i in range(n):
            kind = s.kind[r, i]
            carry[i] = carried(k.carry[kind], capacity(s, r, i), k.skill[kind]) * share(s, k, r, i)
            organisations += 1.0 if s.joins[r, i] == 0 and not k.receives[kind] else 0.0
            s.ties_start[r, i] = 0.0
            s.meetings_start[r, i] = 0.0
            s.heard_start[r, i] = 0.0
        for column in (expected, engaged, seen_kept, seen_broken, trusting, instalments, weighted, squares):
            column[:] = 0.0
        for column in (alone, never, never_with):
            column[:] = 1.0
        opened = 0.0
        time = effort(p.attention, distance(organisations), 0.0)
        for e in range(t.count[r, 0]):
            i, j = t.a[r, e], t.b[r, e]
            informed = min(s.information[r, i], s.information[r, j])
            meets = logistic(inclination(p, informed, (t.trust_ab[r, e] + t.trust_ba[r, e]) / 2.0))
            size[e] = scale(s, t, k, r, e)
            value[e] = meets
            for end in range(2):
                who, other = (i, j) if end == 0 else (j, i)
                if s.joins[r, other] <= s.joins[r, who]:
                    expected[who] += meets * time * size[e]
        for i in range(n):
            s.load_start[r, i] = load(carry[i], expected[i])
        for e in range(t.count[r, 0]):
            i, j = t.a[r, e], t.b[r, e]
            meets = value[e] * min(room(carry[i], expected[i]), room(carry[j], expected[j]))
            kept_by_j = keeps(p, t.trust_ab[r, e], visible(p, s.information[r, i]), 0.0)
            kept_by_i = keeps(p, t.trust_ba[r, e], visible(p, s.information[r, j]), 0.0)
            seen_by_i = (1.0 - kept_by_j) * visible(p, s.information[r, i]) * (1.0 - s.conflict_management[r, i]) * s.resistance[r, j]
            seen_by_j = (1.0 - kept_by_i) * visible(p, s.information[r, j]) * (1.0 - s.conflict_management[r, j]) * s.resistance[r, i]
            opened += meets * p.escalation * (seen_by_i + seen_by_j)
            heard = logistic(log(s.power[r, i]) - log(s.power[r, j]))
            for end in range(2):
                who, other = (i, j) if end == 0 else (j, i)
                chance[end, e] = 0.0
                if s.joins[r, other] > s.joins[r, who]:
                    continue
                chance[end, e] = meets
                s.ties_start[r, who] += 1.0
                s.meetings_start[r, who] += meets
                engaged[who] += meets * size[e]
                trusting[who] += t.trust_ab[r, e] if end == 0 else t.trust_ba[r, e]
                seen_kept[who] += meets * (kept_by_j if end == 0 else kept_by_i)
                s.heard_start[r, who] += meets * (heard if end == 0 else 1.0 - heard)
                own = kept_by_i if end == 0 else kept_by_j
                seen_broken[who] += meets * (1.0 - own) * visible(p, s.information[r, other])
                alone[who] *= 1.0 - meets
            trust_ab, trust_ba = t.trust_ab[r, e] - history[r], t.trust_ba[r, e] - history[r]
            meets = logistic(inclination(p, min(s.information[r, i], s.information[r, j]), (trust_ab + trust_ba) / 2.0))
            meets *= min(room(carry[i], expected[i]), room(carry[j], expected[j]))
            value[e] = keeps(p, trust_ab, visible(p, s.information[r, i]), 0.0) * keeps(p, trust_ba, visible(p, s.information[r, j]), 0.0)
            for end in range(2):
                chance[end, e] = meets if chance[end, e] > 0.0 else 0.0
        for i in range(n):
            meetings = s.meetings_start[r, i]
            s.norm_start[r, i] = seen_kept[i] / meetings if meetings > 0.0 else UNKNOWN_NORM
            s.news_start[r, i] = (1.0 - alone[i]) * seen_broken[i] / meetings if meetings > 0.0 else 0.0
            s.heard_start[r, i] = (1.0 - alone[i]) * s.heard_start[r, i] / meetings if meetings > 0.0 else 0.0
            s.norm[r, i] = s.norm_start[r, i]
        pool = 0.0
        for e in range(t.count[r, 0]):
            i, j = t.a[r, e], t.b[r, e]
            kind_i, kind_j = s.kind[r, i], s.kind[r, j]
            promised = promise(p, s.endowment[r, i], 1.0, engaged[i], share(s, k, r, i))
            means = size[e] * (promised + promise(p, s.endowment[r, j], 1.0, engaged[j], share(s, k, r, j)))
            made = makes(p, means, size[e], kind_i != kind_j, (capacity(s, r, i) + capacity(s, r, j)) / 2.0) * (1.0 - leak(p, 0.0))
            for end in range(2):
                who, other = (i, j) if end == 0 else (j, i)
                joint = chance[end, e] * value[e]
                never[who] *= 1.0 - joint
                weighted[who] += joint
                squares[who] += joint * joint
                if not k.receives[s.kind[r, other]]:
                    never_with[who] *= 1.0 - joint
                if k.receives[s.kind[r, who]]:
                    instalments[who] += joint * made / 2.0
                else:
                    pool += joint * made / 2.0
        ends = END_AT_REST * conflict / (1.0 - conflict) * t.count[r, 0] if conflict < 1.0 else 0.0
        s.quarrelsome[r, 0] = ends / opened if opened > 0.0 else 0.0
        set_convened(s, p, k, r, trusting, convene_draw[r], organisations)
        set_works(s, p, k, r, run_keys[r], instalments, pool, never_with, weighted, squares, built_luck[r], need_met)


@kernel
def set_convened(s: State, p: Any, k: Kinds, r: int, trusting: Array, draw: float, organisations: float) -> None:
    """Let run r start convened or lapsed, by the chance at which that rests. trusting: [stakeholder], sum over its ties."""
    paid = 0.0
    for i in range(s.kind.shape[1]):
        if s.joins[r, i] == 0 and not k.receives[s.kind[r, i]] and s.ties_start[r, i] > 0.0:
            paid += contribution(s.resources[r, i], p.convening_cost, trusting[i] / s.ties_start[r, i])
    s.convened[r, 0] = 1.0
    s.lapsed[r, 0] = 0.0
    if organisations == 0.0:
        return
    part = min(1.0, paid / (p.convening_cost * organisations)) if p.convening_cost > 0.0 else 1.0
    if draw >= revives(part) / (revives(part) + lapses(p, part)):
        s.convened[r, 0] = 0.0
        s.lapsed[r, 0] = 99.0


@kernel
def set_works(
    s: State,
    p: Any,
    k: Kinds,
    r: int,
    run_key: np.uint64,
    instalments: Array,
    pool: float,
    never_with: Array,
    weighted: Array,
    squares: Array,
    built_luck: float,
    need_met: float,
) -> None:
    """Let the communities of run r start with the works that building, wear and care hold; and everybody with the months since joint work."""
    n = s.kind.shape[1]
    of_built = process_key(run_key, 0, BUILT)
    of_joint = process_key(run_key, 0, JOINT)
    voices = 0.0
    for i in range(n):
        if k.receives[s.kind[r, i]] and s.joins[r, i] == 0:
            voices += share(s, k, r, i) * (s.voice[r, i] + 0.1)
    of_place = exp(p.luck_place * built_luck - p.luck_place**2 / 2.0)
    total = 0.0
    households = 0.0
    for i in range(n):
        with_organisation = 1.0 - never_with[i]
        s.joint[r, i] = months_since(first(of_joint, s.key[r, i]), with_organisation)
        if not k.receives[s.kind[r, i]]:
            continue
        put_in = instalments[i]
        if s.joins[r, i] == 0 and voices > 0.0:
            put_in += pool * share(s, k, r, i) * (s.voice[r, i] + 0.1) / voices
        put_in *= claimed(p, 0.0, s.information[r, i])
        lead = squares[i] / weighted[i] if weighted[i] > 0.0 else 0.0
        ends = p.tie_hazard + lead * (1.0 - lead) ** MONTHS_IDLE
        project = p.project_cost * s.households[r, i]
        lasting = put_in * completed(put_in, project, ends)
        spread = exp(BUILT_SPREAD * quantile_of(first(of_built, s.key[r, i])) - BUILT_SPREAD**2 / 2.0)
        s.built[r, i] = WORTH * lasting / WEAR * spread * of_place
        s.under_way[r, i] = project * second(of_built, s.key[r, i])
        partners = (1.0 - (1.0 - with_organisation) ** RECENT) * (1.0 if s.convened[r, 0] > 0.0 else LAPSED_CARE)
        cared = p.repair_rate * care(min(1.0, s.voice[r, i]), partners, capacity(s, r, i))
        s.working[r, i] = (cared + WEAR) / (cared + WEAR + p.failure_rate)
        total += s.working[r, i] * s.built[r, i] / p.need
        households += share(s, k, r, i)
    factor = need_met * households / total if need_met == need_met and total > 0.0 else 1.0
    for i in range(n):
        s.lead[r, i] = NOBODY
        if not k.receives[s.kind[r, i]]:
            continue
        s.built[r, i] *= factor
        s.need_met[r, i] = min(1.0, s.working[r, i] * s.built[r, i] / (p.need * share(s, k, r, i)))
        s.used_to[r, i] = s.need_met[r, i]
