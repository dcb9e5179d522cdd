"""`describe` finds what people call things: keys, labels, headings of their tables, in either language, of several words."""

from __future__ import annotations

import json

import pytest

from partnership_sim.cli import main


def described(capsys, *words):
    main(["describe", *words, "--json"])
    return {(sort, row["name"]): row for sort, rows in json.loads(capsys.readouterr().out).items() for row in rows}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("resource unit",), ("words", "resource unit")),
        (("satuan", "sumber", "daya"), ("words", "resource unit")),
        (("Satuan",), ("words", "resource unit")),
        (("Peningkatan kapasitas",), ("levers", "capacity_building")),
        (("peningkatan", "kapasitas"), ("levers", "capacity_building")),
        (("LSM",), ("kinds", "ngo")),
        (("intervensi",), ("levers", "mediation")),
        (("pelaksana",), ("plans.csv", "by")),
        (("sasaran",), ("ties", "target")),
        (("untuk",), ("plans.csv", "on")),
        (("kinds",), ("kinds", "business")),
        (("plans",), ("plans.csv", "spend")),
    ],
)
def test_words_of_people_are_found(capsys, words, found):
    assert found in described(capsys, *words)


def test_a_column_tells_which_headings_are_read_for_it(capsys):
    row = described(capsys, "spend")["plans.csv", "spend"]
    assert {"spend", "belanja", "biaya per bulan", "spending", "biaya"} <= set(row["headings"].split("; "))


def test_numbers_are_written_as_readers_write_them(capsys):
    rows = described(capsys, "facilitated_dialogue", "--lang", "id")
    assert "0,38" in rows["levers", "facilitated_dialogue"]["cost"]
    assert "0.38" in described(capsys, "facilitated_dialogue", "--lang", "en")["levers", "facilitated_dialogue"]["cost"]
    assert described(capsys, "service", "--lang", "id")["metrics", "service"]["range"] == "0..∞"


@pytest.mark.parametrize("words", [["sumber", "daya"], ["resources"]])
def test_the_tables_that_a_planner_fills_in_come_first(capsys, words):
    assert next(iter(described(capsys, *words))) == ("register", "resources")


@pytest.mark.parametrize(("language", "span"), [("en", "0..1,000,000"), ("id", "0..1.000.000")])
def test_large_numbers_are_written_in_full(capsys, language, span):
    assert described(capsys, "resources", "--lang", language)["register", "resources"]["range"] == span


@pytest.mark.parametrize(("language", "span"), [("en", "0.000001..1,000,000"), ("id", "0,000001..1.000.000")])
def test_small_numbers_are_written_in_full(capsys, language, span):
    assert described(capsys, "power", "--lang", language)["register", "power"]["range"] == span
