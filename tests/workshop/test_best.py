"""The plan that ships with the village is of the village, can be paid, and is better than the village's own plans."""

from __future__ import annotations

import pytest

import partnership_sim as ps
from partnership_sim.scenario import templates
from partnership_sim.scenario.schema import Scenario
from partnership_sim.workshop.best import NAME, stored
from tests.worlds import scenario


@pytest.fixture(params=["en", "id"])
def village(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return Scenario.load(templates.write(tmp_path_factory.mktemp("village") / "v", "village", request.param))


def test_the_village_has_one_in_either_language_and_others_have_none(village: Scenario) -> None:
    assert [plan.name for plan in stored(village)] == [str(NAME)]
    assert stored(village.with_(months=60)) == []
    assert stored(scenario()) == []


def test_it_costs_no_more_than_the_plans_of_the_village(village: Scenario) -> None:
    from partnership_sim.scenario.convening import Convening

    (plan,) = stored(village)
    assert Convening.of(village).budget(plan.actions) <= plan.budget == max(one.budget for one in village.plans)


def test_it_is_better_than_every_plan_of_the_village_in_fresh_worlds() -> None:
    case = Scenario.load("experiments/air_bersih").with_(seed=9_000_001)
    (plan,) = stored(case)
    found = ps.run(case, plans=[*case.plans, plan], replicates=40, workers=1).compare("need_met", to=plan.name, at="after")
    assert (found["high"] < 0).all()
