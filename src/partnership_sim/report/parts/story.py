"""Part 9: what happened in one typical run? At most twelve events, with why each mattered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from partnership_sim.report import series
from partnership_sim.report.blocks import Paragraph, Part, Table
from partnership_sim.report.markup import capital, within
from partnership_sim.report.people import People
from partnership_sim.report.words import inside as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.declare import Text
    from partnership_sim.report.context import Context

MOST = 12
#: At most so many of a kind of event, so that no kind crowds out the others.
_OF_A_KIND = {"shock": 12, "budget_exhausted": 1, "spending_held_back": 1}
_OTHERS = 2
#: Of so many stretches as long as each other, none has more than so many events, shocks aside: they are spread over the run.
_STRETCHES, _AT_ONCE = 8, 3
_ENDS = ("conflict_settled", "conflict_faded")
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


@dataclass(frozen=True)
class Event:
    """A row of events.parquet."""

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


class Fall(NamedTuple):
    """What became of what lasts after a shock: its mean before, its worst value within a year, and in which month that was."""

    before: float
    worst: float
    until: int
    better: int

    @property
    def depth(self) -> float:
        """By what part of its level it got worse; 0 or less where it did not."""
        return self.better * (self.before - self.worst) / (abs(self.before) or 1.0)


def build(c: Context) -> Part:
    """Return the turning points of the chosen plan's typical run."""
    data = c.data
    table = data.results.table(EVENTS.file)
    columns = (table[name] for name in EVENTS.columns)
    rows = [row for row in zip(*columns, strict=True) if row[0] == c.best]
    if not rows:
        computed = (data.results.folder / EVENTS.file).is_file()
        text = _plain(c) if computed else page.NOT_COMPUTED
        return Part("story", data.say(words.STORY_NONE if computed else words.STORY_UNKNOWN), [Paragraph(data.say(text))])
    replicate = int(rows[0][1])
    every = [
        Event(int(month), str(event), who or "", other or "", by or "", float(size))
        for _, run, month, event, who, other, by, size in rows
        if int(run) == replicate
    ]
    told = choose(every, data.months)
    people = People(data, c.best)
    cells = [
        [data.say(page.BARE, value=event.month), capital(_what(c, people, event)), capital(_why(c, people, event, every, replicate))]
        for event in told
    ]
    head = [data.say(words.MONTH), data.say(words.WHAT), data.say(words.WHY)]
    story = Table(data.say(words.STORY_CAPTION), head, cells, frozenset({0, 1, 2}))
    return Part("story", _heading(c, every, replicate), [Paragraph(_intro(c, replicate)), story])


def _plain(c: Context) -> Text:
    """Return why this run is told, where its value by the first goal is not known."""
    if c.data.replicates < 2:
        return words.STORY_INTRO_SINGLE
    return words.STORY_INTRO_PLAIN if c.data.goal == c.data.goals[0] else words.STORY_INTRO_ANY


def _intro(c: Context, replicate: int) -> Markup:
    """Return by what this run is typical, with its own value beside the mean of all."""
    data, goal = c.data, c.data.goals[0]
    runs, measure = data.runs(c.best, goal), data.measure(goal.name)
    if data.replicates < 2 or replicate >= len(runs) or not math.isfinite(runs[replicate]):
        return data.say(_plain(c))
    mean = data.estimate(c.best, goal.name, goal.at).mean
    numbers = {"value": measure.full(float(runs[replicate]), data.places(goal)), "mean": measure.value(mean, data.places(goal))}
    values = {"plan": data.plan(c.best), "replicate": replicate, "goal": measure.label, "when": data.when(goal)}
    return data.say(words.STORY_INTRO, **values, **numbers)


def _heading(c: Context, every: Sequence[Event], replicate: int) -> Markup:
    """Return the shock after which things went worst and what followed; without a shock, how much happened."""
    data = c.data
    shocks = [(event, _after(c, event, replicate)) for event in every if event.event == "shock"]
    if not shocks:
        counts = {
            "opened": sum(event.event == "conflict_opened" for event in every),
            "ended": sum(event.event in _ENDS for event in every),
            "ties": sum(event.event in {"tie_formed", "tie_brokered"} for event in every),
        }
        return data.say(words.STORY_QUIET, **counts)
    event, fall = max(shocks, key=lambda pair: pair[1].depth if pair[1] else -math.inf)
    values = {"shock": capital(escape(series.shock_name(data, event.who))), "month": event.month}
    if fall is None:
        return data.say(words.STORY_SHOCK, **values)
    return _fall_words(c, fall, words.STORY_FALL, words.STORY_HELD, **values)


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


