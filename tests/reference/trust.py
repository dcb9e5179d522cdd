"""Commitment and trust (docs/odd.md, sections 7.5 and 7.6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.plain import clip, logistic, sat

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def commitment(model: ReferenceModel) -> None:
    """Section 7.5."""
    p = model.p
    for tie in model.awake:
        if not tie.now.met:
            continue
        tie.now.kept_a = model.luck.first(Process.KEEP, tie.key) < chance_of_keeping(model, tie, tie.a)
        tie.now.kept_b = model.luck.second(Process.KEEP, tie.key) < chance_of_keeping(model, tie, tie.b)
        counts = 5 if tie.now.grant > 0 else 1
        for who in tie.ends:
            who.now.tries += counts
            if tie.now.kept_a and tie.now.kept_b:
                who.now.wins += counts
        support = tie.now.supported
        for i, j in tie.directions:
            i.now.heard += logistic((1 - support) * (math.log(i.start.power) - math.log(j.start.power)))
            i.now.contact += 1 + p["contact_support"] * support


def chance_of_keeping(model: ReferenceModel, tie: Tie, i: Stakeholder) -> float:
    p = model.p
    return logistic(
        p["promise_base"]
        + p["promise_dialogue"] * tie.now.supported
        - p["conflict_penalty"] * tie.now.open
        + p["promise_trust"] * (1 - p["trust_lent"] * tie.now.supported) * (tie.trust(i) - 0.5)
        + p["promise_confidence"] * (i.start.confidence - 0.5)
        - p["promise_resistance"] * (i.start.resistance - 0.35)
        + p["promise_skill"] * (i.start.negotiation - 0.4)
        - p["promise_overload"] * i.now.overload
    )


def trust(model: ReferenceModel) -> None:
    """Section 7.6."""
    for tie in model.awake:
        if tie.now.met:
            conduct(model, tie)
        else:
            fall_back(model, tie)
        for i, j in tie.directions:
            discover(model, tie, i, j)
        for i, j in tie.directions:
            hear(model, tie, i, j)
    for who in model.active:
        who.news = min(1.0, who.now.bad_news / max(1, who.now.meetings))
        if who.ties:
            who.reputation += model.p["reputation_memory"] * (who.now.standing - who.reputation)
        if who.now.meetings:
            who.confidence += model.p["confidence_speed"] * (who.now.wins / who.now.tries - who.confidence)


def loss_rate(model: ReferenceModel) -> float:
    return model.p["trust_gain"] * model.p["trust_loss_ratio"]


def conduct(model: ReferenceModel, tie: Tie) -> None:
    """a and b: what a meeting does."""
    both = tie.now.kept_a and tie.now.kept_b
    for i, j in tie.directions:
        t, ceiling = tie.trust(i), 1 - tie.scar(i)
        gain = model.p["trust_gain"] * max(0.0, ceiling - t) if both else 0.0
        healing = model.p["forgiveness"] * max(0.0, min(j.start.reputation, ceiling) - t) if tie.kept(j) else 0.0
        tie.set_trust(i, t + gain + healing)
    for injured, breaker in tie.directions:
        if tie.kept(injured) and not tie.kept(breaker):
            breach(model, tie, injured, breaker)


def chance_of_being_seen(model: ReferenceModel, i: Stakeholder, j: Stakeholder) -> float:
    """Return the chance that i sees a breach by j."""
    return 1 - (1 - model.p["breach_visibility"]) * (1 - 0.5 * j.now.audit) * (1 - 0.2 * i.start.information)


def mediation_dose(tie: Tie) -> float:
    return sat(max(who.channels.mediation for who in tie.ends))


def mediator_quality(model: ReferenceModel, tie: Tie) -> float:
    cases = model.channels.funded_cases
    return min(who.channels.mediator_quality for who in tie.ends) / cases if cases > 0 else 0.0


def breach(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> None:
    """b: j broke its word, i is injured."""
    p, luck = model.p, model.luck
    model.count["breaches"] += 1
    if luck.first(Process.CONDUCT, tie.key) < p["misconduct_share"] * j.start.rent * (1 - j.now.audit):
        tie.set_deceived(i, True)
        return
    if luck.second(Process.CONDUCT, tie.key) >= chance_of_being_seen(model, i, j):
        return
    j.now.bad_news += 1
    repair = mediation_dose(tie) * mediator_quality(model, tie)
    answered = luck.first(Process.ANSWER, tie.key) < 1 - (1 - p["answer_base"]) * (1 - 0.6 * j.now.audit) * (1 - repair)
    if answered:
        model.count["answered"] += 1
    felt = loss_rate(model) * (1 - p["answer_relief"] if answered else 1.0)
    tie.set_trust(i, tie.trust(i) - felt * tie.trust(i))
    contained = i.start.conflict_management
    if luck.second(Process.ANSWER, tie.key) < p["escalation"] * (1 - contained) * j.start.resistance:
        tie.conflict = True


def fall_back(model: ReferenceModel, tie: Tie) -> None:
    """c: no meeting."""
    for i, j in tie.directions:
        tie.set_trust(i, tie.trust(i) + model.p["prior_pull"] * (model.prior(i, j) - tie.trust(i)))


def discover(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> None:
    """d: i has been deceived by j, perhaps just now."""
    if not tie.deceived(i):
        return
    p = model.p
    draw = model.luck.first if i is tie.a else model.luck.second
    if draw(Process.DISCOVER, tie.key) < p["discovery_rate"]:
        tie.set_trust(i, tie.trust(i) - loss_rate(model) * tie.trust(i))
        tie.set_scar(i, tie.scar(i) + p["scar_size"] * (1 - tie.scar(i)))
        tie.set_deceived(i, False)
        j.now.bad_news += 1


def hear(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> None:
    """e and f: what others say of j."""
    p, a, t = model.p, i.start.information, tie.trust(i)
    pull = p["reputation_pull"] * (j.start.reputation - t)
    hearsay = loss_rate(model) * p["hearsay_weight"] * j.start.news * t
    t += a * (pull - hearsay)
    if tie.cross and i.community:
        t *= 1 - 0.1 * i.now.misinformation * a * (1 - i.now.education)
    tie.set_trust(i, clip(t))
