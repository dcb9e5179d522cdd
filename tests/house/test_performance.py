"""docs/performance.md is made of what was measured, and what is not met has a reason."""

from __future__ import annotations

from typing import Any

from benchmarks import page
from benchmarks.harness import Figure, is_met


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


def test_merging_keeps_the_others_and_their_machine() -> None:
    results: dict[str, Any] = {"machines": {}, "figures": {}}
    of_a, of_b = {"processor": "a"}, {"processor": "b"}
    first, second = (Figure(name, name, (1.0, 2.0, 4.0), "times", ">= 2", (10, 40), "so") for name in ("first", "second"))
    page.merge(results, [first, second], of_a, 0.0)
    page.merge(results, [second], of_b, 0.0)
    assert {name: row["machine"] for name, row in results["figures"].items()} == {"first": "A", "second": "B"}
    assert (results["figures"]["first"]["value"], results["figures"]["first"]["met"]) == (2.0, True)
    page.merge(results, [first], of_b, 0.0)
    assert results["machines"] == {"B": of_b}
