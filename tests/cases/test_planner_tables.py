"""Files as planners' spreadsheets make them: each is read as it was meant, or told in few words with what to write instead."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from partnership_sim.cli.main import cli
from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario

CASES = Path(__file__).parent / "planner"
NAN = float("nan")


def case(name, language=None):
    return Scenario.load(CASES / name, language=language)


def register(name):
    found = case(name).population.register
    assert found is not None
    return found


def ties(name):
    """Return the ties of a case as (source, target) by id, and their trust."""
    loaded = case(name).population
    assert loaded.register is not None
    assert loaded.ties is not None
    ids = loaded.register.ids
    ends = [(ids[source], ids[target]) for source, target in zip(loaded.ties.source, loaded.ties.target, strict=True)]
    return ends, loaded.ties


def told(name, language="en"):
    """Return what is said of a case that cannot be read, a line each."""
    with pytest.raises(InputError) as caught:
        case(name, language)
    return [problem.tell(language) for problem in caught.value.problems]


def test_short_rows_end_with_empty_cells():
    people = register("short_rows")
    row = people.ids.index("hij")
    assert [people.columns[name][row] for name in ("resources", "resistance", "rent")] == pytest.approx([NAN] * 3, nan_ok=True)
    assert people.joins.tolist() == [0, 0, 6, 0, 0, 0]
    assert people.columns["rent"].tolist() == pytest.approx([NAN, 0.2, 0.5, NAN, NAN, NAN], nan_ok=True)


def test_kinds_in_any_case_and_number():
    assert register("kinds_as_written").kinds == ("government", "government", "business", "ngo", "community", "community")
    assert any("GOVERNMENT" in note and "communities" in note for note in case("kinds_as_written").notes)


def test_indonesian_headings_and_kinds():
    people = register("indonesian_headings")
    assert people.names == ("Dinas Lingkungan", "PT Botol", "Yayasan Hijau", "Bank Sampah Melati")
    assert people.kinds == ("government", "business", "ngo", "community")
    assert people.columns["resources"].tolist() == [1.5, 2.5, 1, 0.4]
    assert people.columns["resistance"].tolist() == [0.4, 0.3, 0.1, 0.9]
    assert people.columns["power"].tolist() == [3, 4, 2, 1]


def test_a_near_miss_of_a_heading_is_asked_about():
    (line,) = told("ignored_heading", "id")
    assert (
        line
        == 'stakeholders.csv:baris 1, kolom resistan: "resistan" bukan nama kolom di sini; apakah maksud Anda "resistance" (resistensi)?'
    )
    assert told("ignored_heading")[0].endswith('did you mean "resistance"?')


def test_columns_of_a_graph_tool():
    ends, table = ties("kumu_columns")
    assert ends == [("env", "fac"), ("hij", "mel")]
    assert np.isnan(table.trust).all()
    said = "\n".join(case("kumu_columns").notes)
    assert 'ties.csv: 2 columns are not used: "Label", "Type"' in said
    assert "there is no column trust" in said


def test_levers_and_kinds_by_their_labels():
    (_, plan) = case("lever_labels").plans
    assert [(action.lever, action.spend, action.by) for action in plan.actions] == [("capacity_building", 2, ("ngo",))]
    assert any("Peningkatan kapasitas" in note and "capacity_building" in note for note in case("lever_labels").notes)


def test_lists_in_cells():
    plans = case("lists_in_cells").plans[1:]
    assert [plan.actions[0].on for plan in plans] == [("env", "fac")] * 3


def test_an_empty_plan_means_the_plan_above():
    plans = {plan.name: [action.lever for action in plan.actions] for plan in case("merged_plan_cells").plans[1:]}
    assert plans == {"Talk": ["facilitated_dialogue", "mediation"], "Train": ["capacity_building"]}


def test_ties_without_trust():
    ends, table = ties("no_trust_column")
    assert ends == [("env", "fac"), ("hij", "mel")]
    assert np.isnan(table.trust).all()


def test_ends_of_ties_by_name():
    ends, table = ties("ties_by_name")
    assert ends == [("env", "fac"), ("hij", "mel")]
    assert table.trust.tolist() == [0.5, 0.7]
    assert any("names read as ids (4)" in note for note in case("ties_by_name").notes)


@pytest.mark.parametrize(("name", "row"), [("title_row", 3), ("two_row_header", 2)])
def test_a_header_below_other_rows(name, row):
    assert register(name) == register("ties_by_name")
    assert f"stakeholders.csv: header found in row {row}; what stands above it is left out" in case(name).notes


def test_a_total_is_told_in_one_line():
    assert told("total_row") == ['stakeholders.csv:row 8: "Total" looks like a total of the rows above; delete the row']


def test_percentages_are_shares():
    assert ties("trust_percent")[1].trust.tolist() == [0.5, 0.7, 0.4, 0.6, 0.6, 0.5]


def test_a_scale_is_told_once_with_its_formula():
    (line,) = told("trust_scale_1_4")
    assert "trust runs from 1 to 4 in 6 of 6 rows" in line
    assert "scale from 1 to 4" in line
    assert "write (x-1)/3" in line


def test_words_for_yes_and_no():
    assert ties("conflict_words")[1].conflict.tolist() == [1, 0, 1, 0]


def test_an_apostrophe_before_a_number():
    assert told("apostrophe") == ["stakeholders.csv:row 4, column resources: '2.5: an apostrophe stands before the number; delete it"]


def test_a_number_in_two_ways_is_told_with_itself():
    lines = told("ambiguous_thousands_message")
    assert [line.rpartition("; ")[2] for line in lines] == ["write 1500 or 1.5", "write 2500 or 2.5"]


def test_thousands_in_the_scenario_hide_nothing_else(tmp_path):
    assert told("toml_thousands") == ["scenario.toml:line 10: 25.000.000 has marks for thousands; write 25_000_000 or 25000000"]
    for file in (CASES / "toml_thousands").iterdir():
        text = (
            file.read_text(encoding="utf-8")
            .replace("spend = 1.0", "spend = 2,5")
            .replace("vil,env,0.5", "vil,env,7")
            .replace("ngo,1,", "nog,1,")
        )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Scenario.load(tmp_path, language="en")
    assert [problem.tell() for problem in caught.value.problems] == [
        "scenario.toml:line 10: 25.000.000 has marks for thousands; write 25_000_000 or 25000000",
        "scenario.toml:line 20: 2,5 has a decimal comma; write 2.5",
        'stakeholders.csv:row 5, column kind: "nog" is not a kind of stakeholder; did you mean "ngo"?',
        "ties.csv:row 7, column trust: 7 lies outside the range; expected a number from 0 to 1",
    ]


def test_a_missing_column_is_one_message():
    assert told("cascade") == [
        'stakeholders.csv:row 1: the column "id" is missing; expected the columns id, kind; partnership-sim describe id says what is meant'
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_workbook_says_how_to_save_it(language):
    (line,) = told("workbook", language)
    assert line.startswith("stakeholders.xlsx:")
    assert "Excel: Save as" in line or "Excel: Save As" in line
    assert "CSV UTF-8 (Comma delimited)" in line
    assert "scenario.toml" in line


READ = (
    "short_rows",
    "kinds_as_written",
    "indonesian_headings",
    "kumu_columns",
    "lever_labels",
    "lists_in_cells",
    "merged_plan_cells",
    "no_trust_column",
    "ties_by_name",
    "title_row",
    "two_row_header",
    "trust_percent",
    "conflict_words",
)
REFUSED = (
    "ignored_heading",
    "total_row",
    "trust_scale_1_4",
    "apostrophe",
    "ambiguous_thousands_message",
    "toml_thousands",
    "cascade",
    "workbook",
)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", READ)
def test_check_reads_it_and_says_what_it_took_for_what(name, language):
    result = CliRunner().invoke(cli, ["check", str(CASES / name), "--lang", language], catch_exceptions=False)
    assert result.exit_code == 0
    for note in case(name, language).notes:
        assert note in result.output


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", REFUSED)
def test_check_refuses_it_in_few_lines(name, language):
    result = CliRunner().invoke(cli, ["check", str(CASES / name), "--lang", language], standalone_mode=False)
    assert isinstance(result.exception, InputError)
    assert str(result.exception).splitlines() == told(name, language)
    assert len(told(name, language)) <= 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("env,Environment Office,government,1.5,0.4,9", "the row has 6 cells"),
        ("env,Environment Office,gvmnt,1.5,0.4", '"gvmnt" is not a kind'),
        ("env,Environment Office,,1.5,0.4", "the kind is empty"),
    ],
)
def test_a_wrong_row_of_the_register_is_not_told_again_of_ties_and_plans(tmp_path, row, said):
    for file in (CASES / "lists_in_cells").iterdir():
        text = file.read_text(encoding="utf-8").replace("env,Environment Office,government,1.5,0.4", row)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Scenario.load(tmp_path, language="en")
    (problem,) = caught.value.problems
    assert problem.found.startswith(said)
