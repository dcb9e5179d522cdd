"""Every command, its messages, refusals, tables, pages and pictures go through the made-up language, over both cases that are shipped."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from matplotlib.text import Text as Drawn

from partnership_sim.catalogue import HEADS, rows
from partnership_sim.cli.main import cli
from partnership_sim.evidence import load
from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import LANGUAGES, PSEUDO, translator
from partnership_sim.plots import render
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.templates import TEMPLATES
from partnership_sim.shocks import SHOCKS
from tests.cases.runs_of_base import call, small
from tests.locale.escapes import plain_words, seen, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

ROOT = Path(__file__).parents[2]
#: Each case, and what makes it small.
CASES = {
    "chemicals_policy_network": ("--months", "30"),
    "air_bersih": ("--months", "40", "--set", "population.community=14"),
}
#: What is typed, and so the same in every language: commands, names of files, keys.
TYPED = words_of(
    *(name for name in cli.commands),
    *(word for command in cli.commands.values() for one in command.params for word in one.opts),
    *LEVERS,
    *SHOCKS,
    "scenario.toml stakeholders.csv ties.csv plans.csv shocks.csv report.html manifest.json",
)


def names_of(case: Scenario) -> set[str]:
    """Return what a scenario calls people and plans: its own words, in its own language."""
    people = [row for name in ("stakeholders.csv",) if name in case.files for row in case.files[name].decode("utf-8-sig").splitlines()[1:]]
    return words_of(case.name, *(plan.name for plan in case.plans), *people)


class Ran:
    """One case, run by the command line in the made-up language."""

    def __init__(self, name: str, place: Path) -> None:
        self.source = ROOT / "experiments" / name
        self.folder = place / "results"
        self.case = Scenario.load(self.source)
        self.known = names_of(self.case) | words_of(str(self.folder), str(self.source))
        self.drawn: list[str] = []

    def draw(self, figure: Figure) -> None:
        self.drawn += [text.get_text() for text in figure.findobj(Drawn) if isinstance(text, Drawn) and text.get_visible()]


@pytest.fixture(scope="module", params=CASES)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    one = Ran(request.param, tmp_path_factory.mktemp(request.param))
    pixels = render._pixels

    def watched(figure: Figure, scale: float) -> object:
        picture = pixels(figure, scale)
        one.draw(figure)
        return picture

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "_pixels", watched)
        options = ("--replicates", "2", *CASES[request.param])
        assert call("run", one.source, *options, "--lang", PSEUDO, "--out", one.folder) == 0
        yield one


def test_no_word_of_a_page_escapes(ran: Ran) -> None:
    assert not plain_words(seen((ran.folder / "report.html").read_text(encoding="utf-8")), ran.known)


def test_no_word_of_a_picture_escapes(ran: Ran) -> None:
    assert len(list((ran.folder / "figures").glob("*.png"))) > 10
    assert any("⟦" in text for text in ran.drawn)
    assert not plain_words(" ".join(ran.drawn), ran.known)


def test_no_word_of_a_spreadsheet_escapes(ran: Ran) -> None:
    for name in ("summary.csv", "comparison.csv"):
        assert not plain_words((ran.folder / "spreadsheets" / name).read_text(encoding="utf-8-sig"), ran.known), name


def test_no_word_of_a_second_report_escapes(ran: Ran, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "again.html"
    assert call("report", ran.folder, "--lang", PSEUDO, "--out", page) == 0
    assert seen(page.read_text(encoding="utf-8")).split() == seen((ran.folder / "report.html").read_text(encoding="utf-8")).split()
    assert call("report", ran.folder, "--lang", PSEUDO, "--out", page) == 2
    told = capsys.readouterr()
    assert not plain_words(told.out + told.err, words_of(str(page)) | TYPED)


def test_no_word_of_a_damaged_folder_escapes(ran: Ran, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ran.folder, tmp_path / "damaged"))
    (folder / "summary.csv").write_text("plan\n", encoding="utf-8")
    (folder / "runs.parquet").unlink()
    (folder / "scenario" / "ties.csv").write_text("a,b\n", encoding="utf-8")
    tables = words_of("summary.csv runs.parquet input_sha256")
    assert call("report", folder, "--lang", PSEUDO) == 2
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    assert call("report", folder, "--lang", PSEUDO) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 4
    assert not plain_words(told, words_of(str(folder)) | TYPED | tables)


@pytest.mark.parametrize("name", CASES)
def test_no_word_of_checking_a_case_escapes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = ROOT / "experiments" / name
    assert call("check", source, "--lang", PSEUDO) == 0
    known = names_of(Scenario.load(source)) | words_of(*(column.name for column in COLUMNS))
    assert not plain_words(capsys.readouterr().out, known | TYPED)


def test_what_a_run_says_on_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a plan that is doubted, cut months, progress, and a folder that is there."""
    case, out = small(tmp_path, replicates=2), tmp_path / "out"
    options = ("--months", "6", "--lang", PSEUDO, "--out", out)
    assert call("run", case, *options) == 0
    assert call("run", case, *options) == 2
    told = capsys.readouterr()
    known = names_of(Scenario.load(case)) | words_of(str(tmp_path))
    assert told.out.count("⟦") > 5
    assert told.err.count("⟦") > 5
    assert not plain_words(told.out + told.err, known | TYPED | {"programme_end", "end"})


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_word_of_a_new_scenario_s_guide_escapes(template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("new", tmp_path / "new", "--template", template, "--lang", PSEUDO) == 0
    assert call("new", tmp_path / "new", "--lang", PSEUDO) == 2
    told = capsys.readouterr()
    assert not plain_words(told.out + told.err, words_of(str(tmp_path)) | TYPED)
    (guide,) = (path for path in (tmp_path / "new").iterdir() if "⟦" in path.name)
    described = words_of(*(row["name"] for kind in rows("en").values() for row in kind))
    assert not plain_words(guide.read_text(encoding="utf-8-sig"), described | TYPED)
    assert Scenario.load(tmp_path / "new").language == LANGUAGES[0]


def test_no_word_of_describe_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    tables = rows("en")
    named = words_of(*tables, *(row["name"] for kind in tables.values() for row in kind))
    read = re.escape(translator(PSEUDO)(HEADS["headings"]))  # headings of tables are read in every language
    choices = words_of("en id roles all hard average easy", *(word for lever in LEVERS.values() for word in (*lever.forms, *lever.options)))
    for what in ("", *tables, *(kind[0]["name"] for kind in tables.values())):
        assert call("describe", *([what] if what else []), "--lang", PSEUDO) == 0
        told = re.sub(f"{read}: .*", "", capsys.readouterr().out)
        assert not plain_words(told, named | choices | TYPED), what


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_no_word_of_help_escapes(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", PSEUDO)
    assert call(*([command] if command else []), "--help") == 0
    told = re.sub(r"--?[a-z][a-z-]*", "", capsys.readouterr().out)
    assert not plain_words(told, set(cli.commands)), command


BAD = {
    "scenario.toml": "months = = 3\n",
    "stakeholders.csv": "id;kind;power\na;nggo;lots\n;ngo;-1\n",
    "ties.csv": "source;target;trust\nnobody;nowhere;7\n",
    "plans.csv": "plan;lever;spend\nP;networkng;-2\n",
    "shocks.csv": "shock;month\nstorm;900\n",
}


@pytest.mark.parametrize("file", BAD)
@pytest.mark.parametrize("command", ["check", "run"])
def test_no_word_of_a_bad_file_escapes(command: str, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = Path(shutil.copytree(ROOT / "experiments" / "air_bersih", tmp_path / "case"))
    whole = (case / "stakeholders.csv").read_bytes()
    (case / file).write_text(BAD[file], encoding="utf-8")
    assert call(command, case, "--lang", PSEUDO) == 2
    told = re.sub(r'"[^"]*"', "", capsys.readouterr().err)
    assert "⟦" in told
    listed = words_of(*KINDS, "source target on by", *(line.split(";")[0] for line in whole.decode("utf-8-sig").splitlines()))
    assert not plain_words(told, words_of(str(case), BAD[file]) | TYPED | listed), told


WRONG_CALLS = (
    (),
    ("chek", "."),
    ("check",),
    ("check", "nowhere"),
    ("check", ".", "--seeds", "1"),
    ("check", ".", "one", "two"),
    ("check", ".", "--seed", "a", "--months", "0", "--set", "a", "--set", "trust_gain=9", "--set", "nothing=1"),
    ("run", ".", "--replicates", "0", "--workers", "0", "--plan", "none", "--set", "seed=x"),
    ("run", ".", "--quiet=1", "--seed", "1", "--seed", "2"),
    ("run", ".", "--plugin", "mine.py"),
    ("run", ".", "--plugin", "bad.py"),
    ("run", ".", "--out", "full"),
    ("report", "nowhere"),
    ("report", "."),
    ("report", ".", "--out", "none/page.html"),
    ("new", "full"),
    ("new", "other", "--template", "town"),
    ("describe", "nothing at all"),
    ("evidence", "--only", "999"),
    ("evidence", "--only", "F2", "--workers", "0"),
    ("evidence", "--only", "F2", "--out", "full"),
)


@pytest.mark.parametrize("words", WRONG_CALLS, ids=" ".join)
def test_no_word_of_a_refusal_escapes(words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    case = small(tmp_path)
    (case / "full").mkdir()
    (case / "full" / "findings.csv").write_text("mine", encoding="utf-8")
    (case / "bad.py").write_text("import partnership_sim\nraise ValueError\n", encoding="utf-8")
    monkeypatch.chdir(case)
    assert call(*words, *(("--lang", PSEUDO) if words else ("--lang=xx",))) == 2
    told = re.sub(r'"[^"]*"', "", capsys.readouterr().err)
    assert "⟦" in told
    typed = re.sub(r"--?[a-z][a-z-]*", "", told)
    listed = words_of(*rows("en")) if words[:1] == ("describe",) else words_of(*TEMPLATES) if words[:1] == ("new",) else set()
    listed |= words_of(*(finding.id for finding in load()))
    assert not plain_words(typed, words_of(*words, "full", "findings", "Latihan", "ValueError") | TYPED | listed), told


def test_no_word_of_findings_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    pixels = render._pixels

    def watched(figure: Figure, scale: float) -> object:
        drawn.extend(text.get_text() for text in figure.findobj(Drawn) if isinstance(text, Drawn))
        return pixels(figure, scale)

    monkeypatch.setattr(render, "_pixels", watched)
    beyond = [finding.id for finding in load() if not finding.effect]
    assert (
        call(
            "evidence", "--only", "F2", *(word for name in beyond for word in ("--only", name)), "--lang", PSEUDO, "--out", tmp_path / "out"
        )
        == 0
    )
    told = capsys.readouterr()
    known = words_of(*(finding.id for finding in load()), *(name for finding in load() for name in finding.set_by))
    assert not plain_words(told.out + told.err, known)
    assert "⟦" in " ".join(drawn)
    assert not plain_words(" ".join(drawn), known)
    page = (tmp_path / "out" / "findings.md").read_text(encoding="utf-8")
    quantities = re.findall(r"([^|;]+) [-0-9.e]+(?: \[[^]]*\])?(?=;| \|)", page.split("\n| F2 ")[1].split("\n")[0])
    assert not plain_words(page, known | words_of("id protocol.md findings.csv findings.png robust.csv", *quantities)), page
