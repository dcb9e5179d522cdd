"""Part 7: what could make it fail? The best plans under every uncertain assumption and every shock."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.numbers import NOTHING
from partnership_sim.plots.rows import Change, changes
from partnership_sim.report import gains
from partnership_sim.report.blocks import Block, Gallery, Heading, Items, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join
from partnership_sim.report.what_if import is_luck, plain_words
from partnership_sim.report.words import figures, page
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import NO_PROGRAMME, RUN
from partnership_sim.studies.what_if import SHOCK

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.report.what_if import Row
    from partnership_sim.studies.goals import Goal

#: So many changes in the picture, and in each list.
_BARS, _ITEMS = 10, 6


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
    blow, flips = c.what_if.blow(plan, goal), c.what_if.leaders(plan, goal)
    if data.replicates < 2:
        heading = data.say(words.ONE_RUN, plan=data.plan(plan))
    elif blow:
        heading = data.say(words.THREAT, plan=data.plan(plan), blow=c.what_if.told(plan, goal, blow))
    elif flips:
        heading = data.say(words.FLIPS, plan=data.plan(flips[0].other), change=c.what_if.words(flips[0].row))
    else:
        heading = data.say(words.NOTHING_BESIDES if c.what_if.harmed(plan, goal) else words.NOTHING, plan=data.plan(plan))
    intro = data.say(
        words.INTRO if data.programmes else words.INTRO_NO_PLAN, plan=data.plan(plan), goal=data.goal_words(goal), when=data.when(goal)
    )
    blocks: list[Block] = [Paragraph(intro), *(_lists(c, goal, plan) if data.replicates > 1 else [])]
    return Part("fragile", heading, [*blocks, Gallery([_picture(c, goal, plan, rows)]), _table(c, goal, plan, rows)])


def _lists(c: Context, goal: Goal, plan: str) -> list[Block]:
    data = c.data
    found: list[Block] = [Heading(data.say(words.CHANGES_RANKING)), *_flips(c, goal, plan)]
    found += [Heading(data.say(words.WEAKENS)), _weakening(c, plan)]
    return [*found, Heading(data.say(words.CHANGES_NOTHING)), Paragraph(_calm(c, goal, plan))]


def _flips(c: Context, goal: Goal, plan: str) -> list[Block]:
    """Return under what changes another plan clearly leads, and under how many one is level or ahead though not clearly."""
    data, measure, tried = c.data, c.what_if.level(goal), c.what_if
    if len(tried.plans) < 2:
        return [Paragraph(data.say(words.NO_PLAN_TO_RANK))]
    items = [
        data.say(
            words.RANKING_ITEM,
            change=capital(tried.words(duel.row)),
            plan=data.plan(duel.other),
            value=measure.full(duel.best.mean, data.places(goal)),
            chosen=data.plan(plan),
            own=measure.value(duel.row.mean, data.places(goal)),
        )
        for duel in tried.leaders(plan, goal)[:_ITEMS]
    ]
    count, every = tried.near(plan, goal)
    others = data.say(words.OTHERS if len(tried.plans) > 2 else words.DOING_NOTHING)
    near = data.say(words.NEAR if count else words.NEAR_NONE, count=count, all=every, plan=data.plan(plan), others=others)
    return [Items(items) if items else Paragraph(data.say(words.NONE_TRIED)), Paragraph(near)]


def _weakening(c: Context, plan: str) -> Block:
    data, tried = c.data, c.what_if
    items = [
        data.say(words.SUSTAINED_ITEM, change=capital(tried.words(row)), now=tried.holding(row), before=tried.before(row))
        for row in tried.breaking(plan)[:_ITEMS]
    ]
    return Items(items) if items else Paragraph(data.say(words.NONE_TRIED))


def _calm(c: Context, goal: Goal, plan: str) -> Markup:
    """Return what changes nothing of note, and what of it the plan does not use at all."""
    data, tried = c.data, c.what_if
    names = []
    for change in tried.calm(plan, goal):
        name = plain_words(data, change)
        name = name[:1].lower() + name[1:]
        unused = all(tried.unused(plan, row) for row in tried.of(plan, goal.name, goal.at) if row.change == change)
        names.append(bare(data.say(words.CALM_NO_EFFECT, change=name)) if unused else name)
    return capital(data.say(page.BARE, value=data.numbers.join(names) + ".")) if names else data.say(words.NONE_TRIED)


def _picture(c: Context, goal: Goal, plan: str, rows: list[Row]) -> Picture:
    data, measure, tried = c.data, c.data.measure(goal.name), c.what_if
    ends: dict[str, list[float]] = {}
    around: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        upper = row.change.startswith(SHOCK) or tried.upper(row)
        ends.setdefault(row.change, [math.nan, math.nan])[upper] = row.difference
        around.setdefault(row.change, [(math.nan, math.nan)] * 2)[upper] = (row.low, row.high)
    size = {change: max(abs(value) for value in pair if math.isfinite(value)) for change, pair in ends.items()}
    order = sorted(ends, key=lambda change: (-size[change], change))[:_BARS]
    bars = [_bar(plain_words(data, change), ends[change], around[change], shock=change.startswith(SHOCK)) for change in order]
    axis = bare(data.say(words.AXIS, goal=measure.label))
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    names = {name: bare(data.say(text)) for name, text in (("lower", figures.LOWER), ("upper", figures.UPPER), ("shock", figures.SHOCK))}
    label = capital(data.say(page.BARE, value=f"{axis}, {unit}" if unit else axis))
    figure = changes(bars, data.look, label=bare(label), percent=measure.percent, **names)
    places = tried.places(plan, goal)
    told = [
        bare(data.say(words.ALT_ROW, label=bar.label, low=measure.difference(bar.low, places), high=measure.difference(bar.high, places)))
        for bar in bars
    ]
    return Picture("what-if", _title(c, goal, plan), figure, bare(data.say(words.ALT, goal=measure.label, rows="; ".join(told))))


def _bar(label: str, ends: list[float], around: list[tuple[float, float]], *, shock: bool) -> Change:
    (low, high), (around_low, around_high) = ends, around
    return Change(label, low, high, around_low, around_high, shock)


def _title(c: Context, goal: Goal, plan: str) -> Markup:
    """Return what takes away most; where that is how far runs scatter, what takes away most besides."""
    data, tried = c.data, c.what_if
    harm = tried.harm(plan, goal)
    told = [row for row in harm if not is_luck(row.change)]
    values = {"plan": data.plan(plan), "goal": data.goal_words(goal)}
    if data.replicates < 2:
        return data.say(words.TITLE_ONE_RUN, **values)
    if not told:
        return data.say(words.TITLE_LUCK if harm else words.TITLE_NONE, **values)
    text = words.TITLE if told[0] is harm[0] else words.TITLE_BESIDES
    return data.say(text, **values, change=tried.words(told[0]), difference=tried.change(plan, goal, told[0]))


def _table(c: Context, goal: Goal, plan: str, rows: list[Row]) -> Table:
    data, measure, tried = c.data, c.data.measure(goal.name), c.what_if
    holds = {row.key: tried.holding(row) for row in tried.of(plan, "sustained", RUN)}
    cells = []
    for row in sorted(rows, key=lambda row: (goal.better * row.difference, row.change, row.value)):
        line = [capital(tried.words(row)), _cell(c, goal, plan, row)]
        if holds:
            line.append(data.say(page.BARE, value=holds.get(row.key, NOTHING)))
        cells.append(line)
    effect = data.say(words.EFFECT_UNIT if measure.unit else words.EFFECT, goal=data.goal_words(goal), unit=measure.unit)
    head = [data.say(words.CHANGE), capital(effect)]
    if holds:
        head.append(data.say(words.HOLDS))
    return Table(data.say(words.CAPTION, plan=data.plan(plan)), head, cells, note=_note(c, goal, plan))


def _cell(c: Context, goal: Goal, plan: str, row: Row) -> Markup:
    data = c.data
    if c.what_if.unused(plan, row):
        return data.say(words.NO_EFFECT)
    difference, low, high = data.measure(goal.name).change(row.difference, row.low, row.high, c.what_if.places(plan, goal))
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(row.low + row.high):
        return text
    return Markup('{} <span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))


def _note(c: Context, goal: Goal, plan: str) -> Markup:
    data, least = c.data, c.what_if.least(plan, goal)
    if data.replicates < 2:
        return data.say(words.NOTE_ONE_RUN)
    note = data.say(words.NOTE, runs=data.numbers.fixed(c.what_if.runs, 0), replicates=data.numbers.fixed(data.replicates, 0))
    if not least:
        return join([note, data.say(words.NOTE_NO_EFFECT)])
    gaining, acting = gains.gains(data, plan, goal), plan != NO_PROGRAMME
    why = data.say(words.A_TENTH if gaining else words.A_TWENTIETH if acting else words.A_TWENTIETH_NO_PLAN)
    return join([note, data.say(words.NOTE_LEAST, least=data.measure(goal.name).amount(least), why=why)])
