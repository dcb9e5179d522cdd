"""Part 4, its end: communities with little power against those with much."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import KINDS
from partnership_sim.report.blocks import Block, Paragraph, Table
from partnership_sim.report.words import course as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, STAKEHOLDERS

if TYPE_CHECKING:
    from markupsafe import Markup
    from numpy.typing import NDArray

    from partnership_sim.report.context import Context

#: Fewer communities than this are not split.
FEWEST = 4


def drawn(identity: str, kind: str) -> bool:
    """Return whether a stakeholder was drawn: its id is its kind and a number."""
    return re.fullmatch(rf"{re.escape(kind)}-\d{{3,}}", identity) is not None


def blocks(c: Context) -> list[Block]:
    """Return weak and strong communities of the register side by side, and how unequal communities are."""
    data = c.data
    receivers = {name for name, kind in KINDS.items() if kind.receives}
    table = data.results.table(STAKEHOLDERS.file)
    found: list[Block] = []
    if {"power", "benefit", "voice"} <= table.keys():
        named = [
            row
            for row, (identity, kind, at) in enumerate(zip(table["id"], table["kind"], table["at"], strict=True))
            if kind in receivers and at == END and not drawn(identity, kind)
        ]
        split = _table(c, table, named)
        found = [split] if split else []
    spreads = _spreads(c, plain=not found)
    return [*found, Paragraph(spreads)] if spreads else found


def _table(c: Context, table: dict[str, object], rows: list[int]) -> Table | None:
    data = c.data
    plans, power = table["plan"], table["power"]
    by_plan = {plan: [row for row in rows if plans[row] == plan] for plan in (c.best, NO_PROGRAMME)}  # type: ignore[index]
    if min(len(some) for some in by_plan.values()) < FEWEST:
        return None
    cells: dict[str, list[Markup]] = {"low": [data.say(words.POWER_LOW)], "high": [data.say(words.POWER_HIGH)]}
    head = [data.say(words.POWER_GROUP)]
    for name, words_ in (("benefit", words.POWER_BENEFIT), ("voice", words.POWER_VOICE)):
        for plan in (c.best, NO_PROGRAMME):
            some = np.array(by_plan[plan])
            strength, values = np.asarray(power)[some], np.asarray(table[name])[some]
            order = np.argsort(strength, kind="stable")
            half = len(order) // 2
            head.append(data.say(words_, plan=data.plan(plan)))
            cells["low"].append(_mean(c, values[order[:half]]))
            cells["high"].append(_mean(c, values[order[half:]]))
    return Table(data.say(words.POWER_CAPTION), head, list(cells.values()))


def _mean(c: Context, values: NDArray[np.float64]) -> Markup:
    defined = values[~np.isnan(values)]
    return c.data.say(page.BARE, value=c.data.numbers.number(float(defined.mean())) if len(defined) else "–")


def _spreads(c: Context, *, plain: bool) -> Markup | None:
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
    words_ = words.POWER_UNLIKE if plain else words.POWER_SPREADS
    return data.say(words_, voice=texts["voice_spread"], benefit=texts["benefit_spread"])
