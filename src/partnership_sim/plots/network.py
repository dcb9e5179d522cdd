"""The partnership as a network: the same places at every moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from partnership_sim.declare import KINDS, Text
from partnership_sim.plots.style import INK, blank, kind_style, settings, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from partnership_sim.plots.style import Look

#: More stakeholders than this are not all drawn: those with the most ties are.
MOST = 400
CONFLICT = Text("conflict", "konflik")
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Node:
    """A stakeholder at a moment."""

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


def places(ids: Sequence[str], links: Iterable[Link], *, most: int = MOST, seed: int = 1) -> Places:
    """Return where each stakeholder is drawn: a spring layout with a fixed seed over the ties of all moments.

    Of more than `most` stakeholders those with the most ties are kept (the earlier in `ids` on ties).
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
    return {name: (float(x), float(y)) for name, (x, y) in zip(graph, spots, strict=True)}


def network(nodes: Sequence[Node], links: Sequence[Link], where: Places, look: Look, *, height: float = 344) -> Figure:
    """Draw the network at one moment.

    Parameters
    ----------
    nodes, links : sequence
        Stakeholders and ties of the moment; those without a place are left out.
    where : mapping
        From `places`: the same at every moment.

    Notes
    -----
    Kind by colour and shape, size by resources, ring by resistance, tie by trust (darker and wider: more), conflicts in dashed red with a cross.
    """
    with settings():
        figure, axes = blank(height, left=4, right=4, top=4, bottom=26)
        axes.set_axis_off()
        axes.set_xlim(-1.22, 1.22)
        axes.set_ylim(-1.22, 1.22)
        shown = [link for link in links if link.source in where and link.target in where]
        _draw_links(axes, shown, where)
        present = [node for node in nodes if node.id in where]
        size = 60.0 if len(present) <= 60 else 30.0 if len(present) <= 180 else 16.0
        largest = max((node.resources for node in present if np.isfinite(node.resources)), default=0.0) or 1.0
        for kind in dict.fromkeys(node.kind for node in present):
            _draw_nodes(axes, [node for node in present if node.kind == kind], where, size, largest)
        _label(axes, [node for node in present if node.label], where)
        _legend(axes, {node.kind for node in present}, look, conflict=any(link.conflict for link in shown))
    return figure


def _draw_links(axes: Axes, links: Sequence[Link], where: Places) -> None:
    for conflict in (False, True):
        chosen = [link for link in links if bool(link.conflict) == conflict]
        if not chosen:
            continue
        trust = np.clip([link.trust if np.isfinite(link.trust) else 0.0 for link in chosen], 0, 1)
        lines = [(where[link.source], where[link.target]) for link in chosen]
        shades = [(0.78 - 0.55 * value,) * 3 for value in trust]
        style = (
            {"colors": "#b00020", "linestyles": (0, (3, 2)), "linewidths": 1.2}
            if conflict
            else {"colors": shades, "linewidths": 0.25 + 1.3 * trust**2}
        )
        axes.add_collection(LineCollection(lines, zorder=2 if conflict else 1, **style))
        if conflict:
            middles = np.array(lines).mean(axis=1)
            axes.plot(middles[:, 0], middles[:, 1], linestyle="", marker="x", markersize=4.5, color="#b00020", zorder=2)


def _draw_nodes(axes: Axes, nodes: Sequence[Node], where: Places, size: float, largest: float) -> None:
    colour, shape = kind_style(nodes[0].kind)
    spots = np.array([where[node.id] for node in nodes])
    resources = np.array([node.resources for node in nodes])
    areas = size * (0.35 + 1.65 * np.where(np.isfinite(resources), resources, 0.0) / largest)
    rings = [0.3 + 2.4 * node.resistance if np.isfinite(node.resistance) else 0.3 for node in nodes]
    axes.scatter(spots[:, 0], spots[:, 1], s=areas, c=colour, marker=shape, edgecolors=INK, linewidths=rings, zorder=3)


def _label(axes: Axes, nodes: Sequence[Node], where: Places) -> None:
    """Write names beside their marks, towards the middle, on a ground that keeps them readable."""
    taken: list[tuple[float, float]] = []
    for node in sorted(nodes, key=lambda node: -where[node.id][1]):
        x, y = where[node.id]
        height = y
        while any(abs(height - other) < 0.11 and abs(x - beside) < 0.9 for beside, other in taken):
            height -= 0.11
        taken.append((x, height))
        right = x > 0
        axes.annotate(
            shorten(node.label, 26),
            (x, y),
            xytext=((x - 0.06) if right else (x + 0.06), height),
            ha="right" if right else "left",
            va="center",
            fontsize=9,
            zorder=5,
            color=INK,
            bbox={"facecolor": "white", "alpha": 0.82, "edgecolor": "none", "pad": 0.8},
        )


def _legend(axes: Axes, kinds: set[str], look: Look, *, conflict: bool) -> None:
    entries = []
    for kind in sorted(kinds, key=lambda name: list(KINDS).index(name) if name in KINDS else len(KINDS)):
        colour, shape = kind_style(kind)
        words = KINDS[kind].label[look.language] if kind in KINDS else kind
        entries.append(
            Line2D(
                [],
                [],
                linestyle="",
                marker=shape,
                color=colour,
                markeredgecolor=INK,
                markeredgewidth=0.5,
                markersize=6.5,
                label=shorten(words, 18),
            )
        )
    if conflict:
        entries.append(Line2D([], [], color="#b00020", linestyle=(0, (3, 2)), marker="x", markersize=4.5, label=CONFLICT[look.language]))
    if entries:
        axes.legend(
            handles=entries,
            loc="upper left",
            bbox_to_anchor=(0.0, 0.01),
            ncols=len(entries),
            frameon=False,
            fontsize=9,
            handletextpad=0.3,
            columnspacing=0.9,
            borderaxespad=0.1,
            handlelength=1.5,
        )


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
