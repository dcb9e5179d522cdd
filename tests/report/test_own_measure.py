"""What verdict and report do with a measure of a user's own, with and without a word on the smallest difference that matters."""

import math

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.declare import METRICS
from partnership_sim.report.blocks import Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, compare
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.results.reader import Results
from tests.report import synthetic

RUNS, MONTHS, END = 20, 12, 6


@pytest.fixture
def judged(tmp_path):
    """Return what is judged and told of a queue of 10 without a programme and of 9.7 with one, as it is declared."""

    def judge(language="en", **declared):
        @ps.metric("queue", {"en": "queue", "id": "antrean"}, unit="people", better=-1, **declared)
        def queue(month):
            return np.zeros(month.runs)

        cubes = {plan: np.full((RUNS, MONTHS, len(METRICS)), 0.3) for plan in (NO_PROGRAMME, "A")}
        for plan, value in ((NO_PROGRAMME, 10.0), ("A", 9.7)):
            cubes[plan][:, :, list(METRICS).index("queue")] = value
        folder = tmp_path / f"{language} {declared}"
        made = synthetic.make(
            folder, plans=("A",), replicates=RUNS, months=MONTHS, programme_end=END, shocks=[], values=cubes, goals=["queue"]
        )
        return Context(Data(Results(made, language), language))

    yield judge
    METRICS.remove("queue")


@pytest.mark.parametrize(
    ("declared", "least", "case"),
    [
        ({"high": math.inf, "least": 0.2}, 0.2, "better"),
        ({"high": math.inf, "least": 0.4}, 0.4, "equal"),
        ({"high": math.inf}, 0.5, "equal"),  # a twentieth of the 10 without a programme
        ({"high": 20.0}, 0.2, "better"),  # a hundredth of its range
        ({"high": 100.0}, 1.0, "equal"),
        ({"high": 100.0, "least": 0.2}, 0.2, "better"),
    ],
)
def test_a_difference_of_three_tenths_matters_as_the_measure_says(judged, declared, least, case):
    c = judged(**declared)
    (goal,) = c.verdict.goals
    assert goal.least == pytest.approx(least)
    assert goal.plans["A"].against_none == case
    assert goal.plans["A"].gain.difference == pytest.approx(-0.3)
    part = compare.build(c)
    heading, (table,) = bare(part.heading), [block for block in part.blocks if isinstance(block, Table)]
    assert f"Smallest difference that matters on queue: {least:g};" in bare(table.note or "")
    if case == "better":
        assert heading == "1 of 1 plans clearly beats no programme on queue after the programme"
        assert bare(answer.build(c).heading) == "Choose “A”: on queue it is clearly better than no programme"
    else:
        assert heading == "No plan clearly beats no programme on queue after the programme; “A” is practically equal to it"
        assert bare(answer.build(c).heading) == "On queue, no plan is clearly better than no programme"


def test_it_is_told_in_indonesian_too(judged):
    part = compare.build(judged("id", high=math.inf, least=0.2))
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    assert "Selisih terkecil yang berarti dalam hal antrean: 0,2;" in bare(table.note or "")


@pytest.mark.parametrize("least", [-0.1, math.nan, math.inf, "much"])
def test_what_is_no_smallest_difference_is_refused(least):
    with pytest.raises(ps.InputError, match="least"):
        ps.metric("queue", "queue", high=math.inf, better=-1, least=least)(lambda month: np.zeros(month.runs))
    assert "queue" not in METRICS
