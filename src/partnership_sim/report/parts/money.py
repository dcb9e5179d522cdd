"""Part 8: what does money buy? Each plan at its budget, half and double."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.money import Budget, cost_effect
from partnership_sim.plots.numbers import MINUS
from partnership_sim.report import gains
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, join
from partnership_sim.report.words import page
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import NO_PROGRAMME, RUN

if TYPE_CHECKING:
    from partnership_sim.report.blocks import Block
    from partnership_sim.report.context import Context
    from partnership_sim.report.what_if import Row
    from partnership_sim.studies.goals import Goal

Budgets = dict[str, dict[float, tuple["Row", float]]]


def build(c: Context) -> Part:
    """Return cost against effect."""
    data, goal = c.data, c.data.goal
    budgets = _budgets(c, goal) if goal else {}
    if not data.programmes:
        return Part("money", data.say(words.MONEY_NO_PLAN), [])
    if goal is None or not any(len(found) > 1 for found in budgets.values()):
        return Part("money", data.say(words.MONEY_UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    plan = c.best if c.best in budgets else next(iter(budgets))
    runs = {name: data.numbers.fixed(count, 0) for name, count in (("runs", c.what_if.runs), ("replicates", data.replicates))}
    note = [data.say(words.MONEY_NOTE), *([data.say(words.MONEY_NOTE_RUNS, **runs)] if data.replicates > 1 else [])]
    blocks: list[Block] = [Gallery([_picture(c, goal, budgets)], join(note)), _table(c, goal, budgets)]
    return Part("money", _heading(c, goal, plan, budgets), blocks)


def _budgets(c: Context, goal: Goal) -> Budgets:
    """Return plan -> scale -> its row by the goal, and its cost."""
    found: Budgets = {}
    for plan in c.data.programmes:
        rows = c.what_if.budgets(plan, goal.name, goal.at)
        costs = c.what_if.budgets(plan, "cost", RUN)
        own = c.data.cost(plan)
        if rows:
            # Without a row of its own a budget's cost is the plan's, scaled: an upper bound.
            found[plan] = {scale: (row, costs[scale].mean if scale in costs else own * scale) for scale, row in sorted(rows.items())}
    return found


def _heading(c: Context, goal: Goal, plan: str, budgets: Budgets) -> Markup:
    data, measure, rows = c.data, c.data.measure(goal.name), budgets[plan]
    half, double = (rows[scale][0] if scale in rows else None for scale in (0.5, 2.0))
    values = {"plan": data.plan(plan), "goal": measure.label}
    if data.replicates < 2:
        return data.say(words.MONEY_ONE_RUN)
    if half is None or double is None or not (double.clear and double.difference * goal.better > 0):
        return data.say(words.MORE_HELPS_NOT, **values)
    known, places = half.clear, _places(c, goal, budgets)
    plain = measure.better <= 0 or (known and half.difference >= 0)
    texts = {name: measure.change(*row.between, places)[0] for name, row in (("double", double), ("half", half))}
    if plain:
        return data.say(words.DOUBLE_HALF_PLAIN if known else words.DOUBLE_PLAIN, **values, **texts)
    sizes = {name: text.lstrip(f"+{MINUS}") for name, text in texts.items()}
    return data.say(words.DOUBLE_HALF if known else words.DOUBLE, **values, **sizes)


def _places(c: Context, goal: Goal, budgets: Budgets) -> int:
    """Return the decimals of differences between budgets, wherever they are shown."""
    rows = [row for own in budgets.values() for scale, (row, _) in own.items() if scale != 1]
    return c.data.measure(goal.name).places((row.difference, row.low, row.high) for row in rows)


def _picture(c: Context, goal: Goal, budgets: Budgets) -> Picture:
    data, measure = c.data, c.data.measure(goal.name)
    points = [Budget(plan, scale, cost, row.mean) for plan, rows in budgets.items() for scale, (row, cost) in rows.items()]
    base = data.estimate(NO_PROGRAMME, goal.name, goal.at).mean
    if math.isfinite(base):
        points.append(Budget(NO_PROGRAMME, 1.0, 0.0, base))
    figure = cost_effect(points, data.look, across=bare(data.say(words.COST_AXIS)), upright=measure.axis(), percent=measure.percent)
    told = []
    for plan, rows in budgets.items():
        text = ", ".join(
            f"{data.numbers.number(cost)}: {c.what_if.level(goal).value(row.mean, data.places(goal))}" for row, cost in rows.values()
        )
        told.append(bare(data.say(words.MONEY_ROW, plan=plan, values=text)))
    alt = bare(data.say(words.MONEY_ALT, goal=measure.label, rows="; ".join(told)))
    return Picture("money", _title(c, goal, budgets), figure, alt)


def _title(c: Context, goal: Goal, budgets: Budgets) -> Markup:
    """Return which plans give most at their own budgets: one only where it clearly does."""
    data, measure = c.data, c.data.measure(goal.name)
    best = gains.leaders(data, budgets, goal)
    if data.replicates < 2:
        return data.say(words.MONEY_TITLE_ONE_RUN)
    if not best:
        return data.say(words.MONEY_TITLE_NONE, value=measure.full(data.estimate(NO_PROGRAMME, goal.name, goal.at).mean, data.places(goal)))
    value = measure.full(data.estimate(best[0], goal.name, goal.at).mean, data.places(goal))
    if len(best) > 1:
        return data.say(words.MONEY_TITLE_GROUP, plans=data.names(best), value=value)
    text = words.MONEY_TITLE if gains.most(data, best[0], budgets, goal) else words.MONEY_TITLE_CLEAR
    return data.say(text, plan=data.plan(best[0]), value=value)


def _table(c: Context, goal: Goal, budgets: Budgets) -> Table:
    data, measure = c.data, c.data.measure(goal.name)
    nothing = data.estimate(NO_PROGRAMME, goal.name, goal.at).mean
    places = data.places(goal), _places(c, goal, budgets)
    rows = []
    for plan in [*c.ranking.order, *(plan for plan in budgets if plan not in c.ranking.order)]:
        if plan == NO_PROGRAMME:
            level = data.say(page.BARE, value=c.what_if.level(goal).value(nothing, places[0]))
            rows.append([data.plan(plan), data.say(words.NO_BUDGET), Markup("0"), level, Markup("–")])
        rows += [_row(c, goal, plan, scale, *found, places) for scale, found in budgets.get(plan, {}).items()]
    head = [data.say(page.PLAN), data.say(words.BUDGET), data.cost_head(), _head(c, goal), data.say(words.AGAINST_OWN)]
    return Table(data.say(words.MONEY_CAPTION, goal=measure.label), head, rows, frozenset({0, 1}))


def _head(c: Context, goal: Goal) -> Markup:
    measure = c.data.measure(goal.name)
    return c.data.say(words.GOAL, goal=f"{measure.title}, {measure.unit}" if measure.unit else measure.title)


def _row(c: Context, goal: Goal, plan: str, scale: float, row: Row, cost: float, places: tuple[int, int]) -> list[Markup]:
    data, measure = c.data, c.data.measure(goal.name)
    name = words.SCALES.get(scale)
    scaled = data.say(name) if name else data.say(words.TIMES, value=data.numbers.exact(scale))
    change, low, high = measure.change(row.difference, row.low, row.high, places[1])
    difference = data.say(page.BARE, value="–" if scale == 1 else change)
    if scale != 1 and math.isfinite(row.low + row.high):
        difference = Markup('{}<br><span class="range">{}</span>').format(difference, data.say(page.RANGE, low=low, high=high))
    return [
        data.plan(plan),
        scaled,
        data.cost_cell(cost),
        data.say(page.BARE, value=c.what_if.level(goal).value(row.mean, places[0])),
        difference,
    ]
