"""Each thing that can be wrong in the CSV files of a scenario, with its file, row and column."""

from __future__ import annotations

import pytest

from partnership_sim.scenario import Scenario
from tests.scenario.base import FILED, bytes_of, problem_of, problems_of

HEADER = "id,kind,resistance,resources\n"
REGISTER = [
    # rows below the header, place, found, nearest
    ("a,ngo,1.7,\n", "row 2, column resistance", "1.7 lies outside the range", ""),
    ("a,ngo,-0.1,\n", "row 2, column resistance", "-0.1 lies outside the range", ""),
    ("a,ngo,,-3\n", "row 2, column resources", "-3 lies outside the range", ""),
    ("a,ngo,tinggi,\n", "row 2, column resistance", '"tinggi" is a word, no number', ""),
    ("a,ngo,nan,\n", "row 2, column resistance", '"nan" is not a number', ""),
    ("a,ngo,,inf\n", "row 2, column resources", '"inf" is not a number', ""),
    ("a,ngo,,1e999\n", "row 2, column resources", "1e999 is not a finite number", ""),
    ("a,ngo,0x1,\n", "row 2, column resistance", '"0x1" is not a number', ""),
    ("a,ngo,true,\n", "row 2, column resistance", '"true" is not a number', ""),
    ("a,ngo,0.5 %,\n", "row 2, column resistance", "0.5 % is less than one percent", ""),
    ("a,ngo,,50%\n", "row 2, column resources", "50% is a percentage", ""),
    ('a,ngo,,"1.234,5"\n', "row 2, column resources", "1.234,5 is written with marks for thousands", ""),
    ("a,ngo,,1 234.5\n", "row 2, column resources", "1 234.5 is written with marks for thousands", ""),
    ("a,nggo,,\n", "row 2, column kind", '"nggo" is not a kind of stakeholder', "ngo"),
    ("a,,,\n", "row 2, column kind", "the kind is empty", ""),
    (",ngo,,\n", "row 2, column id", "the id is empty", ""),
    ("a,ngo,,\n\nb,ngo,,\na,ngo,,\n", "row 5, column id", '"a" stands in row 2 already', ""),
    ("ngo,ngo,,\n", "row 2, column id", '"ngo" is a kind of stakeholder', ""),
    ("a,ngo,,\nb\n", "row 3, column kind", "the kind is empty", ""),
    ("a,ngo,,\nb,ngo,,,,7\n", "row 3", "the row has 6 cells", ""),
    ('a,ngo,,\nb,"ngo"x,,\n', "row 3", None, ""),
]
WHOLE = [
    # the whole register, place, found
    (b"", "", "the file is empty"),
    (b"\n \n", "", "the file is empty"),
    (b"id,kind\n", "", "the register has a header and no rows"),
    (b"\xef\xbb\xbf", "", "the file is empty"),
    (b"id,name\na,b\n", "row 1", 'the column "kind" is missing'),
    (b"id,kind,resistence\na,ngo,0.3\n", "row 1, column resistence", '"resistence" is not a column here'),
    (b"id,kind,id\na,ngo,b\n", "row 1, column id", "the column appears twice"),
    ("id,kind\na,none\n".encode("utf-16"), "row 2, column kind", '"none" is not a kind of stakeholder'),
    ("id,kind\na,ngo\n".encode("utf-16-le"), "", "the file looks like UTF-16 text"),
    ("id,kind,name\na,ngo,Café\n".encode("cp1252"), "line 2", "byte 0xe9 is not UTF-8 (the file may be in Windows-1252)"),
    (b"id,kind\na,ngo\x00\n", "", "the file is binary: it holds NUL bytes"),
    (b"id,kind\na,ngo\x01\n", "line 2", "the file is binary: it holds the control character 0x01"),
    (b"PK\x03\x04 workbook", "", "the file is a workbook or an archive (zip)"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "", None),
    (b'id,kind\n"a,ngo\n', "row 2", None),
]
TIES = [
    ("camat,pdam,1.7\n", "row 2, column trust", "1.7 lies outside the range", ""),
    ("camat,pdm,0.5\n", "row 2, column target", '"pdm" is not in the register', "pdam"),
    (",pdam,0.5\n", "row 2, column source", "the id is empty", ""),
    ("camat,camat,0.5\n", "row 2, column target", '"camat" is tied to itself', ""),
    ("camat,pdam,0.5\npdam,camat,0.5\ncamat,pdam,0.4\n", "row 4", "the direction camat > pdam stands in row 2 already", ""),
]
PLANS = [
    ("P,networkng,1,,,\n", "row 2, column lever", '"networkng" is not a lever', "networking"),
    ("P,mediation,-1,,,\n", "row 2, column spend", "-1 lies outside the range", ""),
    ("P,mediation,satu,,,\n", "row 2, column spend", None, ""),
    ("P,mediation,1,20,10,\n", "row 2, column start", "the start, month 20, is later than the end, month 10", ""),
    ("P,mediation,1,1,30,\n", "row 2, column end", "month 30 is later than the end of the programme (24)", ""),
    ("P,mediation,1,1.5,,\n", "row 2, column start", None, ""),
    ("P,mediation,1,,,ngo|lsn\n", "row 2, column on", None, "lsm"),
    (",mediation,1,,,\n", "row 2, column plan", "the plan has no name", ""),
    ("P,,1,,,\n", "row 2, column lever", "it is missing", ""),
    ("P,mediation,,,,\n", "row 2, column spend", "it is missing", ""),
    ("No programme,mediation,1,,,\n", "row 2, column plan", '"No programme" is always run, by itself', ""),
]
SHOCKS = [
    ("flood,3,,\n", "row 2, column shock", '"flood" is not a shock', ""),
    ("disaster,,,\n", "row 2", "neither month nor rate is given", ""),
    ("disaster,3,0.4,\n", "row 2", "month and rate are both given", ""),
    ("disaster,60,,\n", "row 2, column month", None, ""),
    ("disaster,3,,1.4\n", "row 2, column severity", "1.4 lies outside the range", ""),
    ("disaster,2.5,,\n", "row 2, column month", None, ""),
]
ALONE = {"name": "x", "months": 48, "programme_end": 24, "language": "en", "population": {"register": "stakeholders.csv"}}


