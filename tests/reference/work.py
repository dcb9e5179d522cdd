"""Joint work: what is produced, what leaks, what reaches whom (docs/odd.md, section 7.9)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import HARMFUL
from tests.reference.plain import mean

if TYPE_CHECKING:
    from tests.reference.entities import Tie
    from tests.reference.model import ReferenceModel


def joint_work(model: ReferenceModel) -> None:
    pool = 0.0
    for tie in model.awake:
        if tie.now.kept_a and tie.now.kept_b and tie.now.before != HARMFUL:
            pool += work_together(model, tie)
    serve_directly(model)
    communities = [who for who in model.active if who.community]
    if not communities:
        model.account["to_partners"] += pool
        return
    voices = sum(share_of_pool(who.size, who.start.voice) for who in communities)
    for who in communities:
        who.now.produced += pool * share_of_pool(who.size, who.start.voice) / voices
        claimed = 1 - model.p["unclaimed"] * (1 - who.now.entitlements) * (1 - who.start.information)
        who.now.claimed, who.now.flow = claimed * who.now.produced, claimed * who.now.served
        model.account["to_communities"] += who.now.claimed + who.now.flow
        model.account["to_partners"] += (1 - claimed) * (who.now.produced + who.now.served)


def share_of_pool(size: float, voice: float) -> float:
    return size * (voice + 0.1)


def leaking_share(model: ReferenceModel, risk: float) -> float:
    return model.p["leakage_base"] * (1 - model.p["audit_effect"] * risk / (risk + 0.15))


def value_of_means(model: ReferenceModel, tie: Tie, means: float, yields: float) -> float:
    """Return the value of joint work of these means, without luck."""
    value = 0.8 * yields * tie.size * (means / tie.size) ** 0.8 if tie.size > 0 else 0.0
    value *= 1 + model.p["synergy"] if tie.cross else 1.0
    return value * (0.5 + (tie.a.start.capacity + tie.b.start.capacity) / 2)


def luck_of_work(model: ReferenceModel, tie: Tie) -> float:
    """Return the luck of a joint work, 1 on average; more partners of a tie even it out."""
    if tie.size == 0:
        return 1.0
    spread = model.p["luck_tie"] / math.sqrt(tie.size) * math.sqrt(6)
    usual = (math.sinh(spread / 2) / (spread / 2)) ** 2 if spread > 0 else 1.0
    draws = model.luck.first(Process.VALUE, tie.key) + model.luck.second(Process.VALUE, tie.key) - 1
    return math.exp(spread * draws) / usual


def work_together(model: ReferenceModel, tie: Tie) -> float:
    """Share out the value of one joint work and return what goes to the pool."""
    value = value_of_means(model, tie, tie.now.own + tie.now.grant, model.yields) * luck_of_work(model, tie)
    tie.now.value = value
    leaked = value * leaking_share(model, (tie.a.risk + tie.b.risk) / 2)
    half = (value - leaked) / 2
    model.account["produced"] += value
    model.account["leaked"] += leaked
    pool = 0.0
    for who in tie.ends:
        if who.community:
            who.now.produced += half
        else:
            pool += half
    return pool


def serve_directly(model: ReferenceModel) -> None:
    share = leaking_share(model, mean(who.risk for who in model.active)) if model.active else 0.0
    for who in model.active:
        building, service = (money * model.yields for money in (who.channels.building, who.channels.service))
        model.account["produced"] += building + service
        model.account["leaked"] += (building + service) * share
        who.now.produced += building * (1 - share)
        who.now.served += service * (1 - share)
