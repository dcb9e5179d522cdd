"""docs/performance.md is made of what was measured, and what is not met has a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import page
from benchmarks.harness import Figure, Table, is_met

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_is_what_was_measured() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.page(page.load(), page.reasons())


def test_what_is_not_met_has_a_reason_and_nothing_else_has() -> None:
    unmet = {name for name, row in page.load()["figures"].items() if row["met"] is False}
    assert set(page.reasons()) == unmet


def test_as_asked() -> None:
    assert is_met(100.0, ">= 100")
    assert not is_met(0.71, "<= 0.7")
    assert is_met(0.93, "0.93 to 0.97")
    assert not is_met(0.98, "0.93 to 0.97")
    assert not is_met(0.92, "0.93 to 0.97")
    assert is_met(1.0, "") is None


def test_merging_keeps_the_others_and_their_machine(tmp_path: Path) -> None:
    results = page.load(tmp_path / "none")
    of_a, of_b = {"processor": "a"}, {"processor": "b"}
    first, second = (Figure(name, name, (1.0, 2.0, 4.0), "times", ">= 2", (10, 40), "so") for name in ("first", "second"))
    parts = Table("parts", "Parts", "seconds", ("whole",), {"this": (3.0,), "that": (1.0,)}, "so")
    page.merge(results, [first, second], of_a, 0.0)
    page.merge(results, [second], of_b, 0.0)
    assert {name: row["machine"] for name, row in results["figures"].items()} == {"first": "A", "second": "B"}
    assert (results["figures"]["first"]["value"], results["figures"]["first"]["met"]) == (2.0, True)
    page.merge(results, [parts], of_a, 0.0)
    page.merge(results, [first], of_b, 0.0)
    assert results["machines"] == {"A": of_a, "B": of_b}  # the table is of the first machine still
    page.merge(results, [parts], of_b, 0.0)
    assert results["machines"] == {"B": of_b}


def test_a_table_tells_parts_and_their_shares_of_each_whole() -> None:
    parts = Table("parts", "Parts", "seconds", ("few", "many"), {"this": (3.0, 1500.0), "that": (1.0, 0.0)}, "so")
    assert page.table(parts.row()) == [
        "| | few | share | many | share |",
        "|---|---|---|---|---|",
        "| this | 3 | 75.0% | 1,500 | 100.0% |",
        "| that | 1 | 25.0% | 0 | 0.0% |",
        "| all | 4 | 100.0% | 1,500 | 100.0% |",
    ]


@pytest.mark.parametrize("name", ["month_by_phase"])
def test_tables_stand_on_the_page(name: str) -> None:
    row = page.load()["tables"][name]
    told = page.PAGE.read_text(encoding="utf-8")
    assert f"## {row['title']}" in told
    for line in page.table(row):
        assert line in told
