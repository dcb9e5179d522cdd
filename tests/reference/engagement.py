"""Upheaval and engagement (docs/odd.md, sections 7.3 and 7.4)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.plain import half_up, logistic, mean, within

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def upheaval(model: ReferenceModel) -> None:
    """Section 7.3."""
    for who in model.active:
        lost = who.resources * who.channels.resource_loss
        who.resources -= lost
        model.account["lost"] += lost
    for who in model.active:
        who.reputation *= 1 - who.channels.disgrace * who.channels.stigma
        if who.ties:
            expected = mean(model.prior(tie.other(who), who) for tie in who.ties)
            who.reputation += who.channels.upheaval * (expected - who.reputation)
    for tie in model.awake:
        moved = max(tie.a.channels.upheaval, tie.b.channels.upheaval)
        for i, j in tie.directions:
            trust = tie.trust(i)
            trust += moved * (model.prior(i, j) - trust)
            trust *= 1 - j.channels.disgrace
            tie.set_trust(i, trust)
            tie.set_scar(i, tie.scar(i) + j.channels.stigma * model.p["scar_size"] * (1 - tie.scar(i)))
        if max(tie.a.channels.strife, tie.b.channels.strife) > model.luck.first(Process.STRIFE, tie.key):
            tie.conflict = True
        tie.now.open = tie.conflict


def engagement(model: ReferenceModel) -> None:
    """Section 7.4."""
    for who in model.active:
        who.now.carry = who.carry0 * (1 + who.start.capacity - who.capacity0)
    for tie in model.awake:
        facilitate(model, tie)
        tie.now.chance = chance_of_meeting(model, tie)
        for who in tie.ends:
            who.now.expected += tie.now.chance * tie.now.weight * time_taken(model, tie)
    for tie in model.awake:
        meet(model, tie)
    place_projects(model)
    for who in model.active:
        pledge(model, who)


def facilitate(model: ReferenceModel, tie: Tie) -> None:
    share = 1 - math.exp(-tie.now.facilitation)
    year = (model.month - 1) // 12
    if model.luck.first(Process.FACILITATE, tie.key, year) < share:
        tie.now.facilitated = tie.now.facilitation_quality / tie.now.facilitation
    tie.now.supported = tie.now.facilitated
    tie.now.weight = 1 - model.p["forum_saving"] * tie.now.facilitated


def time_taken(model: ReferenceModel, tie: Tie) -> float:
    """Return the time that an engagement takes, 1 among 150 partners of whom none is coordinated by a broker."""
    apart = math.log(min(1000, max(10, len(model.active))) / 10)
    coordinated = max(who.now.coordination for who in tie.ends)
    return 1 + model.p["attention"] * (apart * (1 - coordinated) - math.log(15))


def chance_of_meeting(model: ReferenceModel, tie: Tie) -> float:
    p, i, j = model.p, tie.a, tie.b
    served = sum(
        min(1.0, who.channels.service * model.productivity * (1 - model.channels.damage) / p["need"]) for who in tie.ends if who.community
    )
    return logistic(
        p["meeting_base"]
        + p["meeting_information"] * (min(i.start.information, j.start.information) - 0.4)
        + p["meeting_trust"] * (1 - p["trust_lent"] * tie.now.facilitated) * ((tie.trust_ab + tie.trust_ba) / 2 - 0.5)
        + p["meeting_support"] * tie.now.facilitated
        - p["conflict_penalty"] * tie.now.open
        - p["crowding_out"] * served / 2
        + p["voice_push"] * max(i.now.pressure, j.now.pressure)
    )


def meet(model: ReferenceModel, tie: Tie) -> None:
    room = min(within(who.now.carry, who.now.expected) for who in tie.ends)
    tie.now.met = model.luck.first(Process.MEET, tie.key) < tie.now.chance * room
    if tie.now.met:
        tie.unmet = 0
        for who in tie.ends:
            who.now.engaged += tie.now.weight
            who.now.meetings += 1
    else:
        tie.unmet += 1


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
        tie.now.grant = money / number
        quality = min(who.channels.project_quality / who.channels.project_reach for who in tie.ends)
        tie.now.supported = max(tie.now.facilitated, quality)
    model.account["unspent"] = money * (number - len(chosen)) / number


def pledge(model: ReferenceModel, who: Stakeholder) -> None:
    p, now, r = model.p, who.now, who.start.resources
    now.pledge = p["pledge_share"] * min(r, who.start.endowment) / 0.7 / who.carry0 * (1.5 - who.start.resistance)
    if who.community:
        now.pledge *= 0.7 + who.start.voice
    now.share = now.pledge if now.engaged == 0 else min(now.pledge, r / now.engaged)
    wanted = now.pledge * now.engaged
    if wanted == 0:
        short = 0.0
    elif r == 0:
        short = 2.0
    else:
        short = max(0.0, wanted / r - 1)
    now.overload = min(2.0, max(0.0, now.expected / now.carry - 0.5) + short)
