"""What part 1 says where plans are practically equal, trade goals against each other, or few runs were made; in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.metrics import METRICS
from partnership_sim.report.blocks import Paragraph, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare, words_in
from partnership_sim.report.parts import answer, compare, fragile, lasting, money
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.results.reader import Results
from tests.report import synthetic

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MONTHS, END = 12, 6
NAMES = list(METRICS)


def runs_of(service: Any, trust: float, spent: float, runs: int) -> NDArray[np.float64]:
    """Return a plan that adds so much service (in each run, or one number) and trust to 0.2 and 0.5, and spends so much a month."""
    cube = np.full((runs, MONTHS, len(NAMES)), 0.3)
    cube[:, :, NAMES.index("service")] = 0.2 + np.broadcast_to(service, runs)[:, None]
    cube[:, :, NAMES.index("trust")] = 0.5 + trust
    cube[:, :, NAMES.index("spent")] = 0.0
    cube[:, :END, NAMES.index("spent")] = spent
    return cube


def context(folder: Path, runs: int, plans: dict[str, tuple[Any, float, float]], language: str = "en") -> Context:
    values = {NO_PROGRAMME: runs_of(0.0, 0.0, 0.0, runs)} | {name: runs_of(*given, runs) for name, given in plans.items()}
    made = synthetic.make(
        folder / "r",
        plans=tuple(plans),
        replicates=runs,
        months=MONTHS,
        programme_end=END,
        shocks=[],
        values=values,
        goals=["service", "trust"],
    )
    return Context(Data(Results(made, language), language))


def part_1(c: Context) -> tuple[str, str]:
    part = answer.build(c)
    texts = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    assert sum(map(words_in, [part.heading, *texts])) <= answer.MOST_WORDS
    return bare(part.heading), " ".join(map(bare, texts))


@pytest.mark.parametrize(
    ("language", "heading", "sentence"),
    [
        ("en", "“A” is better on service, “B” on trust; “B” costs less (6 against 12 units)", "On trust, “B” is better by 0.10."),
        (
            "id",
            "“A” lebih baik dalam hal layanan, “B” dalam hal kepercayaan; “B” lebih murah (6 dibandingkan dengan 12 satuan)",
            "Dalam hal kepercayaan, “B” lebih baik sebesar 0,10.",
        ),
    ],
)
def test_where_plans_trade_goals_the_choice_is_shown(tmp_path, language, heading, sentence):
    c = context(tmp_path, 20, {"A": (0.1, 0.0, 2.0), "B": (0.05, 0.1, 1.0)}, language)
    said, text = part_1(c)
    assert said == heading
    assert sentence in text
    (choice,) = c.verdict.answer.choices
    assert (choice.goal, choice.plan, choice.first, choice.cheaper) == ("trust", "B", "worse", "B")


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "2 plans are practically equal on service; of these “A” is better on trust, and “B” costs less (6 against 12 units)"),
        (
            "id",
            "Sebanyak 2 rencana praktis sama dalam hal layanan; di antaranya “A” lebih baik dalam hal kepercayaan, dan “B” lebih murah (6 dibandingkan dengan 12 satuan)",
        ),
    ],
)
def test_of_equals_it_is_told_who_is_better_by_another_goal_and_who_is_cheaper(tmp_path, language, heading):
    c = context(tmp_path, 20, {"A": (0.103, 0.1, 2.0), "B": (0.1, 0.0, 1.0)}, language)
    assert part_1(c)[0] == heading
    assert c.best == "B"


@pytest.mark.parametrize("part", [compare, lasting, fragile, money])
def test_where_a_mean_would_mislead_the_median_stands_beside_every_level(tmp_path, part):
    """A gains 0.4 in ten of 40 runs: its mean is 0.3, its median 0.2, as that of no programme."""
    c = context(tmp_path / "skewed", 40, {"A": (np.where(np.arange(40) < 10, 0.4, 0.0), 0.0, 1.0)})
    table = next(block for block in part.build(c).blocks if isinstance(block, Table))
    rows = [" ".join(bare(cell) for cell in row) for row in table.rows]
    assert all("median" in row for row in rows), rows
    text = " ".join(rows)
    assert "median 0.20" in text  # in lasting, of no programme; of A's gain it is 0
    assert "very unequal" in bare(table.note or "") or part in {compare, money}
    even = context(tmp_path / "even", 40, {"A": (0.1, 0.0, 1.0)})
    plain = next(block for block in part.build(even).blocks if isinstance(block, Table))
    assert "median" not in str(plain.rows)


def test_a_loss_below_what_matters_is_no_loss(tmp_path):
    c = context(tmp_path, 20, {"A": (0.1, 0.0, 1.0), "B": (-0.003, 0.0, 1.0)})
    assert (
        bare(compare.build(c).heading)
        == "1 of 2 plans clearly beats no programme on service after the programme; “B” is practically equal to it"
    )
    assert "worse" not in part_1(c)[1]


def test_another_plan_that_beats_none_is_not_passed_over(tmp_path):
    """By its mean B comes second, though it does not clearly beat none; C does."""
    b = np.where(np.arange(40) < 10, 0.45, -0.06)
    c = context(tmp_path, 40, {"A": (0.3, 0.0, 1.0), "B": (b, 0.0, 1.0), "C": (0.02, 0.0, 1.0)})
    assert c.verdict.answer.next is not None
    assert (c.verdict.answer.next.plan, c.verdict.answer.next.gains, c.verdict.answer.others) == ("B", False, "some_help")
    text = part_1(c)[1]
    assert "Also clearly better than no programme: “C”." in text
    assert "No other plan" not in text


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        (40, "in only 10 of 40 runs (less often than not): these carry the mean"),
        (200, "in only 25 of 100 runs (less often than not): these carry the mean"),
    ],
)
def test_a_gain_that_few_runs_carry_is_told_as_such(tmp_path, runs, told):
    c = context(tmp_path, runs, {"A": (np.where(np.arange(runs) < runs / 4, 0.4, 0.0), 0.0, 1.0)})
    text = part_1(c)[1]
    assert f"A gain of at least 0.01 comes {told}." in text
    assert "their median is 0.20, and that of the gain 0" in text
    (table,) = [block for block in compare.build(c).blocks if isinstance(block, Table)]
    assert any("median 0.20" in bare(cell) for row in table.rows for cell in row)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("runs", "guarded"), [(2, True), (5, True), (19, True), (20, False)])
def test_few_runs_do_not_read_like_a_proof(tmp_path, runs, guarded, language):
    c = context(tmp_path, runs, {"A": (0.1, 0.0, 1.0)}, language)
    nothing = (
        f"{runs} runs prove nothing; in these: "
        if language == "en"
        else f"Sebanyak {runs} simulasi belum membuktikan apa pun; menurut simulasi itu: "
    )
    heading, text = part_1(c)
    assert heading.startswith(nothing) == guarded
    assert bare(compare.build(c).heading).startswith(nothing) == guarded
    more = "at least 100 replicates" if language == "en" else "sekurangnya 100 simulasi"
    assert (more in text) == guarded
    if language == "en":
        assert ("does best on service" in heading) == guarded
        assert heading.startswith("Choose") != guarded
