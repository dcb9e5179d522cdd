"""Part 1: what should we do? At most 120 words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from partnership_sim.report import certainty, clearly, gains, ranking
from partnership_sim.report.blocks import Paragraph, Part
from partnership_sim.report.markup import join, words_in
from partnership_sim.report.measures import ODDS
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME, RUN
from partnership_sim.studies.goals import Goal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.declare import Text
    from partnership_sim.report.context import Context

MOST_WORDS = 120
#: Replicates from which a ranking can be relied on.
ENOUGH = 100
#: Runs are skewed where their median differs from their mean by more than this part of the mean.
SKEW = 0.25
#: A plan that spends less than this share of its budget is told of.
LITTLE = 0.5


def build(c: Context) -> Part:
    """Return the answer: all sentences in reading order where there is room, else those that weigh most."""
    goal = c.data.goal
    heading = _heading(c)
    if goal is None:
        text = [c.data.say(words.ADD_PLAN)] if not c.data.programmes else [c.data.say(page.NOT_COMPUTED)]
        return Part("answer", heading, [Paragraph(join(text), "lead")])
    kept = fitting(_sentences(c, goal), MOST_WORDS - words_in(heading))
    half = max(1, math.ceil(len(kept) / 2))
    return Part("answer", heading, [Paragraph(join(part), "lead") for part in (kept[:half], kept[half:]) if part])


def fitting(lines: Sequence[tuple[int, Markup]], room: int) -> list[Markup]:
    """Return the sentences for which there is room, in their order; of lower weight go first where it is short."""
    kept = set()
    for number in sorted(range(len(lines)), key=lambda number: (-lines[number][0], number)):
        if words_in(lines[number][1]) <= room:
            kept.add(number)
            room -= words_in(lines[number][1])
    return [line for number, (_, line) in enumerate(lines) if number in kept]


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
        cheapest = all(data.cost(plan) > data.cost(rank.chosen) for plan in rank.group if plan != rank.chosen)
        return data.say(words.EQUAL if cheapest else words.EQUAL_COST, count=len(rank.group), goal=goal, plan=data.plan(rank.chosen))
    return data.say(_choice(c, data.goal), plan=data.plan(rank.chosen), goal=goal)


def _choice(c: Context, goal: Goal) -> Text:
    """Return by what words one plan is to be chosen: it does best only where all others are clearly behind."""
    if len(c.data.programmes) == 1:
        return words.CHOOSE_ONE
    if not c.ranking.unsure:
        return words.CHOOSE
    gaining = [plan for plan in c.data.programmes if gains.gains(c.data, plan, goal)]
    return words.CHOOSE_ALONE if len(gaining) == 1 else words.CHOOSE_AMONG


def _sentences(c: Context, goal: Goal) -> list[tuple[int, Markup]]:
    """Return the sentences in reading order, each with its weight: the heavier are kept where room is short."""
    data, plan = c.data, c.ranking.chosen
    if c.ranking.verdict == ranking.ONLY_ONE:
        return [(3, _value(c, goal, plan)), (3, data.say(words.ADD_PLAN))]
    found = [(3, _value(c, goal, plan))]
    if goal != data.goals[0]:
        found.append((3, data.say(words.SECOND_GOAL, goal=data.measure(data.goals[0].name).title, other=data.goal_words(goal))))
    cost = (3, _cost(c, plan))
    if c.ranking.verdict == ranking.ONE_RUN:
        return [*found, (3, data.say(words.MORE_RUNS, enough=ENOUGH)), cost]
    found += [(1, _skewed(c, goal, plan)), (3, _rivals(c, goal)), (3, _odds(c, goal)), cost]
    found += [(2, _lasting(c)), (0, _holds(c)), (3, _breaks(c, goal)), (1, _overtaken(c, goal))]
    return [(weight, line) for weight, line in found if line]


def _cost(c: Context, plan: str) -> Markup:
    """Return what the plan costs, with what was planned where most of it stays unspent."""
    data, cost = c.data, c.data.cost(plan)
    planned = next((one.budget for one in data.scenario.plans if one.name == plan), 0.0) * data.scenario.parameters.get("budget_scale", 1.0)
    if cost < LITTLE * planned:
        return data.say(words.COST_OF, cost=data.costs(cost), budget=data.numbers.number(planned))
    return data.say(words.COST, cost=data.costs(cost))


def _value(c: Context, goal: Goal, plan: str) -> Markup:
    data, measure = c.data, c.data.measure(goal.name)
    mean, base = (data.estimate(name, goal.name, goal.at).mean for name in (plan, NO_PROGRAMME))
    gain = data.versus(plan, NO_PROGRAMME, goal.name, goal.at)
    values = {"plan": data.plan(plan), "goal": measure.label, "when": data.when(goal), "value": measure.full(mean, data.places(goal))}
    if plan == NO_PROGRAMME or not math.isfinite(base):
        return data.say(words.VALUE_NO_PLAN if plan == NO_PROGRAMME else words.VALUE_ALONE, **values)
    if not math.isfinite(gain.difference):
        return data.say(words.VALUE_APART, **values, base=measure.value(base, data.places(goal)))
    difference, low, high = measure.change(gain.difference, gain.low, gain.high, gains.places(data, goal))
    values |= {"base": measure.value(base, data.places(goal)), "difference": difference}
    if not math.isfinite(gain.low + gain.high):
        return data.say(words.VALUE_BARE, **values)
    return data.say(words.VALUE, **values, low=low, high=high)


def _skewed(c: Context, goal: Goal, plan: str) -> Markup:
    """Return below what half of the runs lie, where that is far from the mean."""
    data, measure = c.data, c.data.measure(goal.name)
    runs = data.runs(plan, goal)
    runs = runs[~np.isnan(runs)]
    if not len(runs) or measure.style == ODDS:
        return Markup("")
    mean, median = float(runs.mean()), float(np.median(runs))
    if abs(mean - median) <= SKEW * abs(mean):
        return Markup("")
    return data.say(words.SKEWED if median < mean else words.SKEWED_UP, median=measure.value(median, data.places(goal)))


def _rivals(c: Context, goal: Goal) -> Markup:
    """Return who is next, from whom the plan cannot be told apart, or that no other plan helps at all."""
    data, rank = c.data, c.ranking
    if NO_PROGRAMME in data.plans and not gains.gains(data, rank.chosen, goal):
        return Markup("")
    equals = [plan for plan in rank.group if plan != rank.chosen]
    if equals:
        return data.say(words.SAME_MANY, count=len(equals)) if len(equals) > 3 else data.say(words.SAME, plans=data.names(equals))
    if rank.unsure:
        return data.say(words.UNSURE, plans=data.names(rank.unsure[:3]))
    other = c.next_best
    if other is None:
        return Markup("")
    if not gains.gains(data, other, goal):
        return _no_other(c, goal)
    ahead = data.versus(rank.chosen, other, goal.name, goal.at)
    text = words.NEXT_SMALL if _as_good(c, goal, other) else words.NEXT
    return data.say(text, plan=data.plan(other), difference=data.measure(goal.name).about(*ahead[:3]))


def _as_good(c: Context, goal: Goal, other: str) -> bool:
    """Return whether a plan is behind the chosen one by next to nothing beside what that one gains."""
    behind = c.data.versus(c.ranking.chosen, other, goal.name, goal.at).difference
    return abs(behind) < gains.SMALL * abs(gains.over_nothing(c.data, c.ranking.chosen, goal).difference)


def _no_other(c: Context, goal: Goal) -> Markup:
    """Return that no other plan than the chosen one does better than none, and which of them do clearly worse."""
    data = c.data
    others = [plan for plan in data.programmes if plan != c.ranking.chosen]
    found = {plan: gains.over_nothing(data, plan, goal) for plan in others}
    if any(one.difference * goal.better > 0 for one in found.values()):
        return data.say(words.NO_OTHER_CLEAR)
    worse = [plan for plan, one in found.items() if clearly.sign(one, goal.better) < 0]
    return data.say(words.NO_OTHER_WORSE, plans=data.names(worse)) if 0 < len(worse) <= 3 else data.say(words.NO_OTHER)


def _odds(c: Context, goal: Goal) -> Markup:
    """Return in how many runs the plan does better than none; where that and the mean difference disagree, why."""
    data, plan = c.data, c.ranking.chosen
    score = data.score(plan, NO_PROGRAMME, goal)
    if not math.isfinite(score.better):
        return Markup("")
    sign = clearly.sign(gains.over_nothing(data, plan, goal), goal.better)
    often = certainty.beats(score, sign, data.numbers)
    losing = 1 - score.better - score.equal
    if score.equal == 1:
        return data.say(words.ODDS_SAME, often=certainty.often(1.0, score.runs, data.numbers))
    if sign == 0 and score.better >= certainty.OFTEN:
        return data.say(words.ODDS_UNEQUAL, often=often)
    if sign and sign * (score.better - losing) <= 0:
        return data.say(words.ODDS_RARE if sign > 0 else words.ODDS_LOSING, often=often)
    other = c.next_best
    # Of a plan that helps nobody, or is as good, how often it is beaten says nothing.
    if other is None or not gains.gains(data, other, goal) or _as_good(c, goal, other):
        return data.say(words.ODDS_ONE, often=often)
    rival = certainty.beats(data.score(plan, other, goal), 1, data.numbers)
    return data.say(words.ODDS_TWO, often=often, next=data.plan(other), other=rival)


def _lasting(c: Context) -> Markup:
    data, plan, course = c.data, c.ranking.chosen, c.data.course
    if not data.lasts or course is None:
        return Markup("")
    kept = gains.kept_of(data, plan, course)
    said = {gains.GONE: words.KEPT_NONE, gains.UNSURE: words.KEPT_UNSURE, gains.MORE: words.KEPT_MORE}
    if kept.case in said:
        return data.say(said[kept.case])
    return data.say(words.KEPT, kept=data.numbers.percent(kept.share)) if math.isfinite(kept.share) else Markup("")


def _holds(c: Context) -> Markup:
    plan, holds = c.ranking.chosen, Goal("sustained", RUN, 1)
    share = c.data.estimate(plan, holds.name, RUN).mean
    if not math.isfinite(share) or not c.data.lasts:
        return Markup("")
    return c.data.say(words.SUSTAINED, often=certainty.odds(share, c.data.defined(plan, holds), c.data.numbers))


def _breaks(c: Context, goal: Goal) -> Markup:
    """Return which of the changes that were tried harms the plan most."""
    data, plan, tried = c.data, c.ranking.chosen, c.what_if
    if not tried.of(plan, goal.name, goal.at):
        return Markup("")
    blow = tried.blow(plan, goal)
    if blow:
        return data.say(words.BREAKS, blow=tried.told(plan, goal, blow))
    return data.say(words.ONLY_LUCK_BREAKS if tried.harmed(plan, goal) else words.NOTHING_BREAKS)


def _overtaken(c: Context, goal: Goal) -> Markup:
    """Return what would change the answer: a world in which another plan clearly does better."""
    data, tried = c.data, c.what_if
    found = tried.leaders(c.ranking.chosen, goal) if c.ranking.verdict == ranking.CHOOSE else []
    return data.say(words.OVERTAKES, change=tried.words(found[0].row), plan=data.plan(found[0].other)) if found else Markup("")
