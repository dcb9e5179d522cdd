"""No table makes a verdict contradict itself."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.engine.keeping import KEPT
from partnership_sim.metrics import METRICS, clearly
from partnership_sim.results.columns import COUNTERFACTUALS, EVENTS, NO_PROGRAMME, POSITIONS, POWER, STAKEHOLDERS, TIES, WHAT_IF
from partnership_sim.running import Task, outcomes
from partnership_sim.running.moments import of_block
from partnership_sim.scenario.schema import Scenario
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.held import Held
from partnership_sim.verdicts import Verdict, of, ranking
from partnership_sim.verdicts.certainty import FEW
from partnership_sim.verdicts.story import MOST
from tests.fuzzing import examples

PLANS = (NO_PROGRAMME, "A", "B", "C")
MONTHS, END = 8, 5
GOALS = (["service", "trust"], ["sustained", "trust"], ["resistance", "service"], ["settled", "service"])
CHANGES = ("escalation", "luck_place", "shock:scandal", "budget_scale")
numbers = st.sampled_from([-0.5, -0.2, -0.01, 0.0, 0.001, 0.05, 0.3, math.nan])


class Drawn(Held):
    """Runs in memory, with tables of what-ifs, ties, people and events that were drawn."""

    def __init__(self, case, collected, values, tables):
        super().__init__(Task.of(case, case.plans, collected.replicates), collected, values)
        self.tables = tables

    def has(self, file):
        return file in self.tables or (file != POSITIONS.file and super().has(file))

    def table(self, file):
        return self.tables[file] if file in self.tables else super().table(file)


def struck(change: str) -> tuple[int, int, str]:
    """Return month, duration and targets of a change."""
    return (2, 1, "ngo") if change.startswith("shock:") else (0, 0, "")


def measured(metric: str, at: str) -> tuple[str, str]:
    """Return a measure, and when it is judged."""
    return metric, "run" if metric in {"sustained", "cost"} else at


def columns(names, rows) -> dict[str, Any]:
    made = list(zip(*rows, strict=True)) or [()] * len(names)
    return {
        name: list(column) if kind == "text" else np.array(column, dtype=float)
        for (name, kind), column in zip(names.items(), made, strict=True)
    }


@st.composite
def sources(draw):
    """Draw results: plans that gain, lose or do nothing, with more or less luck and gaps; what-ifs, ties and events of any kind."""
    plans = PLANS[: draw(st.integers(1, len(PLANS)))]
    runs = draw(st.sampled_from([1, 2, 3, 10, FEW, 60]))
    goal = draw(st.sampled_from(GOALS))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    given_plans = [{"name": plan, "budget": 10, "actions": [{"lever": "mediation", "spend": 1.0}]} for plan in plans[1:]]
    case = Scenario.of(
        {
            "name": "x",
            "months": MONTHS,
            "programme_end": draw(st.sampled_from([END, MONTHS])),
            "replicates": runs,
            "goals": goal,
            "population": {"community": 4, "government": 1, "business": 1, "ngo": 1},
            "plans": given_plans,
            "uncertainties": {"escalation": [0.1, 0.3]},
        }
    )
    luck = generator.uniform(0.2, 0.6, (runs, MONTHS, len(METRICS)))
    values = {}
    for plan in plans:
        effect = 0.0 if plan == NO_PROGRAMME else draw(st.sampled_from([-0.2, -0.01, 0.0, 0.001, 0.02, 0.2]))
        noise = draw(st.sampled_from([0.0, 0.01, 0.3]))
        values[plan] = luck + effect + generator.normal(0, noise, (runs, 1, len(METRICS)))
        values[plan][generator.random(runs) < draw(st.sampled_from([0.0, 0.0, 0.5, 1.0]))] = np.nan
    collected = Collected(case, case.plans)
    base = None
    for plan, cube in values.items():
        found = outcomes.of_runs(cube, tuple(METRICS), np.full((runs, MONTHS), 4), np.full((runs, MONTHS), 5), np.full(runs, 3), base)
        base = found["service_total"] if base is None else base
        collected.restore(plan, of_block(cube, case.programme_end), found)
    at = "after" if case.programme_end < MONTHS else "end"
    tried = [
        (plan, other, change, draw(st.sampled_from([0.5, 2.0])), *struck(change), *measured(metric, at), runs, 0.5, 0.5, *_between(draw))
        for plan in plans
        for change in CHANGES
        for metric in dict.fromkeys([*goal, "sustained"])
        for other in plans
        if draw(st.booleans())
    ]
    people = [
        (plan, moment, f"{kind}-{n:03d}" if n else f"own{kind}", "", kind)
        for plan in plans
        for moment in ("0", "programme_end", "end")
        for kind in ("community", "ngo")
        for n in (0, 1)
    ]
    names = sorted({row[2] for row in people})
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1]), max_size=5))
    kinds = ("shock", "tie_formed", "conflict_opened", "conflict_settled", "joined")
    happened = draw(st.lists(st.tuples(st.integers(1, MONTHS), st.sampled_from(kinds)), max_size=30))
    tables = {
        WHAT_IF.file: columns(WHAT_IF.columns, tried),
        STAKEHOLDERS.file: columns(STAKEHOLDERS.columns, people) | {name: generator.uniform(0, 1, len(people)) for name in KEPT},
        TIES.file: columns(TIES.columns, [(p, m, *pair, 0.5, 0.0) for p in plans for m in ("0", "programme_end", "end") for pair in pairs]),
        EVENTS.file: columns(
            EVENTS.columns, [(p, runs - 1, month, kind, "a", "b", "", 0.5) for p in plans for month, kind in sorted(happened)]
        ),
        POWER.file: columns(POWER.columns, []),
        COUNTERFACTUALS.file: _counterfactuals(draw, plans, values, runs - 1),
        POSITIONS.file: columns(POSITIONS.columns, [(plan, name, *_position(generator)) for plan in plans for name in names]),
    }
    kept = set(draw(st.lists(st.sampled_from(sorted(tables)), unique=True)))
    return Drawn(case, collected, values, {name: table for name, table in tables.items() if name in kept})


def _counterfactuals(draw, plans, values, replicate) -> dict[str, Any]:
    """Draw runs without the action of a plan, beside the run itself."""
    names = ("service", "trust", "resistance", "settled")
    places = [list(METRICS).index(name) for name in names]
    rows = []
    for plan in plans:
        own = values[plan][replicate][:, places]
        arms = [("nothing", 0, own)] + ([("action", 1, own + draw(numbers))] if plan != NO_PROGRAMME else [])
        rows += [(plan, replicate, kind, entry, at + 1, entry, *found[at]) for kind, entry, found in arms for at in range(MONTHS)]
    return columns(COUNTERFACTUALS.columns | dict.fromkeys(names, "real"), rows)


def _position(generator):
    """Return somebody's position: nobody is among the first bridges or blockers more often than it has ties."""
    tied = float(generator.choice([0.0, 0.5, 1.0]))
    return (tied, 1 - tied, *(tied * generator.uniform(0, 1, 2)), *(tied * generator.choice([0.0, 0.3, 1.0], 2)))


