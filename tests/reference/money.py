"""What may be spent in a month (docs/odd.md, section 7.1, before the table)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


@dataclass
class Spend:
    """What an action is to spend in a month; `by_hand` if it stands in no plan."""

    action: Any
    amount: float
    by_hand: bool


def lasts(action: Any, month: int) -> bool:
    return bool(action.start <= month <= action.end)


def planned_spends(model: ReferenceModel) -> list[Spend]:
    of_plan = [Spend(one, one.spend * model.p["budget_scale"], False) for one in model.plan.actions if lasts(one, model.month)]
    return of_plan + [Spend(one, one.spend, True) for one in model.by_hand if lasts(one, model.month)]


def total(spends: list[Spend], *, by_hand: bool) -> float:
    return sum(spend.amount for spend in spends if spend.by_hand is by_hand)


def left_of_budget(model: ReferenceModel) -> float:
    """Return what the plan may still spend; what rounding leaves behind is nothing."""
    budget = model.plan.budget * model.p["budget_scale"]
    left = max(0.0, budget - model.charged)
    return 0.0 if left < 1e-9 * budget else left


def convene(model: ReferenceModel, planned: list[Spend], left: float) -> tuple[float, float]:
    """Pay for convening before anything else; return what the plan pays of it, and what is paid by hand."""
    full = model.p["convening_cost"] * sum(not who.community for who in model.active)
    of_plan = by_hand = 0.0
    if total(planned, by_hand=False) > 0:
        of_plan = min(full, left)
    elif total(planned, by_hand=True) > 0:
        by_hand = full
    else:
        return 0.0, 0.0
    model.channels.convening = (of_plan + by_hand) / full if full > 0 else 1.0
    return of_plan, by_hand


def carry_out(model: ReferenceModel, spends: list[Spend]) -> None:
    """Scale the spends of each set `by` to what its active members can carry, whose load is that of all sets they are in."""
    teams = [model.meant(spend.action.by) for spend in spends]
    load: dict[Stakeholder, float] = {}
    for spend, team in zip(spends, teams, strict=True):
        together = sum(who.capacity for who in team)
        for who in team:
            if together > 0:
                load[who] = load.get(who, 0.0) + spend.amount * who.capacity / together
    hired = sum(spend.amount for spend, team in zip(spends, teams, strict=True) if not team)
    for spend, team in zip(spends, teams, strict=True):
        together = sum(who.capacity for who in team)
        if not team:
            spend.amount *= part(model.p["admin_capacity"], hired)
        elif together > 0:
            spend.amount *= sum(who.capacity * part(model.p["admin_capacity"] * who.capacity, load[who]) for who in team) / together
        else:
            spend.amount = 0.0


def part(limit: float, load: float) -> float:
    """Return the share of a load that can be carried."""
    return limit / load if load > limit else 1.0


def hold_to_budget(spends: list[Spend], left: float) -> None:
    """Scale the plan's spends by one factor where the month would pass what its budget has left."""
    wanted = total(spends, by_hand=False)
    if wanted > left:
        for spend in spends:
            if not spend.by_hand:
                spend.amount *= left / wanted
