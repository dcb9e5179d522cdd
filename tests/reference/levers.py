"""From spend to channels (docs/odd.md, sections 7.0 and 7.1)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tests.reference.entities import SKILLS
from tests.reference.money import carry_out, convene, hold_to_budget, left_of_budget, planned_spends, total
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
            return 0.45
        tied = [(tie.other(who), tie.trust(who)) for tie in who.ties if tie.other(who) in self.members]
        if tied:
            return sum(member.power * trust for member, trust in tied) / sum(member.power for member, _ in tied)
        return sum(member.power * self.model.prior(who, member) for member in self.members) / self.power

    def quality(self, who: Stakeholder) -> float:
        return min(1.0, self.trust(who) * self.skill / 0.45)


def levers(model: ReferenceModel) -> None:
    planned = planned_spends(model)
    left = left_of_budget(model)
    of_plan, by_hand = convene(model, planned, left)
    model.planned = min(total(planned, by_hand=False) + of_plan, left) + total(planned, by_hand=True) + by_hand
    for spend in planned:
        if not has_somebody_to_work_on(model, spend.action):
            spend.amount = 0.0
    carry_out(model, planned)
    hold_to_budget(planned, left - of_plan)
    model.account["given"] = of_plan + by_hand + sum(spend.amount for spend in planned)
    model.account["of_plan"] = of_plan + total(planned, by_hand=False)
    for spend in planned:
        if spend.amount > 0:
            s = spend.amount if model.meant(spend.action.by) else 0.6 * spend.amount
            LEVERS[spend.action.lever](model, spend.action, s)
            if spend.action.form == "joint" and not spend.by_hand:
                model.account["projects_of_plan"] += s


def worked_on(model: ReferenceModel, action: Any) -> list[Stakeholder]:
    """Return whom an action means of those on whom its lever can work."""
    on = model.meant(action.on)
    if action.lever == "public_education" or (action.lever == "service_delivery" and action.form != "joint"):
        return [who for who in on if who.community]
    return on


def has_somebody_to_work_on(model: ReferenceModel, action: Any) -> bool:
    """An action that means nobody, or for dialogue no tie, spends nothing before anything else."""
    if action.lever == "facilitated_dialogue":
        return ties_size(model, action, all) > 0
    return heads(model, action) > 0


def heads(model: ReferenceModel, action: Any) -> float:
    return sum(who.size for who in worked_on(model, action))


def a_head(model: ReferenceModel, action: Any, s: float) -> float:
    """Return x."""
    return s / heads(model, action)


def ties_size(model: ReferenceModel, action: Any, ends: Callable[[list[bool]], bool]) -> float:
    """Return the size of awake ties of which all ends, or any, are meant."""
    on = worked_on(model, action)
    return sum(tie.size for tie in model.awake if ends([who in on for who in tie.ends]))


def capacity_building(model: ReferenceModel, action: Any, s: float) -> None:
    x = a_head(model, action, s)
    for who in worked_on(model, action):
        for skill in SKILLS:
            name = f"{skill}_training"
            added = x / model.p["training_half"] * action.options.get(skill, 1.0)
            setattr(who.channels, name, getattr(who.channels, name) + added)


def networking(model: ReferenceModel, action: Any, s: float) -> None:
    team = Team(model, action.by)
    for broker in team.members:
        broker.channels.brokerage += model.p["brokered_ties"] * s * broker.power / team.power
    if not team.members:
        model.channels.outside_brokerage += model.p["brokered_ties"] * s
    x = a_head(model, action, s)
    for who in worked_on(model, action):
        who.channels.introduction += s
        who.channels.coordination += x / model.p["coordination_half"] * team.quality(who)


def facilitated_dialogue(model: ReferenceModel, action: Any, s: float) -> None:
    on, team = worked_on(model, action), Team(model, action.by)
    y = model.p["facilitated_ties"] * s / ties_size(model, action, all)
    ratio = model.p["message_ratio"] if action.form == "messages" else 1.0
    for tie in model.awake:
        if tie.a in on and tie.b in on:
            tie.now.facilitation += y
            tie.now.facilitation_quality += y * ratio * min(team.quality(who) for who in tie.ends)
            tie.now.agreement += y * action.options.get("agreement", 0.0)


def mediation(model: ReferenceModel, action: Any, s: float) -> None:
    team = Team(model, action.by)
    cases = model.p["mediated_cases"] * s
    model.channels.funded_cases += cases
    model.channels.mediator_skill += cases * team.skill
    among = max(1.0, ties_size(model, action, any))
    for who in worked_on(model, action):
        who.channels.mediation += cases / (0.02 * among)
    for who in model.active:
        who.channels.mediator_trust += cases * team.trust(who)


def information_access(model: ReferenceModel, action: Any, s: float) -> None:
    y = a_head(model, action, s) / model.p["outreach_half"]
    for who in worked_on(model, action):
        who.channels.connectivity += y


def public_education(model: ReferenceModel, action: Any, s: float) -> None:
    y = a_head(model, action, s) / model.p["outreach_half"]
    for who in worked_on(model, action):
        who.channels.education += y


def advocacy(model: ReferenceModel, action: Any, s: float) -> None:
    y = a_head(model, action, s) / model.p["advocacy_half"]
    for who in worked_on(model, action):
        who.channels.pressure += y
    for who in model.active:
        if who.community:
            who.channels.openness += y
    for sender in model.meant(action.by):
        sender.channels.sender += 1.0


def transparency(model: ReferenceModel, action: Any, s: float) -> None:
    name, y = action.form or "audit", a_head(model, action, s) / model.p["audit_half"]
    for who in worked_on(model, action):
        setattr(who.channels, name, getattr(who.channels, name) + y)


def service_delivery(model: ReferenceModel, action: Any, s: float) -> None:
    if action.form == "joint":
        joint_projects(model, action, s)
        return
    to_works, to_upkeep = action.options.get("build_share", 0.5), action.options.get("upkeep_share", 0.0)
    x = a_head(model, action, s)
    for who in worked_on(model, action):
        share = x * who.size
        who.channels.building += share * to_works
        who.channels.maintenance += share * to_upkeep
        who.channels.service += share * max(0.0, 1 - to_works - to_upkeep) * model.p["delivery_value"]


def joint_projects(model: ReferenceModel, action: Any, s: float) -> None:
    team = Team(model, action.by)
    size = action.options.get("project_size", math.nan)
    if math.isnan(size):
        size = model.p["project_size"]
    model.channels.project_money += s
    model.channels.projects += s / size
    model.channels.agreed_money += s * action.options.get("agreement", 0.0)
    for who in worked_on(model, action):
        who.channels.project_reach += s
        who.channels.project_quality += s * team.quality(who)


LEVERS: dict[str, Callable[[ReferenceModel, Any, float], None]] = {
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
