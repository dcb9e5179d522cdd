"""What spreadsheets put around and into a table, one by one; all of it together is in test_every_dialect.py."""

from __future__ import annotations

import pytest

from partnership_sim.problems import Problems
from partnership_sim.tables import read_register, read_ties
from partnership_sim.tables.calendar import read_plans
from partnership_sim.tables.people import People
from partnership_sim.tables.scale import Scale, recognised


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Register\n\nid,kind\na,ngo\n", 3),
        ("Register of 2026, by the office,,\nid,kind,name\na,ngo,A\n", 2),
        ("\n\nDaftar\n;;\nid;jenis;nama\na;LSM;A\n", 5),
        ("a report; with, many; marks\nid,kind\na,ngo\n", 2),
    ],
)
def test_titles_above_the_header(text, row):
    problems = Problems("en")
    found = read_register(text.encode(), "r.csv", problems)
    assert found is not None
    assert (found.ids, found.kinds) == (("a",), ("ngo",))
    assert f"r.csv: header found in row {row}; what stands above it is left out" in problems.notes


def test_a_header_of_two_rows():
    problems = Problems("en")
    found = read_register(b"id,name,kind,Figures,\n,,,resources,resistance\na,A,ngo,1,0.4\n", "r.csv", problems)
    assert found is not None
    assert (found.ids, found.columns["resources"].tolist(), found.columns["resistance"].tolist()) == (("a",), [1], [0.4])


@pytest.mark.parametrize("first", ["Total", "JUMLAH", "Rata-rata:", "Sub-total", "Average", "Sumber: survei 2026", "Note: preliminary"])
def test_rows_that_are_no_stakeholders(first):
    problems = Problems("en")
    found = read_register(f"id,name,kind,resources\na,A,ngo,1\n{first},,,1\n,{first},,1\n".encode(), "r.csv", problems)
    assert found is not None
    assert found.ids == ("a",)
    assert [(problem.place, problem.expected) for problem in problems.found] == [
        ("row 3", "delete the row"),
        ("row 4", "delete the row"),
    ]


def test_a_stakeholder_may_be_called_total():
    problems = Problems("en")
    found = read_register(b"id,name,kind\ntotal,Total,business\n", "r.csv", problems)
    assert found is not None
    assert (found.ids, problems.found) == (("total",), [])


def test_nothing_is_left_out_in_silence():
    problems = Problems("en")
    read_register(b"id,kind,Phone,,Address\na,ngo,1,x,y\n", "r.csv", problems)
    assert 'r.csv: 2 columns are not used: "Phone", "Address"' in problems.notes
    assert "r.csv: column 4 has no heading, and its 1 cells are not used" in problems.notes


def test_headings_that_mean_the_same_are_refused():
    problems = Problems("en")
    read_register(b"id,kind,jenis\na,ngo,LSM\n", "r.csv", problems)
    assert [problem.tell() for problem in problems.found] == [
        'r.csv:row 1, column jenis: it means the same column as "kind"; expected each column once'
    ]


def test_places_are_told_in_the_planner_s_words():
    problems = Problems("id")
    read_register(b"id;jenis;resistensi\na;LSM;1,7\n", "r.csv", problems)
    assert [problem.place for problem in problems.found] == ["baris 2, kolom resistensi"]


@pytest.mark.parametrize(
    ("numbers", "scale", "formula"),
    [
        ([4, 3, 2, 1, 1, 4], Scale(1, 4), "(x-1)/3"),
        ([5, 3, 2], Scale(1, 5), "(x-1)/4"),
        ([0, 3, 5, 2], Scale(0, 5), "x/5"),
        ([7, 10, 0, 5.5], Scale(0, 10), "x/10"),
        ([70, 55, 40], Scale(0, 100), "x/100"),
        ([1, 2, 2, 3], Scale(1, 3), "(x-1)/2"),
        ([0.5, 3, 0.4], None, ""),
        ([0.5, 0.2, 7], None, ""),
        ([3], None, ""),
        ([-1, 2, 3], None, ""),
        ([500, 20, 7], None, ""),
    ],
)
def test_scales(numbers, scale, formula):
    found = recognised([float(number) for number in numbers])
    assert found == scale
    assert found is None or found.formula == formula


def test_a_scale_is_one_problem_of_a_large_file():
    rows = "".join(f"a{row},b,{row % 5 + 1}\n" for row in range(3000))
    people = People([f"a{row}" for row in range(3000)] + ["b"], [""] * 3001)
    problems = Problems("en")
    read_ties(("source,target,trust\n" + rows).encode(), "t.csv", people, problems)
    (problem,) = problems.found
    assert problem.place == "column trust"
    assert "in 3000 of 3000 rows" in problem.found
    assert "(x-1)/4" in problem.expected


def test_names_of_two_are_told_and_ids_in_another_case_too():
    problems = Problems("en")
    people = People(("env", "mel", "maw"), ("Office", "Waste Bank", "waste bank"))
    read_ties(b"source,target,trust\nWaste Bank,env,0.5\nENV,mel,0.5\noffice,maw,0.5\n", "t.csv", people, problems)
    told = [problem.tell() for problem in problems.found]
    assert told[0].startswith('t.csv:row 2, column source: "Waste Bank" is the name of several: mel, maw; write the id')
    assert told[1].startswith('t.csv:row 3, column source: "ENV" is not in the register, "env" is:')
    assert len(told) == 2
    assert 't.csv: names read as ids (1): "office" = env' in problems.notes


def test_merged_cells_of_plans_and_their_total():
    problems = Problems("en")
    text = "rencana;anggaran;intervensi;belanja\nA;60;mediasi;1\n;;jejaring;2\n\n;;advokasi;3\nB;;mediasi;1\nTotal;;;7\n"
    plans, origins = read_plans(text.encode(), "p.csv", 0, (), problems)
    assert [(plan["name"], [action["lever"] for action in plan["actions"]]) for plan in plans] == [
        ("A", ["mediasi", "jejaring", "advokasi"]),
        ("B", ["mediasi"]),
    ]
    assert origins["plans", 0, "actions", 2][:2] == ("p.csv", 5)
    assert [problem.tell() for problem in problems.found] == ['p.csv:row 7: "Total" looks like a total of the rows above; delete the row']


@pytest.mark.parametrize(
    ("data", "file", "kind", "program"),
    [
        (b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", "r.xlsx", "xlsx", "Excel"),
        (b"PK\x03\x04....xl/workbook.xml", "r.csv", "xlsx", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "r.xls", "xls", "Excel"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "r.ods", "ods", "LibreOffice"),
        (b"PK\x03\x04....Index/Document.iwa", "r.numbers", "numbers", "Numbers"),
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_workbooks_say_how_they_are_saved(data, file, kind, program, language):
    problems = Problems(language)
    assert read_register(data, file, problems) is None
    (problem,) = problems.found
    assert f"(.{kind})" in problem.found
    assert program in problem.expected
    assert "CSV" in problem.expected
    assert "scenario.toml" in problem.expected
