"""Part 6: who holds it together? The network at three moments, bridges and possible blockers."""

from __future__ import annotations

import math
from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.declare import KINDS
from partnership_sim.plots.network import between, network, places
from partnership_sim.report.blocks import Block, Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join, named
from partnership_sim.report.people import MOMENTS, People
from partnership_sim.report.words import figures, page
from partnership_sim.report.words import inside as words
from partnership_sim.results.columns import EVENTS, PROGRAMME_END

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.declare import Text
    from partnership_sim.plots.network import Places
    from partnership_sim.report.context import Context

#: So many names in the table, each tagged in the picture.
_NAMES = 5


def build(c: Context) -> Part:
    """Return the three pictures and who matters."""
    data, people = c.data, People(c.data, c.best)
    links = [link for at in MOMENTS for link in people.links[at]]
    if not links:
        if any(doubt.about in ("no ties", "one") for doubt in data.doubts):
            return Part("network", data.say(words.NOBODY), [Paragraph(data.say(words.NO_TIES))])
        return Part("network", data.say(words.UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    bridging = between(people.ids, people.links[PROGRAMME_END])
    blocking = {
        identity: state.get("power", math.nan) * state.get("resistance", math.nan)
        for identity, state in people.states[PROGRAMME_END].items()
    }
    blocking = {identity: value for identity, value in blocking.items() if math.isfinite(value)}
    bridges, blockers = (_named(people, values) for values in (bridging, blocking))
    where = places(people.ids, links, named={*bridges, *blockers})
    tags = _tags(bridges, blockers, where)
    pictures = [_picture(c, people, at, where, tags) for at in MOMENTS if people.links[at] or people.states[at]]
    blocks: list[Block] = [Paragraph(_intro(c)), Gallery(pictures, _note(c, people, where, tags))]
    if bridges or blockers:
        blocks.append(_names(c, people, (bridges, blockers), (bridging, blocking), tags))
    kinds = _by_kind(people, bridging, blocking)
    if any(not people.is_named(identity) for identity in people.ids):
        blocks.append(_kinds(c, people, kinds))
    return Part("network", _heading(c, people, bridges, blockers, kinds), blocks)


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


def _by_kind(people: People, bridging: Mapping[str, float], blocking: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Return, kind by kind, its share of all bridging and its mean of power times resistance."""
    total = sum(bridging.values()) or 1.0
    found = {}
    for kind in dict.fromkeys(people.kind(identity) for identity in people.ids):
        own = [identity for identity in people.ids if people.kind(identity) == kind]
        block = [blocking[identity] for identity in own if identity in blocking]
        found[kind] = (sum(bridging.get(identity, 0.0) for identity in own) / total, float(np.mean(block)) if block else math.nan)
    return found


def _kind_words(c: Context, kind: str) -> str:
    return KINDS[kind].plural[c.data.language] if kind in KINDS else kind


def _heading(c: Context, people: People, bridges: list[str], blockers: list[str], kinds: dict[str, tuple[float, float]]) -> Markup:
    data = c.data
    if bridges and blockers:
        if bridges[0] == blockers[0]:
            return data.say(words.NAMED_SAME, bridge=named(people.name(bridges[0])))
        return data.say(words.NAMED, bridge=named(people.name(bridges[0])), blocker=named(people.name(blockers[0])))
    bridge = max(kinds, key=lambda kind: kinds[kind][0])
    blocker = max(kinds, key=lambda kind: kinds[kind][1] if math.isfinite(kinds[kind][1]) else -1.0)
    values = {"bridge": _kind_words(c, bridge), "blocker": _kind_words(c, blocker)}
    return capital(data.say(words.BY_KIND_SAME if bridge == blocker else words.BY_KIND, **values))


def _intro(c: Context) -> Markup:
    data = c.data
    table = data.results.table(EVENTS.file)
    found = {int(replicate) for plan, replicate in zip(table["plan"], table["replicate"], strict=True) if plan == c.best}
    if len(found) == 1:
        return data.say(words.INTRO, plan=data.plan(c.best), replicate=found.pop())
    return data.say(words.INTRO_NO_REPLICATE, plan=data.plan(c.best))


def _note(c: Context, people: People, where: Places, tags: dict[str, str]) -> Markup:
    """Return from which runs the pictures come, what the tags mean, and who is not drawn."""
    data = c.data
    found = [data.say(figures.ONE_RUN)]
    if tags:
        found.append(data.say(figures.TAGS))
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
    values: tuple[Mapping[str, float], Mapping[str, float]],
    tags: dict[str, str],
) -> Table:
    """Return bridges and possible blockers side by side, with the tags that mark them in the pictures."""
    data = c.data
    rows = []
    for place in range(max(len(some) for some in chosen)):
        row = [data.say(page.BARE, value=place + 1)]
        for some, own, text in zip(chosen, values, (figures.ON_PATHS, figures.POWER_TIMES), strict=True):
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


def _kinds(c: Context, people: People, kinds: dict[str, tuple[float, float]]) -> Table:
    data = c.data
    rows = []
    for kind, (share, block) in kinds.items():
        count = sum(people.kind(identity) == kind for identity in people.ids)
        cells = (data.numbers.fixed(count, 0), data.numbers.percent(share), data.numbers.number(block))
        rows.append([capital(data.say(page.BARE, value=_kind_words(c, kind))), *(data.say(page.BARE, value=cell) for cell in cells)])
    head = [data.say(words.KIND), data.say(words.COUNT), data.say(words.SHARE_BRIDGE), data.say(words.MEAN_BLOCK)]
    return Table(data.say(words.KINDS_CAPTION), head, rows, note=data.say(words.DRAWN_NOTE))
