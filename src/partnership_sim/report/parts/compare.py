"""Part 2: how do the plans compare? A ranked table, and the difference that each plan makes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.rows import Difference, differences
from partnership_sim.report import certainty
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.data import round_to
from partnership_sim.report.markup import bare
from partnership_sim.report.swatch import swatch
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME, RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Estimate
    from partnership_sim.studies.goals import Goal

_BAR = 84.0


def build(c: Context) -> Part:
    """Return the table of plans and a figure a goal."""
    data, goal = c.data, c.data.goal
    if goal is None:
        return Part("compare", data.say(words.NOT_TOLD), [Paragraph(data.say(page.NOT_COMPUTED))])
    blocks = [_table(c, goal)]
    pictures = [picture for number, one in enumerate(data.goals) if (picture := _picture(c, one, number))]
    if pictures:
        return Part("compare", _heading(c, goal), [*blocks, Gallery(pictures, data.say(words.FIGURE_NOTE))])
    return Part("compare", _heading(c, goal), blocks)


def _heading(c: Context, goal: Goal) -> Markup:
    data = c.data
    if not data.programmes:
        return data.say(words.COMPARE_ONE)
    gains = [data.versus(plan, NO_PROGRAMME, goal.name, goal.at) for plan in data.programmes]
    if not any(math.isfinite(gain.low) for gain in gains):
        return data.say(words.NOT_TOLD)
    count = sum(gain.clear and gain.difference * goal.better > 0 for gain in gains)
    name = data.goal_words(goal)
    if count == len(gains) > 1:
        return data.say(words.BEAT_ALL, goal=name)
    if count == 0:
        return data.say(words.BEAT_NONE, goal=name)
    return data.say(words.BEAT, count=count, all=len(gains), goal=name)


def _order(c: Context) -> list[str]:
    return [*c.ranking.order, *(plan for plan in c.data.plans if plan not in c.ranking.order)]


def _table(c: Context, goal: Goal) -> Table:
    data, measured = (
        c.data,
        [one for one in c.data.goals if any(math.isfinite(c.data.estimate(p, one.name, one.at).mean) for p in c.data.plans)],
    )
    order = _order(c)
    columns = {one: [data.estimate(plan, one.name, one.at) for plan in order] for one in measured}
    rows = []
    for number, plan in enumerate(order):
        cells = [Markup("{} {}").format(swatch(data.look, plan), data.plan(plan)), data.say(page.BARE, value=c.ranking.rank.get(plan, "–"))]
        cells += [_cell(c, one, columns[one], number) for one in measured]
        rows.append([*cells, _odds(c, goal, plan), _cost(c, plan), _effect(c, plan)])
    money = data.scenario.money
    head = [data.say(page.PLAN), data.say(words.RANK)]
    head += [data.say(words.GOAL_WHEN, goal=_title(c, one), when=data.when(one)) for one in measured]
    cost = data.say(words.COST_HEAD) if money is None else data.say(words.COST_MONEY, currency=money.currency)
    head += [data.say(words.BETTER_ODDS), cost, data.say(words.PER_UNIT)]
    names = data.numbers.join([data.goal_words(one) for one in data.goals])
    note = data.say(words.NOTE, replicates=data.numbers.fixed(data.replicates, 0), goal=data.goal_words(goal), goals=names)
    return Table(
        data.say(words.CAPTION, goal=f"{data.goal_words(goal)} {data.when(goal)}"),
        head,
        rows,
        note=note,
        chosen=order.index(c.best) if c.best in order and c.ranking.verdict in {"choose", "equal"} else -1,
    )


def _title(c: Context, goal: Goal) -> str:
    measure = c.data.measure(goal.name)
    return f"{measure.title}, {measure.unit}," if measure.unit else measure.title


def _cell(c: Context, goal: Goal, column: Sequence[Estimate], number: int) -> Markup:
    measure, found = c.data.measure(goal.name), column[number]
    if not math.isfinite(found.mean):
        return Markup("–")
    mean, low, high = measure.estimate(*found)
    if not math.isfinite(found.low + found.high):
        return Markup("{}{}").format(mean, _bar(found, column))
    text = c.data.say(page.RANGE, low=low, high=high)
    return Markup('{}<br><span class="range">{}</span>{}').format(mean, text, _bar(found, column))


def _bar(found: Estimate, column: Sequence[Estimate]) -> Markup:
    """Return a small bar from 0 to the mean, with a whisker for the interval; the column shares its scale."""
    ends = [value for one in column for value in one if math.isfinite(value)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    scale = _BAR / (high - low) if high > low else 0.0
    zero, mean = (round((value - low) * scale, 1) for value in (0.0, found.mean))
    whisker = Markup("")
    if math.isfinite(found.low + found.high):
        ends = [round((value - low) * scale, 1) for value in (found.low, found.high)]
        whisker = Markup('<path d="M{} 5H{}"/>').format(*ends)
    return Markup(
        '<svg class="bar" viewBox="0 0 84 10" aria-hidden="true" focusable="false"><rect x="{}" y="1" width="{}" height="8"/>{}</svg>'
    ).format(min(zero, mean), round(abs(mean - zero), 1), whisker)


def _odds(c: Context, goal: Goal, plan: str) -> Markup:
    odds = c.data.versus(plan, NO_PROGRAMME, goal.name, goal.at).odds
    return Markup("–") if plan == NO_PROGRAMME else c.data.say(page.BARE, value=certainty.odds(odds, c.data.numbers))


def _cost(c: Context, plan: str) -> Markup:
    data, money, cost = c.data, c.data.scenario.money, c.data.cost(plan)
    units = data.numbers.exact(round_to(cost))
    if money is None or not cost:
        return data.say(page.BARE, value=units)
    exactly = data.numbers.money_exactly(round(cost * money.unit), money.currency)
    short = data.numbers.money(cost * money.unit, money.currency)
    return Markup('{}<br><span class="range" title="{}">{}</span>').format(units, exactly, short)


def _effect(c: Context, plan: str) -> Markup:
    """Return the extra service for a unit spent, and what a unit of extra service costs."""
    data, money = c.data, c.data.scenario.money
    found = data.estimate(plan, "cost_effectiveness", RUN)
    if not math.isfinite(found.mean):
        return Markup("–")
    mean, low, high = data.numbers.estimate(*found)
    text = Markup("{}").format(mean)
    if math.isfinite(found.low + found.high):
        text = Markup('{}<br><span class="range">{}</span>').format(mean, data.say(page.RANGE, low=low, high=high))
    if money is None or found.mean <= 0:
        return text
    price = data.say(words.PER_MONEY, money=data.numbers.money(money.unit / found.mean, money.currency))
    return Markup('{}<br><span class="range wrapped">{}</span>').format(text, price)


def _picture(c: Context, goal: Goal, number: int) -> Picture | None:
    data, measure = c.data, c.data.measure(goal.name)
    gains = {plan: data.versus(plan, NO_PROGRAMME, goal.name, goal.at) for plan in _order(c) if plan != NO_PROGRAMME}
    gains = {plan: gain for plan, gain in gains.items() if math.isfinite(gain.difference)}
    if not gains:
        return None
    rows = [Difference(plan, gain.difference, gain.low, gain.high) for plan, gain in gains.items()]
    axis = bare(data.say(page.DIFFERENCE_AXIS, label=measure.title))
    unit = data.say(page.POINTS_UNIT) if measure.percent else measure.unit
    figure = differences(rows, data.look, label=f"{axis}, {unit}" if unit else axis, percent=measure.percent)
    best = max(gains, key=lambda plan: goal.better * gains[plan].difference)
    clear = gains[best].clear and goal.better * gains[best].difference > 0
    title = (
        data.say(words.TITLE_BEST, goal=measure.title, plan=data.plan(best), difference=measure.change(*gains[best][:3])[0])
        if clear
        else data.say(words.TITLE_NONE, goal=measure.title)
    )
    told = [bare(data.say(words.ALT_ROW, plan=plan, difference=measure.change(*gain[:3])[0])) for plan, gain in gains.items()]
    alt = bare(data.say(words.ALT_DIFFERENCES, goal=measure.label, rows=", ".join(told)))
    return Picture(f"difference-{number + 1}-{goal.name}", title, figure, alt)
