"""The room: seats, groups, rounds and what was said in them. A pure function of the list of actions, in the order in which they were accepted.

    lobby -> choose -> look -> choose -> look -> ... -> after -> debrief

In `choose` groups draft and send; `look` shows what the months brought and asks three questions; `after` are the years after the programme.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.workshop import actions
from partnership_sim.workshop.actions import GROUPS, SEATS, Refused
from partnership_sim.workshop.roles import Pledge, Roles, of_game
from partnership_sim.workshop.seating import Group, Seat, Sent, free_name, told_apart
from partnership_sim.workshop.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.actions import Action, Choice
    from partnership_sim.workshop.who import Who


class Phase(StrEnum):
    """Where a game stands."""

    LOBBY = "lobby"
    CHOOSE = "choose"
    LOOK = "look"
    AFTER = "after"
    DEBRIEF = "debrief"


class Room:
    """A game as it stands.

    Parameters
    ----------
    case : Scenario
        What is played.

    Attributes
    ----------
    settings : Settings
    terms : Terms
        What groups can choose.
    roles : Roles or None
        Of the game of roles.
    phase : Phase
    round : int
        The present round, or the last one that was played; 0 in the lobby.
    seats, groups : dict of int to Seat, Group
        By their numbers, from 1, in the order in which they came.
    unveiled : bool
        Whether the projector names the groups beside their figures.
    shows : str
        What the projector shows: "play" or "explore".
    language : str
        Of the projector.
    """

    def __init__(self, case: Scenario) -> None:
        self.case = case
        self.phase = Phase.LOBBY
        self.round = 0
        self.seats: dict[int, Seat] = {}
        self.groups: dict[int, Group] = {}
        self.unveiled = False
        self.shows = "play"
        self.language = case.language
        self.roles: Roles | None = None
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._settings(actions.Settings())

    @property
    def month(self) -> int:
        """The month up to which the partnership has been lived through."""
        if self.phase in {Phase.AFTER, Phase.DEBRIEF}:
            return self.months
        gone = self.round - (self.phase == Phase.CHOOSE)
        return max(0, gone) * self.settings.months_a_round

    @property
    def programme_end(self) -> int:
        """The last month of the last round."""
        return self.settings.rounds * self.settings.months_a_round

    @property
    def months(self) -> int:
        """Months of the whole game, the years after among them."""
        return self.programme_end + self.settings.months_after

    @property
    def closed(self) -> int:
        """Rounds that are closed."""
        return self.round - (self.phase == Phase.CHOOSE)

    def seat_of(self, secret: str) -> Seat | None:
        """Return the seat whose secret has this SHA-256."""
        return next((seat for seat in self.seats.values() if seat.secret == secret), None)

    def members(self, group: int) -> list[Seat]:
        """Return the seats of a group that may play."""
        return [seat for seat in self.seats.values() if seat.group == group and not seat.removed]

    def left(self, group: int) -> float:
        """Return what a group has left for the present round and all later ones."""
        if self.roles is not None:
            return self.roles.purse(group, self.closed + 1, self.choices(group)).whole
        sent = self.groups[group].sent
        return self.terms.budget - sum(self.terms.cost(number, one.choices) for number, one in sent.items() if number <= self.closed)

    def choices(self, group: int) -> dict[int, tuple[Choice, ...]]:
        """Return what a group chose in the rounds that are closed; where it sent nothing, nothing."""
        sent = self.groups[group].sent
        return {number: sent[number].choices if number in sent else () for number in range(1, self.closed + 1)}

    def plan(self, group: int, without: int | None = None) -> Plan:
        """Return what a group chose in the rounds that are closed as a plan, in the game of roles with all others; without one of its rounds if asked."""
        became = () if self.roles is None else tuple(one.became for one in self.roles.pledges)
        key = (group if self.roles is None or without else 0, self.groups[group].name, self.month, without, became)
        if key not in self._plans:  # pages ask for it again and again
            chosen = {number: one for number, one in self.choices(group).items() if number != without}
            self._plans[key] = self.plan_of(group, chosen)
        return self._plans[key]

    def plan_of(self, group: int, chosen: Mapping[int, tuple[Choice, ...]], kept: Pledge | None = None) -> Plan:
        """Return the plan of a group as it would be had it chosen otherwise; `kept` is a pledge whose breach is left out."""
        if self.roles is None:
            return self.terms.plan(self.groups[group].name, chosen)
        return self.roles.plan({one: chosen if one == group else self.choices(one) for one in self.groups}, self.month, without=kept)

    def terms_of(self, group: int) -> Terms:
        """Return what a group can choose."""
        return self.terms if self.roles is None else self.roles.terms[group]

    def apply(self, action: Action, who: Who) -> None:
        """Let something be done; nothing changes if it is refused.

        Raises
        ------
        Refused
            If it cannot be done now, or not by them.
        """
        if action.by != who.role:
            raise Refused(
                Text("Only the trainer can do this.") if action.by == "trainer" else Text("This needs a seat. Please join first.")
            )
        if who.role == "seat":
            seat = self.seats.get(who.seat or 0)
            if seat is None:
                raise Refused(Text("This needs a seat. Please join first."))
            if seat.removed and not isinstance(action, actions.Ask):
                raise Refused(Text("The trainer has removed this seat. You can ask to come back."))
            getattr(self, f"_{action.do}")(seat, action)
        else:
            getattr(self, f"_{action.do}")(action)

    # what a trainer does

    def _settings(self, action: actions.Settings) -> None:
        self._only_in_lobby()
        terms = Terms.of(self.case, action)
        self.roles = Roles(self.case, terms, action.months_after) if action.game == "roles" else None
        self.settings, self.terms = action, terms
        self._plans.clear()
        names = action.groups if self.roles is None else self.roles.names()
        self.groups = {number: Group(number, name) for number, name in enumerate(told_apart(names), 1)}
        for number, kind in (self.roles.kinds if self.roles is not None else {}).items():
            self.groups[number].kind = kind
        for seat in self.seats.values():
            if seat.group not in self.groups:
                seat.group = (seat.group - 1) % len(self.groups) + 1

    def _start(self, _: actions.Start) -> None:
        self._only_in_lobby()
        self.phase, self.round = Phase.CHOOSE, 1

    def _close(self, action: actions.Close) -> None:
        if self.phase != Phase.CHOOSE or action.round != self.round:
            raise Refused(Text("Round {number} is closed already.").with_(number=action.round))
        self.phase = Phase.LOOK
        for group in self.groups.values():
            group.draft = None

    def _next(self, action: actions.Next) -> None:
        if action.phase != self.phase or action.round != self.round:
            raise Refused(Text("The game has gone on meanwhile."))
        if self.phase == Phase.LOOK and self.roles is not None:
            self.roles.pass_over(self.round)
        if self.phase == Phase.LOOK and self.round < self.settings.rounds:
            self.phase, self.round = Phase.CHOOSE, self.round + 1
        elif self.phase == Phase.LOOK:
            self.phase = Phase.AFTER if self.settings.months_after else Phase.DEBRIEF
        elif self.phase == Phase.AFTER:
            self.phase = Phase.DEBRIEF
        else:
            raise Refused(Text("There is nothing to go on to from here."))

    def _send_for(self, action: actions.SendFor) -> None:
        group = self._group(action.group)
        self._open_round(action.round)
        choices = action.choices if action.choices is not None else (group.draft.choices if group.draft else ())
        self.terms_of(group.number).refuse(self.round, choices, self.left(group.number))
        group.draft = group.sent[self.round] = Sent(choices, None)

    def _timer(self, _: actions.Timer) -> None:
        if self.phase != Phase.CHOOSE:
            raise Refused(Text("There is no round open whose time could run."))

    def _rename(self, action: actions.Rename) -> None:
        self._seat(action.seat).name = free_name(action.name, action.seat, self.seats)

    def _rename_group(self, action: actions.RenameGroup) -> None:
        group = self._group(action.group)
        if any(other.name == action.name for other in self.groups.values() if other is not group):
            raise Refused(Text("Another group has this name."))
        group.name, group.kind = action.name, ""

    def _add_group(self, action: actions.AddGroup) -> None:
        self._only_in_lobby()
        names = [group.name for group in self.groups.values()]
        if self.roles is not None:
            raise Refused(Text("In the game of roles the groups are the kinds of stakeholders."))
        if len(names) >= GROUPS:
            raise Refused(Text("A room has at most {most} groups.").with_(most=GROUPS))
        if action.name in names:
            raise Refused(Text("Another group has this name."))
        self.settings = self.settings.model_copy(update={"groups": (*names, action.name)})
        self.groups[len(names) + 1] = Group(len(names) + 1, action.name)

    def _remove(self, action: actions.Remove) -> None:
        self._seat(action.seat).removed = True

    def _readmit(self, action: actions.Readmit) -> None:
        seat = self._seat(action.seat)
        seat.removed = seat.asks = False

    def _move(self, action: actions.Move) -> None:
        self._seat(action.seat).group = self._group(action.group).number

    def _unveil(self, action: actions.Unveil) -> None:
        self.unveiled = action.on

    def _show(self, action: actions.Show) -> None:
        self.shows = action.what

    def _speak(self, action: actions.Speak) -> None:
        self.language = action.language

    # what those at the phones do

    def _join(self, action: actions.Join) -> None:
        if len(self.seats) >= SEATS:
            raise Refused(Text("All {most} seats of this room are taken.").with_(most=SEATS))
        if self.seat_of(action.secret) is not None:
            raise Refused(Text("This browser has a seat already."))
        number = len(self.seats) + 1
        if action.group is not None and action.group not in self.groups:
            raise Refused(Text("There is no such group."))
        group = action.group or min(self.groups, key=lambda one: (len(self.members(one)), one))
        self.seats[number] = Seat(number, free_name(action.nickname, number, self.seats), group, action.secret)

    def _draft(self, seat: Seat, action: actions.Draft) -> None:
        self._open_round(action.round)
        self.terms_of(seat.group).refuse(self.round, action.choices, float("inf"))
        self.groups[seat.group].draft = Sent(action.choices, seat.number)

    def _send(self, seat: Seat, action: actions.Send) -> None:
        self._open_round(action.round)
        self.terms_of(seat.group).refuse(self.round, action.choices, self.left(seat.group))
        group = self.groups[seat.group]
        group.draft = group.sent[self.round] = Sent(action.choices, seat.number)

    def _pledge(self, seat: Seat, action: actions.PledgeTo) -> None:
        self._open_round(action.round)
        of_game(self.roles).pledge(Pledge(action.round, seat.group, action.to, action.amount, seat.number))

    def _settle(self, seat: Seat, action: actions.Settle) -> None:
        if self.phase != Phase.LOOK or action.round != self.round:
            raise Refused(Text("A pledge is decided when its round has closed, before the next begins."))
        of_game(self.roles).settle(action.round, seat.group, action.to, keep=action.keep, chosen=self.choices(seat.group))

    def _reflect(self, seat: Seat, action: actions.Reflect) -> None:
        if not 1 <= action.round <= self.closed + (self.phase in {Phase.AFTER, Phase.DEBRIEF}):
            raise Refused(Text("The questions of this round come when it is closed."))
        seat.reflections[action.round, action.question] = action.text

    def _questionnaire(self, seat: Seat, action: actions.Questionnaire) -> None:
        before = self.phase == Phase.LOBBY or (self.phase == Phase.CHOOSE and self.round == 1)
        if action.wave == "before" and not before:
            raise Refused(Text("The questionnaire before the game is closed."))
        if action.wave == "after" and self.phase != Phase.DEBRIEF:
            raise Refused(Text("The questionnaire after the game comes at the end."))
        seat.points[action.wave] = action.points

    def _change_name(self, seat: Seat, action: actions.ChangeName) -> None:
        seat.name = free_name(action.name, seat.number, self.seats)

    def _ask(self, seat: Seat, _: actions.Ask) -> None:
        seat.asks = seat.removed

    # what is refused

    def _only_in_lobby(self) -> None:
        if self.phase != Phase.LOBBY:
            raise Refused(Text("The game has begun; this is set before it."))

    def _open_round(self, number: int) -> None:
        if self.phase == Phase.CHOOSE and number == self.round:
            return
        if number > self.round:
            raise Refused(Text("Round {number} has not begun yet.").with_(number=number))
        raise Refused(Text("Round {number} is closed; this came too late and does not count.").with_(number=number))

    def _seat(self, number: int) -> Seat:
        if number not in self.seats:
            raise Refused(Text("There is no such seat."))
        return self.seats[number]

    def _group(self, number: int) -> Group:
        if number not in self.groups:
            raise Refused(Text("There is no such group."))
        return self.groups[number]
