"""The experiments of the published findings: their protocol, their table, and the parts of them that have a closed form."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from partnership_sim import constants
from partnership_sim.cli import main
from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence import COLUMNS, Asked, Lab, Ranges, load, pages, table
from partnership_sim.evidence.base import measured
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import in_sd, jackknifed, median, ratio_of_means, relative_change
from partnership_sim.evidence.pages import effect_of, protocol
from partnership_sim.evidence.table import sets_of_parameters
from partnership_sim.levers import LEVERS
from partnership_sim.shocks import SHOCKS
from partnership_sim.studies.intervals import Estimate, student
from partnership_sim.verdicts.judged import EMERGENT, FITTED, IDENTITY

ROOT = Path(__file__).parents[2]
FINDINGS = {finding.id: finding for finding in load()}


def test_patterns_come_first_then_older_findings_by_number() -> None:
    numbered = ["1", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
    assert list(FINDINGS)[:30] == [*(f"E{number}" for number in range(1, 20)), *numbered]
    assert not any(name[1:].isdigit() and name[0] == "E" for name in list(FINDINGS)[30:])


@pytest.mark.parametrize("finding", [one for one in FINDINGS.values() if one.effect], ids=lambda one: one.id)
def test_every_finding_says_what_it_is_and_what_set_it(finding) -> None:
    """What was set is named: a parameter, a constant, or the kinds' table of trust; nothing was set for an emergent finding."""
    assert finding.nature in {EMERGENT, FITTED, IDENTITY}
    assert bool(finding.set_by) == (finding.nature != EMERGENT)
    for name in finding.set_by:
        assert name in PARAMETERS or name == "trust" or hasattr(constants, name), name
    if issubclass(finding, Ranges):
        assert set(finding.asked)


def test_the_page_of_the_protocol_is_what_is_declared() -> None:
    assert (ROOT / "docs/evidence/protocol.md").read_text(encoding="utf-8") == protocol(load())


@pytest.mark.parametrize("finding", FINDINGS.values(), ids=FINDINGS)
def test_every_finding_says_what_it_claims_and_how_it_is_tried(finding) -> None:
    assert finding.claim["en"]
    assert finding.claim["id"]
    assert finding.claim["en"] != finding.claim["id"]
    assert finding.source
    if finding.effect:
        assert finding.protocol
        assert finding.unit
        assert "Held:" in finding.protocol
        assert re.search("replicates|called by hand|As [EF0-9]|As leak_base", finding.protocol)
    else:
        assert finding.why["en"]
        assert finding.why["id"]


@pytest.mark.parametrize("finding", [one for one in FINDINGS.values() if one.effect], ids=lambda one: one.id)
def test_every_experiment_runs_at_several_points_at_once(finding) -> None:
    """At defaults beside others: each quantity is [point], and the defaults' row is that of a run of its own."""
    lab = Lab(3, share=0.02, points={"trust_gain": np.array([PARAMETERS["trust_gain"].default, 0.06])})
    found = measured(finding().measure(lab), lab.seed)
    alone = measured(finding().measure(Lab(3, share=0.02)), 3)
    assert finding.effect in found
    for name, estimate in found.items():
        assert estimate.mean.shape == (2,), name
        assert estimate.mean[0] == pytest.approx(alone[name].mean[0], rel=1e-9, abs=1e-12, nan_ok=True), name
    assert np.asarray(finding().held(found)).shape == (2,)
    assert np.asarray(finding().right_way(found)).shape == (2,)


def test_experiments_leave_no_shock_and_no_lever_behind() -> None:
    assert not [name for name in SHOCKS if ":" in name]
    assert len(LEVERS) == 9


def test_a_breach_and_successes_follow_the_closed_form() -> None:
    """n(T) = ln(1 + loss T / (1 - T)) / -ln(1 - gain) successes repay a seen breach."""
    for level in (0.35, 0.5, 0.65, 0.8):
        for gain, ratio in ((0.1, 3.0), (0.08, 3.5)):
            p = Lab(1, points={"trust_gain": np.array([gain]), "trust_loss_ratio": np.array([ratio])}).records()[0]
            needed = math.log(1 + gain * ratio * level / (1 - level)) / -math.log(1 - gain)
            couple = Couple(p, level)
            couple.breach()
            assert couple.trust == pytest.approx(level * (1 - gain * ratio))
            couple.keep(math.floor(needed - 1e-9))
            assert couple.trust < level
            couple.keep()
            assert couple.trust >= level - 1e-12


