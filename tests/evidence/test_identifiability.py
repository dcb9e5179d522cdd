"""What a survey tells of each parameter: the script on few sets, verdicts by hand, and the page that is shipped."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest

from partnership_sim.declare import NO_PROGRAMME, PARAMETERS
from partnership_sim.studies.intervals import Estimate
from partnership_sim.studies.sensitivity import declared
from tests.scripts import ROOT, script


@pytest.fixture
def study():
    return script("identifiability", "identifiability")


@pytest.fixture
def page():
    return script("identifiability", "identifiability_page")


def test_what_tells_a_parameter(page, study) -> None:
    """The short survey where it tells enough, else the long one, else none: which is never chosen for the best of both."""
    named = ["need", "synergy", "trust_gain", "turnover"]

    def told(shares: list[float], statistic: str):
        return study.Told(Estimate(*(np.array(shares) + by for by in (0.0, -0.1, 0.1))), [statistic] * 4, np.full(4, -0.5))

    found = page.rows({"short": told([0.21, 0.2, -0.1, 0.5], "a"), "long": told([0.9, 0.3, 0.1, 0.1], "b")}, named)
    assert [(row["parameter"], row["told_by"], row["statistic"]) for row in found] == [
        ("turnover", "short", "a"),
        ("need", "short", "a"),
        ("synergy", "long", "b"),
        ("trust_gain", "no survey", ""),
    ]
    assert [found[0][name] for name in ("short", "short_low", "short_high", "long")] == [0.5, 0.4, 0.6, 0.1]
    facts = page.Facts(3, 2, (12, 36), "plan", ["trust_gain"])
    text = page.page(found, facts)
    assert "Of 4 parameters, two waves of a short survey tell 2 (of 1 the interval lies above the bar, too), a longer one 1 more." in text
    assert "The other 1 no survey of these informs" in text
    assert "1 belong to levers that the programme does not use" in text


def test_parameters_of_levers_that_are_not_used(page, study) -> None:
    case = study.village()
    everything = set(page.unused(case, NO_PROGRAMME))
    assert {"audit_half", "training_half", "facilitated_ties"} <= everything
    assert "training_gain" not in everything  # of a phase, not of a lever
    left = page.unused(case, study.PROGRAMME)
    assert {"delivery_value", "advocacy_half"} <= set(left)
    assert "audit_half" not in left
    assert set(left) < everything <= set(PARAMETERS)


def test_statistics_are_named_in_their_order(study) -> None:
    """One set, one village: a value for each arm, wave and question finds its own name; deviations of one village are 0."""
    truth = {NO_PROGRAMME: np.array([[[[1.0, 2.0], [3.0, 4.0]]]]), study.PROGRAMME: np.array([[[[5.0, 6.0], [7.0, 8.0]]]])}
    values = np.concatenate([study.statistics(one) for one in truth.values()], axis=1)[0]
    named = dict(zip(study.labels(["a", "b"], list(truth)), values.tolist(), strict=True))
    assert named["b, month 12, without"] == 2.0
    assert named["a, month 36, with"] == 7.0
    assert named["spread of a, month 36, with"] == 0.0
    assert len(named) == 16


def test_no_two_villages_share_their_luck(study, monkeypatch) -> None:
    seen = []

    def observed(case, plan, points, lucks, metrics, waves, *, workers):
        seen.append(lucks)
        return np.zeros((*lucks.shape, len(waves), len(metrics)))

    monkeypatch.setattr(study, "observed", observed)
    study.lived({"need": np.array([0.2, 0.3, 0.4])}, 5, 1)
    together = np.concatenate([lucks.ravel() for lucks in seen])
    assert len(np.unique(together)) == together.size == 2 * 3 * 5


def test_a_parameter_that_a_question_shows_is_told_and_one_of_nothing_is_not(study) -> None:
    """Truth made by hand: the share of ties that met is the first parameter, trust has nothing to do with the second."""
    random = np.random.default_rng(9)
    targets = random.standard_normal((300, 2))
    questions = study.LONG
    arms = {name: random.uniform(0.4, 0.6, (300, 6, 2, len(questions))) for name in (NO_PROGRAMME, study.PROGRAMME)}
    at = [question.metric for question in questions].index("meetings")
    for values in arms.values():
        values[..., at] = 0.5 + 0.1 * targets[:, None, None, 0]
    told = study.told(arms, "short", targets - targets.mean(axis=0), 3)
    assert told.share.low[0] > 0.7
    assert told.share.mean[1] < 0.05
    assert told.statistic[0].startswith("meetings")
    assert told.correlation[0] > 0.8
    assert (told.share.low <= told.share.mean).all()
    assert (told.share.mean <= told.share.high).all()


def test_the_script_writes_page_and_table(study, page, tmp_path) -> None:
    study.main(["--sets", "25", "--villages", "2", "--workers", "1", "--out", str(tmp_path)])
    with (tmp_path / "identifiability.csv").open(encoding="utf-8-sig") as file:
        found = list(csv.DictReader(file))
    assert {row["parameter"] for row in found} == set(declared())
    text = (tmp_path / "identifiability.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in declared())


def test_the_shipped_page_is_of_the_parameters_there_are_and_counts_right(page) -> None:
    """Every parameter is told by a survey or marked as one that none informs; the page's first line counts them."""
    folder = ROOT / "docs" / "evidence"
    with (folder / "identifiability.csv").open(encoding="utf-8-sig") as file:
        found = list(csv.DictReader(file))
    assert {row["parameter"] for row in found} == set(declared())
    for row in found:
        assert row["told_by"] == page.BY_SHORT if float(row["short"]) > page.ENOUGH else row["told_by"] != page.BY_SHORT
        assert (row["told_by"] == page.BY_NONE) == (max(float(row["short"]), float(row["long"])) <= page.ENOUGH)
    count = {told: sum(row["told_by"] == told for row in found) for told in (page.BY_SHORT, page.BY_LONG, page.BY_NONE)}
    assert 15 <= count[page.BY_SHORT] < len(found) / 3  # as docs/evidence/limits.md says
    assert count[page.BY_NONE] > len(found) / 2
    first = (folder / "identifiability.md").read_text(encoding="utf-8").splitlines()[2]
    numbers = [int(number) for number in re.findall(r"\b\d+\b", first)]
    assert [numbers[at] for at in (0, 1, 3, 4)] == [len(found), count[page.BY_SHORT], count[page.BY_LONG], count[page.BY_NONE]]
