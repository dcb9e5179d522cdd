"""What everybody sees of a game of roles: who has what, who gave whom a word, and what became of it. All of this is public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.declare import KINDS
from partnership_sim.locale import Text
from partnership_sim.workshop.debrief_of_roles import wanted
from partnership_sim.workshop.showing import goal_told, number, plan_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.studies.goals import Goal
    from partnership_sim.workshop.debrief import Debrief
    from partnership_sim.workshop.play import Against, Play
    from partnership_sim.workshop.room import Room


def games(case: Scenario) -> tuple[str, ...]:
    """Return the games that can be played with a scenario: roles take two kinds of stakeholders."""
    return ("groups", "roles") if len(case.roles) > 1 else ("groups",)


def roles(play: Play, room: Room, language: str) -> list[dict[str, Any]]:
    """Return the roles, none in another game.

    Each is {group, name, kind, label, goal {name, label, unit, better}, levers [names], earned (own means a round), own, share (of the purse for the
    round at hand), promised (units of its pledges that are still to be decided)}.
    """
    if room.roles is None:
        return []
    found = []
    for group, kind in room.roles.kinds.items():
        purse = room.roles.purse(group, room.closed + 1, room.choices(group))
        open_ones = [one.amount for one in room.roles.pledges if one.by == group and one.became == "open"]
        found.append(
            {
                "group": group,
                "name": room.groups[group].called(language),
                "kind": kind,
                "label": Text.of(KINDS[kind].plural)[language],
                "goal": goal_told(play.goals[room.roles.role(group).goal], language),
                "levers": list(room.roles.terms[group].levers),
                "earned": room.roles.earned[group],
                "own": round(purse.own, 2),
                "share": round(purse.share, 2),
                "promised": round(sum(open_ones), 2),
            }
        )
    return found


def pledges(room: Room, language: str) -> list[dict[str, Any]]:
    """Return the words given, in their order: [{round, by, to, by_name, to_name, amount, became}]; became: open, kept, withheld, lacked."""
    if room.roles is None:
        return []
    return [
        {
            "round": one.round,
            "by": one.by,
            "to": one.to,
            "by_name": room.groups[one.by].called(language),
            "to_name": room.groups[one.to].called(language),
            "amount": round(one.amount, 2),
            "became": one.became,
        }
        for one in room.roles.pledges
    ]


def debrief_of_roles(play: Play, room: Room, known: Debrief, plans: Sequence[Plan], language: str) -> dict[str, Any]:
    """Return what became of what each wanted, and what each broken word did, as far as it has been computed.

    Returns
    -------
    dict
        `roles` [{group, name, goal, got, nothing, possible (means over all worlds), possible_name, difference, better, worse, worlds (what all
        did beside no programme)}], null where it is still to come; `words` [a pledge as in `pledges` that was broken, with `effects`
        [{goal, whose ("all", "by" or "to"), difference, better, worse, worlds}] or null]: what would have been better or worse without the breach.
    """
    if room.roles is None:
        return {"roles": [], "words": []}
    ready = known.best is not None and all(play.has_looked_at(plan) for plan in plans)
    told = []
    for group in room.roles.kinds if ready else ():
        found = wanted(play, room, group, plans)
        told.append(
            {
                "group": group,
                "name": room.groups[group].called(language),
                "goal": goal_told(found.goal, language),
                "got": number(found.got),
                "nothing": number(found.nothing),
                "possible": number(found.possible),
                "possible_name": plan_name(found.plan, language),
                **against(found.against),
            }
        )
    words = []
    for at, pledge in enumerate(pledges(room, language)):
        if room.roles.pledges[at].broken:
            effects = _effects(room, at, known.words[at], play.goals, language) if at in known.words else None
            words.append(pledge | {"effects": effects})
    return {"roles": told if ready else None, "words": words}


def _effects(room: Room, at: int, found: Mapping[str, Against], asked: Mapping[str, Goal], language: str) -> list[dict[str, Any]]:
    assert room.roles is not None  # noqa: S101 - there is a word
    pledge = room.roles.pledges[at]
    whose = {room.roles.role(pledge.to).goal: "to", room.roles.role(pledge.by).goal: "by"}
    return [{"goal": goal_told(asked[name], language), "whose": whose.get(name, "all"), **against(one)} for name, one in found.items()]


def against(found: Against) -> dict[str, Any]:
    """Return a comparison as JSON has it."""
    return {"difference": number(found.difference), "better": found.better, "worse": found.worse, "worlds": found.worlds}
