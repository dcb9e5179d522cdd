"""How a plan spends: what its carriers can carry, what its budget allows, and what its levers make of it. docs/odd.md, section 7.1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.carrying import shares_carried
from partnership_sim.constants import HIRED_SHARE
from partnership_sim.engine.acting import act
from partnership_sim.levers import LEVERS
from partnership_sim.locale import translator
from partnership_sim.own_code import described, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership_sim.levers import Lever
    from partnership_sim.month import Month, Team
    from partnership_sim.own_code import OwnCode
    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Action
    from partnership_sim.state import Array


@dataclass(frozen=True)
class Assignment:
    """An action made ready for a block: what it spends, its lever, whom it means, who carries it out, [stakeholder] 0/1 each.

    What it spends is a number, or one for each run, [run, 1].
    """

    action: Action
    spend: Array | float
    lever: Lever
    on: Array
    by: Array
    by_hand: bool = False

    @cached_property
    def team(self) -> bytes:
        """Who carries it out, as a key: actions of one team have the same."""
        return np.packbits(self.by > 0).tobytes()

    @cached_property
    def place(self) -> tuple[object, ...]:
        """Where it stands among a month's actions, by what it says: sums then do not depend on the order in which actions were written."""
        a = self.action
        return (
            self.by_hand,
            a.lever,
            a.form,
            a.start,
            a.end,
            a.spend,
            sorted(a.options.items()),
            self.team,
            np.packbits(self.on > 0).tobytes(),
        )

    def acts_in(self, month: int) -> bool:
        """Return whether the action spends in a month."""
        return self.action.start <= month <= self.action.end


class Spending(NamedTuple):
    """What was given and spent in a month, [run, 1] each.

    `given` is what was planned, at most what the budget has left, by hand included; `spent` is before projects without a
    meeting are given back. `of_plan` is the part of `spent` that the budget bears. The two shares say how far spends were held back.
    """

    given: Array
    spent: Array
    of_plan: Array
    projects_of_plan: Array
    carried: Array
    allowed: Array

    @classmethod
    def nothing(cls, runs: int) -> Spending:
        """Return what is spent where nobody acts."""
        given, spent, of_plan, projects = np.zeros((4, runs, 1))
        return cls(given, spent, of_plan, projects, np.ones((runs, 1)), np.ones((runs, 1)))


def assign(
    actions: Sequence[Action],
    cast: Cast,
    values: Mapping[str, Array],
    own_code: OwnCode,
    *,
    spends: Sequence[Array | float] | None = None,
    by_hand: bool = False,
) -> list[Assignment]:
    """Make actions ready for a block whose parameters have these values, [run, 1] each; `spends` are theirs where runs differ in them."""
    ready = []
    for action, amount in zip(actions, [action.spend for action in actions] if spends is None else spends, strict=True):
        lever = own_code.call("lever", action.lever, LEVERS[action.lever], values, action.form, action.options)
        ready.append(Assignment(action, amount, lever, cast.meant(action.on), cast.meant(action.by), by_hand))
    return ready


def spend(month: Month, assignments: Sequence[Assignment], budget_left: Array, scale: Array) -> Spending:
    """Let all actions of a month act.

    Parameters
    ----------
    month : Month
        With empty channels but for shocks.
    assignments : sequence of Assignment
    budget_left : ndarray
        [run, 1]: what the plan's budget has left.
    scale : ndarray
        [run, 1]: budget_scale.

    Returns
    -------
    Spending
    """
    acting = sorted((assignment for assignment in assignments if assignment.acts_in(month.number)), key=attrgetter("place"))
    if not acting:
        return Spending.nothing(month.runs)
    zero = np.zeros((month.runs, 1))
    capacity = month.capacity
    by = {assignment.team: assignment.by for assignment in acting}
    teams = {whose: month.form_team(members, capacity) for whose, members in by.items()}
    on = [assignment.on * month.active for assignment in acting]
    planned = [assignment.spend * (1.0 if assignment.by_hand else scale) + zero for assignment in acting]
    spends = [
        amount * _possible(month.for_plug_in(assignment.lever.name, teams[assignment.team]), assignment.lever, meant)
        for assignment, amount, meant in zip(acting, planned, on, strict=True)
    ]
    carried = _carry(month, acting, spends, teams, capacity)
    convening, of_hand = _convene(month, acting, planned, budget_left)
    budget_left = budget_left - convening
    of_plan = _sum((s for s, a in zip(spends, acting, strict=True) if not a.by_hand), zero)
    allowed = _share(budget_left, of_plan, of_plan > budget_left)
    spends = [s if a.by_hand else s * allowed for s, a in zip(spends, acting, strict=True)]
    spending = Spending(
        given=convening
        + of_hand
        + np.minimum(_sum((s for s, a in zip(planned, acting, strict=True) if not a.by_hand), zero), budget_left)
        + _sum((s for s, a in zip(planned, acting, strict=True) if a.by_hand), zero),
        spent=_sum(spends, zero) + convening + of_hand,
        of_plan=convening + np.minimum(_sum((s for s, a in zip(spends, acting, strict=True) if not a.by_hand), zero), budget_left),
        projects_of_plan=zero.copy(),
        carried=carried,
        allowed=allowed,
    )
    for assignment, amount, meant in zip(acting, spends, on, strict=True):
        before = month.channels.project_money.copy()
        team = teams[assignment.team]
        hired = month.number_of(team.members) == 0
        assignment.lever.month = month
        act("lever", assignment.lever, month.for_plug_in(assignment.lever.name, team), meant, np.where(hired, HIRED_SHARE, 1.0) * amount)
        assignment.lever.month = None
        if not assignment.by_hand:
            spending.projects_of_plan[:] += month.channels.project_money - before
    return spending


