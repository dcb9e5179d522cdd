"""Part 7: what could make it fail? The best plans under every uncertain assumption and every shock."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.rows import Change, changes
from partnership_sim.report.blocks import Block, Gallery, Heading, Items, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital
from partnership_sim.report.what_if import SHOCK, plain_words
from partnership_sim.report.words import page
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import RUN

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.report.what_if import Row
    from partnership_sim.studies.goals import Goal

#: So many changes in the picture, and in each list.
_BARS, _ITEMS = 10, 6
#: A change by less than this part of what the plan reaches unchanged is none of note.
_SMALL = 0.05


def plan_of(c: Context) -> str:
    """Return the plan to speak of: the chosen one if it was tried, else the first that was."""
    tried = c.what_if.plans
    return c.best if c.best in tried or not tried else tried[0]


def build(c: Context) -> Part:
    """Return what changes the ranking, what breaks the partnership, what changes nothing."""
    data, goal, plan = c.data, c.data.goal, plan_of(c)
    rows = c.what_if.of(plan, goal.name, goal.at) if goal else []
    if goal is None or not rows:
        return Part("fragile", data.say(words.UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    harm, flips = c.what_if.harm(plan, goal), c.what_if.leaders(plan, goal)
    if harm:
        heading = data.say(words.HURTS, plan=data.plan(plan), change=c.what_if.words(harm[0]))
    elif flips:
        heading = data.say(words.FLIPS, change=c.what_if.words(flips[0][0]))
    else:
        heading = data.say(words.NOTHING, plan=data.plan(plan))
    intro = data.say(words.INTRO, plan=data.plan(plan), goal=data.goal_words(goal), when=data.when(goal))
    blocks: list[Block] = [Paragraph(intro), *_lists(c, goal, plan, rows)]
    return Part("fragile", heading, [*blocks, Gallery([_picture(c, goal, plan, rows)]), _table(c, goal, plan, rows)])


def _lists(c: Context, goal: Goal, plan: str, rows: list[Row]) -> list[Block]:
    data, measure, tried = c.data, c.data.measure(goal.name), c.what_if
    found: list[Block] = [Heading(data.say(words.CHANGES_RANKING))]
    flips = tried.leaders(plan, goal)
    if len(tried.plans) < 2:
        found.append(Paragraph(data.say(words.ONE_PLAN_ONLY)))
    elif not flips:
        found.append(Paragraph(data.say(words.NO_RANKING)))
    else:
        items = [
            data.say(
                words.RANKING_ITEM,
                change=capital(tried.words(row)),
                plan=data.plan(other),
                value=measure.full(best.mean),
                chosen=data.plan(plan),
                own=measure.value(row.mean),
            )
            for row, other, best in flips[:_ITEMS]
        ]
        found.append(Items(items))
    if data.lasts:
        found.append(Heading(data.say(words.BREAKS_SUSTAINED)))
        found.append(_breaking(c, plan))
    breaking = {row.key for row in tried.breaking(plan)} | {row.key for row, _, _ in flips}
    still = [row for row in rows if _calm(row) and row.key not in breaking]
    calm = {row.change for row in still} - {row.change for row in rows if not _calm(row) or row.key in breaking}
    found.append(Heading(data.say(words.CHANGES_NOTHING)))
    names = [plain_words(data, change) for change in dict.fromkeys(row.change for row in still) if change in calm]
    text = (
        data.say(page.BARE, value=data.numbers.join([name[:1].lower() + name[1:] for name in names]) + ".")
        if names
        else data.say(words.NO_RANKING)
    )
    return [*found, Paragraph(capital(text))]


def _calm(row: Row) -> bool:
    """Return whether a change does nothing of note: it is not clear of 0, or less than a small part of what the plan reaches unchanged."""
    return not row.clear or abs(row.difference) < _SMALL * abs(row.mean - row.difference)


def _breaking(c: Context, plan: str) -> Block:
    data, tried = c.data, c.what_if
    before = data.estimate(plan, "sustained", RUN).mean
    rows = tried.breaking(plan)
    if not rows:
        return Paragraph(data.say(words.NO_RANKING))
    items = []
    for row in rows[:_ITEMS]:
        own = row.mean - row.difference if math.isfinite(row.mean - row.difference) else before
        now, then = (data.measure("sustained").value(value) for value in (row.mean, own))
        items.append(data.say(words.SUSTAINED_ITEM, change=capital(tried.words(row)), now=now, before=then))
    return Items(items)


def _picture(c: Context, goal: Goal, plan: str, rows: list[Row]) -> Picture:
    data, measure, tried = c.data, c.data.measure(goal.name), c.what_if
    ends: dict[str, list[float]] = {}
    for row in rows:
        upper = row.change.startswith(SHOCK) or tried.upper(row)
        ends.setdefault(row.change, [math.nan, math.nan])[upper] = row.difference
    size = {change: max(abs(value) for value in pair if math.isfinite(value)) for change, pair in ends.items()}
    order = sorted(ends, key=lambda change: (-size[change], change))[:_BARS]
    bars = [Change(plain_words(data, change), *ends[change]) for change in order]
    axis = bare(data.say(words.AXIS, goal=measure.label))
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    lower, upper_ = (bare(data.say(words_)) for words_ in (words.BAR_LOW, words.BAR_HIGH))
    label = capital(data.say(page.BARE, value=f"{axis}, {unit}" if unit else axis))
    figure = changes(bars, data.look, label=bare(label), lower=lower, upper=upper_, percent=measure.percent)
    harm = tried.harm(plan, goal)
    title = (
        data.say(words.TITLE, plan=data.plan(plan), change=tried.words(harm[0]), difference=measure.difference(harm[0].difference))
        if harm
        else data.say(words.TITLE_NONE, plan=data.plan(plan))
    )
    told = [
        bare(data.say(words.ALT_ROW, label=bar.label, low=measure.difference(bar.low), high=measure.difference(bar.high))) for bar in bars
    ]
    return Picture("what-if", title, figure, bare(data.say(words.ALT, goal=measure.label, rows="; ".join(told))))


def _table(c: Context, goal: Goal, plan: str, rows: list[Row]) -> Table:
    data, measure, tried = c.data, c.data.measure(goal.name), c.what_if
    holds = {row.key: row.mean for row in tried.of(plan, "sustained", RUN)}
    cells = []
    for row in sorted(rows, key=lambda row: (goal.better * row.difference, row.change, row.value)):
        difference, low, high = measure.change(row.difference, row.low, row.high)
        text = data.say(page.BARE, value=difference)
        if math.isfinite(row.low + row.high):
            text = Markup('{} <span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))
        line = [capital(tried.words(row)), text]
        if holds:
            line.append(data.say(page.BARE, value=data.measure("sustained").value(holds.get(row.key, math.nan))))
        cells.append(line)
    head = [data.say(words.CHANGE), capital(data.say(words.EFFECT, goal=data.goal_words(goal)))]
    if holds:
        head.append(data.say(words.HOLDS))
    note = data.say(words.NOTE, replicates=data.say(words.RUNS))
    return Table(data.say(words.CAPTION, plan=data.plan(plan)), head, cells, note=note)
