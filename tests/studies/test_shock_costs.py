"""What the scenario's shocks cost is the mean of the same runs of scenarios that never had them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.results.columns import SHOCK_COSTS
from partnership_sim.studies import shock_costs
from tests.worlds import scenario

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

    from partnership_sim.scenario.schema import Scenario

CONFLICT: dict[str, Any] = {"shock": "outside_conflict", "month": 2, "severity": 0.4}
SCANDAL: dict[str, Any] = {"shock": "scandal", "month": 4, "severity": 0.6}
PLAN = [{"lever": "facilitated_dialogue", "spend": 0.6, "end": 8}]


def case_of(*shocks: dict[str, Any]) -> Scenario:
    keys: dict[str, Any] = {"goals": ["trust", "service"], "replicates": 4, "uncertainties": {}}
    return scenario(actions=PLAN, shocks=list(shocks), months=12, programme_end=8, **keys)


def costs(case: Scenario) -> tuple[pd.DataFrame, int]:
    made: list[int] = []
    runs = ps.run(case)
    table = shock_costs.shock_costs(runs.collected, case.plans, workers=1, progress=made.append)
    return pd.DataFrame(table), sum(made)


def trust(case: Scenario) -> np.ndarray:
    """Return the mean trust of the months after the programme, [replicate]."""
    table = ps.run(case).to_pandas()
    return table[(table.plan == "plan") & (table.month > 8)].groupby("replicate")["trust"].mean().to_numpy()


def test_each_and_all_are_the_same_runs_of_scenarios_without_them() -> None:
    case = case_of(CONFLICT, SCANDAL)
    found, made = costs(case)
    assert made == shock_costs.runs_needed(case, case.plans, case.replicates) == 3 * 4
    own = trust(case)
    for entry, left in ((0, ()), (1, (SCANDAL,)), (2, (CONFLICT,))):
        (row,) = found[(found.metric == "trust") & (found.entry == entry)].to_dict("records")
        without = trust(case_of(*left))
        assert row["mean"] == pytest.approx(without.mean())
        assert row["difference"] == pytest.approx((without - own).mean())
        assert row["difference"] > 0, "both cost trust"
        assert row["low"] < row["difference"] < row["high"]
    assert set(found.metric) == {"trust", "service", "sustained"}


def test_of_one_shock_each_is_all_and_of_none_there_is_nothing() -> None:
    assert set(costs(case_of(CONFLICT))[0].entry) == {1}
    assert costs(case_of())[1] == 0


def test_of_many_shocks_only_all_together_are_left_out() -> None:
    many = case_of(*({**CONFLICT, "month": month} for month in range(1, 6)))
    assert list(shock_costs.left_out(many)) == [0]
    assert costs(many)[1] == 4


def test_folder_and_memory_hold_the_same_and_the_verdict_tells_it(tmp_path: Path) -> None:
    runs = ps.run(case_of(CONFLICT, SCANDAL))
    assert runs.verdict().shocks is None
    runs.save(tmp_path / "results")
    loaded = ps.Runs.load(tmp_path / "results")
    held, read = (pd.DataFrame(one.results.table(SHOCK_COSTS.file)) for one in (runs, loaded))
    pd.testing.assert_frame_equal(held, read)
    told = loaded.verdict().shocks
    assert told == runs.verdict().shocks
    assert told is not None
    assert (told.plan, told.goal, told.at, told.runs) == ("plan", "trust", "after", 4)
    assert [(one.entry, one.name, one.month) for one in told.without] == [(0, "", None), (1, "outside_conflict", 2), (2, "scandal", 4)]
