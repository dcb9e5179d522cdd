"""What is looked at together at the end: every path beside the others, and the round of each group that decided most, by leaving one out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from partnership_sim.workshop.debrief_of_roles import best_for, of_word
from partnership_sim.workshop.room import Phase
from partnership_sim.workshop.terms import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.workshop.actions import Choice
    from partnership_sim.workshop.play import Against, Play
    from partnership_sim.workshop.roles import Pledge
    from partnership_sim.workshop.room import Room


@dataclass(frozen=True)
class Decisive:
    """The round of a group whose replacement by nothing changes the goal most, and of its choices the one that does.

    Attributes
    ----------
    round : int
    without : Against
        The group's plan beside the same plan without that round.
    rounds : dict of int to Against
        The same of every round in which it chose something.
    choice : int or None
        Which of the round's choices that spend anything; None where it is the only one.
    without_choice : Against or None
    """

    round: int
    without: Against
    rounds: Mapping[int, Against]
    choice: int | None = None
    without_choice: Against | None = None


def decisive(play: Play, room: Room, group: int) -> Decisive | None:
    """Return the decisive round of a group by leaving one out; None where it never chose anything."""
    spent = {number: tuple(choice for choice in choices if choice.spend > 0) for number, choices in room.choices(group).items()}
    chosen = {number: choices for number, choices in spent.items() if choices}
    if not chosen:
        return None
    whole = room.plan(group)
    without = {number: room.plan(group, without=number) for number in chosen}
    least = play.least([play.nothing, whole])
    play.look_at([whole, *without.values()])
    rounds = {number: play.against(whole, plan, least) for number, plan in without.items()}
    most = max(rounds, key=lambda number: (abs(_known(rounds[number].difference)), -number))
    if len(chosen[most]) < 2:
        return Decisive(most, rounds[most], rounds)
    parts = _without_each(room, group, chosen, most)
    play.look_at(parts)
    found = [play.against(whole, plan, least) for plan in parts]
    at = max(range(len(found)), key=lambda one: (abs(_known(found[one].difference)), -one))
    return Decisive(most, rounds[most], rounds, at, found[at])


def _without_each(room: Room, group: int, chosen: Mapping[int, tuple[Choice, ...]], number: int) -> list[Plan]:
    choices, every = dict(chosen), chosen[number]
    plans = []
    for at in range(len(every)):
        choices[number] = (*every[:at], *every[at + 1 :])
        plans.append(room.plan_of(group, choices))
    return plans


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


@dataclass
class Debrief:
    """What is known of a game so far; it is computed piece by piece, and pages show what there is.

    Attributes
    ----------
    best : Plan or None
        The best plan known: of the groups', the scenario's and no programme.
    decisive : dict of int to Decisive or None
        By group.
    words : dict of int to dict
        In the game of roles, by the places of broken pledges: what each did by itself, goal by goal.
    """

    best: Plan | None = None
    decisive: dict[int, Decisive | None] = field(default_factory=dict)
    words: dict[int, Mapping[str, Against]] = field(default_factory=dict)

    def missing(self, play: Play, room: Room) -> Callable[[], object] | None:
        """Return the next thing that pages wait for and that has not been computed, as a call; None where all is there."""
        if play.unknown is not None:
            return partial(getattr, play, play.unknown)
        plans = plans_of(play, room)
        for plan in plans.values():
            if not play.knows(plan, room.month):
                return partial(play.path, plan, room.month)
        if room.phase not in {Phase.AFTER, Phase.DEBRIEF}:
            return None
        if self.best is None:
            return partial(self._compare, play, list(plans.values()))
        for at, pledge in enumerate(room.roles.pledges if room.roles is not None else ()):
            if pledge.broken and at not in self.words:
                return partial(self._word, play, room, at, pledge)
        return next((partial(self._decide, play, room, group) for group in room.groups if group not in self.decisive), None)

    def _compare(self, play: Play, plans: Sequence[Plan]) -> None:
        self.best = best_for(play, play.goal, plans)

    def _word(self, play: Play, room: Room, at: int, pledge: Pledge) -> None:
        self.words[at] = of_word(play, room, pledge)

    def _decide(self, play: Play, room: Room, group: int) -> None:
        self.decisive[group] = decisive(play, room, group)


def plans_of(play: Play, room: Room) -> dict[str, Plan]:
    """Return the plans whose paths are shown: of each group ("1", "2", ...), in the game of roles of all together; at the end the scenario's beside them, by their names."""
    found = {str(group): room.plan(group) for group in room.groups} if room.roles is None else {"together": room.plan(1)}
    if room.phase in {Phase.AFTER, Phase.DEBRIEF}:
        beside = [plan for plan in play.stored if plan.budget <= room.terms.budget + ROUNDING] if play.unknown is None else []
        found |= {f"plan {plan.name}": plan for plan in (*play.case.plans, *beside)}
    return found
