"""Part 9: what happened in one typical run? At most twelve events; and what shocks and actions changed, by the same run without them."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from partnership_sim.report import causes, series
from partnership_sim.report.blocks import Paragraph, Part, Table
from partnership_sim.report.markup import capital, join, within
from partnership_sim.report.people import People
from partnership_sim.report.words import inside as words
from partnership_sim.report.words import page
from partnership_sim.verdicts.story import TIES

if TYPE_CHECKING:
    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.story import Event, Story, Told


def build(c: Context) -> Part:
    """Return the turning points of the chosen plan's typical run."""
    data, found = c.data, c.verdict.story
    if found is None:
        return Part("story", data.say(words.STORY_UNKNOWN), [Paragraph(data.say(page.NOT_COMPUTED))])
    if not found.told:
        return Part(
            "story", data.say(words.STORY_NONE), [Paragraph(data.say(_plain(c))), *causes.blocks(c, found), *causes.over_all_runs(c)]
        )
    people = People(data, c.best)
    cells = [
        [data.say(page.BARE, value=told.event.month), capital(_what(c, people, told.event)), capital(_why(c, people, found, told))]
        for told in found.told
    ]
    head = [data.say(words.MONTH), data.say(words.WHAT), data.say(words.WHY)]
    note = data.say(words.WHY_NOTE if any(told.cause for told in found.told) else words.WHY_NOTE_NO_CAUSE)
    if any(told.event.by_kind for told in found.told):
        note = join([note, data.say(words.BY_KIND)])
    table = Table(data.say(words.STORY_CAPTION), head, cells, frozenset({0, 1, 2}), note)
    return Part("story", _heading(c, found), [Paragraph(_intro(c, found)), table, *causes.blocks(c, found), *causes.over_all_runs(c)])


def _plain(c: Context) -> Text:
    """Return why this run is told, where its value by the first goal is not known."""
    if c.data.replicates < 2:
        return words.STORY_INTRO_SINGLE
    return words.STORY_INTRO_PLAIN if c.goal is c.verdict.goals[0] else words.STORY_INTRO_ANY


def _intro(c: Context, found: Story) -> Markup:
    """Return by what this run is typical, with its own value beside the mean of all."""
    data, goal = c.data, c.verdict.goals[0]
    if not math.isfinite(found.value):
        return data.say(_plain(c))
    measure, places = data.measure(goal.name), data.places(goal)
    numbers = {"value": measure.full(found.value, places), "mean": measure.value(goal.plans[c.best].level.mean, places)}
    values = {"plan": data.plan(c.best), "replicate": found.replicate, "goal": measure.label, "when": data.when(goal)}
    return data.say(words.STORY_INTRO, **values, **numbers)


def _heading(c: Context, found: Story) -> Markup:
    """Return the shock that cost most, by the same run without it; without a shock, how much happened."""
    data, worst = c.data, found.worst
    first = next((told.event for told in found.told if told.event.event == "shock"), None)
    if first is None:
        return data.say(words.STORY_QUIET, opened=found.opened, ended=found.ended, ties=found.ties)
    if worst is not None:
        values = {"shock": capital(causes.name(c, worst)), "when": causes.struck(c, worst)}
        return causes.compared(c, found, worst, words.STORY_COST, **values)
    if any(told.cause for told in found.told):
        return data.say(words.STORY_NO_COST, measure=data.measure(found.measure).label)
    return data.say(words.STORY_SHOCK, shock=capital(escape(series.shock_name(data, first.who))), month=first.month)


def _what(c: Context, people: People, event: Event) -> Markup:
    data = c.data
    if event.event == "shock":
        return data.say(words.EVENTS["shock"], shock=within(escape(series.shock_name(data, event.who))))
    key = f"{event.event}_by" if event.by and f"{event.event}_by" in words.EVENTS else event.event
    values: dict[str, Markup | str] = {"size": data.costs(event.size)}
    nameless: Counter[str] = Counter()  # a kind that was told without a name comes again as "another", then as "a third"
    for role, identity in (("who", event.who), ("other", event.other), ("by", event.by if key.endswith("_by") else "")):
        kind = identity if event.by_kind else "" if people.is_named(identity) else people.kind(identity)
        tell = people.told_kind if event.by_kind else people.told
        values[role] = tell(identity, before=nameless[kind])
        nameless[kind] += 1
    if key not in words.EVENTS:
        return data.say(words.OTHER_EVENT, event=event.event.replace("_", " "), **values)
    return data.say(words.EVENTS[key], **values)


def _why(c: Context, people: People, found: Story, told: Told) -> Markup:
    data, event = c.data, told.event
    plain = {
        "breach_seen": words.WHY_BREACH,
        "conflict_harmful": words.WHY_HARMFUL,
        "conflict_settled": words.WHY_SETTLED,
        "conflict_faded": words.WHY_SETTLED,
        "tie_ended": words.WHY_ENDED,
        "joined": words.WHY_JOINED,
        "spending_held_back": words.WHY_HELD,
        "budget_exhausted": words.WHY_BUDGET,
    }
    if event.event == "shock":
        return causes.of_strike(c, found, told) if told.cause else data.say(words.WHY_SHOCK_PLAIN)
    if event.event == "conflict_opened":
        return data.say(words.WHY_CONFLICT_OPEN) if told.until is None else data.say(words.WHY_CONFLICT_UNTIL, month=told.until)
    if event.event in TIES:
        return data.say(words.WHY_TIE_KINDS if people.kind(event.who) != people.kind(event.other) else words.WHY_TIE)
    return data.say(plain[event.event]) if event.event in plain else Markup("–")
