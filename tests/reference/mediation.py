"""Mediation of open conflicts (docs/odd.md, section 7.7)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.plain import logistic
from tests.reference.trust import mediation_dose

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def mediation(model: ReferenceModel) -> None:
    for who in model.active:
        who.now.cases_left = who.start.mediation
    model.cases_left = math.floor(model.channels.funded_cases + model.luck.first(Process.CASES, 0))
    conflicts = [tie for tie in model.awake if tie.now.open]
    for tie in sorted(conflicts, key=lambda tie: (model.luck.first(Process.REFER, tie.key), tie.key)):
        model.count["considered"] += 1
        if not taken_up(model, tie) and model.luck.second(Process.REFER, tie.key) < model.p["settle_alone"]:
            tie.conflict = False


def taken_up(model: ReferenceModel, tie: Tie) -> bool:
    """Return whether somebody is asked and takes the conflict up; close it if it is settled."""
    p, luck = model.p, model.luck
    third, smaller_trust = third_party(tie)
    funded = model.cases_left >= 1 and max(who.channels.mediation for who in tie.ends) > 0
    if third is not None:
        skill = third.start.mediation
    elif funded and team_trust(model, tie) > 0.4:
        skill = model.channels.mediator_skill / model.channels.funded_cases / 2 + 0.1
        smaller_trust = team_trust(model, tie)
    else:
        return False
    dose = mediation_dose(tie)
    skill += 0.15 * dose
    chance = p["mediation_uptake"]
    if funded:
        chance = max(chance, 1 - (1 - p["mediation_uptake"]) * (1 - dose))
    if luck.first(Process.SETTLE, tie.key) >= chance:
        return False
    model.count["taken_up"] += 1
    if funded:
        model.cases_left -= 1
    elif third is not None:
        third.now.cases_left -= 1
    if luck.second(Process.SETTLE, tie.key) < logistic(p["mediation_base"] + p["mediation_slope"] * (skill + smaller_trust)):
        tie.conflict = False
        model.count["settled"] += 1
    return True


def third_party(tie: Tie) -> tuple[Stakeholder | None, float]:
    """Return the common partner whom both trust most, and the smaller of the two trusts; nobody, and 0, without one."""
    of_a = {other.other(tie.a): other.trust(tie.a) for other in tie.a.ties}
    of_b = {other.other(tie.b): other.trust(tie.b) for other in tie.b.ties}
    able = [k for k in of_a if k in of_b and of_a[k] > 0.4 and of_b[k] > 0.4 and k.now.cases_left >= 0.2]
    if not able:
        return None, 0.0
    best = max(able, key=lambda k: (min(of_a[k], of_b[k]), k.key))
    return best, min(of_a[best], of_b[best])


def team_trust(model: ReferenceModel, tie: Tie) -> float:
    return min(who.channels.mediator_trust / model.channels.funded_cases for who in tie.ends)
