"""Runs at the points of a design: each point as if it were run alone, checked like any parameters, one row a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.testing import small_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = small_case(
    parameters={"leakage_base": 0.25},
    replicates=3,
    plans=[{"name": "Talk", "actions": [{"lever": "facilitated_dialogue", "spend": 0.5}]}, {"name": "Brief", "actions": []}],
)
POINTS = {"trust_gain": [0.04, 0.06, 0.04, 0.07], "luck_place": [0.3, 0.3, 0.4, 0.4]}


@pytest.fixture(scope="module")
def runs() -> ps.Runs:
    return ps.run(CASE, parameters=POINTS, workers=2)


def alone(point: int) -> ps.Runs:
    return ps.run(CASE, parameters={name: column[point] for name, column in POINTS.items()})


def test_every_point_equals_a_run_of_its_own(runs: ps.Runs) -> None:
    for point in range(4):
        one, own = runs.point(point), alone(point)
        assert one.case.parameters == own.case.parameters
        for plan, cube in own.values.items():
            assert np.array_equal(one.values[plan], cube, equal_nan=True)
        assert one.outcomes().equals(own.outcomes())
        assert one.summary().equals(own.summary())
        assert one.compare("trust").equals(own.compare("trust"))
    assert not np.array_equal(runs.point(0).values["Talk"], runs.point(1).values["Talk"], equal_nan=True)


def test_tables_say_which_point_a_row_is_of(runs: ps.Runs) -> None:
    table = runs.to_pandas()
    assert list(table.columns[:4]) == ["point", "plan", "replicate", "month"]
    assert len(table) == 4 * 3 * 3 * CASE.months
    for point in range(4):
        own = table[table["point"] == point].drop(columns="point").reset_index(drop=True)
        assert own.equals(alone(point).to_pandas())
    for frame in (runs.outcomes(), runs.summary(), runs.compare("cost", to="No programme")):
        assert frame.columns[0] == "point"
        assert sorted(set(frame["point"])) == [0, 1, 2, 3]
    joined = table.join(runs.design, on="point")
    assert set(zip(joined["point"], joined["trust_gain"], joined["luck_place"], strict=True)) == set(
        zip(range(4), POINTS["trust_gain"], POINTS["luck_place"], strict=True)
    )
    assert len(runs) == 4
    assert "luck_place: " in runs.citation()


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"trust_gain": [0.05, 0.06], "need": [0.2, 0.2]}, index=[7, 9]),
        {"trust_gain": np.array([0.05, 0.06]), "need": 0.2},
        {"trust_gain": pd.Series([0.05, 0.06]), "need": (0.2, 0.2)},
        [{"trust_gain": 0.05, "need": 0.2}, {"need": 0.2, "trust_gain": 0.06}],
    ],
)
def test_a_table_may_be_given_in_several_ways(table: Any) -> None:
    runs = ps.run(CASE, parameters=table, plans=["Talk"], replicates=2, months=4)
    assert runs.design.to_dict("list") == {"trust_gain": [0.05, 0.06], "need": [0.2, 0.2]}
    assert runs.values["Talk"].shape[:2] == (4, 4)
    other = ps.run(CASE, parameters={"trust_gain": 0.06, "need": 0.2}, plans=["Talk"], replicates=2, months=4)
    assert np.array_equal(runs.point(1).values["Talk"], other.values["Talk"], equal_nan=True)


def test_one_number_each_is_one_run_and_no_design() -> None:
    for parameters in ({"trust_gain": np.float64(0.06)}, {}):
        runs = ps.run(CASE, parameters=parameters, replicates=1)
        assert "point" not in runs.to_pandas()
        assert (len(runs), list(runs.design)) == (1, [])
        assert runs.point(0) is runs


def test_every_problem_of_a_table_at_once() -> None:
    table = [{"trust_gain": 0.05, "trust_gian": 1}, {"trust_gain": "much", "trust_gian": 2}, {"trust_gain": 7}, {"trust_gian": 1}]
    with pytest.raises(ps.InputError) as found:
        ps.run(CASE, parameters=table)  # type: ignore[arg-type]
    told = [problem.tell() for problem in found.value.problems]
    assert len(told) == 4
    assert told[0].startswith('parameters:row 2, column trust_gain: "much" is text; expected a number from ')
    assert told[1].startswith("parameters:row 3, column trust_gain: 7 lies outside the range")
    assert told[2].startswith("parameters:row 4, column trust_gain: it is missing")
    assert told[3] == 'parameters:column trust_gian: "trust_gian" is not a parameter; see describe parameters; did you mean "trust_gain"?'
    with pytest.raises(ps.InputError, match="baris 1, kolom need"):
        ps.run(CASE.with_(language="id"), parameters=pd.DataFrame({"need": [np.nan, 0.2]}))
    with pytest.raises(ps.InputError, match="row 2, column need: it is missing"):
        ps.run(CASE, parameters={"trust_gain": [0.05, 0.06], "need": [0.2]})
    tables: list[Any] = [pd.DataFrame(), [], {"trust_gain": []}, pd.DataFrame({"trust_gain": []})]
    for empty in tables:
        with pytest.raises(ps.InputError, match="the table has no rows"):
            ps.run(CASE, parameters=empty)
    for nothing in (3, "trust_gain", [1, 2]):
        with pytest.raises(ps.InputError, match="is not a table"):
            ps.run(CASE, parameters=nothing)  # type: ignore[arg-type]


def test_what_shows_one_point_asks_for_one(runs: ps.Runs, tmp_path: Path) -> None:
    for show in (runs.plot, runs.verdict, lambda: runs.report(tmp_path / "report.html")):
        with pytest.raises(ps.InputError, match=r"these runs are of 4 design points; expected one of them: point\(number\)"):
            show()
    assert not list(tmp_path.iterdir())
    with pytest.raises(ps.InputError, match="there is no design point 4; expected a whole number from 0 to 3"):
        runs.point(4)
    single = ps.run(CASE, parameters=[{"trust_gain": 0.06}], replicates=2)
    assert single.plot("trust").axes
