"""The game of roles: one partnership, each group a kind of it, with its own purse, levers and goal, and words given to each other in public.

A role pays for what it does out of its own means first, then out of its share of the programme. Its own means in a round are what its stakeholders
earn and promise to nobody: of their income they pledge the share `pledge_share` to partners in meetings; the rest can be spent without a promise
broken for it. They are not carried over: what is earned and not used goes back to where it came from. Convening is paid for by the programme,
before it is shared.

A pledge falls due when its round is closed: it is kept or withheld, and one that nobody keeps is withheld once the game goes on. What is kept is
paid out of own means of the months to come, in equal parts month by month, and beyond that out of what is left of the share, which passes to the
other's share. What cannot be paid is a word broken for want of means.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.declare import PARAMETERS
from partnership_sim.engine.block import start_of
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.parts import Plan
from partnership_sim.steering.diary import BrokenWord, Transfer
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.seating import kind_called
from partnership_sim.workshop.steered import Steered
from partnership_sim.workshop.terms import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership_sim.scenario.parts import Action as Spending
    from partnership_sim.scenario.parts import Role
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.steering.diary import Line
    from partnership_sim.workshop.actions import Choice
    from partnership_sim.workshop.terms import Terms

    #: Group -> round -> what it chose.
    Chosen = Mapping[int, Mapping[int, tuple[Choice, ...]]]

#: The plan of all roles together, in every table; `showing` tells it in words.
TOGETHER = "Together"
#: What becomes of a pledge.
OPEN, KEPT, WITHHELD, LACKED = "open", "kept", "withheld", "lacked"
#: Units of two purses that are held to be alike.
ALIKE = 1e-9


@dataclass
class Pledge:
    """A word given in a round by one group to another, in public; `own` and `share` are the parts in which it was paid, if it was kept.

    `seat` gave it, None: the trainer.
    """

    round: int
    by: int
    to: int
    amount: float
    seat: int | None
    became: str = OPEN
    own: float = 0.0
    share: float = 0.0

    @property
    def broken(self) -> bool:
        """Whether it was not kept."""
        return self.became in {WITHHELD, LACKED}


class Purse(NamedTuple):
    """What a role has for a round: own means, and what is left of its share of the programme."""

    own: float
    share: float

    @property
    def whole(self) -> float:
        """All it has."""
        return self.own + self.share


class Roles:
    """The roles of a game, their purses and their words.

    Parameters
    ----------
    case : Scenario
    terms : Terms
        Of the whole programme.
    after : int
        Months after the programme.

    Attributes
    ----------
    kinds : dict of int to str
        By group.
    terms : dict of int to Terms
        What each may choose.
    pledges : list of Pledge
        In the order in which they were given.
    """

    def __init__(self, case: Scenario, terms: Terms, after: int) -> None:
        self._case, self._whole = case, terms
        self._months = terms.rounds * terms.length + after
        self.kinds = dict(enumerate((kind for kind in terms.kinds if kind in case.roles), 1))
        if len(self.kinds) < 2:
            raise Refused(Text("The game of roles needs two kinds of stakeholders or more."))
        convening = math.fsum(map(terms.convening.in_month, range(1, self._months - after + 1)))
        shared = max(0.0, terms.budget - convening)
        self.terms = {
            group: replace(
                terms,
                levers={name: one for name, one in terms.levers.items() if name in self.role(group).levers},
                budget=self.role(group).share * shared,
                convening=Convening(),
                by=(kind,),
            )
            for group, kind in self.kinds.items()
        }
        self.pledges: list[Pledge] = []

    def role(self, group: int) -> Role:
        """Return what the scenario says of a group's role."""
        return self._case.roles[self.kinds[group]]

    def names(self) -> list[str]:
        """Return what the groups are called until somebody renames them."""
        return [kind_called(kind, self._case.language) for kind in self.kinds.values()]

    @cached_property
    def earned(self) -> dict[int, float]:
        """What each role's stakeholders earn in a round and promise to nobody, by group, as is to be expected."""
        case, cast = self._case, cast_of(self._case)
        endowment = start_of(case, cast, (0,)).state.endowment[0]
        values = {name: case.parameters.get(name, PARAMETERS[name].default) for name in ("income_rate", "pledge_share")}
        spare = values["income_rate"] * (1.0 - values["pledge_share"]) * self._whole.length
        codes = {kind: code for code, kind in enumerate(cast.kind_names)}
        return {group: round(spare * float(endowment[cast.kind == codes[kind]].sum()), 2) for group, kind in self.kinds.items()}

    # purses

    def own(self, group: int, number: int) -> float:
        """Return a role's own means of a round: less what it paid of its word of the round before, more what it was paid."""
        due = [one for one in self.pledges if one.round == number - 1]
        return self.earned[group] + math.fsum(one.own * ((one.to == group) - (one.by == group)) for one in due)

    def purse(self, group: int, number: int, chosen: Mapping[int, tuple[Choice, ...]]) -> Purse:
        """Return what a role has for a round, after what it chose in the rounds before."""
        share = self.terms[group].budget
        for past in range(1, number):
            share -= self.cost(group, past, chosen.get(past, ())) - self.paid_by_itself(group, past, chosen.get(past, ()))
        passed = (one.share * ((one.to == group) - (one.by == group)) for one in self.pledges if one.round < number)
        return Purse(self.own(group, number), max(0.0, share + math.fsum(passed)))

    def cost(self, group: int, number: int, choices: tuple[Choice, ...]) -> float:
        """Return what choices of a round cost."""
        return self.terms[group].cost(number, choices)

    def paid_by_itself(self, group: int, number: int, choices: tuple[Choice, ...]) -> float:
        """Return which part of that is paid out of own means."""
        return min(self.cost(group, number, choices), self.own(group, number))

    # words

    def pledge(self, given: Pledge) -> None:
        """Let a role give its word.

        Raises
        ------
        Refused
            If it is to itself or to nobody, or a word stands already.
        """
        if given.to not in self.kinds or given.to == given.by:
            raise Refused(Text("A pledge goes to another role."))
        if given.amount <= 0:
            raise Refused(Text("A pledge needs an amount."))
        if any((one.round, one.by, one.to) == (given.round, given.by, given.to) for one in self.pledges):
            raise Refused(Text("You have given this role your word in this round. It stands."))
        self.pledges.append(given)

    def settle(self, number: int, by: int, to: int, *, keep: bool, chosen: Mapping[int, tuple[Choice, ...]]) -> None:
        """Let a role keep its word of a round that is closed, or withhold it; what it cannot pay it does not keep.

        Raises
        ------
        Refused
            If there is no such word, or it has been decided.
        """
        found = [one for one in self.pledges if (one.round, one.by, one.to) == (number, by, to)]
        if not found:
            raise Refused(Text("There is no such pledge."))
        (pledge,) = found
        if pledge.became != OPEN:
            raise Refused(Text("This pledge has been decided."))
        if not keep:
            pledge.became = WITHHELD
            return
        own = max(0.0, self.earned[by] - math.fsum(one.own for one in self.pledges if (one.round, one.by) == (number, by)))
        share = self.purse(by, number + 1, chosen).share if number < self._whole.rounds else 0.0
        if pledge.amount > own + share + ROUNDING:
            pledge.became = LACKED
            return
        pledge.became, pledge.own = KEPT, min(own, pledge.amount)
        pledge.share = pledge.amount - pledge.own

    def pass_over(self, number: int) -> None:
        """Withhold what nobody has kept when the game goes on."""
        for one in self.pledges:
            if one.round == number and one.became == OPEN:
                one.became = WITHHELD

    # what all of them do, as it can be run

    def plan(self, chosen: Chosen, month: int, *, without: Pledge | None = None) -> Steered:
        """Return what all roles chose as one plan, and beside it what they pay themselves and what becomes of their words.

        Parameters
        ----------
        chosen : mapping
            Of the rounds that are closed.
        month : int
            Up to which the partnership is lived through: what is done by hand later is left out.
        without : Pledge, optional
            One whose breach is left out.
        """
        actions: list[Spending] = []
        lines: list[Line] = []
        paid = 0.0
        for group, rounds in chosen.items():
            for number, choices in sorted(rounds.items()):
                actions += self.terms[group].actions(number, choices)
                own = self.paid_by_itself(group, number, choices)
                paid += own
                lines += self._paid(group, number, own)
        for one in self.pledges:
            if one is not without:
                lines += self._of_pledge(one)
        plan = Plan(TOGETHER, self._whole.budget + paid, actions)
        return Steered.beside(plan, (line for line in lines if line.month < month))

    def _paid(self, group: int, number: int, units: float) -> Iterator[Line]:
        """Yield what a role's stakeholders pay in each month of a round for what it does."""
        if units > ALIKE:
            first, last = self._whole.months(number)
            for month in range(first, last + 1):
                yield Transfer(month - 1, units / self._whole.length, (self.kinds[group],), ())

    def _of_pledge(self, one: Pledge) -> Iterator[Line]:
        """Yield what becomes of a word from the month after its round on."""
        _, last = self._whole.months(one.round)
        by, to = (self.kinds[one.by],), (self.kinds[one.to],)
        if one.broken:
            yield BrokenWord(last, by, to, one.became == LACKED)
        elif one.own > ALIKE:
            parts = max(1, min(self._whole.length, self._months - last))
            for month in range(last, last + parts):
                yield Transfer(month, one.own / parts, by, to)


def of_game(roles: Roles | None) -> Roles:
    """Return the roles of a game that has some.

    Raises
    ------
    Refused
    """
    if roles is None:
        raise Refused(Text("Pledges belong to the game of roles."))
    return roles
