"""Households and place: what a planner knows of where the programme is, at every door."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from partnership_sim.declare import PARAMETERS
from partnership_sim.errors import InputError
from partnership_sim.points import at
from partnership_sim.population import cast_of
from partnership_sim.population.drawing import place_of, populate
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check import report
from partnership_sim.scenario.convening import Convening

REGISTER = "id,kind,households,joins\nvil,government,,\nhij,ngo,300,\nmaw,community,45,\nmel,community,,\nnew,business,,7\n"


def scenario(population: dict[str, Any] | None = None, register: str = "", **keys: Any) -> Scenario:
    counts = {"community": 4, "government": 2, "business": 1, "ngo": 2}
    given = {**counts, **({"register": "r.csv"} if register else {}), **(population or {})}
    mapping = {"name": "x", "months": 12, "replicates": 20, "population": given, **keys}
    return Scenario.of(mapping, files={"r.csv": register.encode()} if register else {})


def refused(population: dict[str, Any], register: str = "") -> list[tuple[str, str, str, str]]:
    with pytest.raises(InputError) as caught:
        scenario(population, register)
    return [(problem.place, problem.found, problem.expected, problem.nearest) for problem in caught.value.problems]


def of_everybody(case: Scenario) -> dict[str, float]:
    cast = cast_of(case)
    return dict(zip(cast.ids, populate(case, cast, [0], {}).state.households[0].tolist(), strict=True))


@pytest.mark.parametrize("households", [30, {"community": 30}, {"community": {"mean": 30, "spread": 0}}, {"warga": 30}])
def test_a_number_is_for_each_community_and_so_is_its_kind(households: Any) -> None:
    case = scenario({"households": households})
    assert case.population.columns["households"]["community"].mean == 30
    assert {case.population.columns["households"][kind].mean for kind in ("government", "business", "ngo")} == {0}
    assert (case.population.households, case.population.households_known) == (120, True)
    assert set(of_everybody(case).values()) == {30.0, 0.0}


def test_without_a_word_there_are_twenty_each() -> None:
    case = scenario()
    assert (case.population.households, case.population.households_known) == (80, False)
    assert not any("households" in line for line in report(case).given)


def test_the_register_gives_households_of_communities_and_those_of_organisations_are_told() -> None:
    case = scenario({"households": 10}, REGISTER)
    found = of_everybody(case)
    assert (found["maw"], found["mel"], found["community-001"], found["hij"]) == (45, 10, 10, 0)
    assert case.population.households == 45 + 3 * 10
    assert "r.csv: households of organisations are not counted (1): hij" in case.notes
    assert "75 households in all" in report(case).given
    assert not [line for line in report(case).drawn if "households" in line]


@pytest.mark.parametrize(
    ("cell", "found"), [("0", "0 lies outside the range"), ("-3", "-3 lies outside the range"), ("many", '"many" is not a number')]
)
def test_a_community_has_at_least_one_household(cell: str, found: str) -> None:
    ((place, told, _, _),) = refused({}, REGISTER.replace("45", cell))
    assert place == "row 4, column households"
    assert told == found


@pytest.mark.parametrize(
    ("households", "place", "found"),
    [
        (0, "population.households", "0 lies outside the range"),
        (True, "population.households", "true is a truth value"),
        ("20", "population.households", '"20" is text'),
        ({"ngo": 5}, "population.households.ngo", "only communities have households"),
        ({"comunity": 5}, "population.households.comunity", '"comunity" is not a kind of stakeholder'),
        ({"community": 0.5}, "population.households.community", "0.5 lies outside the range"),
    ],
)
def test_households_that_cannot_be(households: Any, place: str, found: str) -> None:
    ((where, told, *_),) = refused({"households": households})
    assert (where, told) == (place, found)


@pytest.mark.parametrize(
    ("place", "meant", "shift"),
    [
        ("hard", "hard", -0.35),
        ("Sulit", "hard", -0.35),
        ("average", "average", 0.0),
        ("biasa", "average", 0.0),
        ("mudah", "easy", 0.35),
        (0.35, 0.35, 0.0),
        (0, 0.0, -0.7),
        (1, 1.0, 0.7),
        (0.5, 0.5, float(np.log(0.5 / 0.35))),
    ],
)
def test_a_place_by_word_in_both_languages_or_by_need_met(place: Any, meant: Any, shift: float) -> None:
    case = scenario({"place": place})
    assert case.population.place == meant
    assert type(case.population.place) is type(meant)
    assert place_of(case.population) == pytest.approx((shift, 0.5))


def test_need_met_at_the_start_is_what_the_place_says() -> None:
    case = scenario({"place": 0.3, "community": 40})
    state = populate(case, cast_of(case), range(5), {}).state
    served = (state.working * state.built).sum(axis=1) / (40 * PARAMETERS["need"].default)
    assert served == pytest.approx(0.3)
    assert (state.need_met.sum(axis=1) / 40 <= 0.3 + 1e-9).all()  # who has more than it needs has no more met for that


@pytest.mark.parametrize("place", ["awful", 1.2, -0.1, True, ["hard"], float("nan")])
def test_a_place_that_there_is_not(place: Any) -> None:
    ((where, found, expected, near),) = refused({"place": place})
    assert where == "population.place"
    assert found
    assert expected or near


def test_what_is_said_of_the_place_is_told() -> None:
    assert "the place is hard" in report(scenario({"place": "hard"})).given
    assert "keadaan tempat: sulit" in report(scenario({"place": "hard"}), "id").given
    assert "40% of the need is met at the start" in report(scenario({"place": 0.4})).given


def test_points_change_place_and_households() -> None:
    case = scenario({"households": 25})
    assert at(case, {"population.place": "easy"}).population.place == "easy"
    assert at(case, {"population.place": 0.4}).population.place == 0.4
    assert at(case, {"population.households": 40}).population.households == 160
    assert at(case, {"population.households.community": 40}).population.households == 160
    with pytest.raises(InputError, match="none of the choices"):
        at(case, {"population.place": "somewhere"})


def test_convening_costs_what_organisations_are_there() -> None:
    """Two offices, two NGOs from the start, the business from month 7; 0.02 each: five months at .08, three at .1, month 3 counted once."""
    actions = [{"lever": "mediation", "spend": 1, "start": 2, "end": 5}, {"lever": "networking", "spend": 0.5, "start": 3, "end": 9}]
    case = scenario({}, REGISTER, plans=[{"name": "A", "actions": actions}, {"name": "B", "actions": [{**actions[0], "spend": 0}]}])
    convening = Convening.of(case)
    assert [round(convening.in_month(month), 9) for month in (1, 6, 7)] == [0.08, 0.08, 0.1]
    assert case.plans[1].budget == pytest.approx(4 * 1 + 7 * 0.5 + 5 * 0.08 + 3 * 0.1)
    assert case.plans[2].budget == 0
    free = scenario({}, REGISTER, plans=[{"name": "A", "actions": actions}], parameters={"convening_cost": 0.05})
    assert free.plans[1].budget == pytest.approx(7.5 + 5 * 0.2 + 3 * 0.25)


def test_options_of_another_form_and_shares_beyond_one_are_refused() -> None:
    def problems(**options: Any) -> list[tuple[str, str]]:
        with pytest.raises(InputError) as caught:
            scenario(plans=[{"name": "A", "actions": [{"lever": "service_delivery", "spend": 1, **options}]}])
        return [(problem.place, problem.found) for problem in caught.value.problems]

    assert problems(form="joint", build_share=0.3) == [
        ("plans[1].actions[1].build_share", '"build_share" is for the form "direct" of service_delivery only')
    ]
    assert problems(agreement=1) == [("plans[1].actions[1].agreement", '"agreement" is for the form "joint" of service_delivery only')]
    assert problems(upkeep_share=0.6) == [
        ("plans[1].actions[1].build_share", "build_share = 0.5, upkeep_share = 0.6: together more than 1")
    ]


def test_names_of_earlier_versions_are_told_with_what_took_their_place() -> None:
    with pytest.raises(InputError) as caught:
        scenario(goals=["effectiveness"], parameters={"promise_confidence": 1, "scar_size": 0.1})
    told = [(problem.place, problem.found, problem.nearest) for problem in caught.value.problems]
    assert ("goals[1]", '"effectiveness" is not a metric or outcome any more', "need_met") in told
    assert ("parameters.promise_confidence", '"promise_confidence" is not a parameter any more', "promise_norm") in told
    assert ("parameters.scar_size", '"scar_size" is not a parameter any more', "") in told


def test_households_that_do_not_fit_their_organisations_are_doubted() -> None:
    about = lambda households: [doubt.about for doubt in scenario({"households": households}).doubts]  # noqa: E731
    assert "households" not in about(20)
    assert "households" in about(20_000)
    assert "households" in about(1)
