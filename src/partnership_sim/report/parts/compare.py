"""Part 2: how do the plans compare? A ranked table, and the difference that each plan makes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.metrics import clearly
from partnership_sim.plots.effects import Difference, differences
from partnership_sim.plots.numbers import NOTHING, places_of
from partnership_sim.report import certainty
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table, filled
from partnership_sim.report.markup import bare, capital
from partnership_sim.report.measures import ODDS
from partnership_sim.report.swatch import swatch
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.verdicts import ranking
from partnership_sim.verdicts.certainty import FEW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.tables import Estimate, Versus

_BAR = 84.0


def build(c: Context) -> Part:
    """Return the table of plans and a figure a goal."""
    data, goal = c.data, c.goal
    if goal is None:
        return Part("compare", data.say(words.NOT_TOLD), [Paragraph(data.say(page.NOT_COMPUTED))])
    blocks = [_table(c, goal)]
    pictures = [picture for number, one in enumerate(c.verdict.goals) if (picture := _picture(c, one, number))]
    if pictures:
        note = data.say(words.FIGURE_NOTE if data.replicates > 1 else words.FIGURE_NOTE_ONE_RUN)
        return Part("compare", _heading(c, goal), [*blocks, Gallery(pictures, note)])
    return Part("compare", _heading(c, goal), blocks)


def _heading(c: Context, goal: ByGoal) -> Markup:
    """Return how many plans beat none; of few runs, with the word that they prove nothing."""
    few = 1 < c.data.replicates < FEW and bool(c.data.programmes)
    return c.data.say(words.FEW_RUNS, count=c.data.replicates, answer=_judged(c, goal)) if few else _judged(c, goal)


def _judged(c: Context, goal: ByGoal) -> Markup:
    data = c.data
    if not data.programmes:
        return data.say(words.COMPARE_ONE)
    if data.replicates < 2 or not any(math.isfinite(gain.low) for gain in goal.gains().values()):
        return data.say(words.NOT_TOLD)
    found = {plan: goal.plans[plan].against_none for plan in data.programmes}
    name = f"{data.goal_words(goal)} {data.when(goal)}"
    count = sum(case == clearly.BETTER for case in found.values())
    if count == len(found) > 1:
        return data.say(words.BEAT_ALL, goal=name)
    text = words.BEAT if count > 1 else words.BEAT_ONE if count else words.BEAT_NONE
    sayings = [data.say(text, count=count, all=len(found), goal=name)]
    for case, one, more in ((clearly.EQUAL, words.ADDS_LITTLE, words.ADD_LITTLE), (clearly.WORSE, words.DOES_WORSE, words.DO_WORSE)):
        plans = [plan for plan in data.programmes if found[plan] == case]
        if plans:
            sayings.append(data.say(more if len(plans) > 1 else one, plans=data.names(plans)))
    return Markup("; ").join(sayings)


def _order(c: Context) -> list[str]:
    return [*c.ranking.order, *(plan for plan in c.data.plans if plan not in c.ranking.order)]


def _table(c: Context, goal: ByGoal) -> Table:
    data, order = c.data, _order(c)
    measured = [one for one in c.verdict.goals if one.measured]
    columns = [_column(c, one, order) for one in measured]
    effects = _effects(c, order)
    rows = []
    for number, plan in enumerate(order):
        cells = [
            Markup("{} {}").format(swatch(data.look, plan), data.plan_name(plan)),
            data.say(page.BARE, value=c.ranking.rank.get(plan, "–")),
        ]
        cells += [column[number] for column in columns]
        rows.append([*cells, _odds(c, goal, plan), data.cost_cell(c.verdict.plans[plan].cost), effects[number]])
    head = [data.say(page.PLAN), data.say(words.RANK)]
    head += [data.say(page.GOAL_WHEN, goal=_title(c, one), when=data.when(one)) for one in measured]
    least = data.measure(goal.name).least(goal.least)
    counted = data.measure(goal.name).style == ODDS
    odds = data.say(words.BETTER_ODDS) if counted else data.say(words.GAIN_ODDS, least=least)
    head += [odds, data.cost_head(), data.say(words.PER_UNIT)]
    names = data.numbers.join([data.goal_words(one) for one in measured])
    one = data.replicates < 2
    note = data.say(
        words.NOTE_ONE if one else words.NOTE,
        replicates=data.numbers.fixed(data.replicates, 0),
        goal=data.goal_words(goal),
        goals=names,
        least=least,
    )
    others = [
        f"{data.goal_words(other)} {data.measure(other.name).least(other.least)}" for other in measured if other is not goal and other.least
    ]
    if others and not one:
        note += data.say(words.NOTE_LEAST_OTHERS, goals=data.numbers.join(others))
    if any(bare(effect) != NOTHING for effect in effects):
        note += data.say(words.NOTE_PER_UNIT if data.scenario.money is None else words.NOTE_PER_UNIT_MONEY)
    return Table(
        data.say(words.CAPTION, goal=f"{data.goal_words(goal)} {data.when(goal)}"),
        *filled(head, rows),
        note=note,
        chosen=order.index(c.best) if c.best in order and c.ranking.case in {ranking.CHOOSE, ranking.EQUAL, ranking.NOT_APART} else -1,
    )


def _title(c: Context, goal: ByGoal) -> str:
    measure = c.data.measure(goal.name)
    return f"{measure.title}, {measure.unit}," if measure.unit else measure.title


def _column(c: Context, goal: ByGoal, order: Sequence[str]) -> list[Markup]:
    """Return a goal of every plan: its mean, interval and bar, all with the same decimals."""
    measure = c.data.measure(goal.name)
    column = [goal.plans[plan].level for plan in order]
    places = c.data.places(goal)
    cells = [_cell(c, measure.estimate(*found, places), found, _bar(found, column)) for found in column]
    if not any(goal.plans[plan].skewed for plan in order):
        return cells
    medians = [c.data.median(measure.value(goal.plans[plan].median, places)) for plan in order]
    return [Markup("{}{}").format(*both) for both in zip(cells, medians, strict=True)]


def _cell(c: Context, texts: tuple[str, str, str], found: Estimate, below: Markup) -> Markup:
    """Return a mean, its interval where it has one, and what stands below."""
    if not math.isfinite(found.mean):
        return Markup("–")
    if not math.isfinite(found.low + found.high):
        return Markup("{}{}").format(texts[0], below)
    text = c.data.say(page.RANGE, low=texts[1], high=texts[2])
    return Markup('{}<br><span class="range">{}</span>{}').format(texts[0], text, below)


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


def _odds(c: Context, goal: ByGoal, plan: str) -> Markup:
    """Return in how many runs a plan gains what matters over none and, below, in how many it loses as much."""
    chance, data = goal.plans[plan].chance, c.data
    if chance is None or not math.isfinite(chance.gain):
        return Markup("–")
    text = data.say(page.BARE, value=certainty.gains(chance, data.numbers))
    if not chance.loss:
        return text
    lost = words.WORSE_IN if data.measure(goal.name).style == ODDS else words.LOSS_IN
    return Markup('{}<br><span class="range">{}</span>').format(text, data.say(lost, loss=certainty.losses(chance, data.numbers)))


def _effects(c: Context, order: Sequence[str]) -> list[Markup]:
    """Return of every plan the extra service for a unit spent, and what a unit of extra service costs."""
    data, money = c.data, c.data.scenario.money
    column = [c.verdict.plans[plan].effect for plan in order]
    places, cells = places_of(column), []
    for found in column:
        price = Markup("")
        if money is not None and found.mean > 0:
            price = Markup('<br><span class="range">{}</span>').format(data.money(1 / found.mean))
        cells.append(_cell(c, data.numbers.estimate(*found, places=places), found, price))
    return cells


def _picture(c: Context, goal: ByGoal, number: int) -> Picture | None:
    data, measure = c.data, c.data.measure(goal.name)
    known = {plan: gain for plan, gain in goal.gains().items() if math.isfinite(gain.difference)}
    found = {plan: known[plan] for plan in _order(c) if plan in known}
    if not found:
        return None
    rows = [Difference(plan, gain.difference, gain.low, gain.high) for plan, gain in found.items()]
    axis = bare(data.say(page.DIFFERENCE_AXIS, label=measure.title))
    unit = data.say(page.POINTS_UNIT) if measure.percent else measure.unit
    places = data.gain_places(goal)
    figure = differences(rows, data.look, label=f"{axis}, {unit}" if unit else axis, percent=measure.percent, places=places)
    told = [_told(c, measure.change(*gain[:3], places), plan) for plan, gain in found.items()]
    alt = bare(
        data.say(words.ALT_DIFFERENCES if data.replicates > 1 else words.ALT_DIFFERENCES_ONE_RUN, goal=measure.label, rows=", ".join(told))
    )
    return Picture(f"difference-{number + 1}-{goal.name}", _finding(c, goal, found), figure, alt)


def _told(c: Context, texts: tuple[str, str, str], plan: str) -> str:
    """Return a plan's difference, with its interval where it has one, for those who do not see it."""
    difference, low, high = texts
    text = words.ALT_ROW if low == NOTHING else words.ALT_BETWEEN
    return bare(c.data.say(text, plan=plan, difference=difference, low=low, high=high))


def _finding(c: Context, goal: ByGoal, found: Mapping[str, Versus]) -> Markup:
    """Return who gains most: one plan only where it clearly does."""
    data, measure = c.data, c.data.measure(goal.name)
    best, title = goal.leaders, capital(data.measured(goal))
    if data.replicates < 2:
        return data.say(words.TITLE_ONE_RUN, goal=title)
    if not best:
        return data.say(words.TITLE_NONE, goal=title)
    difference = measure.change(*found[best[0]][:3], data.gain_places(goal))[0]
    if len(best) > 1:
        return data.say(words.TITLE_EQUAL if goal.alike else words.TITLE_GROUP, goal=title, plans=data.names(best), difference=difference)
    text = words.TITLE_CLEAR if not goal.most else words.TITLE_BEST if len(found) > 1 else words.TITLE_ONE
    return data.say(text, goal=title, plan=data.plan(best[0]), difference=difference)
