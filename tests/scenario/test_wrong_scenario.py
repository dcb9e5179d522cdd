"""Each thing that can be wrong in a scenario, its place, and what is said of it."""

from __future__ import annotations

import datetime
import math

import pytest

from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario
from tests.scenario.base import FILED, PLAIN, bytes_of, folder, problem_of, problems_of, spoilt

A = "plans/0/actions/0"
WRONG = [
    # path, value, place, found, expected, nearest
    ("mnths", 3, "mnths", '"mnths" is not a key here', "", "months"),
    ("name", None, "name", "it is missing", "expected text", ""),
    ("name", " ", "name", "it is empty", "expected text", ""),
    ("name", 3, "name", "3 is a whole number", "expected text", ""),
    ("months", None, "months", "it is missing", "expected a whole number from 1 to 600", ""),
    ("months", "72", "months", '"72" is text', "expected a whole number from 1 to 600: write 72", ""),
    ("months", 601, "months", "601 lies outside the range", "expected a whole number from 1 to 600", ""),
    ("months", True, "months", "true is a truth value", "expected a whole number from 1 to 600", ""),
    ("months", 72.0, "months", "72.0 is a number", "expected a whole number from 1 to 600: write 72", ""),
    ("programme_end", 49, "programme_end", "49 is later than the last month (48)", "expected a whole number from 1 to 48", ""),
    ("programme_end", 0, "programme_end", "0 lies outside the range", "expected a whole number from 1 to 600", ""),
    ("replicates", 0, "replicates", "0 lies outside the range", "expected a whole number from 1 to 1000000", ""),
    ("seed", -1, "seed", "-1 lies outside the range", "expected a whole number from 0 to 2^63-1", ""),
    ("seed", 2**63, "seed", "9223372036854775808 lies outside the range", "expected a whole number from 0 to 2^63-1", ""),
    ("language", "de", "language", '"de" is none of the choices', 'expected "en" or "id"', ""),
    ("goals", [], "goals", "it is empty", "expected a list of names", ""),
    ("goals", "trust", "goals", '"trust" is text', 'expected a list of names: write ["trust"]', ""),
    ("goals/0", "servise", "goals[1]", '"servise" is not a metric or outcome', "see describe metrics", "service"),
    ("goals/1", "ties", "goals[2]", '"ties" has no direction: neither more nor less is better', None, ""),
    ("goals/1", "service", "goals[2]", '"service" appears twice', "expected each goal once", ""),
    ("money/unit", 0, "money.unit", "0 lies outside the range", "expected a number above 0", ""),
    ("money/currency", None, "money.currency", "it is missing", "expected text", ""),
    ("money/curency", "IDR", "money.curency", '"curency" is not a key here', "", "currency"),
    ("money", 3, "money", "3 is a whole number", "expected a table", ""),
    ("population", None, "population", "it is missing", "expected a table", ""),
    ("population", [], "population", "[] is a list", "expected a table", ""),
    ("population/ngo", None, "population.ngo", "it is missing", None, ""),
    ("population/comunity", 3, "population.comunity", '"comunity" is not a key here', "", "community"),
    ("population/community", -1, "population.community", "-1 lies outside the range", "expected a whole number from 0 to 10000000", ""),
    ("population/community", 1.5, "population.community", "1.5 is a number", "expected a whole number from 0 to 10000000", ""),
    ("population/ties_each", 201, "population.ties_each", "201 lies outside the range", "expected a number from 0 to 200", ""),
    ("population/homophily", math.nan, "population.homophily", "nan is not a finite number", "expected a number from 0 to 1", ""),
    ("population/conflict", False, "population.conflict", "false is a truth value", "expected a number from 0 to 1", ""),
    ("population/ties", "t.csv", "population.ties", "ties without a register", None, ""),
    ("population/trust/comunity > ngo", 0.5, 'population.trust."comunity > ngo"', None, None, "community > ngo"),
    (
        "population/trust/ngo > ngo",
        1.7,
        'population.trust."ngo > ngo"',
        "1.7 lies outside the range",
        "expected a number from 0 to 1",
        "",
    ),
    ("population/trust/ngo > ngo", {"mean": -1}, 'population.trust."ngo > ngo".mean', "-1 lies outside the range", None, ""),
    ("population/trust/ngo > ngo", {"mean": 0.5, "spred": 1}, 'population.trust."ngo > ngo".spred', None, "", "spread"),
    ("population/resistance/nggo", 0.5, "population.resistance.nggo", '"nggo" is not a kind of stakeholder', "", "ngo"),
    ("population/resistance/ngo", "high", "population.resistance.ngo", '"high" is text', None, ""),
    ("population/resistance/ngo", {"mean": 0.3, "spread": -1}, "population.resistance.ngo.spread", "-1 lies outside the range", None, ""),
    ("parameters/trust_los_ratio", 3, "parameters.trust_los_ratio", None, "see describe parameters", "trust_loss_ratio"),
    (
        "parameters/trust_loss_ratio",
        99,
        "parameters.trust_loss_ratio",
        "99 lies outside the range",
        "expected a number from 2.5 to 5",
        "",
    ),
    ("parameters/need", True, "parameters.need", "true is a truth value", "expected a number from 0.15 to 0.8", ""),
    ("parameters/need", math.inf, "parameters.need", "inf is not a finite number", "expected a number from 0.15 to 0.8", ""),
    ("parameters/need", 10**400, "parameters.need", "10^30... lies outside the range", "expected a number from 0.15 to 0.8", ""),
    ("parameters", 3, "parameters", "3 is a whole number", "expected a table", ""),
    ("uncertainties/need", [0.3, 0.2], "uncertainties.need", "the low end 0.3 is above the high end 0.2", None, ""),
    ("uncertainties/need", [0.1, 0.2], "uncertainties.need[1]", "0.1 lies outside the range", "expected a number from 0.15 to 0.8", ""),
    ("uncertainties/need", 0.3, "uncertainties.need", "0.3 is not a range", "expected [low, high] within 0.15 to 0.8", ""),
    ("uncertainties/need", [0.2], "uncertainties.need", "[...] is not a range", "expected [low, high] within 0.15 to 0.8", ""),
    ("uncertainties/neeed", [0.2, 0.3], "uncertainties.neeed", None, "see describe parameters", "need"),
    ("workshop", 3, "workshop", "3 is a whole number", "expected a table", ""),
    ("workshop/rols", {}, "workshop.rols", '"rols" is not a key here', "", "roles"),
    ("workshop/roles", [], "workshop.roles", "[] is a list", "expected a table", ""),
    ("workshop/roles/nggo", {}, "workshop.roles.nggo", '"nggo" is not a kind of stakeholder', "", "ngo"),
    ("workshop/roles/ngo", 3, "workshop.roles.ngo", "3 is a whole number", "expected a table", ""),
    ("workshop/roles/ngo/shar", 0.2, "workshop.roles.ngo.shar", '"shar" is not a key here', "", "share"),
    ("workshop/roles/ngo/share", 1.5, "workshop.roles.ngo.share", "1.5 lies outside the range", "expected a number from 0 to 1", ""),
    ("workshop/roles/ngo/levers", [], "workshop.roles.ngo.levers", "it is empty", "expected a list of names", ""),
    ("workshop/roles/ngo/levers", ["networkng"], "workshop.roles.ngo.levers[1]", '"networkng" is not a lever', "", "networking"),
    (
        "workshop/roles/ngo/levers",
        ["mediation", "networking", "mediation"],
        "workshop.roles.ngo.levers[3]",
        '"mediation" appears twice',
        "expected each of them once",
        "",
    ),
    ("workshop/roles/ngo/goal", "trst", "workshop.roles.ngo.goal", '"trst" is not a metric or outcome', "see describe metrics", "trust"),
    ("workshop/roles/ngo/goal", "ties", "workshop.roles.ngo.goal", '"ties" has no direction: neither more nor less is better', None, ""),
    (
        "workshop/roles",
        {"ngo": {"share": 0.7}, "community": {"share": 0.4}},
        "workshop.roles.ngo.share",
        "ngo = 0.7, community = 0.4: together more than 1",
        "expected shares of one whole",
        "",
    ),
    ("plans", 3, "plans", "3 is a whole number", "expected a list of tables, or the name of a CSV", ""),
    ("plans/0", 3, "plans[1]", "3 is a whole number", "expected a table", ""),
    ("plans/0/name", None, "plans[1].name", "it is missing", "expected text", ""),
    ("plans/0/name", "No programme", "plans[1].name", '"No programme" is always run, by itself', "expected another name", ""),
    ("plans/1/name", "Latihan", "plans[2].name", '"Latihan" appears twice, first in scenario.toml:plans[1]', None, ""),
    ("plans/0/budget", -1, "plans[1].budget", "-1 lies outside the range", None, ""),
    ("plans/0/bugdet", 1, "plans[1].bugdet", '"bugdet" is not a key here', "", "budget"),
    (f"{A}/lever", "networkng", "plans[1].actions[1].lever", '"networkng" is not a lever', "", "networking"),
    (f"{A}/lever", None, "plans[1].actions[1].lever", "it is missing", "expected text", ""),
    (f"{A}/spend", -0.1, "plans[1].actions[1].spend", "-0.1 lies outside the range", None, ""),
    (f"{A}/spend", None, "plans[1].actions[1].spend", "it is missing", None, ""),
    (f"{A}/start", 0, "plans[1].actions[1].start", "0 lies outside the range", None, ""),
    (f"{A}/start", 19, "plans[1].actions[1].start", "the start, month 19, is later than the end, month 18", None, ""),
    (
        f"{A}/end",
        25,
        "plans[1].actions[1].end",
        "month 25 is later than the end of the programme (24)",
        "expected a whole number from 1 to 24",
        "",
    ),
    (f"{A}/on/0", "comunity", "plans[1].actions[1].on[1]", None, None, "community"),
    (f"{A}/on/0", "community-021", "plans[1].actions[1].on[1]", None, None, "community"),
    (f"{A}/on", [], "plans[1].actions[1].on", "it is empty", "expected a list of names", ""),
    (f"{A}/on", "community", "plans[1].actions[1].on", '"community" is text', 'expected a list of names: write ["community"]', ""),
    *[
        (f"{A}/on", word, "plans[1].actions[1].on[1]", None, "leave on out: it then means all that the lever declares", "")
        for word in ("semua", "All", ["everyone"], ["*"])
    ],
    (f"{A}/by", ["lsm-9"], "plans[1].actions[1].by[1]", None, None, ""),
    (f"{A}/form", "audit", "plans[1].actions[1].form", "capacity_building has one form only", "leave form out", ""),
    ("plans/1/actions/0/form", "mesages", "plans[2].actions[1].form", '"mesages" is not a form of facilitated_dialogue', "", "messages"),
    (f"{A}/negotiation", 1.5, "plans[1].actions[1].negotiation", "1.5 lies outside the range", "expected a number from 0 to 1", ""),
    (f"{A}/negotiation", True, "plans[1].actions[1].negotiation", "true is a truth value", "expected a number from 0 to 1", ""),
    (f"{A}/negotation", 1, "plans[1].actions[1].negotation", '"negotation" is not a key here', "", "negotiation"),
    (f"{A}/project_size", 1, "plans[1].actions[1].project_size", '"project_size" is not a key here', None, ""),
    ("shocks/0/shock", "fundng_cuts", "shocks[1].shock", '"fundng_cuts" is not a shock', "", "funding_cut"),
    ("shocks/0/month", 49, "shocks[1].month", "49 is later than the last month (48)", "expected a whole number from 1 to 48", ""),
    ("shocks/0/month", None, "shocks[1]", "neither month nor rate is given", "expected one of the two", ""),
    ("shocks/0/rate", 0.5, "shocks[1]", "month and rate are both given", "expected one of the two", ""),
    ("shocks/0/severity", 1.1, "shocks[1].severity", "1.1 lies outside the range", "expected a number from 0 to 1", ""),
    ("shocks/0/duration", 0, "shocks[1].duration", "0 lies outside the range", None, ""),
    ("shocks/0/on", ["goverment"], "shocks[1].on[1]", None, None, "government"),
    ("name", datetime.date(2026, 1, 2), "name", "2026-01-02 is a date or time", "expected text", ""),
]


