"""Opening, upheaval and convening (docs/odd.md, sections 7.1, last lines, 7.3 and 7.4)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.levers import doses
from tests.reference.plain import logistic, mean

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def opening(model: ReferenceModel) -> None:
    doses(model)
    for who in model.active:
        who.now.trusting = mean(tie.trust(who) for tie in who.ties) if who.ties else 0.0
        reckon(who)
        if who.community:
            who.now.invited = invited(model, who.information, who.now.monitoring + who.now.education)
            who.now.comes = comes(model, who.voice - model.voice0(who))
    if model.january:
        model.year = 0.5 * model.year + math.sqrt(0.75) * model.luck.normal(Process.YEAR, 0)
        for who in model.active:
            if not who.community:
                who.income_luck = 0.5 * who.income_luck + math.sqrt(0.75) * model.luck.normal(Process.INCOME, who.key)
    help_each_other(model)
    swing = model.p["luck_year"]
    model.yields = model.place * math.exp(swing * model.year - swing**2 / 2) * (1 - model.channels.damage)


def reckon(who: Stakeholder) -> None:
    """How far it reckons with an audit rises faster than it falls."""
    target = who.now.audit + 0.02 * who.now.monitoring * (1 - who.now.audit)
    who.risk += (target - who.risk) / (8 if target > who.risk else 24)


def invited(model: ReferenceModel, information: float, doses_: float) -> float:
    return min(1.0, model.p["invitation"] * (1 + 0.5 * doses_) * (0.5 + 1.4 * information))


def comes(model: ReferenceModel, heard: float) -> float:
    """Return the chance that the invited come, by how much more than usual they were heard."""
    return logistic(model.p["attendance_base"] + model.p["attendance_voice"] * heard)


def help_each_other(model: ReferenceModel) -> None:
    given: list[tuple[Stakeholder, Stakeholder, float]] = []
    for tie in model.awake:
        i, j = sorted(tie.ends, key=standing_of_means)
        trust = tie.trust(j)
        if trust >= 0.4:
            aid = model.p["mutual_aid"]
            apart = standing_of_means(j) - standing_of_means(i)
            given.append((j, i, aid * trust * apart * min(i.endowment, j.endowment) / max(1.0, aid * len(j.ties))))
    for giver, taker, amount in given:
        giver.resources -= amount
        taker.resources += amount


def standing_of_means(who: Stakeholder) -> float:
    return who.resources / who.endowment if who.endowment > 0 else 0.0


def upheaval(model: ReferenceModel) -> None:
    """Section 7.3."""
    for who in model.active:
        lost = who.resources * who.channels.resource_loss
        who.resources -= lost
        model.account["lost"] += lost
        who.working *= 1 - who.channels.wreck
        who.under_way *= 1 - who.channels.wreck
        who.stain += who.channels.stigma * (1 - who.stain)
    for tie in model.awake:
        moved = max(who.channels.upheaval for who in tie.ends)
        for i, j in tie.directions:
            tie.set_trust(i, tie.trust(i) * (1 - moved * (1 - model.p["trust_passed"])) * (1 - j.channels.disgrace))
        strike_from_outside(model, tie)
        tie.now.before = tie.conflict


def strike_from_outside(model: ReferenceModel, tie: Tie) -> None:
    if not tie.conflict and model.luck.first(Process.STRIFE, tie.key) < max(who.channels.strife for who in tie.ends):
        tie.conflict, tie.outside = 1, 1
        model.count["outside"] += tie.size


def convening(model: ReferenceModel) -> None:
    """Section 7.4."""
    organisations = [who for who in model.active if not who.community]
    if not organisations:
        return
    paid_for = model.channels.convening > 0
    share = min(1.0, model.channels.convening) if paid_for else shared_cost(model, organisations)
    lapse, revive = chances_of_convening(model, share)
    if model.convened:
        if model.luck.first(Process.CONVENE, 0) < lapse:
            model.convened, model.lapsed = 0.0, 1.0
    elif paid_for or model.luck.second(Process.CONVENE, 0) < revive:
        model.convened, model.lapsed = 1.0, 0.0
    else:
        model.lapsed += 1


def shared_cost(model: ReferenceModel, organisations: list[Stakeholder]) -> float:
    """Let organisations pay as far as they trust their partners; return the share of the cost that they pay."""
    paid = 0.0
    for who in organisations:
        part = contribution(model, who, who.now.trusting)
        who.resources -= part
        model.account["convening"] += part
        paid += part
    return share_of_cost(model, paid, len(organisations))


def contribution(model: ReferenceModel, who: Stakeholder, trusting: float) -> float:
    return min(model.p["convening_cost"], 0.08 * who.resources) * trusting


def share_of_cost(model: ReferenceModel, paid: float, organisations: int) -> float:
    cost = model.p["convening_cost"] * organisations
    return min(1.0, paid / cost) if cost > 0 else 1.0


def chances_of_convening(model: ReferenceModel, share: float) -> tuple[float, float]:
    """Return the chances that a partnership lapses and that it is convened again."""
    return 0.002 + model.p["lapse_unpaid"] * (1 - share), 0.02 * share
