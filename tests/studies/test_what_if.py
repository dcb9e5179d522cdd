"""What-if: each change is the scenario with that change, run on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.running import Task, pieces
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.what_if import runs_needed, what_if
from tests.worlds import scenario

if TYPE_CHECKING:
    from partnership_sim.scenario.schema import Scenario

PLAN = [{"lever": "facilitated_dialogue", "spend": 0.4, "end": 6}]


def collected(case: Scenario) -> Collected:
    found = Collected(case, case.plans)
    for piece in pieces(Task.of(case, case.plans, case.replicates)):
        found.add(piece)
    return found


def table(case: Scenario) -> tuple[pd.DataFrame, int]:
    runs: list[int] = []
    columns = what_if(collected(case), case.plans, workers=1, progress=runs.append)
    return pd.DataFrame(columns), sum(runs)


@pytest.fixture(scope="module")
def case() -> Scenario:
    keys: dict[str, Any] = {"parameters": {"budget_scale": 2.0}, "uncertainties": {"trust_gain": [0.06, 0.09]}, "replicates": 4}
    return scenario(actions=PLAN, months=12, programme_end=8, goals=["trust", "sustained"], **keys)


def test_it_takes_as_many_runs_as_it_says(case: Scenario) -> None:
    found, runs = table(case)
    assert runs == runs_needed(case, case.plans, case.replicates)
    assert set(found["change"]) >= {"trust_gain", "budget_scale", "shock:scandal"}


def test_half_and_double_are_those_of_the_scenarios_own_money(case: Scenario) -> None:
    found, _ = table(case)
    cost = found[(found.plan == "plan") & (found.metric == "cost") & (found.change == "budget_scale")].set_index("value")["mean"]
    assert cost[0.5] == pytest.approx(cost[1.0] / 2)
    assert cost[2.0] == pytest.approx(cost[1.0] * 2)


@pytest.mark.parametrize(("name", "value"), [("trust_gain", 0.06), ("trust_gain", 0.09)])
def test_a_parameters_row_is_a_run_of_its_own(case: Scenario, name: str, value: float) -> None:
    found, _ = table(case)
    row = found[(found.plan == "plan") & (found.metric == "trust") & (found.change == name) & (found.value == value)].iloc[0]
    trust = [ps.run(one).to_pandas().query("plan == 'plan' and month > 8")["trust"] for one in (case.with_(parameters={name: value}), case)]
    assert row["mean"] == pytest.approx(trust[0].mean())
    assert row["difference"] == pytest.approx(trust[0].mean() - trust[1].mean())


def test_plans_are_ranked_on_the_replicates_that_all_have() -> None:
    """A plan is not ahead because the runs in which it is judged were luckier."""
    found = collected(scenario(actions=PLAN, months=12, programme_end=8, goals=["trust"], replicates=3))
    goal = found.goals()[0]
    found._scores[goal, "No programme"] = np.array([0.2, 0.3, 0.9])
    found._scores[goal, "plan"] = np.array([0.3, 0.4, np.nan])
    assert found.ranked() == ["plan", "No programme"]
