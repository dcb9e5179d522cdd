"""Part 10, its beginning: what the scenario gives, and what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.declare import KINDS, TRUST_SPREAD, Spread
from partnership_sim.kinds import COLUMNS, prior_trust
from partnership_sim.report import series
from partnership_sim.report.blocks import Table
from partnership_sim.report.markup import capital, named
from partnership_sim.report.words import basis as words
from partnership_sim.report.words import page
from partnership_sim.tables.register import HOUSEHOLDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.report.context import Context
    from partnership_sim.scenario.schema import Population


def items(c: Context) -> list[Markup]:
    """Return what was given and what was drawn, a line each."""
    return [
        *_register(c),
        *_households(c),
        *_place(c),
        *_given_ties(c),
        *_drawn(c),
        *_all_else(c),
        *_drawn_ties(c),
        *_trust(c),
        *_figures(c),
        _shocks(c),
        *_unit(c),
    ]


def columns(c: Context) -> list[Table]:
    """Return, column by column, for how many stakeholders the register gives it, and around what it is drawn for the others.

    Without a register and without figures of the scenario's own there is no such table: all columns are drawn alike.
    """
    data, population = c.data, c.data.scenario.population
    if _alike(population):
        return []
    rows = []
    for column in COLUMNS:
        if column.in_register and column.name != HOUSEHOLDS:
            given = _given(population, column.name)
            left = {kind: population.total(kind) - given[kind] for kind in KINDS}
            counts = [] if population.register is None else [sum(given.values()), sum(left.values())]
            numbers = [data.say(page.BARE, value=data.numbers.fixed(count, 0)) for count in counts]
            label = capital(data.say(page.BARE, value=column.label[data.language]))
            rows.append([label, *numbers, _around(c, [kind for kind in KINDS if left[kind] > 0], _own(population, column.name))])
    counted = () if population.register is None else (words.FROM_REGISTER, words.DRAWN_COUNT)
    head = [data.say(text) for text in (words.COLUMN, *counted, words.AROUND)]
    caption = data.say(words.COLUMNS_CAPTION, count=data.numbers.fixed(_everybody(population), 0))
    note = None if population.register is None else data.say(words.REGISTER_NOTE)
    return [Table(caption, head, rows, frozenset({0, len(head) - 1}), note)]


def _alike(population: Population) -> bool:
    """Return whether all columns of everybody are drawn around the model's own figures."""
    return population.register is None and not any(_own(population, column.name) for column in COLUMNS if column.name != HOUSEHOLDS)


def _all_else(c: Context) -> list[Markup]:
    """Return that all columns are drawn alike, where they are."""
    return [c.data.say(words.DRAWN_ALL, around=c.data.say(words.MODEL_FIGURES))] if _alike(c.data.scenario.population) else []


def _everybody(population: Population) -> int:
    return sum(population.total(kind) for kind in KINDS)


def _own(population: Population, name: str) -> list[str]:
    """Return the kinds for which the scenario has figures of its own for a column."""
    return [kind for kind, spread in population.columns[name].items() if spread != KINDS[kind].columns[name]]


def _given(population: Population, name: str) -> dict[str, int]:
    """Return for how many stakeholders of each kind the register gives a column."""
    register = population.register
    if register is None or name not in register.columns:
        return dict.fromkeys(KINDS, 0)
    kinds = np.array(register.kinds)[~np.isnan(register.columns[name])].tolist()
    return {kind: kinds.count(kind) for kind in KINDS}


def _around(c: Context, drawn: list[str], own: list[str]) -> Markup:
    """Return around whose figures a column of these kinds is drawn, if those of some kinds are the scenario's own."""
    some = [kind for kind in drawn if kind in own]
    if not drawn:
        return c.data.say(words.NOT_DRAWN)
    if not some:
        return c.data.say(words.MODEL_FIGURES)
    if some == drawn:
        return c.data.say(words.OWN_FIGURES)
    return c.data.say(words.SOME_FIGURES, some=_kinds(c, some))


def _kinds(c: Context, kinds: Iterable[str]) -> str:
    return c.data.numbers.join([KINDS[kind].plural[c.data.language] for kind in kinds])


