"""Plans and shocks that do nothing, mean nobody, or are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.scenario.doubts.look import Doubt
from partnership_sim.scenario.doubts.network import some_are_drawn
from partnership_sim.scenario.parts import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.doubts.look import Examined
    from partnership_sim.scenario.parts import Action, Plan


def plans(look: Examined) -> Iterator[Doubt]:
    """Tell of a missing plan, of plans without an action, and of plans that are the same."""
    say = look.say
    if not look.plans:
        yield Doubt("no plan", say("there is no plan to compare with no programme"))
    first: dict[object, str] = {}
    for plan in look.plans:
        if not plan.actions:
            yield Doubt(
                "no action",
                say('plan "{plan}" has no action: it is the same as {nothing}', plan=plan.name, nothing=NO_PROGRAMME),
                plan.name,
            )
            continue
        key = tuple(sorted(action.model_dump_json() for action in plan.actions)), plan.budget
        if key in first:
            yield Doubt("same plans", say('the plans "{one}" and "{other}" are the same', one=first[key], other=plan.name), plan.name)
        first.setdefault(key, plan.name)


def actions(look: Examined) -> Iterator[Doubt]:
    """Tell of actions that nobody carries out, that mean nobody, or that spend nothing."""
    for plan in look.plans:
        for action in plan.actions:
            yield from _action(look, plan, action)


def _action(look: Examined, plan: Plan, action: Action) -> Iterator[Doubt]:
    say, values = look.say, {"plan": plan.name, "lever": look.lever(action.lever)}
    here = look.crowd.joins <= action.end
    if not (look.meant(action.by) * here).any():
        text = say('plan "{plan}", {lever}: nobody of the population carries it out, so an outside facilitator does', **values)
        yield Doubt("facilitator", text, plan.name)
    if not (look.meant(action.on) * here).any():
        yield Doubt("nobody", say('plan "{plan}", {lever}: there is nobody on whom it works, so it spends nothing', **values), plan.name)
    elif not _ties_meant(look, action):
        yield Doubt("no tie", say('plan "{plan}", {lever}: no tie joins those on whom it works, so it spends nothing', **values), plan.name)
    elif action.spend == 0:
        yield Doubt("no spend", say('plan "{plan}", {lever}: it spends nothing (spend = 0)', **values), plan.name)


def _ties_meant(look: Examined, action: Action) -> bool:
    """Return whether a lever that works on ties finds one: with both ends meant, for mediation with one."""
    given = look.scenario.population.ties
    ends = {"facilitated_dialogue": 2, "mediation": 1}.get(action.lever, 0)
    if ends == 0 or given is None or some_are_drawn(look):
        return True
    on = look.meant(action.on)
    return bool((on[given.source] + on[given.target] >= ends).any())


def shocks(look: Examined) -> Iterator[Doubt]:
    """Tell of shocks that hit nobody or outlast the run."""
    say = look.say
    for shock in look.scenario.shocks:
        name = look.shock(shock.shock)
        if not look.meant(shock.on).any():
            yield Doubt("shock", say("shock {shock}: there is nobody whom it hits", shock=name), name)
        if shock.month is not None and shock.month + shock.duration - 1 > look.scenario.months:
            text = say("shock {shock} in month {month} lasts beyond the last month", shock=name, month=shock.month)
            yield Doubt("long shock", text, name)


def judged(look: Examined) -> Iterator[Doubt]:
    """Tell where little can be judged: few replicates or people, no month after the programme, values that are all the same."""
    say, scenario = look.say, look.scenario
    if look.plans and scenario.programme_end == scenario.months:
        text = say(
            "the run ends with the programme, in month {month}: what lasts after it cannot be judged; set programme_end, or raise months",
            month=scenario.months,
        )
        yield Doubt("nothing after", text)
    if look.people < FEW_PEOPLE:
        yield Doubt("few people", say("the population is small ({total}): chance decides much", total=look.people))
    if scenario.replicates < FEW_REPLICATES:
        text = say("{count} replicates tell little: differences between plans may be chance", count=scenario.replicates)
        yield Doubt("few replicates", text)
    register, given = scenario.population.register, scenario.population.ties
    if register is not None and (late := int((register.joins > scenario.months).sum())):
        yield Doubt("late", say("{count} stakeholders of the register would join after the last month, and so never", count=late))
    same = [name for name, column in register.columns.items() if _all_alike(column)] if register is not None else []
    if given is not None and _all_alike(given.trust):
        same.insert(0, "trust")
    if same:
        text = say(
            "all have the same value of {columns}: leave a cell empty where it is not known, and it is drawn", columns=look.listed(same)
        )
        yield Doubt("alike", text)


#: Fewer people, replicates or equal values are told of.
FEW_PEOPLE, FEW_REPLICATES, FEW_VALUES = 10, 20, 5


def _all_alike(values: np.ndarray) -> bool:
    known = values[~np.isnan(values)]
    return len(known) >= FEW_VALUES and bool((known == known[0]).all())
