"""The experiment of the sensitivities at a tiny size: its files, and that the page tells what was computed."""

from __future__ import annotations

import csv
from pathlib import Path

from partnership_sim.declare import PARAMETERS
from partnership_sim.scenario.names import MOST_INFLUENTIAL
from tests.scripts import script

ROOT = Path(__file__).parents[2]


def test_questions_are_of_parameters() -> None:
    assert set(script("sensitivity", "questions").QUESTIONS) <= set(PARAMETERS)


def test_the_ten_that_matter_most_are_the_first_of_the_shipped_screening() -> None:
    """By weight in the worth of the village's plan, mean over its goals."""
    weights: dict[str, float] = {}
    with (ROOT / "docs" / "sensitivity.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["case"] == "village" and row["of"] == "effect of the plan" and row["outcome"] in ("need_met", "trust", "sustained"):
                weights[row["parameter"]] = weights.get(row["parameter"], 0.0) + float(row["weight"]) / 3
    first = sorted(weights, key=lambda name: -weights[name])[:10]
    assert list(MOST_INFLUENTIAL) == first
    assert sum(weights[name] for name in first) > 0.8


def test_the_experiment_writes_page_tables_and_pictures(tmp_path) -> None:
    screen = script("sensitivity", "screen")
    screen.main(["--trajectories", "2", "--replicates", "2", "--points", "4", "--each", "2", "--workers", "2", "--out", str(tmp_path)])
    names = {"sensitivity.md", "sensitivity.csv", "sensitivity.png", "sensitivity_chance.csv", "sensitivity_chance.png"}
    assert {path.name for path in tmp_path.iterdir()} == names
    with (tmp_path / "sensitivity.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 5 * 3 * (len(PARAMETERS) - 1)
    unused = [row for row in rows if row["parameter"] == "delivery_value"]
    assert all(float(row["mu_star"]) == 0.0 for row in unused)
    assert any(float(row["mu_star"]) > 0.0 for row in rows if row["parameter"] == "trust_gain")
    page = (tmp_path / "sensitivity.md").read_text(encoding="utf-8")
    assert "`delivery_value`" in page.split("no effect whatever")[1].splitlines()[0]
    assert "1. **" in page
    assert "nan" not in page
