"""Bytes into rows that know their place, whatever dialect they are written in."""

from __future__ import annotations

import pytest

from partnership_sim.locale import Text
from partnership_sim.problems import Problems
from partnership_sim.tables import rows
from partnership_sim.tables.headings import Heading, Headings
from partnership_sim.tables.text import decode

COLUMNS = tuple(
    Heading(name, Text.of({"en": name, "id": indonesian}))
    for name, indonesian in {"id": "id", "kind": "jenis", "trust": "kepercayaan"}.items()
)


def read(data, required=("id",)):
    problems = Problems("en")
    headings = Headings(COLUMNS, required)
    return rows.read(data if isinstance(data, bytes) else data.encode(), "x.csv", headings, ("trust",), problems), problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,kind,trust\na,ngo,0.5\n", "comma, decimal point, UTF-8"),
        ("id;kind;trust\na;ngo;0,5\n", "semicolon, decimal comma, UTF-8"),
        ("id\tkind\ttrust\na\tngo\t0,5\n", "tab, decimal comma, UTF-8"),
        ("\ufeffid;kind;trust\r\na;ngo;0.5\r\n", "semicolon, decimal point, UTF-8 with BOM"),
        ('id,kind,trust\na,ngo,"0,5"\n', "comma, decimal comma, UTF-8"),
        ("sep=;\r\nid;kind;trust\r\na;ngo;0,5\r\n", "semicolon, decimal comma, UTF-8"),
        (" ID , Kind , TRUST \n a , ngo , 0.5 \n", "comma, decimal point, UTF-8"),
        ("\n\nid,kind,trust\n\na,ngo,0.5\n,,\n", "comma, decimal point, UTF-8"),
        ("id,kind,trust\ra,ngo,0.5\r", "comma, decimal point, UTF-8"),
        ('id,"kind",trust\n"a","ngo",0.5', "comma, decimal point, UTF-8"),
        ("id,kind,trust,\na,ngo,0.5,\n", "comma, decimal point, UTF-8"),
    ],
)
def test_dialects(text, said):
    table, problems = read(text)
    assert not problems.found
    assert table is not None
    assert [(row["id"], row["kind"], row["trust"].replace(",", ".")) for row in table.rows] == [("a", "ngo", "0.5")]
    assert problems.notes == [f"x.csv: {said}"]


def test_rows_count_from_the_header():
    table, _ = read("id,kind\na,ngo\n\nb,ngo\n")
    assert table is not None
    assert [row.number for row in table.rows] == [2, 4]


def test_text_in_quotes_may_hold_the_separator_and_line_ends():
    table, problems = read('id,kind\n"a, ""b""\nc",ngo\n')
    assert not problems.found
    assert table is not None
    assert table.rows[0]["id"] == 'a, "b"\nc'


def test_a_near_miss_is_an_error_and_another_column_a_note():
    _, problems = read("id,knd\na,ngo\n")
    assert [(problem.place, problem.nearest) for problem in problems.found] == [("row 1, column knd", "kind")]
    table, problems = read("id,remarks\na,x\n")
    assert not problems.found
    assert table is not None
    assert problems.notes[0] == 'x.csv: the column "remarks" is not used'


def test_short_rows_end_with_empty_cells_and_longer_ones_are_told():
    table, problems = read("id,kind,trust\na\nb,ngo,0.5\nc,ngo,0.5,x\nd,ngo,0.5,,\n")
    assert [problem.place for problem in problems.found] == ["row 4"]
    assert table is not None
    assert [(row["id"], row["kind"], row["trust"]) for row in table.rows] == [("a", "", ""), ("b", "ngo", "0.5"), ("d", "ngo", "0.5")]


def test_an_open_quotation_mark():
    table, problems = read('id,kind\na,ngo\n"b,ngo\n')
    assert table is None
    assert [problem.place for problem in problems.found] == ["row 3"]


def test_text_that_is_read():
    problems = Problems("en")
    assert decode("é\n".encode(), "x.csv", problems) == ("é\n", "UTF-8")
    assert decode("\ufeffé".encode(), "x.csv", problems) == ("é", "UTF-8 with BOM")
    assert decode("é;a\n".encode("utf-16"), "x.csv", problems, table=True) == ("é;a\n", "UTF-16")
    assert not problems.found


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("aé".encode("utf-16"), "UTF-16"),
        ("abcdef".encode("utf-16-be"), "UTF-16"),
        ("é".encode("cp1252"), "Windows-1252"),
        (b"abcdefgh\x00", "NUL"),
        (b"PK\x03\x04", "workbook"),
        (b"a\x1b[0m", "control character 0x1b"),
    ],
)
def test_bytes_that_are_no_text_say_what_to_do(data, found):
    problems = Problems("en")
    assert decode(data, "x.csv", problems) is None
    (problem,) = problems.found
    assert found in problem.found
    assert problem.expected == 'save it as "CSV UTF-8"'
