"""The partnership as a network: the same places at every moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.collections import LineCollection

from partnership_sim.plots import network_legend as legend
from partnership_sim.plots import network_tags as tags
from partnership_sim.plots.network_places import FRAME, MOST, REACH, SIDE, UNIT, WORDS, Link, Marks, Places, area, ends, places, radius
from partnership_sim.plots.style import INK, QUIET, SMALL, WIDTH, blank, kind_style, settings, shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from partnership_sim.plots.style import Look

__all__ = ["MOST", "Link", "Node", "Places", "network", "places", "tags_of"]

#: From so many ties on they are thinner and paler, so that those with trust stand out.
_DENSE = 250
#: So many signs on a tag.
_TAG = 6


@dataclass(frozen=True)
class Node:
    """A stakeholder at a moment; `label`: what stands on its tag, a number or letter that a table explains."""

    id: str
    kind: str
    resources: float
    resistance: float
    label: str = ""


def network(nodes: Sequence[Node], links: Sequence[Link], where: Places, look: Look) -> Figure:
    """Draw the network at one moment.

    Parameters
    ----------
    nodes, links : sequence
        Stakeholders and ties of the moment; those without a place are left out. Nodes with a label get a tag.
    where : Places
        The same at every moment.

    Notes
    -----
    Kind by colour and shape, size by resources, ring by resistance, tie by trust (darker and wider: more), conflicts last, in dashed red
    with a cross. Below it all of this is explained.
    """
    shown = [link for link in links if link.source in where and link.target in where]
    present = [node for node in nodes if node.id in where]
    tied = {end for link in links for end in (link.source, link.target)}
    spots = where.at(tied)
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
    foot, (low, high) = legend.ROW * max(1, len(rows)) + 6, ends(where)
    height = WIDTH - 4 + foot + (high - low - 2 * REACH) / UNIT
    with settings():
        figure, axes = blank(height, left=4, right=4, top=4, bottom=foot)
        axes.set_axis_off()
        axes.set_xlim(-REACH, REACH)
        axes.set_ylim(low, high)
        _draw_links(axes, shown, spots)
        largest = max((node.resources for node in present if np.isfinite(node.resources)), default=0.0) or 1.0
        for tagged in (False, True):
            for kind in dict.fromkeys(node.kind for node in present):
                some = [node for node in present if node.kind == kind and bool(node.label) == tagged]
                _draw_nodes(axes, some, spots, area(len(where)), largest, 5 if tagged else 3)
        _tag(axes, tags_of(present, where, tied), spots, low)
        _tell_alone(axes, where, sum(node.id not in tied for node in nodes), look)
        legend.draw(figure, rows, height)
    return figure


def _draw_links(axes: Axes, links: Sequence[Link], where: Marks) -> None:
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


def _draw_nodes(axes: Axes, nodes: Sequence[Node], where: Marks, size: float, largest: float, zorder: float) -> None:
    if not nodes:
        return
    colour, shape = kind_style(nodes[0].kind)
    spots = np.array([where[node.id] for node in nodes])
    resources = np.array([node.resources for node in nodes])
    areas = size * (0.35 + 1.65 * np.where(np.isfinite(resources), resources, 0.0) / largest)
    rings = [0.3 + 2.4 * node.resistance if np.isfinite(node.resistance) else 0.3 for node in nodes]
    axes.scatter(spots[:, 0], spots[:, 1], s=areas, c=colour, marker=shape, edgecolors=INK, linewidths=rings, zorder=zorder)


def tags_of(nodes: Sequence[Node], where: Places, tied: Collection[str]) -> list[tags.Tag]:
    """Return the tags of the nodes with a label, in points from the lower left corner of the plot, as they stand where these have ties."""
    low, _ = ends(where)
    spots = {name: ((x + REACH) / UNIT, (y - low) / UNIT) for name, (x, y) in where.at(tied).items()}
    foot = max(0.0, (-REACH - low) / UNIT)
    words = {node.id: shorten(node.label, _TAG) for node in nodes if node.label}
    return tags.place(words, spots, radius(len(where)), (0, foot, SIDE, foot + SIDE))


def _tag(axes: Axes, found: Sequence[tags.Tag], where: Marks, low: float) -> None:
    """Draw tags, each tied to its mark by a line; `low` is the lower end of the upright axis."""
    for tag in found:
        x, y = tag.x * UNIT - REACH, tag.y * UNIT + low
        across, upright = where[tag.id]
        for colour, width, zorder in (("white", 2.6, 4.0), (INK, 1.0, 4.1)):
            axes.plot([x, across], [y, upright], color=colour, linewidth=width, zorder=zorder)
        legend.tag(axes, x, y, tag.words)


def _tell_alone(axes: Axes, where: Places, alone: int, look: Look) -> None:
    """Write above the rows below the square that these have no ties, and how many they are."""
    if not where.rows:
        return
    top = max(y for _, y in where.rows.values()) + (radius(len(where)) + WORDS / 2) * UNIT
    text = legend.ALONE[look.language].format(count=alone)
    axes.text(-FRAME - radius(len(where)) * UNIT, top, text, va="center", fontsize=SMALL, color=QUIET)
    line = top + WORDS / 2 * UNIT
    axes.plot([-REACH, REACH], [line, line], color=QUIET, linewidth=0.5, zorder=0)
