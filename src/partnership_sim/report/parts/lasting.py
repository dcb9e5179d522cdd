"""Part 5: what stays when the money ends? Programme end against the end of the run, plan by plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.effects import Lasting as Pair
from partnership_sim.plots.effects import lasting
from partnership_sim.report import certainty
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture, Table, filled
from partnership_sim.report.markup import bare, join
from partnership_sim.report.parts import works
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END
from partnership_sim.verdicts import gains

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.gains import Kept
    from partnership_sim.verdicts.lasting import Lasting, Stays, ThenAndNow
    from partnership_sim.verdicts.tables import Versus

#: What became of a gain, in the heading and in the table; of what is left in part or wholly, the share is told.
_SAID = {
    gains.UNKNOWN: words.LASTS_UNDEFINED,
    gains.LOSS: words.LASTS_LOSS,
    gains.NO_GAIN: words.LASTS_UNCLEAR,
    gains.LATE: words.LASTS_LATE,
    gains.GONE: words.LASTS_NONE,
    gains.UNSURE: words.LASTS_UNSURE,
    gains.MORE: words.LASTS_MORE,
    gains.ALL: words.LASTS_ALL,
}
_IN_TABLE = {
    gains.UNKNOWN: page.BLANK,
    gains.LOSS: words.A_LOSS,
    gains.NO_GAIN: words.NO_GAIN,
    gains.LATE: words.LEFT_LATE,
    gains.GONE: words.LEFT_NONE,
    gains.UNSURE: words.LEFT_UNSURE,
}


def build(c: Context) -> Part:
    """Return the gains then and now, with what of them is left."""
    data, found = c.data, c.verdict.lasting
    if not data.lasts:
        return Part("lasting", data.say(words.LASTS_UNKNOWN), [Paragraph(data.say(words.LASTS_ADVICE)), *works.blocks(c)])
    if found is None:
        return Part("lasting", data.say(_unknown(c)), works.blocks(c))
    pictures = [picture for stays in found.measures if (picture := _picture(c, stays))]
    table = _table(c, found)
    return Part("lasting", _heading(c, found), [table, *([Gallery(pictures)] if pictures else []), *works.blocks(c)])


def _unknown(c: Context) -> Text:
    """Return why nothing can be told of what lasts."""
    if not c.data.programmes:
        return words.LASTS_NO_PLAN
    return words.LASTS_UNMEASURED if NO_PROGRAMME in c.data.plans else words.LASTS_UNCOMPARED


def _places(c: Context, measure: str, pairs: Mapping[str, ThenAndNow]) -> int:
    """Return the decimals of gains, wherever they are shown."""
    return c.data.measure(measure).places(gain[:3] for pair in pairs.values() for gain in pair)


def _heading(c: Context, found: Lasting) -> Markup:
    data = c.data
    values = {
        "plan": data.plan(c.best),
        "measure": data.measure(found.measure).label,
        "gain": data.gain(found.measure),
        "month": data.months,
    }
    kept = found.kept.get(c.best, gains.Kept(gains.UNKNOWN))
    if data.replicates < 2:
        return data.say(words.LASTS_ONE_RUN)
    return data.say(_SAID.get(kept.case, words.LASTS), kept=data.numbers.percent(kept.share), **values)


def _table(c: Context, found: Lasting) -> Table:
    data, measure = c.data, c.data.measure(found.measure)
    pairs = found.measures[0].plans
    order = list(pairs)
    places, rows = _places(c, found.measure, pairs), []
    for plan, (then, now) in pairs.items():
        holds = certainty.odds(c.verdict.plans[plan].holds, data.numbers)
        cells = [_cell(c, found.measure, gain, places) for gain in (then, now)]
        if plan in found.medians:
            cells = [
                Markup("{}<br>{}").format(cell, data.median(measure.difference(median, places)))
                for cell, median in zip(cells, found.medians[plan], strict=True)
            ]
        rows.append([data.plan_name(plan), *cells, _share(c, found.kept[plan]), data.say(page.BARE, value=holds)])
    rows.append(_without(c, found))
    head = [data.say(page.PLAN), *(data.say(text, measure=measure.label, month=data.months) for text in (words.GAIN_THEN, words.GAIN_NOW))]
    head += [data.say(words.LEFT), data.say(words.HOLDS)]
    note = [
        words.LASTING_NOTE,
        words.LASTING_NOTE_NONE,
        *([words.LASTING_NOTE_MEDIANS] if found.medians else []),
        *([words.LASTING_NOTE_LEFT] if data.replicates > 1 else []),
        words.LASTING_NOTE_HOLDS,
    ]
    return Table(
        data.say(words.LASTING_CAPTION, month=data.months),
        *filled(head, rows),
        note=join([data.say(text, month=data.months) for text in note]),
        chosen=order.index(c.best) if c.best in order else -1,
    )


def _without(c: Context, found: Lasting) -> list[Markup]:
    """Return the row of "No programme": the levels from which the gains of the others count."""
    data, measure = c.data, c.data.measure(found.measure)
    levels, places = [data.tables.estimate(NO_PROGRAMME, measure.name, at) for at in (PROGRAMME_END, END)], data.level_places(measure.name)
    texts = [data.say(words.LEVEL, value=measure.value(level.mean, places)) for level in levels]
    if NO_PROGRAMME in found.medians:
        medians = [data.median(measure.value(median, places)) for median in found.medians[NO_PROGRAMME]]
        texts = [Markup("{}<br>{}").format(*both) for both in zip(texts, medians, strict=True)]
    holds = certainty.odds(c.verdict.plans[NO_PROGRAMME].holds, data.numbers)
    return [data.plan_name(NO_PROGRAMME), *texts, data.say(page.BLANK), data.say(page.BARE, value=holds)]


def _share(c: Context, kept: Kept) -> Markup:
    """Return what is left of a gain, or that there was none to keep."""
    if kept.case in _IN_TABLE:
        return c.data.say(_IN_TABLE[kept.case], month=c.data.months)
    return c.data.say(page.BARE, value=c.data.numbers.percent(kept.share))


def _cell(c: Context, name: str, gain: Versus, places: int) -> Markup:
    data, measure = c.data, c.data.measure(name)
    difference, low, high = measure.change(gain.difference, gain.low, gain.high, places)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(gain.low + gain.high):
        return text
    return Markup('{}<br><span class="range">{}</span>').format(text, data.say(page.RANGE, low=low, high=high))


def _picture(c: Context, stays: Stays) -> Picture | None:
    data, measure, pairs = c.data, c.data.measure(stays.measure), stays.known()
    if not any(gain.difference for pair in pairs.values() for gain in pair):
        return None
    rows = [Pair(plan, then.difference, now.difference) for plan, (then, now) in pairs.items()]
    axis = bare(data.say(page.DIFFERENCE_AXIS, label=measure.title))
    names = {"then": bare(data.say(words.THEN)), "now": bare(data.say(words.NOW, month=data.months))}
    unit = bare(data.say(page.POINTS_UNIT)) if measure.percent else measure.unit
    figure = lasting(rows, data.look, label=f"{axis}, {unit}" if unit else axis, percent=measure.percent, **names)
    places = _places(c, stays.measure, pairs)
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
    return Picture(
        f"lasting-{stays.measure}",
        _title(c, stays, pairs, places),
        figure,
        bare(data.say(words.LASTING_ALT, month=data.months, rows=", ".join(told))),
    )


def _title(c: Context, stays: Stays, pairs: Mapping[str, ThenAndNow], places: int) -> Markup:
    """Return which plan keeps most: one only where it clearly does."""
    data, measure, best = c.data, c.data.measure(stays.measure), stays.leaders
    if data.replicates < 2:
        return data.say(words.LASTING_TITLE_ONE_RUN, measure=measure.title)
    if not best:
        return data.say(words.LASTING_TITLE_NONE, measure=measure.title, month=data.months)
    now = measure.change(*pairs[best[0]].now[:3], places)[0]
    if len(best) > 1:
        group = words.LASTING_TITLE_EQUAL if stays.alike else words.LASTING_TITLE_GROUP
        return data.say(group, measure=measure.title, plans=data.names(best), now=now, month=data.months)
    first = words.LASTING_TITLE if len(pairs) > 1 else words.LASTING_TITLE_ONE
    text = first if stays.most else words.LASTING_TITLE_CLEAR
    return data.say(text, measure=measure.title, plan=data.plan(best[0]), now=now, month=data.months)
