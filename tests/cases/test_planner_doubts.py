"""Planners' files that are sound and cannot be meant so: told before they run, in the report too, in both languages."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import partnership_sim as ps
from partnership_sim.cli.main import cli
from partnership_sim.scenario import Scenario

CASES = Path(__file__).parent / "planner"
SAID = {
    "budget_not_used": 'plan "Talk": budget 60, it spends 13 in all: 47 units are planned for nothing',
    "empty_ties": "ties.csv has no row, so none of the 6 stakeholders is tied to anyone at the start: nobody meets or works with anybody until strangers find each other",
    "isolates_not_told": "3 of 9 stakeholders have no tie: bus2, gov3, old; each looks for a stranger about once in 8 years, unless networking from outside",
    "rupiah_in_spend": 'plan "Talk" means 10,000,000 units a month',
}
DIKATAKAN = {
    "budget_not_used": "47 satuan belum direncanakan untuk apa pun",
    "empty_ties": "ties.csv tidak berisi satu baris pun",
    "isolates_not_told": "3 dari 9 pemangku kepentingan tidak memiliki hubungan: bus2, gov3, old",
    "rupiah_in_spend": "angka ini tampak seperti uang, bukan satuan",
}


@pytest.mark.parametrize("name", list(SAID))
def test_check_says_so(name: str) -> None:
    told = CliRunner().invoke(cli, ["check", str(CASES / name)]).output
    assert SAID[name] in told.split("Please check")[1]
    assert DIKATAKAN[name] in CliRunner().invoke(cli, ["check", str(CASES / name), "--lang", "id"]).output
    found = json.loads(CliRunner().invoke(cli, ["check", str(CASES / name), "--json"]).output)
    assert any(doubt["text"].startswith(SAID[name]) for doubt in found["doubts"])
    assert any(doubt.text.startswith(SAID[name]) for doubt in Scenario.load(CASES / name).doubts)


def test_what_can_be_carried_is_told_beside_what_is_planned() -> None:
    """The only NGO has about half of full capacity, and full capacity carries 2.4 units a month."""
    texts = [doubt.text for doubt in Scenario.load(CASES / "rupiah_in_spend").doubts]
    carried = next(float(found[1]) for text in texts if (found := re.search(r"\(NGO\), who can carry about ([0-9.]+) a month", text)))
    assert carried == pytest.approx(1.2, abs=0.2)
    assert any("what an average organisation can commit in about seven months" in text for text in texts)


def report_of(name: str, out: Path, *options: str) -> tuple[str, str]:
    """Run a case; return its report as plain text, and what was said on standard error."""
    result = CliRunner().invoke(cli, ["run", str(CASES / name), "--out", str(out), "--no-what-if", "--replicates", "3", *options])
    assert result.exit_code == 0, result.output
    page = (out / "report.html").read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", " ", page)), result.stderr


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_report_of_people_without_ties_makes_sense(tmp_path: Path, language: str) -> None:
    """Strangers seldom find each other: in two months of these runs, drawn with seed 9, none do."""
    page, said = report_of("empty_ties", tmp_path / "out", "--lang", language, "--months", "2", "--seed", "9")
    told = {"en": SAID, "id": DIKATAKAN}[language]["empty_ties"]
    assert told in said
    assert page.count(told) >= 2  # in the head and in part 10
    assert "was not kept" not in page
    assert "tidak tersimpan" not in page
    assert {"en": "Nobody is tied to anybody", "id": "Tidak ada yang saling terhubung"}[language] in page


def test_without_ties_nobody_meets_until_strangers_find_each_other() -> None:
    """What the doubt says, as the runs go: in a month each of six looks for a stranger with a chance of .01, one in six finds itself."""
    case = Scenario.load(CASES / "empty_ties")
    table = ps.run(case, replicates=400).to_pandas().query("plan == 'No programme'").set_index(["replicate", "month"])
    ties, meetings = table["ties"].unstack(), table["meetings"].unstack()
    assert meetings[1].isna().all()
    assert ties[24].to_numpy()[ties[12] == 0].size > 0
    for month in range(2, case.months + 1):
        assert (meetings[month].isna() == (ties[month - 1] == 0)).all()
    chance = 1 - (1 - 0.01 * 5 / 6) ** 6
    assert (ties[1] > 0).mean() == pytest.approx(chance, abs=4 * (chance * (1 - chance) / 400) ** 0.5)
    assert (ties[24] == 0).mean() == pytest.approx((1 - chance) ** 24, abs=0.1)


def test_a_report_never_turns_twelve_units_into_twelve_rupiah(tmp_path: Path) -> None:
    page, said = report_of("rupiah_in_spend", tmp_path / "out", "--quiet")
    assert SAID["rupiah_in_spend"] in said  # the gravest are told even so
    assert "replicates tell little" not in said
    assert SAID["rupiah_in_spend"] in page
    assert not re.search(r"\(IDR\s*\d", page)
    assert "It costs" not in page.split("How do the plans compare?")[0]
    assert "120,000,000 units are planned" in page


def test_what_is_told_of_a_run_stands_in_its_report(tmp_path: Path) -> None:
    page, said = report_of("isolates_not_told", tmp_path / "out")
    assert SAID["isolates_not_told"] in said
    assert SAID["isolates_not_told"] in page
