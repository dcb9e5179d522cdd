"""Part 9: what happened in one typical run? At most twelve events, with why each mattered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

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

    from partnership_sim.report.context import Context

MOST = 12
#: At most so many of a kind of event, so that no kind crowds out the others.
_OF_A_KIND = {"shock": 12, "budget_exhausted": 1, "spending_held_back": 1, "deceit_exposed": 3, "joined": 2}
_OTHERS = 2
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


def build(c: Context) -> Part:
    """Return the turning points of the chosen plan's typical run."""
    data = c.data
    table = data.results.table(EVENTS.file)
    columns = (table[name] for name in EVENTS.columns)
    rows = [row for row in zip(*columns, strict=True) if row[0] == c.best]
    if not rows:
        computed = (data.results.folder / EVENTS.file).is_file()
        text = words.STORY_INTRO if computed else page.NOT_COMPUTED
        return Part("story", data.say(words.STORY_NONE if computed else words.STORY_UNKNOWN), [Paragraph(data.say(text))])
    replicate = int(rows[0][1])
    every = [
        Event(int(month), str(event), who or "", other or "", by or "", float(size))
        for _, run, month, event, who, other, by, size in rows
        if int(run) == replicate
    ]
    told = choose(every)
    people = People(data, c.best)
    cells = [
        [data.say(page.BARE, value=event.month), capital(_what(c, people, event)), capital(_why(c, people, event, every, replicate))]
        for event in told
    ]
    head = [data.say(words.MONTH), data.say(words.WHAT), data.say(words.WHY)]
    heading = data.say(words.STORY, plan=data.plan(c.best), replicate=replicate, count=len(told), months=data.months)
    story = Table(data.say(words.STORY_CAPTION), head, cells, frozenset({0, 1, 2}))
    return Part("story", heading, [Paragraph(data.say(words.STORY_INTRO)), story])


def choose(events: Sequence[Event]) -> list[Event]:
    """Return at most twelve events by importance, in the order of the months."""
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
    chosen, counts = list[int](), dict[str, int]()
    for index in ranked:
        event = events[index]
        counts[event.event] = counts.get(event.event, 0) + 1
        if counts[event.event] <= _OF_A_KIND.get(event.event, _OTHERS) and len(chosen) < MOST:
            chosen.append(index)
    return [events[index] for index in sorted(chosen, key=lambda index: (events[index].month, index))]


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
        ends = [
            later.month
            for later in every
            if later.event in {"conflict_settled", "conflict_faded"} and later.pair == event.pair and later.month >= event.month
        ]
        return data.say(words.WHY_CONFLICT_UNTIL, month=min(ends)) if ends else data.say(words.WHY_CONFLICT_OPEN)
    if event.event in {"tie_formed", "tie_brokered"}:
        return data.say(words.WHY_TIE_KINDS if people.kind(event.who) != people.kind(event.other) else words.WHY_TIE)
    return data.say(plain[event.event]) if event.event in plain else Markup("–")


def _why_shock(c: Context, event: Event, replicate: int) -> Markup:
    """Return what became of service after a shock in this very run."""
    data = c.data
    name = data.course.name if data.course else "service"
    monthly = data.monthly(name, plans=[c.best])
    if name not in monthly or replicate >= len(monthly[name][c.best]):
        return data.say(words.WHY_SHOCK_PLAIN)
    run = monthly[name][c.best][replicate]
    before = run[max(0, event.month - 7) : event.month - 1]
    after = run[event.month - 1 : event.month + 11]
    if not len(before) or not math.isfinite(float(before.sum() + after.sum())):
        return data.say(words.WHY_SHOCK_PLAIN)
    better = data.course.better if data.course else 1
    worst = int((better * after).argmin())
    measure = data.measure(name)
    if better * (float(after[worst]) - float(before.mean())) >= 0:
        return data.say(words.WHY_SHOCK_PLAIN)
    return data.say(
        words.WHY_SHOCK,
        measure=measure.label,
        before=measure.value(float(before.mean())),
        after=measure.value(float(after[worst])),
        months=worst + 1,
    )
