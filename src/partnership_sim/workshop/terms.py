"""What groups can choose: levers with their forms and targets, and the budget that bounds them; of a scenario and how the game is played."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from partnership_sim.kinds import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Number, Text
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.parts import Action as Spending
from partnership_sim.scenario.parts import Plan
from partnership_sim.workshop.actions import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.actions import Choice, Settings

#: Where no plan of the scenario has a budget: units a stakeholder and month, as the village's plans have.
USUAL_BUDGET = 0.04
#: What a sum may be above the budget because amounts are kept to hundredths.
ROUNDING = 0.005
#: Who carries out what a group chooses, where there are any.
CARRIERS = "ngo"


@dataclass(frozen=True)
class LeverTerms:
    """A lever as groups can choose it.

    Attributes
    ----------
    name : str
    forms : tuple of str
        The first is the usual one; ("",) where it has one only.
    on : dict of str to tuple of str
        Form -> the kinds that it can be turned to, of those that there are.
    usual : dict of str to tuple of str
        Form -> the kinds that are meant where nobody is named.
    """

    name: str
    forms: tuple[str, ...]
    on: dict[str, tuple[str, ...]]
    usual: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, name: str, kinds: Sequence[str]) -> Self:
        """Return the terms of a lever among kinds."""
        lever = LEVERS[name]
        forms = tuple(lever.forms) or ("",)
        on = {form: tuple(kind for kind in kinds if kind in (lever.limited_to(form) or kinds)) for form in forms}
        usual = {form: tuple(kind for kind in on[form] if kind in lever.meant(form)) for form in forms}
        return cls(name, forms, on, usual)


@dataclass(frozen=True)
class Terms:
    """What every group of a game can choose, and what it has for it.

    Attributes
    ----------
    levers : dict of str to LeverTerms
    kinds : tuple of str
        The kinds of whom there are any.
    budget : float
        Units of a group for the whole programme.
    rounds, length : int
        Rounds, and months of each.
    convening : Convening
        What keeping the partnership together costs in a month in which anything is spent.
    by : tuple of str
        Who carries out what is chosen; nobody: an outside facilitator.
    """

    levers: Mapping[str, LeverTerms]
    kinds: tuple[str, ...]
    budget: float
    rounds: int
    length: int
    convening: Convening
    by: tuple[str, ...]

    @classmethod
    def of(cls, case: Scenario, settings: Settings) -> Self:
        """Return the terms of a scenario, played as the settings say."""
        kinds = tuple(kind for kind in KINDS if kind in case.population.kinds)
        budget = settings.budget or usual_budget(case, settings.rounds * settings.months_a_round)
        by = (CARRIERS,) if CARRIERS in kinds else ()
        levers = {name: LeverTerms.of(name, kinds) for name in LEVERS}
        return cls(levers, kinds, budget, settings.rounds, settings.months_a_round, Convening.of(case), by)

    def months(self, number: int) -> tuple[int, int]:
        """Return the first and the last month of a round, from 1."""
        return (number - 1) * self.length + 1, number * self.length

    def actions(self, number: int, choices: Iterable[Choice]) -> tuple[Spending, ...]:
        """Return what a group's choices of a round are in the words of a plan."""
        first, last = self.months(number)
        return tuple(
            Spending(one.lever, one.spend, start=first, end=last, on=one.on or self.usual(one), by=self.by, form=one.form)
            for one in choices
            if one.spend > 0
        )

    def usual(self, choice: Choice) -> tuple[str, ...]:
        """Return whom a choice means that names nobody."""
        terms = self.levers[choice.lever]
        return terms.usual[choice.form or terms.forms[0]]

    def plan(self, name: str, choices: Mapping[int, Iterable[Choice]]) -> Plan:
        """Return a group's choices by round as a plan, with its budget."""
        actions = [action for number in sorted(choices) for action in self.actions(number, choices[number])]
        return Plan(name, self.budget, actions)

    def cost(self, number: int, choices: Iterable[Choice]) -> float:
        """Return what choices of a round cost: what they spend, and convening in its months."""
        spends = math.fsum(choice.spend for choice in choices)
        first, last = self.months(number)
        convening = math.fsum(map(self.convening.in_month, range(first, last + 1))) if spends > 0 else 0.0
        return spends * self.length + convening

    def refuse(self, number: int, choices: Sequence[Choice], left: float) -> None:
        """Refuse choices that cannot be meant or paid, in words.

        Parameters
        ----------
        number : int
            The round.
        choices : sequence of Choice
        left : float
            Units that the group has left for this round and all later ones.

        Raises
        ------
        Refused
        """
        for choice in choices:
            self._refuse_unknown(choice)
        twice = {(one.lever, one.form, one.on) for one in choices}
        if len(twice) < len(choices):
            raise Refused(Text("The same lever stands twice. Put its amounts together."))
        cost = self.cost(number, choices)
        if cost > left + ROUNDING:
            raise Refused(
                Text("This costs {cost} units, and {left} are left.").with_(
                    cost=Number(f"{cost:.1f}"), left=Number(f"{max(0.0, left):.1f}")
                )
            )

    def _refuse_unknown(self, choice: Choice) -> None:
        terms = self.levers.get(choice.lever)
        form = choice.form or (terms.forms[0] if terms else "")
        if terms is None or form not in terms.forms:
            raise Refused(Text("There is no such lever here."))
        if not set(choice.on) <= set(terms.on[form]) or not (choice.on or terms.usual[form]):
            raise Refused(Text("This lever cannot be turned to whom you named."))


def usual_budget(case: Scenario, months: int) -> float:
    """Return the largest budget of the scenario's plans, in proportion to the months of the programme; without any, a usual one."""
    budgets = [plan.budget for plan in case.plans if math.isfinite(plan.budget) and plan.budget > 0]
    if not budgets:
        return round(USUAL_BUDGET * sum(map(case.population.total, case.population.kinds)) * months, 0) or 1.0
    return max(budgets) if months == case.programme_end else round(max(budgets) * months / case.programme_end, 1)
