"""What is worth telling of a plan's typical run: its turning points, spread over the months, and what followed them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.results.columns import EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from partnership_sim.verdicts.tables import Tables

MOST = 12
#: At most so many of a kind of event, so that no kind crowds out the others.
_OF_A_KIND = {"shock": 12, "budget_exhausted": 1, "spending_held_back": 1}
_OTHERS = 2
#: Of so many stretches as long as each other, none has more than so many events, shocks aside: they are spread over the run.
_STRETCHES, _AT_ONCE = 8, 3
ENDS = ("conflict_settled", "conflict_faded")
TIES = ("tie_formed", "tie_brokered")
#: From the most important; between equals size decides.
_WEIGHT = (
    "shock",
    "deceit_exposed",
    "budget_exhausted",
    "joined",
    "conflict_settled",
    "conflict_opened",
    "tie_brokered",
    "spending_held_back",
    "breach_seen",
    "tie_formed",
    "conflict_faded",
    "tie_ended",
)
#: Months before a shock whose mean is its yardstick; months from it on among which the worst is looked for.
_BEFORE, _WITHIN = 6, 12


@dataclass(frozen=True)
class Event:
    """Something that happened: a row of events.parquet."""

    month: int
    event: str
    who: str
    other: str
    by: str
    size: float

    @property
    def pair(self) -> frozenset[str]:
        """The two that it concerns."""
        return frozenset((self.who, self.other))


@dataclass(frozen=True)
class Fall:
    """What became of what lasts after a shock.

    Parameters
    ----------
    before : float
        Its mean over the months before.
    worst : float
        Its worst value within a year.
    until : int
        In which month that was.
    depth : float
        By what part of its level it got worse; 0 or less where it did not.
    """

    before: float
    worst: float
    until: int
    depth: float


@dataclass(frozen=True)
class Told:
    """An event that is told.

    Parameters
    ----------
    event : Event
    until : int or None
        Of a conflict: the month in which it ends; None of others, or where it stays open.
    fall : Fall or None
        Of a shock: what followed; None of others, or where that is not known.
    """

    event: Event
    until: int | None
    fall: Fall | None


@dataclass(frozen=True)
class Story:
    """A plan's typical run.

    Parameters
    ----------
    plan : str
    replicate : int or None
        None where nothing happened in it.
    value : float
        Its value by the scenario's first goal; NaN where that is not known, or there is one run.
    measure : str
        By what the effect of shocks is told.
    told : tuple of Told
        At most twelve events, in the order of the months.
    worst : Told or None
        The shock after which things went worst.
    opened, ended, ties : int
        How many conflicts were opened and came to an end, and how many ties were made.
    """

    plan: str
    replicate: int | None
    value: float
    measure: str
    told: tuple[Told, ...]
    worst: Told | None
    opened: int
    ended: int
    ties: int


def of(tables: Tables, plan: str) -> Story | None:
    """Return what is worth telling of a plan's typical run; None where events were not kept."""
    if not tables.source.has(EVENTS.file):
        return None
    table = tables.source.table(EVENTS.file)
    rows = [row for row in zip(*(table[name] for name in EVENTS.columns), strict=True) if row[0] == plan]
    measure, better = (tables.course.name, tables.course.better) if tables.course else ("service", 1)
    if not rows:
        return Story(plan, None, math.nan, measure, (), None, 0, 0, 0)
    replicate = int(rows[0][1])
    every = [
        Event(int(month), str(event), who or "", other or "", by or "", float(size))
        for _, run, month, event, who, other, by, size in rows
        if int(run) == replicate
    ]
    course = _course(tables, plan, measure, replicate)

    def told(event: Event) -> Told:
        fall = fall_after(course, event.month, better) if event.event == "shock" else None
        return Told(event, _until(event, every), fall)

    shocks = [told(event) for event in every if event.event == "shock"]
    return Story(
        plan,
        replicate,
        _value(tables, plan, replicate),
        measure,
        tuple(told(event) for event in choose(every, tables.months)),
        max(shocks, key=lambda one: one.fall.depth if one.fall else -math.inf, default=None),
        sum(event.event == "conflict_opened" for event in every),
        sum(event.event in ENDS for event in every),
        sum(event.event in TIES for event in every),
    )


def _value(tables: Tables, plan: str, replicate: int) -> float:
    runs = tables.runs(plan, tables.goals[0])
    return float(runs[replicate]) if tables.replicates > 1 and replicate < len(runs) else math.nan


def _course(tables: Tables, plan: str, measure: str, replicate: int) -> NDArray[np.float64]:
    """Return a measure of one run month by month; empty where it was not kept."""
    runs = tables.monthly(measure, plans=[plan]).get(measure, {}).get(plan, np.empty((0, 0)))
    return runs[replicate] if replicate < len(runs) else np.empty(0)


def fall_after(course: NDArray[np.float64], month: int, better: int) -> Fall | None:
    """Return what followed a shock in this very run; None where it is not known."""
    before, after = course[max(0, month - 1 - _BEFORE) : month - 1], course[month - 1 : month - 1 + _WITHIN]
    if not len(before) or not len(after) or not math.isfinite(float(before.sum() + after.sum())):
        return None
    at = int((better * after).argmin())
    level, worst = float(before.mean()), float(after[at])
    return Fall(level, worst, month + at, better * (level - worst) / (abs(level) or 1.0))


def _until(event: Event, every: Sequence[Event]) -> int | None:
    if event.event != "conflict_opened":
        return None
    return min((one.month for one in every if one.event in ENDS and one.pair == event.pair and one.month >= event.month), default=None)


def choose(events: Sequence[Event], months: int) -> list[Event]:
    """Return at most twelve events by importance, spread over the run, in the order of the months."""
    weight = {name: number for number, name in enumerate(_WEIGHT)}
    ranked = sorted(
        range(len(events)),
        key=lambda i: (
            weight.get(events[i].event, len(weight)),
            -(events[i].size if math.isfinite(events[i].size) else 0.0),
            events[i].month,
            i,
        ),
    )
    chosen, counts, stretch = list[int](), dict[str, int](), max(1, months // _STRETCHES)
    for index in ranked:
        event = events[index]
        few = counts.get(event.event, 0) < _OF_A_KIND.get(event.event, _OTHERS)
        crowded = event.event != "shock" and _crowded(event.month, [events[other].month for other in chosen], stretch)
        if few and not crowded and len(chosen) < MOST:
            counts[event.event] = counts.get(event.event, 0) + 1
            chosen.append(index)
    return [events[index] for index in sorted(chosen, key=lambda index: (events[index].month, index))]


def _crowded(month: int, others: Sequence[int], stretch: int) -> bool:
    """Return whether with one more event in this month some stretch would have too many."""
    return any(sum(start <= other < start + stretch for other in others) >= _AT_ONCE for start in range(month - stretch + 1, month + 1))
