"""Ids and names of plans that look the same to a reader and are written with other characters."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario
from partnership_sim.scenario import doubts as looked
from partnership_sim.tables.looks import look, spelt_out, twins

BASE = Path(__file__).parent / "base"


@pytest.fixture
def base(tmp_path):
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def with_rows(base, *ids):
    """Add stakeholders to the register."""
    register = base / "stakeholders.csv"
    register.write_text(
        register.read_text(encoding="utf-8") + "".join(f"{one},Dinas,government,,,,,,,,,,\n" for one in ids), encoding="utf-8"
    )
    toml = base / "scenario.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("government = 4", "government = 9"), encoding="utf-8")


def with_plan(base, name):
    toml = base / "scenario.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('name = "Inline"', f'name = "{name}"'), encoding="utf-8")


def problems(base, language="en"):
    with pytest.raises(InputError) as caught:
        Scenario.load(base, language=language)
    return [problem.tell(language) for problem in caught.value.problems]


CAFE = "café"
TWINS = [
    ("pu", "pu\u200b"),
    ("pu", "\u2060pu"),
    ("pu", "p\u00adu"),
    ("pu", "pu\u202c"),
    ("dinas pu", "dinas\u00a0pu"),
    ("dinas pu", "dinas  pu"),
    (unicodedata.normalize("NFC", CAFE), unicodedata.normalize("NFD", CAFE)),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_ids_that_look_the_same_are_refused(base, one, other):
    with_rows(base, *(() if one == "pu" else (one,)), other)
    (told,) = problems(base)
    row = 2 if one == "pu" else 9
    place = 9 if one == "pu" else 10
    assert told == (
        f'stakeholders.csv:row {place}, column id: "{" ".join(spelt_out(other).split())}" looks like the "{spelt_out(one)}" of row {row}, '
        "and is written with other characters; type one of the two anew, or give it another id"
    )
    (told,) = problems(base, "id")
    assert "tampak sama dengan" in told


@pytest.mark.parametrize("name", ["Empty\u200b", "Empty\ufeff", "From  table", "From\u00a0table"])
def test_plans_that_look_the_same_are_refused(base, name):
    with_plan(base, name.replace("\u200b", "\\u200b"))
    (told,) = problems(base)
    assert "looks like the plan" in told
    assert " ".join(spelt_out(name).split()) in told


@pytest.mark.parametrize("name", ["\u200b", "\u2060\u200d", "\u00ad"])
def test_a_name_that_shows_nothing_is_none(base, name):
    with_plan(base, name)
    (told,) = problems(base)
    assert "shows nothing to a reader" in told
    with_plan(base, "x")
    with_rows(base, name)
    assert any("shows nothing to a reader" in one and "column id" in one for one in problems(base))


@pytest.mark.parametrize("name", ["No programme\u200b", "no\u00a0Programme"])
def test_no_plan_looks_like_no_programme(base, name):
    with_plan(base, name)
    (told,) = problems(base)
    assert "is always run, by itself" in told


def test_different_names_are_let_be(base):
    with_rows(base, "PU", "pū", "pu2", "пу")
    register = Scenario.load(base).population.register
    assert register is not None
    assert register.ids[-4:] == ("PU", "pū", "pu2", "пу")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=8))
def test_twins_are_those_that_look_alike_and_differ(names):
    found = dict(twins(names))
    for position, name in enumerate(names):
        first = [look(one) for one in names].index(look(name))
        assert found.get(position) == (first if names[first] != name else None)
        assert look(look(name)) == look(name)


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_spelt_out_can_be_seen(name):
    assert spelt_out(name).isascii()
    assert spelt_out(name).isprintable()


@pytest.mark.parametrize(("language", "said"), [("en", "differ in capital letters only"), ("id", "hanya berbeda huruf besar dan kecil")])
def test_names_that_differ_in_capitals_are_told(base, language, said):
    with_rows(base, "PU")
    with_plan(base, "EMPTY")
    told = [doubt.text for doubt in looked.of(Scenario.load(base), language)]
    alike = [one for one in told if said in one]
    assert len(alike) == 2
    assert '"Empty"' in alike[0]
    assert '"EMPTY"' in alike[0]
    assert '"pu"' in alike[1]
    assert '"PU"' in alike[1]


def test_a_name_of_two_is_told(base):
    with_rows(base, "dinas1", "dinas2")
    told = [doubt.text for doubt in Scenario.load(base).doubts]
    assert '2 stakeholders are called "Dinas": dinas1, dinas2; are they not the same?' in told


def test_rows_given_twice_are_told(base):
    told = {doubt.about for doubt in Scenario.load(base).doubts}
    assert not told & {"action again", "shock again"}
    for name, row in (("plans", "From table,,networking,1,2,6,,ngo,\n"), ("shocks", "leadership_change,3,,0.6,1,pu|camat\n")):
        with (base / f"{name}.csv").open("a", encoding="utf-8") as stream:
            stream.write(row * 2)
    told_of = {doubt.about: doubt.text for doubt in Scenario.load(base).doubts}
    assert told_of["action again"] == (
        'plan "From table": Networking, 1 units a month from month 2 to 6, stands 3 times, and is done as often'
    )
    assert told_of["shock again"] == "shock Change of leadership in month 3 stands 3 times, and strikes as often"
