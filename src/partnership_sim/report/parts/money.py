"""Part 8: what does money buy? Each plan at its budget, half and double."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.money import Budget as Point
from partnership_sim.plots.money import cost_effect
from partnership_sim.plots.numbers import MINUS
from partnership_sim.report import what_if
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join
from partnership_sim.report.words import page
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts.money import DOUBLE, HALF, OWN

if TYPE_CHECKING:
    from partnership_sim.report.blocks import Block
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.money import Budget, Money


def build(c: Context) -> Part:
    """Return cost against effect."""
    data, goal, found = c.data, c.goal, c.verdict.money
    if not data.programmes:
        return Part("money", data.say(words.MONEY_NO_PLAN), [])
    if goal is None or found is None:
        return Part("money", data.say(words.MONEY_UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    note = [data.say(words.MONEY_NOTE)]
    if found.runs < data.replicates:
        note.append(data.say(words.MONEY_NOTE_RUNS, runs=what_if.in_runs(data, found.runs)))
    note += [data.say(words.MONEY_NOTE_MEDIANS)] if found.skewed else []
    own = next(((one.mean, one.median) for one in found.plans[found.plan] if one.scale == OWN), (math.nan, math.nan))
    first = what_if.first_runs(c, goal, found.plan, found.runs, own)
    blocks: list[Block] = [Gallery([_picture(c, goal, found)], join(note)), _table(c, goal, found)]
    blocks = [Paragraph(join(first)), *blocks] if first else blocks
    return Part("money", _heading(c, goal, found), blocks)


def _heading(c: Context, goal: ByGoal, found: Money) -> Markup:
    data, measure, half, double = c.data, c.data.measure(goal.name), found.at(HALF), found.at(DOUBLE)
    runs = what_if.in_runs(data, found.runs)
    values = {"plan": data.plan(found.plan), "goal": measure.label, "when": data.when(goal), "runs": runs}
    if data.replicates < 2:
        return data.say(words.MONEY_ONE_RUN)
    if half is None or double is None or not found.more_helps:
        return data.say(words.MORE_HELPS_NOT, **values)
    known, places = bool(half.sign), _places(c, goal, found)
    plain = measure.better <= 0 or (known and half.difference >= 0)
    pairs = (("double", double), ("half", half))
    texts = {name: measure.change(one.difference, one.low, one.high, places)[0] for name, one in pairs}
    if plain:
        return data.say(words.DOUBLE_HALF_PLAIN if known else words.DOUBLE_PLAIN, **values, **texts)
    sizes = {name: text.lstrip(f"+{MINUS}") for name, text in texts.items()}
    return data.say(words.DOUBLE_HALF if known else words.DOUBLE, **values, **sizes)


def _places(c: Context, goal: ByGoal, found: Money) -> int:
    """Return the decimals of differences between budgets, wherever they are shown."""
    rows = [one for budgets in found.plans.values() for one in budgets if one.scale != 1]
    return c.data.measure(goal.name).places((one.difference, one.low, one.high) for one in rows)


def _picture(c: Context, goal: ByGoal, found: Money) -> Picture:
    data, measure = c.data, c.data.measure(goal.name)
    points = [Point(plan, one.scale, one.cost, one.mean) for plan, budgets in found.plans.items() for one in budgets]
    if math.isfinite(found.none):
        points.append(Point(NO_PROGRAMME, 1.0, 0.0, found.none))
    figure = cost_effect(points, data.look, across=bare(data.say(words.COST_AXIS)), upright=measure.axis(), percent=measure.percent)
    level, places, told = what_if.level(data, goal), data.places(goal), []
    for plan, budgets in found.plans.items():
        text = ", ".join(f"{data.numbers.number(one.cost)}: {level.value(one.mean, places)}" for one in budgets)
        told.append(bare(data.say(words.MONEY_ROW, plan=plan, values=text)))
    alt = bare(data.say(words.MONEY_ALT, goal=measure.label, rows="; ".join(told)))
    return Picture("money", _title(c, goal, found), figure, alt)


def _title(c: Context, goal: ByGoal, found: Money) -> Markup:
    """Return which plans give most at their own budgets: one only where it clearly does."""
    data, measure, best = c.data, c.data.measure(goal.name), found.leaders
    values = {"measured": capital(data.measured(goal)), "runs": what_if.in_runs(data, found.runs)}
    if data.replicates < 2:
        return data.say(words.MONEY_TITLE_ONE_RUN)
    if not best:
        return data.say(words.MONEY_TITLE_NONE, **values, value=measure.full(found.none, data.places(goal)))
    value = measure.full(next(one.mean for one in found.plans[best[0]] if one.scale == OWN), data.places(goal))
    if len(best) > 1:
        return data.say(words.MONEY_TITLE_EQUAL if found.alike else words.MONEY_TITLE_GROUP, **values, plans=data.names(best), value=value)
    text = words.MONEY_TITLE if found.most else words.MONEY_TITLE_CLEAR
    return data.say(text, **values, plan=data.plan(best[0]), value=value)


def _table(c: Context, goal: ByGoal, found: Money) -> Table:
    data, measure = c.data, c.data.measure(goal.name)
    rows = []
    for plan in [*c.ranking.order, *(plan for plan in found.plans if plan not in c.ranking.order)]:
        if plan == NO_PROGRAMME:
            level = what_if.level_cell(data, goal, found.none, found.none_median, skewed=found.skewed)
            rows.append([data.plan_name(plan), data.say(words.NO_BUDGET), Markup("0"), level, Markup("–")])
        rows += [_row(c, goal, found, plan, one) for one in found.plans.get(plan, ())]
    head = [data.say(page.PLAN), data.say(words.BUDGET), data.cost_head(), _head(c, goal), data.say(words.AGAINST_OWN)]
    return Table(data.say(words.MONEY_CAPTION, goal=measure.label), head, rows, frozenset({0, 1}))


def _head(c: Context, goal: ByGoal) -> Markup:
    measure = c.data.measure(goal.name)
    return c.data.say(words.GOAL, goal=f"{measure.title}, {measure.unit}" if measure.unit else measure.title)


def _row(c: Context, goal: ByGoal, found: Money, plan: str, one: Budget) -> list[Markup]:
    data, measure = c.data, c.data.measure(goal.name)
    name = words.SCALES.get(one.scale)
    scaled = data.say(name) if name else data.say(words.TIMES, value=data.numbers.exact(one.scale))
    change, low, high = measure.change(one.difference, one.low, one.high, _places(c, goal, found))
    difference = data.say(page.BARE, value="–" if one.scale == OWN else change)
    if one.scale != OWN and math.isfinite(one.low + one.high):
        difference = Markup('{}<br><span class="range">{}</span>').format(difference, data.say(page.RANGE, low=low, high=high))
    level = what_if.level_cell(data, goal, one.mean, one.median, skewed=found.skewed)
    return [data.plan_name(plan), scaled, data.cost_cell(one.cost), level, difference]
