"""What researchers type that is not meant: told by the argument's name, in both languages, and never with an error of Python's own."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.scenario.convening import Convening
from partnership_sim.testing import small_case

ACTION = {"lever": "networking", "spend": 0.5}
CASE = small_case(plans=[{"name": "Inline", "actions": [ACTION]}, {"name": "Other", "actions": []}])
NAN = math.nan


@pytest.fixture(scope="module")
def runs() -> ps.Runs:
    return ps.run(CASE, replicates=2, months=3)


def places(act: Any) -> list[str]:
    with pytest.raises(ps.InputError) as found:
        act()
    for problem in found.value.problems:
        assert problem.found
    return [problem.place for problem in found.value.problems]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"plans": 5}, ["plans"]),
        ({"plans": "Inline"}, ["plans"]),
        ({"plans": ["Inlin", "Othr"]}, ["plans[1]", "plans[2]"]),
        ({"plans": [None, 5, NAN]}, ["plans[1]", "plans[2]", "plans[3]"]),
        ({"plans": {"name": "x"}}, ["plans"]),
        ({"plans": [{"nome": "x"}]}, ["plans[1].name", "plans[1].nome"]),
        ({"plans": ["Inline", {"name": "x", "actions": [{"lever": "networkng", "spend": 1}]}]}, ["plans[2].actions[1].lever"]),
        ({"plans": ["Inline", "Inline"]}, ["plans[2]"]),
        ({"plans": [{"name": "No programme", "actions": [ACTION]}]}, ["plans[1].name"]),
        ({"workers": "2"}, ["workers"]),
        ({"workers": -1}, ["workers"]),
        ({"workers": 0}, ["workers"]),
        ({"workers": NAN}, ["workers"]),
        ({"workers": True}, ["workers"]),
        ({"workers": 10**9}, ["workers"]),
        ({"replicates": -1, "months": "3"}, ["months", "replicates"]),
        ({"replicates": NAN, "months": True}, ["months", "replicates"]),
        ({"parameters": 5}, [""]),
        ({"parameters": {"trust_gian": 1}}, ["parameters.trust_gian"]),
        ({"parameters": {"trust_gain": "x"}}, ["parameters.trust_gain"]),
        ({"parameters": [{"trust_gain": NAN}, {}]}, ["row 1, column trust_gain", "row 2, column trust_gain"]),
        ({"parameters": {"trust_gain": []}}, [""]),
    ],
)
def test_every_argument_of_run(arguments: dict[str, Any], told: list[str]) -> None:
    assert places(lambda: ps.run(CASE, **arguments)) == told


@pytest.mark.parametrize("given", [None, 5, NAN, True, b"x", [], {}, ["x"], object()])
def test_what_is_no_scenario(given: Any) -> None:
    assert places(lambda: ps.run(given)) == ["scenario"]
    assert places(lambda: ps.PartnershipModel(given)) == ["case"]
    assert places(lambda: ps.PartnershipModel.load_diary(given, "x.json")) == ["case"]
    assert places(lambda: ps.Scenario.load(given)) == ["path"]
    if not isinstance(given, dict):
        assert places(lambda: ps.Scenario.of(given)) == [""]


@pytest.mark.parametrize("path", ["x", "x.toml", "", "x" * 5000, "a\0b", "\ud800", Path("nothing")])
def test_a_path_that_is_nothing(path: Any) -> None:
    for use in (ps.run, ps.PartnershipModel, ps.Scenario.load):
        with pytest.raises(ps.InputError):
            use(path)


@pytest.mark.parametrize("language", ["fr", "", 5, True, ["en"], NAN])
def test_a_language_that_there_is_not(language: Any) -> None:
    assert places(lambda: ps.Scenario.load("x", language=language)) == ["language"]
    assert places(lambda: ps.Scenario.of({}, language=language)) == ["language"]


def test_what_goes_beside_a_mapping() -> None:
    mapping = {"name": "x", "months": 3}
    assert places(lambda: ps.Scenario.of(mapping, files=5, base=5)) == ["files", "base"]  # type: ignore[arg-type]
    assert places(lambda: ps.Scenario.of(mapping, files={"a.csv": "text"})) == ['files["a.csv"]']  # type: ignore[dict-item]


@pytest.mark.parametrize("given", [5, "plans.csv", [5], [None], {"name": "x"}, [{"nome": "x"}], NAN, [["Inline"]]])
def test_plans_of_with(given: Any) -> None:
    assert all(place.startswith("plans") for place in places(lambda: CASE.with_(plans=given)))


@pytest.mark.parametrize("replicate", [-1, 2.0, NAN, "0", "", True, [0], 2**63])
def test_every_argument_of_a_model(replicate: Any) -> None:
    assert places(lambda: ps.PartnershipModel(CASE, "Inline", replicate)) == ["replicate"]
    assert places(lambda: ps.PartnershipModel(CASE, replicate)) == ["plan"]
    assert places(lambda: ps.PartnershipModel(CASE, model_reporters=5, agent_reporters=[5])) == ["agent_reporters", "model_reporters"]  # type: ignore[arg-type]
    assert places(lambda: ps.PartnershipModel(CASE, model_reporters=["trsut", None])) == ["model_reporters[1]", "model_reporters[2]"]  # type: ignore[list-item]


def test_compare_raises_with_the_nearest(runs: ps.Runs) -> None:
    with pytest.raises(ps.InputError) as found:
        runs.compare("trsut", to="Inlin", at="ende")
    assert str(found.value).splitlines() == [
        'metric: "trsut" is not a metric or outcome; did you mean "trust"?',
        'to: there is no plan "Inlin"; did you mean "Inline"?',
    ]
    with pytest.raises(ps.InputError, match=r'at: "ende" is not a moment of this metric; did you mean "end"\?'):
        runs.compare("trust", at="ende")
    with pytest.raises(ps.InputError, match=r'at: "end" is not a moment of this metric; expected one of run'):
        runs.compare("sustained", at="end")
    for given in (None, 5, NAN, True, ["trust"], ""):
        assert places(lambda given=given: runs.compare(given)) == ["metric"]
        assert places(lambda given=given: runs.plot(given)) == ["metric"]
        assert places(lambda given=given: runs.plot("trust", by=given)) == ["by"]
        if given is not None:
            assert places(lambda given=given: runs.compare("trust", to=given, at=given)) == ["at", "to"]
    assert len(runs.compare("trust", to="No programme", at="end")) == 2


def test_an_action_has_defaults() -> None:
    action = ps.Action("networking", 1.0)
    assert (action.start, action.by, action.form, action.options) == (1, ("ngo",), "", {})
    plain = ps.run(CASE, plans=[{"name": "x", "actions": [{"lever": "networking", "spend": 1.0}]}], replicates=1)
    own = ps.run(CASE, plans=[ps.Plan("x", actions=[action])], replicates=1)
    model = ps.PartnershipModel(CASE, {"name": "x", "actions": [{"lever": "networking", "spend": 1.0}]})
    assert own.plans == plain.plans == (CASE.plans[0], model.plan)
    filled = own.plans[1].actions[0]
    assert (filled.end, filled.on) == (CASE.programme_end, tuple(CASE.plans[1].actions[0].on))
    assert own.plans[1].budget == pytest.approx(CASE.programme_end + Convening.of(CASE).beside([filled]))
    assert np.array_equal(own.values["x"], plain.values["x"], equal_nan=True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"lever": None}, ["lever"]),
        ({"spend": "1"}, ["spend"]),
        ({"spend": -1, "start": 0, "end": 0}, ["spend", "start", "end"]),
        ({"spend": NAN, "start": True, "end": 2.5}, ["spend", "start", "end"]),
        ({"on": 5, "by": None, "form": None}, ["on", "by", "form"]),
        ({"on": "community", "by": "ngo"}, ["on", "by"]),
        ({"on": []}, ["on"]),
        ({"options": 5}, ["options"]),
        ({"options": {"negotiation": "1"}}, ["options.negotiation"]),
    ],
)
def test_every_argument_of_an_action(given: dict[str, Any], told: list[str]) -> None:
    assert places(lambda: ps.Action(**{"lever": "networking", "spend": 1.0, **given})) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": None}, ["name"]),
        ({"name": "", "budget": -1}, ["name", "budget"]),
        ({"budget": NAN}, ["budget"]),
        ({"budget": "1", "actions": 5}, ["budget", "actions"]),
        ({"actions": [5, ACTION]}, ["actions[1]", "actions[2]"]),
    ],
)
def test_every_argument_of_a_plan(given: dict[str, Any], told: list[str]) -> None:
    assert places(lambda: ps.Plan(**{"name": "x", **given})) == told


def test_plans_of_every_sort_together() -> None:
    own = ps.Plan("own", 1.0, [ps.Action("mediation", 0.25, start=2, end=3, on=("community",))])
    runs = ps.run(CASE, plans=["Inline", own, {"name": "third", "actions": [ACTION]}, CASE.plans[0]], replicates=1)
    assert [plan.name for plan in runs.plans] == ["No programme", "Inline", "own", "third"]
    assert runs.plans[2] == own.model_copy(update={"actions": (own.actions[0],)})


def test_a_plan_called_no_programme_that_does_something_is_refused() -> None:
    plan = ps.Plan("No programme", 10.0, [ps.Action("networking", 1.0)])
    for use in (lambda: ps.run(CASE, plans=[plan]), lambda: CASE.with_(plans=[plan]), lambda: ps.PartnershipModel(CASE, plan)):
        with pytest.raises(ps.InputError, match='"No programme" is always run, by itself; expected another name'):
            use()
    assert ps.run(CASE, plans=[ps.Plan("No programme")], replicates=1).plans == CASE.plans[:1]


def test_a_design_tells_what_is_no_point() -> None:
    points = ps.run(CASE, parameters=pd.DataFrame({"trust_gain": [0.05, 0.06]}), replicates=1, months=2)
    for number in (None, -1, 2, 0.0, True, "0", NAN):
        assert places(lambda number=number: points.point(number)) == ["number"]
    assert places(lambda: points.compare("trsut", to="Inlin")) == ["metric", "to"]
    assert points.point(np.int64(1)).case.parameters == {"trust_gain": 0.06}  # type: ignore[arg-type]


def test_what_is_wrong_is_told_in_indonesian() -> None:
    case = CASE.with_(language="id")
    with pytest.raises(ps.InputError) as found:
        ps.run(case, plans=["Inlin", 5])  # type: ignore[list-item]
    assert str(found.value).splitlines() == [
        'plans[1]: tidak ada rencana "Inlin"; apakah maksud Anda "Inline"?',
        "plans[2]: 5 adalah bilangan bulat; seharusnya rencana: namanya, Plan, atau tabel seperti pada [[plans]]",
    ]