@pytest.mark.parametrize(("path", "value", "place", "found", "expected", "near"), WRONG, ids=[f"{row[0]}-{row[1]}" for row in WRONG])
def test_what_is_wrong(path, value, place, found, expected, near):
    problem = problem_of(spoilt(path, value))
    assert (problem.file, problem.place) == ("scenario.toml", place)
    assert found is None or problem.found == found
    assert problem.expected == expected if expected is not None else problem.expected
    assert problem.nearest == near


@pytest.mark.parametrize("path", [f"{A}/by", "shocks/0/on"])
def test_what_is_left_out_means_others_than_all_where_no_lever_works_on_them(path):
    assert "expected kinds (" in problem_of(spoilt(path, ["all"])).expected


def test_a_rate_instead_of_a_month():
    assert problem_of(spoilt("shocks/0", {"shock": "disaster", "rate": 13})).place == "shocks[1].rate"


def test_service_delivery_straight_to_others_than_communities():
    action = {"lever": "service_delivery", "spend": 1, "on": ["community", "ngo"]}
    problem = problem_of(spoilt(A, action))
    assert (problem.place, problem.expected) == ("plans[1].actions[1].on[2]", "expected one of community")
    Scenario.of(spoilt(A, {**action, "form": "joint"}))


def test_an_action_on_a_kind_that_nobody_has():
    mapping = spoilt(f"{A}/on", ["business"], spoilt("population/business", 0))
    problem = problem_of(mapping)
    assert (problem.place, problem.found) == ("plans[1].actions[1].on[1]", '"business": there is nobody of this kind')


