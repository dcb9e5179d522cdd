"""What is worth telling of a plan's typical run: its turning points, spread over the months, and what its shocks and actions changed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from partnership_sim.engine.events import CONDUCT
from partnership_sim.results.columns import EVENTS, PROGRAMME_END
from partnership_sim.running import SHOCK
from partnership_sim.scenario.parts import ALL
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import causes, matters
from partnership_sim.verdicts.people import People

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.verdicts.causes import Cause
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
    "budget_exhausted",
    "joined",
    "conflict_harmful",
    "conflict_settled",
    "conflict_opened",
    "tie_brokered",
    "spending_held_back",
    "breach_seen",
    "tie_formed",
    "conflict_faded",
    "tie_ended",
)


@dataclass(frozen=True)
class Event:
    """Something that happened: a row of events.parquet.

    Parameters
    ----------
    month : int
    event : str
    who, other, by : str
        Ids; kinds, where conduct is told by kind.
    size : float
    by_kind : bool
        Whether `who` and `other` are kinds.
    """

    month: int
    event: str
    who: str
    other: str
    by: str
    size: float
    by_kind: bool = False

    @property
    def pair(self) -> frozenset[str]:
        """The two that it concerns."""
        return frozenset((self.who, self.other))


@dataclass(frozen=True)
class Told:
    """An event that is told.

    Parameters
    ----------
    event : Event
    until : int or None
        Of a conflict: the month in which it ends; None of others, or where it stays open.
    cause : Cause or None
        Of a shock: what it changed, with all its strikes; None of others, or where that is not known.
    """

    event: Event
    until: int | None
    cause: Cause | None


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
        By what the effect of shocks and actions is told.
    least : float
        The smallest difference that matters by it.
    told : tuple of Told
        At most twelve events, in the order of the months.
    causes : tuple of Cause or None
        What each shock and each action changed; None where that was not computed.
    worst : Cause or None
        The shock that cost most; None where none cost as much as matters.
    opened, ended, ties : int
        How many conflicts were opened and came to an end, and how many ties were made.
    """

    plan: str
    replicate: int | None
    value: float
    measure: str
    least: float
    told: tuple[Told, ...]
    causes: tuple[Cause, ...] | None
    worst: Cause | None
    opened: int
    ended: int
    ties: int


def of(tables: Tables, plan: str) -> Story | None:
    """Return what is worth telling of a plan's typical run; None where events were not kept."""
    if not tables.source.has(EVENTS.file):
        return None
    table = tables.source.table(EVENTS.file)
    rows = [row for row in zip(*(table[name] for name in EVENTS.columns), strict=True) if row[0] == plan]
    measure = tables.course or Goal("need_met", PROGRAMME_END, 1)
    found, least = causes.of(tables, plan, measure), matters.least(tables, measure.name, measure.at)
    if not rows:
        return Story(plan, None, math.nan, measure.name, least, (), found, None, 0, 0, 0)
    replicate = int(rows[0][1])
    every = [
        Event(int(month), str(event), who or "", other or "", by or "", float(size))
        for _, run, month, event, who, other, by, size in rows
        if int(run) == replicate
    ]
    people, named = People(tables.source, plan), tables.scenario.report.names == ALL

    def told(event: Event) -> Told:
        shown = event if named or event.event not in CONDUCT else nameless(event, people)
        return Told(shown, _until(event, every), cause_of(event, every, found or ()))

    return Story(
        plan,
        replicate,
        _value(tables, plan, replicate),
        measure.name,
        least,
        tuple(told(event) for event in choose(every, tables.months)),
        found,
        causes.worst(found or (), measure.better),
        sum(event.event == "conflict_opened" for event in every),
        sum(event.event in ENDS for event in every),
        sum(event.event in TIES for event in every),
    )


def cause_of(event: Event, every: Sequence[Event], found: Sequence[Cause]) -> Cause | None:
    """Return what a shock changed. Where several of a name strike in a month, their events stand in the order of the scenario."""
    if event.event != "shock":
        return None
    alike = [one for one in every if (one.event, one.month, one.who) == (event.event, event.month, event.who)]
    struck = [one for one in found if one.kind == SHOCK and one.name == event.who and event.month in one.months]
    at = next(number for number, one in enumerate(alike) if one is event)
    return struck[at] if len(struck) == len(alike) else None


def nameless(event: Event, people: People) -> Event:
    """Return an event that tells of those whom it concerns their kinds only."""
    known = set(people.ids)
    who, other = (people.kind(one) if one in known else "" for one in (event.who, event.other))
    return replace(event, who=who, other=other, by_kind=True)


def _value(tables: Tables, plan: str, replicate: int) -> float:
    runs = tables.runs(plan, tables.goals[0])
    return float(runs[replicate]) if tables.replicates > 1 and replicate < len(runs) else math.nan


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