def _between(draw) -> tuple[float, float, float]:
    difference, half = draw(numbers), draw(st.sampled_from([0.0, 0.01, 0.1, math.nan]))
    return difference, difference - half, difference + half


@examples(120, 3000)
@given(sources())
def test_no_table_makes_a_verdict_contradict_itself(source):
    verdict = of(source)
    _answer_stands(verdict, source)
    _goals_stand(verdict)
    _what_if_stands(verdict)
    _rest_stands(verdict, source)
    text = json.dumps(verdict.to_dict(), allow_nan=False)
    assert json.loads(text) == verdict.to_dict()


def _answer_stands(verdict: Verdict, source: Any) -> None:
    answer, rank, goal = verdict.answer, verdict.answer.ranking, verdict.goal
    assert rank.chosen in source.plans
    assert not set(rank.group) & set(rank.unsure)
    assert set(rank.equal) <= set(rank.group[1:])
    assert set(rank.group) | set(rank.unsure) <= set(rank.order) - {NO_PROGRAMME}
    assert set(rank.rank) == set(rank.order)
    assert set(verdict.plans) == set(source.plans)
    if rank.case in {ranking.CHOOSE, ranking.EQUAL, ranking.NOT_APART}:
        assert goal is not None
        assert answer.gains
        assert rank.chosen in rank.group
        cases = {goal.plans[plan].against_none for plan in rank.group}
        assert cases == {clearly.BETTER}
        assert not set(rank.group) & set(answer.worse)
        assert (rank.case == ranking.CHOOSE) == (len(rank.group) == 1)
        assert (rank.case == ranking.NOT_APART) == (len(rank.equal) < len(rank.group) - 1)
    if rank.case == ranking.DO_NOTHING:
        assert goal is not None
        assert not goal.leaders
        assert all(one.against_none in {None, clearly.WORSE} for plan, one in goal.plans.items() if plan in rank.order)
    assert answer.alone == (answer.gains and not answer.helping) or not answer.gains
    assert (answer.others == "some_help") == bool(answer.helping)
    for one in answer.choices:
        (by,) = [found for found in verdict.goals if (found.name, found.at) == (one.goal, one.at)]
        assert one.plan != rank.chosen
        assert clearly.sign(one.ahead, by.better, by.least) > 0
        assert one.first != clearly.BETTER or rank.chosen not in rank.group or one.plan in {NO_PROGRAMME, *rank.group}
    if answer.next is not None:
        assert len(rank.group) == 1
        assert answer.next.plan not in rank.group
        assert goal is not None
        assert clearly.sign(answer.next.ahead, goal.better, goal.least) > 0
        assert not (answer.alone and answer.gains and answer.next.gains)


