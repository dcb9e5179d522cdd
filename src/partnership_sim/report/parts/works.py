"""Part 5, its end: what is built, and what of it works."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.report.blocks import Block, Table, filled
from partnership_sim.report.markup import capital, join
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.works import Work

#: The goal by which works count.
_NEEDS = "need_met"


def blocks(c: Context) -> list[Block]:
    """Return the works of every plan in the last month; nothing where none were measured."""
    data, found = c.data, c.verdict.works
    if not found:
        return []
    order = [*(plan for plan in c.ranking.order if plan in data.programmes), *(plan for plan in (NO_PROGRAMME,) if plan in data.plans)]
    columns = {name: _column(c, name, plans, order) for name, plans in found.items()}
    head = [data.say(page.PLAN), *(capital(data.say(page.BARE, value=data.measure(name).label)) for name in columns)]
    rows = [[data.plan_name(plan), *(cells[place] for cells in columns.values())] for place, plan in enumerate(order)]
    note = [words.WORKS_NOTE, *([words.NOTE_CHANGE] if data.replicates > 1 and len(order) > 1 else [])]
    chosen = order.index(c.best) if c.best in order and c.best != NO_PROGRAMME else -1
    caption = data.say(words.WORKS_CAPTION, month=data.months)
    return [Table(caption, *filled(head, rows), note=join([data.say(text) for text in note]), chosen=chosen)]


def sentence(c: Context) -> Markup:
    """Return which share of what the chosen plan leaves behind works, beside that without a programme; nothing where need met is no goal."""
    data, found = c.data, c.verdict.works.get("working", {})
    if not any(goal.name == _NEEDS for goal in c.verdict.goals) or c.best not in found or not math.isfinite(found[c.best].level.mean):
        return Markup("")
    measure = data.measure("working")
    values = {"value": measure.value(found[c.best].level.mean)}
    none = found.get(NO_PROGRAMME)
    if c.best == NO_PROGRAMME or none is None or not math.isfinite(none.level.mean):
        return data.say(words.WORKING_ALONE, **values)
    return data.say(words.WORKING, **values, base=measure.value(none.level.mean))


def _column(c: Context, name: str, plans: Mapping[str, Work], order: Sequence[str]) -> list[Markup]:
    """Return of each plan its level and, below, the change against no programme; the column shares its decimals."""
    data, measure = c.data, c.data.measure(name)
    found = [plans[plan] for plan in order]
    places = measure.places((one.level.mean, math.nan, math.nan) for one in found)
    changes = measure.places(one.gain[:3] for one in found if one.gain is not None)
    cells = []
    for one in found:
        text = data.say(page.BARE, value=measure.value(one.level.mean, places))
        if one.gain is not None and math.isfinite(one.gain.low + one.gain.high):
            told, low, high = measure.change(*one.gain[:3], changes)
            text = Markup('{}<br>{}<br><span class="range">{}</span>').format(
                text, data.say(words.POWER_CHANGE, change=told), data.say(page.RANGE, low=low, high=high)
            )
        cells.append(text)
    return cells
