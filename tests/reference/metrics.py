"""What is observed at the end of a month (docs/odd.md, section 7.16). NaN where the set is empty or the divisor 0."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.kinds import KINDS
from tests.reference.entities import HARMFUL
from tests.reference.plain import over, weighted
from tests.reference.trust import chance_of_being_seen
from tests.reference.works import cost_of_work

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def before_network(model: ReferenceModel) -> None:
    """Count what concerns the ties awake at 7.5, before some of them end."""
    count = model.count
    count["awake"] = sum(tie.size for tie in model.awake)
    met = [tie for tie in model.awake if tie.now.met]
    count["met"] = sum(tie.size for tie in met)
    count["kept"] = sum(tie.size * (tie.now.kept_a + tie.now.kept_b) for tie in met)
    count["breaches"] = sum(tie.size for tie in met if tie.now.kept_a != tie.now.kept_b)
    model.seen = weighted((tie.size, chance_of_being_seen(model, i, j)) for tie in model.awake for i, j in tie.directions)


def metrics(model: ReferenceModel) -> dict[str, float]:
    return {**state(model), **conduct(model), **partnership(model), **results(model), **works(model)}


def state(model: ReferenceModel) -> dict[str, float]:
    directed = [(i, j, tie.size, tie.trust(i)) for tie in model.awake for i, j in tie.directions]
    values = {"trust": weighted((size, trust) for _, _, size, trust in directed)}
    for one in KINDS:
        for other in KINDS:
            values[f"trust_{one}_{other}"] = weighted((g, t) for i, j, g, t in directed if i.kind_name == one and j.kind_name == other)
    values["trust_first_ties"] = weighted((tie.size, tie.trust(who)) for tie in model.awake if tie.first for who in tie.ends)
    groups = {"": model.active} | {f"_{kind}": [who for who in model.active if who.kind_name == kind] for kind in KINDS}
    for suffix, people in groups.items():
        values[f"resources{suffix}"] = over(sum(who.resources for who in people), sum(who.size for who in people))
        for name in ("resistance", "capacity", "information"):
            values[f"{name}{suffix}"] = weighted((who.size, getattr(who, name)) for who in people)
    values["resources_gini"] = gini([who.resources for who in model.active])
    values["resistance_high"] = weighted((who.size, who.resistance > 0.5) for who in model.active)
    in_ngos = [(size, trust) for i, j, size, trust in directed if j.kind_name == "ngo" and i.kind_name != "ngo"]
    values["credibility"] = weighted(in_ngos)
    return values


def gini(values: list[float]) -> float:
    apart = math.fsum(abs(x - y) for x in values for y in values)
    return over(apart, 2 * len(values) * math.fsum(values))


def conduct(model: ReferenceModel) -> dict[str, float]:
    count = model.count
    return {
        "meetings": over(count["met"], count["awake"]),
        "kept_promises": over(count["kept"], 2 * count["met"]),
        "breaches": over(100 * count["breaches"], count["met"]),
        "broken_for_lack": over(count["lacked"], count["broken"]),
        "conflicts": weighted((tie.size, tie.conflict > 0) for tie in model.awake),
        "harmful": weighted((tie.size, tie.conflict == HARMFUL) for tie in model.awake),
        "disputes_opened": over(100 * count["opened"], count["met"]),
        "disputes_outside": over(100 * count["outside"], count["met"]),
        "mediated": over(count["taken_up"], count["considered"]),
        "settled": over(count["settled"], count["taken_up"]),
        "transparency": model.seen,
        "accountability": over(count["answered"], count["broken"]),
    }


def of_households(communities: list[Stakeholder], values: list[float]) -> float:
    return weighted((who.households, value) for who, value in zip(communities, values, strict=True))


def spread(communities: list[Stakeholder], values: list[float]) -> float:
    """Return the standard deviation over the mean."""
    middle = of_households(communities, values)
    return over(math.sqrt(of_households(communities, [(x - middle) ** 2 for x in values])), middle) if values else math.nan


def partnership(model: ReferenceModel) -> dict[str, float]:
    communities = [who for who in model.active if who.community]
    voices = [who.voice for who in communities]
    working = [tie for tie in model.awake if tie.unmet < 6 and tie.trust_ab >= 0.4 and tie.trust_ba >= 0.4]
    core, holds_all = active_core(model, working)
    voice = of_households(communities, voices)
    return {
        "participation": over(of_households(communities, [who.voice * who.now.attended for who in communities]), voice),
        "voice": voice,
        "voice_spread": spread(communities, voices),
        "ties": len(model.awake),
        "cross_sector_ties": sum(tie.cross for tie in model.awake),
        "ties_formed": model.count["formed"],
        "ties_ended": model.count["ended"],
        "working_partners": over(2 * len(working), len(model.active)),
        "active_core": core,
        "core_kinds": holds_all,
        "convened": model.convened,
        "organisations_at_work": sum(not who.community and who.joint < 12 for who in model.active),
    }


def active_core(model: ReferenceModel, working: list[Tie]) -> tuple[float, float]:
    """Return the share in the largest component of two or more, and whether one of that size holds all kinds."""
    if not model.active:
        return math.nan, math.nan
    partners: dict[Stakeholder, list[Stakeholder]] = {who: [] for who in model.active}
    for tie in working:
        partners[tie.a].append(tie.b)
        partners[tie.b].append(tie.a)
    components = [found for found in all_components(partners) if len(found) >= 2]
    if not components:
        return 0.0, 0.0
    largest = max(len(found) for found in components)
    kinds = {who.kind_name for who in model.active}
    holds_all = any({who.kind_name for who in found} == kinds for found in components if len(found) == largest)
    return largest / len(model.active), float(holds_all)


def all_components(partners: dict[Stakeholder, list[Stakeholder]]) -> list[set[Stakeholder]]:
    components, seen = [], set()
    for who in partners:
        if who in seen:
            continue
        found, waiting = {who}, [who]
        while waiting:
            for other in partners[waiting.pop()]:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        components.append(found)
        seen |= found
    return components


def arrived(who: Stakeholder) -> float:
    """Return the month's service to a community."""
    return who.working * who.built + who.now.flow


def results(model: ReferenceModel) -> dict[str, float]:
    communities = [who for who in model.active if who.community]
    size = sum(who.size for who in communities)
    claimed = sum(who.now.claimed + who.now.flow for who in communities)
    spent = model.account["used"]
    return {
        "need_met": of_households(communities, [who.need_met for who in communities]),
        "service": over(sum(arrived(who) for who in communities), size),
        "benefit_spread": spread(communities, [arrived(who) / who.households for who in communities]),
        "efficiency": over(claimed, spent + model.account["put_in"]) if spent > 0 else math.nan,
        "leakage": over(model.account["leaked"], model.account["produced"]),
        "spent": spent,
        "unspent": model.planned - spent,
    }


def works(model: ReferenceModel) -> dict[str, float]:
    communities = [who for who in model.active if who.community]
    size = sum(who.size for who in communities)
    built = sum(who.built for who in communities)
    return {
        "built": over(built, size),
        "working": over(sum(who.working * who.built for who in communities), built),
        "unfinished": over(model.abandoned, model.begun),
        "first_works": over(sum(who.size for who in communities if who.finished >= 0.05 * cost_of_work(model, who) / 2), size),
        "activity": over(sum(who.size for who in communities if who.now.flow > 1e-12 or (who.built > 0 and who.joint < 6)), size),
    }
