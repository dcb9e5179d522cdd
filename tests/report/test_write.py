"""The report from any results folder: whole, in both languages, whatever is missing and whatever names say."""

import itertools
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim import report
from partnership_sim.declare import PARAMETERS
from partnership_sim.errors import InputError
from partnership_sim.results.columns import EVENTS, STAKEHOLDERS, TIES, WHAT_IF
from partnership_sim.scenario.schema import Scenario
from tests.report.page import Page
from tests.report.synthetic import make

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="x" \'<b>',
    "$x^2$ {{ 7*7 }} {plan} %s",
    "مرحبا بالعالم",
    "👩‍🌾 desa 🌊",
    "kata" * 60,
)
CASES: dict[str, dict[str, Any]] = {
    "usual": {},
    "register": {"register": True},
    "only no programme": {"plans": ()},
    "one plan": {"plans": ("Satu",)},
    "one replicate": {"replicates": 1},
    "two replicates": {"replicates": 2},
    "nothing after": {"months": 12, "programme_end": 12},
    "one month": {"months": 1, "programme_end": 1, "shocks": []},
    "all undefined": {"undefined": True},
    "no money": {"money": False},
    "partial": {"partial": True},
    "twelve plans": {"plans": tuple(f"Rencana {number}" for number in range(1, 13)), "replicates": 5},
    "optional tables without rows": {"without_rows": (WHAT_IF.file, EVENTS.file, TIES.file, STAKEHOLDERS.file)},
    "other goals": {"goals": ["resistance", "cost", "resilience", "leakage", "core_kinds"]},
    "hostile": {
        "plans": HOSTILE,
        "replicates": 4,
        "register": True,
        "name": HOSTILE[0] + HOSTILE[3],
        "names": {"government0": HOSTILE[0], "ngo1": HOSTILE[3], "business2": HOSTILE[5], "community3": HOSTILE[4]},
    },
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the page of a case in a language, made once."""
    made: dict[tuple[str, str], Page] = {}
    folders: dict[str, Path] = {}

    def page(case: str, language: str = "en") -> Page:
        if case not in folders:
            folders[case] = make(tmp_path_factory.mktemp("case") / "results", **CASES[case])
        if (case, language) not in made:
            target = report.write(folders[case], language, folders[case].parent / f"{language}.html")
            made[case, language] = Page(target.read_text(encoding="utf-8"))
        return made[case, language]

    return page


#: Cases in which sentences differ most are read in both languages, the others in one.
READ = [
    (case, language)
    for case in CASES
    for language in ("en", "id")
    if language == "id" or case in {"register", "one replicate", "all undefined"}
]


@pytest.mark.parametrize(("case", "language"), READ)
def test_every_folder_gives_a_sound_page(pages, case, language):
    page = pages(case, language)
    assert page.problems == []
    assert ("html", {"lang": language}) in page.elements
    assert len(page.ids()) == len(set(page.ids()))
    assert set(page.links()) <= set(page.ids())
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) >= 10
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(text.strip() for _, text in page.headings)
    assert len(page.source.encode()) < 3_000_000
    assert not re.search(r"\b(nan|None(?! of)|inf)\b", page.text)
    assert case == "hostile" or "{" not in page.text


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_loaded_from_outside(pages, case):
    page = pages(case, "id")
    for tag, values in page.elements:
        assert tag not in {"script", "iframe", "object", "embed", "img"}
        for name in ("src", "href", "xlink:href", "action"):
            assert (values.get(name) or "#").startswith("#"), (tag, values)
    assert not re.search(r"@import|url\((?!#)", page.source)


@pytest.mark.parametrize("case", ["usual", "hostile"])
def test_a_policy_forbids_scripts_and_whatever_is_outside(pages, case):
    """The first thing that a browser reads; no handler and no script stands in the page, so nothing of it is lost."""
    page = pages(case)
    heads = [values for tag, values in page.elements if tag == "meta"]
    (policy,) = [values["content"] or "" for values in heads if values.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert page.source.index("Content-Security-Policy") < page.source.index("<style")
    assert not [name for _, values in page.elements for name in values if name.startswith("on")]
    assert not [tag for tag, _ in page.elements if tag in {"script", "base", "form"}]


@pytest.mark.parametrize(("case", "language"), [one for one in READ if one[0] != "hostile"])
def test_the_answer_has_at_most_120_words(pages, case, language):
    page = pages(case, language)
    part = re.search(r"<section[^>]*>.*?</section>", page.source, flags=re.DOTALL)
    assert part
    inner = Page(part[0])
    words = [word for word in inner.text.split()[0:400] if any(letter.isalnum() for letter in word)]  # a quotation mark alone is no word
    question = len(page.headings[1][1].split())
    assert question <= 30
    assert len(words) <= 120 + question + 12  # heading and question stand above the answer


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_changed_parameter_names_its_source_in_the_report_s_language(pages, language):
    shown, other = pages("register", language).text, {"en": "id", "id": "en"}[language]
    source = PARAMETERS["trust_loss_ratio"].source
    assert source[language] in shown
    assert source[other] not in shown


def test_names_are_shown_as_text(pages):
    page = pages("hostile", "id")
    assert "<script" not in page.source.lower()
    assert not any("onmouseover" in values for _, values in page.elements)
    assert "<script>alert(1)</script>" in page.text
    assert "مرحبا بالعالم" in page.text
    assert "👩‍🌾 desa 🌊" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "49" not in page.text.split("{{")[0][-3:]
    isolated = [values for tag, values in page.elements if tag == "bdi"]
    assert any(len(values.get("title") or "") > 200 for values in isolated)


def test_figures_have_titles_and_words_for_those_who_do_not_see_them(pages):
    page = pages("register")
    pictures = [values for tag, values in page.elements if tag == "svg" and values.get("role") == "img"]
    captions = [tag for tag, _ in page.elements if tag == "figcaption"]
    assert len(pictures) >= 15
    assert len(captions) == len(pictures)
    assert all(len(values["aria-label"] or "") > 20 for values in pictures)
    assert "font-family: 'DejaVu" not in page.source


def test_partial_results_are_said_in_the_head(pages):
    assert "dihentikan" in pages("partial", "id").text[:1500]
    assert "dihentikan" not in pages("usual", "id").text[:1500]


def test_money_and_numbers_as_the_reader_writes_them(pages):
    indonesian, english = pages("usual", "id").text, pages("usual", "en").text
    assert "Rp300" in indonesian
    assert "24 November 2026" in indonesian
    assert "IDR" in english
    assert not re.search(r"\d\.\d{5,}|\d,\d{7,}", english + indonesian)
    assert "Rp" not in pages("no money", "id").text


def test_registered_names_are_told_and_drawn_ones_are_not(pages):
    page = pages("register")
    assert "Dinas PU" in page.text
    assert not re.search(r"\b(community|government|business|ngo)-\d{3}\b", page.text)


def test_the_same_folder_gives_the_same_page(tmp_path):
    folder = make(tmp_path / "results", replicates=5)
    one = report.write(folder, "id").read_bytes()
    names = sorted(path.name for path in (folder / "figures").iterdir())
    pictures = [(folder / "figures" / name).read_bytes() for name in names]
    assert report.write(folder, "id").read_bytes() == one
    assert [(folder / "figures" / name).read_bytes() for name in names] == pictures
    assert len(names) >= 10
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


def test_languages_have_the_same_parts(pages):
    shapes = [[tag for tag, _ in pages("register", language).elements if tag not in {"tspan", "br"}] for language in ("en", "id")]
    assert shapes[0].count("section") == shapes[1].count("section")
    assert shapes[0].count("table") == shapes[1].count("table")
    assert shapes[0].count("figure") == shapes[1].count("figure")


def test_the_language_of_the_scenario_is_the_default(tmp_path):
    folder = make(tmp_path / "results", replicates=3)
    assert '<html lang="id">' in report.write(folder).read_text(encoding="utf-8")
    assert (folder / "report.html").is_file()


def test_a_folder_of_something_else_is_refused(tmp_path):
    with pytest.raises(InputError):
        report.write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_report_drawn_with_its_run_does_not_check_the_scenario_anew(tmp_path, monkeypatch):
    """Nor does it tell of a table that lay beside the scenario when it was run: that is not in the results folder."""
    folder = make(tmp_path / "results", register=True)
    read = report.write(folder, "en", tmp_path / "read.html")
    own = shutil.copytree(folder / "scenario", tmp_path / "own")
    (own / "ties.csv").write_text("source,target,trust\ngovernment0,ngo1,0.5\n")
    case = Scenario.load(own)
    assert case.beside

    def checked(*_, **__):
        raise AssertionError("the scenario was read again")

    monkeypatch.setattr(Scenario, "load", checked)
    given = report.write(folder, "en", tmp_path / "given.html", scenario=case)
    assert given.read_bytes() == read.read_bytes()
