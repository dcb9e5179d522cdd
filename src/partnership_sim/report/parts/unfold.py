"""Part 3: how does it unfold? A small panel a measure, a line a plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.plots.over_time import over_time
from partnership_sim.report import series
from partnership_sim.report.blocks import Gallery, Paragraph, Part, Picture
from partnership_sim.report.markup import bare, join
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from markupsafe import Markup
    from numpy.typing import NDArray

    from partnership_sim.report.context import Context
    from partnership_sim.report.data import Data

    Runs = dict[str, NDArray[np.float64]]

MEASURES = ("trust", "resources", "resistance", "service", "participation")


def build(c: Context) -> Part:
    """Return the panels of what was measured."""
    data = c.data
    monthly = {name: runs for name, runs in data.monthly(*MEASURES).items() if not all(np.isnan(one).all() for one in runs.values())}
    if not monthly:
        return Part("unfold", data.say(words.UNFOLDS_NOT), [Paragraph(data.say(page.NOT_COMPUTED))])
    note = [data.say(page.CHART_NOTE)]
    if len(data.plans) > len(c.banded):
        note.append(data.say(words.BANDS_SOME, plans=data.plan(c.best)))
    shown = len(next(iter(next(iter(monthly.values())).values())))
    if shown < data.replicates:
        note.append(data.say(page.BANDS_FROM, count=data.numbers.fixed(shown, 0)))
    pictures = [_picture(c, name, runs) for name, runs in monthly.items()]
    return Part("unfold", _heading(c, monthly), [Gallery(pictures, join(note))])


def _heading(c: Context, monthly: dict[str, Runs]) -> Markup:
    data, plan = c.data, c.best
    course = data.course.name if data.course else "service"
    name = course if course in monthly else next(iter(monthly))
    mean = series.means(monthly[name][plan])
    end = data.scenario.programme_end
    start = _level(mean, 0, min(3, end))
    during = series.direction(start, _level(mean, max(0, end - 3), end))
    after = series.direction(_level(mean, max(0, end - 3), end), _level(mean, max(end, len(mean) - 3), len(mean))) if data.lasts else ""
    if not during:
        return data.say(words.UNFOLDS_NOT)
    values = {"plan": data.plan(plan), "measure": data.measure(name).label, "during": words.DURING[during][data.language]}
    if not after:
        return data.say(words.UNFOLDS_DURING, **values)
    return data.say(words.UNFOLDS, **values, after=words.AFTER[after][data.language])


def _level(mean: NDArray[np.float64], start: int, stop: int) -> float:
    """Return the mean over a few months: a single one is luck."""
    some = mean[start:stop]
    some = some[~np.isnan(some)]
    return float(some.mean()) if len(some) else math.nan


def _picture(c: Context, name: str, runs: Runs) -> Picture:
    data, measure = c.data, c.data.measure(name)
    limits = (0.0, 1.0) if measure.style == "degree" else None
    figure = over_time(
        runs, data.look, label=measure.axis(), marks=series.marks(data), limits=limits, percent=measure.percent, banded=c.banded
    )
    last = {plan: float(series.means(values)[-1]) for plan, values in runs.items()}
    rows = [bare(data.say(words.ALT_ROW, plan=data.look.name(plan), value=measure.value(value))) for plan, value in last.items()]
    alt = bare(data.say(words.ALT, months=data.months, measure=measure.title, rows=", ".join(rows)))
    return Picture(f"{name}", title(data, name, runs, c.best, last), figure, alt)


def title(data: Data, name: str, runs: Runs, plan: str, last: dict[str, float]) -> Markup:
    """Return what a panel shows: the plan at programme end and at the end, and where it would be without."""
    measure = data.measure(name)
    now, base = measure.value(last[plan]), measure.value(last.get(NO_PROGRAMME, math.nan))
    if plan == NO_PROGRAMME or NO_PROGRAMME not in runs:
        return data.say(words.TITLE_ONE, measure=measure.title, now=now)
    if not data.lasts:
        return data.say(words.TITLE_END, measure=measure.title, plan=data.plan(plan), now=now, base=base)
    then = measure.value(float(series.means(runs[plan])[data.scenario.programme_end - 1]))
    return data.say(words.TITLE, measure=measure.title, plan=data.plan(plan), then=then, now=now, base=base)