def test_an_empty_population():
    population = {"community": 0, "government": 0, "business": 0, "ngo": 0}
    problem = problem_of(spoilt("plans", None, spoilt("shocks", None, spoilt("population", population))))
    assert (problem.place, problem.found) == ("population", "the population is empty")


def test_more_in_the_register_than_the_total():
    mapping = spoilt("population/government", 1, FILED)
    problem = problem_of(mapping, bytes_of())
    assert (problem.file, problem.place) == ("scenario.toml", "population.government")
    assert problem.found == "1 is less than the 2 of this kind in the register"


def test_plans_of_one_name_in_csv_and_tables():
    mapping = {**FILED, "plans": ["plans.csv", {"name": "Layanan"}]}
    problem = problem_of(mapping, bytes_of())
    assert (problem.file, problem.place) == ("scenario.toml", "plans[2].name")
    assert problem.found == '"Layanan" appears twice, first in plans.csv:row 4'


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("missing.csv", '"missing.csv" does not exist'),
        ("../stakeholders.csv", '"../stakeholders.csv" is not a file inside the scenario\'s folder'),
        ("/etc/passwd", '"/etc/passwd" is not a file inside the scenario\'s folder'),
        ("scenario.toml", '"scenario.toml" is not a file inside the scenario\'s folder'),
        ("a\x00b", None),
        ("folder", '"folder" is a folder'),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, found):
    folder(tmp_path, "")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError) as caught:
        Scenario.of({**FILED, "population": {"register": name}, "plans": [], "shocks": []}, base=tmp_path)
    problem = caught.value.problems[0]
    assert (problem.file, problem.place) == ("scenario.toml", "population.register")
    assert found is None or problem.found == found