def _goals_stand(verdict: Verdict) -> None:
    for goal in verdict.goals:
        for leader in goal.leaders:
            assert goal.plans[leader].against_none == clearly.BETTER
        for plan, one in goal.plans.items():
            assert (one.gain is None) == (one.against_none is None) == (one.chance is None) == (plan == NO_PROGRAMME)
            if one.gain is None or one.chance is None:
                continue
            sign = clearly.sign(one.gain, goal.better, goal.least)
            assert (one.against_none == clearly.BETTER) == (sign > 0)
            assert (one.against_none == clearly.WORSE) == (sign < 0)
            assert one.against_none != clearly.EQUAL or (verdict.rests_on.replicates >= FEW and clearly.equal(one.gain, goal.least))
            assert one.chance.degree is None or verdict.rests_on.replicates >= FEW
            assert math.isnan(one.chance.gain) or one.chance.gain + one.chance.loss + one.chance.neither == pytest.approx(1)


def _what_if_stands(verdict: Verdict) -> None:
    found, goal = verdict.what_if, verdict.goal
    if found is None:
        return
    assert goal is not None
    harmful = {one.world for one in found.harm}
    worlds = {one.world for one in found.tried}
    assert harmful <= worlds
    assert all(goal.better * one.difference < 0 and abs(one.difference) >= found.least for one in found.harm)
    loud = {world.change for world in harmful} | {one.world.change for one in found.breaking if one.world in worlds}
    assert not loud & set(found.calm)
    assert not set(found.matter) & set(found.calm)
    assert {one.world for one in found.overtaken} == {one.world for one in found.rivals if one.clear}
    assert all(one.plan != found.plan for one in found.rivals)
    if found.blow is not None:
        assert found.harmed
        assert not found.blow.effect.world.luck
        assert found.blow.breaking is not None or found.blow.effect in found.harm
    assert not any(one.unused and one in found.harm for one in found.tried)


def _rest_stands(verdict: Verdict, source: Any) -> None:
    if verdict.lasting is not None:
        for stays in verdict.lasting.measures:
            assert set(stays.leaders) <= set(stays.known())
        assert set(verdict.lasting.kept) == set(source.plans) - {NO_PROGRAMME}
    for found in (verdict.kinds or {}).values():
        assert all(one.clear or not one.sign for one in found.values())
        assert not any(one.equal and one.sign for one in found.values())
    network, story = verdict.network, verdict.story
    if network is not None:
        assert not {one.id for one in network.blockers} & {one.id for one in network.apart}
        assert all(one.value > 0 for one in (*network.bridges, *network.blockers, *network.apart))
        assert sum(one.count for one in network.kinds.values()) == network.people
        assert (network.bridge is None) <= (not network.bridges)
        assert all(
            0 < one.among.share <= 1 and one.among.runs == network.runs for one in (*network.bridges, *network.blockers, *network.apart)
        )
        assert 0 <= network.alone <= network.people
    if story is not None:
        assert len(story.told) <= MOST
        assert [one.event.month for one in story.told] == sorted(one.event.month for one in story.told)
        assert story.worst is None, "this scenario has no shock that could be left out"
        assert all(one.cause is None for one in story.told)
        better = METRICS[story.measure].better
        for cause in story.causes or ():
            gap = cause.largest.value - cause.largest.without
            assert cause.largest.sign in {0, int(np.sign(better * gap))}
            assert not abs(cause.end.value - cause.end.without) > abs(gap)
    if verdict.money is not None:
        assert not verdict.money.more_helps or verdict.money.at(2.0) is not None
