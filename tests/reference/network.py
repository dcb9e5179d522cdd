"""Ties that end and new ones (docs/odd.md, section 7.13)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.draws import MASK, pair
from tests.reference.entities import Tie, in_order
from tests.reference.plain import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


@dataclass
class Proposal:
    """A tie between x and y that somebody proposes, with the trust that a go-between passes on to each."""

    x: Stakeholder
    y: Stakeholder
    trust_x: float
    trust_y: float
    proposer: int


def network(model: ReferenceModel) -> None:
    end_ties(model)
    proposals = introductions(model)
    for broker in model.active:
        trusting = [(tie.other(broker), tie.trust(tie.other(broker))) for tie in broker.ties]
        proposals += brokered(model, broker.channels.brokerage, broker.key, trusting)
    outside = [(who, 0.5) for who in model.active]
    proposals += brokered(model, model.channels.outside_brokerage, 0, outside)
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


def passed_on(model: ReferenceModel, x: Stakeholder, y: Stakeholder, trust: float) -> float:
    """Return the first trust of x in y if x trusts the go-between so much."""
    share = model.p["trust_passed"]
    return share * trust + (1 - share) * model.prior(x, y) / 2


def introductions(model: ReferenceModel) -> list[Proposal]:
    found = []
    for i in model.active:
        if model.luck.first(Process.FORM, i.key) < model.p["tie_formation"] * within(i.now.carry, i.now.expected):
            proposal = introduction(model, i)
            if proposal is not None:
                found.append(proposal)
    return found


def introduction(model: ReferenceModel, i: Stakeholder) -> Proposal | None:
    luck = model.luck
    if not i.ties:
        return None
    to_k = max(i.ties, key=lambda tie: luck.lottery(Process.PARTNER, pair(i.key, tie.other(i).key)))
    k = to_k.other(i)
    others = [tie for tie in k.ties if tie.other(k) is not i]
    if not others:
        return None
    to_j = max(others, key=lambda tie: luck.lottery(Process.INTRODUCE, pair(i.key, tie.other(k).key)))
    j = to_j.other(k)
    trust_i, trust_j = to_k.trust(i), to_j.trust(j)
    if trust_i < 0.4 or trust_j < 0.4 or tied(i, j):
        return None
    if luck.first(Process.ACCEPT, pair(i.key, j.key)) >= within(j.now.carry, j.now.expected):
        return None
    return Proposal(i, j, passed_on(model, i, j, trust_i), passed_on(model, j, i, trust_j), i.key)


def brokered(model: ReferenceModel, brokerage: float, key: int, partners: list[tuple[Stakeholder, float]]) -> list[Proposal]:
    """Return what a broker proposes; `partners` are those it could join, each with its trust in the broker."""
    trusting = {who: trust for who, trust in partners if trust >= 0.4}
    found = []
    paid = math.floor(brokerage + model.luck.first(Process.BROKER, key))
    for attempt in range(sum(1 for _ in islice(pairs_to_join(trusting), paid))):  # no more than there are pairs
        own = (key + attempt) & MASK
        if not trusting:
            break
        left = [who for who in trusting if who.channels.introduction > 0]
        for _ in range(min(5, len(left))):
            k = drawn(model, Process.CHOOSE, own, left)
            candidates = [j for j in trusting if can_be_joined(j, k)]
            if candidates:
                j = drawn(model, Process.JOIN, own, candidates)
                found.append(Proposal(k, j, passed_on(model, k, j, trusting[k]), passed_on(model, j, k, trusting[j]), own))
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
        model.ties.append(Tie(a, b, key, trust_a, trust_b))
        model.count["formed"] += 1
