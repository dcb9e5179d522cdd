"""What the session report tells of a game of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.plots.numbers import NOTHING, Numbers
from partnership_sim.workshop.views_of_roles import pledges
from partnership_sim.workshop.words_report import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.workshop.standing import Standing


def of_roles(hub: Standing, told: Mapping[str, Any] | None, language: str) -> dict[str, Any]:
    """Return the parts of the report's page: {roles, roles_how, words}, empty in another game.

    Parameters
    ----------
    hub : Standing
    told : mapping or None
        What is shown at the end, as far as it has been computed.
    language : str
    """
    numbers = Numbers(language)
    known = told or {"roles": None, "words": []}
    effects = {(one["round"], one["by"], one["to"]): one["effects"] or [] for one in known["words"]}
    words = [
        {
            "round": one["round"],
            "by": one["by_name"],
            "to": one["to_name"],
            "amount": numbers.fixed(one["amount"], 2),
            "became": WORDS[one["became"]][language],
            "effects": [_effect(found, numbers, language) for found in effects.get((one["round"], one["by"], one["to"]), [])],
        }
        for one in pledges(hub.room, language)
    ]
    roles = [_role(one, numbers, language) for one in known["roles"] or []]
    how = WORDS["roles_how"][language].format(worlds=told["worlds"]) if told is not None else ""
    return {"roles": roles, "roles_how": how, "words": words}


def _role(one: Mapping[str, Any], numbers: Numbers, language: str) -> dict[str, str]:
    possible = _value(one["goal"], one["possible"], numbers)
    return {
        "name": one["name"],
        "goal": one["goal"]["label"],
        "got": _value(one["goal"], one["got"], numbers),
        "nothing": _value(one["goal"], one["nothing"], numbers),
        "possible": f"{possible} ({one['possible_name']})",
        "better": WORDS["of_worlds"][language].format(count=one["better"], worlds=one["worlds"]),
    }


def _effect(one: Mapping[str, Any], numbers: Numbers, language: str) -> str:
    change = None if one["difference"] is None else one["goal"]["better"] * one["difference"]  # told is what the value lost or gained
    told = NOTHING if change is None else ("+" if change > 0 else "") + _value(one["goal"], change, numbers)
    counts = {name: one[name] for name in ("better", "worse", "worlds")}
    return WORDS["effect_of"][language].format(goal=one["goal"]["label"], difference=told, **counts)


def _value(goal: Mapping[str, Any], value: float | None, numbers: Numbers) -> str:
    if value is None:
        return NOTHING
    return f"{numbers.fixed(100 * value, 1)}%" if goal["unit"] == "share" else numbers.fixed(value, 2)
