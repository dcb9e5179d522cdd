"""Ties that end and new ones (docs/odd.md, section 7.15)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.draws import MASK, pair
from tests.reference.entities import Tie, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


@dataclass
class Proposal:
    """A tie between x and y that somebody proposes: the mean of the trust of each, and how far that spreads."""

    x: Stakeholder
    y: Stakeholder
    trust_x: float
    trust_y: float
    spread: float
    proposer: int


def network(model: ReferenceModel) -> None:
    before = {who: len(who.ties) for who in model.active}
    end_ties(model)
    proposals = searches(model, before)
    if model.convened:
        for broker in model.active:
            trusting = [other for other in (tie.other(broker) for tie in broker.ties) if trust_in(other, broker) >= 0.4]
            proposals += brokered(model, broker.channels.brokerage, broker, trusting)
        proposals += brokered(model, model.channels.outside_brokerage, None, model.active)
    add_ties(model, proposals)


def end_ties(model: ReferenceModel) -> None:
    for tie in model.awake:
        tie.distrust = tie.distrust + 1 if tie.trust_ab < 0.2 and tie.trust_ba < 0.2 else 0
        if tie.distrust >= 6 or model.luck.first(Process.END, tie.key) < model.p["tie_hazard"]:
            model.ties.remove(tie)
            model.count["ended"] += 1
            for who in tie.ends:
                who.ties.remove(tie)


def tied(x: Stakeholder, y: Stakeholder) -> bool:
    return any(tie.other(x) is y for tie in x.ties)


def searches(model: ReferenceModel, before: dict[Stakeholder, int]) -> list[Proposal]:
    found = []
    for i in model.active:
        usual = max(1.0, i.ties_start)
        if model.luck.first(Process.FORM, i.key) < model.p["tie_hazard"] * usual / 2 * max(0.0, 2 - before[i] / usual):
            proposal = introduction(model, i)
            if proposal is not None:
                found.append(proposal)
    return found


def introduction(model: ReferenceModel, i: Stakeholder) -> Proposal | None:
    luck = model.luck
    if i.ties:
        k = max((tie.other(i) for tie in i.ties), key=lambda k: luck.lottery(Process.PARTNER, pair(i.key, k.key)))
        others = [j for j in (tie.other(k) for tie in k.ties) if j is not i and not tied(i, j)]
        if others:
            j = max(others, key=lambda j: luck.lottery(Process.INTRODUCE, pair(i.key, j.key)))
            return proposed(model, i, j, k, i.key)
    stranger = model.active[int(luck.first(Process.STRANGER, i.key) * len(model.active))]
    return None if stranger is i or tied(i, stranger) else Proposal(i, stranger, *priors(model, i, stranger), 1.0, i.key)


def priors(model: ReferenceModel, x: Stakeholder, y: Stakeholder) -> tuple[float, float]:
    return model.prior(x, y), model.prior(y, x)


def proposed(model: ReferenceModel, x: Stakeholder, y: Stakeholder, k: Stakeholder | None, proposer: int) -> Proposal:
    """Return a tie of which the go-between k, whom both are tied to, passes on trust; nobody does if k is from outside."""
    share = model.p["trust_passed"]
    trust_x, trust_y = (
        model.prior(of, to) + (share * (trust_in(of, k) - model.prior(of, k)) if k is not None else 0.0) for of, to in ((x, y), (y, x))
    )
    return Proposal(x, y, trust_x, trust_y, math.sqrt(1 - share**2), proposer)


def trust_in(who: Stakeholder, k: Stakeholder) -> float:
    return next(tie.trust(who) for tie in who.ties if tie.other(who) is k)


def brokered(model: ReferenceModel, brokerage: float, broker: Stakeholder | None, trusting: list[Stakeholder]) -> list[Proposal]:
    """Return what a broker, or somebody from outside, proposes among those who trust it."""
    key = 0 if broker is None else broker.key
    found = []
    paid = math.floor(brokerage + model.luck.first(Process.BROKER, key))
    for attempt in range(sum(1 for _ in islice(pairs_to_join(trusting), paid))):  # no more than there are pairs
        own = (key + attempt) & MASK
        left = [who for who in trusting if who.channels.introduction > 0]
        for _ in range(min(5, len(left))):
            k = drawn(model, Process.CHOOSE, own, left)
            candidates = [j for j in trusting if can_be_joined(j, k)]
            if candidates:
                found.append(proposed(model, k, drawn(model, Process.JOIN, own, candidates), broker, own))
                break
            left.remove(k)
    return found


def pairs_to_join(people: Iterable[Stakeholder]) -> Iterator[tuple[Stakeholder, Stakeholder]]:
    """Yield the pairs of people that an attempt can begin with and end in a tie."""
    for x, y in combinations(people, 2):
        if (x.channels.introduction > 0 or y.channels.introduction > 0) and can_be_joined(x, y):
            yield x, y


def can_be_joined(j: Stakeholder, k: Stakeholder) -> bool:
    return j.kind_name != k.kind_name and not tied(j, k)


def drawn(model: ReferenceModel, process: Process, own: int, candidates: list[Stakeholder]) -> Stakeholder:
    return max(candidates, key=lambda who: model.luck.lottery(process, pair(own, who.key)))


def add_ties(model: ReferenceModel, proposals: list[Proposal]) -> None:
    """Of several proposals for a pair let the one with the largest lottery stand."""
    best: dict[int, tuple[int, Proposal]] = {}
    for proposal in proposals:
        a, b = in_order(proposal.x, proposal.y)
        key = pair(a.key, b.key)
        lot = model.luck.lottery(Process.PROPOSE, pair(proposal.proposer, key))
        if key not in best or lot > best[key][0]:
            best[key] = (lot, proposal)
    for key, (_, proposal) in best.items():
        a, b = in_order(proposal.x, proposal.y)
        trust_a, trust_b = (proposal.trust_x, proposal.trust_y) if a is proposal.x else (proposal.trust_y, proposal.trust_x)
        first, second = model.luck.normals(Process.TRUST, key)
        trust_ab = drawn_trust(trust_a, proposal.spread * model.spread(a, b), first)
        trust_ba = drawn_trust(trust_b, proposal.spread * model.spread(b, a), second)
        model.ties.append(Tie(a, b, key, trust_ab, trust_ba, trust_ab, trust_ba))
        model.count["formed"] += 1


def drawn_trust(mean: float, spread: float, n: float) -> float:
    return min(0.95, max(0.03, mean + spread * n))
