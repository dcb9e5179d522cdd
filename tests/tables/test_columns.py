"""What planners cannot know: every column that a file may have is described, in both languages, and `new` writes it down."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from partnership_sim import catalogue
from partnership_sim.cli.main import cli
from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import COLUMNS
from partnership_sim.scenario import Scenario, templates
from partnership_sim.tables import headings
from partnership_sim.tables.columns import DESCRIBED, guide

FILES = {"register": headings.REGISTER, "ties": headings.TIES, "plans.csv": headings.PLANS, "shocks.csv": headings.SHOCKS}


@pytest.mark.parametrize("file", list(FILES))
def test_every_column_is_described(file: str) -> None:
    assert {one.name for one in DESCRIBED[file]} == {heading.name for heading in FILES[file]}


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_description_says_meaning_unit_range_and_how_to_estimate(language: str) -> None:
    for listed in DESCRIBED.values():
        for one in listed:
            for text in (one.meaning, one.unit, one.span, one.estimate):
                assert len(text[language]) > 0
            assert len(one.estimate[language]) > 10, one.name
            assert one.meaning["en"] != one.meaning["id"]


def test_ranges_are_those_of_the_states() -> None:
    spans = {one.name: one.span["en"] for one in DESCRIBED["register"]}
    for column in COLUMNS:
        if column.in_register:
            assert [float(end.replace(",", "")) for end in spans[column.name].split("..")] == [column.low, column.high]
            assert "e" not in spans[column.name]


def described(*words: str) -> dict[str, list[dict[str, str]]]:
    result = CliRunner().invoke(cli, ["describe", *words, "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, str]]] = json.loads(result.output)
    return found


def test_a_name_that_is_a_column_and_a_metric_shows_both() -> None:
    found = described("resistance", "--lang", "en")
    assert {"register", "metrics"} <= {*found}
    assert found["register"][0]["range"] == "0..1"
    assert "vote" in found["register"][0]["estimate"]
    assert "menyetujui" in described("resistance", "--lang", "id")["register"][0]["estimate"]


@pytest.mark.parametrize("name", ["resource unit", "unit", "Resource  unit", "satuan sumber daya", "satuan"])
def test_the_resource_unit(name: str) -> None:
    (row,) = described(name, "--lang", "en")["words"]
    months = 1 / PARAMETERS["income_rate"].default  # until the usual income of an organisation of size 1 is a unit
    words = {6: "six", 7: "seven", 8: "eight"}
    assert f"what an average organisation of the partnership can commit in about {words[round(months)]} months" in row["what"]


@pytest.mark.parametrize(
    ("name", "sort"),
    [("register", "register"), ("ties", "ties"), ("ties.csv", "ties"), ("plans", "plans.csv"), ("stakeholders.csv", "register")],
)
def test_whole_files(name: str, sort: str) -> None:
    found = described(name, "--lang", "id")
    assert [row["name"] for row in found[sort]] == [one.name for one in DESCRIBED[sort]]


def test_the_page_holds_them() -> None:
    assert "Columns of the register" in catalogue.page_tables()


@pytest.mark.parametrize(("language", "file"), [("en", "columns.txt"), ("id", "kolom.txt")])
def test_new_writes_them_beside_the_tables(tmp_path, language: str, file: str) -> None:
    folder = templates.write(tmp_path / "new", "village", language)
    text = (folder / file).read_text(encoding="utf-8-sig")
    assert text.encode("utf-8-sig") == guide(language)[file]
    for listed in DESCRIBED.values():
        for one in listed:
            assert one.meaning[language] in text
    assert file not in Scenario.load(folder).files
