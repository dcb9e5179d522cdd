"""What-ifs in words: the changes that were tried, and what they do to a plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import escape

from partnership_sim.declare import PARAMETERS
from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report import certainty, measures
from partnership_sim.report.markup import bare, named, within
from partnership_sim.report.words import what_if as words
from partnership_sim.shocks import SHOCKS
from partnership_sim.verdicts.what_if import BUDGET, IS_SHOCK, IS_UPPER, SHOCK

if TYPE_CHECKING:
    from markupsafe import Markup

    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Data
    from partnership_sim.report.measures import Measure
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.what_if import Blow, Breaking, Tried, WhatIf, World


def places(data: Data, goal: ByGoal, found: WhatIf) -> int:
    """Return the decimals of a plan's differences by a goal, wherever they are shown."""
    return data.measure(goal.name).places((one.difference, one.low, one.high) for one in found.tried)


def told(c: Context, goal: ByGoal, found: WhatIf, blow: Blow) -> Markup:
    """Return what harms a plan most, with its effects, as it stands in a sentence."""
    data, breaking, effect = c.data, blow.breaking, blow.effect
    values: dict[str, object] = {"change": world_words(data, effect.world), "goal": data.goal_words(goal)}
    values["difference"] = change(data, goal, found, effect)
    if breaking is None:
        return data.say(words.BLOW, **values)
    values |= {"now": holding(data, found, breaking.holds), "before": before(data, found, breaking)}
    return data.say(words.BLOW_BOTH if blow.worse else words.BLOW_HOLDS, **values)


def change(data: Data, goal: ByGoal, found: WhatIf, tried: Tried) -> str:
    """Return the difference that a change makes, with its unit."""
    measure = data.measure(goal.name)
    text = measure.change(tried.difference, tried.low, tried.high, places(data, goal, found))[0]
    return f"{text} {measure.unit}" if measure.unit else text


def holding(data: Data, found: WhatIf, share: float) -> str:
    """Return in how many of the runs that were made under a change the partnership holds."""
    return certainty.often(share, found.runs, data.numbers)


def before(data: Data, found: WhatIf, breaking: Breaking) -> str:
    """Return in how many of the same runs it holds without the change."""
    return data.numbers.out_of(breaking.before, min(found.runs, certainty.HUNDRED))


def level(data: Data, goal: ByGoal) -> Measure:
    """Return how levels under a change are told: no count of runs, as the difference comes from fewer runs than the mean."""
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
        name = change.removeprefix(SHOCK)
        words_ = SHOCKS[name].label if name in SHOCKS else name
        text = words_ if isinstance(words_, str) else words_[data.language]
        return escape(text)
    if change in PARAMETERS and PARAMETERS[change].label[data.language]:
        return escape(PARAMETERS[change].label[data.language])
    return named(change)


def world_words(data: Data, world: World) -> Markup:
    """Return a change as it stands in a sentence."""
    value = world.value
    if world.change == BUDGET:
        return data.say(words.BUDGETS[value]) if value in words.BUDGETS else data.say(words.BUDGET_TIMES, value=data.numbers.exact(value))
    text = label(data, world.change)
    if world.end == IS_SHOCK:
        return data.say(words.SHOCK, shock=within(text))
    number = data.numbers.exact(value) if math.isfinite(value) else NOTHING
    return data.say(words.UPPER if world.end == IS_UPPER else words.LOWER, label=text, value=number)


def plain_words(data: Data, change: str) -> str:
    """Return what a change is of, for a figure."""
    text = bare(label(data, change))
    return bare(data.say(words.SHOCK, shock=text)) if change.startswith(SHOCK) else text[:1].upper() + text[1:]
