"""A measure over time: a line a plan with its band, named at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import MaxNLocator, MultipleLocator

from partnership_sim.locale import Text
from partnership_sim.plots import marks as moments
from partnership_sim.plots.marks import Mark
from partnership_sim.plots.scale import bands, month_step
from partnership_sim.plots.style import FAINT, INK, SMALL, USUAL, WIDTH, Look, blank, settings, shorten, spread_out, two_lines
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from partnership_sim.declare import Metric
    from partnership_sim.scenario import Scenario

MONTH = Text("month")
PROGRAMME_ENDS = Text("programme ends")
#: Room for the names of plans right of a plot, and above it for what is measured (a line of so many characters).
_LABELS, _TITLE, _TITLE_WORDS = 104.0, 24.0, 48
_FEW = 6


def over_time(
    values: Mapping[str, NDArray[np.float64]],
    look: Look,
    *,
    label: str,
    marks: Sequence[Mark] = (),
    limits: tuple[float, float] | None = None,
    percent: bool = False,
    banded: Sequence[str] | None = None,
    height: float = 235,
) -> Figure:
    """Draw a measure over time.

    Parameters
    ----------
    values : mapping of str to array, [run, month]
        Plan -> monthly values, months from 1; NaN where undefined.
    look : Look
        Language, and the plans' styles.
    label : str
        The measure with its unit.
    marks : sequence of Mark
        Programme end and shocks.
    limits : pair of float, optional
        Ends of the upright axis, where panels are to be compared or a part of the scale is shown.
    percent : bool
        Whether ticks are percentages.
    banded : sequence of str, optional
        Plans whose band (5th to 95th percentile of replicates) is drawn; all by default.
    height : float
        Without the rows of words above the plot.

    Returns
    -------
    Figure
    """
    with settings():
        title = two_lines(label, _TITLE_WORDS)
        above = (USUAL + 3) * title.count("\n") + moments.ROW * len(moments.told(marks))
        height += above
        figure, axes = blank(height, right=_LABELS, top=_TITLE + above, bottom=40)
        ends = {}
        for plan, runs in values.items():
            mean, low, high = bands(runs)
            style = look.plan(plan)
            month = np.arange(1, len(mean) + 1)
            if banded is None or plan in banded:
                _draw_band(axes, month, low, high, style.colour)
            every = max(1, len(month) // 6)
            axes.plot(
                month,
                mean,
                color=style.colour,
                linestyle=style.dash,
                linewidth=1.6,
                marker=style.marker,
                markersize=4.2,
                markevery=(every - 1, every),
            )
            defined = mean[~np.isnan(mean)]
            if len(defined):
                ends[plan] = float(defined[-1])
        months = max((int(runs.shape[1]) for runs in values.values()), default=1)
        axes.set_xlim(0, months)
        _limit(axes, limits, list(values.values()))
        axes.xaxis.set_major_locator(MultipleLocator(month_step(months)))
        axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
        axes.xaxis.set_major_formatter(look.tick)
        axes.yaxis.set_major_formatter(look.percent if percent else look.tick)
        axes.set_xlabel(MONTH[look.language])
        axes.grid(axis="y", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        figure.text(4 / WIDTH, 1 - 4 / height, title, va="top", fontsize=USUAL, color=INK)
        moments.draw(axes, marks, months)
        _name_ends(axes, ends, look, months)
    return figure


def _limit(axes: Axes, limits: tuple[float, float] | None, values: Sequence[NDArray[np.float64]]) -> None:
    """Set the ends of the upright axis: those asked for; else from 0, unless all values lie far above it or some below."""
    if limits:
        axes.set_ylim(*limits)
        return
    negative = any(bool((runs < 0).any()) for runs in values)
    low, high = axes.get_ylim()
    if not negative and low < 0.35 * high:
        axes.set_ylim(bottom=0.0)


def _draw_band(axes: Axes, month: NDArray[np.integer], low: NDArray[np.float64], high: NDArray[np.float64], colour: str) -> None:
    """Draw a band, its edges thin, so that two that overlap are told apart."""
    axes.fill_between(month, low, high, color=colour, alpha=0.1, linewidth=0)
    for edge in (low, high):
        axes.plot(month, edge, color=colour, linewidth=0.6, alpha=0.5)


def _name_ends(axes: Axes, ends: Mapping[str, float], look: Look, months: int) -> None:
    """Write each plan's name beside the end of its line, moved apart where they would meet."""
    low, high = axes.get_ylim()
    height = axes.get_window_extent().height
    unit = (high - low) / height
    few = len(ends) <= _FEW
    words = {plan: two_lines(look.name(plan), 14) if few else shorten(look.name(plan), 14) for plan in ends}
    gap = (26 if any("\n" in text for text in words.values()) else 14) * unit
    places = spread_out(list(ends.values()), gap, low + 5 * unit, high - 5 * unit)
    for (plan, end), place in zip(ends.items(), places, strict=True):
        style = look.plan(plan)
        if abs(place - end) > 2 * unit:
            axes.plot([months, months * 1.035], [end, place], color=style.colour, linewidth=0.6, clip_on=False)
        axes.annotate(
            words[plan],
            (months, place),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=style.colour,
            annotation_clip=False,
            linespacing=1.0,
        )


def of_metric(values: Mapping[str, NDArray[np.float64]], metric: Metric, case: Scenario) -> Figure:
    """Draw a declared metric over time in the scenario's language, programme end marked.

    Parameters
    ----------
    values : mapping of str to array, [run, month]
        Plan -> monthly values, months from 1.
    metric : Metric
        Its declaration: the label on the axis.
    case : Scenario
        Language, programme end, and the shocks that have a month.
    """
    look = Look(case.language, tuple(values))
    label = metric.label[case.language]
    unit = "" if metric.unit == "share" else f" ({metric.unit})"
    marks = [Mark(case.programme_end, PROGRAMME_ENDS[case.language])] if case.programme_end < case.months else []
    marks += [Mark(entry.month, Text.of(SHOCKS[entry.shock].label)[case.language], shock=True) for entry in case.shocks if entry.month]
    return over_time(
        values, look, label=f"{label[:1].upper()}{label[1:]}{unit}", marks=marks, banded=None if len(values) <= _FEW else list(values)[:2]
    )
