"""What-ifs in words: the changes that were tried, and what they do to a plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import KINDS
from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report import certainty, measures
from partnership_sim.report.markup import bare, join, named, within
from partnership_sim.report.words import page
from partnership_sim.report.words import what_if as words
from partnership_sim.shocks import SHOCKS
from partnership_sim.verdicts.what_if import BUDGET, IS_UPPER, SHOCK, shock_of

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Data
    from partnership_sim.report.measures import Measure
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.what_if import Blow, Breaking, Struck, Tried, WhatIf, Without, World


def places(data: Data, goal: ByGoal, found: WhatIf) -> int:
    """Return the decimals of a plan's differences by a goal, wherever they are shown."""
    return data.measure(goal.name).places((one.difference, one.low, one.high) for one in found.tried)


def told(c: Context, goal: ByGoal, found: WhatIf, blow: Blow) -> Markup:
    """Return the largest of the threats that were tried, with its effects, as it stands in a sentence."""
    data, breaking, effect = c.data, blow.breaking, blow.effect
    values: dict[str, object] = {"change": world_words(data, effect.world), "goal": data.goal_words(goal)}
    values["difference"] = change(data, goal, found, effect)
    if breaking is None:
        return data.say(words.BLOW, **values)
    values |= {"now": holding(data, breaking, breaking.holds), "before": before(data, breaking)}
    return data.say(words.BLOW_BOTH if blow.worse else words.BLOW_HOLDS, **values)


def without(c: Context, goal: ByGoal, found: WhatIf, blow: Blow) -> Markup:
    """Return what the largest threat does where there is no programme; nothing where that was not tried."""
    data, none = c.data, blow.effect.without
    if none is None:
        return Markup("")
    decimals, measure = data.places(goal), level(data, goal)
    levels = {"own": measure.full(blow.effect.mean, decimals), "before": measure.value(blow.effect.before, decimals)}
    levels |= {"value": measure.value(none.mean, decimals), "unchanged": measure.value(none.before, decimals)}
    values = {"goal": data.goal_words(goal), "plan": data.plan(found.plan), "difference": change(data, goal, found, none), **levels}
    said = data.say(words.WITHOUT, **values)
    if blow.breaking is None or not math.isfinite(none.holds):
        return said
    unchanged = data.numbers.out_of(none.held, min(blow.effect.runs, certainty.HUNDRED))
    return join([said, data.say(words.HOLDS_WITHOUT, now=holding(data, blow.effect, none.holds), before=unchanged)])


def in_runs(data: Data, runs: int) -> Markup:
    """Return of how many runs numbers are, as it stands in a sentence."""
    if runs >= data.replicates:
        return data.counted(runs, page.ONE_RUN, page.RUNS)
    return data.say(words.FIRST, runs=data.numbers.fixed(runs, 0), replicates=data.numbers.fixed(data.replicates, 0))


def first_runs(c: Context, goal: ByGoal, plan: str, runs: int, own: tuple[float, float]) -> list[Markup]:
    """Return that numbers are of the first runs, with a plan's level (mean, median) in these and in all; nothing where they are of all."""
    data, measure, decimals = c.data, level(c.data, goal), c.data.places(goal)
    if runs >= data.replicates:
        return []
    counts = {"runs": data.numbers.fixed(runs, 0), "replicates": data.numbers.fixed(data.replicates, 0)}
    every = goal.plans[plan]
    levels = {"own": measure.full(own[0], decimals), "all": measure.value(every.level.mean, decimals)}
    values = {"goal": data.goal_words(goal), "when": data.when(goal), "plan": data.plan(plan), **counts, **levels}
    said = [data.say(words.FIRST_RUNS, **values)]
    if every.skewed:
        medians = {"own": measure.value(own[1], decimals), "all": measure.value(every.median, decimals)}
        said.append(data.say(words.FIRST_RUNS_MEDIANS, **medians))
    return said


def level_cell(data: Data, goal: ByGoal, mean: float, median: float, *, skewed: bool) -> Markup:
    """Return a level in a table; with the median below it where the table has means that alone would mislead."""
    measure, decimals = level(data, goal), data.places(goal)
    text = data.say(page.BARE, value=measure.value(mean, decimals))
    return Markup("{}<br>{}").format(text, data.median(measure.value(median, decimals))) if skewed else text


