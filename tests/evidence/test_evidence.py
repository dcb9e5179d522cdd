"""The experiments of the published findings: their protocol, their table, and the parts of them that have a closed form."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from partnership_sim.cli import main
from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence import COLUMNS, Lab, load
from partnership_sim.evidence.base import measured
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import ratio_of_means
from partnership_sim.evidence.pages import effect_of, protocol
from partnership_sim.evidence.table import sets_of_parameters
from partnership_sim.levers import LEVERS
from partnership_sim.shocks import SHOCKS

ROOT = Path(__file__).parents[2]
FINDINGS = {finding.id: finding for finding in load()}


def test_all_twelve_are_there_and_come_first() -> None:
    assert list(FINDINGS)[:12] == [str(number) for number in range(1, 13)]


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
    assert "broken_promise" not in SHOCKS
    assert len(LEVERS) == 9


def test_a_breach_and_successes_follow_the_closed_form() -> None:
    """Without healing: n(T) = ln(1 + loss T / (1 - T)) / -ln(1 - gain) successes repay a seen breach."""
    for level in (0.35, 0.5, 0.65, 0.8):
        for gain, ratio in ((0.1, 3.0), (0.08, 3.5)):
            p = Lab(
                1, points={"trust_gain": np.array([gain]), "trust_loss_ratio": np.array([ratio]), "forgiveness": np.array([0.0])}
            ).records()[0]
            needed = math.log(1 + gain * ratio * level / (1 - level)) / -math.log(1 - gain)
            couple = Couple(p, level)
            couple.breach()
            assert couple.trust == pytest.approx(level * (1 - gain * ratio))
            couple.keep(math.floor(needed - 1e-9))
            assert couple.trust < level
            couple.keep()
            assert couple.trust >= level - 1e-12


def test_deceit_lowers_the_ceiling_for_good() -> None:
    p = Lab(1).records()[0]
    couple = Couple(p, 0.6)
    couple.deceit()
    assert couple.trust == pytest.approx(0.6 * (1 - p.trust_gain * p.trust_loss_ratio))
    couple.keep(500)
    assert couple.trust == pytest.approx(1 - p.scar_size)


def test_the_ratio_of_means_covers_a_known_ratio() -> None:
    """In 400 samples with a true ratio of 2, about 95 of 100 intervals hold it."""
    generator = np.random.default_rng(3)
    base = generator.normal(1.0, 0.3, (400, 60))
    found = ratio_of_means(2.0 * base + generator.normal(0, 0.2, base.shape), base)
    covered = ((found.low < 2.0) & (found.high > 2.0)).sum()
    assert stats.binom.cdf(covered, 400, 0.95) > 0.001
    assert stats.binom.sf(covered - 1, 400, 0.95) > 0.001


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


def test_robust_tells_in_how_many_sets_a_finding_holds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["evidence", "--robust", "--only", "1", "--quiet", "--out", str(tmp_path / "out")])
    told = capsys.readouterr().out
    assert told.startswith("1      right way ")
    assert "(100)" in told
    header, row = (tmp_path / "out" / "robust.csv").read_text().splitlines()
    assert header == "id,sets,right_way,shown"
    assert row.startswith("1,100,")