def _what(c: Context, people: People, event: Event) -> Markup:
    data = c.data
    if event.event == "shock":
        return data.say(words.EVENTS["shock"], shock=within(escape(series.shock_name(data, event.who))))
    key = f"{event.event}_by" if event.by and f"{event.event}_by" in words.EVENTS else event.event
    values: dict[str, Markup | str] = {"size": data.costs(event.size)}
    nameless: set[str] = set()  # a kind that was told without a name comes again as "another"
    for role, identity in (("by", event.by if key.endswith("_by") else ""), ("who", event.who), ("other", event.other)):
        kind = "" if people.is_named(identity) else people.kind(identity)
        values[role] = people.told(identity, again=kind in nameless)
        nameless.add(kind)
    if key not in words.EVENTS:
        return data.say(words.OTHER_EVENT, event=event.event.replace("_", " "), **values)
    return data.say(words.EVENTS[key], **values)


def _why(c: Context, people: People, event: Event, every: Sequence[Event], replicate: int) -> Markup:
    data = c.data
    plain = {
        "breach_seen": words.WHY_BREACH,
        "deceit_exposed": words.WHY_DECEIT,
        "conflict_settled": words.WHY_SETTLED,
        "conflict_faded": words.WHY_SETTLED,
        "tie_ended": words.WHY_ENDED,
        "joined": words.WHY_JOINED,
        "spending_held_back": words.WHY_HELD,
        "budget_exhausted": words.WHY_BUDGET,
    }
    if event.event == "shock":
        return _why_shock(c, event, replicate)
    if event.event == "conflict_opened":
        ends = [later.month for later in every if later.event in _ENDS and later.pair == event.pair and later.month >= event.month]
        return data.say(words.WHY_CONFLICT_UNTIL, month=min(ends)) if ends else data.say(words.WHY_CONFLICT_OPEN)
    if event.event in {"tie_formed", "tie_brokered"}:
        return data.say(words.WHY_TIE_KINDS if people.kind(event.who) != people.kind(event.other) else words.WHY_TIE)
    return data.say(plain[event.event]) if event.event in plain else Markup("–")


def _course(c: Context) -> tuple[str, int]:
    """Return by what the effect of a shock is told, and its good direction."""
    return (c.data.course.name, c.data.course.better) if c.data.course else ("service", 1)


def _after(c: Context, event: Event, replicate: int) -> Fall | None:
    """Return what followed a shock in this very run; None where it is not known."""
    name, better = _course(c)
    monthly = c.data.monthly(name, plans=[c.best])
    if name not in monthly or replicate >= len(monthly[name][c.best]):
        return None
    run = monthly[name][c.best][replicate]
    before, after = run[max(0, event.month - 7) : event.month - 1], run[event.month - 1 : event.month + 11]
    if not len(before) or not len(after) or not math.isfinite(float(before.sum() + after.sum())):
        return None
    worst = int((better * after).argmin())
    return Fall(float(before.mean()), float(after[worst]), event.month + worst, better)


def _fall_words(c: Context, fall: Fall, fell: Text, held: Text, **values: object) -> Markup:
    measure = c.data.measure(_course(c)[0])
    if fall.depth <= 0:
        return c.data.say(held, measure=measure.label, **values)
    before, after = measure.alike(fall.before, fall.worst)
    return c.data.say(fell, measure=measure.label, before=before, after=after, until=fall.until, **values)


def _why_shock(c: Context, event: Event, replicate: int) -> Markup:
    fall = _after(c, event, replicate)
    return _fall_words(c, fall, words.WHY_SHOCK, words.WHY_SHOCK_HELD) if fall else c.data.say(words.WHY_SHOCK_PLAIN)
