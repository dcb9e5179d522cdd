"""The partnership as a network: the same places at every moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from matplotlib.collections import LineCollection

from partnership_sim.plots import network_legend as legend
from partnership_sim.plots import network_tags as tags
from partnership_sim.plots.style import INK, WIDTH, blank, kind_style, settings, shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from partnership_sim.plots.style import Look

#: More stakeholders than this are not all drawn: those with the most ties are.
MOST = 400
#: Ends of both axes; the marks lie within 1.12 of the middle.
_REACH = 1.22
#: From so many ties on they are thinner and paler, so that those with trust stand out.
_DENSE = 250
#: So many signs on a tag.
_TAG = 6
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Node:
    """A stakeholder at a moment; `label`: what stands on its tag, a number or letter that a table explains."""

    id: str
    kind: str
    resources: float
    resistance: float
    label: str = ""


@dataclass(frozen=True)
class Link:
    """A tie at a moment: its two ends, the mean trust of both ways, whether a conflict is open."""

    source: str
    target: str
    trust: float
    conflict: bool


def places(ids: Sequence[str], links: Iterable[Link], *, most: int = MOST, seed: int = 1, named: Collection[str] = ()) -> Places:
    """Return where each stakeholder is drawn: a spring layout with a fixed seed over the ties of all moments.

    Around those `named` there is room for a tag. Of more than `most` stakeholders those with the most ties are kept (the earlier in `ids` on ties).
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ids)
    for link in links:
        weight = graph.get_edge_data(link.source, link.target, {"weight": 0.0})["weight"]
        graph.add_edge(link.source, link.target, weight=weight + 0.2 + link.trust)
    rank = {name: number for number, name in enumerate(ids)}
    kept = sorted(graph, key=lambda name: (-graph.degree(name), rank.get(name, len(rank))))[:most]
    graph = graph.subgraph(sorted(kept, key=lambda name: rank.get(name, len(rank)))).copy()
    if not len(graph):
        return {}
    # A first ring keeps those without ties near the rest; the spring needs a start that does not depend on hashes.
    start = nx.circular_layout(graph)
    found = nx.spring_layout(graph, pos=start, seed=seed, weight="weight", iterations=80, k=1.6 / np.sqrt(len(graph)))
    spots = np.array([found[name] for name in graph])
    middle = np.median(spots, axis=0)
    reach = np.quantile(np.abs(spots - middle), 0.97) or 1.0
    spots = np.clip((spots - middle) / reach, -1.12, 1.12)
    return {name: (float(x), float(y)) for name, (x, y) in zip(graph, _apart(spots, [name in named for name in graph]), strict=True)}


def _area(count: int) -> float:
    """Return the area of a mark of middling size among so many, in square points."""
    return 60.0 if count <= 60 else 30.0 if count <= 180 else 16.0


def _radius(count: int) -> float:
    """Return the radius of the largest mark among so many, with its ring, in points."""
    return float(np.sqrt(2 * _area(count))) / 2 + 1.2


