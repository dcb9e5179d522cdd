"""Disputes (docs/odd.md, section 7.8)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import HARMFUL, NO_DISPUTE
from tests.reference.plain import logistic, sat

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def disputes(model: ReferenceModel) -> None:
    before = [tie for tie in model.awake if tie.now.before]
    for tie in before:
        if tie.conflict != HARMFUL and model.luck.first(Process.ESCALATE, tie.key) < chance_of_turning(model, tie):
            tie.conflict = HARMFUL
    model.cases_left = math.floor(model.channels.funded_cases + model.luck.first(Process.CASES, 0))
    for tie in sorted(before, key=lambda tie: (model.luck.first(Process.REFER, tie.key), tie.key)):
        model.count["considered"] += 1
        if not taken_up(model, tie) and model.luck.second(Process.REFER, tie.key) < model.p["settle_alone"]:
            tie.conflict = NO_DISPUTE


def mediation_dose(tie: Tie) -> float:
    return sat(max(who.channels.mediation for who in tie.ends))


def chance_of_turning(model: ReferenceModel, tie: Tie) -> float:
    view = max(who.start.resistance for who in tie.ends)
    contained = min(who.start.conflict_management for who in tie.ends)
    chance = model.p["escalation"] * view * (1 - contained)
    return chance if tie.outside else chance * (1 - model.p["procedure"] * mediation_dose(tie))


def taken_up(model: ReferenceModel, tie: Tie) -> bool:
    """Return whether somebody takes the dispute up; end it if it is settled."""
    third = third_party(model, tie)
    if third is not None:
        third.now.busy = True
        skill = third.start.mediation
        smaller_trust = least_trust(tie, third)
    elif funded(model, tie):
        model.cases_left -= 1
        skill = model.channels.mediator_skill / model.channels.funded_cases / 2 + 0.1 + 0.15 * mediation_dose(tie)
        smaller_trust = team_trust(model, tie)
    else:
        return False
    model.count["taken_up"] += 1
    chance = logistic(model.p["settle_base"] + model.p["mediation_slope"] * (skill + smaller_trust))
    if model.luck.second(Process.SETTLE, tie.key) < chance:
        tie.conflict = NO_DISPUTE
        model.count["settled"] += 1
    return True


def third_party(model: ReferenceModel, tie: Tie) -> Stakeholder | None:
    """Return the common partner with time for others whom both trust most."""
    partners = [{other.other(end) for other in end.ties} for end in tie.ends]
    able = [k for k in partners[0] & partners[1] if least_trust(tie, k) > 0.4 and has_time(model, k)]
    return max(able, key=lambda k: (least_trust(tie, k), k.key), default=None)


def least_trust(tie: Tie, k: Stakeholder) -> float:
    return min(other.trust(end) for end in tie.ends for other in end.ties if other.other(end) is k)


def has_time(model: ReferenceModel, k: Stakeholder) -> bool:
    return not k.now.busy and model.luck.second(Process.CASES, k.key) < 0.3 * k.start.mediation


def funded(model: ReferenceModel, tie: Tie) -> bool:
    return model.cases_left >= 1 and not tie.outside and mediation_dose(tie) > 0 and team_trust(model, tie) > 0.4


def team_trust(model: ReferenceModel, tie: Tie) -> float:
    return min(who.channels.mediator_trust / model.channels.funded_cases for who in tie.ends)