def test_what_partners_hear_costs_its_weight_of_what_they_live_through() -> None:
    """A fully informed partner that hears of breaches in every meeting loses HEARSAY_WEIGHT of what one seen breach costs."""
    p = Lab(1).records()[0]
    lived, heard = Couple(p, 0.6), Couple(p, 0.6)
    lived.breach()
    heard.hearsay(1.0, 1.0)
    assert heard.trust == pytest.approx(0.6 * (1 - constants.HEARSAY_WEIGHT * p.trust_gain * p.trust_loss_ratio))
    assert (0.6 - heard.trust) / (0.6 - lived.trust) == pytest.approx(constants.HEARSAY_WEIGHT)


def covers(low: np.ndarray, high: np.ndarray, truth: float, level: float = 0.95) -> bool:
    """Return whether as many of the intervals hold a truth as chance allows."""
    covered, count = int(((low < truth) & (high > truth)).sum()), len(low)
    return bool(stats.binom.cdf(covered, count, level) > 0.001 and stats.binom.sf(covered - 1, count, level) > 0.001)


def test_the_ratio_of_means_covers_a_known_ratio() -> None:
    """In 400 samples with a true ratio of 2, about 95 of 100 intervals hold it; of skewed ones as well."""
    generator = np.random.default_rng(3)
    base = generator.normal(1.0, 0.3, (400, 60))
    found = ratio_of_means(2.0 * base + generator.normal(0, 0.2, base.shape), base)
    assert covers(found.low, found.high, 2.0)
    assert not covers(found.low, found.high, 2.03)
    skewed, others = (generator.lognormal(mean, 0.5, (400, 200)) for mean in (math.log(2.0), 0.0))
    found = ratio_of_means(skewed, others)
    assert covers(found.low, found.high, 2.0)
    assert found.high / found.mean == pytest.approx(found.mean / found.low)


def test_a_relative_change_is_a_ratio_less_one_and_a_loss_has_its_sign() -> None:
    values, others = np.array([[1.0, 2.0, 3.0]]), np.array([[4.0, 4.0, 4.0]])
    found, ratio = relative_change(values, others), ratio_of_means(values, others)
    assert [float(part[0]) for part in found] == pytest.approx([float(part[0]) - 1.0 for part in ratio])
    assert found.mean[0] == pytest.approx(-0.5)
    against = ratio_of_means(-values, others)
    assert against.mean[0] == pytest.approx(-0.5)
    assert against.low[0] < against.mean[0] < against.high[0]


def test_an_effect_in_sd_is_the_effect_over_the_spread_and_its_interval_covers() -> None:
    """Mean difference 1, sd 2: half a standard deviation; the interval knows that the sd is an estimate."""
    generator = np.random.default_rng(4)
    spread = generator.normal(0.0, 2.0, (400, 80))
    effect = 1.0 + generator.normal(0.0, 0.1, spread.shape)
    samples = in_sd(effect, spread)
    assert samples.mean(axis=1) == pytest.approx(effect.mean(axis=1) / spread.std(axis=1))
    found = student(samples.T)
    assert covers(found.low, found.high, 0.5)
    naive = student((effect / spread.std(axis=1, keepdims=True)).T)
    assert not covers(naive.low, naive.high, 0.5)


def test_the_jackknife_covers_a_mean_as_students_t_does() -> None:
    values = np.random.default_rng(5).normal(3.0, 1.0, (1, 40))
    found, known = jackknifed(lambda one: float(one.mean()), values, groups=40), student(values.T)
    for part, other in zip(found, known, strict=True):
        assert part == pytest.approx(other)


def test_the_median_counts_what_never_came() -> None:
    values = np.array([[*range(1, 61), *[np.inf] * 41]], float)
    found = median(values)
    assert found.mean[0] == 51.0
    assert found.low[0] < 45
    assert found.high[0] > 55


