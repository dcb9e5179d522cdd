"""What breaks without a parameter: verdicts on findings that are known, metrics that move, the script's values and page."""

from __future__ import annotations

import numpy as np
import pytest

from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence import Finding, Lab, Target
from partnership_sim.evidence.without import (
    BROKEN,
    MENDED,
    SAME,
    WEAKER,
    Absence,
    held_by_default,
    moved_clearly,
    moves,
    points_of,
    tried,
    verdict,
)
from partnership_sim.locale import Text
from partnership_sim.studies.intervals import Estimate
from tests.scripts import script

TRIED = [Absence("synergy", value) for value in (0.0, 0.1, 0.49, 0.7)]


def verdicts(finding, lab):
    return [verdict(finding, one) for one in tried(finding, lab)]


class Above(Finding):
    """Says that a quantity of mean synergy and sd 1 lies above 0; `held` by its interval, or below a limit."""

    claim = Text("")
    effect = "it"
    limit, noise = np.inf, 0.1

    def measure(self, lab):
        luck = np.random.default_rng(1).normal(0, self.noise, 40)
        return {"it": lab.parameter("synergy")[:, None] - 0.25 + luck - luck.mean()}

    def held(self, found):
        return (found["it"].low > 0) & (found["it"].mean < self.limit)

    def right_way(self, found):
        return found["it"].mean > 0


class Near(Above):
    """Only up to a limit, which the default passes."""

    limit = 0.245


class Noisy(Above):
    """So noisy that a little less is not shown, and a good deal less is not clearly the contrary."""

    noise = 0.6


class Coarse(Target):
    """A target whose effect moves by chance alone, far out of its range."""

    claim = Text("")
    effect = "it"
    low, high = 0.0, np.inf

    def measure(self, lab):
        luck = np.random.default_rng(3).normal(0, 1, (lab.count, 10))
        luck[0] += 2.0 - luck[0].mean()
        luck[1:] = luck[0] + 100 * (luck[1:] - luck[1:].mean(axis=1, keepdims=True)) - 3.0
        return {"it": luck, "beside it": lab.parameter("synergy")[:, None]}


def test_points_are_the_defaults_and_one_change_each() -> None:
    points = points_of([*TRIED, Absence("need", 0.2)])
    assert points["synergy"].tolist() == [PARAMETERS["synergy"].default, 0.0, 0.1, 0.49, 0.7, PARAMETERS["synergy"].default]
    assert points["need"].tolist() == [PARAMETERS["need"].default] * 5 + [0.2]


def test_verdicts() -> None:
    lab = Lab(1, points=points_of(TRIED))
    assert verdicts(Above(), lab) == [BROKEN, BROKEN, SAME, SAME]
    assert [held_by_default(finding, tried(finding, lab)[0]) for finding in (Above(), Near())] == [True, False]
    assert verdicts(Near(), lab) == [BROKEN, BROKEN, MENDED, SAME]
    some = points_of([Absence("synergy", value) for value in (0.4, 0.6, 0.2, -0.5)])
    assert verdicts(Noisy(), Lab(1, points=some)) == [WEAKER, SAME, WEAKER, BROKEN]


def test_a_finding_does_not_fall_by_chance() -> None:
    found = verdicts(Coarse(), Lab(1, points=points_of(TRIED)))
    assert found == [SAME] * 4


def test_what_moves_clearly() -> None:
    assert moved_clearly(np.array([[1.0], [1.0], [1.1]])).tolist() == [False, False, True]
    assert moved_clearly(np.array([[1.0, 2.0], [1.0, 2.0], [np.nan, np.nan]])).tolist() == [False, False, True]
    mean = np.array([1.0, 1.5, 3.0])
    assert moved_clearly(Estimate(mean, mean - 3.0, mean + 3.0)).tolist() == [False, False, False]
    assert moved_clearly(Estimate(mean, mean - 0.1, mean + 0.1)).tolist() == [False, True, True]


def test_metrics_that_move_are_told_with_their_change() -> None:
    """Leakage goes to 0 without its base and nothing else of it moves; the default moves nothing."""
    lab = Lab(2, points=points_of([Absence("leakage_base", 0.0), Absence("leakage_base", PARAMETERS["leakage_base"].default)]))
    plans = {"audits": [{"lever": "transparency", "spend": 1.0}]}
    without, same = moves(lab, plans, replicates=3, months=14, programme_end=13)
    assert same == {}
    assert without["No programme, during: leakage"] == pytest.approx(-1.0)
    assert without["audits, after: leakage"] == pytest.approx(-1.0)
    assert "No programme, during: participation" not in without


def test_every_parameter_is_tried_at_a_value_that_is_not_its_default() -> None:
    neutral = script("parameters", "neutral")
    assert set(neutral.NOTHING) | set(neutral.OTHERS) <= set(PARAMETERS)
    assert not set(neutral.NOTHING) & set(neutral.OTHERS)
    tried = neutral.changes()
    assert {change.parameter for change in tried} == set(PARAMETERS) - {"budget_scale"}
    assert all(change.value != PARAMETERS[change.parameter].default for change in tried)


def test_the_script_goes_on_where_it_was_and_writes_once_all_is_known(tmp_path, monkeypatch) -> None:
    without = script("parameters", "without")
    ran = []

    def run(name, group, share, workers):
        ran.append(name)
        if name == without.METRICS:
            return [{"mix, during: service": -0.3} if one.parameter == "need" else {} for one in group]
        return [[{}, [name, one.parameter]] for one in group]

    monkeypatch.setattr(without, "run", run)
    monkeypatch.setattr(without, "held_by_default", lambda finding, one: one.moved[0] != "7")
    monkeypatch.setattr(without, "verdict", lambda finding, one: BROKEN if one.moved == ["E10", "audit_effect"] else SAME)
    words = ["--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "out")]
    without.main([*words, "--only", "E10"])
    assert set(ran) == {"E10"}
    assert not (tmp_path / "out").exists()
    ran.clear()
    without.main(words)
    assert "E10" not in ran
    page = (tmp_path / "out" / "parameters.md").read_text(encoding="utf-8")
    assert "some finding breaks: `audit_effect`." in page
    assert "but metrics move: `need`." in page
    assert "these do not hold: 7." in page
    assert "mix, during: service -30%" in page
    table = (tmp_path / "out" / "parameters.csv").read_text(encoding="utf-8").splitlines()
    assert table[0] == ",".join(without.COLUMNS)
    assert len(table) == 1 + len(without.changes())


def test_the_script_tries_findings_and_metrics(monkeypatch) -> None:
    without = script("parameters", "without")
    without.load()
    monkeypatch.setattr(without, "WATCHED_REPLICATES", 10)
    group = [Absence("audit_effect", 0.0), Absence("trust_loss_ratio", 1.0)]
    audits, trust = (verdict(without.FINDINGS["E10"](), one) for one in without.run("E10", group, 0.02, 1))
    assert audits in (BROKEN, WEAKER)
    assert trust == SAME
    assert [verdict(without.FINDINGS["1"](), one) for one in without.run("1", group, 0.02, 1)] == [SAME, WEAKER]
    metrics = without.run(without.METRICS, group, 0.2, 1)
    assert metrics[0]["mix, during: leakage"] > 0.05
    with pytest.raises(SystemExit):
        without.tasks(["99"])
