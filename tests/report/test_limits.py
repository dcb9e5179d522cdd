"""Part 11, and docs/limits.md: every report carries what it cannot tell, in its language, and both are the same words."""

from pathlib import Path

import pytest

from partnership_sim import report
from partnership_sim.cli import main
from partnership_sim.left_out import LEFT_OUT
from partnership_sim.locale import PSEUDO
from partnership_sim.report import limits
from partnership_sim.report.words import limits as words
from partnership_sim.report.words import page
from partnership_sim.studies.loading import load
from tests.locale.escapes import plain_words
from tests.locale.test_pseudo_docs import told
from tests.report.page import Page
from tests.report.synthetic import make

ROOT = Path(__file__).parents[2]


def hold(path: Path, language: str) -> None:
    """Hold that a page carries it, last and whole, and leads to it from its head and its contents."""
    found = Page(path.read_text("utf-8"))
    assert found.links().count("limits") == 2
    assert page.QUESTIONS["limits"][language] in " ".join(found.words[""])
    assert list(found.words)[-1] == "limits"
    said = " ".join(" ".join(found.words["limits"]).split())
    for text in (words.CAN, words.CANNOT, words.WRONG, words.WELL, words.BADLY, *(part for pair in words.QUESTIONS for part in pair)):
        assert text[language] in said
    for one in LEFT_OUT.values():
        assert one.text[language][1:] in said


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("limits") / "results", replicates=4)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_report_carries_it_in_its_language(folder: Path, tmp_path: Path, language: str) -> None:
    hold(report.write(folder, language, tmp_path / "python.html"), language)
    load(folder)  # the folder is as it was
    main(["report", str(folder), "--lang", language, "--out", str(tmp_path / "command.html")])
    hold(tmp_path / "command.html", language)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_run_s_own_report_carries_it(tmp_path: Path, language: str) -> None:
    main(["new", str(tmp_path / "case"), "--template", "blank", "--lang", "en"])
    few = ["--replicates", "2", "--months", "12", "--no-what-if", "--out", str(tmp_path / "results")]
    main(["run", str(tmp_path / "case"), *few, "--lang", language])
    hold(tmp_path / "results" / "report.html", language)


@pytest.mark.parametrize(("language", "name"), limits.PAGES.items())
def test_the_page_for_planners_is_made_of_the_same_words(language: str, name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == limits.page(language), "make tables"
    assert (ROOT / "docs" / words.REFEREES).is_file()
    assert not plain_words(told(limits.page(PSEUDO)), set())


def test_the_parts_that_it_names_are_those() -> None:
    """It sends readers to part 7 for what could fail and to part 10 for what was given, and the head to part 11 for itself."""
    numbers = {key: number for number, key in enumerate(page.QUESTIONS, 1)}
    assert (numbers["fragile"], numbers["basis"], numbers["limits"]) == (7, 10, 11)
    for language in ("en", "id"):
        assert "7" in words.CANNOT[language]
        assert "10" in words.QUESTIONS[0][1][language]
        assert "11" in page.READ_LIMITS[language]
