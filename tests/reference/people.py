"""Participation, resistance, learning and resources (docs/odd.md, sections 7.9 to 7.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import SKILLS
from tests.reference.plain import clip, logistic, sat

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


def participation(model: ReferenceModel) -> None:
    """Section 7.9."""
    p = model.p
    for who in model.active:
        now, start = who.now, who.start
        target = now.heard / now.meetings if now.meetings > 0 else 0.0
        if who.community:
            invited = p["invitation"] * (1 + 0.5 * (now.monitoring + now.education)) * (0.5 + 1.4 * start.information)
            comes = logistic(p["attendance_base"] + p["attendance_voice"] * (start.voice - 0.3))
            now.attended = model.luck.first(Process.ATTEND, who.key) < invited and model.luck.second(Process.ATTEND, who.key) < comes
            target = 0.75 * target + 0.5 * now.attended + p["voice_push"] * (now.education + now.openness)
        who.voice = clip(start.voice + p["voice_speed"] * (min(1.0, target) - start.voice))


def resistance(model: ReferenceModel) -> None:
    """Section 7.10."""
    p = model.p
    for who in model.active:
        start = who.start
        met_need = min(start.benefit / p["need"], 1.0) if who.community else 0.5
        opinion = start.stubbornness * start.anchor + (1 - start.stubbornness) * view_of_partners(who)
        who.resistance = clip(
            start.resistance
            + p["resistance_speed"] * (opinion - start.resistance)
            - p["resistance_relief"] * (met_need + who.voice - 0.8)
            - p["resistance_contact"] * (min(1.5, who.now.contact / who.carry0) - 0.75)
            + p["resistance_threat"] * threat(who)
        )


def view_of_partners(who: Stakeholder) -> float:
    total = sum(tie.trust(who) for tie in who.ties)
    if total == 0:
        return who.start.resistance
    return sum(tie.trust(who) * tie.other(who).start.resistance for tie in who.ties) / total


def threat(who: Stakeholder) -> float:
    felt = who.start.rent * who.now.audit
    if who.community:
        return felt + who.now.misinformation * who.start.information * (1 - who.now.education)
    return felt + who.now.pressure


def learning(model: ReferenceModel) -> None:
    """Section 7.11."""
    p = model.p
    for who in model.active:
        now, start, a = who.now, who.start, who.start.information
        partners = [tie.other(who).start.information for tie in who.ties]
        around = sum(partners) / len(partners) if partners else a
        gain = p["connection_gain"] * (now.connectivity + now.education / 3) + p["information_spread"] * max(0.0, around - a)
        who.information = clip(a + (1 - a) * gain - p["information_decay"] * (a - start.information_start))
        use = min(1.0, now.meetings / (who.carry0 / 2))
        for skill in SKILLS:
            s, s0 = getattr(start, skill), getattr(start, f"{skill}_start")
            training = sat(getattr(who.channels, f"{skill}_training"))
            s += p["training_gain"] * training * (1 - s) - (p["forgetting"] * (1 - use) + p["turnover"]) * (s - s0)
            setattr(who, skill, clip(s))


def resources(model: ReferenceModel) -> None:
    """Section 7.12."""
    p = model.p
    for who in model.active:
        now, r = who.now, who.start.resources
        upkeep = min(r - now.put_in, p["tie_upkeep"] * len(who.ties) * who.resources0)
        others = now.returns - now.put_in - upkeep
        income = p["income_rate"] * (who.start.endowment * (1 - who.channels.income_cut) - r)
        income = max(income, -(r + others))
        who.resources = max(0.0, r + income + others)
        model.account["income"] += income
        model.account["returns"] += now.returns
        model.account["put_in"] += now.put_in
        model.account["upkeep"] += upkeep
        if who.community:
            who.benefit = who.start.benefit + 0.15 * (now.received - who.start.benefit)
