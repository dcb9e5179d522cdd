"""A run without one shock or action is the run of a scenario that never had it, under the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.results.columns import COUNTERFACTUALS, EVENTS
from partnership_sim.studies import counterfactuals
from tests.worlds import scenario

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.results.source import Source
    from partnership_sim.scenario.schema import Scenario

MONTHS = 14
ACTIONS: list[dict[str, Any]] = [
    {"lever": "facilitated_dialogue", "spend": 0.6, "end": 8},
    {"lever": "networking", "spend": 0.5, "start": 3, "end": 10},
    {"lever": "service_delivery", "spend": 0.7, "end": 10},
]
SHOCKS: list[dict[str, Any]] = [
    {"shock": "funding_cut", "month": 3, "severity": 0.4},
    {"shock": "scandal", "rate": 4.0, "severity": 0.4, "on": ["government"]},
    {"shock": "scandal", "rate": 3.0, "severity": 0.3, "on": ["ngo"]},
    {"shock": "disaster", "month": 6, "severity": 0.5},
]
METRICS = ["trust", "resistance", "need_met"]


def case_of(shocks: list[dict[str, Any]] = SHOCKS, actions: list[dict[str, Any]] = ACTIONS) -> Scenario:
    # The budget binds: what an action leaves unspent, others spend.
    keys: dict[str, Any] = {"goals": ["trust", "sustained", "resistance"], "replicates": 3}
    return scenario(actions=actions, shocks=shocks, months=MONTHS, programme_end=10, budget=11.0, **keys)


def frame(source: Source) -> pd.DataFrame:
    return pd.DataFrame(source.table(COUNTERFACTUALS.file))


def values_of(case: Scenario, plan: str, replicate: int) -> np.ndarray:
    """Return the metrics of a run of a scenario as it stands, [month, metric]."""
    table = ps.run(case).to_pandas()
    return table[(table.plan == plan) & (table.replicate == replicate)].sort_values("month")[METRICS].to_numpy()


@pytest.fixture(scope="module")
def runs() -> ps.Runs:
    return ps.run(case_of())


@pytest.fixture(scope="module")
def table(runs: ps.Runs) -> pd.DataFrame:
    return frame(runs.results)


def without(table: pd.DataFrame, plan: str, what: str, entry: int) -> tuple[int, np.ndarray]:
    """Return the replicate and the metrics of a plan's typical run without one thing."""
    rows = table[(table.plan == plan) & (table.without == what) & (table.entry == entry)]
    assert rows["month"].tolist() == list(range(1, MONTHS + 1))
    (replicate,) = set(rows.replicate)
    return int(replicate), rows[METRICS].to_numpy()


@pytest.mark.parametrize("plan", ["No programme", "plan"])
@pytest.mark.parametrize("entry", [1, 4])
def test_without_a_shock_it_is_the_run_of_a_scenario_that_never_had_it(table: pd.DataFrame, plan: str, entry: int) -> None:
    replicate, found = without(table, plan, "shock", entry)
    fewer = case_of([shock for number, shock in enumerate(SHOCKS, 1) if number != entry])
    assert np.array_equal(found, values_of(fewer, plan, replicate), equal_nan=True)
    assert not np.array_equal(found, values_of(case_of(), plan, replicate), equal_nan=True)


@pytest.mark.parametrize("plan", ["No programme", "plan"])
def test_without_nothing_it_is_the_run_itself(table: pd.DataFrame, plan: str) -> None:
    replicate, found = without(table, plan, "nothing", 0)
    assert np.array_equal(found, values_of(case_of(), plan, replicate), equal_nan=True)
    assert not table[table.without == "nothing"]["acts"].any()


@pytest.mark.parametrize("entry", [1, 2, 3])
def test_without_an_action_it_is_the_run_of_a_plan_that_never_had_it(table: pd.DataFrame, entry: int) -> None:
    replicate, found = without(table, "plan", "action", entry)
    fewer = case_of(actions=[action for number, action in enumerate(ACTIONS, 1) if number != entry])
    assert np.array_equal(found, values_of(fewer, "plan", replicate), equal_nan=True)
    assert not np.array_equal(found, values_of(case_of(), "plan", replicate), equal_nan=True)


