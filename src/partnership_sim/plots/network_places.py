"""Where each stakeholder is drawn: those with ties fill a square, those without any at that moment stand in rows below it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from partnership_sim.plots.network_tags import TALL
from partnership_sim.plots.style import WIDTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Spots = NDArray[np.float64]
    #: Left, bottom, width, height.
    Box = tuple[float, float, float, float]

#: More stakeholders than this are not all drawn: those with the most ties are.
MOST = 400
#: Ends of the axes of the square, and within which its marks lie; before they are pushed apart, they lie within `_INNER`.
REACH, FRAME, _INNER = 1.22, 1.12, 1.02
#: Width of the square in points, and what a point is on its axes.
SIDE = WIDTH - 8
UNIT = 2 * REACH / SIDE
#: Room between the square and the words above the rows, and between these and the first row, in points.
_ABOVE, WORDS = 2.0, 15.0
#: How far marks of a component are spread evenly over its box (1) instead of where the springs put them (0).
_EVEN = 0.75
#: Least and most room around a component in its box, as a part of it: each has its own, so that they do not all end on one line.
_MARGIN = (0.03, 0.11)
Marks = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Places:
    """The places of a network, the same at every moment.

    Parameters
    ----------
    square : dict of str to pair of float
        Of those who have ties at some moment, where they stand while they have any.
    rows : dict of str to pair of float
        Of those who have none at some moment, where they stand while they have none.
    """

    square: Marks
    rows: Marks

    def __contains__(self, name: object) -> bool:
        return name in self.square or name in self.rows

    def __len__(self) -> int:
        return len(self.square.keys() | self.rows.keys())

    def at(self, tied: Collection[str]) -> Marks:
        """Return where everybody stands at a moment, by who has ties there."""
        return self.square | {name: spot for name, spot in self.rows.items() if name not in tied or name not in self.square}


@dataclass(frozen=True)
class Link:
    """A tie at a moment: its two ends, the mean trust of both ways, whether a conflict is open."""

    source: str
    target: str
    trust: float
    conflict: bool


def area(count: int) -> float:
    """Return the area of a mark of middling size among so many, in square points."""
    return 60.0 if count <= 60 else 30.0 if count <= 180 else 16.0


def radius(count: int) -> float:
    """Return the radius of the largest mark among so many, with its ring, in points."""
    return math.sqrt(2 * area(count)) / 2 + 1.2


def places(
    ids: Sequence[str], links: Iterable[Link], *, alone: Collection[str] = (), most: int = MOST, seed: int = 1, named: Collection[str] = ()
) -> Places:
    """Return where each stakeholder is drawn, by the ties of all moments: in the square, and below it where it has none.

    Those `alone` have none at some moment though they do at others. Around those `named` there is room for a tag. Of more than `most` stakeholders those with the most ties are kept (the earlier in `ids` on ties).
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ids)
    for link in links:
        weight = graph.get_edge_data(link.source, link.target, {"weight": 0.0})["weight"]
        graph.add_edge(link.source, link.target, weight=weight + 0.2 + (link.trust if math.isfinite(link.trust) else 0.0))
    rank = {name: number for number, name in enumerate(ids)}
    kept = sorted(graph, key=lambda name: (-graph.degree(name), rank.get(name, len(rank))))[:most]
    kept.sort(key=lambda name: rank.get(name, len(rank)))
    below = [name for name in kept if not graph.degree(name) or name in alone]
    tied = [name for name in kept if graph.degree(name)]
    spots = _tied(graph.subgraph(tied), {name: rank.get(name, len(rank)) for name in tied}, seed)
    if tied:
        own = np.array([spots[name] for name in tied])
        apart = _apart(own, [name in named for name in tied], radius(len(kept)))
        spots = {name: (float(x), float(y)) for name, (x, y) in zip(tied, apart, strict=True)}
    return Places(spots, _rows(below, radius(len(kept))))


def ends(where: Places) -> tuple[float, float]:
    """Return the ends of the upright axis: of the square, and of the rows below it if there are any."""
    rows = [y for _, y in where.rows.values()]
    if not rows:
        return -REACH, REACH
    high = REACH if where.square else max(rows) + (WORDS + radius(len(where))) * UNIT
    return min(rows) - (radius(len(where)) + 2) * UNIT, high


