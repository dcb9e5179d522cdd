"""What a plan may spend in a month (docs/odd.md, section 7.1, first lines)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.reference.model import ReferenceModel


def planned_spends(model: ReferenceModel) -> list[tuple[Any, float]]:
    return [(action, action.spend * model.p["budget_scale"]) for action in model.plan.actions if action.start <= model.month <= action.end]


def carried_spends(model: ReferenceModel, planned: list[tuple[Any, float]]) -> list[tuple[Any, float]]:
    """Scale the spends of each set `by` to what its active members can carry."""
    sets = [
        frozenset(who.index for who in model.stakeholders if who.name in action.by or who.kind_name in action.by) for action, _ in planned
    ]
    result = []
    for (action, spend), members in zip(planned, sets, strict=True):
        total = sum(other for (_, other), its in zip(planned, sets, strict=True) if its == members)
        team = [model.stakeholders[index] for index in members if model.is_active(model.stakeholders[index])]
        share = 1.0
        if team and total > 0:
            share = min(1.0, model.p["admin_capacity"] * sum(who.capacity for who in team) / total)
        result.append((action, spend * share))
    return result


def affordable_spends(model: ReferenceModel, spends: list[tuple[Any, float]]) -> list[tuple[Any, float]]:
    """Scale all spends by one factor where the month would pass the budget."""
    budget = model.plan.budget * model.p["budget_scale"]
    total = sum(spend for _, spend in spends)
    if total > 0 and model.charged + total > budget:
        factor = max(0.0, budget - model.charged) / total
        return [(action, spend * factor) for action, spend in spends]
    return spends