def check(problem, file, place, found, near=""):
    assert (problem.file, problem.place) == (file, place)
    assert found is None or problem.found == found
    assert problem.nearest == near
    assert problem.expected or problem.nearest


@pytest.mark.parametrize(("below", "place", "found", "near"), REGISTER)
def test_a_wrong_register(below, place, found, near):
    check(problem_of(ALONE, {"stakeholders.csv": (HEADER + below).encode()}), "stakeholders.csv", place, found, near)


@pytest.mark.parametrize(("data", "place", "found"), WHOLE)
def test_a_file_that_is_no_register(data, place, found):
    problem = problems_of(ALONE, {"stakeholders.csv": data})[0]
    assert (problem.file, problem.place) == ("stakeholders.csv", place)
    assert found is None or problem.found == found
    assert problem.expected or problem.nearest


@pytest.mark.parametrize("file", ["ties", "plans", "shocks"])
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", "a,b\n".encode("utf-16"), b"PK\x03\x04", b'"', b"x,y\n1,2\n", b"\xff\xfe"])
def test_files_that_are_no_tables(file, data):
    assert {problem.file for problem in problems_of(FILED, bytes_of(**{file: data}))} >= {f"{file}.csv"}


@pytest.mark.parametrize(("below", "place", "found", "near"), TIES)
def test_wrong_ties(below, place, found, near):
    check(problem_of(FILED, bytes_of(ties="source,target,trust\n" + below)), "ties.csv", place, found, near)


@pytest.mark.parametrize(
    ("column", "value"), [("conflict", "2"), ("conflict", "0.5"), ("met", "-1"), ("met", "1.5"), ("conflict", "perhaps")]
)
def test_wrong_conflict_or_month_of_meeting(column, value):
    problem = problem_of(FILED, bytes_of(ties=f"source,target,trust,{column}\ncamat,pdam,0.5,{value}\n"))
    assert problem.place == f"row 2, column {column}"


@pytest.mark.parametrize(("below", "place", "found", "near"), PLANS)
def test_wrong_plans(below, place, found, near):
    check(problem_of(FILED, bytes_of(plans="plan,lever,spend,start,end,on\n" + below)), "plans.csv", place, found, near)


def test_a_plan_with_two_budgets():
    table = "plan,budget,lever,spend\nP,10,mediation,1\nP,12,networking,1\n"
    assert problem_of(FILED, bytes_of(plans=table)).place == "row 3, column budget"


def test_an_option_of_another_lever():
    table = "plan,lever,spend,project_size\nP,mediation,1,0.2\n"
    problem = problem_of(FILED, bytes_of(plans=table))
    assert (problem.file, problem.place) == ("plans.csv", "row 2, column project_size")
    sound = "plan,lever,spend,form,project_size\nP,service_delivery,1,joint,0.2\nP,mediation,1,,\n"
    assert Scenario.of(FILED, files=bytes_of(plans=sound)).plans[1].actions[0].options == {"agreement": 0.0, "project_size": 0.2}


@pytest.mark.parametrize(("below", "place", "found", "near"), SHOCKS)
def test_wrong_shocks(below, place, found, near):
    check(problem_of(FILED, bytes_of(shocks="shock,month,rate,severity\n" + below)), "shocks.csv", place, found, near)


def test_both_kinds_of_decimal_mark_in_a_file():
    table = 'id,kind,resistance\na,ngo,0.5\nb,ngo,0.4\nc,ngo,"0,4"\n'
    problem = problem_of(ALONE, {"stakeholders.csv": table.encode()})
    assert problem.place == "row 4, column resistance"
    assert "decimal point" in problem.found


def test_a_number_that_can_be_read_in_two_ways():
    problem = problem_of(ALONE, {"stakeholders.csv": b"id;kind;resources\na;ngo;1.234\n"})
    assert problem.place == "row 2, column resources"
    assert "two ways" in problem.found
    same = Scenario.of(ALONE, files={"stakeholders.csv": b"id;kind;resources\na;ngo;1,2340\n"}).population.register
    assert same is not None
    assert same.columns["resources"][0] == 1.234