def _unit(c: Context) -> list[Markup]:
    """Return what one resource unit is worth, where the scenario says so."""
    money = c.data.scenario.money
    return [] if money is None else [c.data.say(words.UNIT_WORTH, money=c.data.numbers.money(money.unit, money.currency))]


def _register(c: Context) -> list[Markup]:
    """Return how many stakeholders the register gives."""
    data, register = c.data, c.data.scenario.population.register
    if register is None:
        return []
    text = words.GIVEN_REGISTER if len(register) != 1 else words.GIVEN_REGISTER_ONE
    return [data.say(text, count=data.numbers.fixed(len(register), 0))]


def _households(c: Context) -> list[Markup]:
    """Return how many households there are, or how many are assumed."""
    data, population = c.data, c.data.scenario.population
    if not population.households:
        return []
    if not population.households_known:
        return [data.say(words.HOUSEHOLDS_ASSUMED)]
    return [data.say(words.HOUSEHOLDS, count=data.numbers.fixed(population.households, 0))]


def _place(c: Context) -> list[Markup]:
    """Return what the scenario says of the place, if it does."""
    data, place = c.data, c.data.scenario.population.place
    if place is None:
        return []
    return [data.say(words.PLACE[place]) if isinstance(place, str) else data.say(words.PLACE_NEED, share=data.numbers.percent(place))]


def _given_ties(c: Context) -> list[Markup]:
    """Return how many ties the file gives, and in how many of their directions trust."""
    data, table = c.data, c.data.scenario.population.ties
    if table is None:
        return []
    count, known = (
        len({frozenset(pair) for pair in zip(table.source.tolist(), table.target.tolist(), strict=True)}),
        int((~np.isnan(table.trust)).sum()),
    )
    line = data.say(words.GIVEN_TIES if count != 1 else words.GIVEN_TIES_ONE, count=data.numbers.fixed(count, 0))
    text = words.GIVEN_TRUST_ALL if known == 2 * count else words.GIVEN_TRUST
    return [data.say(text, ties=line, given=data.numbers.fixed(known, 0), all=data.numbers.fixed(2 * count, 0))]


def _drawn_ties(c: Context) -> list[Markup]:
    """Return whose ties are drawn: everybody's without a file of ties, else those of drawn stakeholders and of newcomers that it does not name."""
    data, population = c.data, c.data.scenario.population
    table, register, each = population.ties, population.register, data.numbers.exact(population.ties_each)
    if table is None or register is None:
        if _everybody(population) < 2:
            return []
        return [data.say(words.DRAWN_TIES, each=each) if population.ties_each > 0 else data.say(words.NO_TIES)]
    later = set(np.flatnonzero(register.joins > 0).tolist()) - {*table.source.tolist(), *table.target.tolist()}
    some = population.ties_each > 0 and (_everybody(population) > len(register) or later)
    return [data.say(words.DRAWN_TIES_OPEN, each=each)] if some else []


def _trust(c: Context) -> list[Markup]:
    """Return around whose figures trust is drawn: those of pairs of kinds that are there; nothing where nobody has a tie."""
    data, population = c.data, c.data.scenario.population
    if _everybody(population) < 2 or not (population.ties_each > 0 or (population.ties is not None and len(population.ties))):
        return []
    present = [kind for kind in KINDS if population.total(kind)]
    pairs = [(truster, trusted) for truster in present for trusted in present]
    own = sum(population.trust[pair] != Spread(prior_trust(*pair), TRUST_SPREAD) for pair in pairs)
    some = data.say(words.PAIRS, count=own, all=len(pairs))
    text = words.MODEL_FIGURES if not own else words.OWN_FIGURES if own == len(pairs) else words.SOME_FIGURES
    return [data.say(words.DRAWN_TRUST, around=data.say(text, some=some))]


def _figures(c: Context) -> list[Markup]:
    """Return what the model's own figures rest on, by the kinds' declarations."""
    data = c.data
    sources: dict[str, list[str]] = {}
    for name, kind in KINDS.items():
        if data.scenario.population.total(name):
            sources.setdefault(kind.source[data.language], []).append(name)
    parts = [data.say(words.FIGURES_PART, kinds=_kinds(c, names), source=source) for source, names in sources.items()]
    return [data.say(words.FIGURES_REST, parts=Markup("; ").join(parts))]


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
