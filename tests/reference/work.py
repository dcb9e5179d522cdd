"""Joint work and services (docs/odd.md, section 7.8)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.plain import mean

if TYPE_CHECKING:
    from tests.reference.entities import Tie
    from tests.reference.model import ReferenceModel


def joint_work(model: ReferenceModel) -> None:
    pool = 0.0
    for tie in model.awake:
        if tie.now.kept_a and tie.now.kept_b:
            pool += work_together(model, tie)
    serve_directly(model)
    communities = [who for who in model.active if who.community]
    if not communities:
        model.account["to_partners"] += pool
        return
    voices = sum(who.start.voice + 0.1 for who in communities)
    for who in communities:
        due = who.now.sum_due + pool * (who.start.voice + 0.1) / voices
        who.now.received = due * (1 - model.p["unclaimed"] * (1 - who.now.entitlements) * (1 - who.start.information))
        model.account["to_communities"] += who.now.received
        model.account["to_partners"] += due - who.now.received


def leaking_share(model: ReferenceModel, audit: float, monitoring: float) -> float:
    return model.p["leakage_base"] * math.exp(-model.p["audit_effect"] * (audit + 0.1 * monitoring))


def work_together(model: ReferenceModel, tie: Tie) -> float:
    """Share out the value of one joint work and return what goes to the pool."""
    p, i, j = model.p, tie.a, tie.b
    inputs = (i.now.share + j.now.share) * tie.now.weight + tie.now.grant
    luck = model.luck.first(Process.VALUE, tie.key) + model.luck.second(Process.VALUE, tie.key) - 1
    value = 1.7 * model.productivity * (1 - model.channels.damage) * inputs**0.8
    value *= 1 + p["synergy"] if tie.cross else 1.0
    value *= 0.5 + (i.start.capacity + j.start.capacity) / 2
    value *= math.exp(p["luck_tie"] * luck * math.sqrt(6))
    leaked = value * leaking_share(model, (i.now.audit + j.now.audit) / 2, (i.now.monitoring + j.now.monitoring) / 2)
    returned = p["return_share"] * (value - leaked)
    half = (value - leaked - returned) / 2
    model.account["produced"] += value
    model.account["leaked"] += leaked
    model.account["to_partners"] += returned
    pool = 0.0
    for who in tie.ends:
        who.now.put_in += who.now.share * tie.now.weight
        who.now.returns += returned / 2
        if who.community:
            who.now.sum_due += half
        else:
            pool += half
    return pool


def serve_directly(model: ReferenceModel) -> None:
    share = leaking_share(model, mean(who.now.audit for who in model.active), mean(who.now.monitoring for who in model.active))
    for who in model.active:
        if who.community and who.channels.service > 0:
            value = who.channels.service * model.productivity * (1 - model.channels.damage)
            model.account["produced"] += value
            model.account["leaked"] += value * share
            who.now.sum_due += value * (1 - share)
