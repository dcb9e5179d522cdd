"""In which language problems and notes are told."""

from __future__ import annotations

import re

import pytest

from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check import report
from tests.scenario.base import FILED, PLAIN, bytes_of, folder, problem_of, problems_of, spoilt


@pytest.fixture
def no_language(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return monkeypatch


def test_a_problem_in_indonesian():
    problem = problem_of(spoilt("plans/0/actions/0/lever", "networkng", spoilt("language", "id")))
    assert problem.found == '"networkng" bukan nama intervensi'
    assert problem.tell("id").endswith('; apakah maksud Anda "networking"?')
    problems = problems_of(spoilt("language", "id", FILED), bytes_of(stakeholders="id,kind,resistance\na,ngo,1.7\n"))
    assert ("stakeholders.csv", "baris 2, kolom resistance") in {(problem.file, problem.place) for problem in problems}


def test_an_argument_goes_before_the_scenario_and_that_before_the_system(no_language):
    wrong = spoilt("months", 0, spoilt("language", None))
    english, indonesian = "0 lies outside the range", problem_of(wrong, language="id").found
    assert english != indonesian
    assert problem_of(wrong).found == english
    no_language.setenv("LANG", "id_ID.UTF-8")
    assert problem_of(wrong).found == indonesian
    assert problem_of({**wrong, "language": "en"}).found == english
    assert problem_of({**wrong, "language": "id"}, language="en").found == english


def test_the_error_tells_itself_in_its_language():
    with pytest.raises(InputError, match="apakah maksud Anda"):
        Scenario.of(spoilt("mnths", 3), language="id")


def test_a_file_that_cannot_be_read_still_says_its_language(tmp_path):
    folder(tmp_path, 'name = Air bersih\nlanguage = "id"\n')
    with pytest.raises(InputError) as caught:
        Scenario.load(tmp_path)
    assert caught.value.problems[0].place == "baris 1, kolom 8"


def test_notes_are_in_the_scenario_s_language(no_language):
    table = "\ufeffid;kind;resistance\r\na;ngo;0,5\r\n"
    alone = {"name": "x", "months": 9, "population": {"register": "stakeholders.csv"}}
    files = {"stakeholders.csv": table.encode()}
    assert Scenario.of(alone, files=files).notes == ("stakeholders.csv: semicolon, decimal comma, UTF-8 with BOM",)
    (note,) = Scenario.of({**alone, "language": "id"}, files=files).notes
    assert note.startswith("stakeholders.csv: titik koma, koma desimal, UTF-8")
    no_language.setenv("LANG", "id_ID.UTF-8")
    case = Scenario.of(alone, files=files)
    assert (case.language, case.notes) == ("en", ("stakeholders.csv: semicolon, decimal comma, UTF-8 with BOM",))


def test_an_unused_column_is_said_and_no_error():
    case = Scenario.of(FILED, files=bytes_of(ties="source,target,trust,remark\ncamat,pdam,0.5,good\n"))
    assert 'ties.csv: the column "remark" is not used' in case.notes


def test_nothing_english_is_left_in_what_a_planner_reads():
    case = Scenario.of({**FILED, "language": "id"}, files=bytes_of())
    english = re.compile(r"\b(the|of|is|are|with|month|months|row|column|expected|register|drawn)\b")
    assert not [line for line in report(case) if english.search(re.sub(r'"[^"]*"', "", line))]


def test_both_languages_say_as_much():
    case = Scenario.of(PLAIN)
    english, indonesian = report(case, "en"), report(case, "id")
    assert len(list(english)) == len(list(indonesian))
    assert list(english) != list(indonesian)
