"""Part 4: who gains, who is left behind, who resists? The plan against "No programme", kind by kind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from markupsafe import Markup

from partnership_sim.declare import BUILT_IN_KINDS, KINDS
from partnership_sim.plots.over_time import over_time
from partnership_sim.plots.scale import zoomed
from partnership_sim.report import clearly, gains, series
from partnership_sim.report.blocks import Block, Gallery, Heading, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join
from partnership_sim.report.parts import power
from partnership_sim.report.parts.unfold import zoom_words
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
#: In degrees, a clear difference below this is too small to be called better or worse; in resources, below a part of the largest.
_LEAST = 0.01


class Said(NamedTuple):
    """How a measure by kind is spoken of: in the table, above its panels, above a panel, and in the heading (higher, lower)."""

    head: Text
    section: Text
    of: Text
    clauses: tuple[Text, Text, Text, Text]
    better: int


NAMES: dict[str, Said] = {
    TRUST: Said(words.TRUST_IN, words.TRUST_SECTION, words.TRUST_OF, words.TRUST_CLAUSES, 1),
    RESISTANCE: Said(words.RESISTANCE, words.RESISTANCE_SECTION, words.RESISTANCE_OF, words.RESISTANCE_CLAUSES, -1),
    RESOURCES: Said(words.RESOURCES, words.RESOURCES_SECTION, words.RESOURCES_OF, words.RESOURCES_CLAUSES, 1),
}


class Change(NamedTuple):
    """A plan minus "No programme" in the last month; `sign`: whether that is clear and of note, upwards (1), downwards (-1), or not (0)."""

    difference: float
    low: float
    high: float
    sign: int = 0

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return clearly.clear(self.low, self.high)


def build(c: Context) -> Part:
    """Return the table, the panels by kind, and communities by power."""
    data = c.data
    plans = [plan for plan in (c.best, NO_PROGRAMME) if plan in data.plans]
    runs = _by_kind(c, plans)
    if c.best == NO_PROGRAMME or NO_PROGRAMME not in data.plans or not runs:
        blocks: list[Block] = [*_panels(c, runs)]
        return Part("kinds", data.say(words.KINDS_NONE), blocks or [Paragraph(data.say(page.NOT_COMPUTED))])
    changes = of_note({key: _change(values, c.best) for key, values in runs.items()})
    blocks = [_table(c, changes), *power.blocks(c), *_panels(c, runs)]
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


def _change(runs: Runs, plan: str) -> Change:
    last, base = runs[plan][:, -1:], runs[NO_PROGRAMME][:, -1:]
    found = paired(last, base, np.zeros(1))
    difference, low, high = (float(numbers[0]) for numbers in (found.difference, found.low, found.high))
    return Change(difference, low, high)


def of_note(changes: dict[tuple[str, str], Change]) -> dict[tuple[str, str], Change]:
    """Return the changes with their signs: only what is clear, and not too small beside its scale, has one."""
    found = {}
    for (name, kind), change in changes.items():
        sizes = [abs(other.difference) for (measure, _), other in changes.items() if measure == name and math.isfinite(other.difference)]
        least = _LEAST if name != RESOURCES else gains.SMALL * max(sizes, default=0.0)
        matters = change.clear and abs(change.difference) >= least
        found[name, kind] = change._replace(sign=int(np.sign(change.difference)) if matters else 0)
    return found


def _heading(c: Context, changes: dict[tuple[str, str], Change]) -> Markup:
    """Return in whom trust is higher or lower, and among whom resistance and resources are."""
    data, sayings = c.data, list[Markup]()
    if data.replicates < 2:
        return data.say(words.KINDS_ONE_RUN)
    for name, said in NAMES.items():
        kinds = [kind for kind in KINDS if (name, kind) in changes]
        for sign, for_some, for_all in ((1, *said.clauses[:2]), (-1, *said.clauses[2:])):
            some = [kind for kind in kinds if changes[name, kind].sign == sign]
            if some:
                plural = data.numbers.join([KINDS[kind].plural[data.language] for kind in some])
                every = len(some) == len(kinds) > 1 and data.scenario.population.kinds.issubset(BUILT_IN_KINDS)  # others are not measured
                sayings.append(data.say(for_all) if every else data.say(for_some, kinds=plural))
    if sayings:
        return capital(Markup("; ").join(sayings))
    measured = [words.MEASURES[name][data.language] for name in NAMES if any(key[0] == name for key in changes)]
    return data.say(words.SAME_ALL, plan=data.plan(c.best), measures=data.numbers.join(measured, "or"))


def _table(c: Context, changes: dict[tuple[str, str], Change]) -> Table:
    data = c.data
    kinds = [kind for kind in KINDS if any(key[1] == kind for key in changes)]
    columns = [name for name in NAMES if any(key[0] == name for key in changes)]
    places = {name: data.measure(name).places(one[:3] for key, one in changes.items() if key[0] == name) for name in columns}
    rows = []
    for kind in kinds:
        cells = [capital(data.say(page.BARE, value=KINDS[kind].plural[data.language]))]
        cells += [_cell(c, name, changes[name, kind], places[name]) if (name, kind) in changes else Markup("–") for name in columns]
        rows.append(cells)
    head = [data.say(words.KIND), *(data.say(NAMES[name].head) for name in columns)]
    return Table(data.say(words.KINDS_CAPTION, plan=data.plan(c.best)), head, rows, note=_note(c, columns))


def _note(c: Context, columns: list[str]) -> Markup:
    """Return how the table is to be read: of what stands in it."""
    data = c.data
    clear = data.say(words.KINDS_NOTE, least=data.numbers.exact(_LEAST))
    found = [clear if data.replicates > 1 else data.say(words.KINDS_NOTE_ONE_RUN)]
    if TRUST in columns:
        found.append(data.say(words.KINDS_NOTE_TRUST))
    own = [KINDS[kind].plural[data.language] for kind in sorted(data.scenario.population.kinds.difference(BUILT_IN_KINDS)) if kind in KINDS]
    if own:
        found.append(data.say(words.KINDS_NOTE_OWN, kinds=data.numbers.join(own)))
    return join(found)


def _cell(c: Context, name: str, change: Change, places: int) -> Markup:
    data, measure = c.data, c.data.measure(name)
    if not math.isfinite(change.difference):
        return Markup("–")
    difference, low, high = measure.change(*change[:3], places)
    text = data.say(page.BARE, value=difference)
    if not math.isfinite(change.low):
        return text
    plain = words.TOO_SMALL if change.clear else words.NO_CHANGE
    verdict = {1: words.BETTER, -1: words.WORSE, 0: plain}[change.sign * NAMES[name].better]
    return Markup('{}<br><span class="range">{}</span><br><span class="verdict">{}</span>').format(
        text, data.say(page.RANGE, low=low, high=high), data.say(verdict)
    )


def _panels(c: Context, runs: dict[tuple[str, str], Runs]) -> list[Block]:
    """Return, a measure after the other, a panel a kind; the panels of a measure have the same axes."""
    data, found = c.data, list[Block]()
    for name, said in NAMES.items():
        some = {kind: values for (measure, kind), values in runs.items() if measure == name}
        if not some:
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
    now, base = (float(series.means(runs[plan])[-1]) if plan in runs else math.nan for plan in (c.best, NO_PROGRAMME))
    last, nothing = measure.alike(now, base)
    finding = (
        data.say(words.TITLE_KIND, measure=title, now=last, base=nothing)
        if c.best != NO_PROGRAMME
        else data.say(words.TITLE_ONE, measure=title, now=measure.value(now))
    )
    rows = ", ".join(
        bare(data.say(words.ALT_ROW, plan=data.look.name(plan), value=measure.value(float(series.means(one)[-1]))))
        for plan, one in runs.items()
    )
    alt = bare(data.say(words.ALT, months=data.counted(data.months, page.ONE_MONTH, page.MONTHS), measure=title, rows=rows))
    return Picture(f"{name}-{kind}", finding, figure, alt)
