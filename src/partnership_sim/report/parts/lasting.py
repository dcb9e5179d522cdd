"""Part 5: what stays when the money ends? Programme end against the end of the run, plan by plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.rows import Lasting, lasting
from partnership_sim.report import certainty, gains
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table, filled
from partnership_sim.report.data import Versus
from partnership_sim.report.markup import bare, join
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END, RUN
from partnership_sim.studies.goals import Goal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.report.context import Context

    #: Plan -> its gain at programme end and at the end.
    Pairs = dict[str, tuple[Versus, Versus]]

#: What became of a gain, in the heading and in the table; of what is left in part or wholly, the share is told.
_SAID = {
    gains.UNKNOWN: words.LASTS_UNDEFINED,
    gains.LOSS: words.LASTS_LOSS,
    gains.NO_GAIN: words.LASTS_UNCLEAR,
    gains.LATE: words.LASTS_LATE,
    gains.GONE: words.LASTS_NONE,
    gains.UNSURE: words.LASTS_UNSURE,
    gains.MORE: words.LASTS_MORE,
}
_IN_TABLE = {
    gains.UNKNOWN: page.BLANK,
    gains.LOSS: words.A_LOSS,
    gains.NO_GAIN: words.NO_GAIN,
    gains.LATE: words.LEFT_LATE,
    gains.UNSURE: words.LEFT_UNSURE,
}
_HOLDS = Goal("sustained", RUN, 1)
_UNKNOWN = Versus(math.nan, math.nan, math.nan, math.nan)


def build(c: Context) -> Part:
    """Return the gains then and now, with what of them is left."""
    data, course = c.data, c.data.course
    if not data.lasts:
        return Part("lasting", data.say(words.LASTS_UNKNOWN), [Paragraph(data.say(words.LASTS_ADVICE))])
    if not data.programmes or course is None or NO_PROGRAMME not in data.plans:
        return Part("lasting", data.say(words.LASTS_NO_PLAN), [])
    pairs = {plan: _gain(c, course.name, plan) for plan in data.programmes}
    wanted = dict.fromkeys([course.name, "service", "trust", "active_core"])
    pictures = [picture for number, name in enumerate(wanted) if number < 3 and (picture := _picture(c, name))]
    table = _table(c, course, pairs)
    return Part("lasting", _heading(c, course, pairs), [table, Gallery(pictures)] if pictures else [table])


def _order(c: Context, plans: Iterable[str]) -> list[str]:
    """Return plans as they are ranked, those without a rank last."""
    return sorted(plans, key=lambda plan: c.ranking.order.index(plan) if plan in c.ranking.order else len(c.ranking.order))


def _gain(c: Context, name: str, plan: str) -> tuple[Versus, Versus]:
    """Return a plan's gain at programme end and at the end."""
    then, now = (c.data.versus(plan, NO_PROGRAMME, name, at) for at in (PROGRAMME_END, END))
    return then, now


def _places(c: Context, name: str, pairs: Pairs) -> int:
    """Return the decimals of gains, wherever they are shown."""
    return c.data.measure(name).places(gain[:3] for pair in pairs.values() for gain in pair)


def _heading(c: Context, course: Goal, pairs: Pairs) -> Markup:
    data = c.data
    values = {"plan": data.plan(c.best), "measure": data.measure(course.name).label}
    then, now = pairs.get(c.best, (_UNKNOWN, _UNKNOWN))
    kept = gains.kept(then, now, course.better)
    if data.replicates < 2:
        return data.say(words.LASTS_ONE_RUN)
    if kept.case in _SAID:
        return data.say(_SAID[kept.case], **values)
    return data.say(words.LASTS, kept=data.numbers.percent(kept.share), **values)