def test_what_is_asked_of_a_quantity() -> None:
    estimate = Estimate(np.array([0.2, 0.2, -0.1]), np.array([0.1, -0.1, -0.2]), np.array([0.3, 0.5, 0.0]))
    assert Asked(0.1, 0.3).met(estimate).tolist() == [True, True, False]
    assert Asked(0.1, 0.3, interval=True).met(estimate).tolist() == [True, False, False]
    assert Asked(0.1, 0.3, clear=True).met(estimate).tolist() == [True, False, False]
    assert Asked(0.3).pointed_at(estimate).tolist() == [True, True, False]
    assert Asked(high=-0.3).pointed_at(estimate).tolist() == [False, False, True]
    assert Asked(-0.15, 0.15).pointed_at(estimate).tolist() == [False, False, True]


def test_sets_of_parameters_fill_the_declared_ranges() -> None:
    sets = sets_of_parameters(10)
    assert set(sets) == {name for name in PARAMETERS if name != "budget_scale"}
    for name, values in sets.items():
        tenths = np.floor((values - PARAMETERS[name].low) / (PARAMETERS[name].high - PARAMETERS[name].low) * 10)
        assert sorted(tenths) == list(range(10)), name


@pytest.mark.parametrize(("language", "told"), [("en", "0.25 [0.2, 1.5]"), ("id", "0,25 [0,2; 1,5]")])
def test_effects_are_written_as_readers_write_numbers(language: str, told: str) -> None:
    assert effect_of({"effect": 0.25, "low": 0.2, "high": 1.5}, language) == told
    assert effect_of({"effect": None, "low": None, "high": None}, language) == ""


def test_the_command_prints_rows(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["evidence", "--only", "1", "--only", "F8", "--only", "F15a", "--json", "--quiet", "--lang", "id", "--out", str(out)])
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["1", "F8", "F15a"]
    assert all(tuple(row) == COLUMNS for row in rows)
    assert rows[1]["held"] is None
    assert rows[1]["effect"] is None
    assert "pemungutan suara" in rows[1]["why"]
    assert rows[2]["held"] is True
    assert 6 < rows[2]["effect"] < 13
    assert {path.name for path in out.iterdir()} == {"findings.csv", "findings.md", "findings.png"}


def test_wrong_ids_and_a_folder_that_is_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["evidence", "--only", "F1x", "--only", "99"])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert '"F1x"' in told
    assert '"99"' in told
    (tmp_path / "findings.csv").write_text("mine")
    with pytest.raises(SystemExit) as left:
        main(["evidence", "--only", "1", "--out", str(tmp_path)])
    assert left.value.code == 2
    assert (tmp_path / "findings.csv").read_text() == "mine"


def test_robust_tells_in_how_many_sets_an_emergent_finding_holds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table.robust, "__kwdefaults__", {**(table.robust.__kwdefaults__ or {}), "count": 3})
    monkeypatch.setattr(table, "SHARE", 0.02)
    main(["evidence", "--robust", "--only", "1", "--only", "5", "--quiet", "--out", str(tmp_path / "out")])
    told = capsys.readouterr().out
    assert told.startswith("5      right way ")
    assert "(3)" in told
    header, row = (tmp_path / "out" / "robust.csv").read_text().splitlines()
    assert header == "id,sets,right_way,shown"
    assert row.startswith("5,3,")


def test_the_page_counts_what_the_shipped_table_of_sets_holds() -> None:
    found = pd.read_csv(ROOT / "docs/evidence" / pages.ROBUST)
    emergent = [finding.id for finding in load() if finding.effect and finding.nature == EMERGENT]
    assert set(found["id"]) <= set(emergent)
    assert (found["sets"] == table.SETS).all()
    assert (len(found), int((found["right_way"] >= pages.OFTEN).sum())) == (pages.TRIED, pages.STEADY)
    page = (ROOT / "docs/evidence/findings.md").read_text(encoding="utf-8")
    assert pages.RANGES.with_(sets=table.SETS, table=pages.ROBUST, steady=pages.STEADY, tried=pages.TRIED)["en"] in page
