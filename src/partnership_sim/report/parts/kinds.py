"""Part 4: who gains, who is left behind, who resists? The plan against "No programme", kind by kind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from partnership_sim.declare import BUILT_IN_KINDS, KINDS
from partnership_sim.metrics.declared import declared
from partnership_sim.plots.over_time import over_time
from partnership_sim.plots.scale import zoomed
from partnership_sim.report import series
from partnership_sim.report.blocks import Block, Gallery, Heading, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join
from partnership_sim.report.parts import power
from partnership_sim.report.parts.unfold import zoom_words
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import over_time as course
from partnership_sim.verdicts.kinds import RESISTANCE, RESOURCES, TRUST, curves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.kinds import ForKind, Runs

    #: Measure -> kind -> what the plan changes.
    Changes = dict[str, dict[str, ForKind]]


class Said(NamedTuple):
    """How a measure by kind is spoken of: in the table, above its panels, above a panel, and in the heading (higher, lower)."""

    head: Text
    section: Text
    of: Text
    clauses: tuple[Text, Text, Text, Text]


NAMES: dict[str, Said] = {
    TRUST: Said(words.TRUST_IN, words.TRUST_SECTION, words.TRUST_OF, words.TRUST_CLAUSES),
    RESISTANCE: Said(words.RESISTANCE, words.RESISTANCE_SECTION, words.RESISTANCE_OF, words.RESISTANCE_CLAUSES),
    RESOURCES: Said(words.RESOURCES, words.RESOURCES_SECTION, words.RESOURCES_OF, words.RESOURCES_CLAUSES),
}


def build(c: Context) -> Part:
    """Return the table, the panels by kind, and communities by power."""
    data, changes = c.data, c.verdict.kinds
    panels = _panels(c, curves(data.tables, c.best))
    if changes is None:
        return Part("kinds", data.say(words.KINDS_NONE), panels or [Paragraph(data.say(page.NOT_COMPUTED))])
    return Part("kinds", _heading(c, changes), [_table(c, changes), *power.blocks(c), *panels])


def _heading(c: Context, changes: Changes) -> Markup:
    """Return in whom trust is higher or lower, and among whom resistance and resources are."""
    data, sayings = c.data, list[Markup]()
    if data.replicates < 2:
        return data.say(words.KINDS_ONE_RUN)
    for name, said in NAMES.items():
        found = changes.get(name, {})
        kinds = [kind for kind in KINDS if kind in found]
        for sign, for_some, for_all in ((1, *said.clauses[:2]), (-1, *said.clauses[2:])):
            some = [kind for kind in kinds if found[kind].sign == sign]
            if some:
                plural = data.numbers.join([KINDS[kind].plural[data.language] for kind in some])
                every = len(some) == len(kinds) > 1 and data.scenario.population.kinds.issubset(BUILT_IN_KINDS)  # others are not measured
                sayings.append(data.say(for_all) if every else data.say(for_some, kinds=plural))
    if sayings:
        return data.say(words.KINDS_CHANGE, plan=data.plan(c.best), month=data.months, changes=Markup("; ").join(sayings))
    measured = [words.MEASURES[name][data.language] for name in NAMES if name in changes]
    return data.say(words.SAME_ALL, plan=data.plan(c.best), month=data.months, measures=data.numbers.join(measured, "or"))


def _table(c: Context, changes: Changes) -> Table:
    data = c.data
    kinds = [kind for kind in KINDS if any(kind in found for found in changes.values())]
    columns = [name for name in NAMES if name in changes]
    places = {name: data.measure(name).places((one.difference, one.low, one.high) for one in changes[name].values()) for name in columns}
    rows = []
    for kind in kinds:
        cells = [capital(data.say(page.BARE, value=KINDS[kind].plural[data.language]))]
        cells += [_cell(c, name, changes[name][kind], places[name]) if kind in changes[name] else Markup("–") for name in columns]
        rows.append(cells)
    head = [data.say(words.KIND), *(data.say(NAMES[name].head) for name in columns)]
    return Table(data.say(words.KINDS_CAPTION, plan=data.plan(c.best), month=data.months), head, rows, note=_note(c, columns))


def _note(c: Context, columns: list[str]) -> Markup:
    """Return how the table is to be read: of what stands in it."""
    data = c.data
    clear = data.say(words.KINDS_NOTE, least=data.numbers.exact(declared(TRUST).matters.amount))
    found = [clear if data.replicates > 1 else data.say(words.KINDS_NOTE_ONE_RUN)]
    if TRUST in columns:
        found.append(data.say(words.KINDS_NOTE_TRUST))
    own = [KINDS[kind].plural[data.language] for kind in sorted(data.scenario.population.kinds.difference(BUILT_IN_KINDS)) if kind in KINDS]
    if own:
        found.append(data.say(words.KINDS_NOTE_OWN, kinds=data.numbers.join(own)))
    return join(found)


def _cell(c: Context, name: str, change: ForKind, places: int) -> Markup:
    data, measure = c.data, c.data.measure(name)
    if not math.isfinite(change.difference):
        return Markup("–")
    difference, low, high = measure.change(change.difference, change.low, change.high, places)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(change.low):
        return text
    plain = words.PRACTICALLY_EQUAL if change.equal else words.NO_CHANGE
    verdict = {1: words.BETTER, -1: words.WORSE, 0: plain}[change.better]
    return Markup('{}<br><span class="range">{}</span><br><span class="verdict">{}</span>').format(
        text, data.say(page.RANGE, low=low, high=high), data.say(verdict)
    )


def _panels(c: Context, runs: Mapping[tuple[str, str], Runs]) -> list[Block]:
    """Return, a measure after the other, a panel a kind; the panels of a measure have the same axes."""
    data, found = c.data, list[Block]()
    for name, said in NAMES.items():
        some = {kind: values for (measure, kind), values in runs.items() if measure == name and series.tells(values)}
        if not some or data.months < series.MONTHS:
            continue
        section = data.say(said.section)
        limits = zoomed(some.values()) if name != RESOURCES else series.limits(one for values in some.values() for one in values.values())
        heading = data.say(words.WHERE, measure=section, plan=data.plan(c.best)) if c.best != NO_PROGRAMME else section
        found.append(Heading(heading))
        found.append(Gallery([_panel(c, name, kind, values, limits) for kind, values in some.items()], level=4))
    return found


def _panel(c: Context, name: str, kind: str, runs: Runs, limits: tuple[float, float] | None) -> Picture:
    data, measure = c.data, c.data.measure(name)
    label = KINDS[kind].plural[data.language]
    title = bare(data.say(NAMES[name].of, kinds=label))
    axis = page.SCALE_01 if name != RESOURCES else page.SCALE_UNIT
    text = bare(data.say(axis, label=f"{label[:1].upper()}{label[1:]}", unit=measure.unit))
    if name != RESOURCES and limits and limits != (0.0, 1.0):
        text = zoom_words(data, f"{label[:1].upper()}{label[1:]}", limits)
    figure = over_time(runs, data.look, label=text, marks=series.marks(data, told=False), limits=limits, height=185)
    now, base = (float(course.means(runs[plan])[-1]) if plan in runs else math.nan for plan in (c.best, NO_PROGRAMME))
    last, nothing = measure.alike(now, base)
    finding = (
        data.say(words.TITLE_KIND_SAME if last == nothing else words.TITLE_KIND, measure=title, now=last, base=nothing, month=data.months)
        if c.best != NO_PROGRAMME
        else data.say(words.TITLE_ONE, measure=title, now=measure.value(now), month=data.months)
    )
    rows = ", ".join(
        bare(data.say(words.ALT_ROW, plan=data.look.name(plan), value=measure.value(float(course.means(one)[-1]))))
        for plan, one in runs.items()
    )
    alt = bare(data.say(words.ALT, months=data.counted(data.months, page.ONE_MONTH, page.MONTHS), measure=title, rows=rows))
    return Picture(f"{name}-{kind}", finding, figure, alt)
