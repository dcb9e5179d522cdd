"""Part 4, its end: communities with little power against those with much."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.report.blocks import Block, Paragraph, Table
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, POWER
from partnership_sim.studies.intervals import paired
from partnership_sim.studies.power import HALVES, STRONGER, WEAKER

if TYPE_CHECKING:
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
    rows = [[data.say(NAMES[half]), *(_cell(c, runs, half, name) for name in COLUMNS)] for half in HALVES]
    return Table(data.say(words.POWER_CAPTION, plan=data.plan(c.best)), head, rows, note=data.say(words.POWER_NOTE))


def _cell(c: Context, runs: Runs, half: str, name: str) -> Markup:
    data = c.data
    values, base = runs[c.best, half, name], runs[NO_PROGRAMME, half, name]
    level = data.say(page.BARE, value=data.numbers.number(float(np.nanmean(values))))
    found = paired(values[:, None], base[:, None], np.zeros(1))
    difference, low, high = (float(numbers[0]) for numbers in (found.difference, found.low, found.high))
    if not math.isfinite(low + high):
        return level
    told, one, other = data.numbers.change(difference, low, high)
    return Markup('{}<br>{}<br><span class="range">{}</span>').format(
        level, data.say(words.POWER_CHANGE, change=told), data.say(page.RANGE, low=one, high=other)
    )


def _spreads(c: Context) -> Markup | None:
    """Return how much more or less unequal communities are than without a programme."""
    data = c.data
    gains = {name: data.versus(c.best, NO_PROGRAMME, name, END) for name in ("voice_spread", "benefit_spread")}
    if not all(math.isfinite(gain.difference) for gain in gains.values()):
        return None
    texts = {}
    for name, gain in gains.items():
        text, low, high = data.measure(name).change(gain.difference, gain.low, gain.high)
        if math.isfinite(gain.low + gain.high):
            text += f" ({data.say(page.RANGE, low=low, high=high)})"
        texts[name] = text
    return data.say(words.POWER_SPREADS, voice=texts["voice_spread"], benefit=texts["benefit_spread"])