def change(data: Data, goal: ByGoal, found: WhatIf, tried: Tried | Without) -> str:
    """Return the difference that a change makes, with its unit."""
    measure = data.measure(goal.name)
    text = measure.change(tried.difference, tried.low, tried.high, places(data, goal, found))[0]
    return f"{text} {measure.unit}" if measure.unit else text


def holding(data: Data, tried: Tried | Breaking, share: float) -> str:
    """Return in how many of the runs that were made under a change the partnership holds."""
    return certainty.often(share, tried.runs, data.numbers)


def before(data: Data, breaking: Breaking) -> str:
    """Return in how many of the same runs it holds without the change."""
    return data.numbers.out_of(breaking.before, min(breaking.runs, certainty.HUNDRED))


def level(data: Data, goal: ByGoal) -> Measure:
    """Return how levels under a change are told: in percent, not as a count of runs."""
    return measures.of(goal.name, data.numbers)


def near(data: Data, goal: ByGoal, found: WhatIf) -> int:
    """Return in how many worlds another plan is level (as it is shown) or ahead by its mean, though not clearly."""
    measure, decimals = level(data, goal), data.places(goal)

    def shown(value: float) -> str:
        return measure.value(value, decimals)

    return sum(not one.clear and (one.ahead >= 0 or shown(one.other) == shown(one.own)) for one in found.rivals)


def label(data: Data, change: str) -> Markup:
    """Return what a change is of: the words of a parameter, or of a shock."""
    if change.startswith(SHOCK):
        return escape(_shock_label(data, shock_of(change)))
    if change in PARAMETERS and PARAMETERS[change].label[data.language]:
        return escape(PARAMETERS[change].label[data.language])
    return named(change)


def _shock_label(data: Data, name: str) -> str:
    found = SHOCKS[name].label if name in SHOCKS else name
    return found if isinstance(found, str) else found[data.language]


def world_words(data: Data, world: World) -> Markup:
    """Return a change as it stands in a sentence."""
    value = world.value
    if world.shock is not None:
        return _shock_words(data, world.shock, value)
    if world.change == BUDGET:
        return data.say(words.BUDGETS[value]) if value in words.BUDGETS else data.say(words.BUDGET_TIMES, value=data.numbers.exact(value))
    number = data.numbers.exact(value) if math.isfinite(value) else NOTHING
    return data.say(words.UPPER if world.end == IS_UPPER else words.LOWER, label=label(data, world.change), value=number)


def _shock_words(data: Data, shock: Struck, severity: float) -> Markup:
    """Return a shock with its months, its size and its targets, and that it stands in the place of the scenario's own."""
    details = [data.say(words.SEVERITY, severity=data.numbers.exact(severity)), escape(targets(data, shock))]
    details += [data.say(words.INSTEAD)] if shock.replaces else []
    last = min(shock.month + shock.duration - 1, data.months)
    values = {"shock": within(escape(_shock_label(data, shock.name))), "month": shock.month, "end": last}
    return data.say(words.SHOCK_LASTING if last > shock.month else words.SHOCK, **values, details=Markup("; ").join(details))


def targets(data: Data, shock: Struck) -> str:
    """Return whom a shock meets: kinds, or one of a kind."""
    if not shock.kind:
        return data.numbers.join([KINDS[kind].plural[data.language] if kind in KINDS else kind for kind in shock.targets])
    if shock.kind in words.ONE_OF:
        return words.ONE_OF[shock.kind][data.language]
    kind = KINDS[shock.kind].label[data.language] if shock.kind in KINDS else shock.kind
    return words.ONE_OF_OWN[data.language].format(kind=kind)


def plain_words(data: Data, world: World) -> str:
    """Return what a change is of, for a figure and a list."""
    text = bare(label(data, world.change))
    if world.shock is not None:
        text = f"{text} ({targets(data, world.shock)})"
    return text[:1].upper() + text[1:]


def single(data: Data, found: WhatIf) -> Markup:
    """Return the names of those of the register who alone were met by a shock; "" where nobody was."""
    register = data.scenario.population.register
    names = dict(zip(register.ids, register.names, strict=True)) if register is not None else {}
    met = dict.fromkeys(one.world.shock.targets[0] for one in found.tried if one.world.shock is not None and one.world.shock.kind)
    return Markup(data.numbers.join([named(names[one]) for one in met if one in names]))  # noqa: S704 - names are escaped already
