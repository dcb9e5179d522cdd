"""Part 1: what should we do? At most 120 words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.report import certainty, ranking
from partnership_sim.report.blocks import Paragraph, Part
from partnership_sim.report.markup import join, words_in
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import END, NO_PROGRAMME, PROGRAMME_END, RUN

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.studies.goals import Goal

MOST_WORDS = 120
#: Replicates from which a ranking can be relied on.
ENOUGH = 100
#: A part of the gain of which so much is left, or less, counts as nothing left.
NOTHING_LEFT = 0.05


def build(c: Context) -> Part:
    """Return the answer, with its reasons in the order of their weight."""
    goal = c.data.goal
    heading = _heading(c)
    if goal is None:
        text = [c.data.say(words.ADD_PLAN)] if not c.data.programmes else [c.data.say(page.NOT_COMPUTED)]
        return Part("answer", heading, [Paragraph(join(text), "lead")])
    lines = _sentences(c, goal)
    kept, spare = [], MOST_WORDS - words_in(heading)
    for line in lines:
        if words_in(line) <= spare:
            kept.append(line)
            spare -= words_in(line)
    half = max(1, math.ceil(len(kept) / 2))
    return Part("answer", heading, [Paragraph(join(part), "lead") for part in (kept[:half], kept[half:]) if part])


def _heading(c: Context) -> Markup:
    rank, data = c.ranking, c.data
    plain = {
        ranking.ONLY_ONE: words.ONLY_ONE,
        ranking.ONE_RUN: words.ONE_RUN,
        ranking.UNDEFINED: words.UNDEFINED,
    }
    if rank.verdict in plain or data.goal is None:
        return data.say(plain.get(rank.verdict, words.UNDEFINED))
    goal = data.goal_words(data.goal)
    if rank.verdict == ranking.NONE_BETTER:
        return data.say(words.NONE_BETTER, goal=goal)
    if rank.verdict == ranking.DO_NOTHING:
        return data.say(words.DO_NOTHING, goal=goal)
    if rank.verdict == ranking.EQUAL:
        return data.say(words.EQUAL, count=len(rank.group), goal=goal, plan=data.plan(rank.chosen))
    return data.say(words.CHOOSE, plan=data.plan(rank.chosen), goal=goal)


def _sentences(c: Context, goal: Goal) -> list[Markup]:
    """Return the sentences, the most important first where room is short, else in reading order."""
    data, plan = c.data, c.ranking.chosen
    if c.ranking.verdict == ranking.ONLY_ONE:
        return [_value(c, goal, plan), data.say(words.ADD_PLAN)]
    found = [_value(c, goal, plan)]
    if goal != data.goals[0]:
        found.append(data.say(words.SECOND_GOAL, goal=data.goal_words(data.goals[0]), other=data.goal_words(goal)))
    if c.ranking.verdict == ranking.ONE_RUN:
        return [*found, data.say(words.MORE_RUNS, enough=ENOUGH), data.say(words.COST, cost=data.costs(data.cost(plan)))]
    found += [_rivals(c, goal), _odds(c, goal), data.say(words.COST, cost=data.costs(data.cost(plan)))]
    found += [_lasting(c), _holds(c), _breaks(c, goal)]
    return [line for line in found if line]


def _value(c: Context, goal: Goal, plan: str) -> Markup:
    data, measure = c.data, c.data.measure(goal.name)
    mean, base = (data.estimate(name, goal.name, goal.at).mean for name in (plan, NO_PROGRAMME))
    gain = data.versus(plan, NO_PROGRAMME, goal.name, goal.at)
    values = {"plan": data.plan(plan), "goal": measure.label, "when": data.when(goal), "value": measure.full(mean)}
    if plan == NO_PROGRAMME or not math.isfinite(base):
        return data.say(words.VALUE_ALONE, **values)
    difference, low, high = measure.change(gain.difference, gain.low, gain.high)
    values |= {"base": measure.value(base), "difference": difference}
    if not math.isfinite(gain.low + gain.high):
        return data.say(words.VALUE_BARE, **values)
    return data.say(words.VALUE, **values, low=low, high=high)


def _rivals(c: Context, goal: Goal) -> Markup:
    """Return who is next, or from whom the plan cannot be told apart."""
    data, rank = c.data, c.ranking
    equals = [data.plan(plan) for plan in rank.group if plan != rank.chosen]
    if equals:
        if len(equals) > 3:
            return data.say(words.SAME_MANY, count=len(equals))
        return data.say(words.SAME, plans=Markup(data.numbers.join(equals)))  # noqa: S704 - names are escaped already
    other = c.next_best
    if other is None:
        return Markup("")
    behind = data.versus(rank.chosen, other, goal.name, goal.at).difference
    return data.say(words.NEXT, plan=data.plan(other), difference=data.measure(goal.name).amount(behind))


def _odds(c: Context, goal: Goal) -> Markup:
    data, plan = c.data, c.ranking.chosen
    odds = data.versus(plan, NO_PROGRAMME, goal.name, goal.at).odds
    if not math.isfinite(odds):
        return Markup("")
    first = data.say(words.COUNT_WORD, count=data.numbers.of_100(odds), word=certainty.word(odds, data.language))
    other = c.next_best
    beats = math.nan if other is None else data.versus(plan, other, goal.name, goal.at).odds
    if other is None or not math.isfinite(beats):
        return data.say(words.ODDS_ONE, odds=first)
    second = data.say(words.COUNT_WORD, count=data.numbers.of_100(beats), word=certainty.word(beats, data.language))
    return data.say(words.ODDS_TWO, odds=first, next=data.plan(other), other_odds=second)


def _lasting(c: Context) -> Markup:
    data, plan, course = c.data, c.ranking.chosen, c.data.course
    if not data.lasts or course is None:
        return Markup("")
    then, now = (data.versus(plan, NO_PROGRAMME, course.name, at) for at in (PROGRAMME_END, END))
    if not then.clear or then.difference * course.better <= 0 or not math.isfinite(now.difference):
        return Markup("")
    left = now.difference / then.difference
    if left <= NOTHING_LEFT:
        return data.say(words.KEPT_NONE)
    return data.say(words.KEPT_MORE) if left > 1 else data.say(words.KEPT, kept=data.numbers.percent(left))


def _holds(c: Context) -> Markup:
    share = c.data.estimate(c.ranking.chosen, "sustained", RUN).mean
    if not math.isfinite(share) or not c.data.lasts:
        return Markup("")
    return c.data.say(words.SUSTAINED, count=c.data.numbers.of_100(share), word=certainty.word(share, c.data.language))


def _breaks(c: Context, goal: Goal) -> Markup:
    """Return what would change the answer, or else what would harm the plan most."""
    data, plan, tried = c.data, c.ranking.chosen, c.what_if
    if not tried.of(plan, goal.name, goal.at):
        return Markup("")
    overtaken = tried.leaders(plan, goal) if c.ranking.verdict == ranking.CHOOSE else []
    if overtaken:
        row, other, _ = overtaken[0]
        return data.say(words.OVERTAKES, change=tried.words(row), plan=data.plan(other))
    harm = tried.harm(plan, goal)
    if not harm:
        return data.say(words.NOTHING_BREAKS)
    return data.say(words.BREAKS, change=tried.words(harm[0]), difference=data.measure(goal.name).difference(harm[0].difference))
