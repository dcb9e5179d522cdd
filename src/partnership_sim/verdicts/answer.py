"""Which plan to choose, and what is to be said of it beside the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.metrics.clearly import BETTER, WORSE
from partnership_sim.verdicts import certainty, gains, matters, ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.certainty import Chance
    from partnership_sim.verdicts.ranking import Ranking
    from partnership_sim.verdicts.tables import Tables, Versus

#: What the programmes beside the chosen one do against none: some clearly help; some do better by their means, none clearly; none does.
SOME_HELP, NOT_CLEARLY, NONE_HELPS = "some_help", "not_clearly", "none_helps"


@dataclass(frozen=True)
class Runner:
    """The best of the programmes that are all clearly behind the one best plan.

    Parameters
    ----------
    plan : str
    gains : bool
        Whether it clearly does better than none.
    ahead : Versus
        The chosen plan minus this one.
    chance : Chance
        How often the chosen plan does better than this one.
    """

    plan: str
    gains: bool
    ahead: Versus
    chance: Chance


@dataclass(frozen=True)
class Choice:
    """Another plan that is better than the chosen one by another goal: whoever decides has to choose between the two.

    Parameters
    ----------
    goal, at : str
        That goal, and when it is judged.
    plan : str
        Of the plans that are better by it, the best; of those among the best by the first goal, if any is.
    ahead : Versus
        That plan minus the chosen one by that goal.
    first : str
        How it stands to the chosen one by the first goal: "better", "equal", "unclear" or "worse".
    cheaper : str or None
        Which of the two costs less; None where they cost the same.
    """

    goal: str
    at: str
    plan: str
    ahead: Versus
    first: str
    cheaper: str | None


@dataclass(frozen=True)
class Answer:
    """The plan to choose by the first goal that could be measured.

    Parameters
    ----------
    goal : str or None
        That goal; None where none could be measured.
    at : str or None
        When it is judged.
    ranking : Ranking
    cheapest : bool
        Whether every other plan of the group costs more.
    gains : bool
        Whether the chosen plan is clearly better than "No programme".
    alone : bool
        Whether no other programme is.
    others : str
        What the other programmes do against "No programme".
    worse : tuple of str
        Those of them that do clearly worse.
    helping : tuple of str
        Those of them that do clearly better.
    next : Runner or None
        Who is clearly second.
    choices : tuple of Choice
        Who is better than the chosen plan by another goal, in the order of the goals; none of a single run.
    """

    goal: str | None
    at: str | None
    ranking: Ranking
    cheapest: bool
    gains: bool
    alone: bool
    others: str
    worse: tuple[str, ...]
    helping: tuple[str, ...]
    next: Runner | None
    choices: tuple[Choice, ...]


def of(tables: Tables) -> Answer:
    """Return the answer."""
    goal, rank = tables.goal, ranking.by(tables, tables.goal)
    if goal is None:
        return Answer(
            None, None, rank, cheapest=False, gains=False, alone=False, others=NONE_HELPS, worse=(), helping=(), next=None, choices=()
        )
    cases = {plan: case for plan, case in gains.against_none(tables, goal).items() if plan != rank.chosen}
    some = any(gains.over_nothing(tables, plan, goal).difference * goal.better > 0 for plan in cases)
    return Answer(
        goal.name,
        goal.at,
        rank,
        cheapest=all(tables.cost(plan) > tables.cost(rank.chosen) for plan in rank.group if plan != rank.chosen),
        gains=gains.gains(tables, rank.chosen, goal),
        alone=sum(gains.gains(tables, plan, goal) for plan in tables.programmes) == 1,
        others=SOME_HELP if BETTER in cases.values() else NOT_CLEARLY if some else NONE_HELPS,
        worse=tuple(plan for plan, case in cases.items() if case == WORSE),
        helping=tuple(plan for plan, case in cases.items() if case == BETTER),
        next=_next(tables, rank, goal),
        choices=tuple(_choices(tables, rank, goal)),
    )


def _choices(tables: Tables, rank: Ranking, first: Goal) -> Iterator[Choice]:
    """Yield, goal by goal, who is better than the chosen plan."""
    for goal in tables.goals:
        if goal == first or not tables.measured(goal):
            continue
        better = [plan for plan in tables.plans if matters.case(tables, plan, rank.chosen, goal) == BETTER]
        better = [plan for plan in better if plan in rank.group] or better
        if better:
            plan = max(better, key=lambda plan: goal.better * tables.versus(plan, rank.chosen, goal.name, goal.at).difference)
            ahead = tables.versus(plan, rank.chosen, goal.name, goal.at)
            costs = tables.cost(plan), tables.cost(rank.chosen)
            cheaper = None if costs[0] == costs[1] else plan if costs[0] < costs[1] else rank.chosen
            yield Choice(goal.name, goal.at, plan, ahead, matters.case(tables, plan, rank.chosen, first), cheaper)


def _next(tables: Tables, rank: Ranking, goal: Goal) -> Runner | None:
    other = rank.next
    if other is None:
        return None
    ahead = tables.versus(rank.chosen, other, goal.name, goal.at)
    chance = certainty.chance(matters.score(tables, rank.chosen, other, goal), 1)
    return Runner(other, gains.gains(tables, other, goal), ahead, chance)