def _apart(spots: NDArray[np.float64], roomy: Sequence[bool], rounds: int = 80) -> NDArray[np.float64]:
    """Return places pushed apart until no mark lies on another, and none near those that need room for a tag, where that is possible."""
    unit, count = 2 * _REACH / (WIDTH - 8), len(spots)
    plain = min(2.2 * _radius(count) * unit, 1.9 / np.sqrt(count))
    own = np.where(roomy, (2 * _radius(count) + tags.TALL + 5) * unit, plain)
    gap = np.maximum(own[:, None], own[None, :])
    spots = spots + 1e-6 * np.stack([np.cos(np.arange(count)), np.sin(np.arange(count))], axis=1)
    edge = (1.12 - 1e-6 * np.arange(count))[:, None]  # an edge of its own for each, so that no two end in the same corner
    for _ in range(rounds):
        away = spots[:, None, :] - spots[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(distance, np.inf)
        push = np.clip(gap - distance, 0, None) / 2
        if not push.any():
            break
        spots = np.clip(spots + (away / distance[..., None] * push[..., None]).sum(axis=1) * 0.8, -edge, edge)
    return spots


def network(nodes: Sequence[Node], links: Sequence[Link], where: Places, look: Look) -> Figure:
    """Draw the network at one moment.

    Parameters
    ----------
    nodes, links : sequence
        Stakeholders and ties of the moment; those without a place are left out. Nodes with a label get a tag.
    where : mapping
        From `places`: the same at every moment.

    Notes
    -----
    Kind by colour and shape, size by resources, ring by resistance, tie by trust (darker and wider: more), conflicts last, in dashed red
    with a cross. Below it all of this is explained.
    """
    shown = [link for link in links if link.source in where and link.target in where]
    present = [node for node in nodes if node.id in where]
    words = "".join(node.label for node in present)
    rows = legend.lines(
        legend.entries(
            {node.kind for node in present},
            look.language,
            conflict=any(link.conflict for link in shown),
            bridges=any(sign.isdigit() for sign in words),
            blockers=any(sign.isalpha() for sign in words),
        )
    )
    below = legend.ROW * max(1, len(rows)) + 6
    height = WIDTH - 4 + below
    with settings():
        figure, axes = blank(height, left=4, right=4, top=4, bottom=below)
        axes.set_axis_off()
        axes.set_xlim(-_REACH, _REACH)
        axes.set_ylim(-_REACH, _REACH)
        _draw_links(axes, shown, where)
        largest = max((node.resources for node in present if np.isfinite(node.resources)), default=0.0) or 1.0
        for tagged in (False, True):
            for kind in dict.fromkeys(node.kind for node in present):
                some = [node for node in present if node.kind == kind and bool(node.label) == tagged]
                _draw_nodes(axes, some, where, _area(len(where)), largest, 5 if tagged else 3)
        _tag(axes, present, where)
        legend.draw(figure, rows, height)
    return figure


def _draw_links(axes: Axes, links: Sequence[Link], where: Places) -> None:
    """Draw ties from the least to the most trust, then those in conflict."""
    calm = sorted((link for link in links if not link.conflict), key=_trust)
    trust = np.array([_trust(link) for link in calm])
    if calm:
        dense = len(links) > _DENSE
        widths = 0.2 + 0.9 * trust**2.5 if dense else 0.35 + 1.4 * trust**2
        shades = [legend.shade(value**2 if dense else value) for value in trust]
        lines = [(where[link.source], where[link.target]) for link in calm]
        axes.add_collection(LineCollection(lines, zorder=1, colors=shades, linewidths=widths))
    for link in links:
        if link.conflict:
            legend.conflict_line(axes, where[link.source], where[link.target])


def _trust(link: Link) -> float:
    return min(1.0, max(0.0, link.trust)) if np.isfinite(link.trust) else 0.0


def _draw_nodes(axes: Axes, nodes: Sequence[Node], where: Places, size: float, largest: float, zorder: float) -> None:
    if not nodes:
        return
    colour, shape = kind_style(nodes[0].kind)
    spots = np.array([where[node.id] for node in nodes])
    resources = np.array([node.resources for node in nodes])
    areas = size * (0.35 + 1.65 * np.where(np.isfinite(resources), resources, 0.0) / largest)
    rings = [0.3 + 2.4 * node.resistance if np.isfinite(node.resistance) else 0.3 for node in nodes]
    axes.scatter(spots[:, 0], spots[:, 1], s=areas, c=colour, marker=shape, edgecolors=INK, linewidths=rings, zorder=zorder)


def tags_of(nodes: Sequence[Node], where: Places) -> list[tags.Tag]:
    """Return the tags of the nodes with a label, in points from the lower left corner of the plot: the same at every moment."""
    side = WIDTH - 8
    spots = {name: ((x + _REACH) / (2 * _REACH) * side, (y + _REACH) / (2 * _REACH) * side) for name, (x, y) in where.items()}
    return tags.place({node.id: shorten(node.label, _TAG) for node in nodes if node.label}, spots, _radius(len(where)), (0, 0, side, side))


def _tag(axes: Axes, nodes: Sequence[Node], where: Places) -> None:
    """Draw tags, each tied to its mark by a line."""
    unit = 2 * _REACH / (WIDTH - 8)
    for tag in tags_of(nodes, where):
        x, y = tag.x * unit - _REACH, tag.y * unit - _REACH
        across, upright = where[tag.id]
        for colour, width, zorder in (("white", 2.6, 4.0), (INK, 1.0, 4.1)):
            axes.plot([x, across], [y, upright], color=colour, linewidth=width, zorder=zorder)
        legend.tag(axes, x, y, tag.words)


def between(ids: Sequence[str], links: Iterable[Link], *, exact: int = 300, work: int = 400_000) -> Mapping[str, float]:
    """Return betweenness, 0..1: the share of shortest paths between others that lead through a stakeholder.

    Above `exact` stakeholders it is estimated from some of them (fixed seed), as many as `work` steps along ties allow, 4..64.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((link.source, link.target) for link in links)
    pivots = max(4, min(64, work // max(1, graph.number_of_edges()), len(graph)))
    found: Mapping[str, float] = nx.betweenness_centrality(graph, k=pivots if len(graph) > exact else None, seed=1)
    return found
