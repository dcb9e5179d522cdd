"""Part 7: what could make it fail? The best plans under every uncertain assumption and every shock."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from partnership_sim.plots.effects import Swing, swings
from partnership_sim.report import what_if
from partnership_sim.report.blocks import Block, Gallery, Heading, Items, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join, within
from partnership_sim.report.what_if import plain_words, world_words
from partnership_sim.report.words import figures, page
from partnership_sim.report.words import what_if as words
from partnership_sim.verdicts.what_if import IS_LOWER

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Data
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.what_if import Tried, WhatIf, Without, World

#: So many changes in the picture, and in each list.
_BARS, _ITEMS = 10, 6


def build(c: Context) -> Part:
    """Return what changes the ranking, what breaks the partnership, what changes nothing."""
    data, goal, found = c.data, c.goal, c.verdict.what_if
    if goal is None or found is None:
        return Part("fragile", data.say(words.UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    plan = data.plan(found.plan)
    if data.replicates < 2:
        heading = data.say(words.ONE_RUN, plan=plan)
    elif found.blow:
        text = words.THREAT_HOLDS if found.blow.breaking else words.THREAT
        heading = data.say(text, plan=plan, measured=data.measured(goal), blow=what_if.told(c, goal, found, found.blow))
    elif found.overtaken:
        first = found.overtaken[0]
        heading = data.say(words.FLIPS, plan=data.plan(first.plan), change=world_words(data, first.world))
    else:
        heading = data.say(words.NOTHING_BESIDES if found.harmed else words.NOTHING, plan=plan)
    blocks: list[Block] = [Paragraph(_intro(c, goal, found)), *(_lists(c, goal, found) if data.replicates > 1 else [])]
    return Part("fragile", heading, [*blocks, Gallery([_picture(c, goal, found)]), _table(c, goal, found)])


def _intro(c: Context, goal: ByGoal, found: WhatIf) -> Markup:
    """Return what was tried; and of the largest threat what it does without a programme."""
    data = c.data
    text = words.INTRO if data.programmes else words.INTRO_NO_PLAN
    said = [data.say(text, plan=data.plan(found.plan), goal=data.goal_words(goal), when=data.when(goal))]
    shocks = [one.world for one in found.tried if one.world.shock is not None]
    severities = data.numbers.join([data.numbers.exact(value) for value in sorted({one.value for one in shocks})], "or")
    months = {one.shock.month for one in shocks if one.shock is not None}
    said += [data.say(words.INTRO_SHOCKS, month=month, severity=severities) for month in months]
    said += what_if.first_runs(c, goal, found.plan, found.runs, (_widest(found).before, found.median))
    if found.blow and data.replicates > 1:
        said.append(what_if.without(c, goal, found, found.blow))
    return join([one for one in said if one])


def _lists(c: Context, goal: ByGoal, found: WhatIf) -> list[Block]:
    data = c.data
    blocks: list[Block] = [Heading(data.say(words.CHANGES_RANKING)), *_flips(c, goal, found)]
    blocks += [Heading(data.say(words.WEAKENS)), _weakening(c, found)]
    return [*blocks, Heading(data.say(words.CHANGES_NOTHING)), Paragraph(_calm(c, found))]


def _flips(c: Context, goal: ByGoal, found: WhatIf) -> list[Block]:
    """Return under what changes another plan clearly leads, and under how many one is level or ahead though not clearly."""
    data, measure, plan = c.data, what_if.level(c.data, goal), c.data.plan(found.plan)
    if len(found.plans) < 2:
        return [Paragraph(data.say(words.NO_PLAN_TO_RANK))]
    items = [
        data.say(
            words.RANKING_ITEM,
            change=capital(world_words(data, rival.world)),
            plan=data.plan(rival.plan),
            value=measure.full(rival.other, data.places(goal)),
            chosen=plan,
            own=measure.value(rival.own, data.places(goal)),
        )
        for rival in found.overtaken[:_ITEMS]
    ]
    count = what_if.near(data, goal, found)
    others = data.say(words.OTHERS if len(found.plans) > 2 else words.DOING_NOTHING)
    near = data.say(words.NEAR if count else words.NEAR_NONE, count=count, all=len(found.rivals), plan=plan, others=others)
    return [Items(items) if items else Paragraph(data.say(words.NONE_TRIED)), Paragraph(near)]


def _weakening(c: Context, found: WhatIf) -> Block:
    data = c.data
    items = [
        data.say(
            words.SUSTAINED_ITEM,
            change=capital(world_words(data, one.world)),
            now=what_if.holding(data, one, one.holds),
            before=what_if.before(data, one),
        )
        for one in found.breaking[:_ITEMS]
    ]
    return Items(items) if items else Paragraph(data.say(words.NONE_TRIED))


def _calm(c: Context, found: WhatIf) -> Markup:
    """Return what changes nothing of note, and what of it the plan does not use at all."""
    data = c.data
    names = []
    for change in found.calm:
        both = [one for one in found.tried if one.world.change == change]
        name = bare(within(escape(plain_words(data, both[0].world))))
        if both[0].world.shock is not None and both[0].world.shock.replaces:
            name = f"{name.removesuffix(')')}; {bare(data.say(words.INSTEAD))})"
        unused = all(one.unused for one in both)
        names.append(bare(data.say(words.CALM_NO_EFFECT, change=name)) if unused else name)
    return capital(data.say(page.BARE, value=data.numbers.join(names) + ".")) if names else data.say(words.NONE_TRIED)


def _picture(c: Context, goal: ByGoal, found: WhatIf) -> Picture:
    data, measure = c.data, c.data.measure(goal.name)
    ends: dict[str, list[float]] = {}
    around: dict[str, list[tuple[float, float]]] = {}
    worlds = {one.world.change: one.world for one in found.tried}
    for one in found.tried:
        upper, change = one.world.end != IS_LOWER, one.world.change
        ends.setdefault(change, [math.nan, math.nan])[upper] = one.difference
        around.setdefault(change, [(math.nan, math.nan)] * 2)[upper] = (one.low, one.high)
    size = {change: max(abs(value) for value in pair if math.isfinite(value)) for change, pair in ends.items()}
    order = sorted(ends, key=lambda change: (-size[change], change))[:_BARS]
    bars = [_bar(data, worlds[change], ends[change], around[change]) for change in order]
    axis = bare(data.say(words.AXIS, goal=measure.label))
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    names = {name: bare(data.say(text)) for name, text in (("lower", figures.LOWER), ("upper", figures.UPPER), ("shock", figures.SHOCK))}
    label = capital(data.say(page.BARE, value=f"{axis}, {unit}" if unit else axis))
    figure = swings(bars, data.look, label=bare(label), percent=measure.percent, **names)
    places = what_if.places(data, goal, found)
    told = [
        bare(data.say(words.ALT_ROW, label=bar.label, low=measure.difference(bar.low, places), high=measure.difference(bar.high, places)))
        for bar in bars
    ]
    return Picture("what-if", _title(c, goal, found), figure, bare(data.say(words.ALT, goal=measure.label, rows="; ".join(told))))


def _bar(data: Data, world: World, ends: list[float], around: list[tuple[float, float]]) -> Swing:
    (low, high), (around_low, around_high) = ends, around
    return Swing(plain_words(data, world), low, high, around_low, around_high, world.shock is not None)


def _title(c: Context, goal: ByGoal, found: WhatIf) -> Markup:
    """Return what takes away most; where that is how far runs scatter, what takes away most besides."""
    data = c.data
    told = [one for one in found.harm if not one.world.luck]
    values = {"plan": data.plan(found.plan), "goal": data.goal_words(goal), "measured": capital(data.measured(goal))}
    if data.replicates < 2:
        return data.say(words.TITLE_ONE_RUN, **values)
    if not told:
        return data.say(words.TITLE_LUCK if found.harm else words.TITLE_NONE, **values)
    text = words.TITLE if told[0] is found.harm[0] else words.TITLE_BESIDES
    return data.say(text, **values, change=world_words(data, told[0].world), difference=what_if.change(data, goal, found, told[0]))


def _table(c: Context, goal: ByGoal, found: WhatIf) -> Table:
    """Return every change from the most harmful, with what it does without a programme beside it."""
    data, measure = c.data, c.data.measure(goal.name)
    holds, beside = any(math.isfinite(one.holds) for one in found.tried), any(one.without for one in found.tried)
    cells = [_unchanged(c, goal, found, beside=beside, holds=holds)]
    for one in sorted(found.tried, key=lambda one: (goal.better * one.difference, one.world.change, one.world.value)):
        line = [capital(world_words(data, one.world)), _level(c, goal, found, one.mean, one.median), _cell(c, goal, found, one)]
        if beside:
            none = one.without
            line += (
                [Markup("–")] * 2 if none is None else [_level(c, goal, found, none.mean, none.median), _difference(c, goal, found, none)]
            )
        if holds:
            line += _holding(c, one, one.holds, math.nan if one.without is None else one.without.holds, beside=beside)
        cells.append(line)
    unit = f", {measure.unit}" if measure.unit else ""
    levels = [data.say(text, goal=measure.title) + unit for text in (words.LEVEL, words.LEVEL_WITHOUT)]
    head = [data.say(words.CHANGE), levels[0], data.say(words.EFFECT)]
    head += [levels[1], data.say(words.EFFECT_WITHOUT)] if beside else []
    head += [data.say(words.HOLDS), *([data.say(words.HOLDS_WITHOUT_HEAD)] if beside else [])] if holds else []
    return Table(data.say(words.CAPTION, plan=data.plan(found.plan)), head, cells, note=_note(c, goal, found))


def _widest(found: WhatIf) -> Tried:
    """Return the change that was tried in most runs: what stands without it, stands for the plan unchanged."""
    return max(found.tried, key=lambda one: one.runs)


def _unchanged(c: Context, goal: ByGoal, found: WhatIf, *, beside: bool, holds: bool) -> list[Markup]:
    """Return the row of the plan unchanged, from which differences count."""
    data, blank, one = c.data, Markup("–"), _widest(found)
    line = [data.say(words.UNCHANGED), _level(c, goal, found, one.before, found.median), blank]
    if beside:
        line += [blank if one.without is None else _level(c, goal, found, one.without.before, found.median_without), blank]
    none = math.nan if one.without is None else one.without.held
    return [*line, *_holding(c, one, one.held, none, beside=beside)] if holds else line


def _holding(c: Context, one: Tried, own: float, none: float, *, beside: bool) -> list[Markup]:
    """Return in how many runs the partnership holds; beside it, in how many without a programme."""
    shares = [own, none] if beside else [own]
    return [c.data.say(page.BARE, value=what_if.holding(c.data, one, share)) if math.isfinite(share) else Markup("–") for share in shares]


def _level(c: Context, goal: ByGoal, found: WhatIf, mean: float, median: float) -> Markup:
    return what_if.level_cell(c.data, goal, mean, median, skewed=found.skewed)


def _cell(c: Context, goal: ByGoal, found: WhatIf, one: Tried) -> Markup:
    return c.data.say(words.NO_EFFECT) if one.unused else _difference(c, goal, found, one)


def _difference(c: Context, goal: ByGoal, found: WhatIf, one: Tried | Without) -> Markup:
    data = c.data
    difference, low, high = data.measure(goal.name).change(one.difference, one.low, one.high, what_if.places(data, goal, found))
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(one.low + one.high):
        return text
    return Markup('{} <span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))


def _note(c: Context, goal: ByGoal, found: WhatIf) -> Markup:
    data = c.data
    if data.replicates < 2:
        return data.say(words.NOTE_ONE_RUN)
    note = data.say(words.NOTE, runs=what_if.in_runs(data, found.runs))
    if found.skewed:
        note = join([note, data.say(words.NOTE_MEDIANS)])
    if found.blow:
        note = join([note, data.say(words.NOTE_BLOW, goal=data.goal_words(goal))])
    if names := what_if.single(data, found):
        note = join([note, data.say(words.NOTE_SINGLE, names=names)])
    if not found.least:
        return join([note, data.say(words.NOTE_NO_EFFECT)])
    return join([note, data.say(words.NOTE_LEAST, least=data.measure(goal.name).least(found.least))])