def _convene(month: Month, acting: Sequence[Assignment], planned: Sequence[Array], budget_left: Array) -> tuple[Array, Array]:
    """Pay for convening where somebody spends, the plan from its budget before anything else; return what the plan pays and what is paid by hand, [run, 1]."""
    zero = np.zeros((month.runs, 1))
    plan = _sum((amount for amount, a in zip(planned, acting, strict=True) if not a.by_hand), zero) > 0.0
    hand = (_sum((amount for amount, a in zip(planned, acting, strict=True) if a.by_hand), zero) > 0.0) & ~plan
    members = month.number_of(month.active - month.receivers())
    cost = month.parameter("convening_cost") * members
    by_plan = np.where(plan, np.minimum(cost, budget_left), 0.0)
    by_hand = np.where(hand, cost, 0.0)
    free = np.where(plan | hand, 1.0, 0.0)  # where convening costs nothing
    month.channels.convening[:] += np.divide(by_plan + by_hand, cost, out=free, where=cost > 0.0)
    return by_plan, by_hand


def _possible(month: Month, lever: Lever, on: Array) -> Array:
    """Return in which runs a lever finds anything to spend on, [run, 1]."""
    code = month.own_code
    given = code.call("lever", lever.name, lever.possible, month, on)
    if is_ours(lever.possible):
        return given
    answer = described(given)
    words = answer.words
    if answer.numbers is not None and answer.numbers.shape in ((), (month.runs, 1)):
        wrong = ~((answer.numbers >= 0.0) & (answer.numbers <= 1.0))
        if not wrong.any():
            return answer.numbers
        words = f"{answer.numbers[wrong].flat[0]:g}"
    say = translator(code.language)
    found = say("{function} gave {what}").format(function="possible", what=words)
    expected = say("expected numbers 0 or 1, [run, 1], here {shape}").format(shape=(month.runs, 1))
    raise code.refusal("lever", lever.name, lever.possible, found, expected)


def _carry(month: Month, acting: Sequence[Assignment], spends: list[Array], teams: Mapping[bytes, Team], capacity: Array) -> Array:
    """Scale spends, in place, by what their teams can carry; return the smallest share carried, [run, 1]."""
    rows_of = {whose: [row for row, assignment in enumerate(acting) if assignment.team == whose] for whose in teams}
    wanted = [_sum((spends[row] for row in rows_of[whose]), np.zeros((month.runs, 1))) for whose in teams]
    shares = shares_carried(wanted, [team.members for team in teams.values()], capacity, month.parameter("admin_capacity"))
    smallest = np.ones((month.runs, 1))
    for whose, share in zip(teams, shares, strict=True):
        for row in rows_of[whose]:
            spends[row] = spends[row] * share
        smallest = np.minimum(smallest, share)
    return smallest


def _share(limit: Array, wanted: Array, bound: Array) -> Array:
    """Return limit / wanted where the limit is bound to be passed, else 1."""
    return np.divide(limit, wanted, out=np.ones_like(wanted), where=bound)


def _sum(amounts: Iterable[Array], zero: Array) -> Array:
    total = zero.copy()
    for amount in amounts:
        total = total + amount
    return total
