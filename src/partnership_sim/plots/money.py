"""Cost against effect: each plan at its budget, half and double."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from partnership_sim.plots.style import FAINT, INK, SMALL, USUAL, WIDTH, blank, settings, shorten, spread_out, two_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from partnership_sim.plots.style import Look


@dataclass(frozen=True)
class Budget:
    """A plan at one of its budgets: what it costs and what it brings."""

    plan: str
    scale: float
    cost: float
    effect: float


def cost_effect(points: Sequence[Budget], look: Look, *, across: str, upright: str, percent: bool = False, height: float = 260) -> Figure:
    """Draw effect against cost, a line a plan through its budgets; the mark at its own budget is larger.

    A plan with one budget gets a level line through its mark, so that the others are read against it.

    Parameters
    ----------
    across, upright : str
        Cost and effect, with their units.
    """
    with settings():
        figure, axes = blank(height, right=102, top=28, bottom=42)
        ends = {}
        for plan in dict.fromkeys(point.plan for point in points):
            style = look.plan(plan)
            own = sorted((point for point in points if point.plan == plan and math.isfinite(point.effect)), key=lambda point: point.cost)
            axes.plot(
                [point.cost for point in own], [point.effect for point in own], color=style.colour, linestyle=style.dash, linewidth=1.5
            )
            for point in own:
                size = 8 if point.scale == 1 else 5
                axes.plot([point.cost], [point.effect], color=style.colour, marker=style.marker, markersize=size)
            if own:
                ends[plan] = (own[-1].cost if len(own) > 1 else math.inf, own[-1].effect)
            if len(own) == 1:
                axes.axhline(own[0].effect, color=style.colour, linestyle=style.dash, linewidth=0.8, zorder=1)
        axes.margins(0.08, 0.1)
        axes.xaxis.set_major_locator(MaxNLocator(4))
        axes.yaxis.set_major_locator(MaxNLocator(4))
        axes.xaxis.set_major_formatter(look.tick)
        axes.yaxis.set_major_formatter(look.percent if percent else look.tick)
        axes.grid(color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.set_xlabel(shorten(across, 40))
        figure.text(4 / WIDTH, 1 - 4 / height, shorten(upright, 48), va="top", fontsize=USUAL, color=INK)
        low, high = axes.get_ylim()
        unit = (high - low) / axes.get_window_extent().height
        left, edge = axes.get_xlim()
        axes.set_xlim(left, edge)
        margin = (edge - left) * 0.04
        for (plan, (cost, effect)), place in zip(
            ends.items(), spread_out([end[1] for end in ends.values()], (27 if len(ends) <= 6 else 14) * unit, low, high), strict=True
        ):
            style = look.plan(plan)
            axes.plot([min(cost, edge), edge + margin], [effect, place], color=style.colour, linewidth=0.5, alpha=0.6, clip_on=False)
            axes.annotate(
                two_lines(look.name(plan), 14),
                (edge + margin, place),
                xytext=(3, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
                color=style.colour,
                annotation_clip=False,
            )
    return figure
