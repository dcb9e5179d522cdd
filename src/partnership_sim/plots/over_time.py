"""A measure over time: a line a plan with its band, named at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import MaxNLocator

from partnership_sim.declare import Text
from partnership_sim.plots.style import FAINT, INK, QUIET, WIDTH, Look, blank, settings, shorten, spread_out, two_lines
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from partnership_sim.declare import Metric
    from partnership_sim.scenario import Scenario

MONTH = Text("month", "bulan")
PROGRAMME_ENDS = Text("programme ends", "program berakhir")
_LABELS = 98.0
_FEW = 6
#: So many moments are named above a plot, a row of so many points each.
_MARKS, _MARK_ROW = 4, 10.5


@dataclass(frozen=True)
class Mark:
    """A moment to mark on the axis of months; without words only its line is drawn."""

    month: int
    label: str
    shock: bool = False


def bands(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return mean, 5th and 95th percentile over the replicates of [run, month]; NaN where no replicate is defined."""
    months = values.shape[1]
    mean, low, high = (np.full(months, np.nan) for _ in range(3))
    some = ~np.isnan(values).all(axis=0)
    if some.any():
        mean[some] = np.nanmean(values[:, some], axis=0)
        low[some], high[some] = np.nanpercentile(values[:, some], [5, 95], axis=0)
    return mean, low, high


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
        Ends of the upright axis, where panels are to be compared.
    percent : bool
        Whether ticks are percentages.
    banded : sequence of str, optional
        Plans whose band (5th to 95th percentile of replicates) is drawn; all by default.

    Returns
    -------
    Figure
    """
    with settings():
        figure, axes = blank(height, right=_LABELS, top=24 + _MARK_ROW * len(_told(marks)))
        ends = {}
        for plan, runs in values.items():
            mean, low, high = bands(runs)
            style = look.plan(plan)
            month = np.arange(1, len(mean) + 1)
            if banded is None or plan in banded:
                _draw_band(axes, month, low, high, style.colour, crowded=len(values if banded is None else banded) > 2)
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
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.yaxis.set_major_locator(MaxNLocator(4))
        axes.xaxis.set_major_formatter(look.tick)
        axes.yaxis.set_major_formatter(look.percent if percent else look.tick)
        axes.set_xlabel(MONTH[look.language])
        axes.grid(axis="y", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        figure.text(4 / WIDTH, 1 - 4 / height, shorten(label, 58), va="top", fontsize=10.5, color=INK)
        _mark(axes, marks, months)
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


def _draw_band(
    axes: Axes, month: NDArray[np.integer], low: NDArray[np.float64], high: NDArray[np.float64], colour: str, *, crowded: bool
) -> None:
    """Draw a band; where bands are many they are paler, and their edges tell them apart."""
    axes.fill_between(month, low, high, color=colour, alpha=0.04 if crowded else 0.12, linewidth=0)
    if crowded:
        axes.plot(month, low, color=colour, linewidth=0.5, alpha=0.45)
        axes.plot(month, high, color=colour, linewidth=0.5, alpha=0.45)


def _mark(axes: Axes, marks: Sequence[Mark], months: int) -> None:
    """Draw upright lines at moments; the words of the first few stand above the plot, a row each (none where there are no words)."""
    height = axes.get_window_extent().height
    told = _told(marks)
    for mark in marks:
        row = len(told) - 1 - told.index(mark) if mark in told else -1
        top = 1 + (3 + _MARK_ROW * row) / height if row >= 0 else 1.0
        place = axes.get_xaxis_transform()
        dash = (0, (2, 2)) if mark.shock else "-"
        axes.plot([mark.month] * 2, [0, top], transform=place, color=QUIET, linewidth=0.8, linestyle=dash, zorder=1, clip_on=False)
        if row >= 0:
            right = mark.month > 0.62 * months
            axes.annotate(
                shorten(mark.label, 26),
                (mark.month, top),
                xytext=(-3 if right else 3, 0),
                xycoords=place,
                textcoords="offset points",
                ha="right" if right else "left",
                va="baseline",
                fontsize=9,
                color=QUIET,
                annotation_clip=False,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
            )


def _told(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks whose words are written."""
    return [mark for mark in marks if mark.label][:_MARKS]


def _name_ends(axes: Axes, ends: Mapping[str, float], look: Look, months: int) -> None:
    """Write each plan's name beside the end of its line, moved apart where they would meet."""
    low, high = axes.get_ylim()
    height = axes.get_window_extent().height
    unit = (high - low) / height
    few = len(ends) <= _FEW
    words = {plan: two_lines(look.name(plan), 14) if few else shorten(look.name(plan), 16) for plan in ends}
    gap = (24 if any("\n" in text for text in words.values()) else 12.5) * unit
    places = spread_out(list(ends.values()), gap, low + 5 * unit, high - 5 * unit)
    size = 10 if few else 8.5
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
            fontsize=size,
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
