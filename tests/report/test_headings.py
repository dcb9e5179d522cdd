"""No heading says more than the numbers below it: results at the edge, in both languages."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.metrics import METRICS
from partnership_sim.report.blocks import Gallery, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, compare, kinds, lasting, money, unfold
from partnership_sim.report.words import page
from partnership_sim.report.write import BUILDERS
from partnership_sim.results.columns import NO_PROGRAMME, PROGRAMME_END
from partnership_sim.results.reader import Results
from partnership_sim.verdicts import gains
from partnership_sim.verdicts.over_time import DOWN, FLAT, UP
from tests.report import synthetic
from tests.report.test_statements import sentences
from tests.report.undrawn import undrawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

SHAPE, NAMES = (6, 24), list(METRICS)


def flat(value: float, runs: int = SHAPE[0], months: int = SHAPE[1]) -> NDArray[np.float64]:
    """Return monthly values that are all the same."""
    return np.full((runs, months, len(NAMES)), value)


def noisy(lift: float, seed: int) -> NDArray[np.float64]:
    """Return monthly values that scatter so widely that no difference is clear."""
    return np.clip(flat(0.5 + lift) + np.random.default_rng(seed).normal(0, 0.2, (SHAPE[0], 1, 1)), 0, 1)


EXTREMES: dict[str, dict[str, Any]] = {
    "one run": {"replicates": 1},
    "few runs": {"replicates": 5},
    "no programme only": {"plans": ()},
    "one plan": {"plans": ("Keterbukaan",)},
    "all undefined": {"undefined": True},
    "everything equal": {"plans": ("A", "B"), "values": {NO_PROGRAMME: flat(0.5), "A": flat(0.5), "B": flat(0.5)}},
    "everything 0": {"plans": ("A", "B"), "values": {NO_PROGRAMME: flat(0.0), "A": flat(0.0), "B": flat(0.0)}},
    "nothing clear": {"plans": ("A", "B"), "values": {NO_PROGRAMME: noisy(0, 1), "A": noisy(0.03, 2), "B": noisy(0.02, 3)}},
    "nothing after": {"months": 12},
    "one month": {"months": 1, "programme_end": 1, "shocks": []},
}


class Drawn:
    """Takes the place of the functions that draw, and keeps what they were asked to draw."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    def of(self, name: str) -> Callable[..., None]:
        return lambda first, *_, **__: self.asked.append((name, first))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    found = Drawn()
    undrawn(monkeypatch, found.of)
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Context]:
    """Return what can be said of an extreme, whose results are made once."""
    folders: dict[str, Path] = {}

    def of(case: str, language: str = "en") -> Context:
        if case not in folders:
            folders[case] = synthetic.make(tmp_path_factory.mktemp("edge") / "results", **{"replicates": 6, **EXTREMES[case]})
        return Context(Data(Results(folders[case]), language))

    return of


def holds_nothing(asked: object) -> bool:
    """Return whether all that was to be drawn is 0 or undefined, or only one month of it."""
    if isinstance(asked, dict):
        return all(not np.nan_to_num(runs).any() or runs.shape[1] < 2 for runs in asked.values())
    return not any(value and math.isfinite(value) for row in asked for value in vars(row).values() if isinstance(value, float))  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", list(EXTREMES))
def test_no_chart_is_empty(made, drawn, case):
    c = made(case)
    for part in (unfold, kinds, lasting):
        part.build(c)
    assert not [name for name, asked in drawn.asked if name in {"over_time", "lasting"} and holds_nothing(asked)]


def test_charts_are_drawn_where_there_is_something(made, drawn):
    for part in (unfold, kinds, lasting):
        part.build(made("few runs"))
    assert {name for name, _ in drawn.asked} == {"over_time", "lasting"}
    assert holds_nothing({"A": np.zeros((3, 9))})
    assert holds_nothing({"A": np.ones((3, 1))})
    assert not holds_nothing({"A": np.ones((3, 2))})


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("case", list(EXTREMES))
def test_every_table_that_ranks_has_the_baseline(made, drawn, case, language):
    c, none = made(case, language), page.NO_PROGRAMME[language]
    for part in (compare, lasting, money):
        for table in (block for block in part.build(c).blocks if isinstance(block, Table)):
            assert any(bare(row[0]).strip() == none for row in table.rows), (case, bare(table.caption))


@pytest.mark.parametrize("case", list(EXTREMES))
def test_no_heading_claims_a_gain_whose_interval_holds_0(made, drawn, case):
    c = made(case)
    goal = c.goal
    clear = {plan for one in c.verdict.goals for plan, gain in one.gains().items() if gain.low > 0 or gain.high < 0}
    for part in (answer, compare, lasting, money):
        told = re.sub(r"[Nn]o plan (is )?clearly (better|beats?)", "", bare(part.build(c).heading))
        if re.search(r"clearly (better|beats?)\b|^Choose|does best|% is still there|has held", told):
            assert goal is not None, told
            assert clear, (case, told)
    if case in {"everything equal", "everything 0", "nothing clear"}:
        assert not clear
        said = bare(lasting.build(c).heading)
        assert re.fullmatch(r"There is no clear extra service with “\w+”, neither when the programme ends nor in month 24", said) or (
            "could not be measured" in said
        ), said


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("case", list(EXTREMES))
def test_every_heading_is_whole(made, drawn, case, language):
    for builder in BUILDERS:
        part = builder.build(made(case, language))
        texts = [part.heading, *(picture.title for block in part.blocks if isinstance(block, Gallery) for picture in block.pictures)]
        for text in map(bare, texts):
            assert text.strip()
            assert not re.search(r"\b(nan|inf|None(?! of))\b|[{}]|  ", text), text


