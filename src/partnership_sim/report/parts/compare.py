"""Part 2: how do the plans compare? A ranked table, and each goal's difference from "No programme"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.plots import rows as figures
from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report.blocks import Column, Part, Pictures, Prose, Table
from partnership_sim.report.facts import ENOUGH
from partnership_sim.report.marks import bar, swatch
from partnership_sim.report.measures import measure
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME, RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.report.blocks import Block, Picture
    from partnership_sim.report.story import Story
    from partnership_sim.studies.goals import Goal


def tell(story: Story) -> Part:
    """Return part 2."""
    facts = story.facts
    blocks: list[Block] = []
    if 1 < facts.replicates < ENOUGH:
        blocks.append(Prose(story.say(page.FEW, count=facts.replicates, enough=ENOUGH), "warning"))
    blocks.append(_table(story))
    pictures = [picture for goal in facts.goals if (picture := _picture(story, goal)) is not None]
    if pictures:
        blocks.append(Pictures(pictures, story.say(words.FIGURE_NOTE)))
    return Part("compare", story.question("compare"), _heading(story), blocks)


def _heading(story: Story) -> Markup:
    facts = story.facts
    if len(facts.plans) == 1:
        return story.say(words.COMPARE_ONE)
    if facts.goal is None or facts.replicates < 2:
        return story.say(words.NOT_TOLD)
    direction = facts.goal.better
    beat = sum(
        min(one.low * direction, one.high * direction) > 0 for one in (facts.versus(plan, NO_PROGRAMME) for plan in facts.programmes)
    )
    every = len(facts.programmes)
    text = words.BEAT_ALL if beat == every else words.BEAT_NONE if beat == 0 else words.BEAT
    return story.say(text, count=beat, all=every, goal=story.voice.goal(facts.goal.name))


def _table(story: Story) -> Table:
    facts, voice = story.facts, story.voice
    goal = voice.goal(facts.goal.name) if facts.goal else Markup(NOTHING)
    cost = story.say(words.COST_HEAD) if voice.currency is None else story.say(words.COST_MONEY, currency=voice.currency)
    columns = [
        Column(story.say(page.PLAN)),
        Column(story.say(words.RANK), number=True),
        *(Column(voice.heading(words.GOAL_WHEN, goal=voice.goal(one.name), when=story.say(page.WHEN[one.at]))) for one in facts.goals),
        Column(story.say(words.BETTER_ODDS)),
        Column(cost, number=True),
        Column(story.say(words.PER_UNIT), number=True),
    ]
    ranks = {plan: number for number, group in enumerate(facts.groups, start=1) for plan in group}
    rows = [
        [
            swatch(story.look, plan) + Markup(" ") + voice.plan(plan),
            Markup(ranks[plan]),
            *(_goal(story, one, plan) for one in facts.goals),
            voice.odds(facts.versus(plan, NO_PROGRAMME).better),
            _cost(story, plan),
            _per_unit(story, plan),
        ]
        for plan in facts.ranked
    ]
    names = voice.join([voice.goal(one.name) for one in facts.goals])
    note = story.say(words.NOTE, replicates=voice.numbers.number(facts.replicates, 7), goal=goal, goals=names)
    return Table(story.say(words.CAPTION, goal=goal), columns, rows, note + Markup(" ") + story.say(page.NO_PROGRAMME_NOTE))


def _goal(story: Story, goal: Goal, plan: str) -> Markup:
    """Return a goal's mean with its interval, as number and small bar on one scale for all plans."""
    facts = story.facts
    estimate = facts.mean(plan, goal.name, goal.at)
    head, ends = story.voice.interval(measure(goal.name), estimate)
    all_ends = [end for name in facts.plans for end in facts.mean(name, goal.name, goal.at) if math.isfinite(end)]
    small = Markup("<small>({})</small>").format(ends) if ends else Markup("")
    return Markup("<b>{}</b> {}{}").format(head, small, bar(estimate, all_ends, story.look.plan(plan).colour))


def _cost(story: Story, plan: str) -> Markup:
    cost = story.facts.costs[plan]
    money = story.voice.money(cost)
    number = Markup("<b>{}</b>").format(story.voice.numbers.number(cost))
    return number if money is None else number + Markup("<br><small>{}</small>").format(money)


def _per_unit(story: Story, plan: str) -> Markup:
    """Return service above "No programme" per unit spent, and what a unit of it costs in money."""
    voice = story.voice
    estimate = story.facts.mean(plan, "cost_effectiveness", RUN)
    if not math.isfinite(estimate.mean):
        return Markup(NOTHING)
    head, ends = voice.interval(measure("cost_effectiveness"), estimate)
    text = Markup("<b>{}</b>").format(head) + (Markup(" <small>({})</small>").format(ends) if ends else Markup(""))
    money = voice.money(1 / estimate.mean) if estimate.mean > 0 and estimate.low > 0 else None
    return text if money is None else text + Markup("<br><small>{}</small>").format(story.say(words.PER_MONEY, money=money))


def _picture(story: Story, goal: Goal) -> Picture | None:
    facts, voice = story.facts, story.voice
    of = measure(goal.name)
    order = [plan for plan in facts.ranked if plan != NO_PROGRAMME]
    rows = [figures.Difference(plan, *facts.gain(plan, goal.name, goal.at)[:3]) for plan in order]
    rows = [row for row in rows if math.isfinite(row.value)]
    if not rows:
        return None
    label = page.DIFFERENCE_AXIS[story.language].format(label=voice.axis(of))
    figure = figures.differences(rows, story.look, label=label, percent=of.hundredfold)
    told = voice.join([story.say(words.ALT_ROW, plan=voice.plan(row.plan), difference=voice.difference(of, row.value)) for row in rows])
    alt = story.say(words.ALT_DIFFERENCES, goal=voice.goal(goal.name), rows=told)
    return story.picture(f"difference-{goal.name}", figure, _title(story, goal, rows), alt)


def _title(story: Story, goal: Goal, rows: Sequence[figures.Difference]) -> Markup:
    of = measure(goal.name)
    clear = [row for row in rows if min(row.low * goal.better, row.high * goal.better) > 0]
    if not clear:
        return story.voice.heading(words.TITLE_NONE, goal=story.voice.goal(goal.name))
    best = max(clear, key=lambda row: row.value * goal.better)
    return story.voice.heading(
        words.TITLE_BEST,
        goal=story.voice.goal(goal.name),
        plan=story.voice.plan(best.plan),
        difference=story.voice.difference(of, best.value),
    )
