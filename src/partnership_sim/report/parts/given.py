"""Part 10, its beginning: what the scenario gives, and what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.declare import KINDS
from partnership_sim.kinds import COLUMNS
from partnership_sim.report import series
from partnership_sim.report.markup import named
from partnership_sim.report.words import basis as words

if TYPE_CHECKING:
    from partnership_sim.report.context import Context

_LABELS = {column.name: column.label for column in COLUMNS}


def items(c: Context) -> list[Markup]:
    """Return what was given and what was drawn, a line each."""
    return [*_register(c), *_ties(c), *_drawn(c), _shocks(c), *_unit(c)]


def _unit(c: Context) -> list[Markup]:
    """Return what one resource unit is worth, where the scenario says so."""
    money = c.data.scenario.money
    return [] if money is None else [c.data.say(words.UNIT_WORTH, money=c.data.numbers.money(money.unit, money.currency))]


def _column(c: Context, name: str) -> str:
    return _LABELS[name][c.data.language] if name in _LABELS else name


def _register(c: Context) -> list[Markup]:
    """Return what the register gives, and what is drawn as it has no column or leaves cells empty."""
    data, register = c.data, c.data.scenario.population.register
    if register is None:
        return []
    full = [name for name, values in register.columns.items() if not np.isnan(values).all()]
    empty = {name: int(np.isnan(values).sum()) for name, values in register.columns.items() if np.isnan(values).any()}
    text = words.GIVEN_REGISTER if len(register.ids) != 1 else words.GIVEN_REGISTER_ONE
    line = data.say(text, count=data.numbers.fixed(len(register.ids), 0))
    if full:
        line = Markup("{}, {}").format(line, data.say(words.GIVEN_COLUMNS, columns=data.numbers.join([_column(c, name) for name in full])))
    found = [line]
    absent = [column.name for column in COLUMNS if column.in_register and column.name not in register.columns]
    if absent:
        found.append(data.say(words.DRAWN_COLUMNS, columns=data.numbers.join([_column(c, name) for name in absent])))
    if empty:
        cells = [str(data.say(words.CELLS, column=_column(c, name), count=count)) for name, count in empty.items()]
        found.append(data.say(words.DRAWN_CELLS, columns=data.numbers.join(cells)))
    return found


def _ties(c: Context) -> list[Markup]:
    data, population = c.data, c.data.scenario.population
    if population.ties is not None:
        pairs = {frozenset(pair) for pair in zip(population.ties.source.tolist(), population.ties.target.tolist(), strict=True)}
        return [data.say(words.GIVEN_TIES if len(pairs) != 1 else words.GIVEN_TIES_ONE, count=data.numbers.fixed(len(pairs), 0))]
    return [data.say(words.DRAWN_TIES, each=data.numbers.exact(population.ties_each))]


def _drawn(c: Context) -> list[Markup]:
    """Return how many of each kind are drawn."""
    data, population = c.data, c.data.scenario.population
    listed = population.register.kinds if population.register is not None else ()
    kinds = []
    for kind in KINDS:
        count = population.total(kind) - listed.count(kind)
        if count == 1 and kind in words.ONE_KIND:
            kinds.append(words.ONE_KIND[kind][data.language])
        elif count > 0:
            kinds.append(str(data.say(words.KIND_COUNT, count=data.numbers.fixed(count, 0), kind=KINDS[kind].plural[data.language])))
    return [data.say(words.DRAWN, kinds=data.numbers.join(kinds))] if kinds else []


def _shocks(c: Context) -> Markup:
    data = c.data
    told = []
    for shock in data.scenario.shocks:
        name = named(series.shock_name(data, shock.shock))
        if shock.month is not None:
            told.append(data.say(words.SHOCK_MONTH, shock=name, month=shock.month))
        else:
            told.append(data.say(words.SHOCK_RATE, shock=name, rate=data.numbers.exact(shock.rate or 0.0)))
    if not told:
        return data.say(words.NO_SHOCKS)
    return data.say(words.SHOCKS, shocks=Markup("; ").join(told))
