"""Trust, and what each is known for and has seen (docs/odd.md, section 7.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import DISPUTE
from tests.reference.plain import clip

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def trust(model: ReferenceModel) -> None:
    for tie in model.awake:
        if tie.now.met:
            conduct(model, tie)
        for i, j in tie.directions:
            hear(model, tie, i, j)
    for who in model.active:
        note(who)


def loss_rate(model: ReferenceModel) -> float:
    return model.p["trust_gain"] * model.p["trust_loss_ratio"]


def weight_of_work(tie: Tie) -> float:
    """Return W_e."""
    own, grant = tie.now.own, tie.now.grant
    return 2 * (own + grant) / (2 * own + grant) if own + grant > 0 else 1.0


def framed(tie: Tie) -> float:
    own, grant = tie.now.own, tie.now.grant
    if tie.now.agreed:
        return 1.0
    return max(tie.now.supported, grant / (own + grant) if grant > 0 else 0.0)


def conduct(model: ReferenceModel, tie: Tie) -> None:
    """a and b: what a meeting does; a breach by A comes first."""
    for breaker, injured in tie.directions:
        if tie.kept(breaker):
            t = tie.trust(injured)
            credit = 1 - model.p["attribution"] * framed(tie)
            tie.set_trust(injured, t + model.p["trust_gain"] * weight_of_work(tie) * credit * (1 - t))
            injured.now.seen_kept += 1
        else:
            model.count["broken"] += tie.size
            model.count["lacked"] += tie.size * tie.lacked(breaker)
            breach(model, tie, injured, breaker)


def chance_of_being_seen(model: ReferenceModel, i: Stakeholder, j: Stakeholder) -> float:
    """Return the chance that i sees a breach by j without a formal agreement."""
    return 1 - (1 - model.p["breach_visibility"]) * (1 - 0.5 * j.now.audit) * (1 - 0.2 * i.start.information)


def breach(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> None:
    """b: j broke its word to i."""
    p = model.p
    draw = model.luck.first if j is tie.a else model.luck.second
    if not tie.now.agreed and draw(Process.CONDUCT, tie.key) >= chance_of_being_seen(model, i, j):
        return
    j.now.seen_breaches += 1
    chance = 1 - (1 - p["answer_base"]) * (1 - 0.6 * j.now.audit) * (1 - 0.3 * j.now.pressure)
    answered = draw(Process.ANSWER, tie.key) < (2 * chance if tie.now.agreed else chance)
    felt = loss_rate(model) * tie.trust(i)
    if tie.lacked(j):
        felt /= 2
    if answered:
        model.count["answered"] += tie.size
        felt *= 1 - p["answer_relief"]
    tie.set_trust(i, tie.trust(i) - felt)
    opens = model.quarrelsome * p["escalation"] * (1 - i.start.conflict_management) * j.start.resistance
    if not tie.conflict and draw(Process.OPEN, tie.key) < opens:
        tie.conflict, tie.outside = DISPUTE, 0
        model.count["opened"] += tie.size


def hear(model: ReferenceModel, tie: Tie, i: Stakeholder, j: Stakeholder) -> None:
    """c and d: hearsay, where the tie began, pressure, what arrived, misinformation."""
    p, a, t = model.p, i.start.information, tie.trust(i)
    new = t - loss_rate(model) * 0.25 * a * (j.start.news - j.news_start) * t
    new += p["anchor_pull"] * (tie.anchor(i) * (1 - j.start.stain) - t)
    new -= p["reactance"] * i.now.pressure * min(1.0, j.channels.sender) * t
    if i.community and not j.community and tie.unmet < 6:
        attending = i.now.invited * i.now.comes
        new += p["benefit_trust"] * (i.start.need_met - i.start.used_to) * (0.5 + attending)
    new = clip(new)
    if tie.cross and i.community:
        new *= 1 - 0.1 * i.now.misinformation * a * (1 - i.now.education)
    tie.set_trust(i, new)


def note(who: Stakeholder) -> None:
    """For next month: what is said of it, its stain, and which words it sees kept."""
    now = who.now
    who.news = min(1.0, now.seen_breaches / max(1, now.meetings))
    who.stain *= 0.99
    if now.meetings:
        kept = now.seen_kept / now.meetings
        partners = [tie.other(who) for tie in who.ties]
        around = sum(j.start.norm - j.norm_start for j in partners) / len(partners)
        who.norm += 0.1 * (who.norm_start + 0.5 * (kept - who.norm_start) + 0.5 * who.start.information * around - who.norm)
