"""What-if: each change is the scenario with that change, run on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.running import Task, pieces
from partnership_sim.studies import goals
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.threats import threats
from partnership_sim.studies.what_if import numbers_of, runs_needed, what_if
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


def own(case: Scenario) -> tuple[pd.DataFrame, int]:
    """Return the rows of plans against themselves unchanged."""
    found, runs = table(case)
    return found[found.plan == found.other], runs


def trust_of(case: Scenario, *, runs: int) -> pd.Series[Any]:
    """Return trust after the programme under "plan", by replicate, run on its own."""
    found = ps.run(case).to_pandas().query(f"plan == 'plan' and month > {case.programme_end} and replicate < {runs}")
    return found.groupby("replicate")["trust"].mean()


@pytest.fixture(scope="module")
def case() -> Scenario:
    keys: dict[str, Any] = {"parameters": {"budget_scale": 2.0}, "uncertainties": {"trust_gain": [0.04, 0.06]}, "replicates": 4}
    return scenario(actions=PLAN, months=12, programme_end=8, goals=["trust", "sustained"], **keys)


def test_it_takes_as_many_runs_as_it_says(case: Scenario) -> None:
    found, runs = table(case)
    assert runs == runs_needed(case, case.plans, case.replicates)
    assert set(found["change"]) >= {"trust_gain", "budget_scale", "shock:scandal"}


def test_half_and_double_are_those_of_the_scenarios_own_money(case: Scenario) -> None:
    """Spends halve and double; ten organisations are convened at .02 each in the six months of spending, whatever is spent."""
    found, _ = own(case)
    cost = found[(found.plan == "plan") & (found.metric == "cost") & (found.change == "budget_scale")].set_index("value")["mean"]
    spends, convening = 2.0 * 0.4 * 6, 0.02 * 10 * 6
    assert cost.to_dict() == pytest.approx({scale: scale * spends + convening for scale in (0.5, 1.0, 2.0)})


@pytest.mark.parametrize(("name", "value"), [("trust_gain", 0.04), ("trust_gain", 0.06)])
def test_a_parameters_row_is_a_run_of_its_own(case: Scenario, name: str, value: float) -> None:
    found, _ = own(case)
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
    assert goals.shared_means({plan: found.scores(goal, plan) for plan in found.plans}) == {"No programme": 0.25, "plan": 0.35}


def test_plans_without_a_shared_replicate_are_ranked_by_their_own_and_undefined_ones_stand_last() -> None:
    runs = {"a": np.array([np.nan, np.nan]), "b": np.array([0.2, np.nan]), "c": np.array([np.nan, 0.3])}
    means = goals.shared_means(runs)
    assert (means["b"], means["c"]) == (0.2, 0.3)
    assert goals.ranked(means, 1) == ["c", "b", "a"]
    assert goals.ranked(means, -1) == ["b", "c", "a"]


def test_level_and_difference_are_of_the_same_runs_though_more_were_made() -> None:
    many = scenario(actions=PLAN, months=9, programme_end=6, goals=["trust"], replicates=53, uncertainties={"trust_gain": [0.04, 0.06]})
    found, _ = own(many)
    rows = found[(found.plan == "plan") & (found.metric == "trust") & (found.change == "budget_scale")].set_index("value")
    half, before = (trust_of(one, runs=50) for one in (many.with_(parameters={"budget_scale": 0.5}), many))
    assert rows["runs"].tolist() == [50, 50, 50]
    assert rows["mean"][0.5] == pytest.approx(half.mean(), rel=1e-12)
    assert rows["mean"][1.0] == pytest.approx(before.mean(), rel=1e-12)
    assert rows["difference"][0.5] == pytest.approx((half - before).mean(), rel=1e-9)
    assert rows["mean"][0.5] - rows["difference"][0.5] == pytest.approx(rows["mean"][1.0], rel=1e-12)
    assert trust_of(many, runs=53).mean() != pytest.approx(before.mean(), rel=1e-6)


def test_level_and_difference_leave_out_the_same_runs() -> None:
    """Where a run has no value unchanged, its value under the change is in neither number."""
    values, before = np.array([1.0, 5.0, 3.0]), np.array([2.0, np.nan, 3.0])
    assert numbers_of(values, before, Goal("trust", "after", 1), np.zeros((3, 1)))[:4] == (2, 2.0, 2.0, -0.5)
    runs, mean, median, difference, *_ = numbers_of(values, np.full(3, np.nan), Goal("trust", "after", 1), np.zeros((3, 1)))
    assert (runs, mean, median) == (3, 3.0, 3.0)
    assert np.isnan(difference)


def test_the_median_is_of_the_runs_of_which_the_mean_is() -> None:
    values, before = np.array([0.0, 0.0, 0.0, 8.0, 100.0]), np.array([0.0, 0.0, 0.0, 0.0, np.nan])
    runs, mean, median, *_ = numbers_of(values, before, Goal("trust", "after", 1), np.zeros((5, 1)))
    assert (runs, mean, median) == (4, 2.0, 0.0)
    assert np.isnan(numbers_of(np.full(2, np.nan), np.zeros(2), Goal("trust", "after", 1), np.zeros((2, 1)))[2])


def struck(*shocks: dict[str, Any]) -> Scenario:
    return scenario(
        actions=PLAN,
        months=12,
        programme_end=8,
        goals=["trust"],
        replicates=3,
        uncertainties={"trust_gain": [0.04, 0.06]},
        shocks=list(shocks),
    )


OTHER = {"shock": "disaster", "rate": 2.0, "severity": 0.4}


@pytest.mark.parametrize("given", [{"month": 2}, {"rate": 3.0}])
def test_a_shock_that_is_tried_replaces_the_scenarios_own(given: dict[str, Any]) -> None:
    """The numbers are those of a scenario in which it is written in place of its own; the other shocks stay."""
    found, _ = own(struck({"shock": "scandal", "severity": 0.9, **given}, OTHER))
    row = found[(found.plan == "plan") & (found.metric == "trust") & (found.change == "shock:scandal")].iloc[0]
    by_hand = struck({"shock": "scandal", "severity": 0.5, "month": 4, "on": ["government", "ngo"]}, OTHER)
    doubled = struck({"shock": "scandal", "severity": 0.5, "month": 4}, {"shock": "scandal", "severity": 0.9, **given}, OTHER)
    assert (row["value"], row["month"], row["duration"], row["targets"]) == (0.5, 4, 1, "government|ngo")
    assert row["mean"] == pytest.approx(trust_of(by_hand, runs=3).mean(), rel=1e-12)
    assert row["mean"] != pytest.approx(trust_of(doubled, runs=3).mean(), rel=1e-9)


def test_no_programme_stands_beside_under_the_same_shock_and_plans_are_compared_there(case: Scenario) -> None:
    found, _ = table(case)
    here = found[(found.metric == "trust") & (found.change == "shock:scandal")]
    assert set(zip(here.plan, here.other, strict=True)) == {(a, b) for a in ("plan", "No programme") for b in ("plan", "No programme")}
    rows = here.set_index(["plan", "other"])
    gain = rows["mean"]["plan", "plan"] - rows["mean"]["No programme", "No programme"]
    assert rows["difference"]["plan", "No programme"] == pytest.approx(gain, rel=1e-9)


def test_without_plans_of_its_own_a_scenario_is_put_to_shocks_and_parameters() -> None:
    alone = scenario(months=6, programme_end=1, goals=["trust"], replicates=2, uncertainties={"trust_gain": [0.04, 0.06]}).with_(plans=[])
    found, runs = table(alone)
    assert runs == runs_needed(alone, alone.plans, 2) == 2 * (2 + len(threats(alone)))
    assert set(found.plan) == {"No programme"}
    assert set(found.month) == {0, 1}
