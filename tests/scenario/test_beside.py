"""Tables that lie in the folder and that scenario.toml does not name are told, with the line to write."""

from __future__ import annotations

import pytest

from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario

MAIN = """name = "X"
language = "en"
months = 12
replicates = 50
{above}
[population]
community = 10
government = 3
business = 2
ngo = 2
{below}
"""
REGISTER = "No;Nama;Jenis\n1;Dinas;Pemerintah\n2;LSM Pesisir;LSM\n"
WITH_IDS = "id;name;kind\ndin;Dinas;government\nlsm;LSM Pesisir;ngo\n"
TIES = "From,To,Type,Label\ndin,lsm,works with,x\n"
PLANS = "plan,lever,spend\nP,mediation,0.1\n"
SHOCKS = "shock,month\ndisaster,3\n"


def folder(tmp_path, above="", below="", **files):
    (tmp_path / "scenario.toml").write_text(MAIN.format(above=above, below=below), encoding="utf-8")
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def unread(case):
    return [(doubt.whose, doubt.text, doubt.grave) for doubt in case.doubts if doubt.about == "unread"]


@pytest.mark.parametrize(
    ("file", "text", "line", "place"),
    [
        ("mitra", REGISTER, 'register = "mitra.csv"', "below [population]"),
        ("stakeholders", WITH_IDS, 'register = "stakeholders.csv"', "below [population]"),
        ("links", TIES, 'ties = "links.csv"', "below [population]"),
        ("ideas", PLANS, 'plans = "ideas.csv"', "above the first section"),
        ("shocks", SHOCKS, 'shocks = "shocks.csv"', "above the first section"),
    ],
)
def test_a_table_that_nothing_reads_is_told(tmp_path, file, text, line, place):
    path = folder(tmp_path, **{file: text})
    for case in (Scenario.load(path), Scenario.load(path / "scenario.toml"), Scenario.load(path).with_(months=10)):
        ((whose, told, grave),) = unread(case)
        assert (whose, grave) == (f"{file}.csv", True)
        assert (
            told
            == f'"{file}.csv" lies in the folder and is not read, because scenario.toml does not name it; to have it read, write {line} {place}'
        )


def test_what_is_named_is_not_told_nor_what_would_stand_beside_it(tmp_path):
    path = folder(tmp_path, 'plans = "plans.csv"', 'register = "r.csv"', plans=PLANS, r=WITH_IDS, r_old=WITH_IDS, notes="who,what\na,b\n")
    assert unread(Scenario.load(path)) == []


def test_where_something_is_wrong_it_is_a_problem_too(tmp_path):
    path = folder(tmp_path, 'plans = "plans.csv"', plans="plan,lever,spend,by\nP,mediation,0.1,LSM Pesisir\n", stakeholders=WITH_IDS)
    with pytest.raises(InputError) as wrong:
        Scenario.load(path, language="id")
    told = str(wrong.value)
    assert 'scenario.toml:population.register: "stakeholders.csv" ada di folder ini tetapi tidak dibaca' in told
    assert 'agar dibaca, tulislah register = "stakeholders.csv" di bawah [population]' in told
