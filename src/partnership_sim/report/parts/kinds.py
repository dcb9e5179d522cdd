"""Part 4: who gains, who is left behind, who resists? The plan against "No programme", kind by kind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from markupsafe import Markup

from partnership_sim.declare import KINDS
from partnership_sim.plots.over_time import over_time
from partnership_sim.report import series
from partnership_sim.report.blocks import Block, Gallery, Heading, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital
from partnership_sim.report.parts import power
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.intervals import paired
from partnership_sim.studies.moments import mean_defined

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from partnership_sim.declare import Text
    from partnership_sim.report.context import Context

    Runs = dict[str, NDArray[np.float64]]

TRUST, RESOURCES, RESISTANCE = "trust", "resources", "resistance"
NAMES: dict[str, Text] = {TRUST: words.TRUST_IN, RESOURCES: words.RESOURCES, RESISTANCE: words.RESISTANCE}


class Change(NamedTuple):
    """A plan minus "No programme" in the last month, and whether that is clear and good (1), clear and bad (-1), or neither (0)."""

    difference: float
    low: float
    high: float
    verdict: int


def build(c: Context) -> Part:
    """Return the table, the panels by kind, and communities by power."""
    data = c.data
    plans = [plan for plan in (c.best, NO_PROGRAMME) if plan in data.plans]
    runs = _by_kind(c, plans)
    if c.best == NO_PROGRAMME or NO_PROGRAMME not in data.plans or not runs:
        blocks: list[Block] = [*_panels(c, runs)]
        return Part("kinds", data.say(words.KINDS_NONE), blocks or [Paragraph(data.say(page.NOT_COMPUTED))])
    changes = {key: _change(key[0], values, c.best) for key, values in runs.items()}
    blocks = [_table(c, changes), *_panels(c, runs), *power.blocks(c)]
    return Part("kinds", _heading(c, changes), blocks)


def _by_kind(c: Context, plans: list[str]) -> dict[tuple[str, str], Runs]:
    """Return (measure, kind) -> plan -> [run, month]; trust is the trust that the other kinds place in this one."""
    data = c.data
    pairs = {kind: [f"trust_{other}_{kind}" for other in KINDS if other != kind] for kind in KINDS}
    single = {(measure, kind): f"{measure}_{kind}" for measure in (RESOURCES, RESISTANCE) for kind in KINDS}
    monthly = data.monthly(*single.values(), *(name for names in pairs.values() for name in names), plans=plans)
    found: dict[tuple[str, str], Runs] = {}
    for kind, names in pairs.items():
        given = [monthly[name] for name in names if name in monthly]
        if given:
            found[TRUST, kind] = {plan: mean_defined(np.stack([runs[plan] for runs in given]), axis=0) for plan in plans}
    for key, name in single.items():
        if name in monthly:
            found[key] = monthly[name]
    return {key: runs for key, runs in found.items() if not all(np.isnan(one).all() for one in runs.values())}


def _change(name: str, runs: Runs, plan: str) -> Change:
    last, base = runs[plan][:, -1:], runs[NO_PROGRAMME][:, -1:]
    better = -1 if name == RESISTANCE else 1
    found = paired(last, base, np.array([better]))
    difference, low, high = (float(numbers[0]) for numbers in (found.difference, found.low, found.high))
    clear = low > 0 or high < 0
    return Change(difference, low, high, int(np.sign(difference)) * better if clear else 0)


def _heading(c: Context, changes: dict[tuple[str, str], Change]) -> Markup:
    """Return who gains and who loses on the whole, whose resources are lower, and among whom resistance grows."""
    data = c.data
    kinds = [kind for kind in KINDS if any(key[1] == kind for key in changes)]
    signs = {kind: sum(changes[name, kind].verdict for name in NAMES if (name, kind) in changes) for kind in kinds}
    worse = {name: [kind for kind in kinds if (name, kind) in changes and changes[name, kind].verdict < 0] for name in NAMES}
    found = [
        (words.GAIN, words.GAIN_ALL, [kind for kind in kinds if signs[kind] > 0]),
        (words.LOSE, words.LOSE_ALL, [kind for kind in kinds if signs[kind] < 0]),
        (words.SAME, words.SAME_ALL, [kind for kind in kinds if signs[kind] == 0]),
        (words.LESS, words.LESS_ALL, worse[RESOURCES]),
        (words.RESIST, words.RESIST_ALL, worse[RESISTANCE]),
    ]
    sayings = [
        data.say(
            for_all if len(some) == len(kinds) else for_some, kinds=data.numbers.join([KINDS[kind].plural[data.language] for kind in some])
        )
        for for_some, for_all, some in found
        if some
    ]
    return capital(Markup("; ").join(sayings))


def _table(c: Context, changes: dict[tuple[str, str], Change]) -> Table:
    data = c.data
    kinds = [kind for kind in KINDS if any(key[1] == kind for key in changes)]
    columns = [name for name in NAMES if any(key[0] == name for key in changes)]
    rows = []
    for kind in kinds:
        cells = [capital(data.say(page.BARE, value=KINDS[kind].plural[data.language]))]
        cells += [_cell(c, name, changes[name, kind]) if (name, kind) in changes else Markup("–") for name in columns]
        rows.append(cells)
    head = [data.say(words.KIND), *(data.say(NAMES[name]) for name in columns)]
    return Table(data.say(words.KINDS_CAPTION, plan=data.plan(c.best)), head, rows, note=data.say(words.KINDS_NOTE))


def _cell(c: Context, name: str, change: Change) -> Markup:
    data, measure = c.data, c.data.measure(name)
    if not math.isfinite(change.difference):
        return Markup("–")
    difference, low, high = measure.change(change.difference, change.low, change.high)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(change.low):
        return text
    verdict = {1: words.BETTER, -1: words.WORSE, 0: words.NO_CHANGE}[change.verdict]
    return Markup('{}<br><span class="range">{}</span><br><span class="verdict">{}</span>').format(
        text, data.say(page.RANGE, low=low, high=high), data.say(verdict)
    )


def _panels(c: Context, runs: dict[tuple[str, str], Runs]) -> list[Block]:
    """Return, a measure after the other, a panel a kind; the panels of a measure have the same axes."""
    data, found = c.data, list[Block]()
    for name, words_ in NAMES.items():
        some = {kind: values for (measure, kind), values in runs.items() if measure == name}
        if not some:
            continue
        title = bare(data.say(words_))
        limits = (0.0, 1.0) if name != RESOURCES else series.limits(one for values in some.values() for one in values.values())
        heading = data.say(words.WHERE, measure=title, plan=data.plan(c.best)) if c.best != NO_PROGRAMME else data.say(words_)
        found.append(Heading(heading))
        found.append(Gallery([_panel(c, name, title, kind, values, limits) for kind, values in some.items()], level=4))
    return found


def _panel(c: Context, name: str, title: str, kind: str, runs: Runs, limits: tuple[float, float] | None) -> Picture:
    data, measure = c.data, c.data.measure(name)
    label = KINDS[kind].plural[data.language]
    axis = page.SCALE_01 if name != RESOURCES else page.SCALE_UNIT
    text = bare(data.say(axis, label=f"{label[:1].upper()}{label[1:]}", unit=measure.unit))
    figure = over_time(runs, data.look, label=text, marks=series.marks(data, told=False), limits=limits, height=185)
    now, base = (float(series.means(runs[plan])[-1]) if plan in runs else math.nan for plan in (c.best, NO_PROGRAMME))
    finding = (
        data.say(words.TITLE_KIND, measure=title, kind=label, now=measure.value(now), base=measure.value(base))
        if c.best != NO_PROGRAMME
        else data.say(words.TITLE_ONE, measure=f"{title}, {label}", now=measure.value(now))
    )
    rows = ", ".join(
        bare(data.say(words.ALT_ROW, plan=data.look.name(plan), value=measure.value(float(series.means(one)[-1]))))
        for plan, one in runs.items()
    )
    alt = bare(data.say(words.ALT, months=data.months, measure=f"{title}, {label}", rows=rows))
    return Picture(f"{name}-{kind}", finding, figure, alt)
