"""Commitment: words meant to be kept, and the means for it (docs/odd.md, section 7.6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.plain import logistic

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def commitment(model: ReferenceModel) -> None:
    met = [tie for tie in model.awake if tie.now.met]
    for tie in met:
        tie.now.kept_a = model.luck.first(Process.KEEP, tie.key) < chance_of_meaning_it(model, tie, tie.a, tie.b)
        tie.now.kept_b = model.luck.second(Process.KEEP, tie.key) < chance_of_meaning_it(model, tie, tie.b, tie.a)
        for i, j in tie.directions:
            i.now.heard += logistic((1 - tie.now.supported) * (math.log(i.power) - math.log(j.power)))
            i.now.contact += 1 + 0.5 * tie.now.supported
            if tie.kept(i):
                i.now.dues += i.promised * tie.size
    for tie in met:
        tie.now.lack_a = tie.now.kept_a and lacks_means(tie.a, model.luck.first(Process.LACK, tie.key))
        tie.now.lack_b = tie.now.kept_b and lacks_means(tie.b, model.luck.second(Process.LACK, tie.key))
        tie.now.kept_a = tie.now.kept_a and not tie.now.lack_a
        tie.now.kept_b = tie.now.kept_b and not tie.now.lack_b
    pay(met)


def chance_of_meaning_it(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> float:
    p = model.p
    known, odds = at_rest(p, j, tie.anchor(j))
    more = (
        p["promise_trust"] * (tie.trust(i) - tie.anchor(i))
        + p["promise_norm"] * (i.norm - i.norm_start)
        + p["promise_dialogue"] * tie.now.supported
        - p["promise_resistance"] * (i.resistance - i.anchor)
        + p["promise_skill"] * (i.negotiation - i.negotiation_start)
        - p["promise_overload"] * (i.now.load - i.load_start)
        + p["deterrence"] * (i.risk + 0.5 * i.now.pressure)
    )
    return odds / (odds + (1 - known) * math.exp(-more))


def at_rest(p: dict[str, float], i: Stakeholder, trust: float) -> tuple[float, float]:
    """Return trust held within its limits, and the odds, times 1 less it, of a word kept to i at which such trust neither grows nor falls."""
    known = min(0.98, max(0.02, trust))
    felt = p["trust_loss_ratio"] * (1 - p["answer_base"] * p["answer_relief"])
    return known, usual_chance_of_being_seen(p, i) * felt * known


def usual_chance_of_being_seen(p: dict[str, float], i: Stakeholder) -> float:
    """Return the chance that i sees a breach by a partner, with its information at the start and without audits."""
    return 1 - (1 - p["breach_visibility"]) * (1 - 0.2 * i.information_start)


def lacks_means(who: Stakeholder, draw: float) -> bool:
    return who.now.dues > who.resources and draw >= who.resources / who.now.dues


def pay(met: list[Tie]) -> None:
    """Let each put what it promised, as far as it has it, into the meetings in which it kept its word."""
    due: dict[Stakeholder, float] = {}
    for tie in met:
        for who in tie.ends:
            if tie.kept(who):
                due[who] = due.get(who, 0.0) + who.promised * tie.size
    for who, sum_due in due.items():
        who.now.pay = min(1.0, who.resources / sum_due) if sum_due > 0 else 1.0
        who.now.put_in = sum_due * who.now.pay
    for tie in met:
        tie.now.own = sum(who.promised * who.now.pay for who in tie.ends) * tie.size
