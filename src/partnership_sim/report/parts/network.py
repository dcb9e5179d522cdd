"""Part 6: who holds it together? The network at three moments, bridges and possible blockers."""

from __future__ import annotations

import math
from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from markupsafe import Markup, escape

from partnership_sim.declare import KINDS
from partnership_sim.plots.network import below, between, network, places
from partnership_sim.report.blocks import Block, Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join, named
from partnership_sim.report.people import MOMENTS, People
from partnership_sim.report.words import figures, page
from partnership_sim.report.words import inside as words
from partnership_sim.results.columns import EVENTS, NO_PROGRAMME, PROGRAMME_END, TIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.declare import Text
    from partnership_sim.plots.network import Places
    from partnership_sim.report.context import Context

#: So many names in the table, each tagged in the picture; so many of those told apart from it.
_NAMES, _APART = 5, 3


def build(c: Context) -> Part:
    """Return the three pictures and who matters; where nobody has ties, that."""
    people = People(c.data, c.best)
    links = [link for at in MOMENTS for link in people.links[at]]
    if not links:
        return _without_ties(c, people)
    standing = _standing(people)
    bridges, blockers = (_named(people, values) for values in (standing.bridging, standing.blocking))
    where = places(people.ids, links, named={*bridges, *blockers})
    tags = _tags(bridges, blockers, where)
    pictures = [_picture(c, people, at, where, tags) for at in _moments(c) if people.links[at] or people.states[at]]
    blocks: list[Block] = [Paragraph(_intro(c)), Gallery(pictures, _note(c, people, where, tags))]
    if bridges or blockers:
        blocks.append(_names(c, people, (bridges, blockers), standing, tags))
    apart = _named(people, standing.apart)[:_APART]
    if apart:
        blocks.append(Paragraph(_told_apart(c, people, apart, standing), "note"))
    if any(not people.is_named(identity) for identity in people.ids):
        blocks.append(_kinds(c, people, standing))
    return Part("network", _heading(c, people, standing), blocks)


def _moments(c: Context) -> tuple[str, ...]:
    """Return when the network is drawn: once for programme end and end where they are the same month."""
    return MOMENTS if c.data.lasts else tuple(at for at in MOMENTS if at != PROGRAMME_END)