def _table(c: Context, course: Goal, pairs: Pairs) -> Table:
    data, measure = c.data, c.data.measure(course.name)
    order = _order(c, pairs)
    places, rows = _places(c, course.name, pairs), []
    for plan in order:
        then, now = pairs[plan]
        holds = certainty.odds(data.estimate(plan, _HOLDS.name, RUN).mean, data.defined(plan, _HOLDS), data.numbers)
        rows.append(
            [
                data.plan(plan),
                _cell(c, course, then, places),
                _cell(c, course, now, places),
                _share(c, course, then, now),
                data.say(page.BARE, value=holds),
            ]
        )
    head = [data.say(page.PLAN), data.say(words.GAIN_THEN, measure=measure.label), data.say(words.GAIN_NOW, measure=measure.label)]
    head += [data.say(words.LEFT), data.say(words.HOLDS)]
    note = [words.LASTING_NOTE, *([words.LASTING_NOTE_LEFT] if data.replicates > 1 else []), words.LASTING_NOTE_HOLDS]
    return Table(
        data.say(words.LASTING_CAPTION),
        *filled(head, rows),
        note=join([data.say(text) for text in note]),
        chosen=order.index(c.best) if c.best in order else -1,
    )


def _share(c: Context, course: Goal, then: Versus, now: Versus) -> Markup:
    """Return what is left of a gain, or that there was none to keep."""
    kept = gains.kept(then, now, course.better)
    if kept.case in _IN_TABLE:
        return c.data.say(_IN_TABLE[kept.case])
    return c.data.say(page.BARE, value=c.data.numbers.percent(kept.share))


def _cell(c: Context, course: Goal, gain: Versus, places: int) -> Markup:
    data, measure = c.data, c.data.measure(course.name)
    difference, low, high = measure.change(gain.difference, gain.low, gain.high, places)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(gain.low + gain.high):
        return text
    return Markup('{}<br><span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))


def _picture(c: Context, name: str) -> Picture | None:
    data, measure = c.data, c.data.measure(name)
    pairs = {plan: _gain(c, name, plan) for plan in _order(c, data.programmes)}
    pairs = {plan: pair for plan, pair in pairs.items() if all(math.isfinite(gain.difference) for gain in pair)}
    if not pairs:
        return None
    rows = [Lasting(plan, then.difference, now.difference) for plan, (then, now) in pairs.items()]
    axis = bare(data.say(page.DIFFERENCE_AXIS, label=measure.title))
    names = {"then": bare(data.say(words.THEN)), "now": bare(data.say(words.NOW))}
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    figure = lasting(rows, data.look, label=f"{axis}, {unit}" if unit else axis, percent=measure.percent, **names)
    places = _places(c, name, pairs)
    told = [
        bare(
            data.say(
                words.LASTING_ROW,
                plan=plan,
                then=measure.difference(then.difference, places),
                now=measure.difference(now.difference, places),
            )
        )
        for plan, (then, now) in pairs.items()
    ]
    return Picture(f"lasting-{name}", _title(c, name, pairs, places), figure, bare(data.say(words.LASTING_ALT, rows=", ".join(told))))


def _title(c: Context, name: str, pairs: Pairs, places: int) -> Markup:
    """Return which plan keeps most: one only where it clearly does."""
    data, measure = c.data, c.data.measure(name)
    goal = Goal(name, END, measure.better or 1)
    best = gains.leaders(data, pairs, goal)
    if data.replicates < 2:
        return data.say(words.LASTING_TITLE_ONE_RUN, measure=measure.title)
    if not best:
        return data.say(words.LASTING_TITLE_NONE, measure=measure.title)
    now = measure.change(*pairs[best[0]][1][:3], places)[0]
    if len(best) > 1:
        return data.say(words.LASTING_TITLE_GROUP, measure=measure.title, plans=data.names(best), now=now)
    first = words.LASTING_TITLE if len(pairs) > 1 else words.LASTING_TITLE_ONE
    text = first if gains.most(data, best[0], pairs, goal) else words.LASTING_TITLE_CLEAR
    return data.say(text, measure=measure.title, plan=data.plan(best[0]), now=now)
