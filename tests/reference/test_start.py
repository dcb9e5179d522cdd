"""The engine's start is what the description says of the months before it, to 1e-9."""

from __future__ import annotations

import pytest

from partnership_sim.kinds import KINDS
from partnership_sim.scenario.schema import Scenario
from partnership_sim.state import State
from tests.reference.draws import Luck
from tests.reference.little_world import PEOPLE, REGISTER
from tests.reference.start import Start
from tests.reference.test_engine_equals_reference import ROOT, close, twin
from tests.reference.wiring import wired
from tests.worlds import SMALL, block, scenario

GIVEN = {"kind", "key", "joins", "households", "endowment", "resistance", "anchor", "power", "stubbornness", "rent"} | {
    f"{name}{when}" for name in ("negotiation", "mediation", "conflict_management", "information") for when in ("", "_start")
}


def compare(case: Scenario, replicate: int) -> None:
    engine = block(case, "No programme", (replicate,))
    model = twin(engine, replicate)
    run, people = Start(model, case.seed, replicate, case.population.conflict, case.population.place).columns()
    computed = {*run, *(name for row in people.values() for name in row)}
    missing = set(State._fields) - GIVEN - computed
    assert not missing or not any(who.community for who in model.stakeholders)
    for name, value in run.items():
        found = float(getattr(engine.state, name)[0, 0])
        assert close(found, value), f"{name}: {found} != {value}"
    for who, row in people.items():
        for name, value in row.items():
            found = float(getattr(engine.state, name)[0, who.index])
            assert close(found, value), f"{name} of {who.name}: {found} != {value}"


@pytest.mark.parametrize("replicate", range(4))
def test_people_of_different_sizes_and_newcomers(replicate: int) -> None:
    compare(scenario(population=PEOPLE, files={"r.csv": REGISTER}, seed=replicate), replicate)


@pytest.mark.parametrize("place", ["hard", "average", "easy", 0.1, 0.35, 0.6])
def test_what_the_place_is_like(place: str | float) -> None:
    case = scenario(population=PEOPLE, files={"r.csv": REGISTER})
    compare(case.model_copy(update={"population": case.population.model_copy(update={"place": place})}), 5)


@pytest.mark.parametrize("parameters", [{"luck_place": 0.2, "luck_history": 0.1}, {"convening_cost": 0.05, "lapse_unpaid": 0.014}])
@pytest.mark.parametrize("conflict", [0.0, 0.2, 1.0])
def test_parameters(conflict: float, parameters: dict[str, float]) -> None:
    compare(scenario(population={**SMALL, "conflict": conflict}, parameters=parameters), 2)


@pytest.mark.parametrize("kind", list(KINDS))
def test_without_a_kind(kind: str) -> None:
    compare(scenario(population={name: 0 if name == kind else 6 for name in KINDS}), 1)


@pytest.mark.parametrize("counts", [{"community": 1}, {"ngo": 1}, {"community": 2}, {"community": 3, "ngo": 1}])
def test_few(counts: dict[str, int]) -> None:
    compare(scenario(population={**dict.fromkeys(KINDS, 0), **counts}), 0)


@pytest.mark.parametrize("folder", ["chemicals_policy_network", "air_bersih"])
def test_real_populations(folder: str) -> None:
    for replicate in (0, 1, 2):
        compare(Scenario.load(ROOT / "experiments" / folder), replicate)


@pytest.mark.parametrize("households", [5, 60, {"mean": 9, "spread": 0.6}])
def test_ties_by_size_are_drawn_as_described(households: object) -> None:
    case = scenario(population={**SMALL, "households": {"community": households}})
    engine = block(case, "No programme", (1,))
    model = twin(engine, 1)
    keys = wired(
        Luck(case.seed, 1),
        [who.key for who in model.stakeholders],
        [who.kind_name for who in model.stakeholders],
        {name: kind.activity for name, kind in KINDS.items()},
        ties_each=case.population.ties_each,
        homophily=case.population.homophily,
        sizes=[who.size for who in model.stakeholders],
    )
    assert sorted(keys) == sorted(tie.key for tie in model.ties)
