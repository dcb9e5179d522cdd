"""Participation, resistance, learning and resources (docs/odd.md, sections 7.11 to 7.14)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import SKILLS
from tests.reference.opening import comes, invited
from tests.reference.plain import clip, sat

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


def participation(model: ReferenceModel) -> None:
    """Section 7.11."""
    p = model.p
    for who in model.active:
        now, v0 = who.now, model.voice0(who)
        target = now.heard / now.meetings if now.meetings > 0 else 0.0
        rest = who.heard_start
        if who.community:
            now.attended = (
                model.luck.first(Process.ATTEND, who.key) < now.invited and model.luck.second(Process.ATTEND, who.key) < now.comes
            )
            target = 0.75 * target + 0.5 * now.attended + p["voice_push"] * (now.education + now.openness)
            rest = 0.75 * rest + 0.5 * invited(model, who.information_start, 0.0) * comes(model, 0.0)
        who.voice = clip(who.start.voice + p["voice_speed"] * (v0 + min(1.0, target) - rest - who.start.voice))


def resistance(model: ReferenceModel) -> None:
    """Section 7.12."""
    p = model.p
    for who in model.active:
        z, own = who.start.resistance, who.start.resistance - who.anchor
        relief = who.voice - model.voice0(who)
        if who.community:
            relief += who.need_met - who.used_to
        contact = min(1.5, who.now.contact / who.carry0) - min(1.5, who.meetings_start / who.carry0)
        who.resistance = clip(
            z
            + p["resistance_speed"] * ((1 - who.stubbornness) * shift_of_partners(who) - own)
            - p["resistance_relief"] * relief
            - p["resistance_contact"] * contact
            + p["resistance_threat"] * threat(who)
        )


def shift_of_partners(who: Stakeholder) -> float:
    """Return how far the views of partners have moved, as far as they are trusted."""
    total = sum(tie.trust(who) for tie in who.ties)
    if total == 0:
        return who.start.resistance - who.anchor
    return sum(tie.trust(who) * (tie.other(who).start.resistance - tie.other(who).anchor) for tie in who.ties) / total


def threat(who: Stakeholder) -> float:
    felt = who.rent * who.now.audit
    if who.community:
        return felt + who.now.misinformation * who.start.information * (1 - who.now.education)
    return felt + who.now.pressure


def learning(model: ReferenceModel) -> None:
    """Section 7.13."""
    p = model.p
    for who in model.active:
        now, start, a = who.now, who.start, who.start.information
        learnt = a - who.information_start
        of_partners = [tie.other(who).start.information - tie.other(who).information_start for tie in who.ties]
        around = sum(of_partners) / len(of_partners) if of_partners else learnt
        gain = p["connection_gain"] * (now.connectivity + now.education / 3) + p["information_spread"] * max(0.0, around - learnt)
        who.information = clip(a + (1 - a) * gain - p["information_decay"] * learnt)
        use = min(1.0, now.meetings / (who.carry0 / 2))
        for skill in SKILLS:
            s, s0 = getattr(start, skill), getattr(start, f"{skill}_start")
            training = sat(getattr(who.channels, f"{skill}_training"))
            s += p["training_gain"] * training * (1 - s) - (p["forgetting"] * (1 - use) + p["turnover"]) * (s - s0)
            setattr(who, skill, clip(s))


def resources(model: ReferenceModel) -> None:
    """Section 7.14."""
    p = model.p
    for who in model.active:
        left = max(0.0, who.resources - who.now.put_in)
        upkeep = min(left, p["tie_upkeep"] * sum(tie.size for tie in who.ties) * who.resources0)
        income = p["income_rate"] * who.endowment * (1 - who.channels.income_cut)
        if not who.community:
            income *= math.exp(p["income_swing"] * who.income_luck - p["income_swing"] ** 2 / 2)
        before = who.resources - who.now.put_in - upkeep
        who.resources = min(left - upkeep + income, 2 * p["income_rate"] * who.endowment)
        model.account["income"] += who.resources - before
        model.account["put_in"] += who.now.put_in
        model.account["upkeep"] += upkeep
