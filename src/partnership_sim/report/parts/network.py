"""Part 6: who holds it together? The network at three moments, bridges and possible blockers."""

from __future__ import annotations

import math
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup, escape

from partnership_sim.declare import KINDS
from partnership_sim.plots.network import network, places
from partnership_sim.report import certainty
from partnership_sim.report.blocks import Block, Gallery, Paragraph, Part, Picture, Table
from partnership_sim.report.markup import bare, capital, join, named
from partnership_sim.report.people import People
from partnership_sim.report.words import figures, page
from partnership_sim.report.words import inside as words
from partnership_sim.results.columns import NO_PROGRAMME, PROGRAMME_END
from partnership_sim.verdicts.people import MOMENTS

if TYPE_CHECKING:
    from partnership_sim.locale import Text
    from partnership_sim.plots.network import Places
    from partnership_sim.plots.numbers import Numbers
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.network import First, Network, Person


def build(c: Context) -> Part:
    """Return the three pictures and who matters; where nobody has ties, that."""
    data, found = c.data, c.verdict.network
    if found is None:
        return Part("network", data.say(words.UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    if not found.ties:
        return _without_ties(c, found)
    people = People(data, c.best)
    ties = [tie for at in MOMENTS for tie in people.links(at)]
    alone = {one for at in _moments(c) for one in people.without_ties(at)}
    where = places(people.ids, ties, alone=alone, named={one.id for one in (*found.bridges, *found.blockers) if one.steady})
    tags = _tags(found, where)
    pictures = [_picture(c, people, at, where, tags) for at in _moments(c) if people.ties[at] or people.states[at]]
    blocks: list[Block] = [Paragraph(_intro(c, found)), Gallery(pictures, _note(c, found, where, tags))]
    if found.bridges or found.blockers:
        blocks.append(_names(c, found, tags))
    if found.alone:
        blocks.append(Paragraph(_alone(c, found), "note"))
    if found.apart:
        blocks.append(Paragraph(_told_apart(c, found), "note"))
    if found.drawn:
        blocks.append(_kinds(c, found))
    return Part("network", _heading(c, found), blocks)


def _moments(c: Context) -> tuple[str, ...]:
    """Return when the network is drawn: once for programme end and end where they are the same month."""
    return MOMENTS if c.data.lasts else tuple(at for at in MOMENTS if at != PROGRAMME_END)


def _without_ties(c: Context, found: Network) -> Part:
    """Return that nobody has ties, in no run or only in the typical one."""
    data = c.data
    if found.people == 1:
        return Part("network", data.say(words.ALONE_IN), [])
    count = data.numbers.fixed(found.people, 0)
    why: list[Block] = [Paragraph(data.say(words.NO_TIES_WHY, plan=data.plan(c.best), count=count))]
    if math.isclose(found.alone, found.people):
        return Part("network", data.say(words.NO_TIES), why)
    return Part("network", data.say(words.NO_TIES_TYPICAL), [*why, Paragraph(_alone(c, found), "note")])


def _tags(found: Network, where: Places) -> dict[str, str]:
    """Return what stands beside the marks of who mostly bridges (a number), could block (a letter), or both, and has ties."""
    tags = {one.id: str(place) for place, one in enumerate(found.bridges, start=1) if one.steady and one.id in where.square}
    for letter, one in zip(ascii_uppercase, found.blockers, strict=False):
        if one.steady and one.id in where.square:
            tags[one.id] = tags.get(one.id, "") + letter
    return tags


def _kind_words(c: Context, kind: str) -> str:
    return KINDS[kind].plural[c.data.language] if kind in KINDS else kind


def _heading(c: Context, found: Network) -> Markup:
    """Return who holds most together and who could block most: by name if the register gives it, else by kind, or that nobody does."""
    data = c.data
    bridge, blocker = (_first(c, one) for one in (found.bridge, found.blocker))
    one, same = (bool(first and first.person) for first in (found.bridge, found.blocker))
    steady, as_steady = (first is None or first.steady for first in (found.bridge, found.blocker))
    if bridge and (bridge, one) == (blocker, same) and steady and as_steady:
        return capital(data.say(words.BOTH if one else words.BOTH_KIND, both=bridge))
    first = data.say(words.BRIDGE if one else words.BRIDGE_KIND, bridge=bridge) if bridge else data.say(words.BRIDGE_NONE)
    second = data.say(words.BLOCKER, blocker=blocker) if blocker else data.say(words.BLOCKER_NONE)
    first, second = first if steady else data.say(words.BRIDGE_VARIES), second if as_steady else data.say(words.BLOCKER_VARIES)
    return capital(Markup("{}; {}").format(first, second))


def _first(c: Context, first: First | None) -> Markup | None:
    if first is None:
        return None
    return named(first.person.name) if first.person else escape(_kind_words(c, first.kind))


def _alone(c: Context, found: Network) -> Markup:
    """Return how many have no ties when the programme ends."""
    numbers = c.data.numbers
    values = {"count": _mean(numbers, found.alone), "all": numbers.fixed(found.people, 0), "runs": numbers.fixed(found.runs, 0)}
    return c.data.say(words.WITHOUT_TIES if found.runs > 1 else words.WITHOUT_TIES_ONE, **values)


def _mean(numbers: Numbers, count: float) -> str:
    """Return a mean of counts: with a decimal unless it is the same in all runs."""
    return numbers.fixed(count, 0 if math.isclose(count, round(count), abs_tol=1e-9) else 1)


def _told_apart(c: Context, found: Network) -> Markup:
    """Return who has power and resists, but is tied to nobody."""
    data = c.data
    text = words.TIED_TO_NOBODY_IN if found.runs > 1 else words.TIED_TO_NOBODY_ROW
    often = [certainty.often(one.among.share, found.runs, data.numbers) for one in found.apart]
    values = [data.numbers.number(one.value) for one in found.apart]
    rows = [data.say(text, name=named(one.name), value=value, often=of) for one, value, of in zip(found.apart, values, often, strict=True)]
    return data.say(words.TIED_TO_NOBODY, rows=Markup("; ").join(rows))


def _intro(c: Context, found: Network) -> Markup:
    data = c.data
    partnership = data.say(words.UNDER if c.best != NO_PROGRAMME else words.UNDER_NONE, plan=data.plan(c.best))
    if found.replicate is not None:
        return data.say(words.INTRO, partnership=partnership, replicate=found.replicate)
    return data.say(words.INTRO_NO_REPLICATE, partnership=partnership)


def _note(c: Context, found: Network, where: Places, tags: dict[str, str]) -> Markup:
    """Return from which runs the pictures come, what the tags mean, and who is not drawn."""
    data = c.data
    notes = [data.say(figures.ONE_RUN)]
    if tags:
        notes.append(data.say(figures.TAGS if found.runs > 1 else figures.TAGS_ONE_RUN))
    if where.rows:
        notes.append(data.say(words.ROWS_BELOW))
    if len(where) < found.people:
        notes.append(data.say(words.SAMPLED, shown=len(where), all=data.numbers.fixed(found.people, 0)))
    return join(notes)


def _picture(c: Context, people: People, at: str, where: Places, tags: dict[str, str]) -> Picture:
    data, links = c.data, people.links(at)
    alone = people.without_ties(at)
    nodes = people.nodes(at, {one: tag for one, tag in tags.items() if one not in alone})
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


def _names(c: Context, found: Network, tags: dict[str, str]) -> Table:
    """Return bridges and possible blockers side by side, with the tags that mark them in the pictures."""
    data, chosen = c.data, (found.bridges, found.blockers)
    rows = []
    for place in range(max(len(some) for some in chosen)):
        row = [data.say(page.BARE, value=place + 1)]
        for some, text in zip(chosen, (figures.ON_PATHS, figures.POWER_TIMES), strict=True):
            row.append(_named_cell(c, found, some[place], text, tags) if place < len(some) else Markup("–"))
        rows.append(row)
    note = Markup("{}: {}. {}: {}. {}").format(
        data.say(words.BRIDGES), data.say(words.BRIDGES_WHY), data.say(words.BLOCKERS), data.say(words.BLOCKERS_WHY), _from_runs(c, found)
    )
    head = [data.say(words.PLACE), data.say(words.BRIDGES), data.say(words.BLOCKERS)]
    return Table(data.say(words.PEOPLE_CAPTION), head, rows, frozenset({0, 1, 2}), note)


def _from_runs(c: Context, found: Network) -> Markup:
    """Return from which runs positions are."""
    return c.data.say(words.FROM_RUNS if found.runs > 1 else words.FROM_ONE_RUN, runs=c.data.numbers.fixed(found.runs, 0))


def _named_cell(c: Context, found: Network, one: Person, text: Text, tags: dict[str, str]) -> Markup:
    """Return a name with its tag, kind, value, and how often it is among the first, in words."""
    numbers = c.data.numbers
    told = c.data.say(text, share=numbers.percent(one.value), value=numbers.number(one.value))
    if found.runs > 1:
        told = c.data.say(words.AMONG_FIRST, value=told, often=certainty.often(one.among.share, found.runs, numbers))
    tag = Markup('<span class="tag">{}</span> ').format(tags[one.id]) if one.id in tags else Markup("")
    kind = KINDS[one.kind].label[c.data.language] if one.kind in KINDS else one.kind
    return Markup('{}{}<br><span class="range">{}, {}</span>').format(tag, named(one.name), kind, told)


def _kinds(c: Context, found: Network) -> Table:
    data, numbers = c.data, c.data.numbers
    rows = []
    for kind, one in found.kinds.items():
        cells = (numbers.fixed(one.count, 0), _mean(numbers, one.tied), numbers.percent(one.bridging), numbers.number(one.blocking))
        rows.append([capital(data.say(page.BARE, value=_kind_words(c, kind))), *(data.say(page.BARE, value=cell) for cell in cells)])
    head = [data.say(words.KIND), data.say(words.COUNT), data.say(words.TIED), data.say(words.SHARE_BRIDGE), data.say(words.MEAN_BLOCK)]
    return Table(data.say(words.KINDS_CAPTION), head, rows, note=join([data.say(words.DRAWN_NOTE), _from_runs(c, found)]))
