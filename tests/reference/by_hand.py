"""What is done by hand to what stands, after a month (docs/odd.md, section 7.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.entities import DISPUTE

if TYPE_CHECKING:
    from tests.reference.model import ReferenceModel


def transfer(model: ReferenceModel, units: float, by: tuple[str, ...], to: tuple[str, ...]) -> None:
    there = [who for who in model.stakeholders if model.is_active(who)]
    givers = [who for who in there if who.name in by or who.kind_name in by]
    takers = [who for who in there if who.name in to or who.kind_name in to]
    if to and not takers:
        return
    have = sum(who.resources for who in givers)
    taken = min(units, have)
    gives = {who: taken * who.resources / have for who in givers if have > 0}
    gets = {who: taken * who.size / sum(other.size for other in takers) for who in takers}
    for who in there:
        who.resources += gets.get(who, 0.0) - gives.get(who, 0.0)


def break_word(model: ReferenceModel, by: tuple[str, ...], to: tuple[str, ...], *, lacked: bool) -> None:
    for tie in model.ties:
        if not all(model.is_active(end) for end in tie.ends):
            continue
        for j, i in tie.directions:
            if not (j.name in by or j.kind_name in by) or not (i.name in to or i.kind_name in to):
                continue
            loss = model.p["trust_gain"] * model.p["trust_loss_ratio"] * (0.5 if lacked else 1.0)
            tie.set_trust(i, tie.trust(i) - loss * tie.trust(i))
            draw = model.luck.first if j is tie.a else model.luck.second
            chance = model.quarrelsome * model.p["escalation"] * (1 - i.conflict_management) * j.resistance
            if tie.conflict == 0 and draw(Process.WORD, tie.key, model.month) < chance:
                tie.conflict, tie.outside = DISPUTE, 0
