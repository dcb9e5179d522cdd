"""Part 1: what should we do? At most 120 words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.report import certainty, what_if
from partnership_sim.report.blocks import Paragraph, Part
from partnership_sim.report.markup import join, words_in
from partnership_sim.report.measures import ODDS
from partnership_sim.report.parts import works
from partnership_sim.report.words import answer as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import gains, ranking
from partnership_sim.verdicts.answer import NONE_HELPS
from partnership_sim.verdicts.certainty import AGREE, ENOUGH, FEW, LOSING, RARE, SAME, UNEQUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.locale import Text
    from partnership_sim.report.context import Context
    from partnership_sim.verdicts.certainty import Chance
    from partnership_sim.verdicts.goals import ByGoal, Standing

MOST_WORDS = 120
#: So many goals at most by which another plan is better are told.
MOST_CHOICES = 3
#: Cases in which a plan is offered.
LED = {ranking.CHOOSE, ranking.EQUAL, ranking.NOT_APART}


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
    """Return the answer; of few runs, with the word that they prove nothing."""
    few = 1 < c.data.replicates < FEW and c.goal is not None and bool(c.data.programmes)
    return c.data.say(words.FEW_RUNS, count=c.data.replicates, answer=_judged(c)) if few else _judged(c)


def _judged(c: Context) -> Markup:
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
    between = _between(c, goal)
    if between is not None:
        return between
    if rank.case in {ranking.EQUAL, ranking.NOT_APART}:
        cheapest = c.verdict.answer.cheapest
        equal = words.EQUAL if cheapest else words.EQUAL_COST
        text = equal if rank.case == ranking.EQUAL else words.NOT_APART if cheapest else words.NOT_APART_COST
        return data.say(text, count=len(rank.group), goal=goal, plan=data.plan(rank.chosen))
    return data.say(_choice(c), plan=data.plan(rank.chosen), goal=goal)


def _between(c: Context, goal: str) -> Markup | None:
    """Return the choice between the plan and the first that is better by another goal; None where no goal speaks against it."""
    data, rank, choices = c.data, c.ranking, c.verdict.answer.choices
    if rank.case not in LED or not choices:
        return None
    first = choices[0]
    goals = data.numbers.join([data.measure(one.goal).label for one in choices if one.plan == first.plan])
    values: dict[str, object] = {"plan": data.plan(rank.chosen), "goal": goal, "other": data.plan(first.plan), "goals": goals}
    less, more = sorted(c.verdict.plans[plan].cost for plan in (rank.chosen, first.plan))
    values |= {"cheaper": data.plan(first.cheaper) if first.cheaper else "", **data.costs_apart(less, more)}
    same_cost, apart = first.cheaper is None, rank.case == ranking.NOT_APART
    if first.plan not in rank.group:
        return data.say(words.TRADE_SAME_COST if same_cost else words.TRADE, **values)
    among = (words.TRADE_NOT_APART_SAME_COST, words.TRADE_EQUAL_SAME_COST) if same_cost else (words.TRADE_NOT_APART, words.TRADE_EQUAL)
    return data.say(among[0] if apart else among[1], **values, count=len(rank.group))


def _choice(c: Context) -> Text:
    """Return by what words one plan is to be chosen: it does best only where all others are clearly behind."""
    if c.data.replicates < FEW:
        return words.LEADS
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
    found += [(3, _skewed(c, goal, own)), (3, _rivals(c, goal)), (3, _odds(c, goal, own.chance)), cost]
    if data.replicates < FEW:
        found.append((3, data.say(words.MORE_RUNS, enough=ENOUGH)))
    # What is told of the plan alone stands before other plans are named again.
    found += [(2, _lasting(c)), (2, works.sentence(c)), (0, _holds(c)), *_chosen_from(c)]
    found += [(3, _breaks(c, goal)), (1, _overtaken(c))]
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
    value = measure.full(own.level.mean, places)
    population = data.scenario.population
    if goal.name == "need_met" and population.households_known:
        value = data.say(words.OF_HOUSEHOLDS, value=value, households=data.numbers.fixed(population.households, 0))
    values = {"plan": data.plan(plan), "goal": measure.label, "when": data.when(goal), "value": value}
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
    """Return the medians of the runs and of their gains, where the means alone mislead."""
    if not own.skewed:
        return Markup("")
    measure = c.data.measure(goal.name)
    median = measure.value(own.median, c.data.places(goal))
    if not math.isfinite(own.median_gain):
        return c.data.say(words.SKEWED, median=median)
    return c.data.say(words.SKEWED_GAIN, median=median, gain=measure.difference(own.median_gain, c.data.gain_places(goal)))


def _rivals(c: Context, goal: ByGoal) -> Markup:
    """Return who is next, from whom the plan cannot be told apart, or that no other plan helps at all."""
    data, rank, answer = c.data, c.ranking, c.verdict.answer
    if NO_PROGRAMME in data.plans and not answer.gains:
        return Markup("")
    equals = [plan for plan in rank.group if plan != rank.chosen]
    if equals:
        many, some = (words.ALIKE_MANY, words.ALIKE) if rank.case == ranking.EQUAL else (words.SAME_MANY, words.SAME)
        return data.say(many, count=len(equals)) if len(equals) > 3 else data.say(some, plans=data.names(equals))
    if rank.unsure:
        return data.say(words.UNSURE, plans=data.names(rank.unsure[:3]))
    if answer.next is None:
        return Markup("")
    if not answer.next.gains:
        return _no_other(c)
    difference = data.measure(goal.name).about(*answer.next.ahead[:3])
    return data.say(words.NEXT, plan=data.plan(answer.next.plan), difference=difference)


def _no_other(c: Context) -> Markup:
    """Return which other plans do clearly better than none, though the second by its mean does not; or that none does, or does worse."""
    data, answer = c.data, c.verdict.answer
    if answer.helping:
        return data.say(words.ALSO_HELP, plans=data.names(answer.helping[:3]))
    if answer.others != NONE_HELPS:
        return data.say(words.NO_OTHER_CLEAR)
    few = 0 < len(answer.worse) <= 3
    return data.say(words.NO_OTHER_WORSE, plans=data.names(answer.worse)) if few else data.say(words.NO_OTHER)


def _odds(c: Context, goal: ByGoal, chance: Chance | None) -> Markup:
    """Return in how many runs the plan gains what matters over none; where that and the mean difference disagree, why."""
    data, other, measure = c.data, c.verdict.answer.next, c.data.measure(goal.name)
    if chance is None or not chance.case:
        return Markup("")
    if chance.case == SAME:
        return data.say(words.ODDS_SAME, often=certainty.often(1.0, chance.runs, data.numbers))
    values: dict[str, object] = {"often": certainty.gains(chance, data.numbers), "least": measure.least(chance.least)}
    if chance.case == LOSING:
        return data.say(words.ODDS_LOSING, **values | {"often": certainty.often(chance.loss, chance.runs, data.numbers)})
    if chance.case != AGREE:
        return data.say({UNEQUAL: words.ODDS_UNEQUAL, RARE: words.ODDS_RARE}[chance.case], **values)
    counted = measure.style == ODDS
    # Of a plan that helps nobody, how often it is beaten says nothing.
    if other is None or not other.gains or not other.chance.case:
        return data.say(words.ODDS_BETTER if counted else words.ODDS_GAIN, **values)
    values |= {"next": data.plan(other.plan), "other": certainty.gains(other.chance, data.numbers)}
    return data.say(words.ODDS_BETTER_TWO if counted else words.ODDS_GAIN_TWO, **values)


def _chosen_from(c: Context) -> list[tuple[int, Markup]]:
    """Return by how much other plans are better by other goals: what whoever decides has to weigh."""
    data, found = c.data, c.verdict.answer.choices
    if c.ranking.case not in LED:
        return []
    return [
        (
            3 if number == 0 else 1,
            data.say(words.BETTER_BY, plan=data.plan(one.plan), goal=measure.label, difference=measure.about(*one.ahead[:3])),
        )
        for number, one in enumerate(found[:MOST_CHOICES])
        for measure in [data.measure(one.goal)]
    ]


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
