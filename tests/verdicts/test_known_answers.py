"""Verdicts of small runs, against the same numbers from pandas and the interval of a single column."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from partnership_sim import draws
from partnership_sim.results.columns import LAYOUTS, NO_PROGRAMME, OUTCOMES, POWER
from partnership_sim.studies.goals import Goal
from partnership_sim.studies.intervals import student
from partnership_sim.verdicts import goals, halves, kinds, lasting, matters, over_time, skew
from partnership_sim.verdicts.tables import Tables
from tests.report import synthetic

RUNS, MONTHS, END = 24, 12, 6
TRUST = Goal("trust", "after", 1)


def source(values, **tables) -> Any:
    """Return runs of one metric or more, metric -> plan -> [run, month], as a source; other tables as given, else without rows."""
    scenario = SimpleNamespace(
        seed=1,
        programme_end=END,
        goals=("trust",),
        plans=(),
        parameters={},
        population=SimpleNamespace(total=lambda _: 12),
        uncertainties={},
    )
    plans = tuple(next(iter(values.values())))
    return SimpleNamespace(
        scenario=scenario,
        plans=plans,
        replicates=RUNS,
        months=MONTHS,
        partial=False,
        has=tables.__contains__,
        table=lambda file: tables.get(file, {name: np.empty(0) for name in LAYOUTS[file].columns}),
        monthly=lambda names, *, plans=None, most=1000: {
            name: {plan: cube[:most] for plan, cube in values[name].items() if plans is None or plan in plans}
            for name in names
            if name in values
        },
    )


def interval(values, seed=1):
    """The interval of a mean that knows the luck of the runs of a seed (tests/studies/test_known_luck.py holds it to the same by hand)."""
    found = student(np.asarray(values)[:, None], luck=draws.of_runs(seed, range(RUNS)))
    return float(found.low[0]), float(found.high[0])


def curves(seed, shift=0.0):
    return np.random.default_rng(seed).uniform(0.2, 0.6, (RUNS, MONTHS)) + shift


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from partnership_sim.results.reader import Results

    return Results(synthetic.make(tmp_path_factory.mktemp("known") / "results", replicates=RUNS))


def test_standings_are_those_of_pandas(folder):
    tables = Tables(folder)
    found = goals.of(tables, tables.goals[0], tables.plans)
    values = pd.concat(
        {plan: pd.DataFrame(cube).iloc[:, 12:].mean(axis=1) for plan, cube in folder.monthly(["service"])["service"].items()}, axis=1
    )
    for plan in tables.plans:
        level = found.plans[plan].level
        assert tuple(level) == pytest.approx((values[plan].mean(), *interval(values[plan], tables.scenario.seed)))
        assert found.plans[plan].median == pytest.approx(values[plan].median())
        if plan == NO_PROGRAMME:
            continue
        gap = values[plan] - values[NO_PROGRAMME]
        gain, chance = found.plans[plan].gain, found.plans[plan].chance
        assert gain is not None
        assert chance is not None
        assert gain.difference == pytest.approx(gap.mean())
        assert (gain.low, gain.high) == pytest.approx(interval(gap, tables.scenario.seed))
        assert (chance.gain, chance.loss) == pytest.approx(((gap >= 0.01).mean(), (gap <= -0.01).mean()))
        assert chance.neither == pytest.approx((gap.abs() < 0.01).mean())
        assert (chance.least, chance.runs) == (0.01, RUNS)
        assert found.plans[plan].median_gain == pytest.approx(gap.median())
    order = values.mean().sort_values(ascending=False)
    assert found.leaders[0] == order.index[0]


def test_skewed_runs_by_their_median():
    assert skew.of_runs(np.array([0.1, 0.1, 0.1, 1.7]), 0.01) == -1
    assert skew.of_runs(np.array([0.9, 1.0, 1.1]), 0.01) == 0
    assert skew.of_runs(np.array([-1.0, 1.0, 1.0]), 0.01) == 1
    assert skew.of_runs(np.array([0.0, 0.0, 0.0, 0.008]), 0.01) == 0  # far by its share, but not by what matters
    assert skew.of_runs(np.array([]), 0.01) == 0


def test_for_whom_a_plan_gains_is_a_paired_difference_of_the_last_month():
    given = {
        f"trust_{other}_ngo": {NO_PROGRAMME: curves(1), "A": curves(1, 0.05 + 0.01 * n)}
        for n, other in enumerate(("community", "business"))
    }
    given |= {
        "resistance_ngo": {NO_PROGRAMME: curves(3), "A": curves(4)},
        "resources_ngo": {NO_PROGRAMME: curves(5), "A": curves(5, -0.004)},
    }
    found = kinds.of(Tables(source(given)), "A")
    assert found is not None
    trust, resistance, resources = found["trust"]["ngo"], found["resistance"]["ngo"], found["resources"]["ngo"]
    assert trust.difference == pytest.approx(0.055)
    assert (trust.sign, trust.better) == (1, 1)
    gap = (given["resistance_ngo"]["A"] - given["resistance_ngo"][NO_PROGRAMME])[:, -1]
    assert (resistance.low, resistance.high) == pytest.approx(interval(gap))
    assert resources.difference == pytest.approx(-0.004)
    assert (resources.sign, resources.better) == (-1, -1)  # without a level nothing is too small
    assert kinds.of(Tables(source(given)), NO_PROGRAMME) is None


@pytest.mark.parametrize(("shift", "sign"), [(0.019, 0), (-0.019, 0), (0.021, 1), (-0.021, -1)])
def test_resources_matter_by_a_twentieth_of_what_the_kind_has_without_a_programme(shift, sign):
    given = {"resources_ngo": {NO_PROGRAMME: curves(5), "A": curves(5, shift)}}
    summary = {"plan": [NO_PROGRAMME, "A"], "metric": ["resources_ngo"] * 2, "at": ["end"] * 2}
    levels = {name: np.array([0.4, 4.0]) for name in ("mean", "low", "high")}
    found = kinds.of(Tables(source(given, **{"summary.csv": summary | levels})), "A")
    assert found is not None
    one = found["resources"]["ngo"]
    assert (one.sign, one.better, one.equal) == (sign, sign, sign == 0)


def test_the_halves_of_communities_are_paired_run_by_run():
    generator = np.random.default_rng(8)
    rows = [
        (plan, run, "end", half, *generator.uniform(0, 1, len(halves.COLUMNS)))
        for plan in (NO_PROGRAMME, "A")
        for half in ("weaker", "stronger")
        for run in range(RUNS)
    ]
    frame = pd.DataFrame(rows, columns=[*POWER.columns, *halves.COLUMNS])
    table = {name: frame[name].tolist() if name in {"plan", "at", "half"} else frame[name].to_numpy() for name in frame}
    found = halves.of(Tables(source({"trust": {NO_PROGRAMME: curves(1), "A": curves(1)}}, **{POWER.file: table})), "A")
    mine = frame[(frame.plan == "A") & (frame.half == "weaker")]["voice"].to_numpy()
    base = frame[(frame.plan == NO_PROGRAMME) & (frame.half == "weaker")]["voice"].to_numpy()
    one = found.columns["voice"]["weaker"]
    assert one.level == pytest.approx(mine.mean())
    assert one.difference == pytest.approx((mine - base).mean())
    assert (one.low, one.high) == pytest.approx(interval(mine - base))
    assert found.unequal == {}  # its measures are in no comparison here


def test_how_a_plan_unfolds():
    rising = np.tile([0.2, 0.2, 0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.6, 0.4, 0.4, 0.4], (RUNS, 1))
    found = over_time.of(Tables(source({"trust": {NO_PROGRAMME: rising, "A": rising}})), "A")
    assert found is not None
    assert [found.start, found.programme_end, found.end] == pytest.approx([0.2, 0.6, 0.4])
    assert (found.during, found.after) == ("up", "down")
    assert over_time.of(Tables(source({"trust": {"A": np.full((RUNS, MONTHS), np.nan)}})), "A") is None


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [(1.0, 1.03, "flat"), (1.0, 1.05, "up"), (1.0, 0.9, "down"), (0.0, 0.0, "flat"), (math.nan, 1.0, None)],
)
def test_a_small_change_is_none(before, after, found):
    assert over_time.direction(before, after) == found


@pytest.mark.parametrize("better", [1, -1])
def test_runs_are_counted_by_what_matters(better):
    """Of 24 runs 6 gain 0.5, 2 lose 0.5, 1 loses 0.01, which matters, 5 gain 0.009, which does not, and 10 are the same."""
    gaps = np.concatenate([np.full(6, 0.5), np.full(2, -0.5), [-0.01], np.full(5, 0.009), np.zeros(10)])
    base = np.zeros((RUNS, MONTHS))
    tables = Tables(source({"trust": {NO_PROGRAMME: base, "A": base + better * gaps[:, None]}}))
    found = matters.score(tables, "A", NO_PROGRAMME, Goal("trust", "after", better))
    assert found == (0.01, 6 / 24, 3 / 24, 10 / 24, RUNS, False)
    missing = matters.score(tables, "A", NO_PROGRAMME, Goal("voice", "after", better))
    assert math.isnan(missing.gain)
    assert missing.runs == RUNS


def test_a_gain_that_few_runs_carry_is_told_by_its_median():
    """Ten of 24 runs gain 0.3: the mean gain is 0.125, the median 0."""
    base = np.full((RUNS, MONTHS), 0.2)
    own = base + np.where(np.arange(RUNS) < 10, 0.3, 0.0)[:, None]
    tables = Tables(source({"trust": {NO_PROGRAMME: base, "A": own}}, **{OUTCOMES.file: {name: [] for name in OUTCOMES.columns}}))
    one = goals.of(tables, TRUST, (NO_PROGRAMME, "A")).plans["A"]
    assert one.median == pytest.approx(0.2)
    assert (one.median_gain, one.skewed) == (0.0, -1)


def test_what_lasts_is_told_by_medians_too_where_a_mean_would_mislead():
    """Of 24 runs 10 gain 0.3 until programme end and 0.1 at the end: the means are 0.125 and 0.042, the medians 0."""
    base, lucky = np.full((RUNS, MONTHS), 0.2), np.arange(RUNS) < 10
    own = base + np.where(lucky, 0.3, 0.0)[:, None]
    own[:, -1] = 0.2 + np.where(lucky, 0.1, 0.0)
    tables = Tables(source({"trust": {NO_PROGRAMME: base, "A": own}}, **{OUTCOMES.file: {name: [] for name in OUTCOMES.columns}}))
    medians = lasting._medians(tables, "trust", (NO_PROGRAMME, "A"), (0.01, 0.01))
    assert medians == {NO_PROGRAMME: pytest.approx((0.2, 0.2)), "A": pytest.approx((0.0, 0.0))}
    assert lasting._medians(tables, "trust", (NO_PROGRAMME,), (0.01, 0.01)) == {}  # in all runs the same
    assert lasting._medians(tables, "trust", (NO_PROGRAMME, "A"), (0.5, 0.5)) == {}  # far by its share, but not by what matters