def _rows(names: Sequence[str], size: float) -> Marks:
    """Return places in rows below the square, from the left."""
    step = (2 * size + 1.5) * UNIT
    across = int(2 * FRAME / step) + 1
    top = -REACH - (_ABOVE + WORDS + size) * UNIT
    return {name: (-FRAME + step * (number % across), top - step * (number // across)) for number, name in enumerate(names)}


def _tied(graph: nx.Graph[str], rank: Mapping[str, int], seed: int) -> Marks:
    """Return where springs put those with ties, each component in a box of its own."""
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    boxes = _boxes([len(part) + 0.5 for part in parts], (-_INNER, -_INNER, 2 * _INNER, 2 * _INNER))
    found: Marks = {}
    for number, (part, (left, bottom, width, height)) in enumerate(zip(parts, boxes, strict=True)):
        margin = _MARGIN[0] + (_MARGIN[1] - _MARGIN[0]) * (number * 0.618 % 1) if len(parts) > 1 else 0.0
        spots = _sprung(graph, part, seed) * (1 - 2 * margin) + margin
        found |= {name: (left + width * x, bottom + height * y) for name, (x, y) in zip(part, spots.tolist(), strict=True)}
    return found


def _boxes(sizes: Sequence[float], box: Box) -> list[Box]:
    """Cut a box into one for each size, as large as that is among them: halved again and again across its longer side."""
    if len(sizes) <= 1:
        return [box] if sizes else []
    left, bottom, width, height = box
    total, count, first = sum(sizes), 1, sizes[0]
    while count < len(sizes) - 1 and first + sizes[count] <= total / 2:
        first += sizes[count]
        count += 1
    share = first / total
    if width >= height:
        one, other = (left, bottom, width * share, height), (left + width * share, bottom, width * (1 - share), height)
    else:
        one = (left, bottom + height * (1 - share), width, height * share)
        other = (left, bottom, width, height * (1 - share))
    return [*_boxes(sizes[:count], one), *_boxes(sizes[count:], other)]


def _sprung(graph: nx.Graph[str], part: Sequence[str], seed: int) -> Spots:
    """Return where springs put a component, within 0..1 both ways; drawn apart where they crowd it, so that it fills its box."""
    if len(part) == 1:
        return np.full((1, 2), 0.5)
    own: nx.Graph[str] = nx.Graph()
    own.add_nodes_from(part)  # in this order: the layout must not depend on hashes
    own.add_edges_from(sorted(graph.subgraph(part).edges(data=True), key=lambda edge: edge[:2]))
    found = nx.spring_layout(own, pos=nx.circular_layout(own), seed=seed, weight="weight", iterations=80, k=1.6 / math.sqrt(len(own)))
    spots = np.array([found[name] for name in part])
    span = np.ptp(spots, axis=0)
    even = spots.argsort(axis=0, kind="stable").argsort(axis=0) / (len(part) - 1)
    where = np.divide(spots - spots.min(axis=0), span, out=np.full_like(spots, 0.5), where=span > 1e-9)
    spread: Spots = where + _EVEN * (np.where(span > 1e-9, even, 0.5) - where)
    return spread


def _apart(spots: Spots, roomy: Sequence[bool], size: float, rounds: int = 80) -> Spots:
    """Return places pushed apart until no mark lies on another, and none near those that need room for a tag, where that is possible."""
    count = len(spots)
    plain = min(2.2 * size * UNIT, 1.7 / np.sqrt(count))
    own = np.where(roomy, (2 * size + TALL + 5) * UNIT, plain)
    gap = np.maximum(own[:, None], own[None, :])
    spots = spots + 1e-6 * np.stack([np.cos(np.arange(count)), np.sin(np.arange(count))], axis=1)
    edge = (FRAME - 1e-6 * np.arange(count))[:, None]  # an edge of its own for each, so that no two end in the same corner
    for _ in range(rounds):
        away = spots[:, None, :] - spots[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(distance, np.inf)
        push = np.clip(gap - distance, 0, None) / 2
        if not push.any():
            break
        spots = np.clip(spots + (away / distance[..., None] * push[..., None]).sum(axis=1) * 0.8, -edge, edge)
    return spots
