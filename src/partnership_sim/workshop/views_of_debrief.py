"""What is shown at the end: all paths beside each other, and what decided."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.scenario.parts import NO_PROGRAMME
from partnership_sim.studies import goals
from partnership_sim.workshop.debrief import plans_of
from partnership_sim.workshop.play import WORLDS
from partnership_sim.workshop.showing import goal_told, measure, number, numbers, plan_name
from partnership_sim.workshop.views_of_roles import against, debrief_of_roles

if TYPE_CHECKING:
    from partnership_sim.scenario.parts import Plan
    from partnership_sim.workshop.debrief import Decisive
    from partnership_sim.workshop.standing import Standing


def debrief(hub: Standing, language: str, group: int | None) -> dict[str, Any]:
    """Return what is shown at the end, as far as it has been computed.

    Parameters
    ----------
    hub : Standing
    language : str
    group : int, optional
        Whose page it is for: only its own decisive round is told; None: everybody's.

    Returns
    -------
    dict
        `goal` {name, label, unit, better}, `worlds`, `paths` [{key, name, group, best, spent, shown {metric: [month]}, goal (mean over all worlds),
        band {low, high: [month]} of the goal's metric or null, against_nothing {difference, better, worse, worlds} or null}], in the order of
        the goal once it is known; `measures` [{name, label, unit}]; `decisive` [{group, name, round, difference, better, worse, worlds, lever,
        lever_difference}], null where it is not computed yet, `round` null where nothing was chosen; and what `debrief_of_roles` tells.
    """
    play, room = hub.play, hub.room
    plans = plans_of(play, room)
    goal = play.goal
    compared = hub.debrief.best is not None and all(play.has_looked_at(plan) for plan in plans.values())
    least = play.least(plans.values()) if compared else 0.0
    paths = [_path(hub, key, plan, language, least=least, compared=compared) for key, plan in plans.items()]
    if compared:
        means = {path["key"]: math.nan if path["goal"] is None else path["goal"] for path in paths}
        order = goals.ranked(means, goal.better)
        paths.sort(key=lambda path: order.index(path["key"]))
    asked = list(room.groups) if group is None else [group]
    return {
        "goal": goal_told(goal, language),
        "worlds": WORLDS,
        "measures": [measure(name, language) for name in play.metrics],
        "paths": paths,
        "decisive": [_decisive(hub, one, language) for one in asked],
        **debrief_of_roles(play, room, hub.debrief, list(plans.values()), language),
    }


def _path(hub: Standing, key: str, plan: Plan, language: str, *, least: float, compared: bool) -> dict[str, Any]:
    play, room = hub.play, hub.room
    group = int(key) if key.isdigit() else None
    shown = play.path(plan, room.month).values if play.is_lucky_known and play.knows(plan, room.month) else {}
    found: dict[str, Any] = {
        "key": key,
        "name": room.groups[group].called(language) if group is not None else plan_name(plan, language),
        "group": group,
        "best": plan == hub.debrief.best,
        "spent": _spent(hub, key),
        "shown": {name: numbers(values) for name, values in shown.items()},
        "goal": None,
        "band": None,
        "against_nothing": None,
    }
    if compared:
        outlook = play.outlook(plan)
        found["goal"] = number(outlook.means[play.goal.name])
        found["against_nothing"] = None if plan.name == NO_PROGRAMME else against(play.against(plan, play.nothing, least))
        if play.goal.name in play.metrics:
            low, high = outlook.band[:, :, play.metrics.index(play.goal.name)]
            found["band"] = {"low": numbers(low.tolist()), "high": numbers(high.tolist())}
    return found


def _spent(hub: Standing, key: str) -> float | None:
    """Return what groups spent, in the game of roles all of them; None for a plan of the scenario."""
    room = hub.room
    if not key.isdigit() and key != "together":
        return None
    groups = [int(key)] if key.isdigit() else list(room.groups)
    costs = (room.terms_of(group).cost(at, choices) for group in groups for at, choices in room.choices(group).items())
    return round(math.fsum(costs), 2)


def _decisive(hub: Standing, group: int, language: str) -> dict[str, Any] | None:
    if group not in hub.debrief.decisive:
        return None
    found: Decisive | None = hub.debrief.decisive[group]
    told: dict[str, Any] = {"group": group, "name": hub.room.groups[group].called(language), "round": None}
    if found is None:
        return told
    choices = [choice for choice in hub.room.choices(group)[found.round] if choice.spend > 0]
    lever = choices[found.choice or 0].lever
    apart = found.without_choice or found.without
    return told | {
        "round": found.round,
        **against(found.without),
        "lever": Text.of(LEVERS[lever].label)[language],
        "lever_difference": number(apart.difference),
        "rounds": {str(at): number(one.difference) for at, one in found.rounds.items()},
    }
