"""Spends that nobody can carry, money typed as units, budgets that are not used, introductions to nobody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.carrying import shares_carried
from partnership_sim.constants import HIRED_SHARE
from partnership_sim.kinds import KINDS
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.doubts.look import Doubt
from partnership_sim.scenario.doubts.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.doubts.look import Examined
    from partnership_sim.scenario.parts import Action, Plan
    from partnership_sim.state import Array

#: From this share on that nobody can carry, a plan is told of; it is grave where hardly anything can be carried.
LEFT, NEARLY_ALL = 0.1, 0.9
#: A plan of more than so many times what everybody together can carry is meant in money, not in units.
NO_UNITS = 3.0
#: A budget of which less than this share is planned is not used.
USED = 0.95
#: Introductions are paid for in vain where they are more than so many times the pairs that are not yet tied.
IN_VAIN = 2.0


def stretches(look: Examined, plan: Plan) -> list[Stretch]:
    """Return the months of a plan, stretch by stretch, as what its carriers are at the start lets expect."""
    if plan.name not in look.stretches:
        look.stretches[plan.name] = _stretches(look, plan)
    return look.stretches[plan.name]


def _stretches(look: Examined, plan: Plan) -> list[Stretch]:
    ends = {month for action in plan.actions for month in (action.start, action.end + 1)}
    ends |= {int(month) for month in look.crowd.joins if month > 1}
    borders = sorted(month for month in ends if month <= look.scenario.programme_end + 1)
    found = []
    for first, after in pairwise(borders):
        acting = tuple(action for action in plan.actions if action.start <= first <= action.end)
        if acting:
            found.append(_stretch(look, acting, first, after - first))
    return found


def _stretch(look: Examined, acting: tuple[Action, ...], month: int, months: int) -> Stretch:
    scale = look.parameter("budget_scale")
    planned = tuple(action.spend * scale for action in acting)
    here = look.crowd.joins <= month
    teams = {action.by: look.meant(action.by) * here for action in acting}
    members = {of.tobytes(): of[None] for of in teams.values()}
    wanted = {whose: np.zeros((1, 1)) for whose in members}
    for action, amount in zip(acting, planned, strict=True):
        wanted[teams[action.by].tobytes()] += amount
    limit = np.full((1, 1), look.parameter("admin_capacity"))
    shares = shares_carried([*wanted.values()], [*members.values()], look.crowd.capacity[None], limit)
    share_of = {whose: float(share[0, 0]) for whose, share in zip(members, shares, strict=True)}
    return Stretch(months, acting, planned, tuple(share_of[teams[action.by].tobytes()] for action in acting))


def in_money(look: Examined) -> Iterator[Doubt]:
    """Tell of plans whose spends look like money."""
    say, money = look.say, look.scenario.money
    together = look.parameter("admin_capacity") * float(look.crowd.capacity.sum())
    tiny = money is not None and money.unit <= 1
    told = False
    for plan in look.plans:
        peak = max((sum(stretch.planned) for stretch in stretches(look, plan)), default=0.0)
        if peak <= together * (1.0 if tiny else NO_UNITS):
            continue
        told = True
        text = say(
            'plan "{plan}" means {peak} units a month; all {people} stakeholders together can carry about {together}: this looks like '
            "money, not like units. A unit is what an average organisation can commit in about seven months",
            plan=plan.name,
            peak=look.number(peak),
            people=look.number(look.people),
            together=look.number(together),
        )
        if money is not None and not tiny:
            text += say(
                "; {peak} {currency} are {units} units",
                peak=look.number(peak),
                currency=money.currency,
                units=look.number(peak / money.unit),
            )
        yield Doubt("in money", text, plan.name, grave=True)
    if money is not None and tiny:
        text = say(
            "[money] unit = {unit}: a resource unit would be worth {unit} {currency}. Write what an average organisation can commit in about seven months, in {currency}",
            unit=look.number(money.unit),
            currency=money.currency,
        )
        yield Doubt("unit", text, grave=told)


def too_much_to_carry(look: Examined) -> Iterator[Doubt]:
    """Tell of plans that plan more than those who carry them out can carry."""
    say = look.say
    for plan in look.plans:
        found = [stretch for stretch in stretches(look, plan) if stretch.left > 0]
        planned = sum(action.spend * (action.end - action.start + 1) for action in plan.actions) * look.parameter("budget_scale")
        left = sum(stretch.left for stretch in found) / planned if planned > 0 else 0.0
        if left <= LEFT:
            continue
        worst = max(found, key=lambda stretch: stretch.left)
        bound = [row for row, share in enumerate(worst.shares) if share < 1.0]
        amounts = [(worst.planned[row], worst.planned[row] * worst.shares[row]) for row in bound]
        by = list(dict.fromkeys(look.called(name) for row in bound for name in worst.acting[row].by))
        text = say(
            'plan "{plan}": {planned} units a month are planned for those who carry them out ({by}), who can carry about {carried} a month: '
            "{share} of the plan stays unspent; let more of them carry it out (by), strengthen them first, or plan less",
            plan=plan.name,
            planned=look.number(sum(amount for amount, _ in amounts)),
            carried=look.number(sum(carried for _, carried in amounts)),
            by=look.listed(by),
            share=say("almost all") if left > 0.995 else say("about {percent}%", percent=round(100 * left)),
        )
        yield Doubt("carry", text, plan.name, grave=left > NEARLY_ALL)


def budgets(look: Examined) -> Iterator[Doubt]:
    """Tell of budgets that are not used, or do not suffice."""
    say, money = look.say, look.scenario.money
    convening = Convening.of(look.scenario)
    for plan in look.plans:
        beside, spends = convening.beside(plan.actions), convening.budget(plan.actions)
        values = {"plan": plan.name, "spends": look.number(spends), "budget": look.number(plan.budget)}
        if spends > plan.budget * (1 + 1e-9):
            text = 'plan "{plan}" would spend {spends} and has {budget}: spending stops when it is used up'
            if beside > 0:
                text = (
                    'plan "{plan}" would spend {spends}, {convening} of it to convene the partnership, and has {budget}: '
                    "spending stops when it is used up; without a budget of its own a plan has what it would spend"
                )
            yield Doubt("beyond budget", say(text, convening=look.number(beside), **values), plan.name)
        elif plan.actions and spends < USED * plan.budget:
            rest = look.number(plan.budget - spends)
            text = say(
                'plan "{plan}": budget {budget}, it spends {spends} in all: {rest} units are planned for nothing',
                rest=rest,
                **values,
            )
            if money is not None and plan.budget > money.unit > 1:
                text += say(
                    "; {peak} {currency} are {units} units",
                    peak=values["budget"],
                    currency=money.currency,
                    units=look.number(plan.budget / money.unit),
                )
            yield Doubt("unused budget", text, plan.name)


def introductions(look: Examined) -> Iterator[Doubt]:
    """Tell of networking that is paid for more new ties than there are pairs without one."""
    each = look.parameter("brokered_ties")
    for plan in look.plans:
        paid, most, on = 0.0, 0.0, np.zeros(len(look.crowd.ids))
        for stretch in stretches(look, plan):
            of = [
                (a, s * share)
                for a, s, share in zip(stretch.acting, stretch.planned, stretch.shares, strict=True)
                if a.lever == "networking"
            ]
            month = each * sum(spend * (1.0 if look.meant(action.by).any() else HIRED_SHARE) for action, spend in of)
            paid, most = paid + month * stretch.months, max(most, month)
            for action, _ in of:
                on = np.maximum(on, look.meant(action.on))
        pairs = _untied(look, on) if paid > 0 else 0.0
        if paid > 0 and (most > pairs or paid > IN_VAIN * pairs):
            text = look.say(
                'plan "{plan}": networking pays for about {paid} introductions ({month} a month), but only {pairs} pairs of different kinds are not yet tied: '
                "no more can be made, and the rest of the money is spent for nothing",
                plan=plan.name,
                paid=look.number(paid),
                month=look.number(most),
                pairs=look.number(pairs),
            )
            yield Doubt("introductions", text, plan.name)


def _untied(look: Examined, on: Array) -> float:
    """Return how many pairs of two kinds, one of them meant, no given tie joins."""
    crowd, kinds = look.crowd, np.array(look.crowd.kind)

    def pairs(number: Array) -> float:
        of_kind = np.array([number[kinds == kind].sum() for kind in KINDS])
        return float((of_kind.sum() ** 2 - (of_kind**2).sum()) / 2.0)

    found = pairs(crowd.number) - pairs(crowd.number * (1.0 - on))
    ties = look.scenario.population.ties
    if ties is not None and len(ties):
        ends = np.unique(np.sort(np.stack([ties.source, ties.target], axis=1), axis=1), axis=0)
        a, b = ends.T
        found -= float(((kinds[a] != kinds[b]) & (on[a] + on[b] > 0)).sum())
    return max(0.0, found)