def with_lasting(c: Context, case: str, share: float = math.nan, *, after: str = DOWN, measure: str = "service") -> Context:
    """Return the same results, of whose plan a gain had become this."""
    found, over = c.verdict.lasting, c.verdict.over_time
    assert found is not None
    assert over is not None
    kept = {**found.kept, c.best: gains.Kept(case, share)}
    verdict = replace(c.verdict, lasting=replace(found, measure=measure, kept=kept), over_time=replace(over, measure=measure, after=after))
    other = Context(c.data)
    other.__dict__["verdict"] = verdict
    return other


PLAN = "“Dialog dan mediasi”"


@pytest.mark.parametrize(
    ("case", "share", "stays"),
    [
        (gains.PART, 0.47, f"Of the extra service with {PLAN} when the programme ends, 47% is still there in month 24"),
        (gains.ALL, 0.93, f"The extra service with {PLAN} has held until month 24: 93% of it is there"),
        (gains.MORE, 1.4, f"On average, the extra service with {PLAN} is larger in month 24 than when the programme ends"),
        (gains.GONE, 0.0, f"Nothing clear is left in month 24 of the extra service with {PLAN}"),
        (gains.UNSURE, math.nan, f"Whether any of the extra service with {PLAN} is still there in month 24 is not clear"),
        (gains.LATE, math.nan, f"There is no clear extra service with {PLAN} when the programme ends, but there is in month 24"),
        (gains.NO_GAIN, math.nan, f"There is no clear extra service with {PLAN}, neither when the programme ends nor in month 24"),
    ],
)
def test_what_lasts_says_when_and_no_more_than_is_clear(made, drawn, case, share, stays):
    assert bare(lasting.build(with_lasting(made("few runs"), case, share)).heading) == stays


def test_of_what_is_better_low_a_reduction_lasts(made, drawn):
    c = with_lasting(made("few runs"), gains.PART, 0.5, measure="resistance")
    assert bare(lasting.build(c).heading) == (
        f"Of the reduction in resistance with {PLAN} when the programme ends, 50% is still there in month 24"
    )


@pytest.mark.parametrize(
    ("case", "share", "after", "said"),
    [
        (gains.PART, 0.25, DOWN, "; of the extra service at its end, 75% is gone by month 24"),
        (gains.GONE, 0.0, DOWN, "; of the extra service at its end, nothing clear is left in month 24"),
        (gains.ALL, 0.95, DOWN, "; it falls after it, but keeps its lead over no programme until month 24"),
        (gains.ALL, 0.95, UP, " and rises after it"),
        (gains.UNSURE, math.nan, FLAT, " and stays level after it"),
    ],
)
def test_how_it_unfolds_says_of_what_and_when(made, case, share, after, said):
    told = bare(unfold._heading(with_lasting(made("few runs"), case, share, after=after)))
    assert told == f"With {PLAN}, mean service rises during the programme{said}"


def test_a_single_run_has_no_mean(made):
    assert bare(unfold._heading(made("one run"))).startswith("In the single run of “")


def test_the_row_of_no_programme_holds_levels(made, drawn):
    c = made("few runs")
    table = next(block for block in lasting.build(c).blocks if isinstance(block, Table))
    row = next([bare(cell) for cell in row] for row in table.rows if bare(row[0]) == "No programme")
    level = c.data.tables.estimate(NO_PROGRAMME, "service", PROGRAMME_END).mean
    assert float(row[1].removeprefix("level ")) == pytest.approx(level, rel=0.06)
    assert row[3] == "–"


def test_what_is_0_throughout_is_named_and_not_drawn(made, drawn):
    part = unfold.build(made("everything 0"))
    assert not drawn.asked
    assert "Not drawn, as they are 0 in every month of all plans: service, need met, share of works that work, trust" in sentences(part)
    assert bare(unfold.build(made("one month")).heading) == "The run has a single month, so nothing unfolds"


@pytest.mark.parametrize(
    ("programmes", "plans", "said"),
    [
        ((), (NO_PROGRAMME,), "There is no plan whose effect could last"),
        (("A",), (NO_PROGRAMME, "A"), "What lasts could not be measured"),
        (("A",), ("A",), "Without runs of no programme, what lasts cannot be told"),
    ],
)
def test_why_nothing_can_be_told_of_what_lasts(programmes, plans, said):
    assert lasting._unknown(SimpleNamespace(data=SimpleNamespace(programmes=programmes, plans=plans)))["en"] == said  # type: ignore[arg-type]
