"""Part 4, its end: communities with little power against those with much."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots.numbers import places_of
from partnership_sim.report.blocks import Block, Paragraph, Table
from partnership_sim.report.markup import join
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.verdicts.halves import STRONGER, WEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.halves import Half, Halves

COLUMNS = {
    "need_met": words.POWER_NEED,
    "voice": words.POWER_VOICE,
    "information": words.POWER_INFORMATION,
    "resistance": words.POWER_RESISTANCE,
}
NAMES = {WEAKER: words.POWER_LOW, STRONGER: words.POWER_HIGH}


def blocks(c: Context) -> list[Block]:
    """Return the weaker and the stronger half of the communities side by side, and how unequal communities are."""
    halves = c.verdict.halves
    if halves is None:
        return []
    table, spreads = _table(c, halves), _spreads(c, halves)
    return [*([table] if table else []), *([Paragraph(spreads)] if spreads else [])]


def _table(c: Context, halves: Halves) -> Table | None:
    """Return a row a half: what it has in the last month, and how that differs from no programme; none where there are too few communities."""
    data = c.data
    if not halves.columns:
        return None
    head = [data.say(words.POWER_GROUP), *(data.say(label) for label in COLUMNS.values())]
    cells = [_column(c, [halves.columns[name][half] for half in NAMES]) for name in COLUMNS]
    rows = [[data.say(label), *(column[place] for column in cells)] for place, label in enumerate(NAMES.values())]
    note = [data.say(words.POWER_NOTE), *([data.say(words.NOTE_CHANGE)] if data.replicates > 1 else [])]
    return Table(data.say(words.POWER_CAPTION, plan=data.plan(c.best), month=data.months), head, rows, note=join(note))


def _column(c: Context, halves: Sequence[Half]) -> list[Markup]:
    """Return of each half its level under the plan and, below, the change against no programme; the column shares its decimals."""
    data = c.data
    changes = [(one.difference, one.low, one.high) for one in halves]
    places = places_of([(one.level, math.nan, math.nan) for one in halves]), places_of(changes)
    cells = []
    for one, change in zip(halves, changes, strict=True):
        text = data.say(page.BARE, value=data.numbers.fixed(one.level, places[0]))
        if math.isfinite(change[1] + change[2]):
            told, low, high = data.numbers.change(*change, places[1])
            text = Markup('{}<br>{}<br><span class="range">{}</span>').format(
                text, data.say(words.POWER_CHANGE, change=told), data.say(page.RANGE, low=low, high=high)
            )
        cells.append(text)
    return cells


def _spreads(c: Context, halves: Halves) -> Markup | None:
    """Return whether communities are more or less equal than without a programme, and by how much; nothing of a single one, or run."""
    data, texts = c.data, list[Markup]()
    if not halves.unequal:
        return None
    for name, sayings in words.SPREAD_WORDS.items():
        found = halves.unequal[name]
        text, low, high = data.measure(name).change(found.difference, found.low, found.high)
        if math.isfinite(found.low + found.high):
            text += f" ({data.say(page.RANGE, low=low, high=high)})"
        texts.append(data.say(sayings[1 - found.equal], change=text))
    return data.say(words.SPREADS, voice=texts[0], benefit=texts[1])
