"""Points: any key of a scenario by its dotted name, checked as a scenario is, and grouped by the blocks that they can share."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.points import Points, at, points_of
from partnership_sim.running import Task, pieces
from partnership_sim.scenario.keys import parts
from partnership_sim.scenario.places import dotted
from partnership_sim.testing import small_case
from tests.fuzzing import examples

FILES = {"plans.csv": b"plan,lever,spend,start,end\nFrom a file,networking,0.4,2,6\nFrom a file,mediation,0.2,1,8\n"}
BASE = {"name": "x", "months": 8, "population": {"community": 10, "government": 2, "business": 1, "ngo": 2}}
PLANS = [
    {"name": "Talk", "budget": 6.0, "actions": [{"lever": "facilitated_dialogue", "spend": 0.5}, {"lever": "mediation", "spend": 0.2}]},
    {"name": "Dialog 1.0 dan jejaring", "actions": [{"lever": "networking", "spend": 0.5, "end": 4}]},
]
SHOCKS = [{"shock": "scandal", "month": 3}, {"shock": "disaster", "month": 5, "severity": 0.3}]
CASE = small_case(plans=PLANS, shocks=SHOCKS, parameters={"leakage_base": 0.25}, replicates=2)


def told(point: Any, case: ps.Scenario = CASE) -> list[str]:
    with pytest.raises(ps.InputError) as caught:
        at(case, point)
    return [problem.tell(case.language) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("trust_gain", 0.06, lambda case: case.parameters["trust_gain"]),
        ("parameters.trust_gain", 0.06, lambda case: case.parameters["trust_gain"]),
        ("seed", 99, lambda case: case.seed),
        ("replicates", 7, lambda case: case.replicates),
        ("population.ties_each", 6.5, lambda case: case.population.ties_each),
        ("population.community", 20, lambda case: case.population.counts["community"]),
        ('population.trust."community > government"', 0.3, lambda case: case.population.trust["community", "government"].mean),
        ("population.resistance.government.mean", 0.4, lambda case: case.population.columns["resistance"]["government"].mean),
        ("plans.Talk.budget", 3.0, lambda case: case.plans[1].budget),
        ("plans[1].budget", 3.0, lambda case: case.plans[1].budget),
        ("plans.Talk.actions[2].spend", 0.7, lambda case: case.plans[1].actions[1].spend),
        ('plans."Dialog 1.0 dan jejaring".actions[1].end', 6, lambda case: case.plans[2].actions[0].end),
        ('plans."Dialog 1.0 dan jejaring".budget', 1.5, lambda case: case.plans[2].budget),
        ("shocks[2].severity", 0.8, lambda case: case.shocks[1].severity),
        ("shocks[1].month", 4, lambda case: case.shocks[0].month),
        ("goals", ["trust"], lambda case: list(case.goals)),
    ],
)
def test_a_point_changes_its_key_and_nothing_else(name: str, value: Any, found: Any) -> None:
    changed = at(CASE, {name: value})
    assert found(changed) == value
    touched = "parameters" if name in PARAMETERS else re.split(r"[.\[]", name)[0]
    for part in ("name", "months", "language", "goals", "population", "parameters", "plans", "shocks", "seed", "replicates"):
        assert (getattr(changed, part) == getattr(CASE, part)) is (part != touched), part
    written = ps.Scenario.of(tomllib.loads(changed.files["scenario.toml"].decode()))
    for part in ("population", "parameters", "plans", "shocks", "seed", "replicates", "goals"):
        assert getattr(written, part) == getattr(changed, part)  # what is kept as its file says the same


def test_the_rows_of_a_file_are_changed_like_any_plan() -> None:
    case = ps.Scenario.of({**BASE, "plans": "plans.csv"}, files=FILES)
    changed = at(case, {'plans."From a file".actions[2].spend': 0.9})
    assert [action.spend for action in changed.plans[1].actions] == [0.4, 0.9]


def test_fewer_months_cut_what_lies_beyond() -> None:
    changed = at(CASE, {"months": 4})
    assert (changed.months, changed.programme_end, len(changed.shocks)) == (4, 4, 1)
    assert changed == at(CASE, {"months": 4.0})


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ({"trust_gian": 1}, 'parameters:trust_gian: "trust_gian" is not a parameter; see describe parameters; did you mean "trust_gain"?'),
        ({"trust_gain": 7}, "parameters:trust_gain: 7 lies outside the range; expected a number from "),
        ({"plans.Tolk.budget": 1}, 'parameters:plans.Tolk.budget: there is no plan "Tolk"; did you mean "Talk"?'),
        ({"plans.Talk.actions[3].spend": 1}, "parameters:plans.Talk.actions[3].spend: there are 2 entries in actions; expected a place"),
        ({"plans.Talk.actions[1].spnd": 1}, '"spnd" is not a key here; did you mean "spend"?'),
        ({"shocks[3].severity": 1}, "there are 2 entries in shocks"),
        ({"shocks.severity": 1}, "there are 2 entries in shocks"),
        ({"shocks[1].severity": 2}, "parameters:shocks[1].severity: 2 lies outside the range"),
        ({"population.ties_eech": 2}, 'did you mean "ties_each"?'),
        ({"seed": "much"}, 'parameters:seed: "much" is text; expected a whole number from 0'),
        ({"months": 2, "programme_end": 3}, "parameters:programme_end: 3 is later than the last month (2)"),
    ],
)
def test_a_problem_names_the_key_and_what_is_near(point: dict[str, Any], message: str) -> None:
    (found,) = told(point)
    assert message in found


def test_every_problem_at_once_in_both_languages() -> None:
    table: list[dict[str, Any]] = [{"seed": 1, "plans.Talk.budget": 3.0}, {"seed": -1, "plans.Talk.budget": "much"}, {"seed": 2}]
    with pytest.raises(ps.InputError) as caught:
        ps.run(CASE, parameters=table)
    assert [problem.tell() for problem in caught.value.problems] == [
        "parameters:row 3, column plans.Talk.budget: it is missing; expected a value in every row"
    ]
    for language, place, text in (("en", "row 2, column seed", "lies outside"), ("id", "baris 2, kolom seed", "di luar")):
        with pytest.raises(ps.InputError) as caught:
            ps.run(CASE.with_(language=language), parameters=table[:2])
        found = [problem.tell(language) for problem in caught.value.problems]
        assert len(found) == 2
        assert f"parameters:{place}: -1 " in found[0]
        assert text in found[0]
        assert "plans.Talk.budget" in found[1]
    for name in ("replicates", "name", "plans[1].name", "parameters"):
        with pytest.raises(ps.InputError, match="is the same at all points"):
            ps.run(CASE, parameters=[{name: 3}, {name: 4}])


PART = st.text("ab é_-1.[] >", min_size=1, max_size=8).filter(lambda text: text.strip() == text)
PATHS = st.lists(st.tuples(PART, st.lists(st.integers(0, 20), max_size=2)), max_size=4)


@examples(100)
@given(st.sampled_from(["plans", "shocks", "population"]), PATHS)
def test_a_key_is_found_again_by_the_name_that_messages_give_it(first: str, rest: list[tuple[str, list[int]]]) -> None:
    path: tuple[str | int, ...] = (first,)
    for name, places in rest:
        path = (*path, name, *places)
    assert parts(dotted(path)) == path


@given(st.lists(st.tuples(st.sampled_from([0.04, 0.06]), st.sampled_from([1, 2]), st.sampled_from([3.0, 6.0])), min_size=1, max_size=8))
@examples(30)
def test_a_group_holds_every_point_as_it_is_alone(rows: list[tuple[float, int, float]]) -> None:
    table = [{"trust_gain": gain, "seed": seed, "plans.Talk.budget": budget} for gain, seed, budget in rows]
    points = points_of(table, "en")
    (group,) = points.groups(CASE)
    assert group.points.tolist() == list(range(len(rows)))
    for place, point in enumerate(group.points):
        here, alone = group.cases[place], at(CASE, table[point])
        assert (here.seed, here.plans) == (alone.seed, alone.plans)
        parameters = {name: float(column[place]) for name, column in group.parameters.items()}
        assert {**here.parameters, **parameters} == alone.parameters


NUMBERS = st.sampled_from([0.0, 0.25, 0.5, 1, 3.0])
COLUMNS = {
    "seed": st.integers(0, 9),
    "months": st.sampled_from([4, 8]),
    "plans[1].budget": NUMBERS,
    "plans.Talk.actions[2].spend": NUMBERS,
    'plans."Dialog 1.0 dan jejaring".actions[1].spend': NUMBERS,
    "shocks[1].severity": st.sampled_from([0.0, 0.25, 1.0]),
}


@examples(40)
@given(st.sets(st.sampled_from(sorted(COLUMNS)), min_size=1), st.integers(1, 6), st.data())
def test_what_lies_between_checked_amounts_is_as_if_it_was_checked(names: set[str], count: int, data: st.DataObject) -> None:
    table = [{name: data.draw(COLUMNS[name]) for name in sorted(names)} for _ in range(count)]
    for group in points_of(table, "en").groups(CASE):
        for case, point in zip(group.cases, group.points, strict=True):
            alone = at(CASE, table[point])
            for part in ("seed", "months", "programme_end", "plans", "shocks", "parameters", "population"):
                assert getattr(case, part) == getattr(alone, part), part


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("seed", 3, -1),
        ("seed", 3, 2.5),
        ("seed", 3, 2**63),
        ("seed", 3, "4"),
        ("plans[1].budget", 2.0, float("inf")),
        ("plans.Talk.actions[1].spend", 0.3, -0.1),
        ("shocks[1].severity", 0.3, 1.5),
        ("shocks[2].severity", 0.3, "much"),
        ("shocks[2].severity", 0.3, True),
    ],
)
def test_every_amount_that_is_none_is_told_wherever_it_stands(name: str, good: float, bad: Any) -> None:
    for row in range(3):
        with pytest.raises(ps.InputError) as caught:
            points_of([{name: bad if here == row else good + here / 10 * (name != "seed")} for here in range(3)], "en").groups(CASE)
        (problem,) = caught.value.problems
        assert problem.place == f"row {row + 1}, column {name}"


ALIKE = [
    {"lever": "facilitated_dialogue", "spend": 0.5, "on": ["community"]},
    {"lever": "facilitated_dialogue", "spend": 0.3, "on": ["government", "ngo"]},
    {"lever": "mediation", "spend": 0.2, "end": 4},
]
STRUCK = [{"shock": "scandal", "rate": 4.0, "severity": 0.2}, {"shock": "scandal", "rate": 4.0, "severity": 0.6}, SHOCKS[1]]
AMOUNTS = {
    "seed": st.sampled_from([1, 2]),
    "plans.Talk.budget": st.sampled_from([0.0, 2.0, 50.0]),
    "plans.Talk.actions[1].spend": st.sampled_from([0.0, 0.3, 0.9]),
    "plans.Talk.actions[2].spend": st.sampled_from([0.3, 0.4]),
    "shocks[1].severity": st.sampled_from([0.1, 0.6, 0.9]),
    "shocks[3].severity": st.sampled_from([0.0, 1.0]),
    "trust_gain": st.sampled_from([0.05, 0.06]),
    "programme_end": st.sampled_from([5, 8]),
}


@examples(quick=25, slow=400)
@given(st.sets(st.sampled_from(sorted(AMOUNTS)), min_size=1), st.integers(1, 5), st.data())
def test_points_that_share_blocks_give_the_same_bits_as_apart(names: set[str], count: int, data: st.DataObject) -> None:
    case = small_case(months=8, plans=[{"name": "Talk", "budget": 6.0, "actions": ALIKE}, PLANS[1]], shocks=STRUCK, replicates=2)
    table = [{name: data.draw(AMOUNTS[name]) for name in sorted(names)} for _ in range(count)]
    task = Task.of(case, case.plans, 2, points=points_of(table, "en"))
    together = {int(run): (piece, place) for piece in pieces(task, size=10) for place, run in enumerate(piece.runs)}
    for number, row in enumerate(table):
        alone = at(case, row)
        (apart,) = pieces(Task.of(alone, alone.plans, 2), size=2)
        for replicate in range(2):
            piece, place = together[2 * number + replicate]
            assert piece.first_shock[place] == apart.first_shock[replicate]
            for plan in ("No programme", "Talk", "Dialog 1.0 dan jejaring"):
                assert np.array_equal(piece.values[plan][place], apart.values[plan][replicate], equal_nan=True)
                for name, values in apart.outcomes[plan].items():
                    assert np.array_equal(piece.outcomes[plan][name][place], values[replicate], equal_nan=True), name


def test_points_share_blocks_unless_what_acts_changes_places() -> None:
    case = small_case(months=8, plans=[{"name": "Talk", "actions": ALIKE}], shocks=STRUCK)

    def groups(**columns: Any) -> list[list[int]]:
        return [group.points.tolist() for group in points_of(columns, "en").groups(case)]

    assert groups(seed=[1, 2, 3], trust_gain=[0.05, 0.06, 0.07]) == [[0, 1, 2]]
    assert groups(**{"plans.Talk.actions[3].spend": [0.1, 0.4, 0.9]}) == [[0, 1, 2]]
    assert groups(**{"plans.Talk.actions[1].spend": [0.1, 0.4, 0.2]}) == [[0, 2], [1]]  # beside 0.3, alike in all else
    assert groups(**{"shocks[1].severity": [0.1, 0.7, 0.2]}) == [[0, 2], [1]]
    assert groups(**{"shocks[3].severity": [0.1, 0.7], "shocks[3].month": [5, 6]}) == [[0], [1]]
    assert groups(**{"population.ties_each": [4, 5, 4]}) == [[0, 2], [1]]


def test_points_that_differ_in_parameters_alone_are_one_group_of_the_scenario_itself() -> None:
    points = points_of(pd.DataFrame({"trust_gain": [0.05, 0.06]}), "en")
    (group,) = points.groups(CASE)
    assert group.case is CASE
    assert Points().groups(CASE)[0].points.tolist() == [0]


def test_runs_at_points_are_those_of_the_scenario_there() -> None:
    table = [
        {"seed": 5, "plans.Talk.actions[1].spend": 0.2, "shocks[2].severity": 0.1, "trust_gain": 0.05, "months": 6},
        {"seed": 6, "plans.Talk.actions[1].spend": 0.9, "shocks[2].severity": 0.9, "trust_gain": 0.06, "months": 8},
        {"seed": 5, "plans.Talk.actions[1].spend": 0.2, "shocks[2].severity": 0.1, "trust_gain": 0.06, "months": 6},
    ]
    runs = ps.run(CASE, parameters=table)
    for number, row in enumerate(table):
        alone = ps.run(at(CASE, row))
        here = runs.point(number)
        assert here.case.plans == alone.case.plans
        assert here.to_pandas().equals(alone.to_pandas())
        assert here.outcomes().equals(alone.outcomes())
        assert here.compare("trust").equals(alone.compare("trust"))
        assert ps.run(CASE, parameters=row).to_pandas().equals(alone.to_pandas())
    assert len(runs.to_pandas()) == 3 * 2 * (6 + 8 + 6)


def test_points_change_somebody_s_own_plans() -> None:
    own = ps.Plan("own", actions=[ps.Action("mediation", 0.3)])
    runs = ps.run(CASE, plans=[own], parameters=[{"plans.own.actions[1].spend": spend} for spend in (0.1, 0.3)])
    alone = ps.run(CASE, plans=[own]).to_pandas()
    assert runs.point(1).to_pandas().equals(alone)
    assert not runs.point(0).to_pandas().equals(alone)