def test_it_is_what_a_model_that_is_stepped_goes_through(table: pd.DataFrame) -> None:
    replicate, found = without(table, "plan", "shock", 1)
    model = ps.PartnershipModel(case_of(SHOCKS[1:]), plan="plan", replicate=replicate)
    stepped = []
    for _ in range(MONTHS):
        model.step()
        stepped.append([model.metrics[name] for name in METRICS])
    assert np.array_equal(found, np.array(stepped), equal_nan=True)


@pytest.mark.parametrize(("entry", "other"), [(2, 3), (3, 2)])
def test_shocks_at_a_rate_strike_when_they_do_beside_one_that_is_left_out(
    runs: ps.Runs, table: pd.DataFrame, entry: int, other: int
) -> None:
    """Two of a kind are told apart by their number among them: a list without the first would draw the second's months anew."""
    replicate, found = without(table, "plan", "shock", entry)
    events = pd.DataFrame(runs.results.table(EVENTS.file))
    struck = events[(events.plan == "plan") & (events.event == "shock") & (events.who == "scandal")]
    months = {number: struck[struck["with"] == SHOCKS[number - 1]["on"][0]]["month"].astype(int).tolist() for number in (entry, other)}
    assert all(months.values()), "both strike, else nothing is tried"
    given = {key: value for key, value in SHOCKS[other - 1].items() if key != "rate"}
    by_hand = [SHOCKS[0], *({**given, "month": month} for month in months[other]), SHOCKS[3]]
    assert np.array_equal(found, values_of(case_of(by_hand), "plan", replicate), equal_nan=True)


def test_a_shorter_list_would_not_do() -> None:
    """What the test above guards: without the first of two, the second alone is the first."""
    both, alone = (ps.run(case_of(shocks)).results.table(EVENTS.file) for shocks in (SHOCKS, [*SHOCKS[:1], *SHOCKS[2:]]))
    months = [
        [
            month
            for plan, who, on, month in zip(t["plan"], t["who"], t["with"], t["month"], strict=True)
            if (plan, who, on) == ("plan", "scandal", "ngo")
        ]
        for t in (both, alone)
    ]
    assert months[0] != months[1]


def test_it_says_when_what_is_left_out_acts(runs: ps.Runs, table: pd.DataFrame) -> None:
    events = pd.DataFrame(runs.results.table(EVENTS.file))
    for plan in ("No programme", "plan"):
        for entry, shock in enumerate(SHOCKS, 1):
            struck = events[(events.plan == plan) & (events.who == shock["shock"])]
            if "on" in shock:
                struck = struck[struck["with"] == shock["on"][0]]
            rows = table[(table.plan == plan) & (table.without == "shock") & (table.entry == entry)]
            assert rows[rows.acts == 1.0]["month"].tolist() == sorted(struck["month"])
    acting = table[(table.plan == "plan") & (table.without == "action") & (table.entry == 2)]
    assert acting[acting.acts == 1.0]["month"].tolist() == list(range(3, 11))
    assert not ((table.plan == "No programme") & (table.without == "action")).any()


@pytest.mark.parametrize("shocks", [[], [{"shock": "scandal", "rate": 1e-6, "severity": 0.5}]])
def test_where_no_shock_strikes_none_is_left_out(shocks: list[dict[str, Any]]) -> None:
    assert set(frame(ps.run(case_of(shocks, [])).results)["without"]) == {"nothing"}


def test_a_folder_holds_what_memory_holds(runs: ps.Runs, table: pd.DataFrame, tmp_path: Path) -> None:
    runs.save(tmp_path / "results", with_what_if=False)
    read = frame(ps.Runs.load(tmp_path / "results").results)
    pd.testing.assert_frame_equal(read, table)


def test_where_all_would_take_too_long_the_best_plans_have_it() -> None:
    assert counterfactuals.affordable({"best": 4, "second": 5, "third": 2}, 7.0) == {"best", "third"}
    assert counterfactuals.affordable({"best": 4}, 3.9) == set()
    village, large = scenario(), scenario(population={"community": 50_000, "government": 0, "business": 0, "ngo": 0}, months=60)
    assert counterfactuals.most_runs(village, 5) > 1_000
    assert counterfactuals.most_runs(large, 5) < 1
    assert counterfactuals.most_runs(large, 1_000) == 50
