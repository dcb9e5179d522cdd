"""What is observed at the end of a month (docs/odd.md, section 7.14). NaN where the set is empty or the divisor 0."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.kinds import KINDS
from tests.reference.plain import mean, over
from tests.reference.trust import chance_of_being_seen

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


def before_network(model: ReferenceModel) -> None:
    """Count what concerns the ties awake at 7.4, before some of them end."""
    model.count["awake"] = len(model.awake)
    model.count["met"] = sum(tie.now.met for tie in model.awake)
    model.count["kept"] = sum(tie.now.kept_a + tie.now.kept_b for tie in model.awake)
    model.seen = mean(chance_of_being_seen(model, i, j) for tie in model.awake for i, j in tie.directions)


def metrics(model: ReferenceModel) -> dict[str, float]:
    return {**state(model), **conduct(model), **partnership(model), **results(model)}


def state(model: ReferenceModel) -> dict[str, float]:
    directed = [(i, j, tie.trust(i)) for tie in model.awake for i, j in tie.directions]
    values = {"trust": mean(trust for _, _, trust in directed)}
    for one in KINDS:
        for other in KINDS:
            values[f"trust_{one}_{other}"] = mean(t for i, j, t in directed if i.kind_name == one and j.kind_name == other)
    values["trust_first_ties"] = mean(tie.trust(who) for tie in model.awake if tie.first for who in tie.ends)
    for name in ("resources", "resistance", "capacity", "information"):
        values[name] = mean(getattr(who, name) for who in model.active)
        for kind in KINDS:
            values[f"{name}_{kind}"] = mean(getattr(who, name) for who in model.active if who.kind_name == kind)
    values["resources_gini"] = gini([who.resources for who in model.active])
    values["resistance_high"] = mean(who.resistance > 0.5 for who in model.active)
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
        "conflicts": over(sum(tie.conflict for tie in model.awake), len(model.awake)),
        "mediated": over(count["taken_up"], count["considered"]),
        "settled": over(count["settled"], count["taken_up"]),
        "transparency": model.seen,
        "accountability": over(count["answered"], count["breaches"]),
    }


def spread(values: list[float]) -> float:
    """Return the standard deviation over the mean."""
    middle = mean(values)
    return over(math.sqrt(mean((x - middle) ** 2 for x in values)), middle) if values else math.nan


def partnership(model: ReferenceModel) -> dict[str, float]:
    communities = [who for who in model.active if who.community]
    working = [tie for tie in model.awake if tie.unmet < 6 and tie.trust_ab >= 0.4 and tie.trust_ba >= 0.4]
    core, holds_all = active_core(model, working)
    in_ngos = [tie.trust(i) for tie in model.awake for i, j in tie.directions if j.kind_name == "ngo" and i.kind_name != "ngo"]
    return {
        "participation": over(sum(who.voice for who in communities if who.now.attended), sum(who.voice for who in communities)),
        "voice": mean(who.voice for who in communities),
        "voice_spread": spread([who.voice for who in communities]),
        "benefit_spread": spread([who.benefit for who in communities]),
        "credibility": mean(in_ngos),
        "ties": len(model.awake),
        "cross_sector_ties": sum(tie.cross for tie in model.awake),
        "ties_formed": model.count["formed"],
        "ties_ended": model.count["ended"],
        "working_partners": over(2 * len(working), len(model.active)),
        "active_core": core,
        "core_kinds": holds_all,
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


def results(model: ReferenceModel) -> dict[str, float]:
    communities = [who for who in model.active if who.community]
    received, spent = model.account["to_communities"], model.account["used"]
    return {
        "service": over(received, len(communities)),
        "effectiveness": mean(min(who.benefit / model.p["need"], 1.0) for who in communities),
        "efficiency": over(received, spent + model.account["put_in"]) if spent > 0 else math.nan,
        "leakage": over(model.account["leaked"], model.account["produced"]),
        "spent": spent,
        "unspent": model.planned - spent,
    }
