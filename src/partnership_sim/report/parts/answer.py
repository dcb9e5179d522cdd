"""Part 1: what should we do? At most 120 words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.report import certainty, what_if
from partnership_sim.report.blocks import Paragraph, Part
from partnership_sim.report.markup import join, words_in
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import gains, ranking
from partnership_sim.verdicts.answer import NONE_HELPS
from partnership_sim.verdicts.certainty import AGREE, ENOUGH, LOSING, RARE, SAME, UNEQUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.certainty import Chance
    from partnership_sim.verdicts.goals import ByGoal, Standing

MOST_WORDS = 120


def build(c: Context) -> Part:
    """Return the answer: all sentences in reading order where there is room, else those that weigh most."""
    goal = c.goal
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
    if rank.case in plain or c.goal is None:
        return data.say(plain.get(rank.case, words.UNDEFINED))
    goal = data.goal_words(c.goal)
    if rank.case == ranking.NONE_BETTER:
        return data.say(words.NONE_BETTER, goal=goal)
    if rank.case == ranking.DO_NOTHING:
        return data.say(words.DO_NOTHING, goal=goal)
    if rank.case in {ranking.EQUAL, ranking.NOT_APART}:
        cheapest = c.verdict.answer.cheapest
        equal = words.EQUAL if cheapest else words.EQUAL_COST
        text = equal if rank.case == ranking.EQUAL else words.NOT_APART if cheapest else words.NOT_APART_COST
        return data.say(text, count=len(rank.group), goal=goal, plan=data.plan(rank.chosen))
    return data.say(_choice(c), plan=data.plan(rank.chosen), goal=goal)


def _choice(c: Context) -> Text:
    """Return by what words one plan is to be chosen: it does best only where all others are clearly behind."""
    if len(c.data.programmes) == 1:
        return words.CHOOSE_ONE
    if not c.ranking.unsure:
        return words.CHOOSE
    return words.CHOOSE_ALONE if c.verdict.answer.alone else words.CHOOSE_AMONG


def _sentences(c: Context, goal: ByGoal) -> list[tuple[int, Markup]]:
    """Return the sentences in reading order, each with its weight: the heavier are kept where room is short."""
    data, plan = c.data, c.best
    own = goal.plans[plan]
    if c.ranking.case == ranking.ONLY_ONE:
        return [(3, _value(c, goal, plan)), (3, data.say(words.ADD_PLAN))]
    found = [(3, _value(c, goal, plan))]
    first = c.verdict.goals[0]
    if goal is not first:
        found.append((3, data.say(words.SECOND_GOAL, goal=data.measure(first.name).title, other=data.goal_words(goal))))
    cost = (3, _cost(c, plan))
    if c.ranking.case == ranking.ONE_RUN:
        return [*found, (3, data.say(words.MORE_RUNS, enough=ENOUGH)), cost]
    found += [(1, _skewed(c, goal, own)), (3, _rivals(c, goal)), (3, _odds(c, own.chance)), cost]
    found += [(2, _lasting(c)), (0, _holds(c)), (3, _breaks(c, goal)), (1, _overtaken(c))]
    return [(weight, line) for weight, line in found if line]


def _cost(c: Context, plan: str) -> Markup:
    """Return what the plan costs, with what was planned where most of it stays unspent."""
    data, own = c.data, c.verdict.plans[plan]
    if own.little:
        return data.say(words.COST_OF, cost=data.costs(own.cost), budget=data.numbers.number(own.planned))
    return data.say(words.COST, cost=data.costs(own.cost))


def _value(c: Context, goal: ByGoal, plan: str) -> Markup:
    data, measure, places = c.data, c.data.measure(goal.name), c.data.places(goal)
    own, none = goal.plans[plan], goal.plans.get(NO_PROGRAMME)
    values = {"plan": data.plan(plan), "goal": measure.label, "when": data.when(goal), "value": measure.full(own.level.mean, places)}
    if own.gain is None or none is None or not math.isfinite(none.level.mean):
        return data.say(words.VALUE_NO_PLAN if own.gain is None else words.VALUE_ALONE, **values)
    base = measure.value(none.level.mean, places)
    if not math.isfinite(own.gain.difference):
        return data.say(words.VALUE_APART, **values, base=base)
    difference, low, high = measure.change(*own.gain[:3], data.gain_places(goal))
    values |= {"base": base, "difference": difference}
    if not math.isfinite(own.gain.low + own.gain.high):
        return data.say(words.VALUE_BARE, **values)
    return data.say(words.VALUE, **values, low=low, high=high)


def _skewed(c: Context, goal: ByGoal, own: Standing) -> Markup:
    """Return below what half of the runs lie, where that is far from the mean."""
    if not own.skewed:
        return Markup("")
    median = c.data.measure(goal.name).value(own.median, c.data.places(goal))
    return c.data.say(words.SKEWED if own.skewed < 0 else words.SKEWED_UP, median=median)


def _rivals(c: Context, goal: ByGoal) -> Markup:
    """Return who is next, from whom the plan cannot be told apart, or that no other plan helps at all."""
    data, rank, answer = c.data, c.ranking, c.verdict.answer
    if NO_PROGRAMME in data.plans and not answer.gains:
        return Markup("")
    equals = [plan for plan in rank.group if plan != rank.chosen]
    if equals:
        return data.say(words.SAME_MANY, count=len(equals)) if len(equals) > 3 else data.say(words.SAME, plans=data.names(equals))
    if rank.unsure:
        return data.say(words.UNSURE, plans=data.names(rank.unsure[:3]))
    if answer.next is None:
        return Markup("")
    if not answer.next.gains:
        return _no_other(c)
    difference = data.measure(goal.name).about(*answer.next.ahead[:3])
    return data.say(words.NEXT, plan=data.plan(answer.next.plan), difference=difference)


def _no_other(c: Context) -> Markup:
    """Return that no other plan than the chosen one does better than none, and which of them do clearly worse."""
    data, answer = c.data, c.verdict.answer
    if answer.others != NONE_HELPS:
        return data.say(words.NO_OTHER_CLEAR)
    few = 0 < len(answer.worse) <= 3
    return data.say(words.NO_OTHER_WORSE, plans=data.names(answer.worse)) if few else data.say(words.NO_OTHER)


def _odds(c: Context, chance: Chance | None) -> Markup:
    """Return in how many runs the plan does better than none; where that and the mean difference disagree, why."""
    data, other = c.data, c.verdict.answer.next
    if chance is None or not chance.case:
        return Markup("")
    often = certainty.beats(chance, data.numbers)
    if chance.case == SAME:
        return data.say(words.ODDS_SAME, often=certainty.often(1.0, chance.runs, data.numbers))
    disagrees = {UNEQUAL: words.ODDS_UNEQUAL, RARE: words.ODDS_RARE, LOSING: words.ODDS_LOSING}
    if chance.case != AGREE:
        return data.say(disagrees[chance.case], often=often)
    # Of a plan that helps nobody, how often it is beaten says nothing.
    if other is None or not other.gains:
        return data.say(words.ODDS_ONE, often=often)
    rival = certainty.beats(other.chance, data.numbers)
    return data.say(words.ODDS_TWO, often=often, next=data.plan(other.plan), other=rival)


def _lasting(c: Context) -> Markup:
    data, lasting = c.data, c.verdict.lasting
    kept = lasting.kept.get(c.best) if lasting else None
    if kept is None:
        return Markup("")
    said = {gains.GONE: words.KEPT_NONE, gains.UNSURE: words.KEPT_UNSURE, gains.MORE: words.KEPT_MORE}
    if kept.case in said:
        return data.say(said[kept.case])
    return data.say(words.KEPT, kept=data.numbers.percent(kept.share)) if math.isfinite(kept.share) else Markup("")


def _holds(c: Context) -> Markup:
    holds = c.verdict.plans[c.best].holds
    if not math.isfinite(holds.share) or not c.data.lasts:
        return Markup("")
    return c.data.say(words.SUSTAINED, often=certainty.odds(holds, c.data.numbers))


def _breaks(c: Context, goal: ByGoal) -> Markup:
    """Return which of the changes that were tried harms the plan most."""
    data, found = c.data, c.verdict.what_if
    if found is None or found.plan != c.best:
        return Markup("")
    if found.blow:
        return data.say(words.BREAKS, blow=what_if.told(c, goal, found, found.blow))
    return data.say(words.ONLY_LUCK_BREAKS if found.harmed else words.NOTHING_BREAKS)


def _overtaken(c: Context) -> Markup:
    """Return what would change the answer: a world in which another plan clearly does better."""
    data, found = c.data, c.verdict.what_if
    if found is None or found.plan != c.best or c.ranking.case != ranking.CHOOSE or not found.overtaken:
        return Markup("")
    first = found.overtaken[0]
    return data.say(words.OVERTAKES, change=what_if.world_words(data, first.world), plan=data.plan(first.plan))
