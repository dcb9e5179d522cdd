"""The levers compared at equal spend: the contexts are fit to run, the judgement is right, and the shipped table names every lever."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
import pytest

from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS
from partnership_sim.plots.levers import ContextRow, matrix
from partnership_sim.plots.render import bitmap
from tests.scripts import ROOT, script

if TYPE_CHECKING:
    from pathlib import Path

LAB = script("levers", "levers")


def test_contexts_say_what_counts_and_spend_the_same_on_every_lever() -> None:
    for context in LAB.contexts():
        assert METRICS[context.goal].better != 0
        assert context.story["en"] != context.story["id"]
        assert [plan.name for plan in context.case.plans[1:]] == list(LEVERS)
        assert {action.spend for plan in context.case.plans for action in plan.actions} == {context.spend}
        assert not context.after or context.case.months > context.case.programme_end


def test_all_stands_for_every_kind_that_is_not_named() -> None:
    table = LAB._spelled_out({"all > ngo": 0.2, "all > all": 0.7, "ngo > ngo": 0.9})
    assert len(table) == 16
    assert table["community > ngo"] == 0.2
    assert table["ngo > ngo"] == 0.9
    assert table["ngo > business"] == 0.7
    assert LAB._spelled_out({"all": 0.1, "ngo": 0.5}) == {"community": 0.1, "government": 0.1, "business": 0.1, "ngo": 0.5}


def test_the_page_names_every_lever_after_runs_of_two_replicates() -> None:
    where = [context for context in LAB.contexts(3) if context.case.months <= 12]
    assert where
    table = LAB.compare({context.name: LAB.observe(context, 2) for context in where}, where)
    metrics = {row["metric"] for row in table.rows}
    assert len(table.rows) == len(where) * len(metrics) * len(LEVERS)
    for language in ("en", "id"):
        page = LAB.page(table, where, language, seed=3, replicates=2)
        for lever in LEVERS.values():
            assert f"| {Text.of(lever.label)[language]} | " in page


def made_up(gains: dict[str, float], spread: float = 0.01):
    """Return what `observe` would find in the first context, where levers gain so much in its goal."""
    context = LAB.contexts()[0]
    noise = np.random.default_rng(1)
    found = {}
    for plan in ("No programme", *LEVERS):
        found[plan] = np.full((50, len(METRICS)), 0.5)
        found[plan][:, list(METRICS).index(context.goal)] += gains.get(plan, 0.0) + spread * noise.normal(size=50)
    return context, LAB.compare({context.name: found}, [context])


def test_the_best_and_the_worst_stand_apart_from_each_of_the_others() -> None:
    _, table = made_up({"mediation": 0.2, "advocacy": -0.3, "networking": 0.1})
    assert (table.best[0].lever, table.best[0].other, table.best[0].shown) == ("mediation", "networking", True)
    assert table.best[0].lead == pytest.approx(0.1, abs=0.01)
    assert (table.worst[0].lever, table.worst[0].shown) == ("advocacy", True)
    assert table.worst[0].high < 0
    assert {harm.lever for harm in table.harms} == {"advocacy"}


def test_what_chance_can_explain_is_not_shown() -> None:
    context, table = made_up({"mediation": 0.2, "networking": 0.2}, spread=0.1)
    assert not table.best[0].shown
    assert not table.worst[0].shown
    assert not table.harms
    assert "not found" in LAB.page(table, [context], "en", seed=1, replicates=50)


def test_the_shipped_table_has_every_lever_in_every_context() -> None:
    with (ROOT / "docs/levers.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["goal"] == "1"]
    assert {(row["context"], row["lever"]) for row in rows} == {(context.name, lever) for context in LAB.contexts() for lever in LEVERS}
    for language, tag in (("en", ""), ("id", ".id")):
        page = (ROOT / f"docs/levers{tag}.md").read_text(encoding="utf-8")
        for lever in LEVERS.values():
            assert f"| {Text.of(lever.label)[language]} | " in page


def test_the_picture_frames_what_is_certain(tmp_path: Path) -> None:
    figure = matrix([ContextRow("a story " * 30, "trust", [0.1, -0.2], ["best", ""])], ["one", "two"], "note")
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert "+0.100" in texts
    assert "best" in texts
    bitmap(figure, tmp_path / "levers.png")
    assert (tmp_path / "levers.png").stat().st_size > 1000
