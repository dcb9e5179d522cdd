"""What is looked at together after a game of roles: what each wanted and got, what was possible, and what each broken word did by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.studies import goals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.studies.goals import Goal
    from partnership_sim.workshop.play import Against, Play
    from partnership_sim.workshop.roles import Pledge
    from partnership_sim.workshop.room import Room


@dataclass(frozen=True)
class Wanted:
    """What a role played for, and what became of it.

    Attributes
    ----------
    goal : Goal
    got, nothing, possible : float
        The goal's mean over all worlds with what all roles did, without a programme, and with the best plan known for this goal.
    against : Against
        What all did beside no programme.
    plan : Plan
        The best known for this goal.
    """

    goal: Goal
    got: float
    nothing: float
    possible: float
    against: Against
    plan: Plan


def wanted(play: Play, room: Room, group: int, plans: Sequence[Plan]) -> Wanted:
    """Return what became of what a role wanted, among plans that have been run in all worlds."""
    assert room.roles is not None  # noqa: S101 - asked in a game of roles only
    goal = play.goals[room.roles.role(group).goal]
    whole = room.plan(group)
    best = best_for(play, goal, plans)
    got, nothing, possible = (play.outlook(plan).means[goal.name] for plan in (whole, play.nothing, best))
    least = play.least([play.nothing, whole], goal)
    return Wanted(goal, got, nothing, possible, play.against(whole, play.nothing, least, goal), best)


def best_for(play: Play, goal: Goal, plans: Sequence[Plan]) -> Plan:
    """Return the best of plans by the mean of a goal over all worlds; the first of those that are alike."""
    play.look_at(plans)
    means = goals.shared_means({str(at): play.outlook(plan).scores[goal.name] for at, plan in enumerate(plans)})
    return plans[int(goals.ranked(means, goal.better)[0])]


def of_word(play: Play, room: Room, pledge: Pledge) -> Mapping[str, Against]:
    """Return what a broken word did by itself, goal by goal: the partnership as it was beside the same without this breach.

    The goals are the scenario's first, and those of the role that broke it and of the one to which it was given.
    """
    assert room.roles is not None  # noqa: S101 - asked in a game of roles only
    whole = room.plan(pledge.by)
    without = room.plan_of(pledge.by, room.choices(pledge.by), kept=pledge)
    asked = dict.fromkeys((play.goal.name, *(room.roles.role(group).goal for group in (pledge.by, pledge.to))))
    found = {}
    for name in asked:
        goal = play.goals[name]
        found[name] = play.against(whole, without, play.least([play.nothing, whole], goal), goal)
    return found
