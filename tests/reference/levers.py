"""From spend to channels (docs/odd.md, sections 7.0 and 7.1). Each lever returns what it spends of what it is given."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tests.reference.entities import SKILLS
from tests.reference.money import affordable_spends, carried_spends, planned_spends
from tests.reference.plain import filled, sat

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


class Team:
    """Those who carry out an action, as last month left them (section 7.0)."""

    def __init__(self, model: ReferenceModel, by: tuple[str, ...]) -> None:
        self.model = model
        self.members = model.meant(by)
        self.power = sum(who.power for who in self.members)

    @property
    def skill(self) -> float:
        if not self.members:
            return 1.0
        return 0.5 + sum(who.power * who.capacity for who in self.members) / self.power

    def trust(self, who: Stakeholder) -> float:
        if not self.members:
            return 0.5
        tied = [(tie.other(who), tie.trust(who)) for tie in who.ties if tie.other(who) in self.members]
        if tied:
            return sum(member.power * trust for member, trust in tied) / sum(member.power for member, _ in tied)
        return sum(member.power * self.model.prior(who, member) for member in self.members) / self.power

    def quality(self, who: Stakeholder) -> float:
        return min(1.0, self.trust(who) * self.skill / 0.45)


def levers(model: ReferenceModel) -> None:
    planned = planned_spends(model)
    left = max(0.0, model.plan.budget * model.p["budget_scale"] - model.charged)
    model.planned = min(sum(spend for _, spend in planned), left)
    useful = [(action, spend if has_somebody_to_work_on(model, action) else 0.0) for action, spend in planned]
    for action, spend in affordable_spends(model, carried_spends(model, useful)):
        if spend > 0:
            model.account["given"] += LEVERS[action.lever](model, action, spend)


def has_somebody_to_work_on(model: ReferenceModel, action: Any) -> bool:
    """An action that means nobody, or for dialogue no tie, spends nothing before anything else."""
    on = model.meant(action.on)
    if action.lever == "facilitated_dialogue":
        return any(tie.a in on and tie.b in on for tie in model.awake)
    if action.lever == "service_delivery" and action.form == "direct":
        return any(who.kind_name == "community" for who in on)
    return bool(on)


def capacity_building(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    if not on:
        return 0.0
    for who in on:
        for skill in SKILLS:
            name = f"{skill}_training"
            added = s / len(on) / model.p["training_half"] * action.options.get(skill, 1.0)
            setattr(who.channels, name, getattr(who.channels, name) + added)
    return s


def networking(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    if not on:
        return 0.0
    team = Team(model, action.by)
    for broker in team.members:
        broker.channels.brokerage += model.p["brokered_ties"] * s * broker.power / team.power
    if not team.members:
        model.channels.outside_brokerage += model.p["brokered_ties"] * s
    for who in on:
        who.channels.introduction += s
        who.channels.coordination += s / len(on) / model.p["coordination_half"] * team.quality(who)
    return s


def facilitated_dialogue(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    ties = [tie for tie in model.awake if tie.a in on and tie.b in on]
    if not ties:
        return 0.0
    team = Team(model, action.by)
    y = model.p["facilitated_ties"] * s / len(ties)
    ratio = model.p["message_ratio"] if action.form == "messages" else 1.0
    for tie in ties:
        tie.now.facilitation += y
        tie.now.facilitation_quality += y * ratio * min(team.quality(who) for who in tie.ends)
    return s


def mediation(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    if not on:
        return 0.0
    team = Team(model, action.by)
    cases = model.p["mediated_cases"] * s
    model.channels.funded_cases += cases
    model.channels.mediator_skill += cases * team.skill
    ties = [tie for tie in model.awake if tie.a in on or tie.b in on]
    for who in on:
        who.channels.mediation += cases / (0.02 * max(1, len(ties)))
    for who in model.active:
        who.channels.mediator_trust += cases * team.trust(who)
        who.channels.mediator_quality += cases * team.quality(who)
    return s


def information_access(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    for who in on:
        who.channels.connectivity += s / len(on) / model.p["outreach_half"]
    return s if on else 0.0


def public_education(model: ReferenceModel, action: Any, s: float) -> float:
    on = [who for who in model.meant(action.on) if who.community]
    for who in on:
        who.channels.education += s / len(on) / model.p["outreach_half"]
    return s if on else 0.0


def advocacy(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    if not on:
        return 0.0
    y = s / len(on) / model.p["advocacy_half"]
    for who in on:
        who.channels.pressure += y
    for who in model.active:
        if who.community:
            who.channels.openness += y
    return s


def transparency(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    name = action.form or "audit"
    for who in on:
        setattr(who.channels, name, getattr(who.channels, name) + s / len(on) / model.p["audit_half"])
    return s if on else 0.0


def service_delivery(model: ReferenceModel, action: Any, s: float) -> float:
    return joint_projects(model, action, s) if action.form == "joint" else direct_service(model, action, s)


def direct_service(model: ReferenceModel, action: Any, s: float) -> float:
    on = [who for who in model.meant(action.on) if who.community]
    for who in on:
        who.channels.service += s * model.p["delivery_value"] / len(on)
    return s if on else 0.0


def joint_projects(model: ReferenceModel, action: Any, s: float) -> float:
    on = model.meant(action.on)
    if not on:
        return 0.0
    team = Team(model, action.by)
    size = action.options.get("project_size", math.nan)
    if math.isnan(size):
        size = model.p["project_size"]
    model.channels.project_money += s
    model.channels.projects += s / size
    for who in on:
        who.channels.project_reach += s
        who.channels.project_quality += s * team.quality(who)
    return s


LEVERS: dict[str, Callable[[ReferenceModel, Any, float], float]] = {
    "capacity_building": capacity_building,
    "networking": networking,
    "facilitated_dialogue": facilitated_dialogue,
    "mediation": mediation,
    "information_access": information_access,
    "public_education": public_education,
    "advocacy": advocacy,
    "transparency": transparency,
    "service_delivery": service_delivery,
}


def doses(model: ReferenceModel) -> None:
    """Turn intensities into the doses that several phases read."""
    for who in model.active:
        who.now.education = sat(who.channels.education)
        who.now.openness = sat(who.channels.openness)
        who.now.pressure = sat(who.channels.pressure)
        who.now.coordination = sat(who.channels.coordination)
        who.now.connectivity = sat(who.channels.connectivity)
        who.now.audit = filled(who.channels.audit)
        who.now.entitlements = filled(who.channels.entitlements)
        who.now.monitoring = filled(who.channels.monitoring)
        who.now.misinformation = who.channels.misinformation
