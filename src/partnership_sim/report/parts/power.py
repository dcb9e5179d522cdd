"""Part 4, its end: communities with little power against those with much."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.kinds import COMMUNITY
from partnership_sim.plots.numbers import places_of
from partnership_sim.report import clearly
from partnership_sim.report.blocks import Block, Paragraph, Table
from partnership_sim.report.markup import join
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, POWER
from partnership_sim.studies.intervals import paired
from partnership_sim.studies.power import HALVES, STRONGER, WEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from partnership_sim.report.context import Context

    #: (plan, half, column) -> [replicate], last month.
    Runs = dict[tuple[str, str, str], NDArray[np.float64]]

COLUMNS = {
    "benefit": words.POWER_BENEFIT,
    "voice": words.POWER_VOICE,
    "information": words.POWER_INFORMATION,
    "resistance": words.POWER_RESISTANCE,
}
NAMES = {WEAKER: words.POWER_LOW, STRONGER: words.POWER_HIGH}


def blocks(c: Context) -> list[Block]:
    """Return the weaker and the stronger half of the communities side by side, and how unequal communities are."""
    table, spreads = _table(c), _spreads(c)
    return [*([table] if table else []), *([Paragraph(spreads)] if spreads else [])]


def _runs(c: Context) -> Runs:
    table = c.data.results.table(POWER.file)
    keys = np.array([table["plan"], table["at"], table["half"]]) if len(table["plan"]) else np.empty((3, 0), str)
    return {
        (plan, half, name): np.asarray(table[name])[(keys[0] == plan) & (keys[1] == END) & (keys[2] == half)]
        for plan in (c.best, NO_PROGRAMME)
        for half in HALVES
        for name in COLUMNS
        if name in table
    }


def _table(c: Context) -> Table | None:
    """Return a row a half: what it has in the last month, and how that differs from no programme; none where there are too few communities."""
    data, runs = c.data, _runs(c)
    if not runs or any(not np.isfinite(values).any() for values in runs.values()):
        return None
    head = [data.say(words.POWER_GROUP), *(data.say(label) for label in COLUMNS.values())]
    columns = {name: [(runs[c.best, half, name], runs[NO_PROGRAMME, half, name]) for half in HALVES] for name in COLUMNS}
    cells = [_column(c, pairs) for pairs in columns.values()]
    rows = [[data.say(NAMES[half]), *(column[place] for column in cells)] for place, half in enumerate(HALVES)]
    note = [data.say(words.POWER_NOTE), *([data.say(words.POWER_NOTE_CHANGE)] if data.replicates > 1 else [])]
    return Table(data.say(words.POWER_CAPTION, plan=data.plan(c.best)), head, rows, note=join(note))


def _column(c: Context, pairs: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> list[Markup]:
    """Return of each half its level under the plan and, below, the change against no programme; the column shares its decimals."""
    data = c.data
    levels = [float(np.nanmean(values)) for values, _ in pairs]
    found = [paired(values[:, None], base[:, None], np.zeros(1)) for values, base in pairs]
    changes = [(float(one.difference[0]), float(one.low[0]), float(one.high[0])) for one in found]
    places = places_of([(level, math.nan, math.nan) for level in levels]), places_of(changes)
    cells = []
    for level, change in zip(levels, changes, strict=True):
        text = data.say(page.BARE, value=data.numbers.fixed(level, places[0]))
        if math.isfinite(change[1] + change[2]):
            told, low, high = data.numbers.change(*change, places[1])
            text = Markup('{}<br>{}<br><span class="range">{}</span>').format(
                text, data.say(words.POWER_CHANGE, change=told), data.say(page.RANGE, low=low, high=high)
            )
        cells.append(text)
    return cells


def _spreads(c: Context) -> Markup | None:
    """Return whether communities are more or less equal than without a programme, and by how much; nothing of a single one, or run."""
    data, texts = c.data, list[Markup]()
    if data.scenario.population.total(COMMUNITY.name) < 2 or data.replicates < 2:
        return None
    for name, sayings in words.SPREAD_WORDS.items():
        gain = data.versus(c.best, NO_PROGRAMME, name, END)
        if not math.isfinite(gain.difference):
            return None
        text, low, high = data.measure(name).change(gain.difference, gain.low, gain.high)
        if math.isfinite(gain.low + gain.high):
            text += f" ({data.say(page.RANGE, low=low, high=high)})"
        texts.append(data.say(sayings[1 - clearly.sign(gain, -1)], change=text))
    return data.say(words.SPREADS, voice=texts[0], benefit=texts[1])
