"""What a plan may spend in a month (docs/odd.md, section 7.1, first lines)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


def planned_spends(model: ReferenceModel) -> list[tuple[Any, float]]:
    return [(action, action.spend * model.p["budget_scale"]) for action in model.plan.actions if action.start <= model.month <= action.end]


def carried_spends(model: ReferenceModel, planned: list[tuple[Any, float]]) -> list[tuple[Any, float]]:
    """Scale the spends of each set `by` to what its active members can carry, whose load is that of all sets they are in."""
    sets = [
        frozenset(who.index for who in model.stakeholders if who.name in action.by or who.kind_name in action.by) for action, _ in planned
    ]
    teams = [[who for who in model.active if who.index in members] for members in sets]
    load: dict[int, float] = {}
    for (_, spend), team in zip(planned, teams, strict=True):
        together = sum(who.capacity for who in team)
        for who in team:
            if together > 0:
                load[who.index] = load.get(who.index, 0.0) + spend * who.capacity / together
    result = []
    for (action, spend), team in zip(planned, teams, strict=True):
        together = sum(who.capacity for who in team)
        carried = sum(who.capacity * kept_by(model, who, load.get(who.index, 0.0)) for who in team)
        share = 1.0 if not team else carried / together if together > 0 else 0.0
        result.append((action, spend * share))
    return result


def kept_by(model: ReferenceModel, who: Stakeholder, load: float) -> float:
    """Return the share of its load that a member can carry."""
    limit = model.p["admin_capacity"] * who.capacity
    return limit / load if load > limit else 1.0


def affordable_spends(model: ReferenceModel, spends: list[tuple[Any, float]]) -> list[tuple[Any, float]]:
    """Scale all spends by one factor where the month would pass the budget."""
    budget = model.plan.budget * model.p["budget_scale"]
    total = sum(spend for _, spend in spends)
    if total > 0 and model.charged + total > budget:
        factor = max(0.0, budget - model.charged) / total
        return [(action, spend * factor) for action, spend in spends]
    return spends
