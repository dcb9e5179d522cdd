"""Amounts of a scenario: its seed, and how much plans spend and how hard shocks strike. Runs that differ in them alone share blocks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from partnership_sim.scenario.arguments import plain
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.keys import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.scenario.schema import Scenario

SEED = "seed"


def is_amount(name: str) -> bool:
    """Return whether a key is the seed, or says how much a plan spends or how hard a shock strikes: runs that differ in it share blocks."""
    match parts(name):
        case ("seed",) | ("plans", _, "budget") | ("plans", _, "actions", int(), "spend") | ("shocks", int(), "severity"):
            return True
    return False


def whole(value: Any) -> Any:  # noqa: ANN401 - any value
    """Return a whole number as such: tables of numbers hold months and seeds as 12.0."""
    value = plain(value)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def with_amounts(case: Scenario, amounts: Mapping[str, Any]) -> Scenario:
    """Return a scenario with other amounts, which are not checked; its files stay as they are.

    A plan without a budget of its own has what its actions spend, and convening.
    """
    convening = Convening.of(case)
    seed, plans, shocks = case.seed, list(case.plans), list(case.shocks)
    own = {at for at, plan in enumerate(plans) if plan.budget != convening.budget(plan.actions)}
    places = [plan.name for plan in plans]
    for name, value in amounts.items():
        match parts(name):
            case ("plans", which, *inside):
                at = places.index(which) if isinstance(which, str) else int(which) + 1
                actions = list(plans[at].actions)
                if inside == ["budget"]:
                    own.add(at)
                    plans[at] = plans[at].model_copy(update={"budget": float(value)})
                else:
                    actions[int(inside[1])] = actions[int(inside[1])].model_copy(update={"spend": float(value)})
                    plans[at] = plans[at].model_copy(update={"actions": tuple(actions)})
            case ("shocks", int(at), _):
                shocks[at] = shocks[at].model_copy(update={"severity": float(value)})
            case _:
                seed = whole(value)
    bounded = (plan if at in own else plan.model_copy(update={"budget": convening.budget(plan.actions)}) for at, plan in enumerate(plans))
    return case.model_copy(update={"seed": seed, "plans": tuple(bounded), "shocks": tuple(shocks)})


def order(case: Scenario) -> str:
    """Return the order of amounts among a plan's actions, and among shocks.

    Those that are alike in all else act one after the other by their amounts, so that runs share segments only where it is the same.
    """
    plans = [_ranks((action.spend, action.lever, action.form, action.start, action.end) for action in plan.actions) for plan in case.plans]
    return json.dumps([*plans, _ranks((entry.severity, entry.shock, entry.month, sorted(entry.on), entry.rate) for entry in case.shocks)])


def _ranks(entries: Iterable[tuple[Any, ...]]) -> list[int]:
    """Return the rank of each entry's amount, its first item, among entries that are the same in the others."""
    listed = list(entries)
    return [len({amount for amount, *same in listed if same == others and amount < own}) for own, *others in listed]