@pytest.mark.parametrize(
    ("data", "place", "found"),
    [
        (b"name = \nmonths = 3\n", "line 1, column 8", "neither a number, nor text in quotation marks, nor a list"),
        (b"name = Air bersih\n", "line 1, column 8", "neither a number, nor text in quotation marks, nor a list"),
        (b'name = "a"\nname = "b"\n', "line 2, column 11", "the key or section appears twice"),
        (b'name = "a', "at the end", "a quotation mark is missing"),
        (b"months 72\n", "line 1, column 8", "the equals sign after the key is missing"),
        (b"a = [1, 2\n", "at the end", "a list is not closed with ]"),
        (b"a = {b = 1\n", "line 1, column 11", "a table is not closed with }"),
        (b"a = " + b"[" * 20_000, "", "nested too deeply"),
        (b"a = " + b"9" * 5_000, "", "this cannot be read as TOML"),
        (b'name = "K\xe9"\n', "line 1", "is not UTF-8 (the file may be in Windows-1252)"),
        ("name = 'a'".encode("utf-16"), "", "the file is UTF-16 text"),
        (b"PK\x03\x04\x00", "", "workbook or an archive"),
        (b"name = 'abcdef'\x00", "", "NUL bytes"),
        (b"name = 'a\x07'", "line 1", "control character 0x07"),
    ],
)
def test_a_toml_that_is_none(tmp_path, data, place, found):
    (tmp_path / "scenario.toml").write_bytes(data)
    with pytest.raises(InputError) as caught:
        Scenario.load(tmp_path, language="en")
    (problem,) = caught.value.problems
    assert (problem.file, problem.place) == ("scenario.toml", place)
    assert found in problem.found
    assert problem.expected