def _without_ties(c: Context, people: People) -> Part:
    """Return that nobody has ties, where that is so, or that the network was not kept."""
    data = c.data
    if not (data.results.folder / TIES.file).is_file() or not people.ids:
        return Part("network", data.say(words.UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    if len(people.ids) == 1:
        return Part("network", data.say(words.ALONE_IN), [])
    count = data.numbers.fixed(len(people.ids), 0)
    return Part("network", data.say(words.NO_TIES), [Paragraph(data.say(words.NO_TIES_WHY, plan=data.plan(c.best), count=count))])


class Standing(NamedTuple):
    """At programme end: betweenness of all, power times resistance of those who have ties, and of those who have none."""

    bridging: Mapping[str, float]
    blocking: dict[str, float]
    apart: dict[str, float]


def _standing(people: People) -> Standing:
    links = people.links[PROGRAMME_END]
    tied = {end for link in links for end in (link.source, link.target)}
    states = people.states[PROGRAMME_END]
    products = {identity: state.get("power", math.nan) * state.get("resistance", math.nan) for identity, state in states.items()}
    products = {identity: value for identity, value in products.items() if math.isfinite(value)}
    blocking = {identity: value for identity, value in products.items() if identity in tied}
    return Standing(between(people.ids, links), blocking, {identity: value for identity, value in products.items() if identity not in tied})


def _named(people: People, values: Mapping[str, float]) -> list[str]:
    """Return register stakeholders with the largest values, at most a few, none with 0."""
    some = [identity for identity, value in values.items() if people.is_named(identity) and value > 0]
    return sorted(some, key=lambda identity: -values[identity])[:_NAMES]


def _tags(bridges: list[str], blockers: list[str], where: Places) -> dict[str, str]:
    """Return what stands beside the marks of those named: the number of a bridge, the letter of a possible blocker, or both."""
    found = {identity: str(place) for place, identity in enumerate(bridges, start=1) if identity in where}
    for letter, identity in zip(ascii_uppercase, blockers, strict=False):
        if identity in where:
            found[identity] = found.get(identity, "") + letter
    return found


def _by_kind(people: People, standing: Standing) -> dict[str, tuple[float, float]]:
    """Return, kind by kind, its share of all bridging and its mean of power times resistance, of those who have ties."""
    total = sum(standing.bridging.values()) or 1.0
    found = {}
    for kind in dict.fromkeys(people.kind(identity) for identity in people.ids):
        own = [identity for identity in people.ids if people.kind(identity) == kind]
        block = [standing.blocking[identity] for identity in own if identity in standing.blocking]
        share = sum(standing.bridging.get(identity, 0.0) for identity in own) / total
        found[kind] = (share, float(np.mean(block)) if block else math.nan)
    return found


def _kind_words(c: Context, kind: str) -> str:
    return KINDS[kind].plural[c.data.language] if kind in KINDS else kind


def _heading(c: Context, people: People, standing: Standing) -> Markup:
    """Return who holds most together and who could block most: by name if the register gives it, else by kind, or that nobody does."""
    data, kinds = c.data, _by_kind(people, standing)
    bridge, blocker = (
        _first(c, people, values, {kind: pair[number] for kind, pair in kinds.items()})
        for number, values in enumerate((standing.bridging, standing.blocking))
    )
    if bridge and bridge == blocker:
        return capital(data.say(words.BOTH if bridge.one else words.BOTH_KIND, both=bridge.told))
    first = data.say(words.BRIDGE if bridge.one else words.BRIDGE_KIND, bridge=bridge.told) if bridge else data.say(words.BRIDGE_NONE)
    second = data.say(words.BLOCKER, blocker=blocker.told) if blocker else data.say(words.BLOCKER_NONE)
    return capital(Markup("{}; {}").format(first, second))


class First(NamedTuple):
    """Who comes first, in words, and whether that is one stakeholder rather than a kind."""

    told: Markup
    one: bool


def _first(c: Context, people: People, values: Mapping[str, float], kinds: Mapping[str, float]) -> First | None:
    """Return the stakeholder with the largest value if the register names it, else the kind with the largest; None where all are 0."""
    top = max(values, key=lambda identity: values[identity], default="")
    if not top or not values[top] > 0:
        return None
    if people.is_named(top):
        return First(named(people.name(top)), one=True)
    kind = max(kinds, key=lambda kind: kinds[kind] if math.isfinite(kinds[kind]) else -1.0)
    return First(escape(_kind_words(c, kind)), one=False)


def _told_apart(c: Context, people: People, apart: list[str], standing: Standing) -> Markup:
    """Return who has power and resists, but is tied to nobody."""
    data = c.data
    rows = [
        data.say(words.TIED_TO_NOBODY_ROW, name=named(people.name(one)), value=data.numbers.number(standing.apart[one])) for one in apart
    ]
    return data.say(words.TIED_TO_NOBODY, rows=Markup("; ").join(rows))


def _intro(c: Context) -> Markup:
    data = c.data
    table = data.results.table(EVENTS.file)
    found = {int(replicate) for plan, replicate in zip(table["plan"], table["replicate"], strict=True) if plan == c.best}
    partnership = data.say(words.UNDER if c.best != NO_PROGRAMME else words.UNDER_NONE, plan=data.plan(c.best))
    if len(found) == 1:
        return data.say(words.INTRO, partnership=partnership, replicate=found.pop())
    return data.say(words.INTRO_NO_REPLICATE, partnership=partnership)


def _note(c: Context, people: People, where: Places, tags: dict[str, str]) -> Markup:
    """Return from which runs the pictures come, what the tags mean, and who is not drawn."""
    data = c.data
    found = [data.say(figures.ONE_RUN)]
    if tags:
        found.append(data.say(figures.TAGS))
    alone = len(below(where))
    if alone:
        text = words.ROWS_BELOW if alone > 1 else words.ROWS_BELOW_ONE
        found.append(data.say(text, count=data.numbers.fixed(alone, 0)))
    if len(where) < len(people.ids):
        found.append(data.say(words.SAMPLED, shown=len(where), all=data.numbers.fixed(len(people.ids), 0)))
    return join(found)


def _picture(c: Context, people: People, at: str, where: Places, tags: dict[str, str]) -> Picture:
    data, links = c.data, people.links[at]
    nodes = [replace(node, label=tags.get(node.id, "")) for node in people.nodes(at)]
    trust = [link.trust for link in links if math.isfinite(link.trust)]
    values = {
        "ties": data.numbers.fixed(len(links), 0),
        "trust": data.numbers.number(float(np.mean(trust))) if trust else "–",
        "conflicts": data.numbers.fixed(sum(link.conflict for link in links), 0),
    }
    title = data.say(words.TITLE, moment=words.MOMENT[at][data.language], **values)
    alt = bare(data.say(words.ALT, nodes=data.numbers.fixed(len(nodes), 0), **values))
    tagged = [f"{node.label} {people.name(node.id)}" for node in sorted(nodes, key=lambda node: node.label) if node.label]
    if tagged:
        alt = f"{alt} {bare(data.say(figures.TAGGED, rows=', '.join(tagged)))}"
    return Picture(f"network-{at.replace('_', '-')}", title, network(nodes, links, where, data.look), alt)


def _names(
    c: Context,
    people: People,
    chosen: tuple[list[str], list[str]],
    standing: Standing,
    tags: dict[str, str],
) -> Table:
    """Return bridges and possible blockers side by side, with the tags that mark them in the pictures."""
    data = c.data
    rows = []
    for place in range(max(len(some) for some in chosen)):
        row = [data.say(page.BARE, value=place + 1)]
        for some, own, text in zip(chosen, standing[:2], (figures.ON_PATHS, figures.POWER_TIMES), strict=True):
            row.append(_named_cell(c, people, some[place], own[some[place]], text, tags) if place < len(some) else Markup("–"))
        rows.append(row)
    note = Markup("{}: {}. {}: {}.").format(
        data.say(words.BRIDGES), data.say(words.BRIDGES_WHY), data.say(words.BLOCKERS), data.say(words.BLOCKERS_WHY)
    )
    head = [data.say(words.PLACE), data.say(words.BRIDGES), data.say(words.BLOCKERS)]
    return Table(data.say(words.PEOPLE_CAPTION), head, rows, frozenset({0, 1, 2}), note)


def _named_cell(c: Context, people: People, identity: str, value: float, text: Text, tags: dict[str, str]) -> Markup:
    """Return a name with its tag, kind, and value in words."""
    numbers = c.data.numbers
    told = c.data.say(text, share=numbers.percent(value), value=numbers.number(value))
    tag = Markup('<span class="tag">{}</span> ').format(tags[identity]) if identity in tags else Markup("")
    return Markup('{}{}<br><span class="range">{}, {}</span>').format(tag, named(people.name(identity)), _one(c, people, identity), told)


def _one(c: Context, people: People, identity: str) -> str:
    kind = people.kind(identity)
    return KINDS[kind].label[c.data.language] if kind in KINDS else kind


def _kinds(c: Context, people: People, standing: Standing) -> Table:
    data = c.data
    rows = []
    for kind, (share, block) in _by_kind(people, standing).items():
        count, tied = (sum(people.kind(identity) == kind for identity in some) for some in (people.ids, standing.blocking))
        cells = (data.numbers.fixed(count, 0), data.numbers.fixed(tied, 0), data.numbers.percent(share), data.numbers.number(block))
        rows.append([capital(data.say(page.BARE, value=_kind_words(c, kind))), *(data.say(page.BARE, value=cell) for cell in cells)])
    head = [data.say(words.KIND), data.say(words.COUNT), data.say(words.TIED), data.say(words.SHARE_BRIDGE), data.say(words.MEAN_BLOCK)]
    return Table(data.say(words.KINDS_CAPTION), head, rows, note=data.say(words.DRAWN_NOTE))
