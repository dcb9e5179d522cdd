"""Part 5: what stays when the money ends? Programme end against the end of the run, plan by plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.rows import Lasting, lasting
from partnership_sim.report import certainty
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare
from partnership_sim.report.parts.answer import NOTHING_LEFT
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END, RUN

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Versus
    from partnership_sim.studies.goals import Goal


def build(c: Context) -> Part:
    """Return the gains then and now, with what of them is left."""
    data, course = c.data, c.data.course
    if not data.lasts:
        return Part("lasting", data.say(words.LASTS_UNKNOWN), [Paragraph(data.say(words.LASTS_ADVICE))])
    if not data.programmes or course is None or NO_PROGRAMME not in data.plans:
        return Part("lasting", data.say(words.LASTS_NO_PLAN), [Paragraph(data.say(page.NOT_COMPUTED))])
    gains = {plan: _gain(c, course, plan) for plan in data.programmes}
    wanted = dict.fromkeys([course.name, "service", "trust", "active_core"])
    pictures = [picture for number, name in enumerate(wanted) if number < 3 and (picture := _picture(c, name))]
    return Part(
        "lasting", _heading(c, course, gains), [_table(c, course, gains), Gallery(pictures)] if pictures else [_table(c, course, gains)]
    )


def _gain(c: Context, course: Goal, plan: str) -> tuple[Versus, Versus]:
    then, now = (c.data.versus(plan, NO_PROGRAMME, course.name, at) for at in (PROGRAMME_END, END))
    return then, now


def _left(course: Goal, then: Versus, now: Versus) -> float:
    """Return the share of a gain that is left; NaN where there was no clear gain."""
    if not then.clear or then.difference * course.better <= 0:
        return math.nan
    return now.difference / then.difference


def _heading(c: Context, course: Goal, gains: dict[str, tuple[Versus, Versus]]) -> Markup:
    data = c.data
    values = {"plan": data.plan(c.best), "measure": data.measure(course.name).label}
    left = _left(course, *gains[c.best]) if c.best in gains else math.nan
    if not math.isfinite(left):
        return data.say(words.LASTS_UNCLEAR, **values)
    if left <= NOTHING_LEFT:
        return data.say(words.LASTS_NONE, **values)
    if left > 1:
        return data.say(words.LASTS_MORE, **values)
    return data.say(words.LASTS, kept=data.numbers.percent(left), **values)


def _table(c: Context, course: Goal, gains: dict[str, tuple[Versus, Versus]]) -> Table:
    data, measure = c.data, c.data.measure(course.name)
    order = [plan for plan in c.ranking.order if plan in gains] + [plan for plan in gains if plan not in c.ranking.order]
    rows = []
    for plan in order:
        then, now = gains[plan]
        left = _left(course, then, now)
        share = data.numbers.percent(max(0.0, left)) if math.isfinite(left) else bare(data.say(words.NO_GAIN))
        holds = certainty.odds(data.estimate(plan, "sustained", RUN).mean, data.numbers)
        rows.append(
            [
                data.plan(plan),
                _cell(c, course, then),
                _cell(c, course, now),
                data.say(page.BARE, value=share),
                data.say(page.BARE, value=holds),
            ]
        )
    head = [data.say(page.PLAN), data.say(words.GAIN_THEN, measure=measure.label), data.say(words.GAIN_NOW, measure=measure.label)]
    head += [data.say(words.LEFT), data.say(words.HOLDS)]
    return Table(
        data.say(words.LASTING_CAPTION),
        head,
        rows,
        note=data.say(words.LASTING_NOTE),
        chosen=order.index(c.best) if c.best in order else -1,
    )


def _cell(c: Context, course: Goal, gain: Versus) -> Markup:
    data, measure = c.data, c.data.measure(course.name)
    difference, low, high = measure.change(gain.difference, gain.low, gain.high)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(gain.low + gain.high):
        return text
    return Markup('{}<br><span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))


def _picture(c: Context, name: str) -> Picture | None:
    data, measure = c.data, c.data.measure(name)
    pairs = {plan: [data.versus(plan, NO_PROGRAMME, name, at) for at in (PROGRAMME_END, END)] for plan in data.programmes}
    pairs = {plan: pair for plan, pair in pairs.items() if all(math.isfinite(gain.difference) for gain in pair)}
    if not pairs:
        return None
    rows = [Lasting(plan, then.difference, now.difference) for plan, (then, now) in pairs.items()]
    axis = bare(data.say(page.DIFFERENCE_AXIS, label=measure.title))
    then, now = (bare(data.say(words_)) for words_ in (words.THEN, words.NOW))
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    figure = lasting(rows, data.look, label=f"{axis}, {unit}" if unit else axis, then=then, now=now, percent=measure.percent)
    best = max(pairs, key=lambda plan: (measure.better or 1) * pairs[plan][1].difference)
    clear = pairs[best][1].clear and (measure.better or 1) * pairs[best][1].difference > 0
    title = (
        data.say(words.LASTING_TITLE, measure=measure.title, plan=data.plan(best), now=measure.difference(pairs[best][1].difference))
        if clear
        else data.say(words.LASTING_TITLE_NONE, measure=measure.title)
    )
    told = [
        bare(data.say(words.LASTING_ROW, plan=plan, then=measure.difference(then.difference), now=measure.difference(now.difference)))
        for plan, (then, now) in pairs.items()
    ]
    return Picture(f"lasting-{name}", title, figure, bare(data.say(words.LASTING_ALT, rows=", ".join(told))))
