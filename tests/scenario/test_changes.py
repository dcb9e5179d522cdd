"""Scenario.with_: what changes, what is checked again, what is cut and said, and that the files say the same."""

from __future__ import annotations

import pytest

from partnership_sim.declare import PARAMETERS
from partnership_sim.errors import InputError
from partnership_sim.scenario import NO_PROGRAMME, Scenario
from tests.scenario.base import FILED, PLAIN, bytes_of, folder, spoilt

COMMENTED = """# Our village.
name = "Sukamaju"   # its name
months = 48         # four years
programme_end = 24
replicates = 10
[population]
community = 9       # groups
government = 1
business = 1
ngo = 1
[[plans]]
name = "P"
[[plans.actions]]
lever = "mediation"
spend = 1.0
"""


def again(case: Scenario, tmp_path) -> Scenario:
    path = tmp_path / case.stem
    folder(path, "", case.files)
    return Scenario.load(path)


def same(one: Scenario, other: Scenario) -> bool:
    """Return whether two scenarios are the same but for their notes."""
    return one.model_copy(update={"notes": ()}) == other.model_copy(update={"notes": ()})


def test_simple_values(tmp_path):
    case = Scenario.of(PLAIN).with_(replicates=7, seed=3, language="id", goals=["trust"])
    assert (case.replicates, case.seed, case.language, case.goals) == (7, 3, "id", ("trust",))
    assert same(again(case, tmp_path), case)


def test_nothing_changes_nothing():
    case = Scenario.of(PLAIN)
    assert case.with_() == case


def test_parameters_are_added_to_those_that_are_there(tmp_path):
    case = Scenario.of(PLAIN).with_(parameters={"need": 0.35, "budget_scale": 0.5})
    assert case.parameters == {"trust_loss_ratio": 3.0, "need": 0.35, "budget_scale": 0.5}
    assert same(again(case, tmp_path), case)
    assert case.with_(parameters={"trust_loss_ratio": PARAMETERS["trust_loss_ratio"].default}).parameters == {
        "need": 0.35,
        "budget_scale": 0.5,
    }


def test_comments_are_kept(tmp_path):
    case = Scenario.load(folder(tmp_path / "a", COMMENTED, {})).with_(replicates=20, parameters={"need": 0.35})
    text = case.files["scenario.toml"].decode()
    assert "# Our village." in text
    assert "# groups" in text
    assert "need = 0.35" in text
    assert same(again(case, tmp_path / "b").model_copy(update={"stem": "a"}), case)


def test_fewer_months_cut_programme_actions_and_shocks(tmp_path):
    mapping = spoilt("plans/0/actions", [{"lever": "mediation", "spend": 1, "end": 20}, {"lever": "networking", "spend": 1, "start": 15}])
    case = Scenario.of(mapping).with_(months=10)
    assert (case.months, case.programme_end) == (10, 10)
    assert [(action.lever, action.start, action.end) for action in case.plans[1].actions] == [("mediation", 1, 10)]
    assert case.plans[2].actions[0].end == 10
    assert case.shocks == ()
    assert len(case.notes) >= 3
    assert any("programme_end" in note for note in case.notes)
    assert same(again(case, tmp_path), case)


def test_fewer_months_cut_what_stands_in_csv(tmp_path):
    case = Scenario.of(FILED, files=bytes_of()).with_(months=10)
    assert all(action.end == 10 for plan in case.plans for action in plan.actions)
    assert [shock.shock for shock in case.shocks] == ["disaster"]
    assert same(again(case, tmp_path), case)


def test_months_that_cut_nothing_leave_the_files_as_they_are():
    case = Scenario.of(FILED, files=bytes_of()).with_(months=30)
    assert (case.months, case.programme_end, case.plans[1].actions[0].end) == (30, 24, 24)
    assert {name: data for name, data in case.files.items() if name != "scenario.toml"} == bytes_of()


def test_more_months_leave_the_programme_alone():
    case = Scenario.of(PLAIN).with_(months=60)
    assert (case.months, case.programme_end, case.plans[2].actions[0].end) == (60, 24, 24)


def test_notes_of_a_cut_stay():
    case = Scenario.of(PLAIN).with_(months=10)
    assert set(case.notes) <= set(case.with_(replicates=3).notes)


def test_other_plans(tmp_path):
    case = Scenario.of(PLAIN)
    fewer = case.with_(plans=case.plans[:2])
    assert [plan.name for plan in fewer.plans] == [NO_PROGRAMME, "Latihan"]
    assert fewer.plans == case.plans[:2]
    assert same(again(fewer, tmp_path), fewer)
    other = case.with_(plans=[{"name": "Lain", "actions": [{"lever": "mediation", "spend": 1}]}])
    assert [plan.name for plan in other.plans] == [NO_PROGRAMME, "Lain"]
    filed = Scenario.of(FILED, files=bytes_of())
    assert filed.with_(plans=filed.plans).plans == filed.plans
    assert [plan.name for plan in filed.with_(plans=[]).plans] == [NO_PROGRAMME]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"replicates": 0}, "replicates"),
        ({"months": 601}, "months"),
        ({"months": "x"}, "months"),
        ({"seed": -1}, "seed"),
        ({"replicats": 3}, "replicats"),
        ({"language": "de"}, "language"),
        ({"parameters": {"trust_loss_ratio": 99}}, "parameters.trust_loss_ratio"),
        ({"parameters": {"trust_los_ratio": 3}}, "parameters.trust_los_ratio"),
        ({"plans": [{"name": "P", "actions": [{"lever": "x", "spend": 1}]}]}, "plans[1].actions[1].lever"),
    ],
)
def test_changes_are_checked(change, place):
    with pytest.raises(InputError) as caught:
        Scenario.of(PLAIN).with_(**change)
    assert [problem.place for problem in caught.value.problems] == [place]
