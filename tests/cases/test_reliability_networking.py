"""Money for networking typed in rupiah: bounded by the ties that there can be, in time and in memory."""

from __future__ import annotations

from typing import Any

import pytest

import partnership_sim as ps

CASES: dict[str, dict[str, Any]] = {
    "without an NGO": {"population": {"community": 20, "government": 3, "business": 5, "ngo": 0}, "spend": 1e6},
    "from outside": {"population": {"community": 20, "government": 3, "business": 5, "ngo": 3}, "spend": 25e6, "by": []},
}


@pytest.mark.timeout(180)  # compiling included; without a bound it takes minutes and gigabytes
@pytest.mark.parametrize("name", list(CASES))
def test_networking_for_millions_ends_at_once(name: str) -> None:
    action = {"lever": "networking", **{key: value for key, value in CASES[name].items() if key != "population"}}
    case = ps.Scenario.of(
        {
            "name": "x",
            "months": 3,
            "replicates": 5,
            "population": CASES[name]["population"],
            "plans": [{"name": "P", "actions": [action]}],
        }
    )
    runs = ps.run(case)
    ties = runs.to_pandas().query("plan == 'P'").ties
    assert ties.max() <= 28 * 27 / 2 + 3 * 28
