"""Engagement (docs/odd.md, section 7.5)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import HARMFUL
from tests.reference.plain import half_up, logistic, within

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def engagement(model: ReferenceModel) -> None:
    for who in model.active:
        who.now.carry = carry(who)
    organisations = sum(not who.community for who in model.active)
    for tie in model.awake:
        facilitate(model, tie)
        tie.now.likely = chance_without_limit(model, tie)
        time = effort(model, organisations, max(who.now.coordination for who in tie.ends))
        for who in tie.ends:
            who.now.expected += tie.now.likely * tie.now.weight * time * tie.size
    for tie in model.awake:
        meet(model, tie)
    for who in model.active:
        who.now.load = load(who.now.expected, who.now.carry)
        if model.january or who.joins == model.month:
            who.promised = promise(model, who, who.now.likely) * willing(model, who)
    place_projects(model)


def carry(who: Stakeholder) -> float:
    return who.carry0 * (1 + who.capacity - who.capacity0) * who.size


def load(expected: float, carry_: float) -> float:
    return 2.0 if carry_ == 0 else min(2.0, max(0.0, expected / carry_ - 0.5))


def facilitate(model: ReferenceModel, tie: Tie) -> None:
    now, year = tie.now, (model.month - 1) // 12
    share = 1 - math.exp(-now.facilitation)
    if model.convened and model.luck.first(Process.FACILITATE, tie.key, year) < share:
        now.facilitated = now.facilitation_quality / now.facilitation
        now.agreed = model.luck.first(Process.AGREE, tie.key, year) < now.agreement / now.facilitation
    now.supported = now.facilitated
    now.weight = 1 - 0.7 * now.facilitated


def effort(model: ReferenceModel, organisations: int, coordinated: float) -> float:
    """Return the time that an engagement takes, 1 among 30 organisations, neither end coordinated by a broker."""
    return 1 + 0.22 * (math.log(min(100.0, max(1.0, organisations / 2))) * (1 - coordinated) - math.log(15))


def chance_without_limit(model: ReferenceModel, tie: Tie) -> float:
    """Return p_e."""
    x = readiness(model, tie, (tie.trust_ab + tie.trust_ba) / 2) + model.p["meeting_support"] * tie.now.facilitated
    if tie.conflict == HARMFUL:
        x += math.log(0.3)
    if not model.convened and not any(who.community for who in tie.ends):
        x += math.log(0.4)
    return logistic(x)


def readiness(model: ReferenceModel, tie: Tie, trust: float) -> float:
    p = model.p
    information = min(who.information for who in tie.ends)
    return p["meeting_base"] + p["meeting_information"] * (information - 0.4) + p["meeting_trust"] * (trust - 0.5)


def meet(model: ReferenceModel, tie: Tie) -> None:
    room = min(within(who.now.carry, who.now.expected) for who in tie.ends)
    tie.now.chance = tie.now.likely * room
    for who in tie.ends:
        who.now.likely += tie.now.chance * tie.size
    tie.now.met = model.luck.first(Process.MEET, tie.key) < tie.now.chance
    if tie.now.met:
        tie.unmet = 0
        for who in tie.ends:
            who.now.meetings += 1
    else:
        tie.unmet += 1


def promise(model: ReferenceModel, who: Stakeholder, likely: float) -> float:
    """Return what it promises at usual willingness; `likely` is what it expects to meet."""
    among = max(0.3 * who.size, likely)
    return model.p["pledge_share"] * model.p["income_rate"] * who.endowment / among if among > 0 else 0.0


def willing(model: ReferenceModel, who: Stakeholder) -> float:
    of_view = (1.5 - who.resistance) / (1.5 - who.anchor)
    v0 = model.voice0(who)
    return of_view * (0.7 + who.voice) / (0.7 + v0) if who.community else of_view


def place_projects(model: ReferenceModel) -> None:
    """Give grants to the meetings that the draw puts first; what finds no meeting is unspent."""
    money = model.channels.project_money
    if money <= 0:
        return
    number = max(1, half_up(model.channels.projects))
    open_to = [tie for tie in model.awake if tie.now.met and all(who.channels.project_reach > 0 for who in tie.ends)]
    open_to.sort(key=lambda tie: (model.luck.second(Process.MEET, tie.key), tie.key))
    chosen = open_to[:number]
    for tie in chosen:
        tie.now.grant = max(0.0, money / number - model.p["project_overhead"])
        left = tie.now.grant / (money / number)
        quality = min(who.channels.project_quality / who.channels.project_reach for who in tie.ends)
        tie.now.supported = max(tie.now.facilitated, left * quality)
        if model.luck.second(Process.AGREE, tie.key) < left * model.channels.agreed_money / money:
            tie.now.agreed = True
    model.unplaced = (number - len(chosen)) / number