def test_paths_that_are_no_scenario(tmp_path):
    (tmp_path / "list.csv").write_text("id")
    for path, found in (
        (tmp_path, "the folder holds no scenario.toml"),
        (tmp_path / "nothing", '"nothing" does not exist'),
        (tmp_path / "list.csv", "this is not a scenario"),
    ):
        with pytest.raises(InputError) as caught:
            Scenario.load(path, language="en")
        assert [(problem.file, problem.found) for problem in caught.value.problems] == [(str(path), found)]
        assert caught.value.problems[0].expected


def test_every_problem_of_every_file_at_once():
    mapping = spoilt("mnths", 3, {**FILED, "goals": ["trst"], "parameters": {"x": 1}, "uncertainties": {"need": [1, 2, 3]}})
    files = bytes_of(
        stakeholders="id,kind,resistance\na,ngo,1.7\na,goverment,0.2\n",
        ties="source,target,trust\na,a,0.5\na,b,0.5\n",
        plans="plan,lever,spend,start\nP,networkng,-1,30\n",
        shocks="shock,month\nflood,99\n",
    )
    places = {(problem.file, problem.place) for problem in problems_of(mapping, files)}
    assert places == {
        ("scenario.toml", "mnths"),
        ("scenario.toml", "goals[1]"),
        ("scenario.toml", "parameters.x"),
        ("scenario.toml", "uncertainties.need"),
        ("stakeholders.csv", "row 2, column resistance"),
        ("stakeholders.csv", "row 3, column id"),
        ("stakeholders.csv", "row 3, column kind"),
        ("ties.csv", "row 2, column target"),
        ("ties.csv", "row 3, column target"),
        ("plans.csv", "row 2, column lever"),
        ("plans.csv", "row 2, column spend"),
        ("plans.csv", "row 2, column start"),
        ("shocks.csv", "row 2, column shock"),
        ("shocks.csv", "row 2, column month"),
    }


def test_the_example_of_the_guide():
    told = problem_of(spoilt(f"{A}/lever", "networkng")).tell()
    assert told.startswith("scenario.toml:")
    assert told.endswith('plans[1].actions[1].lever: "networkng" is not a lever; did you mean "networking"?')


def test_no_mapping_at_all():
    with pytest.raises(InputError):
        Scenario.of([1, 2])  # type: ignore[arg-type]
    loop: dict[str, object] = {}
    loop["a"] = loop
    with pytest.raises(InputError):
        Scenario.of(loop)


def test_a_language_that_there_is_not():
    with pytest.raises(InputError, match="language"):
        Scenario.of(PLAIN, language="de")
