"""Part 3: how does it unfold? A small panel a measure, a line a plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.plots.over_time import over_time
from partnership_sim.plots.scale import zoomed
from partnership_sim.report import series
from partnership_sim.report.blocks import Block, Gallery, Paragraph, Part, Picture
from partnership_sim.report.markup import bare, join
from partnership_sim.report.measures import DEGREE
from partnership_sim.report.words import course as words
from partnership_sim.report.words import figures, page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import gains
from partnership_sim.verdicts import over_time as course

if TYPE_CHECKING:
    import numpy as np
    from markupsafe import Markup
    from numpy.typing import NDArray

    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Data

    Runs = dict[str, NDArray[np.float64]]


def build(c: Context) -> Part:
    """Return the panels of what was measured."""
    data = c.data
    monthly = course.measured(data.tables)
    if not monthly:
        return Part("unfold", data.say(words.UNFOLDS_NOT), [Paragraph(data.say(page.NOT_COMPUTED))])
    if data.months < series.MONTHS:
        return Part("unfold", data.say(words.ONE_MONTH), [])
    note = [data.say(page.CHART_NOTE if data.replicates > 1 else page.CHART_NOTE_ONE_RUN)]
    if len(data.plans) > len(_banded(c)) and data.replicates > 1:
        note.append(data.say(words.BANDS_SOME, plans=data.names(_banded(c))))
    shown = len(next(iter(next(iter(monthly.values())).values())))
    if shown < data.replicates:
        note.append(data.say(page.BANDS_FROM, count=data.numbers.fixed(shown, 0)))
    still = [data.measure(name).label for name, runs in monthly.items() if not series.tells(runs)]
    pictures = [_picture(c, name, runs) for name, runs in monthly.items() if series.tells(runs)]
    blocks: list[Block] = [Gallery(pictures, join(note))] if pictures else []
    if still:
        blocks.append(Paragraph(data.say(words.NOT_DRAWN, measures=data.numbers.join(still)), "note"))
    return Part("unfold", _heading(c), blocks)


def _heading(c: Context) -> Markup:
    data, plan, found, lasting = c.data, c.best, c.verdict.over_time, c.verdict.lasting
    if found is None or found.during is None:
        return data.say(words.UNFOLDS_NOT)
    if plan == NO_PROGRAMME:
        return data.say(words.UNFOLDS_NO_PLAN, measure=data.measure(found.measure).label)
    measure = data.measure(found.measure)
    subject = words.MEAN_WITH if data.replicates > 1 else words.SINGLE_WITH
    values = {
        "what": data.say(subject, plan=data.plan(plan), measure=measure.label),
        "during": words.DURING[found.during][data.language],
    }
    if found.after is None:
        return data.say(words.UNFOLDS_DURING, **values)
    kept = lasting.kept[plan] if lasting and lasting.measure == found.measure else gains.Kept(gains.UNKNOWN)
    then: Text | None = None
    if kept.case in {gains.PART, gains.GONE}:
        then = words.LOSES if kept.case == gains.PART else words.LOSES_ALL
    elif kept.case in {gains.ALL, gains.MORE} and found.after == course.DOWN:
        then = words.FALLS_KEEPING
    if then is None:
        return data.say(words.UNFOLDS, **values, after=words.AFTER[found.after][data.language])
    lost = data.numbers.percent(1.0 - kept.share)
    after = data.say(then, gain=data.gain(found.measure), lost=lost, month=data.months)
    return data.say(words.UNFOLDS_GAIN, **values, after=after)


def _banded(c: Context) -> tuple[str, ...]:
    """Return the plans whose bands are drawn: more of them would cover one another."""
    return tuple(plan for plan in (c.best, NO_PROGRAMME) if plan in c.data.plans)


def zoom_words(data: Data, label: str, limits: tuple[float, float]) -> str:
    """Return the title of an axis that shows a part of its scale."""
    low, high = (data.numbers.exact(end) for end in limits)
    return bare(data.say(figures.ZOOMED, label=label, low=low, high=high))


def _picture(c: Context, name: str, runs: Runs) -> Picture:
    data, measure = c.data, c.data.measure(name)
    limits = zoomed([runs], _banded(c)) if measure.style == DEGREE else None
    label = measure.axis() if limits in {None, (0.0, 1.0)} else zoom_words(data, measure.title, limits)
    figure = over_time(runs, data.look, label=label, marks=series.marks(data), limits=limits, percent=measure.percent, banded=_banded(c))
    last = {plan: float(course.means(values)[-1]) for plan, values in runs.items()}
    rows = [bare(data.say(words.ALT_ROW, plan=data.look.name(plan), value=measure.value(value))) for plan, value in last.items()]
    alt = bare(
        data.say(words.ALT, months=data.counted(data.months, page.ONE_MONTH, page.MONTHS), measure=measure.title, rows=", ".join(rows))
    )
    return Picture(f"{name}", title(data, name, runs, c.best, last), figure, alt)


def title(data: Data, name: str, runs: Runs, plan: str, last: dict[str, float]) -> Markup:
    """Return what a panel shows: the plan at programme end and at the end, and where it would be without."""
    measure = data.measure(name)
    end = float(course.means(runs[plan])[min(data.scenario.programme_end, data.months) - 1])
    now, base, then = measure.alike(last[plan], last.get(NO_PROGRAMME, math.nan), end)
    if plan == NO_PROGRAMME or NO_PROGRAMME not in runs:
        return data.say(words.TITLE_ONE, measure=measure.title, now=now, month=data.months)
    apart, same = (words.TITLE, words.TITLE_SAME) if data.lasts else (words.TITLE_END, words.TITLE_END_SAME)
    values = {"measure": measure.title, "plan": data.plan(plan), "then": then, "now": now, "base": base, "month": data.months}
    return data.say(same if now == base else apart, **values)
