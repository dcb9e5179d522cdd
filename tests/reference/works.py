"""Works: built, completed, abandoned, broken and repaired (docs/odd.md, section 7.10)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel

NEVER = 999


def works(model: ReferenceModel) -> None:
    for who in model.active:
        with_organisations = any(tie.now.value > 0 and not tie.other(who).community for tie in who.ties)
        who.joint = 0 if with_organisations else min(NEVER, who.joint + 1)
    for who in model.active:
        if who.community:
            due = due_for_upkeep(who.built)
            build(model, who)
            keep_up(model, who, due)
            meet_need(model, who)


def cost_of_work(model: ReferenceModel, who: Stakeholder) -> float:
    return model.p["project_cost"] * who.households


def due_for_upkeep(built: float) -> float:
    return built / 0.05 * 0.04 / 12


def build(model: ReferenceModel, who: Stakeholder) -> None:
    cost = cost_of_work(model, who)
    if who.under_way == 0 and who.now.claimed > 0:
        model.begun += 1
        who.fresh = 1
        leave(who)
    who.under_way += who.now.claimed
    if who.under_way == 0:
        return
    follow_lead(who)
    if who.under_way >= cost:
        complete(model, who, math.floor(who.under_way / cost), cost)
    elif who.idle >= 12:
        model.abandoned += who.fresh
        who.under_way = 0.0
        leave(who)


def leave(who: Stakeholder) -> None:
    """Let nobody lead."""
    who.leader, who.idle = None, 0


def follow_lead(who: Stakeholder) -> None:
    working: list[Tie] = [tie for tie in who.ties if tie.now.value > 0]
    if who.leader is None:
        best = max(working, key=lambda tie: (tie.now.value, tie.key), default=None)
        if best is not None:
            who.leader, who.idle = best.other(who), 0
        else:
            who.idle += 1
    elif any(tie.other(who) is who.leader for tie in working):
        who.idle = 0
    else:
        who.idle += 1


def complete(model: ReferenceModel, who: Stakeholder, number: int, cost: float) -> None:
    new = 0.05 * number * cost
    who.working = (who.working * who.built + new) / (who.built + new)
    who.built += new
    who.finished += 0.05 * (number - 1 + who.fresh) * cost
    who.under_way -= number * cost
    model.begun += number if who.under_way > 0 else number - 1
    who.fresh = 1
    leave(who)


def keep_up(model: ReferenceModel, who: Stakeholder, due: float) -> None:
    own = min(due * min(1.0, who.start.voice), who.resources - who.now.put_in)
    who.resources -= own
    model.account["upkeep"] += own
    paid = min(1.0, (own + who.channels.maintenance) / due) if due > 0 else 1.0
    partners = 0.0
    if who.joint < 6:
        partners = 1.0 if model.convened else 0.75
    care = care_of_works(paid, partners, who.start.capacity)
    who.working += model.p["repair_rate"] * care * (1 - who.working) - model.p["failure_rate"] * who.working
    who.built *= 1 - 1 / 180


def care_of_works(paid: float, partners: float, capacity: float) -> float:
    return min(1.0, paid * (0.25 + 0.75 * partners) * (0.5 + capacity))


def meet_need(model: ReferenceModel, who: Stakeholder) -> None:
    need = model.p["need"] * who.size
    who.need_met = min(1.0, (who.working * who.built + who.now.flow) / need) if need > 0 else 0.0
    who.used_to += (who.need_met - who.used_to) / 24
