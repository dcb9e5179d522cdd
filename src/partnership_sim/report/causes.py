"""What shocks and actions changed in one run, in words and as a table: always beside the same run without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from partnership_sim.levers import LEVERS
from partnership_sim.metrics.clearly import clear
from partnership_sim.report import series
from partnership_sim.report.blocks import Block, Items, Paragraph, Table
from partnership_sim.report.markup import capital, join, named, within
from partnership_sim.report.words import basis, page
from partnership_sim.report.words import inside as words
from partnership_sim.running import SHOCK

if TYPE_CHECKING:
    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.causes import Beside, Cause
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.shocks import WithoutShock
    from partnership_sim.verdicts.story import Story, Told


def name(c: Context, cause: Cause) -> Markup:
    """Return what a shock or an action is called."""
    if cause.kind == SHOCK:
        return escape(series.shock_name(c.data, cause.name))
    label = LEVERS[cause.name].label if cause.name in LEVERS else cause.name
    return named(label if isinstance(label, str) else label[c.data.language])


def struck(c: Context, cause: Cause) -> Markup:
    """Return when a shock strikes."""
    text = words.STRUCK_ONCE if len(cause.months) == 1 else words.STRUCK
    return c.data.say(text, month=cause.months[0], count=len(cause.months))


def compared(c: Context, story: Story, cause: Cause, text: Text, **values: object) -> Markup:
    """Return a sentence with both values of the month in which they are furthest apart."""
    value, without = _both(c, story, cause.largest)
    label = c.data.measure(story.measure).label
    return c.data.say(text, measure=label, value=value, without=without, month=cause.largest.month, **values)


def of_strike(c: Context, story: Story, told: Told) -> Markup:
    """Return what a shock changed; of one that strikes more than once, where it first strikes."""
    cause = told.cause
    if cause is None or told.event.month != cause.months[0]:
        return c.data.say(words.WHY_SHOCK_AGAIN, month=cause.months[0] if cause else told.event.month)
    if not cause.largest.sign:
        same = len(set(_both(c, story, cause.largest))) == 1
        return compared(c, story, cause, words.WHY_SHOCK_SAME if same else words.WHY_SHOCK_CALM)
    return compared(c, story, cause, words.WHY_SHOCK if len(cause.months) == 1 else words.WHY_SHOCK_ALL, count=len(cause.months))


def blocks(c: Context, story: Story) -> list[Table]:
    """Return the table of all shocks and actions; none where they were not left out, or there are none."""
    data, measure = c.data, c.data.measure(story.measure)
    if not story.causes:
        return []
    rows = []
    for cause in story.causes:
        numbers = [*_both(c, story, cause.largest), *_both(c, story, cause.end)]
        month = data.say(page.BARE, value=cause.largest.month)
        rows.append([_row_name(c, cause), month, *(data.say(page.BARE, value=number) for number in numbers)])
    end = story.causes[0].end.month
    head = [data.say(text) for text in (words.LEFT_OUT, words.FURTHEST, words.WITH_IT, words.WITHOUT_IT)]
    head += [data.say(text, month=end) for text in (words.END_WITH, words.END_WITHOUT)]
    caption = words.CAUSES_CAPTION_UNIT if measure.unit else words.CAUSES_CAPTION
    note = join([data.say(words.CAUSES_NOTE, plan=data.plan(story.plan)), data.say(words.CAUSES_LEAST, least=measure.least(story.least))])
    return [Table(data.say(caption, measure=measure.title, unit=measure.unit), head, rows, frozenset({0}), note)]


def over_all_runs(c: Context) -> list[Block]:
    """Return what the scenario's own shocks cost over the runs; nothing where that was not computed, or of a single run."""
    data, goal, found = c.data, c.goal, c.verdict.shocks
    if goal is None or found is None or data.replicates < 2:
        return []
    measure = data.measure(goal.name)
    values = {"runs": found.runs, "plan": data.plan(found.plan), "goal": measure.label, "when": data.when(goal)}
    places = min(data.gain_places(goal), measure.places((one.difference, one.low, one.high) for one in found.without))
    return [Paragraph(data.say(words.COSTS, **values)), Items([_cost(c, goal, one, places) for one in found.without])]


def _cost(c: Context, goal: ByGoal, one: WithoutShock, places: int) -> Markup:
    data, measure = c.data, c.data.measure(goal.name)
    difference, low, high = measure.change(one.difference, one.low, one.high, places)
    small = words.COST_SMALL if clear(one.low, one.high) else words.COST_UNCLEAR
    known = Markup("") if one.sign else data.say(words.COST_EQUAL if one.equal else small, least=measure.least(goal.least))
    numbers = {"difference": difference, "low": low, "high": high, "clear": known}
    if not one.name:
        return data.say(words.COST_OF_ALL, count=len(data.scenario.shocks), **numbers)
    when = data.say(words.AT_A_RATE) if one.month is None else data.say(words.STRUCK_ONCE, month=one.month)
    return data.say(words.COST_OF_SHOCK, shock=within(escape(series.shock_name(data, one.name))), when=when, **numbers)


def _row_name(c: Context, cause: Cause) -> Markup:
    """Return what is left out, when it acts, and whether that makes no difference of note at any time."""
    data, first, last = c.data, cause.months[0], cause.months[-1]
    span = basis.SPAN if first != last else basis.SPAN_ONE
    when = struck(c, cause) if cause.kind == SHOCK else data.say(span, start=first, end=last)
    below = [when] if cause.largest.sign or cause.end.sign else [when, data.say(words.NOT_OF_NOTE)]
    return Markup('{}<br><span class="range">{}</span>').format(capital(name(c, cause)), Markup("; ").join(below))


def _both(c: Context, story: Story, beside: Beside) -> list[str]:
    """Return both values, with the decimals of the measure; with more only where these would hide a difference that matters."""
    measure, places = c.data.measure(story.measure), c.data.level_places(story.measure)
    shown = [measure.value(value, places) for value in (beside.value, beside.without)]
    return measure.apart(beside.value, beside.without) if beside.sign and shown[0] == shown[1] else shown
